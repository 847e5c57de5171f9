"""The ruling lines of a straightened page, found by shape: long, thin, level or upright, meeting others."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_LEAST_WIDTH = 0.30  # inches: longer than a letter's stroke
_LEAST_HEIGHT = 0.13  # inches: the lowest rows; letters so high are told by what they meet
_THICKEST = 0.05  # inches
_GAP = 0.10  # inches: breaks that dust and thresholds leave in a rule
_REACH = 0.035  # inches: how near two rules must come to meet
_LONG = 1.0  # inches: a level stroke so long rules even alone (an underline, a separator)
_INK = 45  # grey levels below white from which a pixel may belong to a hairline


class Stroke(NamedTuple):
    """A rule in pixels: a box whose short side is its thickness."""

    x0: int
    top: int
    x1: int
    bottom: int


class Rules(NamedTuple):
    """Level and upright rules, and the page without them."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    page: Grey


def find_rules(page: Grey, dpi: float) -> Rules:
    """Return the rules of ``page`` (grey, dark on white, straight) and a copy with them painted over."""
    ink = np.asarray(cv2.threshold(page, 255 - _INK, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    level_mask = _runs(ink, round(_LEAST_WIDTH * dpi), round(_GAP * dpi), flat=True)
    upright_mask = _runs(ink, round(_LEAST_HEIGHT * dpi), round(_GAP * dpi), flat=False)
    level = _strokes(level_mask, dpi, flat=True)
    upright = _strokes(upright_mask, dpi, flat=False)
    level, upright = _meeting(level, upright, _REACH * dpi, _LONG * dpi)
    return Rules(tuple(level), tuple(upright), _painted_over(page, ink, level, upright))


def _runs(ink: Grey, least: int, gap: int, *, flat: bool) -> Grey:
    """Return the pixels of runs at least ``least`` long; a run may sag by a pixel, as hand-fed paper makes it."""

    def shape(length: int, thick: int = 1) -> Grey:
        return np.ones((thick, length) if flat else (length, thick), np.uint8)

    thick = cv2.dilate(ink, shape(1, 3))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, shape(least))
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, shape(gap))
    return np.asarray(cv2.erode(runs, shape(1, 3)), dtype=np.uint8)


def _strokes(mask: Grey, dpi: float, *, flat: bool) -> list[Stroke]:
    found: list[Stroke] = []
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    least = round((_LEAST_WIDTH if flat else _LEAST_HEIGHT) * dpi)
    for x, y, wide, high, area in stats[1:]:
        along, across = (wide, high) if flat else (high, wide)
        # The true thickness: a long rule may drift by a few pixels.
        if along >= least and area / along <= _THICKEST * dpi and across <= 3 * _THICKEST * dpi:
            found.append(Stroke(int(x), int(y), int(x + wide), int(y + high)))
    return found


def _meeting(
    level: list[Stroke], upright: list[Stroke], reach: float, long: float
) -> tuple[list[Stroke], list[Stroke]]:
    """Drop what meets no other rule (stems of letters, dashes, strokes of a picture) until nothing falls away."""
    while True:
        walls = [u for u in upright if _met(u, level, reach) >= (1 if u.bottom - u.top >= 0.5 * long else 2)]
        floors = [h for h in level if h.x1 - h.x0 >= long or _met(h, walls, reach) >= 2]
        if len(floors) == len(level) and len(walls) == len(upright):
            return floors, walls
        level, upright = floors, walls


def _met(stroke: Stroke, others: list[Stroke], reach: float) -> int:
    return sum(_touch(stroke, other, reach) for other in others)


def _touch(one: Stroke, other: Stroke, reach: float) -> bool:
    return (
        one.x0 - reach <= other.x1
        and one.x1 + reach >= other.x0
        and one.top - reach <= other.bottom
        and one.bottom + reach >= other.top
    )


def _painted_over(page: Grey, ink: Grey, level: list[Stroke], upright: list[Stroke]) -> Grey:
    """Return ``page`` with the rules white, and with the letters that touch them whole."""
    mask = np.zeros_like(page)
    for stroke in (*level, *upright):
        mask[stroke.top : stroke.bottom, stroke.x0 : stroke.x1] = 255
    along = np.zeros_like(page)
    for kernel in (np.ones((1, 15), np.uint8), np.ones((15, 1), np.uint8)):
        along |= np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    wiped = page.copy()
    wiped[cv2.dilate(mask & along, np.ones((3, 3), np.uint8)) > 0] = 255
    return wiped
