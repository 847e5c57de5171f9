"""Rows of a ruled table that no upright rule parts, among others whose cells have them: banded styles of Word.

Such a style draws upright rules in every second row, or in the header alone, and shades the others. Where the words of
a row stand apart at the edges of the columns, the row has these columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import Span, parted_grid
from extract.layout.text.lines import make_lines, size_of

_MOST_WORDS = 250
_FEWEST_FILLED = 2  # columns of a row
_FEWEST_ROWS, _FEWEST_ALONE = 2, 3  # that stand apart at the edges; columns of one alone
_BLANK = 0.8  # font sizes between words of two columns on one line
_OVER = 1.0  # points by which a word may pass the edge of its column


def with_parted_rows(grid: Grid, cells: dict[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, rows over several columns parted where their words stand apart.

    >>> rows = (Region(0, 0, 1, 1), Region(0, 1, 1, 2), Region(1, 0, 2, 2), Region(2, 0, 3, 2))
    >>> banded = Grid((0, 50, 100), (0, 20, 40, 60), rows, ((0, 1), (2, 2), (3, 3)))
    >>> words = {at: [Word("Semer", 5, y, 30, y + 9), Word("2027", 60, y, 90, y + 9)] for at, y in ((2, 25), (3, 45))}
    >>> len(with_parted_rows(banded, words)[0].regions)
    6
    """
    if len(grid.xs) <= _FEWEST_FILLED:
        return grid, cells
    parted: dict[int, dict[Span, list[Word]]] = {}
    for index, words in cells.items():
        region = grid.regions[index]
        flat = region.row_end - region.row == 1 and region.col_end - region.col > 1
        if flat and _FEWEST_FILLED <= len(words) <= _MOST_WORDS:
            found = _columns(words, grid.xs, region)
            if sum(map(bool, found.values())) >= _FEWEST_FILLED:
                parted[index] = found
    filled = [sum(map(bool, found.values())) for found in parted.values()]
    sure = len(filled) >= _FEWEST_ROWS or max(filled, default=0) >= _FEWEST_ALONE
    return parted_grid(grid, cells, parted) if sure else (grid, cells)


def _columns(words: Sequence[Word], xs: Sequence[float], region: Region) -> dict[Span, list[Word]]:
    """The words of a row by the columns between the edges at which they stand apart."""
    lines = [line.words for line in make_lines(words)]
    edges = [region.col]
    edges.extend(at for at in range(region.col + 1, region.col_end) if all(_apart(line, xs[at]) for line in lines))
    edges.append(region.col_end)
    spans = list(pairwise(edges))
    return {
        (first, last): [word for line in lines for word in line if xs[first] <= (word.x0 + word.x1) / 2 < xs[last]]
        for first, last in spans
    }


def _apart(line: Sequence[Word], x: float) -> bool:
    """Whether no word of a line stands over an edge, and those at its sides are farther apart than words are."""
    before = [word for word in line if (word.x0 + word.x1) / 2 < x]
    after = line[len(before) :]
    if any(word.x1 > x + _OVER for word in before) or any(word.x0 < x - _OVER for word in after):
        return False
    return not before or not after or after[0].x0 - before[-1].x1 >= _BLANK * (size_of(after[0]) or 1.0)
