"""Pages whose text is far smaller or larger than text on paper: read as if they were of the usual size.

Sheets are shrunk until they fit the page, posters and slides are drawn as large as a wall or in pixels, photographs of
pages have the size of their pixels. What stands near what, how thick a rule is and how small a mark depend on the size
of the text; so such pages are read enlarged or reduced, and what is found on them is mapped back to the printed page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from statistics import median

from extract.blocks import with_places
from extract.document import Block, Box, Place
from extract.layout.pages.page import PageParts

_SMALL, _LARGE = 7.0, 14.0  # points: text that is smaller, or larger on paper of no usual size
_USUAL = 9.5  # points
_MOST = 4.0  # times
_FEWEST = 200  # characters that tell the size of the text
_PAPER = 595.0  # points: the shorter side of A4
_SMALLEST_PAPER, _LARGEST_PAPER = 350.0, 900.0  # points: shorter sides from A6 to more than A3


def usual_scale(parts: Sequence[PageParts]) -> float:
    """Return how many times larger the pages are to be read than they are printed, 1 for nearly all documents."""
    sizes: Counter[float] = Counter()
    for part in parts:
        for look, words in groupby(part.content.words, attrgetter("look")):
            if not look.invisible:
                sizes[look.size] += sum(map(len, map(attrgetter("text"), words)))
    if sum(sizes.values()) < _FEWEST:
        return 1.0
    body = _middle(sizes)
    if 0 < body < _SMALL:
        return min(_MOST, _USUAL / body)
    side = median(min(part.width, part.height) for part in parts)
    return _PAPER / side if body > _LARGE and side > _LARGEST_PAPER else 1.0


def picture_scale(width: float, height: float) -> float:
    """Return how many times larger a page without text is to be read than it is printed."""
    side = min(width, height)
    return 1.0 if _SMALLEST_PAPER <= side <= _LARGEST_PAPER or side <= 0 else _PAPER / side


def as_printed(blocks: Sequence[Block], scales: Mapping[int, float]) -> tuple[Block, ...]:
    """Return the blocks with their places on the pages as printed; ``scales`` tells which pages were read otherwise."""
    if not scales:
        return tuple(blocks)

    def move(place: Place) -> Place:
        scale = scales.get(place.page or 0)
        if scale is None or place.box is None:
            return place
        x0, top, x1, bottom = (value / scale for value in (place.box.x0, place.box.top, place.box.x1, place.box.bottom))
        return replace(place, box=Box(x0, top, x1, bottom))

    return tuple(with_places(block, move) for block in blocks)


def _middle(sizes: Counter[float]) -> float:
    """The size of which as many characters are smaller as larger."""
    left = sum(sizes.values()) / 2
    for size in sorted(sizes):
        left -= sizes[size]
        if left <= 0:
            return size
    return 0.0
