"""From the picture of a page to what the layout room works on: words, rules, shades, in points, straightened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import PageContent, Segment
from extract.layout.tables.grid import Grid, find_grids
from extract.ocr.clean import clean_page
from extract.ocr.engine import Engine
from extract.ocr.head_cells import head_walls
from extract.ocr.page_text import ReadLine, read_text
from extract.ocr.picture import Picture
from extract.ocr.rules import Rules, find_rules
from extract.ocr.shades import find_shades
from extract.ocr.straighten import skew_angle, turned
from extract.ocr.strokes import Stroke

Grey = NDArray[np.uint8]

_UPRIGHT = 0.65  # mean confidence below which a page may lie upside down or sideways
_SURELY_UPRIGHT, _BETTER = 0.85, 0.1
_LONG_WORD, _NARROW = 4, 0.2  # letters; heights of the line that a letter is wide, at least
_MARGIN = 0.012  # inches around a cell that are left out: what is left of its rules


class ScannedPage(NamedTuple):
    """What was read on a page.

    ``lines`` holds the indexes into ``content.words`` of each line, ``sure`` the confidence of each word (0 to 1),
    ``weights`` how thick its strokes are (see ``ReadLine``), ``skew`` the angle in degrees by which the page had to be
    turned.
    """

    content: PageContent
    lines: tuple[tuple[int, ...], ...]
    sure: tuple[float, ...]
    weights: tuple[float, ...]
    skew: float

    @property
    def confidence(self) -> float:
        """The mean confidence of the page's characters, from 0 to 1; 0 when nothing was read."""
        letters = [len(word.text) for word in self.content.words]
        return sum(s * n for s, n in zip(self.sure, letters, strict=True)) / sum(letters) if letters else 0.0


def read_page(number: int, picture: Picture, engine: Engine, known: PageContent | None = None) -> ScannedPage:
    """Read the picture of page ``number``, also where the sheet lay upside down or sideways.

    ``known`` is what a PDF says of the page where only its text cannot be trusted: the page is then not straightened,
    and the rules, shades and pictures are those of the PDF.
    """
    page = _read(number, picture, engine, known)
    if known or not page.content.words or _worth(page) >= _UPRIGHT:
        return page
    best = page
    for quarters in (1, 3, 2) if _lies_sideways(page) else (2, 1, 3):
        laid = Picture(np.ascontiguousarray(np.rot90(picture.grey, quarters)), picture.dpi)
        other = _read(number, laid, engine, None)
        if _worth(other) > _worth(best) + _BETTER and len(other.content.words) >= 0.5 * len(page.content.words):
            best = other
        if _worth(best) >= _SURELY_UPRIGHT:
            break
    return best


def _worth(page: ScannedPage) -> float:
    """Return the confidence of a reading, 0 where the text does not run level."""
    return 0.0 if _lies_sideways(page) else page.confidence


def _lies_sideways(page: ScannedPage) -> bool:
    """Whether most words are turned by a quarter, or stand in boxes too narrow for them."""
    long = [word for word in page.content.words if len(word.text) >= _LONG_WORD]
    turned = sum(
        word.look.turn in (90, 270) or word.x1 - word.x0 < _NARROW * len(word.text) * (word.bottom - word.top)
        for word in long
    )
    return 2 * turned > len(long)


def _read(number: int, picture: Picture, engine: Engine, known: PageContent | None) -> ScannedPage:
    skew = 0.0 if known else skew_angle(picture.grey)
    clean = clean_page(turned(picture.grey, skew), picture.dpi)
    rules = find_rules(clean.text, picture.dpi, clean.turned_over)
    scale = 72 / picture.dpi
    height, width = clean.text.shape
    if known:
        content = known._replace(words=(), cut=None)
        grids = find_grids(content.segments, content.fills)
    else:
        segments = _segments(rules, scale)
        segments = (*segments, *head_walls(rules.page, find_grids(segments), scale))
        shades = find_shades(clean.ground, find_grids(segments), scale)
        content = PageContent(number, width * scale, height * scale, (), segments, shades)
        grids = find_grids(segments, shades)
    lines = read_text(engine, rules.page, picture.dpi, _cells(grids, picture.dpi))
    return _scanned(content, lines, skew)


def _scanned(content: PageContent, lines: Sequence[ReadLine], skew: float) -> ScannedPage:
    words = tuple(word for line in lines for word in line.words)
    starts = np.cumsum([0, *(len(line.words) for line in lines)]).tolist()
    indexes = tuple(tuple(range(starts[at], starts[at + 1])) for at in range(len(lines)))
    sure = tuple(value for line in lines for value in line.sure)
    weights = tuple(value for line in lines for value in line.weights)
    return ScannedPage(content._replace(words=words), indexes, sure, weights, skew)


def _segments(rules: Rules, scale: float) -> tuple[Segment, ...]:
    def middle(stroke: Stroke, *, flat: bool) -> Segment:
        x0, top, x1, bottom = (value * scale for value in stroke)
        if flat:
            return Segment(x0, (top + bottom) / 2 - 0.25, x1, (top + bottom) / 2 + 0.25)
        return Segment((x0 + x1) / 2 - 0.25, top, (x0 + x1) / 2 + 0.25, bottom)

    return tuple([middle(s, flat=True) for s in rules.level] + [middle(s, flat=False) for s in rules.upright])


def _cells(grids: Sequence[Grid], dpi: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the cells in pixels, those of the smallest grids first."""
    scale, margin = dpi / 72, _MARGIN * dpi
    for grid in sorted(grids, key=lambda g: (g.xs[-1] - g.xs[0]) * (g.ys[-1] - g.ys[0])):
        for region in grid.regions:
            x0, top, x1, bottom = (value * scale for value in grid.box(region))
            yield x0 + margin, top + margin, x1 - margin, bottom - margin
