"""Framed fiches whose labels and values are lines of one cell: "Fiche n° 3" over "Action : …", "Pilote : …".

Each line becomes a row of a label and its value, as fiches have them.
"""

from __future__ import annotations

from dataclasses import replace

from extract.detect.texts.cell_pairs import cut_label
from extract.detect.words.labels import meaning
from extract.document import Block, Cell, Document, Role, Table, TextBlock

_TITLES = frozenset({"title", "parent"})
_FEWEST_LINES = 3  # with a label
_FEWEST = 2  # fiches


def with_labelled_cells(document: Document) -> Document:
    """Return the document, such tables of one column as tables of labels and values; two of them at least."""
    found = {at: rows for at, block in enumerate(document.blocks) if (rows := _as_rows(block)) is not None}
    if len(found) < _FEWEST:
        return document
    return replace(document, blocks=tuple(found.get(at, block) for at, block in enumerate(document.blocks)))


def _as_rows(block: Block) -> Table | None:
    """A table of one column with its labelled cells as rows; None where none of these names an item."""
    if not isinstance(block, Table) or block.n_cols != 1 or block.n_rows < 2 or block.role is not Role.BODY:
        return None
    if block.hidden_rows or any(cell.row_span > 1 for cell in block.cells):
        return None
    cells: list[Cell] = []
    row = 0
    named = False
    for cell in block.cells:
        pairs = _pairs(cell)
        if len(pairs) < _FEWEST_LINES:
            cells.append(replace(cell, row=row, col_span=2))
            row += 1
            continue
        named = named or any(_names_item(label.text) for label, _ in pairs)
        for label, value in pairs:
            cells.append(Cell(row, 0, blocks=(label,), fill=cell.fill, places=label.places))
            cells.append(Cell(row, 1, blocks=(value,), fill=cell.fill, places=value.places))
            row += 1
    return replace(block, cells=tuple(cells), n_rows=row, n_cols=2, col_edges=()) if named else None


def _names_item(label: str) -> bool:
    known = meaning(label)
    return known is not None and known.target in _TITLES


def _pairs(cell: Cell) -> list[tuple[TextBlock, TextBlock]]:
    """The labels of a cell with their values; [] where the first line of a paragraph opens with no known label."""
    found: list[tuple[TextBlock, TextBlock]] = []
    for block in cell.blocks:
        if not isinstance(block, TextBlock) or block.marker or not block.lines:
            return []
        first = block.lines[0]
        label, colon, begun = cut_label(first.text)
        known = meaning(label.strip()) if colon else None
        if known is None or not known.is_whole:
            return []
        value = (replace(first, text=begun.strip()), *block.lines[1:])
        found.append(
            (
                replace(block, lines=(replace(first, text=label.strip()),)),
                replace(block, lines=tuple(line for line in value if line.text) or value[:1]),
            )
        )
    return found
