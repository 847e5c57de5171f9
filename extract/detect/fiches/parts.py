"""Tables inside fiches: the rows beside a label that spans them, where they are a list with columns of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.detect.columns.column import row_cells
from extract.detect.tables.reading import TableContext, read_table
from extract.detect.texts.cell_pairs import cell_label, values_below
from extract.detect.texts.celltext import nested_tables
from extract.detect.texts.entries import Entry
from extract.detect.values.raw_values import nested_values, payer
from extract.detect.words.headings import is_total
from extract.detect.words.labels import Meaning, meaning, time_slot
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Field, Level, PrintedValue

_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """The label of a part of a fiche, what it means, the table beside it and the row behind both."""

    label: Cell
    meaning: Meaning
    table: Table
    end: int


def part_beside(table: Table, index: int) -> Part | None:
    """Return the part of a fiche whose label begins in row ``index`` and spans the rows of a list of items.

    The list has its own header that names titles and something else, or each of its rows begins with a number and a
    title.
    """
    label = next((cell for cell in row_cells(table.grid()[index]) if cell.row == index), None)
    if label is None or label.row_span < _FEWEST_ROWS or nested_tables(label):
        return None
    known = cell_label(label)
    if known is None or known.target != "title":
        return None
    inner = _inner(table, label)
    if inner.n_cols < 2 or not (_is_headed(inner) or _is_numbered(inner)):
        return None
    return Part(label, known, inner, label.row + label.row_span)


def budget_beside(table: Table, index: int) -> tuple[int, list[PrintedValue]] | None:
    """Return the amounts by year beside a label that begins in row ``index`` and spans them, and the row behind.

    A table that stands in the cell of a printed one, its borders touching those of the cell, adds its rows to it, and
    empty places around them.
    """
    label = next((cell for cell in row_cells(table.grid()[index]) if cell.row == index), None)
    if label is None or label.row_span <= _FEWEST_ROWS or nested_tables(label):
        return None
    known = cell_label(label)
    if known is None or known.target != Field.AMOUNT:
        return None
    cells = [cell for cell in _inner(table, label).cells if cell.text.strip()]
    rows, cols = sorted({cell.row for cell in cells}), sorted({cell.col for cell in cells})
    if len(rows) < _FEWEST_ROWS or len(cols) < _FEWEST_ROWS or len(cells) != len(rows) * len(cols):
        return None
    moved = [replace(c, row=rows.index(c.row), col=cols.index(c.col), row_span=1, col_span=1) for c in cells]
    first, *payers = [cell.text for cell in moved if not cell.row]
    when = meaning(first)
    years = [cell.text for cell in moved if cell.row and not cell.col]
    by_year = when is not None and when.target == Field.SCHEDULE and all(map(payer, payers))
    if not by_year or not all(time_slot(text) is not None or is_total(text) for text in years):
        return None
    inner = Table(tuple(moved), len(rows), len(cols), ruled=table.ruled)
    return label.row + label.row_span, nested_values(Field.AMOUNT, inner, label.text)


def part_items(part: Part, block: int) -> list[Entry]:
    """Return the items of a part, one level below the fiche's own once ``hang_below`` has told it."""
    reading = read_table(part.table, TableContext(), block)
    return [entry for entry in reading.entries if entry.kind in ("item", "text")]


def hang_below(items: Sequence[Entry], level: Level | None) -> None:
    """Give the items of a part their level: below that of the fiche's item."""
    rank = min((level or Level.ACTION).rank + 1, Level.SUB_ACTION.rank)
    for entry in items:
        if entry.kind == "text" or entry.level is None or entry.level.rank < rank:
            entry.kind, entry.level, entry.explicit = "item", list(Level)[rank], True


def _inner(table: Table, label: Cell) -> Table:
    """The cells right of a label, in the rows that it spans, as a table."""
    left, top, end = label.col + label.col_span, label.row, label.row + label.row_span
    cells = [cell for cell in table.cells if top <= cell.row < end and cell.col >= left]
    moved = tuple(replace(cell, row=cell.row - top, col=cell.col - left) for cell in cells)
    places = tuple(place for cell in cells for place in cell.places)
    return Table(moved, end - top, table.n_cols - left, ruled=table.ruled, places=places)


def _is_headed(inner: Table) -> bool:
    grid = inner.grid()
    head = [cell for cell in row_cells(grid[0]) if cell.text.strip()]
    known = [cell_label(cell) for cell in head]
    titled = any(m is not None and m.target in ("title", "description") for m in known)
    return len(head) >= 2 and None not in known and titled and values_below(grid, 0, head)


def _is_numbered(inner: Table) -> bool:
    firsts = [cells[0].text for row in inner.grid() if (cells := [c for c in row_cells(row) if c.text.strip()])]
    markers = [read_marker(text) for text in firsts]
    return len(firsts) >= _FEWEST_ROWS and all(m is not None and m.number and m.rest for m in markers)
