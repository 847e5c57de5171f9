"""Blocks changed text by text or place by place, in paragraphs and in the cells of tables alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_not

from extract.document import Block, Cell, Kind, Line, Place, Table, TextBlock

ChangeText = Callable[[TextBlock], TextBlock]
Move = Callable[[Place], Place]
Spread = Callable[[Place], tuple[Place, ...]]


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


def paragraph_of(block: TextBlock, line: Line) -> TextBlock:
    """Return a paragraph of one line in the place of ``block``, without its marker and its links."""
    return replace(block, kind=Kind.PARAGRAPH, level=None, marker=None, lines=(line,), links=(), sign_colours=())


def with_places(block: Block, move: Move, spread: Spread | None = None) -> Block:
    """Return ``block`` with each of its places moved, those of lines and of cells included.

    ``spread`` gives the places of a cell or a table where these may come to stand on several pages.
    """
    spread = spread or (lambda place: (move(place),))
    if isinstance(block, TextBlock):
        return replace(block, lines=tuple(replace(line, place=move(line.place)) for line in block.lines))
    places = tuple(new for place in block.places for new in spread(place))
    if not isinstance(block, Table):
        return replace(block, places=places)
    cells = tuple(
        replace(
            cell,
            blocks=tuple(with_places(inner, move, spread) for inner in cell.blocks),
            places=tuple(new for place in cell.places for new in spread(place)),
        )
        for cell in block.cells
    )
    return replace(block, cells=cells, places=places)
