"""Helpers of the tests of sheets: workbooks written on the spot, and tables as rows of text."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

from extract.document import Document, SourceFile, Table, TextBlock
from extract.readers.sheet import read_sheet

_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink">'
)


def xlsx(workbook: Workbook, name: str = "plan.xlsx") -> Document:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return read_sheet(SourceFile(name, buffer.getvalue()))


def ods(tables: str, styles: str = "") -> Document:
    content = (
        f"{_ODS_HEAD}<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return read_sheet(SourceFile("plan.ods", buffer.getvalue()))


def csv_file(data: bytes | str) -> Document:
    return read_sheet(SourceFile("plan.csv", data if isinstance(data, bytes) else data.encode()))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def titles(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]
