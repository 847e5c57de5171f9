"""Rows of small shades in a box that are words of its text: the numbers of goals on squares, or tags side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid
from extract.layout.text.goal_tiles import is_labelled_goal
from extract.layout.text.lines import size_of

_MOST_OBLONG = 1.5  # times as wide as high
_LONGEST_SIGN = 2  # letters or digits
_HUGGED = 2.0  # font sizes that a tag is wider than its words


def are_tags(grid: Grid, words: Sequence[Word], box: Grid) -> bool:
    """Whether a row of shades within ``box`` holds a short sign or a tag each, as text of the box and no table.

    Squares hold a sign of a letter or two. A tag is little wider and higher than its words, and the row of all of them
    ends before the box does: a table is as wide as what it stands in, and its cells are so wide as their column needs.
    """
    if len(grid.ys) != 2:
        return False
    inside: dict[int, list[Word]] = {}
    for word in words:
        at = grid.locate((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        if at is not None:
            inside.setdefault(at, []).append(word)
    return _are_squares(grid, inside) or _hug(grid, inside, box)


def _are_squares(grid: Grid, inside: Mapping[int, Sequence[Word]]) -> bool:
    high = grid.ys[1] - grid.ys[0]
    square = all(grid.xs[r.col_end] - grid.xs[r.col] <= _MOST_OBLONG * high for r in grid.regions)
    signs = all(
        (len(held) == 1 or is_labelled_goal(held)) and len(held[-1].text) <= _LONGEST_SIGN for held in inside.values()
    )
    return square and signs and len(inside) > len(grid.regions) / 2


def _hug(grid: Grid, inside: Mapping[int, Sequence[Word]], box: Grid) -> bool:
    """Whether every shade of a row is hardly larger than the words on it, and the row ends well before the box."""
    if len(box.regions) > 1 or len(inside) < len(grid.regions):
        return False
    size = max(size_of(word) for held in inside.values() for word in held)
    if grid.ys[1] - grid.ys[0] > _HUGGED * size or box.xs[-1] - grid.xs[-1] < size + grid.xs[0] - box.xs[0]:
        return False
    return all(
        grid.xs[r.col_end] - grid.xs[r.col] - (max(w.x1 for w in inside[at]) - min(w.x0 for w in inside[at]))
        <= _HUGGED * size
        for at, r in enumerate(grid.regions)
    )
