"""Columns between shaded ones: shades make columns of objectives and states, level rules the rows, the rest is bare.

Sheets that are printed with level rules alone shade what stands for a level or a state. Between the shades no upright
rule parts the other columns: their names and their texts do, over all rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from extract.layout.engine.content import PageContent, Word
from extract.layout.open_tables.columns import Stretch, find_columns, runs_of
from extract.layout.tables.cells import Columns, words_by_cell
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import have_blanks
from extract.layout.text.lines import make_lines

_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 3  # in it, by their names
_WITH_BLANKS = 0.5  # of the rows
_BLANK = 0.65  # font sizes: wider than between words
_IN_LINE = 2.0  # points
_OVER = 2.0  # points by which a word may pass an edge
_MOST_CROSSING = 0.05  # of the words
_SAME_EDGE = 5.0  # points
_PADDING = 1.0  # points
_NARROWEST = 1.0  # points between columns

Span = tuple[float, float]


class Cut(NamedTuple):
    """A grid with the columns between its shades, the words of its cells, and its columns."""

    grid: Grid
    cells: dict[int, list[Word]]
    columns: Columns


def with_columns_between(
    grid: Grid, cells: Mapping[int, list[Word]], content: PageContent, overleaf: Columns | None
) -> Cut | None:
    """Return the grid, whose columns shades alone make, with those that its names tell too; None where there are none.

    ``overleaf`` are the columns of the page before, where a grid with the same sides may go on without names.
    """
    if len(grid.xs) <= 2:
        return None
    inner: list[float] = []
    strips: set[int] = set()  # of names
    for col, (left, right) in enumerate(pairwise(grid.xs)):
        held = [at for at, r in enumerate(grid.regions) if (r.col, r.col_end) == (col, col + 1) and at in cells]
        blank = sum(have_blanks(cells[at], _BLANK) for at in held)
        if not blank or blank < _WITH_BLANKS * len(held):
            continue
        if overleaf is not None:
            edges = [x for x in overleaf.edges if left + _SAME_EDGE < x < right - _SAME_EDGE]
        else:
            above = _above(grid, cells, held, left, right)
            names = [w for at in above for w in cells[at] if left <= (w.x0 + w.x1) / 2 <= right]
            rows = [cells[at] for at in held if at not in above]
            edges = _named_edges(names, [cells[at] for at in held], content.page) or _edges_in_line(names, rows)
            strips.update(above)
        if edges and not _are_crossed([word for at in held for word in cells[at]], edges):
            inner.extend(edges)
    if not inner:
        return None
    xs = tuple(sorted([*grid.xs, *inner]))
    cut = _cut(grid, xs, {at for at in strips if _names_each(cells[at], grid.regions[at], grid.xs, xs)})
    shared = words_by_cell(cut, [word for held in cells.values() for word in held], content)
    return Cut(cut, shared.cells, Columns(cut.xs, _PADDING))


def _above(grid: Grid, cells: Mapping[int, list[Word]], held: Sequence[int], left: float, right: float) -> list[int]:
    """The cells with the names of a column's cells: the nearest row with words over them, titles may stand between."""
    top = min(grid.regions[at].row for at in held)
    for end in range(top, 0, -1):
        above = [at for at in cells if grid.regions[at].row_end == end]
        if any(left <= (word.x0 + word.x1) / 2 <= right for at in above for word in cells[at]):
            return above
    return []


def _named_edges(names: Sequence[Word], held: Sequence[Sequence[Word]], page: int) -> list[float]:
    """The edges of the columns in the rows of one column of a grid, each of which has its own above them."""
    if len(held) < _FEWEST_ROWS or not names:
        return []
    lines = tuple(line for words in (names, *held) for line in make_lines(words))
    edges = list(find_columns([Stretch(page, lines, tuple(map(runs_of, lines)))])[1:-1])
    words = [word for row in held for word in row]
    spans = _names(names)
    edges = sorted([*(_beside(x, spans, words) for x in edges), *_edges_under(spans, words, edges)])
    named = {bisect_right(edges, (word.x0 + word.x1) / 2) for word in names}
    return edges if len(named) == len(edges) + 1 >= _FEWEST_COLUMNS else []


def _edges_in_line(names: Sequence[Word], held: Sequence[Sequence[Word]]) -> list[float]:
    """The edges of columns, however few they and their rows are, where every text begins right below a name."""
    starts = [x0 for x0, _ in _names(names)] if names else []
    texts = [[run.x0 for line in make_lines(words) for run in runs_of(line)] for words in held if words]
    if len(starts) < 2 or not texts:
        return []
    near = [[min(starts, key=lambda start: abs(start - x0)) for x0 in row] for row in texts]
    pairs = zip(chain.from_iterable(texts), chain.from_iterable(near), strict=True)
    in_line = all(abs(x0 - start) <= _IN_LINE for x0, start in pairs)
    filled = all(2 * sum(start in found for found in near) >= len(near) for start in starts)
    return [start - _PADDING for start in starts[1:]] if in_line and filled else []


def _names(words: Sequence[Word]) -> list[Span]:
    """Where the names stand, from the left: the lines of one lie one below the other."""
    found: list[Span] = []
    for x0, x1 in sorted((run.x0, run.x1) for line in make_lines(words) for run in runs_of(line)):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(x1, found[-1][1]))
        else:
            found.append((x0, x1))
    return found


def _beside(edge: float, names: Sequence[Span], words: Sequence[Word]) -> float:
    """An edge moved beside a name that is wider than the texts below it, where none of these stands in between."""
    for x0, x1 in names:
        if x0 < edge < x1:
            for moved in (x0 - _PADDING, x1 + _PADDING):
                low, high = min(edge, moved), max(edge, moved)
                if not any(word.x0 < high and low < word.x1 for word in words):
                    return moved
    return edge


def _edges_under(names: Sequence[Span], words: Sequence[Word], edges: Sequence[float]) -> Iterator[float]:
    """The edges of columns so close that their texts do not show them: two names stand apart over a free strip."""
    for before, after in pairwise(names):
        low, high = sum(before) / 2, sum(after) / 2
        if any(low < x < high for x in edges):
            continue
        strips: list[Span] = []
        reach = low
        for x0, x1 in [*sorted((word.x0, word.x1) for word in words if low < word.x1 and word.x0 < high), (high, high)]:
            strips.append((reach, x0))
            reach = max(reach, x1)
        start, end = max(strips, key=lambda strip: strip[1] - strip[0])
        if end - start >= _NARROWEST:
            yield (start + end) / 2


def _are_crossed(words: Sequence[Word], edges: Sequence[float]) -> bool:
    crossing = sum(word.x0 < x - _OVER and x + _OVER < word.x1 for word in words for x in edges)
    return crossing > _MOST_CROSSING * len(words)


def _names_each(words: Sequence[Word], strip: Region, before: Sequence[float], xs: Sequence[float]) -> bool:
    """Whether a strip over several columns holds a name over each of those that are now below it."""
    inside = [x for x in xs if before[strip.col] <= x <= before[strip.col_end]]
    named = {bisect_right(inside, (word.x0 + word.x1) / 2) for word in words}
    return len(named) == len(inside) - 1 and not _are_crossed(words, inside[1:-1])


def _cut(grid: Grid, xs: tuple[float, ...], strips: Container[int]) -> Grid:
    """Cut the cells of one column at the edges within it; of those over several columns, the strips of names alone."""
    new = [xs.index(x) for x in grid.xs]
    regions: list[Region] = []
    for index, (row, col, row_end, col_end) in enumerate(grid.regions):
        first, last = new[col], new[col_end]
        if col_end - col > 1 and index not in strips:
            regions.append(Region(row, first, row_end, last))
            continue
        regions.extend(Region(row, at, row_end, at + 1) for at in range(first, last))
    owner = [[0] * (len(xs) - 1) for _ in grid.ys[1:]]
    regions.sort(key=lambda region: (region.row, region.col))
    for at, region in enumerate(regions):
        for row in range(region.row, region.row_end):
            owner[row][region.col : region.col_end] = [at] * (region.col_end - region.col)
    return grid._replace(xs=xs, regions=tuple(regions), owner=tuple(map(tuple, owner)))
