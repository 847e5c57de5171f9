"""Strokes of a tree drawn beside its texts: an upright one with a tick to each of them. They make no table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.layout.tables.grid import Rule

_SHORTEST_TICK, _LONGEST_TICK = 4.0, 26.0  # points
_SAME_LENGTH = 2.0
_AT = 2.0  # points between a stroke and a tick that begins at it
_BELOW_TOP = 3.0  # points that the first tick stands below the head of its stroke: a box begins at its corner


def tree_strokes(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> set[Rule]:
    """Return the strokes and ticks of trees among merged rules, both sorted by coordinate.

    All level strokes that touch such an upright one are ticks of one length that begin at it, none of them at its head,
    where it may hang from the foot of a box.
    """
    starts = {round(rule.start) for rule in horizontal if _SHORTEST_TICK <= rule.end - rule.start <= _LONGEST_TICK}
    found: set[Rule] = set()
    if not starts:
        return found
    levels = [rule.at for rule in horizontal]
    for stroke in vertical:
        near = range(round(stroke.at - _AT), round(stroke.at + _AT) + 1)
        if starts.isdisjoint(near):
            continue
        touching = [rule for rule in _touching(stroke, horizontal, levels) if not _holds(rule, stroke)]
        lengths = [tick.end - tick.start for tick in touching]
        if touching and max(lengths) <= _LONGEST_TICK and max(lengths) - min(lengths) <= _SAME_LENGTH:
            hang = all(abs(tick.start - stroke.at) <= _AT + stroke.half for tick in touching)
            if hang and touching[0].at > stroke.start + _BELOW_TOP:
                found.update((stroke, *touching))
    return found


def _holds(rule: Rule, stroke: Rule) -> bool:
    """Whether a level stroke runs over the head of an upright one."""
    over = rule.start < stroke.at - _AT and stroke.at + _AT < rule.end
    return over and rule.at <= stroke.start + _BELOW_TOP


def _touching(stroke: Rule, horizontal: Sequence[Rule], levels: Sequence[float]) -> Iterator[Rule]:
    for at in range(bisect_left(levels, stroke.start - _AT), len(horizontal)):
        rule = horizontal[at]
        if rule.at > stroke.end + _AT:
            return
        if rule.start - _AT - stroke.half <= stroke.at <= rule.end + _AT + stroke.half:
            yield rule
