"""Cells as high as their table that stand beside its rows: what they say is said of the heading above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.detect.texts.annotations import find_values
from extract.detect.texts.cell_pairs import cell_label, own_pairs
from extract.detect.texts.celltext import nested_tables, text_blocks
from extract.detect.values.raw_values import value_of
from extract.detect.words.labels import FIELDS
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Field, Level, PrintedValue


def without_side_cells(table: Table) -> tuple[Table, list[PrintedValue]]:
    """Part a table from a cell at its side, and return the values of that cell.

    A box with labels of its own ("Constat / …") beside the header and all rows, or any text beside a table that a
    frame around both holds, is no column.
    """
    sides = [cell for cell in table.cells if _is_side(cell, table)]
    if len(sides) != 1 or not any(cell.text.strip() for cell in table.cells if cell is not sides[0]):
        return table, []
    side = sides[0]
    values = list(_labelled(side)) or (list(_plain(side)) if _stands_by_nested(side, table) else [])
    return (_without(table, side), values) if values else (table, [])


def _is_side(cell: Cell, table: Table) -> bool:
    """Whether a cell at the left or right edge is as high as its table and names no item."""
    edge = cell.col == 0 or cell.col + cell.col_span == table.n_cols
    if not edge or cell.row_span < table.n_rows or table.n_cols < 2 or not cell.text.strip() or nested_tables(cell):
        return False
    marker = read_marker(cell.text)
    if marker is not None and (isinstance(marker.level, Level) or marker.number):
        return False
    return cell_label(cell) is None and (table.n_rows > 2 or _stands_by_nested(cell, table))


def _stands_by_nested(side: Cell, table: Table) -> bool:
    return table.n_rows == 1 and any(nested_tables(cell) for cell in table.cells if cell is not side)


def _labelled(cell: Cell) -> Iterator[PrintedValue]:
    for pair in own_pairs(cell):
        if pair.meaning.target not in FIELDS:
            continue
        known = pair.meaning
        if known.target == Field.DESCRIPTION:
            yield from _plain(pair.value)
        elif (
            value := value_of(known.target, pair.value.text, pair.label, known.hints, pair.place, known.cover)
        ) is not None:
            yield value


def _plain(cell: Cell) -> Iterator[PrintedValue]:
    """The annotations on lines of their own in a text, and the text around them."""
    kept: list[str] = []
    for block in text_blocks(cell):
        if found := find_values(block.text):
            yield from (replace(value, places=cell.places) for value in found)
        else:
            kept.append(block.text)
    if kept:
        yield PrintedValue(Field.DESCRIPTION, "\n".join(kept), None, places=cell.places, confidence=0.9)


def _without(table: Table, side: Cell) -> Table:
    left = side.col_span if side.col == 0 else 0
    cells = tuple(replace(cell, col=cell.col - left) for cell in table.cells if cell is not side)
    return replace(table, cells=cells, n_cols=table.n_cols - side.col_span)
