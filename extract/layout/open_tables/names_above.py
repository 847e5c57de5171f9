"""Names of columns between two level rules, above shades that make the first columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.open_tables.columns import Run, runs_of
from extract.layout.tables.grid import Grid, Region, Rule
from extract.layout.text.lines import make_lines, size_of

_FEWEST_NAMES = 3
_SAME = 3.0  # points
_TALLEST = 5.0  # font sizes of the names, from rule to rule
_LONGEST_NAME = 60  # letters
_RULES = 2  # over the names and under them


def with_names_above(grid: Grid, words: Sequence[Word], strokes: Sequence[Rule]) -> Grid:
    """Return a grid with a row more at its top, over all columns, where two rules over its whole width hold names.

    They are three or more, one at least over each of its columns, and none runs over an edge between these.
    """
    x0, x1, foot = grid.xs[0], grid.xs[-1], grid.ys[0]
    across = [s.at for s in strokes if abs(s.start - x0) <= _SAME and abs(s.end - x1) <= _SAME and s.at < foot + _SAME]
    if len(across) < _RULES or foot - across[-1] > _SAME:
        return grid
    top = across[-_RULES]
    held = [w for w in words if top < (w.top + w.bottom) / 2 < foot and x0 - _SAME < w.x0 and w.x1 < x1 + _SAME]
    if not held or foot - top > _TALLEST * size_of(held[0]):
        return grid
    names = [run for line in make_lines(held) for run in runs_of(line)]
    if not _name_columns(names, grid.xs):
        return grid
    columns = len(grid.xs) - 1
    regions = (Region(0, 0, 1, columns), *(r._replace(row=r.row + 1, row_end=r.row_end + 1) for r in grid.regions))
    owner = ((0,) * columns, *(tuple(at + 1 for at in row) for row in grid.owner))
    return grid._replace(ys=(top, *grid.ys), regions=regions, owner=owner, open_top=False)


def _name_columns(names: Sequence[Run], edges: Sequence[float]) -> bool:
    crossed = any(run.x0 < x - _SAME and x + _SAME < run.x1 for run in names for x in edges)
    short = all(sum(len(word.text) + 1 for word in run.words) <= _LONGEST_NAME for run in names)
    each = all(any(left < (run.x0 + run.x1) / 2 < right for run in names) for left, right in pairwise(edges))
    return short and each and not crossed and len({round(run.x0) for run in names}) >= _FEWEST_NAMES
