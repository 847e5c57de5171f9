"""Printers of tables that white space alone tells apart: PDFs without rules, shades or tags, made with several tools."""

# ruff: noqa: E501 - rows of rules are kept whole
from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpus.samples.generate.blocks import Block, Break, Cell, Paper, Para, Table
from corpus.samples.generate.html import blocks_html, page_html
from corpus.samples.generate.packages import steady_pdf, steady_zip
from corpus.samples.generate.printing import html_pdf, office_convert
from corpus.samples.generate.word import docx_bytes

A4 = (595.28, 841.89)
_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}
_STYLE_SIZE = {"title": 7, "h1": 4, "h2": 2.5, "h3": 1, "h4": 0, "small": -2}


@dataclass(frozen=True)
class Look:
    """How a table is set: points of white between columns and rows, vertical place in the row, header, page breaks.

    ``valign``: top, middle, bottom. ``every``: the header stands on every page. ``split``: rows run over page breaks.
    ``words``: every word is a text object of its own, else every line of a cell.
    """

    gap: float = 10
    pad: float = 4
    valign: str = "top"
    every: bool = True
    split: bool = False
    words: bool = False
    font: str = "Helvetica"


@dataclass
class _Placed:
    """A cell with its place in the table and its wrapped lines."""

    cell: Cell
    row: int
    column: int
    lines: list[str]


def drawn_pdf(paper: Paper, look: Look) -> bytes:
    """Draw the blocks with reportlab: text alone, line by line or word by word."""
    drawing = _Drawing(paper, look)
    for block in paper.blocks:
        if isinstance(block, Para):
            drawing.para(block)
        elif isinstance(block, Table):
            drawing.table(block)
        elif isinstance(block, Break):
            drawing.turn()
        else:
            raise TypeError(type(block).__name__)
    return drawing.finish()


class _Drawing:
    def __init__(self, paper: Paper, look: Look) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.paper, self.look = paper, look
        self.size = (A4[1], A4[0]) if paper.landscape else A4
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=self.size, invariant=1)
        self.canvas.setTitle(paper.title)
        self.page = 0
        self.y = 0.0
        self._open()

    def _open(self) -> None:
        self.page += 1
        self.y = self.size[1] - self.paper.margin
        self.canvas.setFont(self.look.font, 7)
        if self.paper.head:
            self.canvas.drawRightString(
                self.size[0] - self.paper.margin, self.size[1] - self.paper.margin * 0.55, self.paper.head
            )
        if self.paper.foot:
            self.canvas.drawCentredString(
                self.size[0] / 2, self.paper.margin * 0.5, self.paper.foot.replace("{page}", str(self.page))
            )

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self._open()

    def finish(self) -> bytes:
        self.canvas.save()
        return steady_pdf(self.out.getvalue())

    def _face(self, bold: bool) -> str:
        return _BOLD[self.look.font] if bold else self.look.font

    def _line(self, text: str, x: float, y: float, width: float, align: str, face: str, size: float) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        if align != "left":
            spare = width - stringWidth(text, face, size)
            x += spare if align == "right" else spare / 2
        self.canvas.setFont(face, size)
        if not self.look.words:
            self.canvas.drawString(x, y, text)
            return
        before = ""
        for word in text.split(" "):
            self.canvas.drawString(x + stringWidth(before, face, size), y, word)
            before += word + " "

    def para(self, para: Para) -> None:
        """Draw a paragraph over the whole width."""
        from reportlab.lib.utils import simpleSplit

        heading = para.style in ("title", "h1", "h2", "h3", "h4")
        size = para.size or self.paper.size + _STYLE_SIZE.get(para.style, 0)
        face = self._face(para.bold or heading)
        width = self.size[0] - 2 * self.paper.margin - para.indent
        lines = (
            [para.text] if "  " in para.text else simpleSplit(para.text, face, size, width)
        )  # columns of fixed pitch
        self.y -= 6 if heading else 0
        if self.y - len(lines) * size * 1.2 - (70 if heading or para.keep else 0) < self.paper.margin:
            self.turn()
        for line in lines:
            self.y -= size * 1.2
            self._line(line, self.paper.margin + para.indent, self.y, width, para.align, face, size)
        self.y -= 5 if heading else 2

    def table(self, table: Table) -> None:
        """Draw a table, its header again on each page where the look says so."""
        size = table.size or self.paper.size
        columns = sum(cell.colspan for cell in table.rows[0])
        shares = table.widths or [1.0] * columns
        room = self.size[0] - 2 * self.paper.margin - self.look.gap * (columns - 1)
        widths = [room * share / sum(shares) for share in shares]
        placed, heights = self._laid(table, widths, size)
        heads = range(table.header_rows)
        whole = sum(heights) + self.look.pad * len(heights)
        if not heads and whole > self.y - self.paper.margin and whole < self.size[1] / 2:
            self.turn()  # a small block of labels and values stays together
        for r in heads:
            self._row(placed[r], heights, widths, size, header=True)
        for r in range(table.header_rows, len(table.rows)):
            if r in placed:
                self._body_row(r, placed, heights, widths, size, heads)
        self.y -= table.margin

    def _body_row(
        self, r: int, placed: dict[int, list[_Placed]], heights: list[float], widths: list[float], size: float, heads: range
    ) -> None:  # fmt: skip
        lead = size * 1.2
        longest = max((len(item.lines) for item in placed[r]), default=1)
        spare = int((self.y - self.paper.margin) / lead)
        objective = any(item.cell.colspan == len(widths) for item in placed[r])
        if self.look.split and heights[r] > self.y - self.paper.margin and spare >= 2 and longest - spare >= 1:
            first = [replace_lines(item, item.lines[:spare]) for item in placed[r]]
            rest = [replace_lines(item, item.lines[spare:]) for item in placed[r]]
            self._row(first, [*heights[:r], spare * lead, *heights[r + 1 :]], widths, size)
            self._again(placed, heights, widths, size, heads)
            self._row(rest, [*heights[:r], (longest - spare) * lead, *heights[r + 1 :]], widths, size)
            return
        tallest = max((len(item.lines) * lead for item in placed[r]), default=0.0)
        if self.y - max(heights[r], tallest) - (3 * lead if objective else 0) < self.paper.margin:
            self._again(placed, heights, widths, size, heads)
        self._row(placed[r], heights, widths, size)

    def _again(
        self, placed: dict[int, list[_Placed]], heights: list[float], widths: list[float], size: float, heads: range
    ) -> None:  # fmt: skip
        self.turn()
        if self.look.every:
            for r in heads:
                self._row(placed[r], heights, widths, size, header=True)

    def _laid(self, table: Table, widths: list[float], size: float) -> tuple[dict[int, list[_Placed]], list[float]]:
        from reportlab.lib.utils import simpleSplit

        placed: dict[int, list[_Placed]] = {}
        heights = [size * 1.2] * len(table.rows)
        spanning: list[_Placed] = []
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(table.rows):
            placed[r] = []
            column = 0
            for cell in row:
                while (r, column) in taken:
                    column += 1
                taken |= {(r + i, column + j) for i in range(cell.rowspan) for j in range(cell.colspan)}
                bold = cell.bold or r < table.header_rows
                room = sum(widths[column : column + cell.colspan]) + self.look.gap * (cell.colspan - 1)
                face, points = self._face(bold), cell.size or size
                lines = [part for text in cell.text.split("\n") for part in simpleSplit(text, face, points, room)]
                item = _Placed(replace(cell, bold=bold, size=points), r, column, lines)
                placed[r].append(item)
                if cell.rowspan == 1:
                    heights[r] = max(heights[r], len(lines) * points * 1.2)
                else:
                    spanning.append(item)
        for item in spanning:
            last = item.row + item.cell.rowspan - 1
            missing = len(item.lines) * size * 1.2 - sum(h + self.look.pad for h in heights[item.row : last + 1])
            heights[last] += max(0.0, missing)
        return placed, heights

    def _row(
        self, items: Iterable[_Placed], heights: list[float], widths: list[float], size: float, header: bool = False
    ) -> None:  # fmt: skip
        height = size * 1.2
        for item in items:
            points = item.cell.size or size
            height = heights[item.row]
            x = self.paper.margin + sum(widths[: item.column]) + self.look.gap * item.column
            room = sum(widths[item.column : item.column + item.cell.colspan]) + self.look.gap * (item.cell.colspan - 1)
            own = len(item.lines) * points * 1.2
            place = "top" if item.cell.rowspan > 1 else "bottom" if header else self.look.valign
            spare = {"top": 0.0, "middle": (height - own) / 2, "bottom": height - own}[place]
            for index, line in enumerate(item.lines, 1):
                y = self.y - spare - index * points * 1.2 + points * 0.2
                self._line(line, x, y, room, item.cell.align, self._face(item.cell.bold), points)
        self.y -= height + self.look.pad


def replace_lines(item: _Placed, lines: list[str]) -> _Placed:
    """Return the cell with other lines: the part of it that stands on one page."""
    return _Placed(item.cell, item.row, item.column, lines)


def flowed_pdf(paper: Paper, look: Look, flex: bool = False) -> bytes:
    """Print through the browser: tables as boxes in a CSS grid, or as flexible rows; the header stands once.

    With ``look.every`` they are real tables, whose head the browser repeats.
    """
    css = f"td,th{{vertical-align:{look.valign};padding:{look.pad / 2}pt {look.gap / 2}pt}}"
    if not look.split:
        css += "tr,.row,.grid>div,.small{break-inside:avoid}"
    else:
        css += "td,th{orphans:1;widows:1}"
    if look.every:
        return html_pdf(page_html(replace(paper, css=paper.css + css)))
    place = {"top": "start", "middle": "center", "bottom": "end"}[look.valign]
    css += (
        f".grid{{display:grid;column-gap:{look.gap}pt;row-gap:{look.pad}pt;align-items:{place}}}"
        f".row{{display:flex;gap:{look.gap}pt;margin-bottom:{look.pad}pt;align-items:{place}}}.row>div{{min-width:0}}"
    )
    page = page_html(replace(paper, blocks=[], css=paper.css + css))
    body = "\n".join(_boxes(block, flex) for block in paper.blocks)
    return html_pdf(page.replace("<body>\n", f"<body>\n{body}"))


def _boxes(block: Block, flex: bool) -> str:
    if not isinstance(block, Table):
        return blocks_html([block])
    columns = sum(cell.colspan for cell in block.rows[0])
    shares = block.widths or [1.0] * columns
    size = f"font-size:{block.size}pt" if block.size else ""
    taken: set[tuple[int, int]] = set()
    rows = []
    for r, row in enumerate(block.rows):
        column = 0
        boxes = []
        for cell in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + j) for i in range(cell.rowspan) for j in range(cell.colspan)}
            css = f"text-align:{cell.align};" + (
                "font-weight:bold;" if cell.bold or r < block.header_rows else ""
            ) + (f"font-size:{cell.size}pt;" if cell.size else "")  # fmt: skip
            if flex:
                css += f"flex:{sum(shares[column : column + cell.colspan])} 1 0"
            else:
                css += f"grid-row:{r + 1}/span {cell.rowspan};grid-column:{column + 1}/span {cell.colspan}"
                css += ";align-self:start" if cell.rowspan > 1 else ";align-self:end" if r < block.header_rows else ""
            text = escape(cell.text, quote=False).replace("\n", "<br>")
            boxes.append(f'<div style="{css}">{text}</div>')
            column += cell.colspan
        rows.append(f'<div class="row">{"".join(boxes)}</div>' if flex else "".join(boxes))
    if flex:
        kind = "" if block.header_rows else ' class="small"'
        return f'<div{kind} style="{size}">' + "\n".join(rows) + "</div>"
    tracks = " ".join(f"minmax(0,{share}fr)" for share in shares)
    return f'<div class="grid" style="grid-template-columns:{tracks};{size}">' + "\n".join(rows) + "</div>"


def office_pdf(paper: Paper, look: Look) -> bytes:
    """Print through Word and LibreOffice: borderless tables with the look's white space and vertical place."""
    document = Document(io.BytesIO(docx_bytes(paper)))
    place = {"top": WD_CELL_VERTICAL_ALIGNMENT.TOP, "middle": WD_CELL_VERTICAL_ALIGNMENT.CENTER,
             "bottom": WD_CELL_VERTICAL_ALIGNMENT.BOTTOM}[look.valign]  # fmt: skip
    margins = "".join(
        f'<w:{side} w:w="{round(points * 10)}" w:type="dxa"/>'
        for side, points in (("top", look.pad), ("left", look.gap), ("bottom", look.pad), ("right", look.gap))
    )
    for table in document.tables:
        table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
        for row in table.rows:
            properties = row._tr.get_or_add_trPr()
            for mark in properties.findall(qn("w:tblHeader")):
                if not look.every:
                    properties.remove(mark)
            if not look.split:
                properties.insert(0, OxmlElement("w:cantSplit"))
            for cell in row.cells:
                cell.vertical_alignment = place
                for paragraph in cell.paragraphs if look.split else ():
                    paragraph.paragraph_format.widow_control = False
    return word_pdf(document)


def word_pdf(document: Any) -> bytes:
    """Print a Word document with LibreOffice, untagged."""
    out = io.BytesIO()
    document.save(out)
    return steady_pdf(office_convert(steady_zip(out.getvalue()), "docx", "pdf"))


def tabbed_pdf(paper: Paper, stops: list[tuple[float, str]], hanging: float = 0, after: float = 3) -> bytes:
    """Print paragraphs whose columns are tabs, with LibreOffice; ``stops`` are (points, left or right)."""
    document = Document(io.BytesIO(docx_bytes(paper)))
    kinds = {"left": WD_TAB_ALIGNMENT.LEFT, "right": WD_TAB_ALIGNMENT.RIGHT}
    for paragraph in document.paragraphs:
        if "\t" in paragraph.text:
            form = paragraph.paragraph_format
            form.space_after = Pt(after)
            if hanging:
                form.left_indent, form.first_line_indent = Pt(hanging), Pt(-hanging)
            for points, kind in stops:
                form.tab_stops.add_tab_stop(Pt(points), kinds[kind])
    return word_pdf(document)


def typed_rows(cells: list[str], widths: list[float], face: str, size: float) -> list[list[str]]:
    """Return the lines of a row whose author broke each cell by hand: one text a column, empty where a cell has ended."""
    from reportlab.lib.utils import simpleSplit

    columns = [
        [line for part in text.split("\n") for line in simpleSplit(part, face, size, width)]
        for text, width in zip(cells, widths, strict=True)
    ]
    return [list(line) for line in zip_longest(*columns, fillvalue="")]


def padded(line: list[str], widths: list[int], right: tuple[int, ...] = ()) -> str:
    """Return one line of fixed pitch; ``widths`` in characters, ``right`` the columns aligned to the right."""
    return "".join(
        text.rjust(width - 2) + "  " if index in right else text.ljust(width)
        for index, (text, width) in enumerate(zip(line, widths, strict=True))
    ).rstrip()
