"""A workbook that Excel or LibreOffice saved, read back: the rows of each sheet by our column names."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from outputs.workbook import guide, sheets
from outputs.workbook.cells import plain
from outputs.workbook.sheets import Sheet
from pst.errors import UnreadableSourceError

_HEAD_ROWS: Final = 5  # the header is looked for in the first rows
_GUIDE_ROWS: Final = 60


class Formula(str):
    """What stands in a cell that holds a formula: nobody can say what it was worth."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it is in the sheet: its number there, from 1, and its cells by our column names."""

    number: int
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet: its rows that hold something, and the letter of each column that is there."""

    name: str
    rows: tuple[ReadRow, ...]
    letters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """The sheets that can be corrected, and what the workbook says of its origin (None where that is gone)."""

    sheets: Mapping[str, ReadSheet]
    version: str | None
    digest: str | None


def read_workbook(path: Path) -> ReadWorkbook:
    """Read the workbook at ``path``.

    Raises:
        UnreadableSourceError: it is no XLSX workbook, or none of the sheets is there with its headings.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out (drop-down lists)
            book = openpyxl.load_workbook(path, read_only=True)
            with closing(book):
                found = {
                    sheet.name: read
                    for sheet in sheets.SHEETS
                    if sheet.name in sheets.EDITABLE and sheet.name in book.sheetnames
                    if (read := _read_sheet(book[sheet.name], sheet)) is not None
                }
                origin = _origin(book)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        hint = "Enregistrez-le au format .xlsx, depuis le classeur d'une version publiée"
        raise UnreadableSourceError(str(path), f"ce n'est pas un classeur XLSX ({error})", hint=hint) from error
    if not found:
        hint = "Repartez du fichier pst.xlsx d'une version, sans changer les noms de feuilles ni la ligne de titres"
        raise UnreadableSourceError(str(path), "aucune des feuilles à corriger ne s'y trouve", hint=hint)
    return ReadWorkbook(found, origin.get(guide.VERSION_LABEL), origin.get(guide.DIGEST_LABEL))


def _origin(book: Any) -> dict[str, str]:
    if sheets.GUIDE not in book.sheetnames:
        return {}
    rows = book[sheets.GUIDE].iter_rows(max_row=_GUIDE_ROWS, max_col=2, values_only=True)
    wanted = (guide.VERSION_LABEL, guide.DIGEST_LABEL)
    return {plain(row[0]): plain(row[1]) for row in rows if len(row) == 2 and row[0] in wanted and row[1] is not None}


def _read_sheet(page: Any, sheet: Sheet) -> ReadSheet | None:
    """Return the sheet by the headings of its first rows; None where there is no such row."""
    page.reset_dimensions()  # what other programs wrote there may be wrong
    names = {column.heading: column.name for column in sheet.columns}
    places: dict[int, str] = {}
    rows: list[ReadRow] = []
    for number, cells in enumerate(page.iter_rows(), 1):
        if not places:
            headings = {place: names.get(plain(cell.value or "")) for place, cell in enumerate(cells)}
            known = {place: name for place, name in headings.items() if name is not None}
            if len(known) >= len(names) // 2:
                places = known
            elif number >= _HEAD_ROWS:
                return None
            continue
        row = dict(_cells(cells, places))
        if row:
            rows.append(ReadRow(number, row))
    letters = {name: get_column_letter(place + 1) for place, name in places.items()}
    return ReadSheet(sheet.name, tuple(rows), letters) if places else None


def _cells(cells: Any, places: Mapping[int, str]) -> Iterator[tuple[str, Any]]:
    for place, cell in enumerate(cells):
        name = places.get(place)
        value = cell.value
        if name is None or value is None or (isinstance(value, str) and not value.strip()):
            continue
        yield name, Formula(value) if cell.data_type == "f" else value
