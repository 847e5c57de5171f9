"""Blocks changed text by text: what a rule rewrites stands in paragraphs and in the cells of tables alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_not

from extract.document import Block, Cell, Table, TextBlock

ChangeText = Callable[[TextBlock], TextBlock]


def with_texts(block: Block, change: ChangeText) -> Block:
    """Return ``block`` with each of its texts changed, those in cells included; itself where none changes."""
    if isinstance(block, TextBlock):
        return change(block)
    return with_cells(block, lambda cell: cell_with_texts(cell, change)) if isinstance(block, Table) else block


def cell_with_texts(cell: Cell, change: ChangeText) -> Cell:
    """Return ``cell`` with each of its texts changed, those of nested tables included; itself where none changes."""
    blocks = tuple([with_texts(block, change) for block in cell.blocks])
    return replace(cell, blocks=blocks) if any(map(is_not, blocks, cell.blocks)) else cell


def with_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """Return ``table`` with each of its cells changed; itself where none changes."""
    cells = tuple([change(cell) for cell in table.cells])
    return replace(table, cells=cells) if any(map(is_not, cells, table.cells)) else table
