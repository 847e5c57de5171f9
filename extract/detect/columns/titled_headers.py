"""Headers that name an objective where others name the column of its actions: "OO 1.1 Planter | Pilote | Échéance"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.detect.columns.column import Grid, row_cells
from extract.detect.words.headings import is_state, volet_of
from extract.detect.words.labels import FIELDS, funder, meaning, time_slot
from extract.detect.words.markers import read_marker
from extract.document import Block, Cell, Table
from extract.printed import Level
from extract.text import fold

_FEWEST_WORDS = 3  # of a title that says so by nothing else
_LONGEST_TABLE = 400  # rows

Labels = tuple[str, ...]


class _Head(NamedTuple):
    """A row of labels that begins with a title: its row, the title's cells (a code may have its own), the labels."""

    row: int
    title: tuple[Cell, ...]
    labels: Labels

    @property
    def text(self) -> str:
        """The title with its code."""
        return " ".join(cell.text for cell in self.title)


def titles_apart(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, each objective among the labels of a header in a row of its own above that header.

    It is an objective by its marker, or because the same labels stand beside other titles elsewhere.
    """
    heads = {index: _heads(block) for index, block in enumerate(blocks) if isinstance(block, Table)}
    titles: dict[Labels, set[str]] = {}
    for head in (head for found in heads.values() for head in found):
        titles.setdefault(head.labels, set()).add(fold(head.text))
    apart: list[Block] = []
    for index, block in enumerate(blocks):
        own = [h for h in heads.get(index, ()) if _is_objective(h.text) or len(titles[h.labels]) > 1]
        apart.append(_split(block, own) if own and isinstance(block, Table) else block)
    return apart


def _heads(table: Table) -> list[_Head]:
    if table.n_cols < 3 or table.hidden_rows or table.n_rows > _LONGEST_TABLE:
        return []
    grid = table.grid()
    return [head for row in range(table.n_rows - 1) if (head := _head(grid, row)) is not None]


def _head(grid: Grid, row: int) -> _Head | None:
    """The head that a row is: labels of two fields or more, nothing else beside a title, and no label under that."""
    cells = row_cells(grid[row])
    coded = len(cells) > 3 and (marker := read_marker(cells[0].text)) is not None and marker.number and not marker.rest
    title, rest = tuple(cells[: 2 if coded else 1]), cells[2 if coded else 1 :]
    below = grid[row + 1][title[-1].col] if title else None
    if not title or title[0].col or any(cell.row != row or cell.row_span > 1 for cell in cells):
        return None
    labels = [cell.text.strip() for cell in rest if cell.text.strip()]
    if len(labels) < 2 or not _is_title(" ".join(cell.text for cell in title)):
        return None
    if below is None or not below.text.strip() or _is_label(below.text):
        return None
    known = [(text, meaning(text)) for text in labels if time_slot(text) is None]
    if any(m is None or not m.is_whole or m.target not in FIELDS for _, m in known):
        return None
    sure = {m.target for text, m in known if m is not None and not is_state(text) and funder(text) is None}
    return _Head(row, title, tuple(map(fold, labels))) if len(sure) >= 2 else None


def _is_title(text: str) -> bool:
    return _is_objective(text) or (len(text.split()) >= _FEWEST_WORDS and not _is_label(text))


def _is_label(text: str) -> bool:
    known = meaning(text)
    return known is not None and known.cover >= 0.5


def _is_objective(text: str) -> bool:
    """Whether a text names an objective, or the volet of all that the table holds."""
    if volet_of(text) is not None:
        return True
    marker = read_marker(text)
    return marker is not None and marker.level in (Level.STRATEGIC, Level.OPERATIONAL) and len(marker.rest.split()) > 1


def _split(table: Table, heads: Sequence[_Head]) -> Table:
    """Return the table with a full-width row for the title of each head, which keeps an empty cell in its place."""
    rows = [head.row for head in heads]
    titles = {id(cell): cell is head.title[-1] for head in heads for cell in head.title}
    cells: list[Cell] = []
    for cell in table.cells:
        above = sum(row <= cell.row for row in rows)
        if id(cell) in titles:
            span = table.n_cols - cell.col if titles[id(cell)] else cell.col_span
            cells.append(replace(cell, row=cell.row + above - 1, col_span=span))
            cells.append(Cell(cell.row + above, cell.col, 1, cell.col_span, fill=cell.fill, places=cell.places))
        else:
            cells.append(replace(cell, row=cell.row + above))
    header_rows = table.header_rows + sum(row < table.header_rows for row in rows)
    return replace(table, cells=tuple(cells), n_rows=table.n_rows + len(rows), header_rows=header_rows)
