"""Tab-separated rows whose cells hold line breaks: which lines below a row are the rest of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cell_kinds import goes_on, opens_rows, value_kind

MOST_LINES = 12  # that the rest of a row takes
_FEWEST_CELLS, _FEWEST_ROWS = 3, 3
_CODED = 0.8  # of the rows, that a code opens
_ENDS = (".", ":", ";", "!", "?")
_MOST_LOOKED_AT = 200  # lines of a table


@dataclass(frozen=True, slots=True)
class UsualRows:
    """How many cells the rows of a table mostly have, and whether a code opens them."""

    width: int
    coded: bool


def usual_rows(lines: Iterable[str]) -> UsualRows | None:
    """Return what the rows at the head of some lines have in common, up to a wide gap; None where they are few."""
    rows: list[list[str]] = []
    gap = 0
    for line in islice(lines, _MOST_LOOKED_AT):
        gap = 0 if line.strip() else gap + 1
        if gap > 1:
            break
        rows.append(line.split("\t"))
    width, times = Counter(map(len, rows)).most_common(1)[0]
    if width < _FEWEST_CELLS or times < _FEWEST_ROWS:
        return None
    whole = [row for row in rows if len(row) == width and row != rows[0]]
    return UsualRows(width, sum(_is_coded(row[0]) for row in whole) >= _CODED * len(whole))


def rest_of_row(below: Sequence[str], row: Sequence[str], usual: UsualRows) -> list[list[str]]:
    """Return the cells of each line below a row that is of it: the first goes on with the row's last one.

    ``row`` has the last line of each of its cells. One that lacks cells goes on until it has as many as the others;
    what goes on with the last cell, in small letters or with the bullet of its list, is of it.
    """
    cells, last = len(row), row[-1]
    more: list[list[str]] = []
    for line in below if cells < usual.width else ():
        parts = line.split("\t")
        if not line.strip() or not _may_go_on(last, parts[0], usual) or cells + len(parts) - 1 > usual.width:
            break
        more.append(parts)
        cells, last = cells + len(parts) - 1, parts[-1]
        if cells == usual.width:
            break
    if cells != usual.width:
        return []
    for line in below[len(more) :]:
        if "\t" in line or not line.strip() or not last.strip() or not _is_of_cell(last, line):
            break
        more.append([line])
        last = line
    return more


def is_cut_above(line: str, row: Sequence[str], usual: UsualRows) -> bool:
    """Whether a line right above a row is the beginning of its first cell."""
    if usual.coded or len(row) != usual.width or "\t" in line or not line.strip():
        return False
    return goes_on(row[0].strip()) and not line.rstrip().endswith(_ENDS)


def _may_go_on(last: str, first: str, usual: UsualRows) -> bool:
    if usual.coded:
        return not _is_coded(first) and not opens_rows(first.strip())
    return _is_of_cell(last, first)


def _is_of_cell(last: str, text: str) -> bool:
    """Whether a text goes on with the last line of a cell, or with the list that it holds."""
    if goes_on(text.strip()):
        return True
    above, below = split_bullet(last.strip()), split_bullet(text.strip())
    return above is not None and below is not None and above[0] == below[0]


def _is_coded(cell: str) -> bool:
    return bool(cell.strip()) and value_kind(cell.strip()) in ("code", "number")
