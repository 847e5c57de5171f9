"""Tables without a header whose first cells each stand beside several rows: what these rows serve.

Each row holds a text and, last, when it is done.
"""

from __future__ import annotations

from types import MappingProxyType

from extract.detect.columns.column import Column, Grid
from extract.detect.words.times import lasts, names_time
from extract.document import Table
from extract.printed import Field, Level

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_MOST = 0.5  # of the first cells stand beside several rows
_FEWEST_WORDS = 2  # of a title


def columns_beside_parents(table: Table, grid: Grid) -> tuple[Column, ...]:
    """Return the columns of such a table: parents, actions and times; () for any other one."""
    if table.n_cols != _FEWEST_COLUMNS or table.n_rows < _FEWEST_ROWS:
        return ()
    parents = [cell for cell in table.cells if cell.col == 0]
    merged = sum(cell.row_span > 1 for cell in parents)
    if not merged or merged < _MOST * len(parents) or any(cell.col_span > 1 for cell in table.cells):
        return ()
    rows = [[cell.own_text.strip() if cell is not None else "" for cell in row] for row in grid]
    titled = all(len(text.split()) >= _FEWEST_WORDS for row in rows for text in row[:2])
    if not titled or not all(names_time(row[2]) or lasts(row[2]) for row in rows):
        return ()
    times = Column(2, Field.SCHEDULE.value, "", MappingProxyType({"bound": "period"}), cover=0.6)
    return Column(0, "title", level=Level.OPERATIONAL), Column(1, "title", level=Level.ACTION), times
