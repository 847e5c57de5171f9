"""A scanned page made even: paper white, text dark, noise and specks gone; shades kept apart as the page's ground.

Areas with light text are turned over, dark ones and coloured ones alike, so that everything that is read is dark on
light; where they end is known, since no rule need show there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
PixelBox = tuple[int, int, int, int]

_GROUND_DPI = 50  # the ground has no detail
_STROKE = 0.14  # inches: wider than the strokes of letters, narrower than a shaded row
_DARK = 120  # a ground darker than this carries light text, unless darker text stands on it
_BLACK_GROUND = 60  # darker than this it carries light text for sure
_SHADED = 0.85  # of the paper's grey: a ground so dark may carry light text
_SOLID = 0.05  # inches: wider than strokes of letters
_THIN = 0.02  # inches: wider than rules, narrower than what a low row leaves above its text
_HARDLY = 0.001  # of a ground: less is noise
_LETTER = 0.1  # inches: what is light so far to one side lies around a ground; letters at its edge are narrower
_BAND = 0.06  # inches around a height in which two bands are told apart
_STEP = 25.0  # grey levels between two bands
_RULE = 0.25  # inches: longer than the strokes of letters
_BOX = 0.18  # inches: a light place so wide and high is no letter
_DARK_SHARE, _DARK_EDGE = 0.6, 0.85  # of a dark ground that is dark, within and along its top and bottom
_TILT = 0.0025  # of its width: by so much a ground may still be turned
_DARK_WIDTH, _DARK_HEIGHT = 0.5, 0.1  # inches: less is no ground for text
_LIGHTER, _DARKER = 0.45, 0.55  # of the way to paper, of the ground's own grey: what stands out as text
_SOME_TEXT = 0.004  # of a ground that light text covers, at least
_HAIRLINE = 0.04  # inches: a light line so thin parts the cells of one ground
_FRINGE = 0.012  # inches: where a ground that was turned over ends, its blurred edge is no rule
_GROUNDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.92)  # of the paper's grey: shades, noise on which is wiped off more strongly
_NOISY = 2.5  # grey levels of spread on bare paper that are wiped off
_SPECK = 0.016  # inches: a dark spot no wider and no higher, alone, is dust
_INK = 60  # below white: what counts as a mark when specks are looked for
_DOT = 0.025  # inches: what is nearer above a letter may be its dot …
_DOT_INK = 110  # … if it is as dark as this
_BLACK = 0.35  # of white: this and darker is full ink


class CleanPage(NamedTuple):
    """``text`` is the page to read; ``ground`` the page without its text (shades, paper), as large as ``text``.

    ``turned_over`` are the boxes of the areas whose light text is dark on ``text``.
    """

    text: Grey
    ground: Grey
    turned_over: tuple[PixelBox, ...] = ()


def clean_page(page: Grey, dpi: float) -> CleanPage:
    """Return ``page`` (grey, ``dpi`` pixels an inch) on white paper, and its ground."""
    lit, boxes = _light_text_areas(page, dpi)
    upright = np.where(lit, 255 - page, page).astype(np.uint8) if lit.any() else page
    ground = _ground(upright, dpi)
    even = np.asarray(cv2.divide(upright, np.maximum(ground, 1), scale=255), dtype=np.uint8)
    shown = ground
    if lit.any():
        shown = np.where(lit, 255 - ground, ground).astype(np.uint8)
        even[_edges(lit, dpi)] = 255
    return CleanPage(_without_specks(_stretched(even, ground), dpi), shown, tuple(boxes))


def _light_text_areas(page: Grey, dpi: float) -> tuple[Mask, list[PixelBox]]:
    """Return where light text stands on a darker ground, letters included, and the boxes of these grounds.

    Dark grounds first, then shaded ones. Light rules within a ground part its cells and are part of it.
    """
    paper = float(np.percentile(page[::4, ::4], 80))
    found = np.zeros(page.shape, dtype=bool)
    boxes: list[PixelBox] = []
    for limit in (_DARK, _SHADED * paper):
        ink = np.where((page < limit) & ~found, 255, 0).astype(np.uint8)
        solid = _solid(ink, dpi)
        if not solid.any():
            continue
        level = np.ones((1, round(_HAIRLINE * dpi)), np.uint8)
        joined = np.asarray(cv2.morphologyEx(solid, cv2.MORPH_CLOSE, level), dtype=np.uint8)
        parted = np.asarray((joined > 0) & (ink == 0), dtype=bool)
        ink |= joined
        _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4)
        for x, y, wide, high, _ in stats[1:].tolist():
            if wide < _DARK_WIDTH * dpi or high < _DARK_HEIGHT * dpi:
                continue
            box = slice(y, y + high), slice(x, x + wide)
            if _is_ground(ink[box]) and _carries_light_text(page[box], ink[box] > 0, parted[box], paper, dpi):
                found[box] |= _with_letters(ink[box], dpi)
                edges = [0, *_steps(page[box], dpi), high]
                boxes.extend((x, y + top, x + wide, y + bottom) for top, bottom in pairwise(edges))
    return found, boxes


def _steps(part: Grey, dpi: float) -> list[int]:
    """Return the heights at which a ground's grey changes all along: bands of two shades touch there."""
    rows = np.median(part[:, :: max(1, part.shape[1] // 400)], axis=1)
    reach = max(2, round(_BAND / 2 * dpi))
    least = max(2 * reach, round(_DARK_HEIGHT * dpi))  # of a band
    heights = range(least, len(rows) - least + 1)
    sides = [(rows[y - 2 * reach : y - reach], rows[y + reach : y + 2 * reach]) for y in heights]
    apart = [abs(float(np.median(above) - np.median(below))) for above, below in sides]
    found: list[int] = []
    for y, (above, below), step in zip(heights, sides, apart, strict=True):
        even = max(float(np.ptp(above)), float(np.ptp(below))) < _STEP / 2
        if step >= _STEP and even and (not found or y - found[-1] > 2 * reach):
            alike = next((k for k in range(y, heights.stop) if apart[k - heights.start] < _STEP), heights.stop)
            found.append((y + alike - 1) // 2)
    return found


def _solid(ink: Grey, dpi: float) -> Grey:
    """Return the dark areas that are wider than strokes somewhere, without thin rules that meet them."""
    wide = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _square(_SOLID * dpi))
    if not wide.any():
        return np.zeros_like(ink)
    _, labels = cv2.connectedComponents(cv2.morphologyEx(ink, cv2.MORPH_OPEN, _square(_THIN * dpi)), connectivity=4)
    kept = np.zeros(int(labels.max()) + 1, dtype=np.uint8)
    kept[np.unique(labels[wide > 0])] = 255
    kept[0] = 0
    return np.asarray(kept[labels], dtype=np.uint8)


def _carries_light_text(part: Grey, ink: Mask, parted: Mask, paper: float, dpi: float) -> bool:
    """Whether what stands out from a ground, away from its borders and light rules (``parted``), is lighter than it.

    A dark ground is taken to carry light text unless dark text is seen on it.
    """
    ground = float(np.median(part[ink]))
    if ground < _BLACK_GROUND:
        return True
    inset = max(2, round(_SOLID * dpi))
    inner = part[inset:-inset, inset:-inset]
    light = (inner > ground + _LIGHTER * (paper - ground)) & ~parted[inset:-inset, inset:-inset]
    lighter = float(_without_wide(light, dpi).mean())
    if parted.any() and lighter < _HARDLY:
        return False  # coloured cells side by side, nothing on them
    darker = _share_of_text(inner < _DARKER * ground, dpi)
    return lighter >= darker if ground < _DARK else lighter >= max(darker, _SOME_TEXT)


def _without_wide(light: Mask, dpi: float) -> Mask:
    """Return what is light and no wider than strokes of letters: a lighter row beside a shaded one is no text."""
    ink = light.astype(np.uint8)
    side = _square(_SOLID * dpi)
    wide = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, side), _square(3))
    return np.asarray(light & (wide == 0), dtype=bool)


def _share_of_text(marks: Mask, dpi: float) -> float:
    """Return the share of ``marks`` in their area, without rules and what is darker all over."""
    ink = np.where(marks, 255, 0).astype(np.uint8)
    text = cv2.medianBlur(ink, 5) > 0  # without the noise on a band hardly lighter than the marks
    long = round(_RULE * dpi)
    for shape in ((1, long), (long, 1)):
        rules = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)), _square(3))
        text = np.logical_and(text, rules == 0)
    return float(text.mean())


def _with_letters(ink: Grey, dpi: float) -> Mask:
    """Return a ground and the letters on it, also those that reach over its edge.

    What lies around its corners, and light boxes cut out of it, are no part of it.
    """
    light = np.where(ink > 0, 0, 255).astype(np.uint8)
    reach = max(2, round(_LETTER * dpi))
    level, upright = (
        cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones(shape, np.uint8)) for shape in ((1, reach), (reach, 1))
    )
    _, labels = cv2.connectedComponents(np.maximum(level, upright), connectivity=4)
    outer = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    around = np.isin(labels, outer[outer > 0])
    boxes = cv2.morphologyEx(light, cv2.MORPH_OPEN, _square(_BOX * dpi)) > 0
    return np.asarray(~(around | boxes), dtype=bool)


def _edges(areas: Mask, dpi: float) -> Mask:
    reach = _square(2 * _FRINGE * dpi + 1)
    mask = areas.astype(np.uint8)
    return np.asarray(cv2.dilate(mask, reach) != cv2.erode(mask, reach), dtype=bool)


def _is_ground(ink: Grey) -> bool:
    """Whether a dark area is mostly dark, and at its edges almost wholly so: letters of a large title are not."""
    high, wide = ink.shape
    inset = max(2, high // 20, min(round(_TILT * wide), high // 5))
    edges = np.concatenate([ink[inset], ink[-inset - 1]])
    return float(ink.mean()) >= _DARK_SHARE * 255 and float(edges.mean()) >= _DARK_EDGE * 255


def _square(side: float) -> Grey:
    return np.ones((max(1, round(side)), max(1, round(side))), np.uint8)


def _ground(page: Grey, dpi: float) -> Grey:
    """Return what the page looks like under its text: what is left when thin dark marks are filled up."""
    height, width = page.shape
    scale = min(1.0, _GROUND_DPI / dpi)
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    filled = cv2.morphologyEx(small, cv2.MORPH_CLOSE, _square(_STROKE * dpi * scale))
    even = cv2.medianBlur(filled, 5)
    return np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _stretched(page: Grey, ground: Grey) -> Grey:
    """Spread the greys so that noise is white and ink is black: noise stands out the more, the darker its ground."""
    sample = page[::3, ::3]
    paper = sample[sample > 200]
    spread = float(np.std(paper)) if paper.size else 0.0
    black = min(_BLACK * 255, float(np.percentile(sample, 1)))
    whole = _spread_table(255.0 - (3.0 * spread if spread > _NOISY else 8.0), black)
    stretched = np.asarray(cv2.LUT(page, whole), dtype=np.uint8)
    if spread <= _NOISY:
        return stretched
    light = float(np.percentile(ground[::8, ::8], 80))
    for low, high in pairwise(_GROUNDS):
        on = (ground >= low * light) & (ground < high * light)
        if on.any():
            table = _spread_table(255.0 - 3.0 * spread / low, black)
            stretched[on] = table[page[on]]
    return stretched


def _spread_table(white: float, black: float) -> Grey:
    """Return the grey that each grey becomes where all above ``white`` is white and all below ``black`` black."""
    spread = (np.arange(256) - black) * 255.0 / max(white - black, 1.0)
    return np.asarray(np.clip(spread, 0, 255), dtype=np.uint8)


def _without_specks(page: Grey, dpi: float) -> Grey:
    """Wipe off tiny marks that stand alone; dots of letters are larger, or dark and right above their letter."""
    marks = np.asarray(cv2.threshold(page, 255 - _INK, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    count, found, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    labels = np.asarray(found, dtype=np.int32)
    largest = max(1, round(_SPECK * dpi * 0.5))
    small = (stats[:, cv2.CC_STAT_WIDTH] <= largest) & (stats[:, cv2.CC_STAT_HEIGHT] <= largest)
    small[0] = False
    if count < 2 or not small.any():
        return page
    specks = small[labels]
    specks &= ~_dots(page, marks, labels, specks, dpi)
    cleaned = page.copy()
    cleaned[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    kept = ~specks & (marks > 0)
    cleaned[kept] = page[kept]
    return cleaned


def _dots(page: Grey, marks: Grey, labels: NDArray[np.int32], specks: Mask, dpi: float) -> Mask:
    """Return the marks among ``specks`` that are as dark as ink and stand right above a letter."""
    reach = max(2, round(_DOT * dpi))
    letters = np.where(specks, 0, marks).astype(np.uint8)
    above = np.zeros_like(letters)
    for step in range(1, reach + 1):
        above[:-step] |= letters[step:]
    dotted = np.unique(labels[specks & (above > 0) & (page < _DOT_INK)])
    return np.asarray(specks & np.isin(labels, dotted), dtype=bool)
