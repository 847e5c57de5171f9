"""A number or code in very large print beside its title: it is read before the title, however many lines that has.

A number alone may stand at the right of the title, unless it counts what is printed over or under it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.text.lines import TextLine, make_line, make_lines, size_of

_LARGER = 1.5  # times the print of the title
_MOST_WORDS = 4
_MOST_DIGITS = 2  # of a number at the right of its title
_LEAST_SIZE = 18.0  # points


def with_large_first(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return lines from the top, those at the height of such a marker behind it."""
    if all(line.look.size < _LEAST_SIZE and size_of(line.words[0]) < _LEAST_SIZE for line in lines):
        return lines
    found: list[TextLine] = list(lines)
    for line in lines:
        if size_of(line.words[0]) < _LEAST_SIZE or not any(known is line for known in found):
            continue
        large = [word for word in line.words if size_of(word) == size_of(line.words[0])]
        rest = line.words[len(large) :]
        if len(large) > _MOST_WORDS or tuple(large) != line.words[: len(large)]:
            continue
        marker = make_line(large)
        at = next(index for index, known in enumerate(found) if known is line)
        numbers = _numbers(marker, lines)
        first, end = at, at + 1
        while first and _is_beside(found[first - 1], marker, numbers):
            first -= 1
        while end < len(found) and _is_beside(found[end], marker, numbers):
            end += 1
        beside = [word for other in (*found[first:at], *found[at + 1 : end]) for word in other.words]
        if beside and (not rest or _is_beside(make_line(rest), marker, numbers)):
            found[first:end] = [marker, *make_lines(sorted([*beside, *rest], key=lambda w: (w.bottom, w.x0)))]
    return found


def _numbers(marker: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a marker is a number with nothing over or under it: it may number what stands at its left."""
    if not marker.text.isdigit() or len(marker.text) > _MOST_DIGITS:
        return False
    others = (line for line in lines if line.words[-1] is not marker.words[-1])
    return not any(line.x1 > marker.x0 and line.x0 < marker.x1 for line in others)


def _is_beside(line: TextLine, marker: TextLine, numbers: bool) -> bool:
    """Whether a line in smaller print stands beside a marker, within its height or hardly beyond.

    It stands at the right of the marker, or at the left of one that ``numbers``.
    """
    size = max(size_of(word) for word in line.words)
    middle = (line.top + line.bottom) / 2
    within = marker.top - 0.2 * size <= middle <= marker.bottom + 0.2 * size
    beside = line.x0 > marker.x1 or (numbers and line.x1 < marker.x0)
    return beside and within and size * _LARGER <= marker.look.size
