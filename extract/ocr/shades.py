"""The shades of a scanned page: cells of ruled tables, and bands and boxes that no rule surrounds."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.layout.content import Fill
from extract.layout.grid import Grid

Grey = NDArray[np.uint8]

_PALE = 0.955  # of the paper's grey: a ground darker than this is a shade
_STEP = 12  # grey levels that are one shade
_LEAST_WIDTH, _LEAST_HEIGHT = 25.0, 8.5  # points: less is no ground for text
_SOLID = 0.9  # of its box that a shade fills
_INSET = 1.2  # points: the edge of a shade, blurred
_LARGEST = 0.6  # of the page: more is a photograph or coloured paper


def find_shades(ground: Grey, grids: Sequence[Grid], scale: float) -> tuple[Fill, ...]:
    """Return the shades on ``ground`` (the page without its text), boxes in points (``scale`` points a pixel)."""
    paper = float(np.median(ground))
    fills = [fill for grid in grids for fill in _cell_shades(ground, grid, paper, scale)]
    boxes = [(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]) for grid in grids if len(grid.regions) > 1]
    for shade in _bands(ground, paper, scale):
        middle = (shade.x0 + shade.x1) / 2, (shade.top + shade.bottom) / 2
        if not any(x0 <= middle[0] <= x1 and top <= middle[1] <= bottom for x0, top, x1, bottom in boxes):
            fills.append(shade)
    return tuple(fills)


def _cell_shades(ground: Grey, grid: Grid, paper: float, scale: float) -> list[Fill]:
    fills: list[Fill] = []
    for region in grid.regions:
        x0, top, x1, bottom = grid.box(region)
        left, high, right, low = (round(value / scale) for value in (x0, top, x1, bottom))
        inner = ground[high + 3 : low - 3, left + 3 : right - 3]
        grey = float(np.median(inner)) if inner.size else paper
        if grey < _PALE * paper:
            fills.append(Fill(x0, top, x1, bottom, _colour(grey / paper)))
    return fills


def _bands(ground: Grey, paper: float, scale: float) -> list[Fill]:
    """Return the rectangles of one even shade."""
    small = cv2.resize(ground, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    step = 2 * scale
    shaded = small < _PALE * paper
    fills: list[Fill] = []
    if not shaded.any():
        return fills
    for level in np.unique(small[shaded] // _STEP):
        even = ((small // _STEP == level) & shaded).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(even, connectivity=4)
        for x, y, wide, high, area in stats[1:]:
            solid = area >= _SOLID * wide * high and area <= _LARGEST * small.size
            if solid and wide * step >= _LEAST_WIDTH and high * step >= _LEAST_HEIGHT:
                grey = float(np.median(small[y : y + high, x : x + wide]))
                x0, top = float(x * step), float(y * step)
                fills.append(Fill(x0, top, x0 + float(wide * step), top + float(high * step), _colour(grey / paper)))
    return fills


def _colour(share: float) -> str:
    """Return a grey as ``#rrggbb``, in steps coarse enough for one shade to stay one."""
    level = max(0, min(255, round(share * 255 / 8) * 8))
    return f"#{level:02x}{level:02x}{level:02x}"
