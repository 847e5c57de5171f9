"""OpenDocument texts (ODT) to the document model: paragraphs, numbered lists, tables, notes, running heads.

The XML is read with lxml and not with odfpy, whose tree takes twice as long to build as the whole reading takes here,
and knows neither the numbers that LibreOffice computes nor what a style inherits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.document import (
    Block,
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
from extract.readers.odt_lists import ListCounter, ListLevel, read_levels
from extract.readers.odt_package import OdtPackage, open_odt
from extract.readers.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, XML, OdtStyles, ParagraphStyle
from extract.readers.odt_table import table_grid
from extract.readers.odt_text import OdtText, read_paragraph, shape_content
from extract.readers.tabbed_paragraphs import tables_of_tabs
from extract.readers.titles import document_title
from extract.readers.word_xml import Element, integer
from pst.errors import UnreadableSourceError

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|_{4,}|\t)\s*\d{1,3}$")  # a year or an amount is no page number
_INDEXES = {
    f"{TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index", "bibliography")
}  # fmt: skip
_TRANSPARENT = {f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}index-title", f"{TEXT}list-header", f"{TEXT}note-body"}
_SHAPES = {f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}g", f"{DRAW}rect", f"{DRAW}ellipse"}
_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"


def read_odt(source: SourceFile) -> Document:
    """Read ``source`` as an OpenDocument text.

    It has no pages of its own: ``page_count`` and every ``Place.page`` are None, places are paths ("paragraph 41",
    "table 2 row 3 cell 1"; paragraphs and tables of the body count from 1, empty ones too). Running heads come first,
    then the body, then notes and footers.

    Raises:
        EncryptedSourceError: the document is protected by a password.
        UnreadableSourceError: the bytes are no OpenDocument text, or a damaged one.
        LimitReachedError: unpacked it would be too large.
    """
    package = open_odt(source)
    body = package.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableSourceError(
            source.name,
            "ce fichier OpenDocument n'est pas un texte",
            hint="Vérifiez l'extension du fichier (ODS pour un classeur, ODP pour une présentation)",
        )
    styles = OdtStyles(root for root in (package.styles, package.content) if root is not None)
    story = _Story(styles, _check_boxes(package.content))
    blocks = with_depths(tables_of_tabs(list(story.blocks(body))))
    heads = list(_running_blocks(package, styles, Role.RUNNING_HEAD))
    notes = [block for number, note in enumerate(story.notes, 1) for block in _note_blocks(styles, note, number)]
    footers = list(_running_blocks(package, styles, Role.FOOTER))
    everything = (*heads, *blocks, *notes, *footers)
    return Document(
        source=source,
        media_type=MEDIA_TYPE,
        blocks=everything,
        title=document_title(package.properties.get("title")),
        metadata=package.properties,
        warnings=_warnings(everything),
        methods=("odt",),
    )


def _warnings(blocks: tuple[Block, ...]) -> tuple[ReaderWarning, ...]:
    if any(not isinstance(block, Figure) for block in blocks):
        return ()
    message = "Le document ODT ne contient aucun texte (des images seules, peut-être une numérisation)."
    return (ReaderWarning("page-without-text", message),)


def _check_boxes(content: Element) -> dict[str, bool]:
    """Return the state of the form's check boxes by their id."""
    return {
        box.get(f"{XML}id") or box.get(f"{_FORM}id") or "": box.get(f"{_FORM}current-state", box.get(f"{_FORM}state"))
        == "checked"
        for box in content.iter(f"{_FORM}checkbox")
    }


def _running_blocks(package: OdtPackage, styles: OdtStyles, role: Role) -> Iterator[Block]:
    """Yield what stands in the headers (or footers) of the page styles in use, equal texts once."""
    kind = "header" if role is Role.RUNNING_HEAD else "footer"
    seen: set[tuple[str, ...]] = set()
    number = 0
    for page in _used_pages(package):
        for name in (kind, f"{kind}-first", f"{kind}-left"):
            area = page.find(STYLE + name)
            if area is None or area.get(f"{STYLE}display") == "false":
                continue
            blocks = tuple(_Story(styles, {}, role, f"{kind} {number + 1} ").blocks(area))
            texts = tuple(block.text if isinstance(block, TextBlock) else repr(block) for block in blocks)
            if blocks and texts not in seen:
                seen.add(texts)
                number += 1
                yield from blocks


def _used_pages(package: OdtPackage) -> list[Element]:
    """Return the page styles that the content's styles name, with those that follow them; all if none is named."""
    holder = package.styles if package.styles is not None else package.content
    pages = {page.get(f"{STYLE}name", ""): page for page in holder.iter(f"{STYLE}master-page")}
    used: list[str] = []
    wanted = [style.get(f"{STYLE}master-page-name", "") for style in package.content.iter(f"{STYLE}style")]
    for name in ("Standard", *wanted):
        while name in pages and name not in used:
            used.append(name)
            name = pages[name].get(f"{STYLE}next-style-name", "")
    return [pages[name] for name in used] or list(pages.values())


def _note_blocks(styles: OdtStyles, note: Element, number: int) -> Iterator[Block]:
    kind = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
    body = note.find(f"{TEXT}note-body")
    if body is not None:
        yield from _Story(styles, {}, Role.NOTE, f"{kind} {number} ").blocks(body)


@dataclass(frozen=True, slots=True)
class _Entry:
    """The list entry that a paragraph opens: whose counter, at which depth, with which stated number."""

    counter: ListCounter
    levels: dict[int, ListLevel]
    depth: int
    start: int | None = None


@dataclass
class _Story:
    """One flow of text (the body, a header, a note) being read; ``prefix`` stands before its paths."""

    styles: OdtStyles
    ticked: dict[str, bool]
    role: Role = Role.BODY
    prefix: str = ""
    notes: list[Element] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0
    _counters: dict[str, ListCounter] = field(default_factory=dict)
    _shades: list[str | None] = field(default_factory=list)  # of the paragraphs of the cell in hand
    _last_of_style: dict[str | None, ListCounter] = field(default_factory=dict)
    _outline: ListCounter = field(default_factory=lambda: ListCounter("Outline"))
    _levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)

    def blocks(self, root: Element) -> Iterator[Block]:
        """Yield the blocks of the story in document order."""
        yield from self._flow(root, self.role, None)

    def _flow(self, parent: Element, role: Role, where: str | None) -> Iterator[Block]:
        """Yield the blocks under ``parent``; ``where`` is the path of the cell or box that holds them."""
        nested = 0
        for child in parent:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(child, role, where, None)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, role, where, None)
            elif child.tag == f"{TEXT}numbered-paragraph":
                yield from self._numbered_paragraph(child, role, where)
            elif child.tag == f"{TABLE}table":
                nested += 1
                self._tables += where is None
                path = f"{where} table {nested}" if where else f"{self.prefix}table {self._tables}"
                yield from self._table(child, role, path)
            elif child.tag in _INDEXES:
                yield from self._flow(child, Role.CONTENTS if role is Role.BODY else role, where)
            elif child.tag in _TRANSPARENT:
                yield from self._flow(child, _section_role(child, role), where)
            elif child.tag in _SHAPES:
                boxes, figures = shape_content(child)
                path = where or f"{self.prefix}paragraph {self._paragraphs + 1}"
                for box in boxes:
                    yield from self._flow(box, role, path)
                for alt in figures:
                    yield Figure(alt, (Place(path=path),), role)

    def _list(self, element: Element, role: Role, where: str | None, parent: _Entry | None) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        if parent is None:
            entry = _Entry(self._counter(element, style), self._list_levels(style), 0)
        else:
            levels = self._list_levels(style) if style else parent.levels
            entry = replace(parent, levels=levels, depth=parent.depth + 1, start=None)
        for item in element:
            if item.tag == f"{TEXT}list-header":
                yield from self._list_item(item, role, where, entry, labelled=False)
            elif item.tag == f"{TEXT}list-item":
                stated = item.get(f"{TEXT}start-value")
                override = item.get(f"{TEXT}style-override")
                own = replace(
                    entry,
                    levels=self._list_levels(override) if override else entry.levels,
                    start=integer(stated, 1) if stated is not None else None,
                )
                yield from self._list_item(item, role, where, own, labelled=True)

    def _list_item(
        self, item: Element, role: Role, where: str | None, entry: _Entry, *, labelled: bool
    ) -> Iterator[Block]:
        """Yield the blocks of one entry: its first paragraph carries the label, the others do not."""
        for child in item:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(child, role, where, entry if labelled else None, in_list=True)
                labelled = False
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, role, where, entry)
            elif child.tag in _TRANSPARENT:
                yield from self._flow(child, role, where)

    def _numbered_paragraph(self, element: Element, role: Role, where: str | None) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        list_id = element.get(f"{TEXT}list-id", f"numbered {style}")
        counter = self._counters.setdefault(list_id, ListCounter(style))
        stated = element.get(f"{TEXT}start-value")
        depth = integer(element.get(f"{TEXT}level"), 1) - 1
        entry = _Entry(counter, self._list_levels(style), depth, integer(stated, 1) if stated else None)
        for child in element:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(child, role, where, entry, in_list=True)

    def _counter(self, element: Element, style: str | None) -> ListCounter:
        """Return the counter of a list: its own, or that of the list which it says it continues."""
        continued = self._counters.get(element.get(f"{TEXT}continue-list", ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._last_of_style.get(style)
        counter = continued or ListCounter(style)
        own_id = element.get(f"{XML}id")
        if own_id:
            self._counters[own_id] = counter
        self._last_of_style[style] = counter
        return counter

    def _list_levels(self, style: str | None) -> dict[int, ListLevel]:
        key = style or ""
        if key not in self._levels:
            self._levels[key] = read_levels(self.styles.list_styles.get(key))
        return self._levels[key]

    def _paragraph(
        self, element: Element, role: Role, where: str | None, entry: _Entry | None, *, in_list: bool = False
    ) -> Iterator[Block]:
        self._paragraphs += where is None
        path = where or f"{self.prefix}paragraph {self._paragraphs}"
        place = Place(path=path)
        style = self.styles.paragraph(element.get(f"{TEXT}style-name"))
        self._shades.append(style.fill)
        text = read_paragraph(element, self.styles, style.run, self.ticked)
        self.notes.extend(text.notes)
        if entry is not None and not entry.levels and style.list_style:
            entry = replace(entry, levels=self._list_levels(style.list_style))
        label = self._label(element, style, entry, in_list=in_list)
        look = ParagraphLook(
            heading=_heading(element, style),
            fill=style.fill,
            indent=_indent(style, entry),
            centred=style.centred,
            name=style.name,
        )
        lines = printed_lines(text.lines, look, place)
        role = _role(role, style, lines if where is None else ())
        blocks = paragraph_blocks(lines, look, label, role, place, tuple(text.links), in_cell=where is not None)
        yield from with_sign_colours(blocks, text.lines)
        yield from self._beside(text, role, place)

    def _beside(self, text: OdtText, role: Role, place: Place) -> Iterator[Block]:
        """Yield what hangs on a paragraph: hidden text, pictures and boxes."""
        if text.hidden:
            yield TextBlock(Kind.PARAGRAPH, (Line(text.hidden, place),), role=Role.HIDDEN)
        for alt in text.figures:
            yield Figure(alt, (place,), role)
        for box in text.boxes:
            yield from self._flow(box, role, place.path)

    def _label(self, element: Element, style: ParagraphStyle, entry: _Entry | None, *, in_list: bool) -> Label | None:
        if element.get(f"{TEXT}is-list-header") == "true":
            return None
        if entry is not None:
            return entry.counter.next_label(entry.levels, entry.depth, entry.start)
        if element.tag != f"{TEXT}h" or in_list:
            return None
        if style.list_style:
            levels = self._list_levels(style.list_style)
            counter = self._last_of_style.setdefault(style.list_style, ListCounter(style.list_style))
        else:
            levels, counter = self._outline_levels(), self._outline
        depth = integer(element.get(f"{TEXT}outline-level"), 1) - 1
        restart = element.get(f"{TEXT}restart-numbering") == "true"
        stated = element.get(f"{TEXT}start-value")
        start = integer(stated, 1) if stated is not None else 1 if restart else None
        level = levels.get(depth)
        if level is None or (level.bullet is None and not level.form and not level.pattern):
            return None
        return counter.next_label(levels, depth, start)

    def _outline_levels(self) -> dict[int, ListLevel]:
        if "\0outline" not in self._levels:
            self._levels["\0outline"] = read_levels(self.styles.outline)
        return self._levels["\0outline"]

    def _table(self, element: Element, role: Role, path: str) -> Iterator[Block]:
        grid = table_grid(element, self.styles)
        outside: list[Block] = []
        cells = []
        for cell in grid.cells:
            where = f"{path} row {cell.row + 1} cell {cell.printed_cell}"
            shades, self._shades = self._shades, []
            blocks = list(self._flow(cell.element, role, where))
            shade, self._shades = cell.fill or one_shade(self._shades), shades
            outside.extend(block for block in blocks if block.role is Role.HIDDEN)
            shown = tuple(block for block in blocks if block.role is not Role.HIDDEN)
            cells.append(replace(cell, fill=shade).as_cell(shown, Place(path=where)))
        if any(cell.blocks for cell in cells):
            roles = {block.role for cell in cells for block in cell.blocks}
            yield Table(
                cells=tuple(cells),
                n_rows=grid.n_rows,
                n_cols=grid.n_cols,
                header_rows=grid.header_rows,
                role=roles.pop() if len(roles) == 1 else role,
                places=(Place(path=path),),
                hidden_rows=grid.hidden_rows,
                col_edges=grid.col_edges,
            )
        yield from outside


def _section_role(element: Element, role: Role) -> Role:
    hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
    return Role.HIDDEN if hidden and role is Role.BODY else role


def _heading(element: Element, style: ParagraphStyle) -> int | None:
    """Return the outline level of ``text:h``, or what the style of ``text:p`` says; None for no heading."""
    if element.tag == f"{TEXT}h":
        return integer(element.get(f"{TEXT}outline-level"), 1)
    return style.heading


def _indent(style: ParagraphStyle, entry: _Entry | None) -> float | None:
    level = None if entry is None else entry.levels.get(entry.depth)
    found = style.indent if level is None or level.indent is None or style.own_indent else level.indent
    return round(found, 1) or None if found is not None else None


def _role(role: Role, style: ParagraphStyle, lines: tuple[Line, ...]) -> Role:
    if role is not Role.BODY:
        return role
    leads = _LEADERS.search(lines[-1].text) if lines else None
    return Role.CONTENTS if style.is_contents or (leads and ("\t" not in leads[0] or style.has_leader)) else role
