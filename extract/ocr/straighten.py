"""By how much a scanned page is turned, and the page turned back."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_MOST = 6.0  # degrees to either side that are looked at
_STEPS = (0.3, 0.06, 0.02)  # degrees, coarse to fine; on a sheet with little on it, only near angles stand out
_COARSE, _FINE = 700, 1600  # pixels of the longer side
_LEAST = 0.04  # degrees: less is not worth a resampling


def skew_angle(page: Grey) -> float:
    """Return by how many degrees counter-clockwise ``page`` must be turned for its lines to run level.

    Lines of text and rules make the profile of dark pixels, row by row, most uneven when they are level.
    """
    best = 0.0
    reach = _MOST
    for step in _STEPS:
        ink = _ink(page, _COARSE if step == _STEPS[0] else _FINE)
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = max((float(angle) for angle in angles), key=lambda angle: _unevenness(ink, angle))
        reach = step
    return best


def turned(page: Grey, angle: float) -> Grey:
    """Return ``page`` turned counter-clockwise by ``angle`` degrees around its middle, corners filled with paper."""
    if abs(angle) < _LEAST:
        return page
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = float(np.median(page))
    flat = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return np.asarray(flat, dtype=np.uint8)


def _ink(page: Grey, longest: int) -> Grey:
    """Return a small picture of what is dark against its surroundings; scan borders and photographs count little."""
    scale = min(1.0, longest / max(page.shape))
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    around = cv2.blur(small, (25, 25))
    dark = cv2.subtract(around, small)
    return np.asarray(cv2.threshold(dark, 25, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def _unevenness(ink: Grey, angle: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
