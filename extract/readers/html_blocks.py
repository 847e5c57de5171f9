"""A page's elements in reading order, as the blocks of the document model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bs4 import Tag

from extract.document import PLAIN, Block, Cell, Figure, Kind, Line, Role, Style, Table, TextBlock
from extract.readers import html_tables
from extract.readers.html_badges import code_badges, counters, level_badges, pills, states
from extract.readers.html_controls import control_text
from extract.readers.html_css import classes_of, colour_of
from extract.readers.html_dots import dots
from extract.readers.html_inline import BREAK, Piece, end_line, one_block, text_blocks, with_marker
from extract.readers.html_labels import labels_within, leading_labels
from extract.readers.html_lists import markers
from extract.readers.html_looks import element_style, is_struck
from extract.readers.html_page import SKIPPED_TAGS, Page, is_text_node, text_length
from extract.readers.html_regions import Regions, is_generic_label
from extract.readers.html_word import word_depth, word_ignores, word_marker
from extract.text import clean

_ROW_DISPLAYS = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_INDENT = 30.0  # points: what browsers give a list, a quotation or a definition
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONG_HEADING = 400  # letters: a heading that a broken page never closes is no heading
_ITEM = re.compile(
    r"(?:(?:[A-ZÀ-Ý][\w.]*\s?){0,2}\d{1,2}(?:\.\d{1,2})+|(?:Action|Projet|Mesure|Fiche)s?\s(?:n°\s?)?\d{1,3})\.?\s*[:–-]?\s*[^\W\d]"
)
_FEWEST_ITEMS = 2
_BADGE = re.compile(
    r"(?:^|[-_\s])(?:badge|chip|pill|tag|statut|status|etat|state)s?(?:$|[-_\s])|"
    r"^label-(?:success|warning|danger|info|default|primary)$",
    re.IGNORECASE,
)
_TICK = re.compile(r"(?:^|[-_])(?:check|tick|checkmark|ok|done|yes|valid)(?:$|[-_])", re.IGNORECASE)
_CROSS = re.compile(r"(?:^|[-_])(?:times|cross|remove|xmark|close|no|x)(?:$|[-_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element inherits. ``depth`` of lists from 0, -1 outside; ``shift`` is added to the levels of headings."""

    role: Role = Role.BODY
    style: Style = PLAIN
    href: str | None = None
    depth: int = -1
    in_cell: bool = False
    keeps_blanks: bool = False
    shift: int = 0
    apart: str = ""  # how the badge is named that it stands in
    struck: bool = False


class BlockReader:
    """Walks a page once; ``blocks()`` is its only way in."""

    def __init__(self, page: Page, regions: Regions) -> None:
        self._page = page
        self._regions = regions
        named = level_badges(page)
        self._labels = leading_labels(page) | named
        self._labels_within = labels_within(page)
        self._codes = code_badges(page) | named
        self._pills = pills(page)
        self._set_apart = counters(page) | states(page)
        self._dots = dots(page)
        self._level = 0  # of the last heading
        self._groups: dict[int, tuple[int, int]] = {}  # accordion -> (level around it, level of its heads)
        self._panel_levels: dict[int, int] = {}  # panel -> level of its head
        self._used_heads: set[int] = set()
        self._hidden: list[Block] = []  # in the cells of the table being read

    def blocks(self) -> tuple[Block, ...]:
        """Return all blocks of the page in reading order."""
        out: list[Block] = []
        self._walk(self._page.body, _Context(), out)
        return tuple(out)

    # Containers -------------------------------------------------------------------------------------------------------

    def _walk(self, parent: Tag, context: _Context, out: list[Block]) -> None:
        """Append the blocks of what stands in ``parent``."""
        self._walk_some(list(parent.children), parent, context, out)
        group = self._groups.get(id(parent))
        if group is not None:
            self._level = group[0]

    def _walk_some(self, children: Sequence[object], parent: Tag, context: _Context, out: list[Block]) -> None:
        """Append the blocks of some of the children of ``parent``."""
        grids = {id(rows[0]): rows for rows in html_tables.grid_rows(self._page, parent)}
        read: set[int] = set()
        pieces: list[Piece] = []
        for child in children:
            if not isinstance(child, Tag):
                if is_text_node(child):
                    self._text(child, context, pieces)
                continue
            if child.name in SKIPPED_TAGS or id(child) in read:
                continue
            inner = self._context(child, context)
            if id(child) in grids and inner.role is context.role:
                self._flush(pieces, parent, context, out)
                rows = grids[id(child)]
                out.append(html_tables.read_grid(self._page, rows, lambda c: self._cell(c, context), context.role))
                self._append_hidden(out)
                read.update(id(row) for row in rows)
            elif self._stands_alone(child, inner, context):
                self._flush(pieces, parent, context, out)
                self._block(child, inner, out)
            else:
                self._inline(child, inner, pieces, out)
        self._flush(pieces, parent, context, out)

    def _stands_alone(self, tag: Tag, inner: _Context, context: _Context) -> bool:
        if inner.role is not context.role:
            return True
        if id(tag) in self._regions.panels or id(tag) in self._regions.tabs or id(tag) in self._regions.labels:
            return True
        if tag.name == "button" and not context.in_cell:
            return True
        return self._page.is_block(tag) or self._page.holds_blocks(tag)

    def _flush(self, pieces: list[Piece], parent: Tag, context: _Context, out: list[Block]) -> None:
        if pieces:
            base = replace(PLAIN, indent=context.style.indent, centred=context.style.centred)
            out.extend(text_blocks(pieces, self._page.place(parent), context.role, base))
            pieces.clear()

    def _block(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        label = self._regions.labels.get(id(tag))
        if label is not None and context.role is Role.BODY:
            self._open_panel(label, tag, context, out)
        if id(tag) in self._panel_levels:
            context = replace(context, shift=self._shift(tag, self._panel_levels[id(tag)], context.shift))
        level = _HEADINGS.get(tag.name) or _aria_level(tag)
        if id(tag) in self._regions.panels:
            self._head(tag, level, context, out)
        elif id(tag) in self._regions.tabs or (tag.name == "button" and not context.in_cell):
            self._button(tag, context, out)
        elif level is not None:
            self._heading(tag, level, context, out)
        elif tag.name in {"ul", "ol", "menu", "dir"}:
            self._list(tag, context, out)
        elif tag.name == "dl":
            self._definitions(tag, context, out)
        elif tag.name == "details":
            self._details(tag, context, out)
        elif tag.name == "li":
            self._entry(tag, "•", replace(context, depth=max(context.depth, 0)), out)
        elif html_tables.is_table(self._page, tag):
            self._table(tag, context, out)
        elif word_depth(tag) is not None:
            self._entry(tag, None, replace(context, depth=word_depth(tag) or 0), out)
        elif tag.name != "hr":
            self._container(tag, context, out)

    def _container(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        if control_text(tag) is not None:
            pieces: list[Piece] = []
            self._inline(tag, context, pieces, out)
            self._flush(pieces, tag, context, out)
        else:
            self._walk(tag, context, out)

    # Headings and what a click opens ----------------------------------------------------------------------------------

    def _heading(self, tag: Tag, level: int, context: _Context, out: list[Block]) -> None:
        trigger = self._inner_trigger(tag)
        if trigger is not None:
            self._head(trigger, level, context, out, tag)
        elif text_length(tag) > _LONG_HEADING or tag.find(["table", "ul", "ol", "h1", "h2", "h3", "h4"]) is not None:
            self._walk(tag, context, out)
        else:
            self._emit_heading(tag, min(level + context.shift, 9), context, out)

    def _emit_heading(self, tag: Tag, level: int, context: _Context, out: list[Block]) -> None:
        pieces = self._all_inline(tag, context, out)
        together = [piece for piece in pieces if not piece.apart]
        if not any(piece.text.strip() for piece in together):
            together = [replace(piece, apart="") for piece in pieces]
            pieces = []
        base = replace(context.style, bold=True) if tag.name in _HEADINGS else context.style
        block = one_block(together, Kind.HEADING, self._page.place(tag), context.role, base)
        if block is not None:
            lines = tuple(
                replace(line, style=replace(line.style, bold=base.bold or line.style.bold)) for line in block.lines
            )
            out.append(replace(block, lines=lines, level=level))
            if context.role is Role.BODY:
                self._level = level
        self._flush([piece for piece in pieces if piece.apart], tag, context, out)

    def _inner_trigger(self, tag: Tag) -> Tag | None:
        """Return the trigger that makes up the whole of a heading."""
        for child in tag.find_all(True):
            if id(child) in self._regions.panels and id(child) not in self._used_heads:
                return child
        return None

    def _head(
        self, trigger: Tag, level: int | None, context: _Context, out: list[Block], whole: Tag | None = None
    ) -> None:
        """Append the head of an accordion's panel: a heading one level below the one around the accordion."""
        panel = self._regions.panels[id(trigger)]
        self._used_heads.add(id(trigger))
        inner = next((child for child in trigger.find_all(True) if child.name in _HEADINGS), None)
        shown = whole or trigger
        if context.role is not Role.BODY or is_generic_label(trigger.get_text(" ")):
            self._button(shown, context, out)
            return
        group = self._common(trigger, panel)
        around, own = self._groups.get(id(group), (self._level, 0))
        if not own or (around != self._level and self._level < around):
            around = self._level
            native = level or (_HEADINGS[inner.name] if inner is not None else 0)
            own = max(around + 1, native + context.shift if native else 0)
            self._groups[id(group)] = (around, own)
        self._emit_heading(shown, own, context, out)
        self._panel_levels[id(panel)] = own

    def _open_panel(self, label: Tag, panel: Tag, context: _Context, out: list[Block]) -> None:
        """Append the name of a tab before what its panel shows."""
        group = panel.parent
        around, own = self._groups.get(id(group), (self._level, self._level + 1))
        self._groups[id(group)] = (around, own)
        if not is_generic_label(label.get_text(" ")):
            self._emit_heading(label, own, context, out)
            self._panel_levels[id(panel)] = own

    def _button(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        role = Role.FURNITURE if context.role is Role.BODY else context.role
        block = one_block(
            self._all_inline(tag, context, out), Kind.PARAGRAPH, self._page.place(tag), role, context.style
        )
        if block is not None:
            out.append(block)

    def _details(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        around = self._level
        summary = tag.find("summary", recursive=False)
        inner = context
        if isinstance(summary, Tag) and not is_generic_label(summary.get_text(" ")):
            native = next((_HEADINGS[child.name] for child in summary.find_all(True) if child.name in _HEADINGS), 0)
            self._level = own = max(around + 1, native + context.shift if native else 0)
            self._emit_heading(summary, own, context, out)
            inner = replace(context, shift=self._shift(tag, own, context.shift))
        rest = [child for child in tag.children if child is not summary]
        self._walk_some(rest, tag, inner, out)
        self._level = around

    def _shift(self, panel: Tag, level: int, shift: int) -> int:
        """Return what to add to the headings of a panel so that they stand below its head."""
        levels = [
            _HEADINGS[child.name]
            for child in panel.find_all(list(_HEADINGS))
            if child.find_parent("summary") is None and text_length(child)
        ]
        return max(shift, level + 1 - min(levels)) if levels else shift

    def _common(self, trigger: Tag, panel: Tag) -> Tag:
        node = trigger.parent
        while node is not None and not self._page.inside(panel, node):
            node = node.parent
        return node if node is not None else self._page.body

    # Lists ------------------------------------------------------------------------------------------------------------

    def _list(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        deeper = max(_named_depth(tag) - context.depth, 1)
        inner = replace(
            context,
            depth=context.depth + deeper,
            style=replace(context.style, indent=(context.style.indent or 0.0) + deeper * _INDENT),
        )
        entries = [child for child in tag.children if isinstance(child, Tag) and child.name not in SKIPPED_TAGS]
        for entry, marker in zip(entries, markers(self._page, tag, entries), strict=True):
            own = self._context(entry, inner)
            if entry.name == "li":
                self._entry(entry, marker, own, out)
            else:
                self._block(entry, own, out)

    def _entry(self, tag: Tag, marker: str | None, context: _Context, out: list[Block]) -> None:
        """Append the blocks of a list entry: the first text block carries the marker."""
        found: list[Block] = []
        typed = word_marker(tag)
        self._walk(tag, context, found)
        for number, block in enumerate(found):
            if isinstance(block, TextBlock) and block.role is context.role:
                if block.kind is Kind.PARAGRAPH or (block.kind is Kind.LIST_ITEM and block.level == 0 and number == 0):
                    own = block.marker if block.marker is not None and marker in {None, "•"} else marker
                    found[number] = with_marker(block, typed or own, context.depth)
                elif block.kind is Kind.HEADING and marker != "•":
                    found[number] = with_marker(block, marker, context.depth)
                break
        out.extend(found)

    def _definitions(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        """Append a definition list: a table of labels and values where it is one, else titles with their text."""
        parts = [part for part in tag.find_all(["dt", "dd"]) if part.find_parent("dl") is tag]
        if not parts:
            self._walk(tag, context, out)
        elif _is_label_list(parts) and not any(self._opens_panel(part) for part in parts):
            out.append(self._label_table(tag, parts, context))
        else:
            around, listed = self._level, _list_items(parts)
            for part in parts:
                own = self._context(part, context)
                if part.name == "dd":
                    indent = (own.style.indent or 0.0) + _INDENT
                    own = replace(own, style=replace(own.style, indent=indent))
                    self._block_or_walk(part, own, out)
                elif (trigger := self._opens_panel(part)) is not None:
                    self._head(trigger, None, own, out, part)
                elif listed and part.find(["h1", "h2", "h3", "h4", "p", "div"]) is None:
                    self._emit_heading(part, min(around + 1, 9), own, out)
                else:
                    self._walk(part, replace(own, style=replace(own.style, bold=True)), out)
            self._level = around if listed else self._level

    def _opens_panel(self, part: Tag) -> Tag | None:
        return part if id(part) in self._regions.panels else self._inner_trigger(part)

    def _block_or_walk(self, part: Tag, context: _Context, out: list[Block]) -> None:
        if id(part) in self._panel_levels:
            context = replace(context, shift=self._shift(part, self._panel_levels[id(part)], context.shift))
        self._walk(part, context, out)

    def _label_table(self, tag: Tag, parts: list[Tag], context: _Context) -> Table:
        cells: list[Cell] = []
        row = -1
        value: Cell | None = None
        for part in parts:
            own = replace(self._context(part, context), in_cell=True, depth=-1)
            place = (self._page.place(part),)
            blocks: list[Block] = []
            if part.name == "dt":
                row += 1
                value = None
                self._walk(part, replace(own, style=replace(own.style, bold=True)), blocks)
                cells.append(Cell(row, 0, blocks=tuple(blocks), places=place))
                continue
            self._walk(part, own, blocks)
            if value is None:
                row = max(row, 0)
                value = Cell(row, 1, blocks=tuple(blocks), places=place)
                cells.append(value)
            else:
                value = cells[-1] = replace(value, blocks=(*value.blocks, *blocks), places=(*value.places, *place))
        return Table(tuple(cells), row + 1, 2, role=context.role, places=(self._page.place(tag),))

    # Tables -----------------------------------------------------------------------------------------------------------

    def _table(self, tag: Tag, context: _Context, out: list[Block]) -> None:
        if html_tables.is_layout(self._page, tag):
            for cell in html_tables.layout_cells(self._page, tag):
                self._walk(cell, self._context(cell, context), out)
            return
        level = self._level
        table = html_tables.read_table(self._page, tag, lambda cell: self._cell(cell, context), context.role)
        self._level = level
        if table is None:
            self._walk(tag, context, out)
            return
        out.append(table)
        self._append_hidden(out)
        for part in html_tables.stray_parts(self._page, tag):
            self._walk(part, replace(self._context(part, context), role=Role.HIDDEN), out)

    def _append_hidden(self, out: list[Block]) -> None:
        """Append what is hidden in the cells of a table behind it."""
        out.extend(self._hidden)
        self._hidden.clear()

    def _cell(self, tag: Tag, context: _Context) -> tuple[Block, ...]:
        inner = self._context(tag, context)
        style = replace(inner.style, indent=None, bold=inner.style.bold or tag.name == "th", fill=None)
        out: list[Block] = []
        self._walk(tag, replace(inner, in_cell=True, depth=-1, style=style, role=context.role), out)
        if not any(
            isinstance(block, Table) or (isinstance(block, TextBlock) and block.role is context.role) for block in out
        ):
            spoken = [replace(b, role=context.role) for b in out if isinstance(b, TextBlock) and b.role is Role.HIDDEN]
            if spoken:
                return tuple(spoken)
            sign = self._sign(tag)
            if sign is not None:
                return (TextBlock(Kind.PARAGRAPH, (Line(sign.text, self._page.place(tag), sign.style),), context.role),)
        self._hidden.extend(block for block in out if block.role is Role.HIDDEN is not context.role)
        return tuple(block for block in out if block.role is not Role.HIDDEN or context.role is Role.HIDDEN)

    def _sign(self, cell: Tag) -> Piece | None:
        """Return what an empty cell shows without text: a tick or cross drawn by an icon, a coloured dot."""
        for tag in cell.find_all(["i", "span", "svg", "div", "b", "em"]):
            classes = " ".join(classes_of(tag))
            if _TICK.search(classes):
                return Piece("✓")
            if _CROSS.search(classes):
                return Piece("✗")
            declared = self._page.css[tag]
            colour = colour_of(declared.get("background-color") or declared.get("background") or declared.get("color"))
            if colour is not None:
                return Piece("●", Style(colour=colour))
        return None

    # Inline content ---------------------------------------------------------------------------------------------------

    def _all_inline(self, tag: Tag, context: _Context, out: list[Block]) -> list[Piece]:
        """Return all that stands in ``tag`` as inline content, blocks included; its hidden parts go to ``out``."""
        pieces: list[Piece] = []
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name in SKIPPED_TAGS:
                    continue
                inner = self._context(child, context)
                if inner.role is not context.role:
                    self._block(child, inner, out)
                    continue
                if self._page.is_block(child) or child.name == "button":
                    pieces.append(self._piece(" ", context))
                    pieces.extend(self._all_inline(child, inner, out))
                    pieces.append(self._piece(" ", context))
                elif self._page.holds_blocks(child):
                    pieces.extend(self._all_inline(child, inner, out))
                else:
                    self._inline(child, inner, pieces, out)
            elif is_text_node(child):
                self._text(child, context, pieces)
        return pieces

    def _inline(self, tag: Tag, context: _Context, pieces: list[Piece], out: list[Block]) -> None:
        """Append the runs of an inline element; what it cannot hold (hidden text, figures) goes to ``out``."""
        if tag.name == "br":
            pieces.append(BREAK)
            return
        if tag.name == "img":
            self._image(tag, context, pieces, out)
            return
        if id(tag) in self._dots:
            style = replace(context.style, colour=self._dots[id(tag)])
            pieces.append(self._piece(" ● ", replace(context, style=style)))
            return
        value = control_text(tag)
        if value is None and not text_length(tag):
            value = self._icon(tag, context)
        if value is not None:
            pieces.append(self._piece(value, context))
            return
        if word_ignores(tag) or (tag.name == "sup" and _is_note_mark(tag)):
            return
        if tag.name == "q":
            pieces.append(self._piece("« ", context))
        if id(tag) in self._pills and not context.apart:
            pieces.extend((BREAK, BREAK))  # a paragraph of its own
        elif id(tag) in self._labels_within or id(tag) in self._labels:
            end_line(pieces)
        elif _is_listed_inline(tag):
            pieces.append(BREAK)
        elif self._is_off(tag):
            pieces.append(self._piece(" ", context))
        if context.apart:
            pieces.append(replace(BREAK, apart=context.apart))
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name in SKIPPED_TAGS:
                    continue
                inner = self._context(child, context)
                if inner.role is not context.role:
                    self._block(child, inner, out)
                else:
                    self._inline(child, inner, pieces, out)
            elif is_text_node(child):
                self._text(child, context, pieces)
        if tag.name == "q":
            pieces.append(self._piece(" »", context))
        if id(tag) in self._labels:
            pieces.append(self._piece(" : ", context))
        if context.apart:
            pieces.append(replace(BREAK, apart=context.apart))

    def _is_off(self, tag: Tag) -> bool:
        """Whether an element is kept off the one before it without a blank: a label, an item of a flexible row."""
        before = tag.find_previous_sibling()
        parent = tag.parent
        in_row = parent is not None and self._page.css[parent].get("display") in _ROW_DISPLAYS
        return in_row or _is_label(tag) or _is_label(before)

    def _text(self, node: object, context: _Context, pieces: list[Piece]) -> None:
        if id(node) in self._labels_within:
            end_line(pieces)
        pieces.append(self._piece(str(node), context))

    def _piece(self, text: str, context: _Context) -> Piece:
        blanks, struck = context.keeps_blanks, context.struck
        return Piece(text, context.style, context.href, context.apart, keeps_blanks=blanks, struck=struck)

    def _image(self, tag: Tag, context: _Context, pieces: list[Piece], out: list[Block]) -> None:
        alt = clean(str(tag.get("alt") or ""))
        if context.in_cell:
            label = alt or clean(str(tag.get("title") or ""))
            if label and len(label) <= 80:
                pieces.append(self._piece(f" {label} ", context))
                return
        if alt:
            out.append(Figure(alt, (self._page.place(tag),), context.role))

    def _icon(self, tag: Tag, context: _Context) -> str | None:
        """Return what an icon without text says: its tooltip or its spoken label, in cells and where it is a state."""
        label = clean(str(tag.get("aria-label") or tag.get("title") or ""))
        if tag.name == "svg" and not label:
            title = tag.find("title")
            label = clean(title.get_text()) if isinstance(title, Tag) else ""
        if not label or not (context.in_cell or tag.name in {"i", "svg", "span"}):
            return None
        return f" {label} "

    # What an element adds to its context ------------------------------------------------------------------------------

    def _context(self, tag: Tag, context: _Context) -> _Context:
        role = self._regions.roles.get(id(tag), context.role)
        if context.role is not Role.BODY and role is not Role.HIDDEN:
            role = context.role
        href = context.href
        if tag.name == "a" and tag.get("href"):
            href = self._page.link(str(tag["href"]))
        apart = context.apart or ("" if self._page.is_block(tag) or id(tag) in self._codes else _badge_name(tag))
        if id(tag) in self._set_apart:
            apart = apart or tag.name
        return replace(
            context,
            role=role,
            href=href,
            style=element_style(tag, context.style, self._page.css[tag], is_block=self._page.is_block(tag)),
            apart=apart,
            keeps_blanks=context.keeps_blanks or tag.name in {"pre", "textarea"},
            struck=context.struck or is_struck(tag, self._page.css[tag]),
        )


def _badge_name(tag: Tag) -> str:
    """Return the classes of an element that is named a badge, "" for any other."""
    names = classes_of(tag)
    return " ".join(names) if any(_BADGE.search(name) for name in names) else ""


def _aria_level(tag: Tag) -> int | None:
    if tag.get("role") != "heading":
        return None
    level = str(tag.get("aria-level") or "2")
    return int(level) if level.isdigit() else 2


def _is_label_list(parts: list[Tag]) -> bool:
    """Return whether a definition list pairs short labels with values rather than titles with sections."""
    titles = [part for part in parts if part.name == "dt"]
    values = [part for part in parts if part.name == "dd"]
    if not titles or not values or parts[0].name != "dt":
        return False
    if any(text_length(title) > 40 for title in titles) or _list_items(parts):
        return False
    return all(value.find(["h2", "h3", "h4", "h5", "table", "dl", "dt"]) is None for value in values) and not any(
        value.find(["ul", "ol"]) is not None and any(char.isdigit() for char in title.get_text())
        for title, value in zip(titles, values, strict=False)
    )


def _list_items(parts: list[Tag]) -> bool:
    """Whether titles head items: several texts stand under one, and it or they begin with the number of an item."""
    numbered = 0
    for at, part in enumerate(parts):
        below = list(takewhile(lambda other: other.name == "dd", parts[at + 1 :])) if part.name == "dt" else []
        items = sum(_ITEM.match(clean(text.get_text())) is not None for text in below)
        is_item = _ITEM.match(clean(part.get_text())) is not None
        if items >= _FEWEST_ITEMS or (is_item and len(below) >= _FEWEST_ITEMS):
            return True
        numbered += items > 0 and is_item
    return numbered >= _FEWEST_ITEMS


def _named_depth(tag: Tag) -> int:
    """Return the depth, from 0, that the classes of a list of Google Docs name; -1 for any other list.

    There the lists of all depths follow one another instead of standing in one another.
    """
    found = (re.fullmatch(r"lst-kix_\w+-(\d)", name) for name in classes_of(tag))
    return next((int(match[1]) for match in found if match), -1)


def _is_label(tag: object) -> bool:
    """Return whether an inline element is named a label: a style, not a blank, keeps it off its value."""
    return isinstance(tag, Tag) and tag.name in {"span", "label", "b", "strong"} and html_tables.is_label(tag)


def _is_listed_inline(tag: Tag) -> bool:
    """Whether ``tag`` is a block that a style runs on in its line, behind one of its own kind: the next of a list."""
    if tag.name not in {"div", "li", "p"}:
        return False
    before = tag.find_previous_sibling()
    return isinstance(before, Tag) and (before.name, before.get("class")) == (tag.name, tag.get("class"))


def _is_note_mark(tag: Tag) -> bool:
    """Return whether a superscript is the mark of a footnote: a link to a place of this page."""
    link = tag.find("a", href=True)
    return isinstance(link, Tag) and str(link["href"]).startswith("#") and len(clean(tag.get_text())) <= 5
