"""From the picture of a page to what the layout room works on: words, rules, shades, in points, straightened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.layout.content import Fill, Look, PageContent, Segment, Word
from extract.layout.grid import Grid, find_grids
from extract.ocr.clean import CleanPage, clean_page
from extract.ocr.engine import Engine, Layout, RawWord
from extract.ocr.picture import Picture
from extract.ocr.rules import Rules, Stroke, find_rules
from extract.ocr.straighten import skew_angle, turned

Grey = NDArray[np.uint8]

_READ_DPI = 300.0  # small pictures are enlarged to this before Tesseract sees them
_ENLARGE_BELOW = 240.0
_ASCENT, _DESCENT = 0.8, 0.22  # of a word's box above and below its baseline, as the layout room wants it
_SIZE_OF_ROW = 0.87  # of the font size: a row from its descenders to its ascenders
_MARGIN = 0.012  # inches around a cell that are left out: what is left of its rules
_LEAST_INK = 0.02  # inches: a cell without a mark this high is empty
_LEAST_SURE = 0.12  # signs that Tesseract trusts less than this are dust
_POOR_LINE, _LEAST_LETTERS = 0.4, 0.6  # a line trusted less than this must consist of letters and digits so far
_PALE = 0.94  # of the paper's grey: a ground darker than this is a shade


class ScannedPage(NamedTuple):
    """What was read on a page.

    ``lines`` holds the indexes into ``content.words`` of each line, ``sure`` the confidence of each word (0 to 1),
    ``skew`` the angle in degrees by which the page had to be turned.
    """

    content: PageContent
    lines: tuple[tuple[int, ...], ...]
    sure: tuple[float, ...]
    skew: float

    @property
    def confidence(self) -> float:
        """The mean confidence of the page's characters, from 0 to 1; 0 when nothing was read."""
        letters = [len(word.text) for word in self.content.words]
        return sum(s * n for s, n in zip(self.sure, letters, strict=True)) / sum(letters) if letters else 0.0


class _Area(NamedTuple):
    """A part of the page that is read on its own, in pixels."""

    box: tuple[float, float, float, float]
    layout: Layout


def read_page(number: int, picture: Picture, engine: Engine, known: PageContent | None = None) -> ScannedPage:
    """Read the picture of page ``number``.

    ``known`` is what a PDF says of the page where only its text cannot be trusted: the page is then not straightened,
    and the rules, shades and pictures are those of the PDF.
    """
    skew = 0.0 if known else skew_angle(picture.grey)
    clean = clean_page(turned(picture.grey, skew), picture.dpi)
    rules = find_rules(clean.text, picture.dpi)
    scale = 72 / picture.dpi
    height, width = clean.text.shape
    if known:
        content = known._replace(words=(), cut=None)
    else:
        content = PageContent(number, width * scale, height * scale, (), _segments(rules, scale))
    grids = find_grids(content.segments, content.fills)
    words = _read(engine, rules.page, picture.dpi, _areas(grids, rules.page, picture.dpi))
    kept = _without_dust(words)
    fills = content.fills or _shades(clean, grids, scale)
    content = content._replace(words=tuple(_word(word, scale) for _, word in kept), fills=fills)
    by_line: dict[int, list[int]] = {}
    for at, (line, _) in enumerate(kept):
        by_line.setdefault(line, []).append(at)
    return ScannedPage(content, tuple(map(tuple, by_line.values())), tuple(word.confidence for _, word in kept), skew)


def _without_dust(words: Sequence[tuple[int, RawWord]]) -> list[tuple[int, RawWord]]:
    """Drop what is no text: lines of signs that Tesseract does not trust, and such signs within a line.

    A word of letters and digits stays however little it is trusted: codes and capitals often are not.
    """
    by_line: dict[int, list[RawWord]] = {}
    for line, word in words:
        by_line.setdefault(line, []).append(word)
    kept: list[tuple[int, RawWord]] = []
    for line, inside in by_line.items():
        letters = sum(sum(map(str.isalnum, word.text)) for word in inside)
        total = sum(len(word.text) for word in inside)
        sure = sum(word.confidence * len(word.text) for word in inside) / total
        if sure < _POOR_LINE and letters < max(3.0, _LEAST_LETTERS * (total + len(inside))):
            continue
        for at, word in enumerate(inside):
            if at == 0 or word.confidence >= _LEAST_SURE or any(map(str.isalnum, word.text)):
                kept.append((line, word))
    return kept


def _segments(rules: Rules, scale: float) -> tuple[Segment, ...]:
    def middle(stroke: Stroke, *, flat: bool) -> Segment:
        x0, top, x1, bottom = (value * scale for value in stroke)
        if flat:
            return Segment(x0, (top + bottom) / 2 - 0.25, x1, (top + bottom) / 2 + 0.25)
        return Segment((x0 + x1) / 2 - 0.25, top, (x0 + x1) / 2 + 0.25, bottom)

    return tuple([middle(s, flat=True) for s in rules.level] + [middle(s, flat=False) for s in rules.upright])


def _areas(grids: Sequence[Grid], page: Grey, dpi: float) -> list[_Area]:
    """Return the cells that hold ink, the smallest grids first."""
    scale = dpi / 72
    margin = _MARGIN * dpi
    found: list[_Area] = []
    for grid in sorted(grids, key=lambda g: (g.xs[-1] - g.xs[0]) * (g.ys[-1] - g.ys[0])):
        for region in grid.regions:
            x0, top, x1, bottom = (value * scale for value in grid.box(region))
            found.append(_Area((x0 + margin, top + margin, x1 - margin, bottom - margin), Layout.BLOCK))
    return found


def _read(engine: Engine, page: Grey, dpi: float, areas: Iterable[_Area]) -> list[tuple[int, RawWord]]:
    """Read each area, then what they leave of the page: words, boxes in pixels of ``page``, numbered by line."""
    factor = _READ_DPI / dpi if dpi < _ENLARGE_BELOW else 1.0
    rest = page.copy()
    large = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC) if factor != 1.0 else page
    found: list[tuple[int, RawWord]] = []
    lines = 0
    engine.show(np.asarray(large, dtype=np.uint8), dpi * factor)
    for area in areas:
        ink = _ink_box(rest, area.box, dpi)
        x0, top, x1, bottom = (max(0, round(value)) for value in area.box)
        rest[top:bottom, x0:x1] = 255
        if ink is None:
            continue
        words = engine.read(area.layout, tuple(value * factor for value in ink))  # type: ignore[arg-type]
        found.extend((lines + word.line, _shrunk(word, factor)) for word in words)
        lines += max((word.line for word in words), default=-1) + 1
    if _ink_box(rest, (0, 0, rest.shape[1], rest.shape[0]), dpi):
        large = cv2.resize(rest, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC) if factor != 1.0 else rest
        engine.show(np.asarray(large, dtype=np.uint8), dpi * factor)
        found.extend((lines + word.line, _shrunk(word, factor)) for word in engine.read(Layout.PAGE))
    return found


def _ink_box(
    page: Grey, box: tuple[float, float, float, float], dpi: float
) -> tuple[float, float, float, float] | None:
    """Return the box around the marks within ``box``, with some paper around them; None where there is none."""
    x0, top, x1, bottom = (max(0, round(value)) for value in box)
    part = page[top:bottom, x0:x1]
    if not part.size:
        return None
    least = max(2, round(_LEAST_INK * dpi))
    dark = part < 128
    across, down = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    if len(across) < least or len(down) < least:
        return None
    air = 0.04 * dpi
    return (
        max(float(x0), x0 + across[0] - air),
        max(float(top), top + down[0] - air),
        min(float(x1), x0 + across[-1] + 1 + air),
        min(float(bottom), top + down[-1] + 1 + air),
    )


def _shrunk(word: RawWord, factor: float) -> RawWord:
    if factor == 1.0:
        return word
    return word._replace(
        x0=word.x0 / factor,
        top=word.top / factor,
        x1=word.x1 / factor,
        bottom=word.bottom / factor,
        base=word.base / factor,
        height=word.height / factor,
    )


def _word(word: RawWord, scale: float) -> Word:
    """Return a word whose box has the height of its line, whatever its letters."""
    size = word.height * scale / _SIZE_OF_ROW
    base = word.base * scale
    return Word(
        word.text,
        word.x0 * scale,
        base - _ASCENT * size,
        word.x1 * scale,
        base + _DESCENT * size,
        Look(round(size * 2) / 2),
    )


def _shades(clean: CleanPage, grids: Sequence[Grid], scale: float) -> tuple[Fill, ...]:
    """Return the cells whose ground is darker than the paper."""
    paper = float(np.median(clean.ground))
    fills: list[Fill] = []
    for grid in grids:
        for region in grid.regions:
            x0, top, x1, bottom = grid.box(region)
            inner = clean.ground[
                round(top / scale) + 3 : round(bottom / scale) - 3, round(x0 / scale) + 3 : round(x1 / scale) - 3
            ]
            if not inner.size:
                continue
            grey = float(np.median(inner))
            if grey < _PALE * paper:
                level = min(255, round(grey / paper * 255 / 8) * 8)
                fills.append(Fill(x0, top, x1, bottom, f"#{level:02x}{level:02x}{level:02x}"))
    return tuple(fills)
