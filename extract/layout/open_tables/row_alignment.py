"""Rows told by one column of values, whose other cells stand at the head, in the middle or at the foot of their rows.

Each way to share out the lines has a cost: cells off their place, texts torn apart, wide gaps left inside a row, two
values where a row has one. The cheapest sharing wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.tables.row_lines import goes_on
from extract.layout.text.lines import size_of

_VALUE = re.compile(
    r"(?:\d{1,3}\s?%|(?:\d\d?[/.]){1,2}\d{4}|20\d\d(?:\s?[-–]\s?20\d\d)?|\d[\d .,]*\s?(?:€|k€|eur)|\d+(?:\.\d+)+\.?)$",
    re.IGNORECASE,
)
_TORN = 2.0  # cost of a text torn apart
_LONER = 1.0  # cost of lines without a value of their own
_TWICE = 1.0  # cost of a second value
_SPARSE = 0.5  # cost of a row that fills one column only
_MOST_LINES = 24  # between two values
_OFF = 0.35  # font sizes off the middle


class Line(NamedTuple):
    """What a printed line adds to the cells of its row: its words by column.

    ``alone`` marks a line of a title row, ``rest`` one that goes on with the title row above.
    """

    top: float
    bottom: float
    cells: dict[int, tuple[Word, ...]]
    alone: bool
    rest: bool = False


class _Costs:
    """What rows cost; ``usual`` is the step between the lines of one text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
        sizes = sorted(size_of(next(iter(line.cells.values()))[0]) for line in lines)
        self._size = sizes[len(sizes) // 2]
        close = sorted(step for step in steps if step > 0.9 * self._size) or [self._size]
        usual = close[len(close) // 4]
        self._wide = [0.0] + [min(1.0, max(0.0, step / usual - 1.05)) for step in steps]
        self._inside = [0.0]
        for wide in self._wide[1:]:
            self._inside.append(self._inside[-1] + wide)
        self._torn = [0.0] + [self._tears(at) for at in range(1, len(lines))]
        self._values = [
            {col for col, words in line.cells.items() if _VALUE.match(" ".join(word.text for word in words))}
            for line in lines
        ]

    def _tears(self, at: int) -> float:
        """How many texts a row that starts with line ``at`` would tear apart."""
        above, line = self._lines[at - 1], self._lines[at]
        torn = 0.0
        for col, words in line.cells.items():
            known = above.cells.get(col)
            torn += _TORN * (known is not None and goes_on(known, words))
        return torn

    def row(self, start: int, end: int, place: int) -> float:
        """Return the cost of a row of the lines ``start`` to ``end`` (excluded), without that of its two sides."""
        cost = self._inside[end - 1] - self._inside[start]
        if end - start == 1:
            return cost + (_SPARSE if len(self._lines[start].cells) == 1 else 0.0)
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        values: dict[int, int] = {}
        for at in range(start, end):
            for col in self._lines[at].cells:
                first.setdefault(col, at)
                last[col] = at
            for col in self._values[at]:
                values[col] = values.get(col, 0) + 1
        top, bottom = self._lines[start].top, self._lines[end - 1].bottom
        off = 0
        for col, one in first.items():
            other = last[col]
            if place == 0:
                off += one != start
            elif place == 2:
                off += other != end - 1
            else:
                middle = (self._lines[one].top + self._lines[other].bottom - top - bottom) / 2
                off += abs(middle) > _OFF * self._size
        cost += _SPARSE if len(first) == 1 else 0.0
        return cost + off / len(first) + _TWICE * sum(count - 1 for count in values.values())

    def side(self, at: int) -> float:
        """Return the cost of a row that starts with line ``at``."""
        return self._torn[at] - self._wide[at]


def cheapest_rows(lines: Sequence[Line], candidates: Sequence[set[int]], known: Sequence[int]) -> list[int]:
    """Return the lines that start a row: ``known``, unless rows around the values of a column are clearly better.

    ``candidates`` holds for each column of values the lines that it fills.
    """
    costs = _Costs(lines)
    best = min(_cost(costs, lines, known, place) for place in (0, 1, 2)) - 0.5
    found = list(known)
    for anchors in candidates:
        for place in (0, 1, 2):
            shared = _shared(costs, lines, anchors, place)
            if shared is None:
                continue
            if shared[0] < best:
                best, found = shared
    return found


def _cost(costs: _Costs, lines: Sequence[Line], starts: Sequence[int], place: int) -> float:
    total = 0.0
    for start, end in pairwise([*starts, len(lines)]):
        if start and not lines[start].alone and not lines[start - 1].alone:
            total += costs.side(start)
        if not lines[start].alone or not all(line.rest for line in lines[start + 1 : end]):
            total += costs.row(start, end, place) + _LONER * sum(line.alone for line in lines[start:end])
    return total


def _shared(costs: _Costs, lines: Sequence[Line], anchors: set[int], place: int) -> tuple[float, list[int]] | None:
    """Share out the lines to rows around ``anchors``: the cost and the starts; None when a row would be too long."""
    total = 0.0
    starts: list[int] = []
    at = 0
    while at < len(lines):
        end = at
        if lines[at].alone:
            starts += [at] if not lines[at].rest else []
            at += 1
            continue
        while end < len(lines) and not lines[end].alone:
            end += 1
        part = _part(costs, sorted(a for a in anchors if at <= a < end), at, end, place)
        if part is None:
            return None
        total += part[0]
        starts += part[1]
        at = end
    return total, starts


def _part(costs: _Costs, anchors: list[int], start: int, end: int, place: int) -> tuple[float, list[int]] | None:
    """Share out the lines between two title rows."""
    if not anchors:
        return costs.row(start, end, place) + _LONER, [start]
    if any(b - a > _MOST_LINES for a, b in pairwise([start, *anchors, end])):
        return None
    # the cheapest way to have the row of anchor k end before line x, for every x up to the next anchor
    ways: dict[int, tuple[float, list[int]]] = {start: (0.0, [])}
    for loose in range(start + 1, anchors[0] + 1):  # the rest of a row of the page before
        ways[loose] = (costs.row(start, loose, place) + _LONER + costs.side(loose), [start])
    for k, anchor in enumerate(anchors):
        following = anchors[k + 1] if k + 1 < len(anchors) else end
        ways = _next_ways(ways, range(anchor + 1, following + 1), lambda a, b: costs.row(a, b, place), costs, end)
    best: tuple[float, list[int]] | None = None
    for at, (cost, starts) in ways.items():
        rest = (cost, starts) if at == end else (cost + costs.row(at, end, place) + _LONER, [*starts, at])
        if best is None or rest[0] < best[0]:
            best = rest
    return best


def _next_ways(
    ways: dict[int, tuple[float, list[int]]],
    ends: range,
    row: Callable[[int, int], float],
    costs: _Costs,
    last: int,
) -> dict[int, tuple[float, list[int]]]:
    found: dict[int, tuple[float, list[int]]] = {}
    for end in ends:
        side = costs.side(end) if end < last else 0.0
        cost, start = min((known + row(at, end), at) for at, (known, _) in ways.items())
        found[end] = (cost + side, [*ways[start][1], start])
    return found
