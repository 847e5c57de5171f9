"""Turned texts in tables without rules: objectives that stand upright beside their rows, names of narrow columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Box, Cell, Place
from extract.layout.engine.content import Word
from extract.layout.tables.cells import PageTable, placed_back, turned_lines, words_box
from extract.layout.tables.join_tables import joined_blocks
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import size_of
from extract.layout.text.paragraphs import to_blocks

_QUARTERS = (90, 270)
_APART = 1.2  # font sizes along the text: another text
_NEXT_LINE = 0.8  # font sizes between the lines of one text
_NAMES = 3  # words above turned texts


class Text(NamedTuple):
    """Words that make one turned text, and the box around them."""

    words: tuple[Word, ...]
    box: Box


def is_turned(word: Word) -> bool:
    """Whether a word reads upwards or downwards."""
    return word.look.turn in _QUARTERS


def with_turned_columns(edges: tuple[float, ...], words: Sequence[Word], upright: Sequence[Word]) -> tuple[float, ...]:
    """Return the edges of columns, one more before a text that follows turned ones which share its column.

    Hardly any of the ``upright`` words, but the name of their column, stands at their height.
    """
    found = list(edges)
    for text in turned_texts(words):
        left = max((x for x in found if x <= text.box.x0 + 1), default=None)
        right = min((x for x in found if x >= text.box.x1 - 1), default=None)
        if left is None or right is None:
            continue  # beside the table
        inside = [word for word in upright if left <= word.x0 < right]
        after = [word for word in inside if word.x0 >= text.box.x1 - 1]
        if len(text.words) > 1 and after and len(inside) - len(after) <= _NAMES:
            found.append(min(word.x0 for word in after) - 1.5)
    return tuple(sorted(set(found)))


def with_turned_texts(table: PageTable, words: Sequence[Word]) -> tuple[PageTable, set[Word]]:
    """Return the table with the turned texts that stand in its columns, and the words of these.

    A text reaches over the rows that it stands beside, up to half-way to the next one of its column.
    """
    edges = table.table.col_edges
    cells = list(table.table.cells)
    used: set[Word] = set()
    for col, (left, right) in enumerate(pairwise(edges)):
        texts = [text for text in turned_texts(words) if left <= (text.box.x0 + text.box.x1) / 2 < right]
        texts = [text for text in texts if table.row_edges[0] < text.box.bottom and text.box.top < table.row_edges[-1]]
        heads = [
            text for text in texts if text.box.top < table.row_edges[1] and text.box.bottom <= table.row_edges[1] + 1
        ]
        body = [text for text in texts if text not in heads]
        ends = [(above.box.bottom + below.box.top) / 2 for above, below in pairwise(body)]
        bounds = [_first_row(cells, col), *(_nearest(table, cells, col, end) for end in ends), table.table.n_rows]
        spans = [(0, 1)] * len(heads) + list(pairwise(bounds))
        for text, (start, end) in zip([*heads, *body], spans, strict=False):
            if start < end:
                cells = _with_text(cells, text, col, (start, end), table)
                used.update(text.words)
    whole = replace(table.table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))))
    return table._replace(table=whole), used


def turned_texts(words: Sequence[Word]) -> list[Text]:
    """Return the texts that turned words make, from the top: lines side by side, words with hardly a gap along them."""
    groups: list[list[Word]] = []
    for word in words:
        near = [group for group in groups if any(_belong(word, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([word, *(other for group in near for other in group)])
    texts = [Text(tuple(group), words_box(group)) for group in groups]
    return sorted(texts, key=lambda text: text.box.top)


def _belong(one: Word, other: Word) -> bool:
    size = size_of(one)
    along = max(one.top, other.top) - min(one.bottom, other.bottom)
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    return one.look.turn == other.look.turn and along < _APART * size and across < _NEXT_LINE * size


def _first_row(cells: Sequence[Cell], col: int) -> int:
    """Return the row below the name of a column, which is not turned."""
    return max(
        (cell.row + cell.row_span for cell in cells if cell.col == col and not cell.row and cell.blocks), default=0
    )


def _nearest(table: PageTable, cells: Sequence[Cell], col: int, height: float) -> int:
    """Return the row that begins nearest to a height, of those that begin a text of the next column where they do."""
    begun = {cell.row for cell in cells if cell.col == col + 1 and cell.blocks}
    rows = [row for row in range(1, table.table.n_rows) if row in begun] or list(range(1, table.table.n_rows))
    return min(rows, key=lambda row: abs(table.row_edges[row] - height), default=table.table.n_rows)


def _with_text(cells: Sequence[Cell], text: Text, col: int, rows: tuple[int, int], table: PageTable) -> list[Cell]:
    """Put a text into a cell that reaches over ``rows``, together with what these hold in the column already."""
    inside = [cell for cell in cells if cell.col == col and cell.col_span == 1 and rows[0] <= cell.row < rows[1]]
    left, right = table.table.col_edges[col : col + 2]
    box = Box(left, table.row_edges[rows[0]], right, table.row_edges[rows[1]])
    lines, turn = turned_lines(list(text.words))
    blocks = tuple(
        placed_back(block, text.box, table.page)
        for block in to_blocks(lines, Frame(table.page, 0.0, text.box.bottom - text.box.top, in_cell=True))
    )
    for cell in inside:
        blocks = joined_blocks(blocks, cell.blocks) if cell.blocks else blocks
    own = Cell(rows[0], col, rows[1] - rows[0], 1, blocks, None, turn, places=(Place(table.page, box),))
    return [*(cell for cell in cells if cell not in inside), own]
