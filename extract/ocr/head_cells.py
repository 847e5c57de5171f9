"""Heads of tables whose cells no rule parts: what stands over the columns below, a word or two over each, is parted.

A dark head often has no rules of its own, or rules too faint for a scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.layout.engine.content import Segment
from extract.layout.tables.grid import Grid, Region

Grey = NDArray[np.uint8]

_GAP = 0.06  # inches of blank paper between the heads of two columns: more than between words
_TIGHT = 0.03  # the same where most heads of the row stand well apart
_MOST = 0.6  # of the heads of a row
_RULE = 0.02  # inches: what is left of a faint rule is no text
_DARK = 128
_OFF_MIDDLE = 0.12  # of the width of the columns that a name spans


def head_walls(page: Grey, grids: Sequence[Grid], scale: float) -> list[Segment]:
    """Return the walls between the heads of columns; ``page`` has no rules, ``scale`` is points a pixel."""
    return [
        segment
        for grid in grids
        for region in grid.regions
        if region.col_end - region.col > 1
        for segment in _parted(page, grid, region, scale)
    ]


def _parted(page: Grey, grid: Grid, region: Region, scale: float) -> list[Segment]:
    """Return where a cell over several columns falls into one head a column; [] where it does not.

    A name over several heads ("Calendrier" over years) keeps its place above the walls between them.
    """
    walls = next(_walls_below(grid, region), [])
    if not walls or (len(walls) == 1 and region.row):
        return []
    x0, top, x1, bottom = (round(value / scale) for value in grid.box(region))
    ink = np.asarray(page[top + 3 : bottom - 3, x0:x1] < _DARK, dtype=bool)
    edges = [0, *(round(x / scale) - x0 for x in walls), x1 - x0]
    across = _columns(ink)
    if not all(across[left:right].any() for left, right in pairwise(edges)):
        return []
    dpi = 72 / scale
    apart = sum(_is_blank(across, at, _GAP / 2 * dpi, _RULE / 2 * dpi) for at in edges[1:-1])
    if apart < _MOST * len(walls):
        return []
    starts = {at: grid.ys[region.row] for at in edges[1:-1] if _is_blank(across, at, _TIGHT / 2 * dpi, _RULE / 2 * dpi)}
    found: list[Segment] = []
    for at in edges[1:-1]:
        name = _name_over(ink, edges, at, dpi) if at not in starts else None
        if name is None:
            continue
        left, right, y = name
        under = (top + 3 + y) * scale
        starts.update({inside: under for inside in edges if left < inside < right})
        found.append(Segment((x0 + left) * scale, under, (x0 + right) * scale, under))
    walled = zip(walls, edges[1:-1], strict=True)
    return [*found, *(Segment(x, starts[at], x, grid.ys[region.row_end]) for x, at in walled if at in starts)]


def _name_over(ink: NDArray[np.bool_], edges: Sequence[int], at: int, dpi: float) -> tuple[int, int, int] | None:
    """Return the columns (from and to, in pixels) that a name over the wall ``at`` spans, and where it ends below.

    It stands in the middle over heads that all stand below it; None where what crosses the wall is no such name.
    """
    k = edges.index(at)
    first, last = k - 1, k + 1
    y = _above_last_line(ink[:, edges[first] : edges[last]])
    if not y or not _is_blank(_columns(ink[y:]), at, _TIGHT / 2 * dpi, _RULE / 2 * dpi):
        return None
    while first > 0 and not ink[:y, edges[first - 1] : edges[first] - 1].any():
        first -= 1
    while last + 1 < len(edges) and not ink[:y, edges[last] + 1 : edges[last + 1]].any():
        last += 1
    name = np.flatnonzero(ink[:y, edges[k - 1] : edges[k + 1]].any(axis=0)) + edges[k - 1]
    middle = (int(name[0]) + int(name[-1])) / 2
    spans = [(edges[one], edges[other]) for one in range(first, k) for other in range(k + 1, last + 1)]
    left, right = max(spans, key=lambda span: (_is_middle(middle, span), span[1] - span[0]))
    return left, right, y


def _columns(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(ink.any(axis=0), dtype=bool)


def _is_middle(x: float, span: tuple[int, int]) -> bool:
    return abs(2 * x - span[0] - span[1]) <= _OFF_MIDDLE * (span[1] - span[0])


def _above_last_line(ink: NDArray[np.bool_]) -> int:
    """The middle of the blank above the last printed line, in rows of pixels from the top; 0 where there is none."""
    rows = np.flatnonzero(ink.any(axis=1))
    breaks = np.flatnonzero(np.diff(rows) > 1)
    return int(rows[breaks[-1]] + rows[breaks[-1] + 1]) // 2 if len(breaks) else 0


def _walls_below(grid: Grid, region: Region) -> Iterator[list[float]]:
    """Yield the walls within the cell's columns in the rows below that have the most."""
    rows = [
        [grid.xs[col] for col in range(region.col + 1, region.col_end) if line[col - 1] != line[col]]
        for line in grid.owner[region.row_end :]
    ]
    most = max(map(len, rows), default=0)
    yield from (walls for walls in rows if most and len(walls) == most)


def _is_blank(ink: NDArray[np.bool_], at: int, reach: float, rule: float) -> bool:
    """Whether nothing is printed near ``at``, but for a rule."""
    near = ink[max(0, round(at - reach)) : max(0, round(at - rule))], ink[round(at + rule) : round(at + reach)]
    return not any(part.any() for part in near)
