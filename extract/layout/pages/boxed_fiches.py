"""Fiches in frames: a band with what they belong to, and below it a box with its own text beside other texts.

Such a frame parts a page into fiches; it is no table of one column, whose cells would mix what stands side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.engine.content import PageContent, Word
from extract.layout.tables.cells import shade_at
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import make_lines

_FEWEST_LINES = 2  # in the box, and beside it
_WIDEST = 0.7  # of the frame's width
_WHITE = "#ffffff"
_EDGE = 1.0  # points

_Box = tuple[float, float, float, float]  # left, top, right, bottom


def boxed_fiche(
    grid: Grid, cells: Mapping[int, Sequence[Word]], grids: Sequence[Grid], content: PageContent
) -> list[Grid]:
    """Return the boxes in the body of a fiche, its band and its body as grids of one cell each; [] for other grids.

    ``grids`` are all those of the page.
    """
    if len(grid.xs) != 2 or len(cells) != 2:
        return []
    first, last = sorted(cells, key=lambda at: grid.regions[at].row)
    band, body = grid.box(grid.regions[first]), grid.box(grid.regions[last])
    shade, ground = (shade_at(content.fills, x0 + _EDGE, (top + bottom) / 2) for x0, top, _, bottom in (band, body))
    if shade in (None, _WHITE, ground):
        return []
    drawn = [one.box(one.regions[0]) for one in grids if len(one.regions) == 1]
    shaded = [(fill.x0, fill.top, fill.x1, fill.bottom) for fill in content.fills]
    boxes: list[_Box] = []
    for box in (*drawn, *shaded):
        apart = not any(known[1] < box[3] and box[1] < known[3] for known in boxes)
        if apart and _is_within(box, body) and _stands_beside(box, cells[last]):
            boxes.append(box)
    return [_alone(*box) for box in (*boxes, band, body)] if boxes else []


def _is_within(box: _Box, outer: _Box) -> bool:
    narrow = box[2] - box[0] <= _WIDEST * (outer[2] - outer[0])
    return narrow and outer[0] < box[0] and box[2] < outer[2] and outer[1] < box[1] and box[3] < outer[3]


def _stands_beside(box: _Box, words: Sequence[Word]) -> bool:
    """Whether lines stand in a box and others beside it, none across its sides."""
    x0, top, x1, bottom = box
    level = [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom]
    inside = [word for word in level if x0 <= word.x0 and word.x1 <= x1]
    beside = [word for word in level if word.x1 <= x0 or word.x0 >= x1]
    if len(inside) + len(beside) < len(level) or not inside or not beside:
        return False
    return min(len(make_lines(inside)), len(make_lines(beside))) >= _FEWEST_LINES


def _alone(x0: float, top: float, x1: float, bottom: float) -> Grid:
    return Grid((x0, x1), (top, bottom), (Region(0, 0, 1, 1),), ((0,),))
