"""The workbook: the sheets of ``outputs.workbook`` for Excel and LibreOffice; the same content gives the same bytes.

Rows are written one by one (constant memory). Every text is written as text and its column keeps that format, so that
nothing that begins with "=" ever runs, and a number such as 1.10 stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from normalize.plan_file import PlanFile
from outputs.checks import Check
from outputs.labels import closed_list
from outputs.workbook import guide, sheets
from outputs.workbook.cells import Kind, text_cell, to_cell
from outputs.workbook.rows import Row, WorkbookRows
from outputs.workbook.sheets import SHEETS, Column, Sheet
from outputs.writers.atomic import replacing

_CREATED: Final = datetime(2000, 1, 1)  # no clock in a file that must be the same each time
_FORMATS: Final[Mapping[Kind, str]] = {
    "money": '#,##0.00\\ "€"',
    "date": "dd/mm/yyyy",
    "integer": "0",
    "decimal": "General",
}
_NUMERIC: Final = frozenset({"integer", "decimal", "money"})
_NOTHING: Final = ()
_LAST_ROW: Final = 1_048_575
_HEADER_HEIGHT = 32  # points
_LIST_LENGTH = 200  # rows below the last that keep their drop-down lists, for rows that are added
_EDITABLE_COLOUR, _OTHER_COLOUR, _KEY_COLOUR = "#1F4E79", "#7F7F7F", "#A6A6A6"


@dataclass(frozen=True, slots=True)
class WorkbookInfo:
    """What the workbook says of where it comes from; ``digest`` is that of the plan files, for the way back."""

    version: str
    digest: str
    date: str | None = None
    checks: Sequence[Check] = ()
    checked: Mapping[str, frozenset[str]] = field(default_factory=dict)


def write_xlsx(plan_files: Sequence[PlanFile], path: Path, info: WorkbookInfo) -> None:
    """Write the workbook of ``plan_files`` to ``path``, whole or not at all."""
    rows = WorkbookRows(plan_files, info.checked)
    with replacing(path) as temporary:
        options = {"constant_memory": True, "default_date_format": _FORMATS["date"], "tmpdir": str(path.parent)}
        with xlsxwriter.Workbook(str(temporary), options) as book:
            book.set_properties({"title": f"PST Wallonie {info.version}", "created": _CREATED})
            book.set_custom_property("pst-release", info.version)
            book.set_custom_property("pst-digest", info.digest)
            writer = _Writer(book)
            for sheet in SHEETS:
                writer.sheet(sheet, rows.rows(sheet.name))
            writer.guide(info)
            writer.lists()


class _Place:
    """Where a column's cells go and how: everything that need not be asked again for each of millions of cells."""

    __slots__ = ("closed", "kind", "name", "number", "style", "text", "write")

    def __init__(self, number: int, column: Column, style: Format, page: Worksheet) -> None:
        self.number, self.name, self.kind, self.closed, self.style = (
            number,
            column.name,
            column.kind,
            column.closed,
            style,
        )
        self.text = column.kind == "text"
        self.write = page.write_number if column.kind in _NUMERIC else page.write_string


def _write_row(page: Worksheet, number: int, places: Sequence[_Place], row: Row) -> None:
    values = {**row.values, "key": row.key, "rank": row.rank}
    for place in places:
        value = values.get(place.name)
        if value is None or value is _NOTHING:
            continue
        cell = text_cell(value) if place.text else to_cell(place.kind, value, place.closed)
        if cell is None:
            continue
        if isinstance(cell, date):
            page.write_datetime(number, place.number, cell, place.style)
        else:
            place.write(number, place.number, cell, place.style)


class _Writer:
    """Writes sheets into one workbook with its formats."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        kinds: tuple[Kind, ...] = ("text", "money", "date", "integer", "decimal")
        self._body = {kind: self._format(kind) for kind in kinds}
        self._heads = {
            colour: book.add_format(
                {
                    "bold": True,
                    "font_color": "white",
                    "bg_color": colour,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "border": 1,
                }
            )
            for colour in (_EDITABLE_COLOUR, _OTHER_COLOUR, _KEY_COLOUR)
        }
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})

    def _format(self, kind: Kind) -> Format:
        return self._book.add_format({"num_format": _FORMATS.get(kind, "@"), "valign": "top"})

    def sheet(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        """Write a sheet of rows: header in sight, filters, widths, drop-down lists."""
        page = self._book.add_worksheet(sheet.name)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width, self._style(column))
        page.set_row(0, _HEADER_HEIGHT)
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, column.heading, self._heads[_colour(column)])
        last = 0
        plan = [_Place(place, column, self._style(column), page) for place, column in enumerate(sheet.columns)]
        for last, row in enumerate(rows, 1):
            _write_row(page, last, plan, row)
        page.freeze_panes(1, sheet.frozen)
        page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
        page.ignore_errors({"number_stored_as_text": f"A1:{_letter(len(sheet.columns) - 1)}{_LAST_ROW + 1}"})
        self._choices(page, sheet, last)

    def _style(self, column: Column) -> Format:
        return self._body.get(column.kind, self._body["text"])

    def _choices(self, page: Worksheet, sheet: Sheet, last: int) -> None:
        for place, column in enumerate(sheet.columns):
            source: Any = None
            if column.kind == "yes/no" and column.edit:
                source = ["oui", "non"]
            elif column.kind == "code" and column.closed and column.edit:
                letter = _letter(guide.LISTED.index(column.closed))
                source = f"='{sheets.LISTS}'!${letter}$2:${letter}${len(closed_list(column.closed)) + 1}"
            if source is not None:
                page.data_validation(
                    1, place, min(last + _LIST_LENGTH, _LAST_ROW), place,
                    {"validate": "list", "source": source, "error_title": column.heading,
                     "error_message": "Choisissez dans la liste, ou videz la cellule."},
                )  # fmt: skip

    def guide(self, info: WorkbookInfo) -> None:
        """Write the sheet that explains, with what was checked before the release."""
        page = self._book.add_worksheet(sheets.GUIDE)
        page.set_column(0, 0, 30)
        page.set_column(1, 1, 110)
        for number, line in enumerate(guide.lines(info.version, info.date, info.digest, info.checks)):
            style = self._title if number == 0 else self._bold
            if line[0]:
                page.write_string(number, 0, text_cell(line[0]) or "", style)
            if line[1]:
                page.write_string(number, 1, text_cell(line[1]) or "", self._wrapped)

    def lists(self) -> None:
        """Write the closed lists that the drop-down lists choose from."""
        page = self._book.add_worksheet(sheets.LISTS)
        columns = [[name, *closed_list(name).values()] for name in guide.LISTED]
        page.set_column(0, len(columns) - 1, 24)
        for number in range(max(map(len, columns))):
            for place, entries in enumerate(columns):
                if number < len(entries):
                    style = self._bold if number == 0 else self._body["text"]
                    page.write_string(number, place, entries[number], style)


def _colour(column: Column) -> str:
    if column.name in ("key", "rank"):
        return _KEY_COLOUR
    return _EDITABLE_COLOUR if column.edit else _OTHER_COLOUR


def _letter(place: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
