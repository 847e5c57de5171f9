"""Which lines of a printed spreadsheet begin a row, where it is printed without gridlines.

A line of text is a row of its own where one column has an entry of one line in all of them. Else the entries of a row
begin, or end, at one height, or stand around the code of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.pages.sheet_columns import SheetCell, SheetLine

_FULL = 0.9  # of the lines
_FEW = 0.1
_NEXT_LINE = 1.35  # of the usual distance between lines
_OVER = 2.0  # points
_ROOM = 4.0  # points behind a text
_FEWEST_CODES, _LONGEST_CODE = 3, 15
_SAME = 1.0  # points

Column = Sequence[SheetCell | None]  # what stands in each line


def row_starts(
    lines: Sequence[SheetLine], columns: Sequence[Column], head: int, heights: Sequence[float], shades: Sequence[float]
) -> set[int]:
    """Return the lines that begin a row, but the first one; the first ``head`` lines name the columns, in one row.

    ``heights`` are those above each line and below the last one, ``shades`` where shades begin and end.
    """
    every = set(range(max(head, 1), len(lines)))
    if any(_is_of_lines(column[head:]) for column in columns):
        return every
    interleaved = sum(below.top < above.bottom - _OVER for above, below in pairwise(lines))
    codes = [column for column in columns if _is_of_codes(column[head:])]
    if codes and interleaved > _FEW * len(lines):
        return _around(codes[-1], lines, head) & every | {head} - {0}
    pitch = usual_pitch(lines)
    gaps = {at for at in every if lines[at].bottom - lines[at - 1].bottom > _NEXT_LINE * pitch}
    shaded = {at for at in every if any(abs(heights[at] - y) <= _SAME for y in shades)}
    pairs = [(column[at - 1], column[at], at) for column in columns for at in every]
    begun = {at for above, cell, at in pairs if above is None and cell is not None}
    ended = {at for above, cell, at in pairs if above is not None and cell is None}
    coded = {at for column in codes for at, cell in enumerate(column) if cell is not None}
    told = [
        begun | (coded & every),
        ended | ({at + 1 for at in coded} & every),
        *(_around(column, lines, head) for column in codes),
    ]
    chosen = min(told, key=lambda rows: sum(_cuts(columns, at) for at in rows) / max(1, len(rows)))
    fresh = {at for c in wrapped_columns(columns, head) for at in every if _is_fresh(columns[c], at)}
    return (chosen & every) | shaded | gaps | fresh | ({head} - {0})


def wrapped_columns(columns: Sequence[Column], head: int) -> set[int]:
    """Return the columns whose texts go on in the next line."""
    return {c for c, column in enumerate(columns) if any(goes_on(column, at) for at in range(head + 1, len(column)))}


def goes_on(column: Column, at: int, merged: bool = False) -> bool:
    """Whether what stands in a line is the rest of the text above, or the blank below it in a ``merged`` cell."""
    cell, above = column[at], column[at - 1]
    return merged if cell is None else above is not None and cell.text[:1].islower()


def usual_pitch(lines: Sequence[SheetLine]) -> float:
    """Return the distance between lines of one text: what is usual among the smaller ones."""
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(lines))
    return median(steps[: max(1, (len(steps) + 1) // 2)]) if steps else 0.0


def _is_of_lines(column: Column) -> bool:
    """Whether a column has an entry of one line in nearly all lines."""
    held = [cell for cell in column if cell is not None]
    lower = sum(cell.text[:1].islower() for cell in held)
    return len(held) >= max(2, _FULL * len(column)) and lower <= _FEW * len(held)


def _is_of_codes(column: Column) -> bool:
    """Whether the entries of a column are codes, each but once: every row has one."""
    texts = [cell.text for cell in column if cell is not None]
    codes = all(len(text) <= _LONGEST_CODE and text[-1:].isdigit() for text in texts)
    return codes and len(texts) >= _FEWEST_CODES and len(set(texts)) == len(texts)


def _around(column: Column, lines: Sequence[SheetLine], head: int) -> set[int]:
    """The lines that begin a row, where each entry of a column stands in the middle of its row."""
    held = [lines[at].bottom for at, cell in enumerate(column) if cell is not None and at >= head]
    bounds = [(above + below) / 2 for above, below in pairwise(held)]
    return {next((at for at, line in enumerate(lines) if line.bottom > y), 0) for y in bounds}


def _cuts(columns: Sequence[Column], at: int) -> bool:
    """Whether a row that begins here would cut a text."""
    return any(goes_on(column, at) for column in columns)


def _is_fresh(column: Column, at: int) -> bool:
    """Whether a text begins below one that had room for its first word."""
    cell, above = column[at], column[at - 1]
    if cell is None or above is None or cell.text[:1].islower():
        return False
    widest = max(c.x1 for c in column if c is not None)
    first = cell.words[0]
    return above.x1 + (first.x1 - first.x0) + _ROOM < widest
