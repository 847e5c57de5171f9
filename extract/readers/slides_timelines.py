"""Timelines on slides: a box with each year, and a disc under or over it that is full where the project is at work.

They are written out as on the pages of a PDF ("Période : 2031 2032"), whose rules tell them from the rows of a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.document import Box
from extract.layout.engine.content import Fill, Word
from extract.layout.text.year_timelines import with_timelines
from extract.readers.slides_shapes import P, Shape
from extract.readers.slides_text import rgb
from extract.readers.word_xml import A, Element

_LARGEST_DISC = 30.0  # points
_ROUND = 1.2  # times as wide as high, or as high as wide
_FILLS = tuple(A + name for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill"))
_WHITE = "#ffffff"
_YEAR_LENGTH = 4


def timeline_texts(shapes: Sequence[Shape]) -> Mapping[int, str]:
    """Return what the boxes of years in timelines say, by their place among ``shapes``: nothing for most of them."""
    discs = [disc for shape in shapes if shape.box is not None and (disc := _disc(shape.element, shape.box))]
    if not discs:
        return {}
    words = {at: word for at, shape in enumerate(shapes) if (word := _word(shape)) is not None}
    printed = tuple(words.values())
    written = with_timelines(printed, discs)
    if written is printed:
        return {}
    places = {word[:3]: at for at, word in words.items()}
    texts = {at: "" for at, word in words.items() if _is_year(word)}
    first = -1
    label: list[str] = []
    for word in written:
        at = places.get(word[:3], -1)
        if at not in texts:
            label = [*label, word.text] if at < 0 else []
        elif label:
            first, texts[at], label = at, " ".join((*label, word.text)), []
        elif first >= 0:
            texts[first] += f" {word.text}"
    return texts


def _word(shape: Shape) -> Word | None:
    """The text of a shape as one word over all of its box."""
    text = "".join(part.text or "" for part in shape.element.iter(f"{A}t")).strip()
    box = shape.box
    return Word(text, box.x0, box.top, box.x1, box.bottom) if text and box is not None else None


def _is_year(word: Word) -> bool:
    return len(word.text) == _YEAR_LENGTH and word.text.isdecimal()


def _disc(element: Element, box: Box) -> Fill | None:
    """A round shape without text that is full of colour; None for a ring, and for any other shape."""
    geometry = element.find(f"{P}spPr/{A}prstGeom")
    wide, high = box.x1 - box.x0, box.bottom - box.top
    small = 0 < wide <= _LARGEST_DISC and high > 0 and 1 / _ROUND <= wide / high <= _ROUND
    if geometry is None or geometry.get("prst") != "ellipse" or not small:
        return None
    if any((part.text or "").strip() for part in element.iter(f"{A}t")):
        return None
    colour = _colour(element)
    return Fill(box.x0, box.top, box.x1, box.bottom, colour) if colour not in (None, _WHITE) else None


def _colour(element: Element) -> str | None:
    """The colour of a shape as its file says it, of its style where it states none; None without any."""
    properties = element.find(f"{P}spPr")
    stated = next((child for child in properties if child.tag in _FILLS), None) if properties is not None else None
    if stated is None:
        style = element.find(f"{P}style/{A}fillRef")
        return "style" if style is not None and style.get("idx", "0") != "0" else None
    if stated.tag != f"{A}solidFill":
        return None if stated.tag == f"{A}noFill" else "filled"
    scheme = stated.find(f"{A}schemeClr")
    named = scheme.get("val", "") if scheme is not None else ""
    return rgb(stated) or (None if named in ("bg1", "lt1") else named)
