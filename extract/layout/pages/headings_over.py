"""Headings over columns too short to reach beyond the first: what stands below them begins level in several columns.

A list set in columns below each heading is read to its end before the next heading, not down the whole page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from extract.layout.engine.content import Word
from extract.layout.text.lines import TextLine, make_line, size_of

_LARGER = 1.08  # times the print below
_WIDE = 1.5  # font sizes of a heading: the blank that it leaves in the columns beside it
_FEWEST = 2  # on a page, unless one like it spans the columns

_Parts = list[list[Word]]


class _Row(Protocol):
    @property
    def top(self) -> float: ...
    @property
    def words(self) -> tuple[Word, ...]: ...


def headings_over(rows: Sequence[_Row], shares: Sequence[_Parts | None]) -> set[int]:
    """Return the rows of the first column that head all columns; ``shares`` are the words of each row by column.

    Nothing stands beside such a row, the next one begins in several columns, and it is bold or larger than these.
    Another row of the page looks like it: one that spans the columns (no share), or one like this.
    """
    found: dict[int, TextLine] = {}
    for at in range(len(rows) - 2, 0, -1):
        parts, below = shares[at], shares[at + 1]
        if not rows[at].words or parts is None or not parts[0] or any(parts[1:]) or not rows[at + 1].words:
            continue
        heads = at + 1 in found or (below is not None and sum(map(bool, below)) > 1)
        line = make_line(rows[at].words)
        if (
            heads
            and _stands_out(line, found.get(at + 1) or make_line(rows[at + 1].words))
            and _is_alone(rows, shares, at)
        ):
            found[at] = line
    if not found:
        return set()
    spanning = [make_line(r.words) for r, share in zip(rows, shares, strict=True) if share is None and r.words]
    looks = Counter(_print(line) for line in found.values())
    known = {_print(line) for line in spanning} | {look for look, times in looks.items() if times >= _FEWEST}
    return {at for at, line in found.items() if _print(line) in known}


def _stands_out(line: TextLine, below: TextLine) -> bool:
    bold = line.look.bold and not below.look.bold
    return bold or line.look.size > _LARGER * below.look.size


def _print(line: TextLine) -> tuple[float, bool, str | None]:
    return line.look.size, line.look.bold, line.look.colour


def _is_alone(rows: Sequence[_Row], shares: Sequence[_Parts | None], at: int) -> bool:
    """Whether the columns beside a row leave a blank there that is wider than those of a text."""
    size = size_of(rows[at].words[0])
    top, bottom = min(w.top for w in rows[at].words), max(w.bottom for w in rows[at].words)
    above = [word.bottom for parts in shares[:at] if parts is not None for side in parts[1:] for word in side]
    below = [word.top for parts in shares[at + 1 :] if parts is not None for side in parts[1:] for word in side]
    if not above or not below:
        return False
    end, start = max(above), min(below)
    return end < bottom and top < start and start - end > _WIDE * size and end - top < size / 2
