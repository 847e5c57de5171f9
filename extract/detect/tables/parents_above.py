"""Cells of parents that only say "the same": each stands for the objective that its column names above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.detect.columns.column import Header
from extract.dittos import is_ditto
from extract.document import Cell, Table

_PARENTS = ("volet", "theme", "code")


def with_parents_above(table: Table, header: Header, above: Mapping[int, Cell]) -> tuple[Table, dict[int, Cell]]:
    """Return the table, its dittos under parents replaced by what they stand for, and the last cell by column.

    ``above`` are the last cells of the table that this one continues. The titles of the items themselves are kept as
    they are printed: the last column of titles.
    """
    titles = [column.index for column in header.of("title")]
    parents = {*titles[:-1], *(column.index for column in header.of(*_PARENTS))}
    last = dict(above)
    cells: list[Cell] = []
    same = True
    for cell in sorted(table.cells, key=lambda one: (one.row, one.col)):
        if cell.col in parents and cell.row >= header.last and cell.text.strip():
            if not is_ditto(cell.text):
                last[cell.col] = cell
            elif cell.col in last:
                cell = replace(cell, blocks=last[cell.col].blocks)
                same = False
        cells.append(cell)
    return (table if same else replace(table, cells=tuple(cells))), last
