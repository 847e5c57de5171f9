"""Word documents (DOCX) to the document model: paragraphs, lists as Word numbers them, tables, notes, running heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.document import (
    Block,
    Cell,
    Document,
    Figure,
    Kind,
    Line,
    Place,
    ReaderWarning,
    Role,
    SourceFile,
    Table,
    TextBlock,
)
from extract.readers.list_depths import with_depths
from extract.readers.looks import Label, ParagraphLook, one_shade, paragraph_blocks, printed_lines, with_sign_colours
from extract.readers.tabbed_paragraphs import tables_of_tabs
from extract.readers.titles import document_title
from extract.readers.word_numbering import NumberingDefinitions, NumberingState
from extract.readers.word_package import WordPackage, WordPart, open_word
from extract.readers.word_styles import ParagraphFormat, StyleSheet, first_line_indent, indent
from extract.readers.word_table import RowCells, table_layout
from extract.readers.word_table_styles import CellLook, TableStyle
from extract.readers.word_text import FieldStack, InlineReader, ParagraphText
from extract.readers.word_xml import Element, R, W, opened, switch, value

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|_{4,}|\t)\s*\d{1,3}$")  # a year or an amount is no page number


def read_docx(source: SourceFile) -> Document:
    """Read ``source`` as a Word document.

    Word has no pages of its own: ``page_count`` and every ``Place.page`` are None, places are paths ("paragraph 41",
    "table 2 row 3 cell 1"; paragraphs and tables of the body count from 1, empty ones too). Running heads come first,
    then the body, then notes and footers.

    Raises:
        EncryptedSourceError: the document is protected by a password.
        UnreadableSourceError: the bytes are no Word document, or a damaged one.
        LimitReachedError: unpacked it would be too large.
    """
    package = open_word(source)
    styles = StyleSheet(package.styles)
    definitions = NumberingDefinitions(package.numbering, styles.numbering_styles())
    body = package.document.root.find(f"{W}body")
    story = _Story(package.document, styles, NumberingState(definitions))
    blocks = with_depths(tables_of_tabs(list(story.blocks(body)))) if body is not None else []
    heads = list(_running_blocks(package, styles, definitions, Role.RUNNING_HEAD))
    notes = list(_note_blocks(package, styles, definitions, story.notes))
    footers = list(_running_blocks(package, styles, definitions, Role.FOOTER))
    everything = (*heads, *blocks, *notes, *footers)
    return Document(
        source=source,
        media_type=MEDIA_TYPE,
        blocks=everything,
        title=document_title(package.properties.get("title")),
        metadata=package.properties,
        warnings=_warnings(everything),
        methods=("docx",),
    )


def _warnings(blocks: tuple[Block, ...]) -> tuple[ReaderWarning, ...]:
    if any(not isinstance(block, Figure) for block in blocks):
        return ()
    message = "Le document Word ne contient aucun texte (des images seules, peut-être une numérisation)."
    return (ReaderWarning("page-without-text", message),)


def _running_blocks(
    package: WordPackage, styles: StyleSheet, definitions: NumberingDefinitions, role: Role
) -> Iterator[Block]:
    """Yield what stands in the headers (or footers) that the sections use, equal texts once."""
    name = "headerReference" if role is Role.RUNNING_HEAD else "footerReference"
    seen_parts: set[str] = set()
    seen_texts: set[tuple[str, ...]] = set()
    for reference in package.document.root.iter(W + name):
        relationship = reference.get(f"{R}id", "")
        part = package.document.part(relationship) if relationship not in seen_parts else None
        seen_parts.add(relationship)
        if part is None:
            continue
        prefix = "header" if role is Role.RUNNING_HEAD else "footer"
        story = _Story(part, styles, NumberingState(definitions), role, f"{prefix} {len(seen_parts)} ")
        blocks = tuple(story.blocks(part.root))
        texts = tuple(_text(block) for block in blocks)
        if texts not in seen_texts:
            seen_texts.add(texts)
            yield from blocks


def _note_blocks(
    package: WordPackage, styles: StyleSheet, definitions: NumberingDefinitions, wanted: list[tuple[str, str]]
) -> Iterator[Block]:
    """Yield the notes that the text refers to, in the order in which it does."""
    for kind, part in (("footnotes", package.footnotes), ("endnotes", package.endnotes)):
        if part is None:
            continue
        notes = {note.get(f"{W}id", ""): note for note in part.root}
        state = NumberingState(definitions)
        numbers = [note_id for note_kind, note_id in wanted if note_kind == kind]
        for number, note_id in enumerate(dict.fromkeys(numbers), start=1):
            if note_id in notes:
                prefix = f"{'footnote' if kind == 'footnotes' else 'endnote'} {number} "
                yield from _Story(part, styles, state, Role.NOTE, prefix).blocks(notes[note_id])


@dataclass
class _Story:
    """One flow of text (the body, a header, a note, a text box) being read; ``prefix`` stands before its paths."""

    part: WordPart
    styles: StyleSheet
    numbering: NumberingState
    role: Role = Role.BODY
    prefix: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _cell_look: CellLook = field(default_factory=CellLook)
    _shades: list[str | None] = field(default_factory=list)  # of the paragraphs of the cell in hand

    def blocks(self, root: Element) -> Iterator[Block]:
        """Yield the blocks of the story in document order."""
        self.inline = InlineReader(self.styles, FieldStack(root), self.part.targets, self.part.diagram_text)
        self.boxes = NumberingState(self.numbering.definitions)
        yield from self._flow(root, self.role, where=None)

    def _flow(self, parent: Element, role: Role, where: str | None) -> Iterator[Block]:
        """Yield the blocks under ``parent``; ``where`` is the path of the cell or box that holds them."""
        nested = 0
        for child in opened(parent):
            if child.tag == f"{W}p":
                self._paragraphs += where is None
                path = where or f"{self.prefix}paragraph {self._paragraphs}"
                yield from self._paragraph(child, role, path, in_cell=where is not None)
            elif child.tag == f"{W}tbl":
                nested += 1
                self._tables += where is None
                path = f"{where} table {nested}" if where else f"{self.prefix}table {self._tables}"
                yield from self._table(child, role, path)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    yield from self._flow(content, _control_role(child, role), where)

    def _paragraph(self, paragraph: Element, role: Role, path: str, *, in_cell: bool) -> Iterator[Block]:
        ppr = paragraph.find(f"{W}pPr")
        styled = self.styles.paragraph(ppr, self._cell_look.run, self._cell_look.key)
        text = self.inline.read(paragraph, styled)
        self.notes.extend(text.notes)
        self._shades.append(styled.fill)
        place = Place(path=path)
        look = ParagraphLook(
            heading=styled.heading,
            fill=styled.fill,
            indent=self._indent(styled) or None,
            centred=styled.centred,
            name=None if styled.is_default or styled.style_name == "Normal" else styled.style_name,
        )
        lines = printed_lines(text.lines, look, place)
        role = self._role(role, styled, text, () if in_cell else lines, ppr)
        label = None if not lines and _is_left_out(ppr) else self._label(styled)
        blocks = paragraph_blocks(lines, look, label, role, place, tuple(text.links), in_cell=in_cell)
        yield from with_sign_colours(blocks, text.lines)
        if text.hidden:
            yield TextBlock(Kind.PARAGRAPH, (Line(text.hidden, place),), role=Role.HIDDEN)
        for alt in text.figures:
            yield Figure(alt, (place,), role)
        for box in text.boxes:
            state, self.numbering = self.numbering, self.boxes
            yield from self._flow(box, role, path)
            self.numbering = state

    def _label(self, look: ParagraphFormat) -> Label | None:
        level = self._list_level(look)
        return None if look.num_id is None or level is None else self.numbering.next_label(look.num_id, level)

    def _list_level(self, look: ParagraphFormat) -> int | None:
        """Return the level of the paragraph's list: as stated, or the one that is linked to its style."""
        if look.num_id is None:
            return None
        if look.num_style is not None:
            for style_id in (look.style_id, look.num_style):
                linked = self.numbering.definitions.level_of_style(look.num_id, style_id or "")
                if linked is not None:
                    return linked
        return look.num_level or 0

    def _indent(self, look: ParagraphFormat) -> float:
        """Return where the first line starts, in points; a list that the style states yields to the style's indents."""
        level = self._list_level(look)
        found = self.numbering.definitions.level(look.num_id, level) if look.num_id and level is not None else None
        of_list = indent(found.ppr) if found else {}
        order = (look.style_indent, of_list) if look.num_style is None else (of_list, look.style_indent)
        return round(first_line_indent({**order[0], **order[1], **look.direct_indent}), 1)

    def _role(
        self, role: Role, look: ParagraphFormat, text: ParagraphText, lines: tuple[Line, ...], ppr: Element | None
    ) -> Role:
        if role is not Role.BODY:
            return role
        leads = _LEADERS.search(lines[-1].text) if lines else None
        if look.is_contents or text.in_contents or (leads and ("\t" not in leads[0] or self._has_leader(look, ppr))):
            return Role.CONTENTS
        return role

    def _has_leader(self, look: ParagraphFormat, ppr: Element | None) -> bool:
        """Return whether a tab stop of the paragraph or its style is drawn as a row of dots."""
        holders = (ppr, *(style.find(f"{W}pPr") for style in self.styles.chain(look.style_id)))
        tabs = (tab for holder in holders if holder is not None for tab in holder.findall(f"{W}tabs/{W}tab"))
        return any(tab.get(f"{W}leader", "none") not in {"none", ""} for tab in tabs)

    def _table(self, element: Element, role: Role, path: str) -> Iterator[Block]:
        layout = table_layout(element)
        style = TableStyle(element, self.styles, layout.n_rows, layout.n_cols)
        outside: list[Block] = []
        cells = tuple(self._cell(cell, style, role, path, outside) for cell in layout.cells)
        if any(cell.blocks for cell in cells):
            roles = {block.role for cell in cells for block in cell.blocks}
            yield Table(
                cells=cells,
                n_rows=layout.n_rows,
                n_cols=layout.n_cols,
                header_rows=layout.header_rows,
                role=roles.pop() if len(roles) == 1 else role,
                name=layout.name,
                places=(Place(path=path),),
                hidden_rows=layout.hidden_rows,
                col_edges=layout.col_edges,
            )
        yield from outside

    def _cell(self, cell: RowCells, style: TableStyle, role: Role, path: str, outside: list[Block]) -> Cell:
        outer, self._cell_look = self._cell_look, style.cell(cell.row, cell.col, cell.col_span)
        shades, self._shades = self._shades, []
        look = self._cell_look
        where = f"{path} row {cell.printed_row} cell {cell.printed_cell}"
        blocks = list(self._flow(cell.element, role, where))
        own, self._shades = one_shade(self._shades), shades
        self._cell_look = outer
        outside.extend(block for block in blocks if block.role is Role.HIDDEN)
        return Cell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            blocks=tuple(block for block in blocks if block.role is not Role.HIDDEN),
            fill=(look.fill if cell.stated_fill is None else cell.stated_fill or None) or own,
            rotation=cell.rotation,
            is_header=cell.is_header,
            places=(Place(path=where),),
        )


def _control_role(control: Element, role: Role) -> Role:
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery")
    return Role.CONTENTS if gallery == "Table of Contents" and role is Role.BODY else role


def _is_left_out(ppr: Element | None) -> bool:
    """Return whether Word leaves an empty paragraph out of its lists: hidden as a whole, or deleted with its mark."""
    mark = None if ppr is None else ppr.find(f"{W}rPr")
    if mark is None:
        return False
    return bool(switch(mark, "vanish")) or mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def _text(block: Block) -> str:
    if isinstance(block, TextBlock):
        return f"{block.marker or ''} {block.text}"
    return "\n".join(cell.text for cell in block.cells) if isinstance(block, Table) else block.alt
