"""Small PDF files drawn for the tests: coordinates in points from the top left, invented words."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from extract.document import Document, SourceFile, Table, TextBlock
from extract.layout.pages.document_layout import layout_pages
from extract.readers.pdf import page_contents, read_pdf

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


class Sheet:
    """A PDF in the making: A4 upright unless ``size`` says otherwise."""

    def __init__(self, size: tuple[float, float] = (595.0, 842.0)) -> None:
        self._buffer = io.BytesIO()
        self._height = size[1]
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=True)

    def text(
        self, x: float, y: float, text: str, size: float = 10, bold: bool = False, colour: str = "#000000"
    ) -> None:
        """Write ``text`` with its baseline at ``y``."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.drawString(x, self._height - y, text)

    def lines(
        self, x: float, y: float, texts: Sequence[str], size: float = 10, step: float = 12.5, bold: bool = False
    ) -> None:
        """Write lines under each other."""
        for index, text in enumerate(texts):
            self.text(x, y + index * step, text, size, bold)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.75) -> None:
        """Draw a stroke."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self._height - y0, x1, self._height - y1)

    def shade(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self._height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Rule a table with these column and row edges."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def table(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20) -> float:
        """Rule a table and write one line a cell; return its bottom."""
        ys = [top + height * index for index in range(len(rows) + 1)]
        self.grid(xs, ys)
        for row, y in zip(rows, ys, strict=False):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 3, y + 13, text, 9)
        return ys[-1]

    def turn_page(self) -> None:
        """Start the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self, pages: frozenset[int] | None = None) -> Document:
        """Read the file back."""
        return read_pdf(SourceFile("essai.pdf", self.bytes()), pages)


def in_another_frame(data: bytes, shift: tuple[float, float] = (0.0, 0.0), turn: int = 0, scale: float = 1.0) -> bytes:
    """Return a PDF that shows the same pages, drawn elsewhere in their own space, sideways, or larger."""
    document = pdfium.PdfDocument(data)
    for page in document:
        left, low, right, high = (scale * side for side in page.get_mediabox())
        a, b, c, d, e, f = scale, 0.0, 0.0, scale, *shift
        box = left + e, low + f, right + e, high + f
        if turn == 90:  # drawn a quarter turn to the left, shown turned back
            a, b, c, d, e, f = 0.0, scale, -scale, 0.0, high + shift[0], shift[1] - left
            box = shift[0], shift[1], shift[0] + high - low, shift[1] + right - left
            page.set_rotation(90)
        raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(a, b, c, d, e, f), None)
        page.set_mediabox(*box)
    moved = io.BytesIO()
    document.save(moved)
    return moved.getvalue()


def two_a_sheet(data: bytes) -> bytes:
    """Return a PDF that shows the pages of another one two by two, side by side."""
    document = pdfium.PdfDocument(data)
    width, height = document[0].get_size()
    sheets = pdfium.PdfDocument(raw.FPDF_ImportNPagesToOne(document.raw, 2 * width, height, 2, 1))
    written = io.BytesIO()
    sheets.save(written)
    return written.getvalue()


def with_watermark(data: bytes, text: str) -> bytes:
    """Return a PDF with ``text`` in large grey letters across each page."""
    document = pdfium.PdfDocument(data)
    font = raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica-Bold")
    codes = (ctypes.c_ushort * (len(text) + 1))(*map(ord, text), 0)
    for page in document:
        width, height = page.get_size()
        stamp = raw.FPDFPageObj_CreateTextObj(document.raw, font, 110.0)
        raw.FPDFText_SetText(stamp, codes)
        raw.FPDFPageObj_SetFillColor(stamp, 217, 217, 217, 255)
        raw.FPDFPageObj_Transform(stamp, 0.7, 0.7, -0.7, 0.7, width / 2 - 170, height / 2 - 150)
        raw.FPDFPage_InsertObject(page.raw, stamp)
        page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts_of(document: Document) -> list[TextBlock]:
    return [block for block in document.blocks if isinstance(block, TextBlock)]


def rows_of(table: Table) -> list[list[str | None]]:
    """The table's texts by row; None where a merged cell goes on."""
    rows: list[list[str | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.col] = " ".join(cell.text.split())
    return rows


def lost_letters(source: SourceFile) -> dict[int, tuple[int, int]]:
    """For each page, how many characters its layout loses and how many it makes up."""
    found = {}
    for content in page_contents(source):
        printed = sorted("".join(word.text for word in content.words))
        blocks = layout_pages([content])
        kept = sorted("".join(_texts(block) for block in blocks).replace(" ", ""))
        if len(printed) != len(kept):
            found[content.page] = (len(printed), len(kept))
    return found


def _texts(block: object) -> str:
    if isinstance(block, TextBlock):
        return (block.marker or "") + "".join(line.text for line in block.lines)
    if isinstance(block, Table):
        return "".join(_texts(inner) for cell in block.cells for inner in cell.blocks)
    return ""
