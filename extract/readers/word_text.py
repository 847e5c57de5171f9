"""The inside of a Word paragraph to printed lines: runs, breaks, fields, links, check boxes, pictures, text boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extract.document import Link
from extract.readers.looks import Pieces, RunFormat, without_struck_options
from extract.readers.symbol_fonts import is_symbol_font, symbol_text
from extract.readers.word_styles import ParagraphFormat, StyleSheet
from extract.readers.word_xml import (
    DGM,
    MC,
    W14,
    WP,
    A,
    Element,
    M,
    R,
    W,
    choice,
    integer,
    switch,
    value,
    within,
)
from extract.text import clean

_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_INLINE_WRAPPERS = {f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo", f"{W}sdtContent"}
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{A}blip", f"{DGM}relIds")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass
class ParagraphText:
    """The inside of one paragraph: ``lines`` of runs, ``hidden`` text, ``boxes`` (``w:txbxContent``)."""

    lines: list[Pieces] = field(default_factory=lambda: [[]])
    hidden: str = ""
    links: list[Link] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    in_contents: bool = False


@dataclass
class _Field:
    instruction: str = ""
    in_result: bool = False
    text: str = ""


class FieldStack:
    """The complex fields that are open; they may run over several paragraphs of a story."""

    def __init__(self, story: Element) -> None:
        """Look over ``story``: fields that are not closed properly would swallow the rest, so they are not followed."""
        kinds = Counter(char.get(f"{W}fldCharType") for char in story.iter(f"{W}fldChar"))
        self.followed = kinds["begin"] == kinds["end"]
        self.open: list[_Field] = []

    @property
    def shows(self) -> bool:
        """Whether text that comes now is printed."""
        return all(entry.in_result for entry in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether text that comes now belongs to a table of contents."""
        return any(entry.instruction.split(maxsplit=1)[:1] == ["TOC"] for entry in self.open)


@dataclass
class InlineReader:
    """Reads paragraphs of one story; ``targets`` gives the address of each external relationship of its part."""

    styles: StyleSheet
    fields: FieldStack
    targets: Mapping[str, str]
    diagram_text: Callable[[str], str]

    def read(self, paragraph: Element, look: ParagraphFormat) -> ParagraphText:
        """Return the text of ``w:p``."""
        reading = _Reading(self, look)
        reading.children(paragraph)
        return reading.finish()


class _Reading:
    """One paragraph being read: characters gathered with their look, line by line."""

    def __init__(self, reader: InlineReader, look: ParagraphFormat) -> None:
        self.reader = reader
        self.fields = reader.fields
        self.look = look
        self.result = ParagraphText(in_contents=self.fields.in_contents)
        self.hidden: list[str] = []
        self.captures: list[list[str]] = []

    def finish(self) -> ParagraphText:
        """Return what was gathered; options struck out are hidden."""
        for at, pieces in enumerate(self.result.lines):
            self.result.lines[at], struck = without_struck_options(pieces)
            self.hidden.append(struck)
        self.result.hidden = clean("".join(self.hidden))
        return self.result

    def children(self, parent: Element) -> None:
        for child in parent:
            self.child(child)

    def child(self, child: Element) -> None:
        tag = child.tag
        if tag == f"{W}r":
            self.run(child)
        elif tag == f"{W}hyperlink":
            self.hyperlink(child)
        elif tag == f"{W}fldSimple":
            self.simple_field(child)
        elif tag == f"{W}sdt":
            self.content_control(child)
        elif tag in _INLINE_WRAPPERS:
            self.children(child)
        elif tag == f"{MC}AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                self.children(chosen)
        elif tag in {f"{M}oMath", f"{M}oMathPara"}:
            self.add("".join(text.text or "" for text in child.iter(f"{M}t")), RunFormat())

    def run(self, run: Element) -> None:
        look = self.reader.styles.run(self.look, run.find(f"{W}rPr"))
        for child in run:
            self.run_child(child, look)

    def run_child(self, child: Element, look: RunFormat) -> None:
        tag = child.tag
        if tag == f"{W}t":
            self.add(symbol_text((child.text or "").replace("\n", " "), look.font), look)
        elif tag in _CHARACTERS:
            self.add(_CHARACTERS[tag], look)
        elif tag in {f"{W}br", f"{W}cr"}:
            self.line_break()
        elif tag == f"{W}sym":
            self.add(_symbol(child), look)
        elif tag == f"{W}fldChar":
            self.field_character(child, look)
        elif tag == f"{W}instrText":
            if self.fields.open and self.fields.followed:
                self.fields.open[-1].instruction += child.text or ""
                self.result.in_contents |= self.fields.in_contents
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnotes" if tag == f"{W}footnoteReference" else "endnotes"
            self.result.notes.append((kind, child.get(f"{W}id", "")))
        elif tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            self.drawing(child)
        elif tag == f"{MC}AlternateContent":
            chosen = choice(child)
            for inner in () if chosen is None else chosen:
                self.run_child(inner, look)
        elif tag == f"{W}ruby":
            for base in child.findall(f"{W}rubyBase"):
                self.children(base)

    def add(self, text: str, look: RunFormat) -> None:
        if not text or not self.fields.shows:
            return
        if look.hidden:
            self.hidden.append(text)
            return
        self.result.lines[-1].append((text, look))
        for entry in self.fields.open:
            entry.text += text
        for capture in self.captures:
            capture.append(text)

    def line_break(self) -> None:
        if self.fields.shows:
            self.result.lines.append([])

    def field_character(self, child: Element, look: RunFormat) -> None:
        kind = child.get(f"{W}fldCharType")
        if kind == "begin":
            self.add(_form_field(child.find(f"{W}ffData")), look)
        if not self.fields.followed:
            return
        if kind == "begin":
            self.fields.open.append(_Field())
        elif kind == "separate" and self.fields.open:
            self.fields.open[-1].in_result = True
        elif kind == "end" and self.fields.open:
            closed = self.fields.open.pop()
            self.link(_hyperlink_target(closed.instruction), closed.text)

    def simple_field(self, element: Element) -> None:
        instruction = element.get(f"{W}instr", "").strip()
        self.result.in_contents |= instruction.split(maxsplit=1)[:1] == ["TOC"]
        self.link(_hyperlink_target(instruction), self.captured(element))

    def hyperlink(self, element: Element) -> None:
        target = self.reader.targets.get(element.get(f"{R}id", ""))
        anchor = element.get(f"{W}anchor")
        self.link(f"{target}#{anchor}" if target and anchor else target, self.captured(element))

    def captured(self, element: Element) -> str:
        """Read the children of ``element`` and return what they print."""
        self.captures.append([])
        self.children(element)
        return "".join(self.captures.pop())

    def link(self, target: str | None, text: str) -> None:
        if target and clean(text):
            self.result.links.append(Link(clean(text), target))

    def content_control(self, element: Element) -> None:
        properties = element.find(f"{W}sdtPr")
        content = element.find(f"{W}sdtContent")
        box = None if properties is None else properties.find(f"{W14}checkbox")
        if box is not None:
            checked = box.find(f"{W14}checked")
            ticked = checked is not None and checked.get(f"{W14}val", "1") not in {"0", "false"}
            self.add(_CHECKED if ticked else _UNCHECKED, RunFormat())
        elif content is not None and not (switch(properties, "showingPlcHdr") and self.is_placeholder(content)):
            self.children(content)

    def is_placeholder(self, content: Element) -> bool:
        """Return whether all runs have the look of a prompt ("Cliquez ici …")."""
        runs = list(content.iter(f"{W}r"))
        names = [self.reader.styles.style_name(value(run, "rPr", "rStyle")) for run in runs]
        return bool(runs) and all((name or "").lower() == "placeholder text" for name in names)

    def drawing(self, element: Element) -> None:
        self.result.boxes.extend(within(element, f"{W}txbxContent"))
        pictures = list(within(element, *_PICTURES, _CHART, _VML_IMAGE))
        if not pictures:
            return
        alt = _alternative_text(element)
        for picture in pictures[:1]:
            if not alt and picture.tag == f"{DGM}relIds":
                alt = self.reader.diagram_text(picture.get(f"{R}dm", ""))
        self.result.figures.append(alt)


def _symbol(element: Element) -> str:
    code = integer(str(int(element.get(f"{W}char", "0"), 16)) if _is_hex(element.get(f"{W}char")) else None, 0)
    font = element.get(f"{W}font")
    return symbol_text(chr(code), font if is_symbol_font(font) else None) if code else ""


def _is_hex(text: str | None) -> bool:
    return bool(text) and all(char in "0123456789abcdefABCDEF" for char in text or "")


def _form_field(data: Element | None) -> str:
    """Return what a legacy form field prints by itself: a check box, or the chosen entry of a list."""
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        ticked = switch(box, "checked")
        return _CHECKED if (switch(box, "default") if ticked is None else ticked) else _UNCHECKED
    entries = [entry.get(f"{W}val", "") for entry in data.findall(f"{W}ddList/{W}listEntry")]
    chosen = integer(value(data, "ddList", "result") or value(data, "ddList", "default"), 0)
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _hyperlink_target(instruction: str) -> str | None:
    words = instruction.split('"')
    if not words[0].strip().upper().startswith("HYPERLINK") or len(words) < 2 or "\\l" in words[0]:
        return None
    return words[1].strip() or None


def _alternative_text(element: Element) -> str:
    for properties in element.iter(f"{WP}docPr"):
        return clean(properties.get("descr") or properties.get("title") or "")
    for shape in element.iter("{urn:schemas-microsoft-com:vml}shape"):
        return clean(shape.get("alt") or "")
    return ""
