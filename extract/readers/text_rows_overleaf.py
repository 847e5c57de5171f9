"""Rows of a table that go on overleaf in plain text, below running heads and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Cell, Role, Table, TextBlock
from extract.text import ends_open

_ENDS = (".", ";", ":", "!", "?")
_LETTER = re.compile(r"[a-z][.)]\s")  # an entry of its own
_CUT = re.compile(r"[^\W\d_]-$")  # within a word


def with_rows_overleaf(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, a first row overleaf that only goes on with texts of the last one joined to it."""
    found: list[Block] = []
    last = -1  # of the body
    for block in blocks:
        if isinstance(block, TextBlock) and block.role in (Role.FOOTER, Role.RUNNING_HEAD):
            found.append(block)
            continue
        above = found[last] if -1 < last < len(found) - 1 else None
        if isinstance(above, Table) and isinstance(block, Table) and (joined := _joined(above, block)) is not None:
            found[last], block = joined
        last = len(found)
        found.append(block)
    return found


def _joined(above: Table, below: Table) -> tuple[Table, Table] | None:
    """The two tables with what goes on in the upper one; None where the first row below is one of its own."""
    row = {cell.col: cell for cell in above.cells if cell.row == above.n_rows - 1 and cell.text.strip()}
    rest = {cell.col: cell for cell in below.cells if cell.row == 0 and cell.text.strip()}
    if above.n_cols != below.n_cols or below.n_rows < 2 or not rest or 0 in rest or 0 not in row:
        return None
    if not all(col in row and _goes_on(row[col], cell) for col, cell in rest.items()):
        return None
    ends = {id(row[col]): cell for col, cell in rest.items()}
    cells = tuple(_with(cell, ends[id(cell)]) if id(cell) in ends else cell for cell in above.cells)
    kept = tuple(replace(cell, row=cell.row - 1) for cell in below.cells if cell.row > 0)
    return replace(above, cells=cells), replace(below, cells=kept, n_rows=below.n_rows - 1)


def _goes_on(above: Cell, cell: Cell) -> bool:
    text, after = above.text.rstrip(), cell.text.lstrip()
    if _CUT.search(text) or ends_open(text):
        return True
    return after[0].islower() and _LETTER.match(after) is None and not text.endswith(_ENDS)


def _with(cell: Cell, rest: Cell) -> Cell:
    """A cell with the lines of its last text followed by those of the first text of ``rest``."""
    *before, last = cell.blocks
    first, *after = rest.blocks
    if not isinstance(last, TextBlock) or not isinstance(first, TextBlock):
        return replace(cell, blocks=(*cell.blocks, *rest.blocks), places=(*cell.places, *rest.places))
    whole = replace(last, lines=(*last.lines, *first.lines))
    return replace(cell, blocks=(*before, whole, *after), places=(*cell.places, *rest.places))
