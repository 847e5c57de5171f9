"""One row of an edited workbook against the row that was written: what was changed, and what cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from outputs.corrections_workbook import Formula, ReadRow, ReadSheet
from outputs.workbook.cells import CellError, CellValue, from_cell, same, to_cell
from outputs.workbook.rows import Row
from outputs.workbook.sheets import Column, Sheet

_PATHS: Final = {"status": "status.code", "health": "health.code", "priority": "priority.level"}
_YEARS = (1990, 2100)
_NOT_EMPTY: Final = {
    "title": "un titre ne peut être vide : supprimez la ligne si l'élément n'existe pas",
    "currency": "une monnaie ne peut être vide",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken: where it stands in the workbook (row None: the whole sheet) and why, in French."""

    sheet: str
    row: int | None
    column: str | None
    letter: str | None
    message: str

    def __str__(self) -> str:
        place = f"« {self.sheet} »"
        place += f", ligne {self.row}" if self.row is not None else ""
        place += f", colonne « {self.column} » ({self.letter})" if self.column is not None else ""
        return f"{place} : {self.message}"


@dataclass
class RowEdits:
    """What a person changed in one row, by column name; values are the contract's own.

    ``fields`` are by our field path. ``parent`` holds the four cells of the objectives as they now are, None where they
    were not touched. ``checked`` is None where the mark was not touched.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    pilots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    amounts: dict[str, Any] = field(default_factory=dict)
    parent: dict[str, Any] | None = None
    touched_parent: frozenset[str] = frozenset()
    checked: bool | None = None
    why: str | None = None
    page: int | None = None


class RowReader:
    """Reads the rows of one sheet, noting problems with their place."""

    def __init__(self, sheet: Sheet, read: ReadSheet, note: Callable[[Problem], None]) -> None:
        self._sheet = sheet
        self._read = read
        self._note = note
        self._columns = [column for column in sheet.columns if column.name in read.letters]

    def problem(self, row: ReadRow | None, name: str | None, message: str) -> None:
        """Note a problem in a cell, a row or the whole sheet."""
        letter = self._read.letters.get(name) if name else None
        heading = self._sheet.column(name).heading if name and letter else None
        self._note(Problem(self._sheet.name, row.number if row else None, heading, letter, message))

    def text(self, row: ReadRow, name: str) -> str | None:
        """Return a cell as text, None for an empty one."""
        value = row.cells.get(name)
        return None if value is None else from_cell("text", value)

    def rank(self, row: ReadRow) -> int | None:
        """Return the rank of a row of a long sheet, None for a row that was added or where it is no number."""
        try:
            rank: int | None = from_cell("integer", row.cells.get("rank"))
        except CellError as error:
            self.problem(row, "rank", str(error))
            return None
        return rank

    def edits(self, row: ReadRow, ours: Row | None) -> RowEdits:
        """Return what differs from ``ours``; for a row that was added (None) all that it says."""
        edits = RowEdits()
        for column in self._columns:
            if column.name in ("key", "rank"):
                continue
            theirs = row.cells.get(column.name)
            mine: CellValue = None
            if ours is not None:
                mine = to_cell(column.kind, ours.values.get(column.name), column.closed)
            if isinstance(theirs, Formula):
                self.problem(row, column.name, "c'est une formule : collez sa valeur à la place")
            elif not same(mine, theirs):
                self._edit(row, column, theirs, ours, edits)
        return edits

    def _edit(self, row: ReadRow, column: Column, theirs: Any, ours: Row | None, edits: RowEdits) -> None:
        if column.edit is None or (column.edit == "new" and ours is not None):
            if ours is not None:
                hint = column.hint or "c'est ce que la machine a lu"
                self.problem(row, column.name, f"cette colonne ne se corrige pas ici : {hint}")
            return
        try:
            value = from_cell(column.kind, theirs, column.closed)
        except CellError as error:
            self.problem(row, column.name, str(error))
            return
        wrong = _out_of_range(column.name, value)
        if wrong:
            self.problem(row, column.name, wrong)
        elif ours is None or value != _old(column, ours.values):
            _put(edits, column, value, row, ours)


def _old(column: Column, values: Mapping[str, Any]) -> Any:
    old = values.get(column.name)
    return () if old is None and column.kind in ("list", "lines", "codes", "integers") else old


def _put(edits: RowEdits, column: Column, value: Any, row: ReadRow, ours: Row | None) -> None:
    if column.edit == "field":
        edits.fields[_PATHS.get(column.name, column.name)] = plain_value(column.name, value)
    elif column.edit == "pilots":
        edits.pilots[column.name.removeprefix("pilots_")] = value
    elif column.edit == "amounts":
        edits.amounts[column.name.removeprefix("amount_")] = value
    elif column.edit == "parent":
        cells = {name: row.cells.get(name) for name in ("os_number", "os_title", "oo_number", "oo_title")}
        edits.parent = cells
        edits.touched_parent |= {column.name}
    elif column.edit == "checked":
        edits.checked = bool(value)
    elif column.edit == "why":
        edits.why = value
    elif column.edit == "new":
        edits.page = value


def plain_value(name: str, value: Any) -> Any:
    """Return a value as a correction holds it: JSON's types, decimals as text, percents as numbers."""
    if name in ("schedule.ongoing", "approximate"):
        return bool(value)
    if name == "progress" and value is not None:
        return float(value)
    return msgspec.to_builtins(value)


def _out_of_range(name: str, value: Any) -> str | None:
    """Return what is wrong with a value that is of the right type, None where nothing is."""
    if name in _NOT_EMPTY and value is None:
        return _NOT_EMPTY[name]
    if value is None:
        return None
    if name == "progress" and not 0 <= value <= 100:
        return f"« {value} » : un avancement va de 0 à 100"
    if name == "sdgs" and not all(1 <= number <= 17 for number in value):
        return "les ODD vont de 1 à 17"
    if name.endswith("year") and not _YEARS[0] <= value <= _YEARS[1]:
        return f"« {value} » n'est pas une année plausible"
    if name.startswith("declared_totals") and value < 0:
        return "un total n'est pas négatif"
    if name == "page" and value < 1:
        return "les pages se comptent à partir de 1"
    return "un équivalent temps plein n'est pas négatif" if name == "fte" and value < 0 else None
