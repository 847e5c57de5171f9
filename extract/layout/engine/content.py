"""What one page holds before its layout is understood: words, ruling segments, shades and pictures.

Everything is in PDF points, origin top left, in the frame in which the page's text reads left to right. pdfium,
pdfplumber and OCR all fill the same records, so that one layout code serves them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Look(NamedTuple):
    """How a run of characters looks; shared by all words of one text object.

    ``size`` in points (0.0 when unknown, as for OCR); ``colour`` ``#rrggbb``, None for black; ``turn`` is how far the
    text is turned against the page, in degrees counter-clockwise (0, 90, 180, 270); ``symbol`` marks a dingbat font;
    ``invisible`` marks text that is drawn without ink or clipped away, ``slanted`` text that is not set along the
    page's sides.
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    turn: int = 0
    symbol: bool = False
    invisible: bool = False
    slanted: bool = False


PLAIN_LOOK = Look()


class Word(NamedTuple):
    """A run of characters without a blank, with its box.

    ``start`` and ``end`` are positions in the page's own character order: when one word ends where the next one starts,
    no blank was printed between them. -1 when the source has no such order.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    look: Look = PLAIN_LOOK
    start: int = -1
    end: int = -1


class Segment(NamedTuple):
    """A straight horizontal or vertical stroke as a thin rectangle (its thickness is the short side)."""

    x0: float
    top: float
    x1: float
    bottom: float


class Strand(NamedTuple):
    """A slanted or curved stroke: where it begins and ends."""

    x0: float
    y0: float
    x1: float
    y1: float


class Fill(NamedTuple):
    """A filled rectangle that is no stroke: the shade of a cell, a band, a card. ``colour`` is ``#rrggbb``."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str


class Picture(NamedTuple):
    """The box of an image."""

    x0: float
    top: float
    x1: float
    bottom: float


Box = tuple[float, float, float, float]  # x0, top, x1, bottom


class Link(NamedTuple):
    """What a drawn connection joins: a box, and one that hangs from it."""

    parent: Box
    child: Box


class PageContent(NamedTuple):
    """One page as an engine sees it.

    ``cut`` splits a word that runs over a rule into the pieces that were drawn apart; None where the engine cannot.
    ``shows`` tells whether nearly white text has a darker ground; None where only fills and pictures can tell.
    ``discs`` are drawn ones as high as a line or two: in a cell of their own, they say something by their colour.
    ``meters`` are frames whose bar shows how far something has come. ``links`` join the boxes of a chart, ``strands``
    may be what draws them. ``pills`` are boxes with round ends.
    """

    page: int
    width: float
    height: float
    words: tuple[Word, ...]
    segments: tuple[Segment, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    cut: Callable[[Word], tuple[Word, ...]] | None = None
    shows: Callable[[Word], bool] | None = None
    discs: tuple[Fill, ...] = ()
    meters: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    strands: tuple[Strand, ...] = ()
    pills: tuple[Fill, ...] = ()


def bounds(boxes: Iterable[Word | Segment | Fill | Picture]) -> tuple[float, float, float, float]:
    """Return x0, top, x1, bottom around all ``boxes`` (at least one)."""
    known = list(boxes)
    return min(b.x0 for b in known), min(b.top for b in known), max(b.x1 for b in known), max(b.bottom for b in known)
