"""Tables that hold an action a column: labels at the left ("Action", "Responsable", "Échéance"), codes on top."""

from __future__ import annotations

from dataclasses import replace

from extract.detect.words.labels import FIELDS, meaning
from extract.detect.words.markers import read_marker
from extract.document import Table
from extract.printed import Level

_FEWEST_FIELDS = 2
_FEWEST_ACTIONS = 2
_MOST_ROWS = 12


def with_rows_turned(table: Table) -> Table:
    """Return a table that has its items side by side with one a row; any other as it is."""
    return _turned(table) if _has_items_in_columns(table) else table


def _has_items_in_columns(table: Table) -> bool:
    if not _FEWEST_FIELDS < table.n_rows <= _MOST_ROWS or table.n_cols <= _FEWEST_ACTIONS:
        return False
    if any(cell.row_span > 1 or cell.col_span > 1 for cell in table.cells):
        return False
    grid = table.grid()
    codes = [read_marker(cell.text) if cell is not None else None for cell in grid[0][1:]]
    if any(code is None or code.number is None or code.rest for code in codes):
        return False
    known = [meaning(row[0].text) if row[0] is not None else None for row in grid[1:]]
    titled = any(said is not None and said.level is Level.ACTION and said.is_whole for said in known)
    fields = sum(said is not None and said.target in FIELDS for said in known)
    return titled and fields >= _FEWEST_FIELDS and all(known)


def _turned(table: Table) -> Table:
    """The table with its rows as columns."""
    cells = tuple(replace(cell, row=cell.col, col=cell.row, is_header=False) for cell in table.cells)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))
    return replace(table, cells=ordered, n_rows=table.n_cols, n_cols=table.n_rows, header_rows=1, col_edges=())
