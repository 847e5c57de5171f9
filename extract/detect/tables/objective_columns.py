"""Tables whose columns are objectives: each cell of the first row is one, and below it stand its actions.

Posters are set so. A row means nothing in them: they are read column by column, as text.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.words.markers import read_marker
from extract.document import Block, Cell, Role, Table, TextBlock
from extract.printed import Level

_FEWEST_COLUMNS = 2
_OBJECTIVES = (Level.STRATEGIC, Level.OPERATIONAL)


def with_columns_of_objectives(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks`` with such tables as the texts of their columns, one after the other."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and block.role is Role.BODY and _are_objectives(block):
            found.extend(_by_column(block))
        else:
            found.append(block)
    return found


def _are_objectives(table: Table) -> bool:
    """Whether the cells of the first row are objectives of one level, each with a title, that count up."""
    if table.n_cols < _FEWEST_COLUMNS or table.n_rows < 2 or any(cell.col_span > 1 for cell in table.cells):
        return False
    heads = [read_marker(" ".join(cell.text.split())) for cell in _row(table, 0)]
    told = [head for head in heads if head is not None and head.level in _OBJECTIVES and head.rest and head.number]
    if len(told) < table.n_cols or len({head.level for head in told}) > 1:
        return False
    last = [(head.number or "").rpartition(".")[2] for head in told]
    counts = [int(number) for number in last if number.isdigit()]
    return counts == list(range(counts[0], counts[0] + table.n_cols)) if counts else False


def _row(table: Table, row: int) -> list[Cell]:
    return sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.col)


def _by_column(table: Table) -> list[TextBlock]:
    cells = sorted(table.cells, key=lambda cell: (cell.col, cell.row))
    return [block for cell in cells for block in cell.text_blocks]
