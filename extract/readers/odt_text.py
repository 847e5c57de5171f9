"""The inside of an OpenDocument paragraph to printed lines: spans, blanks, breaks, links, notes, frames."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.document import Link
from extract.readers.looks import Pieces, RunFormat, without_struck_options
from extract.readers.odt_styles import DRAW, OFFICE, SVG, TABLE, TEXT, XLINK, OdtStyles
from extract.readers.symbol_fonts import symbol_text
from extract.readers.word_xml import Element, integer
from extract.text import clean

# Their text is not printed where they stand, or not at all.
_SKIPPED = {
    f"{OFFICE}annotation",
    f"{OFFICE}annotation-end",
    f"{TEXT}tracked-changes",
    f"{TEXT}placeholder",
    f"{TEXT}script",
    f"{TEXT}ruby-text",
    f"{TEXT}toc-mark",
    f"{TEXT}bibliography-mark",
}
_SHAPES = {
    f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}ellipse", f"{DRAW}circle", f"{DRAW}g", f"{DRAW}line",
    f"{DRAW}path", f"{DRAW}polygon", f"{DRAW}polyline", f"{DRAW}connector", f"{DRAW}caption", f"{DRAW}control",
}  # fmt: skip
_BLOCKS = {f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table"}


@dataclass
class OdtText:
    """What stands inside one paragraph; ``boxes`` hold blocks of their own, ``figures`` are alternative texts."""

    lines: list[Pieces] = field(default_factory=lambda: [[]])
    hidden: str = ""
    links: list[Link] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def read_paragraph(paragraph: Element, styles: OdtStyles, look: RunFormat, ticked: dict[str, bool]) -> OdtText:
    """Return the inside of ``text:p`` or ``text:h``; ``ticked`` gives the state of the form's check boxes by id."""
    reading = _Reading(styles, ticked)
    reading.content(paragraph, look)
    for at, pieces in enumerate(reading.result.lines):
        reading.result.lines[at], struck = without_struck_options(pieces)
        reading.hidden.append(struck)
    reading.result.hidden = clean("".join(reading.hidden))
    return reading.result


def shape_content(shape: Element) -> tuple[list[Element], list[str]]:
    """Return the boxes of text that a frame or shape holds, and the alternative texts of its pictures."""
    boxes: list[Element] = []
    figures: list[str] = []
    for child in shape:
        if child.tag == f"{DRAW}text-box":
            boxes.append(child)
        elif child.tag in _SHAPES:
            inner_boxes, inner_figures = shape_content(child)
            boxes.extend(inner_boxes)
            figures.extend(inner_figures)
    if shape.tag not in {f"{DRAW}frame", f"{DRAW}g"} and any(child.tag in _BLOCKS for child in shape):
        boxes.append(shape)
    if not boxes and any(child.tag in {f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole"} for child in shape):
        figures.append(_alternative_text(shape))
    return boxes, figures


class _Reading:
    def __init__(self, styles: OdtStyles, ticked: dict[str, bool]) -> None:
        self.styles = styles
        self.ticked = ticked
        self.result = OdtText()
        self.hidden: list[str] = []

    def content(self, element: Element, look: RunFormat) -> None:
        self.add(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self.child(child, look)
            self.add(child.tail, look)

    def child(self, child: Element, look: RunFormat) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self.content(child, self.styles.run(child.get(f"{TEXT}style-name"), look))
        elif tag == f"{TEXT}s":
            self.add(" " * min(integer(child.get(f"{TEXT}c"), 1), 100), look)
        elif tag == f"{TEXT}tab":
            self.piece("\t", look)
        elif tag == f"{TEXT}line-break":
            self.result.lines.append([])
        elif tag == f"{TEXT}a":
            self.link(child, look)
        elif tag == f"{TEXT}note":
            self.result.notes.append(child)
        elif tag == f"{DRAW}control":
            state = self.ticked.get(child.get(f"{DRAW}control", ""))
            self.piece("" if state is None else "☒" if state else "☐", look)
        elif tag in _SHAPES or tag == f"{DRAW}a":
            boxes, figures = shape_content(child)
            self.result.boxes.extend(boxes)
            self.result.figures.extend(figures)
        elif tag == f"{TEXT}hidden-text" or child.get(f"{TEXT}is-hidden") == "true":
            self.hidden.append(child.get(f"{TEXT}string-value") or _whole_text(child))
        elif tag not in _SKIPPED:
            self.content(child, look)

    def link(self, element: Element, look: RunFormat) -> None:
        self.content(element, self.styles.run(element.get(f"{TEXT}style-name"), look))
        target = element.get(f"{XLINK}href", "")
        text = clean(_whole_text(element))
        if text and target and not target.startswith("#"):
            self.result.links.append(Link(text, target))

    def add(self, text: str | None, look: RunFormat) -> None:
        if text:
            self.piece(symbol_text(" ".join(text.replace("\n", " ").split("\t")), look.font), look)

    def piece(self, text: str, look: RunFormat) -> None:
        if look.hidden:
            self.hidden.append(text)
        elif text:
            self.result.lines[-1].append((text, look))


def _whole_text(element: Element) -> str:
    return "".join(part for part in element.itertext() if isinstance(part, str))


def _alternative_text(shape: Element) -> str:
    for name in (f"{SVG}desc", f"{SVG}title"):
        found = shape.find(name)
        if found is not None and found.text:
            return clean(found.text)
    return ""
