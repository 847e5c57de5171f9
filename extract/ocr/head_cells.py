"""Heads of tables whose cells no rule parts: what stands over the columns below, a word or two over each, is parted.

A dark head often has no rules of its own, or rules too faint for a scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import Segment
from extract.layout.tables.grid import Grid, Region

Grey = NDArray[np.uint8]

_GAP = 0.06  # inches of blank paper between the heads of two columns: more than between words
_TIGHT = 0.03  # the same where most heads of the row stand well apart
_MOST = 0.6  # of the heads of a row
_RULE = 0.02  # inches: what is left of a faint rule is no text
_DARK = 128


def head_walls(page: Grey, grids: Sequence[Grid], scale: float) -> list[Segment]:
    """Return the walls between the heads of columns; ``page`` has no rules, ``scale`` is points a pixel."""
    return [
        Segment(x, grid.ys[region.row], x, grid.ys[region.row_end])
        for grid in grids
        for region in grid.regions
        if region.col_end - region.col > 1
        for x in _parted(page, grid, region, scale)
    ]


def _parted(page: Grey, grid: Grid, region: Region, scale: float) -> list[float]:
    """Return where a cell over several columns falls into one head a column; [] where it does not."""
    walls = next(_walls_below(grid, region), [])
    if not walls or (len(walls) == 1 and region.row):
        return []
    x0, top, x1, bottom = (round(value / scale) for value in grid.box(region))
    ink = np.asarray((page[top + 3 : bottom - 3, x0:x1] < _DARK).any(axis=0), dtype=bool)
    edges = [0, *(round(x / scale) - x0 for x in walls), x1 - x0]
    if not all(ink[left:right].any() for left, right in pairwise(edges)):
        return []
    dpi = 72 / scale
    apart = sum(_is_blank(ink, at, _GAP / 2 * dpi, _RULE / 2 * dpi) for at in edges[1:-1])
    return [
        x
        for x, at in zip(walls, edges[1:-1], strict=True)
        if apart >= _MOST * len(walls) and _is_blank(ink, at, _TIGHT / 2 * dpi, _RULE / 2 * dpi)
    ]


def _walls_below(grid: Grid, region: Region) -> Iterator[list[float]]:
    """Yield the walls within the cell's columns in the rows below that have the most."""
    rows = [
        [grid.xs[col] for col in range(region.col + 1, region.col_end) if line[col - 1] != line[col]]
        for line in grid.owner[region.row_end :]
    ]
    most = max(map(len, rows), default=0)
    yield from (walls for walls in rows if most and len(walls) == most)


def _is_blank(ink: NDArray[np.bool_], at: int, reach: float, rule: float) -> bool:
    """Whether nothing is printed near ``at``, but for a rule."""
    near = ink[max(0, round(at - reach)) : max(0, round(at - rule))], ink[round(at + rule) : round(at + reach)]
    return not any(part.any() for part in near)
