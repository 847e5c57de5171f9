"""Codes of rows in a column that no level rule parts: "A.1", "A.2", each on the row that rules draw beside it.

Sheets often have borders around some columns only. A column without them looks merged over all rows; a merged cell has
no code on each of the rows that it stands for.
"""

from __future__ import annotations

import re

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import rebuilt
from extract.layout.tables.row_codes import is_code
from extract.layout.text.lines import make_lines

_FEWEST = 2
_MOST_WORDS = 3  # of a code
_FARTHEST = 30.0  # points from the codes to the table
_MARGIN = 1.0  # points from the border of a column to its text
_FIGURES = re.compile(r"\d+")


def with_coded_rows(grid: Grid, cells: dict[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, each cell of such codes parted where they stand.

    >>> regions = (Region(0, 0, 2, 1), Region(0, 1, 1, 2), Region(1, 1, 2, 2))
    >>> high = Grid((0, 50, 100), (0, 20, 40), regions, ((0, 1), (0, 2)))
    >>> codes = [Word("A.1", 10, 5, 40, 15), Word("A.2", 10, 25, 40, 35)]
    >>> len(with_coded_rows(high, {0: codes})[0].regions)
    4
    """
    parted = {
        index: parts
        for index, words in cells.items()
        if len(words) >= _FEWEST
        and (region := grid.regions[index]).row_end - region.row >= _FEWEST
        and region.col_end - region.col == 1
        and (parts := _parts(grid, region, words))
    }
    if not parted:
        return grid, cells
    made = [
        part
        for index, region in enumerate(grid.regions)
        for part in parted.get(index, [(region, cells.get(index, []))])
    ]
    return rebuilt(grid, made)


def with_codes_beside(
    grid: Grid, cells: dict[int, list[Word]], outside: list[Word]
) -> tuple[Grid, dict[int, list[Word]], list[Word]]:
    """Return the grid with the codes right before its rows as a column, its cells' words, and the words left over.

    There is one on each row, all of one shape, and nothing else before the table.
    """
    top, bottom = grid.ys[0], grid.ys[-1]
    before = [word for word in outside if word.x0 < grid.xs[0] and top <= (word.top + word.bottom) / 2 <= bottom]
    rows = len(grid.ys) - 1
    if rows < _FEWEST or len(grid.xs) <= _FEWEST or not rows <= len(before) <= _MOST_WORDS * rows:
        return grid, cells, outside
    right = max(word.x1 for word in before)
    if right > grid.xs[0] + 1 or right < grid.xs[0] - _FARTHEST:
        return grid, cells, outside
    wider = grid._replace(xs=(min(word.x0 for word in before) - _MARGIN, *grid.xs))
    made = [
        (region._replace(col=region.col + 1, col_end=region.col_end + 1), cells.get(index, []))
        for index, region in enumerate(grid.regions)
    ]
    parts = _parts(wider, Region(0, 0, rows, 1), before)
    if len(parts) != rows:
        return grid, cells, outside
    held = {id(word) for word in before}
    return *rebuilt(wider, [*made, *parts]), [word for word in outside if id(word) not in held]


def _parts(grid: Grid, region: Region, words: list[Word]) -> list[tuple[Region, list[Word]]]:
    """The cells that the codes of a cell tell, each from its row to the next one that has a code; [] where none do."""
    if len(words) > _MOST_WORDS * (region.row_end - region.row):
        return []
    rows: list[int] = []
    held: list[list[Word]] = []
    shapes: set[str] = set()
    for line in make_lines(words):
        middle = (line.top + line.bottom) / 2
        row = sum(middle >= y for y in grid.ys[region.row + 1 : region.row_end]) + region.row
        if not is_code(line.words) or (rows and row <= rows[-1]):
            return []
        rows.append(row)
        held.append(list(line.words))
        shapes.add(_FIGURES.sub("#", line.text))
    if len(rows) < _FEWEST or len(shapes) > 1 or rows[0] != region.row:
        return []
    ends = [*rows[1:], region.row_end]
    return [(Region(row, region.col, end, region.col_end), own) for row, end, own in zip(rows, ends, held, strict=True)]
