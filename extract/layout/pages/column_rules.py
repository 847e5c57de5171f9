"""Upright hairlines between columns of running text: what stands at both sides is out of step, as no rows of tables.

A hairline may also be the bar at the left of an item: titles begin where it stands, and so does the column. A line of
time has nothing but years beside it, which are no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.layout.engine.content import Segment
from extract.layout.pages.page import PageParts
from extract.layout.text.lines import TextLine, make_lines

_THICKEST = 4.0  # points: a bar, no box
_SHORTEST = 80.0  # points
_MARGIN = 0.1  # of the page's width: at its sides stand frames
_FEWEST_LINES = 4  # at each side
_SAME_LINE = 1.0  # points
_MOST_IN_STEP = 0.5  # of the lines of the shorter side
_OVER = 3.0  # points by which a stroke may be shorter than the text beside it
_SAME_PLACE = 2.5  # points

_Gutter = tuple[float, float]


def rule_gutters(parts: PageParts, lines: Sequence[TextLine]) -> list[_Gutter]:
    """Return the blank strips that such hairlines stand in, those between the columns of one text all together."""
    upright = [s for s in parts.content.segments if _may_part(s, parts)]
    boxes = [card[:4] for card in parts.cards] + [table.box for table in parts.tables] if upright else []
    found: dict[tuple[int, int], list[_Gutter]] = {}  # by the upper and lower end of the hairline
    told: set[tuple[int, int]] = set()
    for stroke in upright:
        if any(
            x0 - _OVER <= stroke.x0 <= x1 + _OVER and t < stroke.bottom and stroke.top < b for x0, t, x1, b in boxes
        ):
            continue
        beside = [line for line in lines if stroke.top - _OVER <= line.top and line.bottom <= stroke.bottom + _OVER]
        words = [word for line in beside for word in line.words]
        left = [word for word in words if word.x1 <= stroke.x0]
        right = [word for word in words if word.x0 >= stroke.x1]
        if left and right and len(left) + len(right) == len(words):
            ends = round(stroke.top), round(stroke.bottom)
            starts = (line.x0 for line in lines if abs(line.x0 - stroke.x0) <= _SAME_PLACE)
            gutter = max(word.x1 for word in left), min([*(word.x0 for word in right), *starts])
            found.setdefault(ends, []).append(gutter)
            if ends not in told and _are_out_of_step(make_lines(left), make_lines(right)):
                told.add(ends)
    return _narrowed(gutter for ends, gutters in found.items() if ends in told for gutter in gutters)


def _narrowed(gutters: Iterable[_Gutter]) -> list[_Gutter]:
    """Return gutters, those of several texts at one place as one."""
    found: list[_Gutter] = []
    for left, right in sorted(gutters):
        if found and left < found[-1][1]:
            found[-1] = max(left, found[-1][0]), min(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _may_part(stroke: Segment, parts: PageParts) -> bool:
    inside = _MARGIN * parts.width < stroke.x0 < (1 - _MARGIN) * parts.width
    return inside and stroke.x1 - stroke.x0 <= _THICKEST and stroke.bottom - stroke.top >= _SHORTEST


def _are_out_of_step(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether most lines of two texts stand at heights of their own."""
    if min(sum(any(map(str.isalpha, line.text)) for line in side) for side in (left, right)) < _FEWEST_LINES:
        return False
    level = sum(any(abs(line.bottom - other.bottom) <= _SAME_LINE for other in left) for line in right)
    return level <= _MOST_IN_STEP * min(len(left), len(right))
