"""Boxes of their own, side by side, right under a band with what heads them: cards, and no row of a table.

A strip that no text or stroke crosses stands between two boxes, open at its foot: only the band above closes it. It
closes the blank beside a last box, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid, Region, Rule

_NARROWEST, _WIDEST = 4.0, 30.0  # points of the strip
_SAME_LINE = 2.0  # points
_LEAST = 3.0  # times the widest strip: how wide a box is


def boxes_under_band(grid: Grid, cells: Mapping[int, Sequence[Word]], strokes: Sequence[Rule]) -> list[Grid]:
    """Return a band and the boxes under it as grids of one cell each; [] for any other grid."""
    if len(grid.ys) != 3 or len(grid.xs) < 3 or not cells.get(0):
        return []
    band, *under = grid.regions
    if band != Region(0, 0, 1, len(grid.xs) - 1) or len(under) != len(grid.xs) - 1:
        return []
    boxes, blanks = under[::2], under[1::2]
    filled = all(cells.get(at) and _is_closed(grid, box, strokes) for at, box in enumerate(under, 1) if box in boxes)
    if not filled or any(cells.get(at) for at, blank in enumerate(under, 1) if blank in blanks):
        return []
    if any(_is_closed(grid, blank, strokes) for blank in blanks):
        return []
    strips = [grid.xs[blank.col_end] - grid.xs[blank.col] for blank in blanks if blank is not under[-1]]
    narrowest = min(grid.xs[box.col_end] - grid.xs[box.col] for box in boxes)
    if any(not _NARROWEST <= strip <= min(_WIDEST, narrowest / _LEAST) for strip in strips):
        return []
    return [_alone(grid, region) for region in (band, *boxes)]


def _is_closed(grid: Grid, region: Region, strokes: Sequence[Rule]) -> bool:
    """Whether a stroke stands at the foot of a grid under ``region``."""
    middle = (grid.xs[region.col] + grid.xs[region.col_end]) / 2
    return any(abs(stroke.at - grid.ys[-1]) <= _SAME_LINE and stroke.start < middle < stroke.end for stroke in strokes)


def _alone(grid: Grid, region: Region) -> Grid:
    x0, top, x1, bottom = grid.box(region)
    return Grid((x0, x1), (top, bottom), (Region(0, 0, 1, 1),), ((0,),))
