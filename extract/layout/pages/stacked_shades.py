"""Shades stacked with a blank strip between each two, a text of several lines on each: boxes, and no rows of a table.

Each has a line in bold first, the title of what stands in plain print below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.layout.engine.content import PageContent, Word
from extract.layout.tables.cells import shade_at
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import make_lines

_FEWEST = 2  # boxes
_FEWEST_LINES = 3  # in each
_NARROWEST, _WIDEST = 5.0, 30.0  # points of the strip between two


def stacked_shades(grid: Grid, cells: Mapping[int, Sequence[Word]], content: PageContent) -> list[Grid]:
    """Return such boxes as grids of one cell each; [] for any other grid."""
    if len(grid.xs) != 2 or len(grid.regions) != len(grid.ys) - 1 or len(grid.regions) < 2 * _FEWEST - 1:
        return []
    boxes, strips = range(0, len(grid.regions), 2), range(1, len(grid.regions), 2)
    if len(grid.regions) % 2 == 0 or set(cells) != set(boxes):
        return []
    heights = [low - high for high, low in pairwise(grid.ys)]
    if not all(_NARROWEST <= heights[at] <= _WIDEST for at in strips):
        return []
    shades = [shade_at(content.fills, (grid.xs[0] + grid.xs[1]) / 2, grid.ys[at] + 1) for at in boxes]
    if None in shades or not all(_is_titled(cells[at]) for at in boxes):
        return []
    return [Grid(grid.xs, grid.ys[at : at + 2], (Region(0, 0, 1, 1),), ((0,),)) for at in boxes]


def _is_titled(words: Sequence[Word]) -> bool:
    """Whether a line in bold stands over several others, the last of them in plain print."""
    lines = make_lines(words)
    bold = all(word.look.bold for word in lines[0].words)
    return len(lines) >= _FEWEST_LINES and bold and not any(word.look.bold for word in lines[-1].words[1:])
