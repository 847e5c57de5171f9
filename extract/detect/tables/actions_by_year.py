"""Tables of objectives by year: what stands in a cell under a year are the actions of that year.

The rows say which objective an action serves, the columns when it is done. Each such cell becomes a row of its own,
with the year beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from extract.detect.columns.column import Column, Header, column_texts, row_cells
from extract.detect.texts.celltext import is_bullet, text_blocks
from extract.detect.words.labels import meaning
from extract.document import PLAIN, Block, Cell, Kind, Line, Place, Table, TextBlock
from extract.printed import Level

_FEWEST_YEARS = 2
_MOST = 0.5  # of the cells under years
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
_HINTS = MappingProxyType({"bound": "period", "shape": "grid"})


def with_actions_of_years(table: Table, header: Header) -> tuple[Table, Header]:
    """Return the table with a row for each cell under a year, and the header of its columns; others as they are.

    Its titles are objectives only, and the name over the years speaks of actions, or lists stand under them.
    """
    years = [column for column in header.columns if column.slot is not None and column.target in ("slot", "remarks")]
    if len(years) < _FEWEST_YEARS or not _are_objectives(header.of("title")) or not _are_side_by_side(years):
        return table, header
    under = [cell for cell in table.cells if years[0].index <= cell.col <= years[-1].index and cell.row >= header.last]
    filled = [cell for cell in under if cell.text.strip()]
    if not filled or not (_names_actions(years) or _are_lists(filled)) or not _are_worded(table, header, years):
        return table, header
    return _unfolded(table, header, years), _header(header, years)


def _are_objectives(titles: Sequence[Column]) -> bool:
    levels = {column.level for column in titles}
    return bool(levels) and levels <= {Level.STRATEGIC, Level.OPERATIONAL}


def _are_side_by_side(years: Sequence[Column]) -> bool:
    return years[-1].index - years[0].index == len(years) - 1


def _names_actions(years: Sequence[Column]) -> bool:
    """Whether the label over all years names actions, or when they are done."""
    labels = {column.label.rpartition(" > ")[0] for column in years}
    known = meaning(labels.pop().rpartition(" > ")[2]) if len(labels) == 1 else None
    return known is not None and known.level is Level.ACTION and known.target in ("title", "schedule")


def _are_lists(cells: Sequence[Cell]) -> bool:
    return all(is_bullet(block) for cell in cells for block in text_blocks(cell) if block.text.strip())


def _are_worded(table: Table, header: Header, years: Sequence[Column]) -> bool:
    """Whether the cells under years hold words, and not signs or the name of a phase."""
    texts = [text for column in years for text in column_texts(table, table.grid(), header.last, column.index)]
    return sum(len(_WORD.findall(text)) >= _FEWEST_WORDS for text in texts) > _MOST * len(texts)


def _header(header: Header, years: Sequence[Column]) -> Header:
    """The header with the actions and their years in the place of the columns of years."""
    first, label = years[0].index, years[0].label.rpartition(" > ")[0]
    found = [column for column in header.columns if column.index < first]
    found.append(Column(first, "title", label, level=Level.ACTION))
    found.append(Column(first + 1, "schedule", label, _HINTS))
    after = (column for column in header.columns if column.index > years[-1].index)
    return replace(header, columns=(*found, *(replace(c, index=first + 2 + n) for n, c in enumerate(after))))


def _unfolded(table: Table, header: Header, years: Sequence[Column]) -> Table:
    first, last = years[0].index, years[-1].index
    heads = {_texts(table, row) for row in range(header.first, header.last)}
    again = {row for row in range(header.last, table.n_rows) if _texts(table, row) in heads}
    of_rows: list[list[Cell]] = [[] for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        if first <= cell.col <= last and cell.row >= header.last and cell.row not in again and cell.text.strip():
            of_rows[cell.row].extend(_entries(cell))
    starts = [0, *accumulate(max(1, len(cells)) for cells in of_rows)]
    found: list[Cell] = []
    for cell in table.cells:
        end = min(cell.row + cell.row_span, table.n_rows)
        if first <= cell.col <= last:
            continue
        col, until = (at if at <= first else at - (last - first - 1) for at in (cell.col, cell.col + cell.col_span))
        if cell.col < first < cell.col + cell.col_span <= last:
            until = first
        row, span = starts[cell.row], starts[end] - starts[cell.row]
        found.append(replace(cell, row=row, row_span=span, col=col, col_span=until - col))
    for start, cells in zip(starts, of_rows, strict=False):
        for row, cell in enumerate(cells, start):
            covered = [column for column in years if cell.col <= column.index < cell.col + cell.col_span]
            found.append(replace(cell, row=row, row_span=1, col=first, col_span=1))
            found.append(_time(row, first + 1, covered, cell.places))
    found.sort(key=lambda cell: (cell.row, cell.col))
    n_cols = table.n_cols - len(years) + 2
    return replace(table, cells=tuple(found), n_rows=starts[-1], n_cols=n_cols, col_edges=())


def _entries(cell: Cell) -> list[Cell]:
    """The entries of a list that fills a cell, what is set in from one with it, each in a cell; else the cell."""
    if not all(isinstance(block, TextBlock) and is_bullet(block) for block in cell.blocks):
        return [cell]
    parts: list[list[Block]] = []
    for block in cell.blocks:
        if parts and isinstance(block, TextBlock) and block.level:
            parts[-1].append(block)
        else:
            parts.append([block])
    return [replace(cell, blocks=tuple(part), places=part[0].places or cell.places) for part in parts]


def _texts(table: Table, row: int) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) for cell in row_cells(table.grid()[row]))


def _time(row: int, col: int, years: Sequence[Column], places: tuple[Place, ...]) -> Cell:
    """A cell that says the years of the columns that an action stands under."""
    own = [column.slot.text for column in years if column.slot is not None and column.slot.year is not None]
    text = " ".join(own) or years[0].label.rpartition(" > ")[2]
    place = places[0] if places else Place()
    return Cell(row, col, blocks=(TextBlock(Kind.PARAGRAPH, (Line(text, place, PLAIN),)),), places=places)
