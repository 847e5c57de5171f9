"""Times of a header as narrow columns print them: "'19", "19", "2019" cut over two lines, "2027-2030" after "2026".

Below a year may stand the bare numbers of its quarters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from extract.detect.columns.column import row_cells
from extract.detect.words.labels import TimeSlot, time_slot, year_span, years_from
from extract.document import Cell, TextBlock

Grid = list[list[Cell | None]]

_COUNT = re.compile(r"(?P<sign>['’‘ʼ`])?(?P<number>\d{1,4})")
_FIRST, _LAST = 2012, 2049  # the terms of plans
_QUARTERS = ("1", "2", "3", "4")
_ROMAN = ("I", "II", "III", "IV")
_FEWEST_YEARS = 2
_ROWS = 6  # a header stands in the first rows of what is read


def with_whole_years(grid: Grid, start: int) -> Grid:
    """Return the grid with the years of its header (within six rows of ``start``) written in four digits.

    Only years that run on from column to column are: two or more that an apostrophe or four digits mark, three or
    more bare ones. Months and days that run on begin before any year.
    """
    whole: dict[int, Cell] = {}
    for row in grid[start : start + _ROWS]:
        for run in _runs(row):
            whole |= {id(cell): _renamed(cell, str(year)) for cell, year in run if cell.text.strip() != str(year)}
    if not whole:
        return grid
    return [[whole.get(id(cell), cell) if cell is not None else None for cell in row] for row in grid]


def with_named_quarters(grid: Grid, start: int) -> Grid:
    """Return the grid, the numbers 1 to 4 below each year of its header (within six rows of ``start``) as quarters.

    They stand under each of two years or more, four in each: nothing else is counted so.
    """
    for upper, lower in pairwise(range(start, min(start + _ROWS, len(grid)))):
        years = [cell for cell in row_cells(grid[upper]) if cell.col_span == len(_QUARTERS) and _is_year(cell)]
        below = [grid[lower][cell.col : cell.col + cell.col_span] for cell in years]
        names = [tuple(" ".join(cell.text.split()) for cell in cells if cell is not None) for cells in below]
        if len(years) < _FEWEST_YEARS or not all(name in (_QUARTERS, _ROMAN) for name in names):
            continue
        named = {
            id(cell): _renamed(cell, f"T{n}") for cells in below for n, cell in enumerate(cells, 1) if cell is not None
        }
        row = [named.get(id(cell), cell) if cell is not None else None for cell in grid[lower]]
        return [*grid[:lower], row, *grid[lower + 1 :]]
    return grid


def spans_beside(texts: Mapping[int, str]) -> dict[int, TimeSlot]:
    """Return the header texts (each with its column) that name several years next to those of another one.

    "2027-2030" beside "2026" or "2031-2033" is one more column of the same kind, and so is "2028 et suivantes" (no year
    is known of it) beside "2027". A span that holds the years beside it ("2025", "2026", "2025-2026") is none: what
    stands there is their total.
    """
    spans = {col: span for col, text in texts.items() if (span := year_span(text)) is not None}
    opened = {col: first for col, text in texts.items() if (first := years_from(text)) is not None}
    if not spans and not opened:
        return {}
    years = {slot.year for text in texts.values() if (slot := time_slot(text)) is not None and slot.year}
    firsts = years | {span.year for span in spans.values()}
    lasts = years | {span.last for span in spans.values()}
    beside = {
        col: span
        for col, span in spans.items()
        if span.year is not None
        and span.last is not None
        and not any(span.year <= year <= span.last for year in years)
        and (span.year - 1 in lasts or span.last + 1 in firsts)
    }
    return beside | {col: TimeSlot(None) for col, first in opened.items() if first - 1 in lasts}


def _is_year(cell: Cell) -> bool:
    slot = time_slot(cell.text)
    return slot is not None and slot.year is not None and slot.part is None


def _runs(row: list[Cell | None]) -> list[list[tuple[Cell, int]]]:
    """The runs of years in one row, each cell with its year."""
    runs: list[list[tuple[Cell, int, bool]]] = [[]]
    for before, cell in zip([None, *row[:-1]], row, strict=True):
        if cell is None or cell is before:
            continue
        match = _COUNT.fullmatch("".join(cell.text.split())) if 0 < len(cell.text) <= 8 else None
        if match is None:
            runs.append([])
            continue
        number = int(match["number"])
        year = number + 2000 if number < 100 else number
        if runs[-1] and runs[-1][-1][1] + 1 != year:
            runs.append([])
        runs[-1].append((cell, year, bool(match["sign"]) or number > _FIRST))
    return [
        [(cell, year) for cell, year, _ in run]
        for run in runs
        if len(run) >= (2 if all(marked for _, _, marked in run) else 3) and run[0][1] >= _FIRST and run[-1][1] <= _LAST
    ]


def _renamed(cell: Cell, text: str) -> Cell:
    block = next(block for block in cell.blocks if isinstance(block, TextBlock) and block.lines)
    return replace(cell, blocks=(replace(block, lines=(replace(block.lines[0], text=text),)),))
