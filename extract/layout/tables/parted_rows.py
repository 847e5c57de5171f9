"""Rows of a ruled table that no rule parts, among others whose cells have them: banded styles of Word.

Such a style draws rules in every second row, or in the header alone, and shades the others. The edges of shades as wide
as the table part its rows. Where the words of a row stand apart at the edges of the columns, the row has these columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Fill, Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import Span, have_blanks, parted_grid, rebuilt
from extract.layout.text.lines import make_lines, size_of

_MOST_WORDS = 250
_FEWEST_FILLED = 2  # columns of a row
_FEWEST_ROWS, _FEWEST_ALONE = 2, 3  # that stand apart at the edges; columns of one alone
_BLANK = 0.8  # font sizes between words of two columns on one line
_EDGE = 2.0  # points between a shade and the edge of its row
_LOWEST = 5.0  # points of a row
_COVERED = 0.9  # of the width of a table by the shades of a row
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
        if flat and _FEWEST_FILLED <= len(words) <= _MOST_WORDS and have_blanks(words, _BLANK):
            found = _columns(words, grid.xs, region)
            if sum(map(bool, found.values())) >= _FEWEST_FILLED:
                parted[index] = found
    filled = [sum(map(bool, found.values())) for found in parted.values()]
    sure = len(filled) >= _FEWEST_ROWS or max(filled, default=0) >= _FEWEST_ALONE
    return parted_grid(grid, cells, parted) if sure else (grid, cells)


def with_banded_rows(
    grid: Grid, cells: dict[int, list[Word]], fills: Sequence[Fill]
) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, those over all columns parted at the edges of the shades in them."""
    columns = len(grid.xs) - 1
    edges = {
        grid.regions[index].row: found
        for index, words in cells.items()
        if (grid.regions[index].col, grid.regions[index].col_end) == (0, columns)
        if grid.regions[index].row_end - grid.regions[index].row == 1 and columns > 1
        if (found := _band_edges(grid.box(grid.regions[index]), words, fills))
    }
    if not edges:
        return grid, cells
    ys = [y for row, top in enumerate(grid.ys) for y in (top, *edges.get(row, ()))]
    start = {row: row + sum(len(found) for above, found in edges.items() if above < row) for row in range(len(grid.ys))}
    made: list[tuple[Region, list[Word]]] = []
    for index, region in enumerate(grid.regions):
        words = cells.get(index, [])
        if region.row not in edges or (region.col, region.col_end) != (0, columns):
            made.append((region._replace(row=start[region.row], row_end=start[region.row_end]), words))
            continue
        bands: list[list[Word]] = [[] for _ in range(len(edges[region.row]) + 1)]
        for word in words:
            bands[bisect_right(edges[region.row], (word.top + word.bottom) / 2)].append(word)
        first = start[region.row]
        made.extend((Region(first + at, 0, first + at + 1, columns), held) for at, held in enumerate(bands))
    return rebuilt(grid._replace(ys=tuple(ys)), made)


def _band_edges(box: tuple[float, float, float, float], words: Sequence[Word], fills: Sequence[Fill]) -> list[float]:
    """The heights at which shades over the whole width of a cell begin or end; [] where they cut a word."""
    x0, top, x1, bottom = box
    inside = [
        f
        for f in fills
        if x0 - _EDGE <= f.x0 and f.x1 <= x1 + _EDGE and top - _EDGE <= f.top and f.bottom <= bottom + _EDGE
    ]
    heights: list[float] = []
    for band in {(round(f.top), round(f.bottom)) for f in inside}:
        parts = [f for f in inside if (round(f.top), round(f.bottom)) == band]
        wide = min(f.x0 for f in parts) <= x0 + _EDGE and max(f.x1 for f in parts) >= x1 - _EDGE
        if wide and sum(f.x1 - f.x0 for f in parts) >= _COVERED * (x1 - x0):
            heights.extend(y for y in (parts[0].top, parts[0].bottom) if top + _LOWEST < y < bottom - _LOWEST)
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > _LOWEST:
            found.append(y)
    cut = any(word.top + _EDGE < y < word.bottom - _EDGE for y in found for word in words)
    return [] if cut else found


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
