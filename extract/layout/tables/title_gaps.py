"""Titles between the rows of a table where its upright rules pause: the row above ends where all of these do.

A planning draws rules between its years in the rows of actions only; no level rule parts the last of them from the
title of the next objective.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.layout.engine.content import Word

_Rule = tuple[float, float, float, float]  # where it lies, from where to where it runs, half its thickness

_FEWEST_WALLS = 3  # inside a table, that end together
_TOGETHER = 1.5  # points
_LEAST_GAP = 14.0  # points down to the next level rule: room for a title
_BESIDE = 16.0  # points from the table's side to its title
_NEAR_RULE = 4.0


def title_heights(level: Sequence[_Rule], upright: Sequence[_Rule], words: Sequence[Word]) -> list[float]:
    """Return the heights at which the upright rules inside a table end together over a title at its left side."""
    if len(upright) < 2 * _FEWEST_WALLS or len(level) < 2:
        return []
    x0, x1 = min(rule[1] for rule in level), max(rule[2] for rule in level)
    inside = [rule for rule in upright if x0 + _NEAR_RULE < rule[0] < x1 - _NEAR_RULE]
    heights = sorted(rule[0] for rule in level)
    ends = sorted(rule[2] for rule in inside)
    found: list[float] = []
    for at in range(len(ends) - _FEWEST_WALLS + 1):
        end = ends[at]
        if (at and end - ends[at - 1] <= _TOGETHER) or ends[at + _FEWEST_WALLS - 1] - end > _TOGETHER:
            continue
        below = bisect_left(heights, end + _NEAR_RULE)
        if (
            below == len(heights)
            or heights[below] - end < _LEAST_GAP
            or (below and end - heights[below - 1] < _NEAR_RULE)
        ):
            continue
        gap = end, heights[below]
        if any(rule[1] < gap[1] - _NEAR_RULE and rule[2] > end + _NEAR_RULE for rule in inside):
            continue
        wall = min(rule[0] for rule in inside)
        held = [w for w in words if gap[0] < (w.top + w.bottom) / 2 < gap[1] and x0 - 1 < w.x0 and w.x1 < x1 + 1]
        if held and min(w.x0 for w in held) < x0 + _BESIDE and not _fill_columns(held, wall):
            found.append(end)
    return found


def _fill_columns(words: Sequence[Word], wall: float) -> bool:
    """Whether words stand behind the first column that do not run on from it: values of a row."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(round(word.bottom), []).append(word)
    return any(min(word.x0 for word in line) > wall for line in lines.values())
