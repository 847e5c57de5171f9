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
    ground = _ground(page, dpi)
    dark = ground < _DARK
    if dark.any():
        page = np.where(dark, 255 - page, page).astype(np.uint8)
        over = np.where(dark, 255 - ground, ground).astype(np.uint8)
    else:
        over = ground
    even = cv2.divide(page, np.maximum(over, 1), scale=255)
    return CleanPage(_without_specks(_stretched(np.asarray(even, dtype=np.uint8)), dpi), ground)


def _ground(page: Grey, dpi: float) -> Grey:
    """Return what the page looks like under its text: at each place, the grey of most of the surroundings."""
    height, width = page.shape
    scale = min(1.0, _GROUND_DPI / dpi)
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    reach = int(_GROUND_REACH * dpi * scale) | 1
    lit = cv2.dilate(small, np.ones((3, 3), np.uint8))  # text is thin: the paper between its strokes wins
    most = cv2.medianBlur(np.where(cv2.medianBlur(small, reach) < _DARK, small, lit).astype(np.uint8), reach)
    return np.asarray(cv2.resize(most, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _stretched(page: Grey) -> Grey:
    """Spread the greys so that noise on paper is white and ink is black."""
    paper = page[page > 200]
    spread = float(np.std(paper)) if paper.size else 0.0
    white = 255.0 - (3.0 * spread if spread > _NOISY else 8.0)
    black = min(_BLACK * 255, float(np.percentile(page, 1)))
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
