"""Spreadsheets: XLSX, ODS, the older XLS and XLSB, and CSV in any dialect."""

from __future__ import annotations

import csv
import io
import logging
import zipfile
import zlib
from collections.abc import Sequence

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from extract.document import Block, Document, Place, ReaderWarning, SourceFile
from extract.encoding import decode
from extract.readers.sheet_model import Sheet, SheetCell
from extract.readers.sheet_numbers import displayed
from extract.readers.sheet_ods import read_ods
from extract.readers.sheet_regions import sheet_blocks
from extract.readers.sheet_xlsx import read_xlsx
from extract.sniff import CSV, ODS, XLSX, media_type
from pst.errors import EncryptedSourceError, LimitReachedError, UnreadableSourceError

log = logging.getLogger(__name__)

_BROKEN = (
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
)
_MAX_UNPACKED = 500_000_000  # bytes
_MAX_NOTED = 20  # formulas named one by one in warnings


def read_sheet(source: SourceFile) -> Document:
    """Read ``source`` as a workbook: a table for each region of each sheet, hidden parts kept and marked.

    ``Place.page`` is the number of the sheet from 1; a CSV has one sheet, without a name.

    Raises:
        EncryptedSourceError: a password protects the workbook.
        LimitReachedError: it unpacks to more than memory holds.
        UnreadableSourceError: the workbook is broken, or no cell shows anything.
    """
    kind = media_type(source.data, source.name)
    warnings: list[ReaderWarning] = []
    sheets = _sheets(source, kind, warnings)
    blocks: list[Block] = []
    for sheet in sheets:
        blocks.extend(sheet_blocks(sheet))
        warnings.extend(_unread(sheet))
    if not blocks:
        raise UnreadableSourceError(
            source.name,
            "classeur sans contenu",
            hint="Vérifiez que les cellules ne sont pas des images, exportez en PDF",
        )
    return Document(
        source=source,
        media_type=kind,
        blocks=tuple(blocks),
        page_count=None if kind == CSV else len(sheets),
        warnings=tuple(warnings),
        methods=("csv" if kind == CSV else "sheet",),
    )


def _sheets(source: SourceFile, kind: str, warnings: list[ReaderWarning]) -> list[Sheet]:
    if kind == CSV:
        return [_csv(source)]
    reader = {XLSX: read_xlsx, ODS: read_ods}.get(kind)
    if reader is not None:
        try:
            _check_size(source)
            return reader(source.data)
        except _BROKEN as error:
            log.info("%s: broken XML (%s), values only", source.name, error)
            warnings.append(
                ReaderWarning("unread-value", "Classeur abîmé : valeurs lues sans couleurs ni formats", raw=str(error))
            )
    return _values_only(source)


def _check_size(source: SourceFile) -> None:
    """Refuse a workbook that unpacks to more than memory holds.

    Raises:
        LimitReachedError: its parts announce more than ``_MAX_UNPACKED`` bytes.
    """
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        total = sum(info.file_size for info in archive.infolist())
    if total > _MAX_UNPACKED:
        raise LimitReachedError(
            source.name,
            f"le classeur décompressé occuperait {total // 1_000_000} Mo",
            hint="Enregistrez-en une copie sans images ni lignes vides mises en forme",
        )


def _values_only(source: SourceFile) -> list[Sheet]:
    """Read values and merged cells with calamine: older formats, and workbooks whose XML is not in order."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        return [_calamine_sheet(workbook, number) for number in range(len(workbook.sheet_names))]
    except PasswordError as error:
        raise EncryptedSourceError(
            source.name,
            "le classeur est protégé par un mot de passe",
            hint="Enregistrez-en une copie sans mot de passe",
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableSourceError(
            source.name,
            f"classeur illisible ({error})",
            hint="Ouvrez-le dans un tableur et enregistrez-le en XLSX",
        ) from error


def _calamine_sheet(workbook: CalamineWorkbook, index: int) -> Sheet:
    described = workbook.sheets_metadata[index]
    sheet = Sheet(described.name, index + 1, hidden=described.visible != SheetVisibleEnum.Visible)
    values = workbook.get_sheet_by_index(index)
    merged = {first: last for first, last in values.merged_cell_ranges or ()}
    covered = {
        (row, col)
        for (top, left), (bottom, right) in merged.items()
        for row in range(top, bottom + 1)
        for col in range(left, right + 1)
        if (row, col) != (top, left)
    }
    for row, line in enumerate(values.to_python(skip_empty_area=False)):
        for col, value in enumerate(line):
            text = displayed(value)
            if text and (row, col) not in covered:
                bottom, right = merged.get((row, col), (row, col))
                sheet.cells.append(SheetCell(row, col, text, bottom - row + 1, right - col + 1))
    return sheet


def _csv(source: SourceFile) -> Sheet:
    text = decode(source.data)[0].replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    delimiter = None
    if text[:4].lower() == "sep=" and len(text) > 5:
        delimiter, text = text[4], text.partition("\n")[2]
    delimiter = delimiter or _delimiter(text)
    csv.field_size_limit(10_000_000)
    sheet = Sheet("", 1)
    for row, line in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
        for col, value in enumerate(line):
            if value.strip():
                sheet.cells.append(SheetCell(row, col, value.strip()))
    return sheet


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the most lines into the same number of cells."""
    best, best_score = ";", -1.0
    for delimiter in ";\t,|":
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(text[:200_000]), delimiter=delimiter) if row][:500]
        except csv.Error:
            continue
        common = max(set(widths), key=widths.count, default=1)
        score = widths.count(common) / max(len(widths), 1) if common > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _unread(sheet: Sheet) -> Sequence[ReaderWarning]:
    """Return a warning for each formula whose result the file does not hold."""
    return [
        ReaderWarning(
            "unread-value",
            "Résultat de formule absent du fichier : ouvrez-le dans un tableur et enregistrez-le à nouveau",
            raw=formula,
            place=Place(page=sheet.number, path=f"{sheet.name}!{address}"),
        )
        for address, formula in sheet.unread[:_MAX_NOTED]
    ]
