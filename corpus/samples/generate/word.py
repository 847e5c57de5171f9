"""Blocks as a Word document, with real styles, lists, merged cells and numbering computed by Word."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from corpus.samples.generate.blocks import Block, Break, Cards, Cell, Columns, Leader, Paper, Para, Table
from corpus.samples.generate.packages import steady_zip

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_EDGE = {"all": "single", "dotted": "dotted", "double": "double", "horizontal": "single", "outer": "single"}


def docx_bytes(paper: Paper) -> bytes:
    """Return the Word file; same blocks, same bytes."""
    writer = _Writer(paper)
    for block in paper.blocks:
        writer.block(block, writer.document)
    out = io.BytesIO()
    writer.document.save(out)
    return steady_zip(out.getvalue())


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.document = Document()
        self.lists: dict[str, int] = {}
        self._slim()
        self._page()
        self._styles()
        if paper.numbering:
            self.lists["auto"] = self._numbering([*paper.numbering])

    def _slim(self) -> None:
        """Leave out what the template carries and no document here needs: a hundred table styles, a thumbnail."""
        styles = self.document.styles
        for style in list(styles):
            if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Table Grid", "Normal Table"):
                style.element.getparent().remove(style.element)
        for holder in (self.document.part.rels, self.document.part.package.rels):
            for key in [
                key for key, rel in holder.items() if rel.reltype.endswith(("stylesWithEffects", "/thumbnail"))
            ]:
                del holder[key]

    def _page(self) -> None:
        section = self.document.sections[0]
        width, height = Pt(595), Pt(842)
        if self.paper.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
        section.page_width, section.page_height = width, height
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Pt(self.paper.margin))
        self.document.core_properties.title = self.paper.title
        self.document.core_properties.author = ""
        if self.paper.head:
            section.header.paragraphs[0].text = self.paper.head
            section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if self.paper.foot:
            self._foot(section.footer.paragraphs[0])

    def _foot(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, found, after = (self.paper.foot or "").partition("{page}")
        paragraph.add_run(before)
        if found:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE")
            paragraph._p.append(field)
            paragraph.add_run(after)

    def _styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.paper.font, Pt(self.paper.size)
        normal.paragraph_format.space_after = Pt(3)
        for level, size in ((1, 6), (2, 3.5), (3, 2), (4, 1)):
            style = self.document.styles[f"Heading {level}"]
            style.font.name, style.font.size = self.paper.font, Pt(self.paper.size + size)
            style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
            style.font.color.rgb = RGBColor.from_string(self.paper.accent[1:].upper())

    def _numbering(self, levels: list[tuple[str, str]]) -> int:
        """Add a list whose levels are (number format, text with %1 …); return its id."""
        root = self.document.part.numbering_part.element
        abstract_id = 50 + len(self.lists)
        rows = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (i + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for i, (fmt, text) in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="multilevel"/>{rows}'
            "</w:abstractNum>"
        )
        root.insert(0, abstract)
        number = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{abstract_id}"><w:abstractNumId w:val="{abstract_id}"/></w:num>'
        )
        root.append(number)
        return abstract_id

    def _list(self, paragraph: Any, key: str, depth: int) -> None:
        if key not in self.lists:
            self.lists[key] = self._numbering([("bullet", key)] * 4)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{self.lists[key]}"/></w:numPr>'
            )
        )

    def block(self, block: Block, into: Any) -> None:
        if isinstance(block, Para):
            self.para(block, into.add_paragraph())
        elif isinstance(block, Table):
            self.table(block, into)
        elif isinstance(block, Break):
            into.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Leader):
            self._leader(block, into.add_paragraph())
        elif isinstance(block, Columns):
            for inner in block.blocks:
                self.block(inner, into)
        elif isinstance(block, Cards):
            self._cards(block, into)

    def _cards(self, cards: Cards, into: Any) -> None:
        for card in cards.cards:
            table = into.add_table(1, 1)
            table.style = "Table Grid"
            cell = table.cell(0, 0)
            for inner in card.blocks:
                self.block(inner, cell)
            cell._tc.remove(cell.paragraphs[0]._p)
            into.add_paragraph()

    def _leader(self, line: Leader, paragraph: Any) -> None:
        width = (842 if self.paper.landscape else 595) - 2 * self.paper.margin
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.paragraph_format.left_indent = Pt(14 * line.depth)
        paragraph.add_run(f"{line.text}\t{line.page}")

    def para(self, para: Para, paragraph: Any) -> None:
        if para.style in ("h1", "h2", "h3", "h4"):
            paragraph.style = self.document.styles[f"Heading {para.style[1]}"]
        elif para.style == "title":
            paragraph.style = self.document.styles["Title"]
        form = paragraph.paragraph_format
        if para.indent:
            form.left_indent = Pt(para.indent)
        if para.align != "left":
            paragraph.alignment = _ALIGN[para.align]
        form.keep_with_next = para.keep or None
        if para.fill:
            paragraph._p.get_or_add_pPr().append(_shade(para.fill))
        if para.bullet:
            self._list(paragraph, para.bullet, para.depth)
        if para.number is not None:
            self._list(paragraph, "auto", para.number)
        if para.label is not None:
            self._run(paragraph, para.label + " ", para).bold = True
        self._run(paragraph, para.text, para)

    def _run(self, paragraph: Any, text: str, look: Para | Cell) -> Any:
        run = paragraph.add_run(text)
        if look.bold:
            run.bold = True
        if look.italic:
            run.italic = True
        if isinstance(look, Para) and look.underline:
            run.underline = True
        size = look.size or (8 if isinstance(look, Para) and look.style == "small" else None)
        if size:
            run.font.size = Pt(size)
        if look.colour:
            run.font.color.rgb = RGBColor.from_string(look.colour[1:].upper())
        return run

    def table(self, table: Table, into: Any) -> None:
        n_cols = sum(cell.colspan for cell in table.rows[0])
        grid = into.add_table(len(table.rows), n_cols)
        self._borders(grid, table.borders)
        width = (842 if self.paper.landscape else 595) - 2 * self.paper.margin
        shares = table.widths or [1.0] * n_cols
        widths = [width * share / sum(shares) for share in shares]
        grid.autofit = False
        for column, points in zip(grid.columns, widths, strict=True):
            column.width = Pt(points)
        taken: set[tuple[int, int]] = set()
        cells = [list(row.cells) for row in grid.rows]
        for r, row in enumerate(table.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                target = cells[r][c]
                target.width = Pt(sum(widths[c : c + cell.colspan]))
                if cell.colspan > 1 or cell.rowspan > 1:
                    target = target.merge(cells[r + cell.rowspan - 1][c + cell.colspan - 1])
                taken |= {(r + i, c + j) for i in range(cell.rowspan) for j in range(cell.colspan)}
                header = r < table.header_rows
                self._fill(target, cell, table, header)
            if r < table.header_rows:
                grid.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if into is self.document:
            into.add_paragraph().paragraph_format.space_after = Pt(2)

    def _fill(self, target: Any, cell: Cell, table: Table, header: bool) -> None:
        fill = cell.fill or ((table.header_fill or self.paper.header_fill) if header else None)
        if fill:
            target._tc.get_or_add_tcPr().append(_shade(fill))
        if cell.rotate:
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "btLr")
            target._tc.get_or_add_tcPr().append(direction)
        lines = cell.text.split("\n") if cell.text or not cell.nested else []
        paragraphs = [target.paragraphs[0], *(target.add_paragraph() for _ in lines[1:])] if lines else []
        for index, (paragraph, line) in enumerate(zip(paragraphs, lines, strict=True)):
            paragraph.paragraph_format.space_after = Pt(0)
            if cell.align != "left":
                paragraph.alignment = _ALIGN[cell.align]
            if cell.bullet and line:
                self._list(paragraph, cell.bullet, 0)
            look = Cell(bold=cell.bold or header, italic=cell.italic, colour=cell.colour, size=cell.size or table.size)
            if index == 0 and cell.label is not None:
                self._run(paragraph, cell.label + " ", look).bold = True
            self._run(paragraph, line, look)
        if cell.nested:
            self.table(cell.nested, target)
            target.add_paragraph()
            if not lines:
                target._tc.remove(target.paragraphs[0]._p)

    def _borders(self, grid: Any, borders: str) -> None:
        if borders == "none":
            return
        edge = _EDGE[borders]
        sides = {"horizontal": ("bottom", "insideH", "top"), "outer": ("top", "left", "bottom", "right")}.get(
            borders, ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        rows = "".join(f'<w:{side} w:val="{edge}" w:sz="4" w:space="0" w:color="444444"/>' for side in sides)
        grid._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{rows}</w:tblBorders>"))


def _shade(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill[1:].upper()}"/>')
