"""Columns under a band in one box: no rule parts them, but each begins with a numbered item of its own.

Below the band stand "OO1.1 …" and "OO1.2 …" side by side, and what each heads: two boxes, as if drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.pages.sibling_heads import sibling_heads
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import make_lines, split_runs

_SHORTEST_WORD = 2  # letters: a box holds no table's columns


def columns_under_band(grid: Grid, cells: Mapping[int, Sequence[Word]]) -> list[Grid]:
    """Return a band and the columns in the box under it as grids of one cell each; [] for any other grid."""
    if len(grid.xs) != 2 or len(grid.ys) != 3 or not cells.get(0) or not cells.get(1):
        return []
    heads = sibling_heads(split_runs(make_lines(cells[1])), _SHORTEST_WORD)
    starts = sorted({round(line.x0) - 1.0 for line in heads.lines}) if heads is not None else []
    if len(starts) < 2:
        return []
    x0, x1 = grid.xs
    sides = [x0, *starts[1:], x1]
    band = Grid(grid.xs, grid.ys[:2], (Region(0, 0, 1, 1),), ((0,),))
    return [band, *(Grid(side, grid.ys[1:], (Region(0, 0, 1, 1),), ((0,),)) for side in pairwise(sides))]
