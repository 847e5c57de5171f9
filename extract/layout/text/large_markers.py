"""A number or code in very large print beside its title: it is read before the title, however many lines that has."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.text.lines import TextLine, make_line, make_lines, size_of

_LARGER = 1.5  # times the print of the title
_MOST_WORDS = 4
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
        first, end = at, at + 1
        while first and _is_beside(found[first - 1], marker):
            first -= 1
        while end < len(found) and _is_beside(found[end], marker):
            end += 1
        beside = [word for other in (*found[first:at], *found[at + 1 : end]) for word in other.words]
        if beside and (not rest or _is_beside(make_line(rest), marker)):
            found[first:end] = [marker, *make_lines(sorted([*beside, *rest], key=lambda w: (w.bottom, w.x0)))]
    return found


def _is_beside(line: TextLine, marker: TextLine) -> bool:
    """Whether a line in smaller print stands at the right of a marker, within its height or hardly beyond."""
    size = max(size_of(word) for word in line.words)
    middle = (line.top + line.bottom) / 2
    within = marker.top - 0.2 * size <= middle <= marker.bottom + 0.2 * size
    return line.x0 > marker.x1 and within and size * _LARGER <= marker.look.size
