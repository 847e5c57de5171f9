"""A scanned page made even: paper white, text dark, noise and specks gone; shades kept apart as the page's ground.

Areas with light text are turned over, dark ones and coloured ones alike, so that everything that is read is dark on
light.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_GROUND_DPI = 50  # the ground has no detail
_STROKE = 0.14  # inches: wider than the strokes of letters, narrower than a shaded row
_DARK = 120  # a ground darker than this carries light text, unless darker text stands on it
_BLACK_GROUND = 60  # darker than this it carries light text for sure
_SHADED = 0.85  # of the paper's grey: a ground so dark may carry light text
_SOLID = 0.05  # inches: wider than strokes of letters
_BOX = 0.18  # inches: a light place so wide and high is no letter
_DARK_SHARE, _DARK_EDGE = 0.6, 0.85  # of a dark ground that is dark, within and along its top and bottom
_DARK_WIDTH, _DARK_HEIGHT = 0.5, 0.1  # inches: less is no ground for text
_LIGHTER, _DARKER = 0.45, 0.55  # of the way to paper, of the ground's own grey: what stands out as text
_SOME_TEXT = 0.004  # of a ground that light text covers, at least
_FRINGE = 0.012  # inches: where a ground that was turned over ends, its blurred edge is no rule
_GROUNDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.92)  # of the paper's grey: shades, noise on which is wiped off more strongly
_NOISY = 2.5  # grey levels of spread on bare paper that are wiped off
_SPECK = 0.016  # inches: a dark spot no wider and no higher, alone, is dust
_INK = 60  # below white: what counts as a mark when specks are looked for
_BLACK = 0.35  # of white: this and darker is full ink


class CleanPage(NamedTuple):
    """``text`` is the page to read; ``ground`` the page without its text (shades, paper), as large as ``text``."""

    text: Grey
    ground: Grey


def clean_page(page: Grey, dpi: float) -> CleanPage:
    """Return ``page`` (grey, ``dpi`` pixels an inch) on white paper, and its ground."""
    lit = _light_text_areas(page, dpi)
    upright = np.where(lit, 255 - page, page).astype(np.uint8) if lit.any() else page
    ground = _ground(upright, dpi)
    even = np.asarray(cv2.divide(upright, np.maximum(ground, 1), scale=255), dtype=np.uint8)
    shown = ground
    if lit.any():
        shown = np.where(lit, 255 - ground, ground).astype(np.uint8)
        even[_edges(lit, dpi)] = 255
    return CleanPage(_without_specks(_stretched(even, ground), dpi), shown)


def _light_text_areas(page: Grey, dpi: float) -> Mask:
    """Return where light text stands on a darker ground, letters included: first dark grounds, then shaded ones."""
    paper = float(np.percentile(page[::4, ::4], 80))
    found = np.zeros(page.shape, dtype=bool)
    for limit in (_DARK, _SHADED * paper):
        ink = np.where((page < limit) & ~found, 255, 0).astype(np.uint8)
        solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _square(_SOLID * dpi))
        if not solid.any():
            continue
        _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
        for x, y, wide, high, _ in stats[1:]:
            if wide < _DARK_WIDTH * dpi or high < _DARK_HEIGHT * dpi:
                continue
            box = slice(y, y + high), slice(x, x + wide)
            if _is_ground(ink[box]) and _carries_light_text(page[box], ink[box] > 0, paper, dpi):
                found[box] |= _with_letters(ink[box], dpi)
    return found


def _carries_light_text(part: Grey, ink: Mask, paper: float, dpi: float) -> bool:
    """Whether what stands out from a ground, away from its borders, is lighter than it.

    A dark ground is taken to carry light text unless dark text is seen on it.
    """
    ground = float(np.median(part[ink]))
    if ground < _BLACK_GROUND:
        return True
    inset = max(2, round(_SOLID * dpi))
    inner = part[inset:-inset, inset:-inset]
    lighter = float((inner > ground + _LIGHTER * (paper - ground)).mean())
    darker = float((inner < _DARKER * ground).mean())
    return lighter >= darker if ground < _DARK else lighter >= max(darker, _SOME_TEXT)


def _with_letters(ink: Grey, dpi: float) -> Mask:
    """Return a ground and the letters on it: not what lies around its corners, nor light boxes cut out of it."""
    light = np.where(ink > 0, 0, 255).astype(np.uint8)
    _, labels = cv2.connectedComponents(light, connectivity=4)
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
    inset = max(2, len(ink) // 20)
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
    """Wipe off tiny marks that stand alone; dots of letters and full stops are larger, or near what they belong to."""
    marks = cv2.threshold(page, 255 - _INK, 255, cv2.THRESH_BINARY_INV)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    largest = max(1, round(_SPECK * dpi * 0.5))
    small = (stats[:, cv2.CC_STAT_WIDTH] <= largest) & (stats[:, cv2.CC_STAT_HEIGHT] <= largest)
    small[0] = False
    if count < 2 or not small.any():
        return page
    specks = small[labels]
    cleaned = page.copy()
    cleaned[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    kept = ~specks & (marks > 0)
    cleaned[kept] = page[kept]
    return cleaned
