"""Labels on a shade at the left of their rows, in a frame where level rules alone part the rows: a column of their own.

Fiches print a bar with their title, and under it a label on grey beside its value, row by row. No upright rule parts
the two; the shades end where the values begin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.engine.content import Fill, Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import Span, parted_grid

_FEWEST = 2  # rows with such a shade
_EDGE = 3.0  # points between a shade and the edges of its row
_WIDEST, _NARROWEST = 0.5, 0.1  # of the frame
_OVER = 1.0  # points by which a word may pass the edge


def with_label_shades(
    grid: Grid, cells: dict[int, list[Word]], fills: Sequence[Fill]
) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid of one column and the words of its cells, the rows with such a shade parted where it ends.

    >>> frame = Grid((0, 100), (0, 20, 40), (Region(0, 0, 1, 1), Region(1, 0, 2, 1)), ((0,), (1,)))
    >>> words = {at: [Word("Fin", 5, 20 * at + 5, 25, 20 * at + 15)] for at in (0, 1)}
    >>> shades = [Fill(0, 20 * at, 40, 20 * at + 20, "#eeeeee") for at in (0, 1)]
    >>> words[1].append(Word("2031", 50, 25, 80, 35))
    >>> with_label_shades(frame, words, shades)[0].xs
    (0, 40, 100)
    """
    if len(grid.xs) != 2 or len(grid.regions) < _FEWEST:
        return grid, cells
    left, right = grid.xs
    wide = right - left
    narrow = [f for f in fills if abs(f.x0 - left) <= _EDGE and _NARROWEST <= (f.x1 - left) / wide <= _WIDEST]
    ends = {
        index: shade.x1
        for index, region in enumerate(grid.regions)
        if (shade := next((f for f in narrow if _fills(f, grid, region)), None)) is not None
    }
    edge, rows = Counter(ends.values()).most_common(1)[0] if ends else (0.0, 0)
    parted = {index: _sides(cells.get(index, ()), edge) for index, end in ends.items() if end == edge}
    crossed = any(word.x0 < edge - _OVER and word.x1 > edge + _OVER for at in parted for word in cells.get(at, ()))
    if rows < _FEWEST or crossed or not any(held[0, 1] and held[1, 2] for held in parted.values()):
        return grid, cells
    regions = tuple(region._replace(col_end=2) for region in grid.regions)
    cut = grid._replace(xs=(left, edge, right), regions=regions, owner=tuple((row[0], row[0]) for row in grid.owner))
    return parted_grid(cut, cells, parted)


def _fills(fill: Fill, grid: Grid, region: Region) -> bool:
    _, top, _, bottom = grid.box(region)
    return abs(fill.top - top) <= _EDGE and abs(fill.bottom - bottom) <= _EDGE


def _sides(words: Sequence[Word], edge: float) -> dict[Span, list[Word]]:
    """The words of a row at the left and at the right of the edge."""
    before = [word for word in words if (word.x0 + word.x1) / 2 < edge]
    return {(0, 1): before, (1, 2): [word for word in words if (word.x0 + word.x1) / 2 >= edge]}
