"""Rows of a table with upright rules alone: one tall cell a column holds them all, side by side.

The lines of all columns show the same gaps, and the first line of nearly each row fills most columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.engine.content import Word
from extract.layout.open_tables.row_gaps import clear_gaps
from extract.layout.tables.grid import Grid
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import size_of

_MOST_BODY_ROWS = 3  # of the grid: where level rules part rows there are more
_HIGHEST_ROW = 10.0  # font sizes: no more lines than one action may have
_FEWEST_ROWS = 3
_FULL = 0.8  # of them begin on a line that fills most columns
_MOST_COLUMNS = 0.5


def tall_cells(grid: Grid, cells: Mapping[int, Sequence[Word]], end: int) -> dict[int, list[int]]:
    """Return the cells of each tall row behind the header, which ends before row ``end``, that may hold several."""
    if len(grid.ys) - 1 - end > _MOST_BODY_ROWS:
        return {}
    found: dict[int, list[int]] = {}
    for row in range(end, len(grid.ys) - 1):
        filled = [at for at in dict.fromkeys(grid.owner[row]) if cells.get(at)]
        flat = all(grid.regions[at].row_end - grid.regions[at].row == 1 for at in filled)
        if len(filled) > 2 and flat and not any(word.look.turn for at in filled for word in cells[at]):
            size = size_of(cells[filled[0]][0])
            if grid.ys[row + 1] - grid.ys[row] > _HIGHEST_ROW * size:
                found[row] = filled
    return found


def holds_rows(lines: Sequence[RowLine], columns: int) -> bool:
    """Whether gaps between the lines of all columns part them to rows."""
    gaps = clear_gaps(lines, columns, set())
    if gaps is None or len(gaps.starts) + 1 < _FEWEST_ROWS:
        return False
    starts = [0, *gaps.starts]
    full = sum(len(lines[at].pieces) > _MOST_COLUMNS * (columns - gaps.beside) for at in starts)
    return full >= _FULL * len(starts)
