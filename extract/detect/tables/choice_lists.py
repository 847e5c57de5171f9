"""Lists of what the columns of a plan may say, as workbooks keep them for their menus: they say it of no item."""

from __future__ import annotations

from extract.detect.columns.column import row_cells
from extract.detect.texts.cell_pairs import cell_label
from extract.detect.words.headings import is_state
from extract.detect.words.labels import FIELDS
from extract.document import Table
from extract.text import fold

_RANKED = ("status", "priority")
_FEWEST_COLUMNS, _FEWEST_ROWS, _FEWEST_STATES = 2, 3, 2


def is_choice_list(table: Table) -> bool:
    """Whether each column is a list of its own under the label of a field, one of them of states or ranks.

    Lists are not equally long, and say nothing twice; none holds titles.
    """
    if table.n_cols < _FEWEST_COLUMNS or table.n_rows <= _FEWEST_ROWS:
        return False
    grid = table.grid()
    heads = row_cells(grid[0])
    known = [cell_label(cell) for cell in heads]
    if len(heads) != table.n_cols or any(m is None or m.target not in FIELDS for m in known):
        return False
    columns = [
        [fold(cell.text) if cell is not None else "" for cell in column] for column in zip(*grid[1:], strict=True)
    ]
    lists = [[text for text in column if text] for column in columns]
    if any(
        column[: len(texts)] != texts or len(set(texts)) < len(texts)
        for column, texts in zip(columns, lists, strict=True)
    ):
        return False
    ranked = [
        texts
        for m, texts in zip(known, lists, strict=True)
        if m is not None and m.target in _RANKED and (m.target == "priority" or all(map(is_state, texts)))
    ]
    return len(set(map(len, lists))) > 1 and any(len(texts) >= _FEWEST_STATES for texts in ranked)
