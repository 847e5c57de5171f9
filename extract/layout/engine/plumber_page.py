"""A second engine: what pdfplumber sees on a page, for pages that pdfium cannot read and as another opinion on tables.

It is twenty times slower than pdfium, so it is opened on first use and asked for single pages only.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from types import TracebackType
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from extract.layout.engine.content import Fill, Look, PageContent, Picture, Segment, Word
from extract.layout.engine.ligatures import spelled_out, swapped_back

log = logging.getLogger(__name__)

_FAULTS = (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError, AssertionError)
_LEAST_SHADE = 6.5  # points; thinner boxes are strokes


class Plumber:
    """The same PDF opened by pdfplumber, on first use; a page that it cannot read gives None."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def __enter__(self) -> Plumber:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document is not None:
            self._document.close()

    def content(self, number: int) -> PageContent | None:
        """Return what stands on page ``number`` (from 1)."""
        try:
            page = self._page(number)
            words = page.extract_words(keep_blank_chars=False, extra_attrs=["fontname", "size"])
            content = PageContent(
                number,
                float(page.width),
                float(page.height),
                tuple(_word(word) for word in words),
                tuple(Segment(e["x0"], e["top"], e["x1"], e["bottom"]) for e in page.edges),
                tuple(fill for fill in map(_fill, page.rects) if fill),
                tuple(Picture(i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images),
            )
            page.close()
        except _FAULTS as error:
            log.info("pdfplumber cannot read page %d: %s", number, error)
            return None
        return content

    def cells(self, number: int) -> Counter[str] | None:
        """Return the texts of the cells that ``extract_tables`` finds on a page, without blanks, and how often."""
        try:
            page = self._page(number)
            tables = page.extract_tables()
            page.close()
        except _FAULTS as error:
            log.info("pdfplumber cannot read the tables of page %d: %s", number, error)
            return None
        return Counter("".join(cell.split()) for table in tables for row in table for cell in row if cell)

    def _page(self, number: int) -> Any:
        if self._document is None:
            self._document = pdfplumber.open(io.BytesIO(self._data))
        return self._document.pages[number - 1]


def _word(word: dict[str, Any]) -> Word:
    name = str(word.get("fontname", "")).lower()
    look = Look(round(float(word.get("size") or 0.0), 1), "bold" in name, "italic" in name or "oblique" in name)
    return Word(spelled_out(swapped_back(word["text"])), word["x0"], word["top"], word["x1"], word["bottom"], look)


def _fill(rect: dict[str, Any]) -> Fill | None:
    if not rect.get("fill") or min(rect["width"], rect["height"]) <= _LEAST_SHADE:
        return None
    colour = _hex(rect.get("non_stroking_color"))
    if colour in (None, "#ffffff"):
        return None
    return Fill(rect["x0"], rect["top"], rect["x1"], rect["bottom"], colour or "#000000")


def _hex(colour: Any) -> str | None:
    """Return a grey, RGB or CMYK colour (0 to 1) as ``#rrggbb``, None for patterns."""
    if isinstance(colour, int | float):
        colour = (colour,)
    if not isinstance(colour, tuple | list) or not all(isinstance(part, int | float) for part in colour):
        return None
    if len(colour) == 1:
        parts = [colour[0]] * 3
    elif len(colour) == 3:
        parts = list(colour)
    elif len(colour) == 4:
        parts = [(1 - part) * (1 - colour[3]) for part in colour[:3]]
    else:
        return None
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in parts)
