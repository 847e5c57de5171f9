"""The shades of a scanned page: cells of ruled tables, and bands and boxes that no rule surrounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import Fill
from extract.layout.tables.grid import Grid

Grey = NDArray[np.uint8]
PixelBox = tuple[int, int, int, int]

_PALE = 0.955  # of the paper's grey: a ground darker than this is a shade
_FAINT = 0.98  # the same for a rectangle with an edge all around
_EVEN = (6, 4, 2)  # grey levels between neighbours within one shade, however it fades: of noisy pages to clean ones
_STEP = 12  # grey levels that are one shade
_AROUND = 20.0  # points beside a shade where paper is looked for
_BLUR = 4  # pixels of the halved ground: how wide the edge of a shade is, at most
_LEAST_WIDTH, _LEAST_HEIGHT = 25.0, 8.5  # points: less is no ground for text
_SOLID = 0.9  # of its box that a shade fills
_LARGEST = 0.6  # of the page: more is a photograph or coloured paper


def find_shades(ground: Grey, grids: Sequence[Grid], scale: float) -> tuple[Fill, ...]:
    """Return the shades on ``ground`` (the page without its text), boxes in points (``scale`` points a pixel)."""
    paper = float(np.median(ground))
    fills = [fill for grid in grids for fill in _cell_shades(ground, grid, paper, scale)]
    boxes = [(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]) for grid in grids if len(grid.regions) > 1]
    for shade in _bands(ground, scale):
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


def _bands(ground: Grey, scale: float) -> list[Fill]:
    """Return the rectangles of one even shade."""
    small = np.asarray(cv2.resize(ground, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    step = 2 * scale
    fills: list[Fill] = []
    for share, (x0, top, x1, bottom) in _even_rectangles(small, step):
        fill = Fill(x0 * step, top * step, x1 * step, bottom * step, _colour(share))
        middle = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
        if not any(f.x0 <= middle[0] <= f.x1 and f.top <= middle[1] <= f.bottom for f in fills):
            fills.append(fill)
    return fills


def _even_rectangles(small: Grey, step: float) -> Iterator[tuple[float, PixelBox]]:
    """Yield what is darker than what surrounds it and has an edge all around: its share of the paper's grey, its box.

    ``step`` is how many points a pixel is wide.
    """
    neighbours = np.ones((3, 3), np.uint8)
    slope = cv2.subtract(cv2.dilate(small, neighbours), cv2.erode(small, neighbours))
    wide_enough, high_enough = _LEAST_WIDTH / step, _LEAST_HEIGHT / step
    for limit in _EVEN:
        even = np.where(slope <= limit, np.uint8(1), np.uint8(0))
        _, labels, stats, _ = cv2.connectedComponentsWithStats(even, connectivity=4)
        for at, (x, y, wide, high, area) in enumerate(stats[1:].tolist(), 1):
            if area < _SOLID * wide * high or area > _LARGEST * small.size:
                continue
            if wide < wide_enough - _BLUR or high < high_enough - _BLUR:
                continue
            place = slice(y, y + high), slice(x, x + wide)
            grey = float(np.median(small[place][labels[place] == at]))
            paper = _paper_around(small, (x, y, x + wide, y + high), round(_AROUND / step))
            if grey >= _FAINT * paper:
                continue
            box = _grown(small, (x, y, x + wide, y + high), grey)
            if box[2] - box[0] >= wide_enough and box[3] - box[1] >= high_enough:
                yield grey / paper, box


def _paper_around(small: Grey, box: PixelBox, reach: int) -> float:
    """Return the grey of the paper beside ``box``: sheets are not lit evenly."""
    left, top, right, low = box
    return float(np.percentile(small[max(0, top - reach) : low + reach, max(0, left - reach) : right + reach], 95))


def _grown(small: Grey, box: PixelBox, grey: float) -> PixelBox:
    """Return ``box`` with its blurred edges, as far as they have nearly its grey."""
    left, top, right, low = box
    x, y = max(0, left - _BLUR), max(0, top - _BLUR)
    part = small[y : low + _BLUR, x : right + _BLUR]
    own = np.abs(part.astype(np.int16) - grey) <= _STEP
    across = np.flatnonzero(own[top - y : low - y].mean(axis=0) >= 0.5)
    down = np.flatnonzero(own[:, left - x : right - x].mean(axis=1) >= 0.5)
    return x + int(across[0]), y + int(down[0]), x + int(across[-1]) + 1, y + int(down[-1]) + 1


def _colour(share: float) -> str:
    """Return a grey as ``#rrggbb``, in steps coarse enough for one shade to stay one."""
    level = max(0, min(255, round(share * 255 / 8) * 8))
    return f"#{level:02x}{level:02x}{level:02x}"
