"""Small tables under an item that say when, who and how much, labels in their first row: no item stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.columns.column import Column, Header, row_cells
from extract.detect.texts.cell_pairs import own_pairs
from extract.detect.texts.entries import Entry
from extract.detect.values.raw_values import cell_values, nested_values, row_values
from extract.detect.values.year_rows import year_rows
from extract.detect.words.headings import is_total
from extract.detect.words.labels import FIELDS, meaning, time_slot
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Field, Level, PrintedValue

_FEWEST = 2  # things that the labels are about
_MOST_ROWS = 25  # of values
_FEW_ROWS = 4  # of cells with their own labels
_TEXTS = ("description", "steps", "remarks")  # what may as well be the title of a row
_FIGURES = {"schedule", "amounts", "funding"}  # a budget year by year, payer by payer
_MOST = 0.6  # of the rows, totals apart; of the labels
_PARTS_OF_OBJECTIVES = 2  # of a number
_Row = Sequence[Cell | None]


def values_of_item(table: Table, owner: Entry) -> list[PrintedValue]:
    """Return what a table says of the item above it; [] where its rows may be items, or amounts to be told apart.

    Every column is named for a field, most by all words of their label, none for a level or a title. A column of texts
    may name what stands in its rows, too: under an action they are its steps, under anything else items.
    """
    if table.n_rows > _MOST_ROWS or table.n_cols < _FEWEST:
        return []
    if table.n_rows <= _FEW_ROWS and (labelled := _labelled(table)):
        return labelled
    if table.n_rows == 1:
        return []
    grid = table.grid()
    if (calendar := year_rows(grid, 0)) is not None and calendar[0] == table.n_rows:
        return calendar[1] if all(value.field is Field.SCHEDULE for value in calendar[1]) else []
    columns = _columns(grid[0])
    targets = [column.target for column in columns]
    texts = [column for column in columns if column.target in _TEXTS]
    rows = [row for row in grid[1:] if _texts(row) not in ([], _texts(grid[0]))]
    measured = bool(columns) and _are_indicators(columns)
    if (len(set(targets)) < _FEWEST and not measured) or not rows or any(_names_other(columns, row) for row in rows):
        return []
    if texts and not _is_action(owner):
        return []
    if measured:
        return nested_values(Field.INDICATOR, table, columns[0].label)
    if _is_measure(columns) or (len(rows) > 1 and _is_budget(columns, rows)):
        return []
    if len(rows) > 1 and len(texts) == 1:
        columns = [replace(c, target="steps") if c.target == "description" else c for c in columns]
    values = list(_values(Header(tuple(columns), 0, 1), rows))
    if len(rows) > 1 and _says_when_steps(columns):
        said = {value.field for value in owner.values}
        values = [value for value in values if value.field is Field.STEP or value.field not in said]
    return values


def says_nothing(table: Table) -> bool:
    """Whether a table is labels of fields over rows that nobody has filled in."""
    if table.n_rows < _FEWEST or table.n_cols < _FEWEST:
        return False
    grid = table.grid()
    return bool(_columns(grid[0])) and not any(map(_texts, grid[1:]))


def _says_when_steps(columns: Sequence[Column]) -> bool:
    """Whether rows begin with a step: when each is due, and who does it, is said again of the item as a whole."""
    return columns[0].target == "steps"


def _labelled(table: Table) -> list[PrintedValue]:
    """The values of cells that each hold their own label ("Échéance : 2026"); [] where one holds anything else.

    A label may have no value ("Partenaires :").
    """
    values: list[PrintedValue] = []
    targets: set[str] = set()
    for cell in table.cells:
        text = " ".join(cell.text.split())
        if not text:
            continue
        lone = meaning(text.rstrip(" :")) if text.endswith(":") else None
        pairs = own_pairs(cell) if lone is None else []
        found = [lone] if lone is not None else [pair.meaning for pair in pairs]
        if not found or not all(known.is_whole and known.target in FIELDS for known in found):
            return []
        targets.update(known.target for known in found)
        values.extend(value for pair in pairs for value in cell_values(pair.meaning, pair.label, pair.value))
    return values if len(targets) >= _FEWEST else []


def _is_action(entry: Entry) -> bool:
    """Whether a marker makes an action of an entry: its words, or a number in three parts ("1.2.3")."""
    if entry.level is not None and entry.explicit:
        return entry.level.rank >= Level.ACTION.rank
    return entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth > _PARTS_OF_OBJECTIVES


def _columns(head: _Row) -> list[Column]:
    """The columns by the labels over them; [] where one of them has none, or one that is known for no field.

    Few of many labels may say more than the field that they begin with ("Mandataire référent").
    """
    found: list[Column] = []
    whole = 0
    for index, cell in enumerate(head):
        label = " ".join(cell.text.split()).rstrip(" :?") if cell is not None else ""
        known = meaning(label)
        if cell is None or (cell.row_span, cell.col_span) != (1, 1) or known is None or known.level is not None:
            return []
        if not known.is_sure or (known.target not in FIELDS and known.target != "funding"):
            return []
        whole += known.is_whole
        found.append(Column(index, known.target, label, known.hints, cover=known.cover))
    return found if whole >= max(_FEWEST, _MOST * len(found)) else []


def _is_measure(columns: Sequence[Column]) -> bool:
    """Whether rows are indicators and what they measure."""
    return columns[0].target == "indicators" or any("part" in column.hints for column in columns)


def _are_indicators(columns: Sequence[Column]) -> bool:
    """Whether the first column holds indicators and all others say what they aim at or have reached."""
    first, *others = columns
    named = first.target == "indicators" and "part" not in first.hints
    return named and bool(others) and all("part" in column.hints for column in others)


def _is_budget(columns: Sequence[Column], rows: Sequence[_Row]) -> bool:
    """Whether rows are the years or the payers of amounts."""
    if {column.target for column in columns} <= _FIGURES:
        return True
    heads = [_texts(row)[0] for row in rows]
    years = sum(time_slot(head) is not None for head in heads) >= _MOST * len(heads)
    return any(column.target == "amounts" for column in columns) and (years or columns[0].target == "funding")


def _texts(row: _Row) -> list[str]:
    return [text for cell in row_cells(row) if (text := cell.text.strip())]


def _names_other(columns: Sequence[Column], row: _Row) -> bool:
    """Whether a cell of a row is a label of something else than its column is named for, or names an item."""
    for column in columns:
        cell = row[column.index]
        text = cell.text.strip() if cell is not None else ""
        marker = read_marker(text)
        if marker is not None and isinstance(marker.level, Level) and marker.number is not None:
            return True
        known = meaning(text.rstrip(" :?"))
        if known is not None and known.is_whole and known.target in FIELDS and known.target != column.target:
            return True
    return False


def _values(header: Header, rows: Sequence[_Row]) -> Iterator[PrintedValue]:
    """The values of all rows, those of a cell merged over several of them once."""
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        if is_total(_texts(row)[0]):
            continue
        for value in row_values(header, list(row)):
            key = (value.field, value.raw, value.label, value.places)
            if key not in seen:
                seen.add(key)
                yield value
