"""A marker at the left of a title of several lines, set at the middle of their height: it is read before all of them.

Designers put "OS.1" into a disc or hexagon beside its title. From the top to the bottom of the page it comes between
two lines of one text, where nothing that is read by itself ever stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.text.lines import TextLine

_MOST_WORDS = 4
_FLUSH = 2.0  # points
_NEXT_LINE = 1.5  # font sizes between the baselines of one text


def with_hanging_first(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return lines from the top, such markers before the texts that they stand beside."""
    moved = [at for at in range(1, len(lines) - 1) if _hangs_between(lines[at], lines[at - 1], lines[at + 1])]
    if not moved:
        return lines
    found = list(lines)
    for at in moved:
        first = at - 1
        while first and _is_one_text(found[first - 1], found[first]):
            first -= 1
        found.insert(first, found.pop(at))
    return found


def _hangs_between(line: TextLine, above: TextLine, below: TextLine) -> bool:
    """Whether a short line stands at the left of two lines of one text, beside both of them."""
    beside = line.x1 < above.x0 and line.top < above.bottom and below.top < line.bottom
    return beside and len(line.words) <= _MOST_WORDS and _is_one_text(above, below)


def _is_one_text(above: TextLine, below: TextLine) -> bool:
    near = 0 < below.bottom - above.bottom <= _NEXT_LINE * above.look.size
    return near and above.look == below.look and abs(above.x0 - below.x0) <= _FLUSH
