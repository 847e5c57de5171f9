"""A scanned page made even: paper white, text dark, noise and specks gone; shades kept apart as the page's ground.

Dark areas with light text are turned over, so that everything that is read is dark on light.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_GROUND_DPI = 50  # the ground has no detail
_GROUND_REACH = 0.2  # inches: wider than any stroke, narrower than a shaded row
_DARK = 120  # a ground darker than this carries light text
_SOLID = 0.05  # inches: wider than strokes of letters
_LETTER = 0.10  # inches: wider than strokes of light letters in a dark area
_DARK_SHARE, _DARK_EDGE = 0.6, 0.85  # of a dark ground that is dark, within and along its top and bottom
_DARK_WIDTH, _DARK_HEIGHT = 0.5, 0.1  # inches: less is no ground for text
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
    dark = _dark_areas(page, dpi)
    light = np.where(dark, 255 - page, page).astype(np.uint8) if dark.any() else page
    ground = _ground(light, dpi)
    even = np.asarray(cv2.divide(light, np.maximum(ground, 1), scale=255), dtype=np.uint8)
    shown = np.where(dark, 255 - ground, ground).astype(np.uint8) if dark.any() else ground
    return CleanPage(_without_specks(_stretched(even), dpi), shown)


def _dark_areas(page: Grey, dpi: float) -> NDArray[np.bool_]:
    """Return where light text stands on a dark ground: solid areas, with the letters in them filled up."""
    ink = np.where(page < _DARK, 255, 0).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _square(_SOLID * dpi))
    if not solid.any():
        return np.zeros(page.shape, dtype=bool)
    filled = cv2.morphologyEx(solid, cv2.MORPH_CLOSE, _square(_LETTER * dpi))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(filled, connectivity=4)
    grounds = np.zeros(count, dtype=bool)
    for at, (x, y, wide, high, _) in enumerate(stats[1:], 1):
        grounds[at] = (
            wide >= _DARK_WIDTH * dpi and high >= _DARK_HEIGHT * dpi and _is_ground(ink[y : y + high, x : x + wide])
        )
    return np.asarray(grounds[labels], dtype=bool)


def _is_ground(ink: Grey) -> bool:
    """Whether a dark area is mostly dark, and at its edges almost wholly so: letters of a large title are not."""
    inset = max(2, len(ink) // 20)
    edges = np.concatenate([ink[inset], ink[-inset - 1]])
    return float(ink.mean()) >= _DARK_SHARE * 255 and float(edges.mean()) >= _DARK_EDGE * 255


def _square(side: float) -> Grey:
    return np.ones((max(1, round(side)), max(1, round(side))), np.uint8)


def _ground(page: Grey, dpi: float) -> Grey:
    """Return what the page looks like under its text: at each place, the grey of most of the surroundings."""
    height, width = page.shape
    scale = min(1.0, _GROUND_DPI / dpi)
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lit = cv2.dilate(small, np.ones((3, 3), np.uint8))  # text is thin: the paper between its strokes wins
    most = cv2.medianBlur(lit, int(_GROUND_REACH * dpi * scale) | 1)
    return np.asarray(cv2.resize(most, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _stretched(page: Grey) -> Grey:
    """Spread the greys so that noise on paper is white and ink is black."""
    sample = page[::3, ::3]
    paper = sample[sample > 200]
    spread = float(np.std(paper)) if paper.size else 0.0
    white = 255.0 - (3.0 * spread if spread > _NOISY else 8.0)
    black = min(_BLACK * 255, float(np.percentile(sample, 1)))
    table = np.clip((np.arange(256) - black) * 255.0 / max(white - black, 1.0), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(page, table), dtype=np.uint8)


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
