"""Print blocks as PDF with three tools: an office suite, a browser and a report library; and scan what was printed.

Only regenerating needs LibreOffice and Chromium; whoever reads the committed files needs neither.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from corpus.samples.generate.blocks import Block, Break, Cards, Cell, Columns, Leader, Paper, Para, Table
from corpus.samples.generate.html import page_html
from corpus.samples.generate.packages import steady_pdf
from corpus.samples.generate.word import docx_bytes

_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def office_convert(data: bytes, suffix: str, target: str) -> bytes:
    """Convert a file with LibreOffice; ``target`` is a suffix, or ``suffix:filter``."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source.{suffix}"
        source.write_bytes(data)
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", target,
             "--outdir", f"{folder}/out", str(source)],
            check=True, capture_output=True, timeout=180, env={**os.environ, "SOURCE_DATE_EPOCH": "1736931600"},
        )  # fmt: skip
        return (Path(folder) / "out" / f"source.{target.split(':')[0]}").read_bytes()


def office_pdf(paper: Paper) -> bytes:
    """Print through Word and LibreOffice, untagged."""
    return steady_pdf(office_convert(docx_bytes(paper), "docx", "pdf"))


def browser_pdf(paper: Paper) -> bytes:
    """Print through the browser, without tags."""
    return html_pdf(page_html(paper))


def tagged_pdf(paper: Paper) -> bytes:
    """Print through the browser, with its structure tree."""
    return html_pdf(page_html(paper), tagged=True)


def html_pdf(html: str, tagged: bool = False) -> bytes:
    """Print one HTML page with Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(html, encoding="utf-8")
        options = [] if tagged else ["--disable-pdf-tagging"]
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", *options,
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return steady_pdf(target.read_bytes())


def report_pdf(paper: Paper) -> bytes:
    """Print with reportlab: no tags, and tables whose merged cells hold on one page only.

    Text that fits in Windows' Latin characters is set in the reader's own Helvetica, which is not embedded.
    """
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import SimpleDocTemplate

    for name, file in (("Sans", "DejaVuSans.ttf"), ("Sans-Bold", "DejaVuSans-Bold.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(_FONTS / file)))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    size = landscape(A4) if paper.landscape else A4
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=size, leftMargin=paper.margin, rightMargin=paper.margin, topMargin=paper.margin,
        bottomMargin=paper.margin, title=paper.title, invariant=1,
    )  # fmt: skip

    def furniture(canvas: Any, page: Any) -> None:
        canvas.setFont(flow.font, 7)
        if paper.head:
            canvas.drawRightString(size[0] - paper.margin, size[1] - paper.margin * 0.6, paper.head)
        if paper.foot:
            canvas.drawCentredString(size[0] / 2, paper.margin * 0.5, paper.foot.replace("{page}", str(page.page)))

    flow = _Flow(paper, size[0] - 2 * paper.margin - 12)
    document.build(flow.story(paper.blocks), onFirstPage=furniture, onLaterPages=furniture)
    return steady_pdf(out.getvalue())


class _Flow:
    """Blocks as reportlab flowables."""

    def __init__(self, paper: Paper, width: float) -> None:
        self.paper, self.width = paper, width
        self.font = "Helvetica" if _latin(paper.blocks) else "Sans"

    def story(self, blocks: list[Block]) -> list[Any]:
        return [flowable for block in blocks for flowable in self._flowables(block)]

    def _flowables(self, block: Block) -> list[Any]:
        from reportlab.platypus import PageBreak, Spacer

        if isinstance(block, Para):
            return [self._para(block)]
        if isinstance(block, Table):
            return [Spacer(1, block.margin / 2), self._table(block), Spacer(1, block.margin / 2)]
        if isinstance(block, Break):
            return [PageBreak()]
        if isinstance(block, Columns):
            return self.story(block.blocks)
        if isinstance(block, Cards):
            return [flowable for card in block.cards for flowable in self.story(card.blocks)]
        return [self._leader(block)]

    def _leader(self, line: Leader) -> Any:
        dots = "." * max(4, 95 - len(line.text) - 2 * line.depth)
        return self._para(Para(f"{line.text} {dots} {line.page}", indent=14 * line.depth, size=8))

    def _style(self, size: float, colour: str | None, align: str, indent: float, hanging: float = 0) -> Any:
        from reportlab.lib.colors import HexColor, black
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle

        alignment = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}[align]
        return ParagraphStyle(
            "x", fontName=self.font, bulletFontName=self.font,
            fontSize=size, leading=size * 1.22, textColor=HexColor(colour) if colour else black,
            alignment=alignment, leftIndent=indent + hanging, bulletIndent=indent, spaceAfter=2,
        )  # fmt: skip

    def _para(self, para: Para) -> Any:
        from reportlab.lib.colors import HexColor
        from reportlab.platypus import Paragraph

        base = self.paper.size * 0.88
        size = para.size or base + {"title": 8, "h1": 5, "h2": 3, "h3": 1.5, "h4": 0.5, "small": -2}.get(para.style, 0)
        heading = para.style in ("title", "h1", "h2", "h3", "h4")
        text = escape(para.text, quote=False).replace("\n", "<br/>")
        if para.label is not None:
            text = f"<b>{escape(para.label, quote=False)}</b> {text}"
        if para.bold or heading:
            text = f"<b>{text}</b>"
        if para.italic and self.font == "Helvetica":
            text = f"<i>{text}</i>"
        if para.underline:
            text = f"<u>{text}</u>"
        colour = para.colour or (self.paper.accent if heading else None)
        style = self._style(size, colour, para.align, para.indent + 12 * para.depth, 10 if para.bullet else 0)
        style.spaceBefore = 7 if heading else 0
        if para.fill:
            style.backColor = HexColor(para.fill)
        return Paragraph(text, style, bulletText=para.bullet)

    def _table(self, table: Table) -> Any:
        from reportlab.lib.colors import HexColor
        from reportlab.platypus import Table as Grid
        from reportlab.platypus import TableStyle

        n_cols = sum(cell.colspan for cell in table.rows[0])
        shares = table.widths or [1.0] * n_cols
        widths = [self.width * share / sum(shares) for share in shares]
        data: list[list[Any]] = [[""] * n_cols for _ in table.rows]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        line = HexColor("#444444")
        for name, where in {"all": "GRID", "dotted": "GRID", "double": "GRID", "horizontal": "LINEBELOW",
                            "outer": "BOX"}.items():  # fmt: skip
            if name == table.borders:
                dash = (None, (1, 2)) if name == "dotted" else ()
                style.append((where, (0, 0), (-1, -1), 0.6, line, *dash))
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(table.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                last = (c + cell.colspan - 1, r + cell.rowspan - 1)
                taken |= {(i, j) for i in range(r, last[1] + 1) for j in range(c, last[0] + 1)}
                header = r < table.header_rows
                data[r][c] = self._cell(cell, table, header)
                if last != (c, r):
                    style.append(("SPAN", (c, r), last))
                fill = cell.fill or (self.paper.header_fill if header else None)
                if fill:
                    style.append(("BACKGROUND", (c, r), last, HexColor(fill)))
        return Grid(data, colWidths=widths, repeatRows=table.header_rows, style=TableStyle(style), splitInRow=0)

    def _cell(self, cell: Cell, table: Table, header: bool) -> list[Any]:
        from reportlab.platypus import Paragraph

        size = (cell.size or table.size or self.paper.size * 0.9) * 0.86
        lines = [escape(line, quote=False) for line in cell.text.split("\n")] if cell.text else []
        if cell.label is not None:
            lines = [f"<b>{escape(cell.label, quote=False)}</b> {lines[0] if lines else ''}", *lines[1:]]
        style = self._style(size, cell.colour, cell.align, 0, 8 if cell.bullet else 0)
        bold = cell.bold or header
        return [Paragraph(f"<b>{line}</b>" if bold else line, style, bulletText=cell.bullet) for line in lines]


def _latin(blocks: list[Block]) -> bool:
    try:
        repr(blocks).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def scan_pdf(data: bytes, seed: int, turn: float = 0.6, dpi: int = 200, quality: int = 32) -> bytes:
    """Return the PDF's pages as grey, slightly turned, noisy JPEG pictures without any text."""
    import numpy as np
    import pypdfium2 as pdfium
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    rng = np.random.default_rng(seed)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    pages = pdfium.PdfDocument(data)
    for number in range(len(pages)):
        page = pages[number]
        width, height = page.get_size()
        picture = page.render(scale=dpi / 72).to_pil().convert("L")
        angle = turn * (1 if (number + seed) % 2 else -1)
        picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, expand=False, fillcolor=250)
        noisy = np.asarray(picture, dtype=np.float32) * 0.94 + 8 + rng.normal(0, 3.0, (picture.height, picture.width))
        jpeg = io.BytesIO()
        Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(jpeg, "JPEG", quality=quality)
        jpeg.seek(0)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rotate_pdf(data: bytes, degrees: int) -> bytes:
    """Return the PDF with each page turned by its /Rotate entry."""
    import pypdfium2 as pdfium

    pages = pdfium.PdfDocument(data)
    for number in range(len(pages)):
        pages[number].set_rotation(degrees)
    return _saved(pages)


def turn_pdf(data: bytes) -> bytes:
    """Return the PDF with the content of each landscape page drawn sideways on a portrait page."""
    import pypdfium2 as pdfium

    pages = pdfium.PdfDocument(data)
    for number in range(len(pages)):
        page = pages[number]
        width, height = page.get_size()
        for thing in page.get_objects(max_depth=1):
            thing.transform(pdfium.PdfMatrix(0, 1, -1, 0, height, 0))
        page.set_mediabox(0, 0, height, width)
        page.gen_content()
    return _saved(pages)


def _saved(pages: Any) -> bytes:
    out = io.BytesIO()
    pages.save(out)
    return steady_pdf(out.getvalue())


def page_count(data: bytes) -> int:
    """Return the number of pages of a PDF."""
    import pypdfium2 as pdfium

    return len(pdfium.PdfDocument(data))


def seeded(*names: str) -> random.Random:
    """Return a generator that depends on the names only."""
    return random.Random("/".join(names))


Printer = Callable[[Paper], bytes]
