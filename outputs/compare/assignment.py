"""One-to-one pairs of the greatest total weight, exact: Kuhn's Hungarian method, a connected group at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]


def best_assignment(weights: Mapping[Pair, float]) -> dict[int, int]:
    """Return which right place goes to which left place: one to one, only pairs of ``weights``, of greatest total.

    Weights must be positive: what is no key of ``weights`` is never paired. Of equal totals the result is the same each
    time, whatever the order of the keys.

    >>> best_assignment({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0})
    {0: 1, 1: 0}
    """
    assigned: dict[int, int] = {}
    for lefts, rights in _groups(weights):
        table = [[weights.get((i, j), 0.0) for j in rights] for i in lefts]
        for row, column in _hungarian(table):
            if (lefts[row], rights[column]) in weights:
                assigned[lefts[row]] = rights[column]
    return dict(sorted(assigned.items()))


def _groups(weights: Mapping[Pair, float]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the places that hang together, so that far-off pairs do not make one great table."""
    rights: dict[int, list[int]] = defaultdict(list)
    lefts: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(weights):
        rights[i].append(j)
        lefts[j].append(i)
    seen: set[int] = set()
    for start in rights:
        if start in seen:
            continue
        group_left, group_right, todo = {start}, set[int](), [start]
        while todo:
            for j in rights[todo.pop()]:
                if j not in group_right:
                    group_right.add(j)
                    fresh = [i for i in lefts[j] if i not in group_left]
                    group_left.update(fresh)
                    todo.extend(fresh)
        seen |= group_left
        yield sorted(group_left), sorted(group_right)


def _hungarian(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return (row, column) of the assignment with the greatest sum; every row or every column is in it."""
    if len(table) > len(table[0]):
        turned = [list(column) for column in zip(*table, strict=True)]
        return [(row, column) for column, row in _hungarian(turned)]
    columns = len(table[0])
    row_price, column_price = [0.0] * (len(table) + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # row of each column, counted from 1; 0 for none
    for row in range(1, len(table) + 1):
        owner[0] = row
        _augment(table, row_price, column_price, owner)
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _augment(
    table: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], owner: list[int]
) -> None:
    """Find the cheapest alternating path from the free row in ``owner[0]`` and turn it over."""
    columns = len(owner) - 1
    slack = [float("inf")] * (columns + 1)
    came_from, done = [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while owner[column]:
        done[column] = True
        row, step, following = owner[column], float("inf"), 0
        for other in range(1, columns + 1):
            if done[other]:
                continue
            reduced = -table[row - 1][other - 1] - row_price[row] - column_price[other]
            if reduced < slack[other]:
                slack[other], came_from[other] = reduced, column
            if slack[other] < step:
                step, following = slack[other], other
        for other in range(columns + 1):
            if done[other]:
                row_price[owner[other]] += step
                column_price[other] -= step
            else:
                slack[other] -= step
        column = following
    while column:
        owner[column] = owner[came_from[column]]
        column = came_from[column]
