"""Columns of boxes side by side, each with a shaded head right over its body: titles and what they head, no tables.

So is a head that a chart leads to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import PageContent
from extract.layout.pages.chart_boxes import is_linked
from extract.layout.tables.cells import shade_at
from extract.layout.tables.grid import Grid, Region

_SAME = 3.0  # points
_GAP = 4.5  # points between columns; the cells of a table touch
_WHITE = "#ffffff"


def headed_columns(grids: Sequence[Grid], content: PageContent) -> dict[int, list[Grid]]:
    """Return the heads and bodies of such columns as grids of one cell each, by the index of their own grid."""
    headed = sorted(
        (at for at, grid in enumerate(grids) if len(grid.xs) == 2 and len(grid.ys) == 3 and _has_head(grid, content)),
        key=lambda at: (round(grids[at].ys[0] / _SAME), grids[at].xs[0]),
    )
    found = {at for pair in pairwise(headed) for at in pair if _are_beside(*(grids[one] for one in pair))}
    found.update(at for at in headed if is_linked(grids[at].box(grids[at].regions[0]), content))
    return {at: _parts(grids[at]) for at in found}


def _has_head(grid: Grid, content: PageContent) -> bool:
    x = (grid.xs[0] + grid.xs[1]) / 2
    head, body = (shade_at(content.fills, x, (top + bottom) / 2) for top, bottom in pairwise(grid.ys))
    return head not in (None, _WHITE, body)


def _are_beside(one: Grid, other: Grid) -> bool:
    level = all(abs(a - b) <= _SAME for a, b in zip(one.ys[:2], other.ys[:2], strict=True))
    wide, also = one.xs[1] - one.xs[0], other.xs[1] - other.xs[0]
    return level and abs(wide - also) <= _SAME and other.xs[0] - one.xs[1] >= _GAP


def _parts(grid: Grid) -> list[Grid]:
    return [Grid(grid.xs, rows, (Region(0, 0, 1, 1),), ((0,),)) for rows in pairwise(grid.ys)]
