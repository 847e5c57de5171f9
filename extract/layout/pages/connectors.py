"""Strokes that join the boxes of a chart, from the side of one to the sides of the next ones: no rules of a table.

A connection is drawn as one stroke or as several that meet: out of a box, along the others, into each of them. Its
strokes never close a shape, as the rules of a table do, each of their ends lies on a box or on another stroke, and no
words stand amid them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Box, Link, PageContent, Segment, Strand, Word
from extract.layout.pages.chart_boxes import hung_from_largest
from extract.layout.tables.grid import Rule, rules_of

_MOST_STROKES = 600  # of a page that is looked at: tables and drawings have more
_MOST_BOXES = 120
_FEWEST_BOXES = 3  # that a chart joins
_SMALLEST = 14.0  # points high and wide
_LARGEST = 0.5  # of the page's area
_SAME = 2.5  # points between the corners of a box
_ARROW = 9.0  # points between a stroke and the side that its arrow points at
_TOUCH = 2.0  # points
_INSET = 3.0  # points from the corners of a box


class _Stroke(NamedTuple):
    """A straight stroke from (``x0``, ``top``) to (``x1``, ``bottom``), half as thick as ``half``."""

    x0: float
    top: float
    x1: float
    bottom: float
    half: float
    is_level: bool

    @property
    def ends(self) -> tuple[tuple[float, float, int], tuple[float, float, int]]:
        """Both ends, and where each points: -1 to the left or up, 1 to the right or down."""
        return (self.x0, self.top, -1), (self.x1, self.bottom, 1)


class _End(NamedTuple):
    """A box that a stroke ends at; ``leaves`` tells that it ends at its right side or its foot."""

    box: int
    leaves: bool


def with_links(content: PageContent, boxes: Sequence[Box]) -> PageContent:
    """Return a page without the strokes that join its ``boxes``, and with what they join."""
    if not 0 < len(content.segments) + len(content.strands) <= _MOST_STROKES or not content.words:
        return content
    if not _FEWEST_BOXES <= len(boxes) <= _MOST_BOXES:
        return content
    rules = rules_of(content.segments)
    strokes = [_Stroke(r.start, r.at, r.end, r.at, r.half, True) for r in rules.horizontal]
    strokes += [_Stroke(r.at, r.start, r.at, r.end, r.half, False) for r in rules.vertical]
    free = [stroke for stroke in strokes if not any(_belongs(stroke, box) for box in boxes)]
    links: list[Link] = []
    lone: list[Link] = []
    gone: list[_Stroke] = []
    for group in _groups(free):
        ends = _ends(group, boxes)
        if ends is not None and not _holds_words(group, [boxes[end.box] for end in ends], content.words):
            made = _links(ends, boxes)
            links.extend(made)
            lone.extend(made if len(made) == 1 else ())
            gone.extend(group if made else ())
    for strand in content.strands:
        if (link := _strand_link(strand, boxes)) is not None and link not in links:
            links.append(link)
            lone.append(link)
            gone.extend(stroke for stroke in free if _is_along(stroke, strand))
    if len({box for link in links for box in link}) < _FEWEST_BOXES:
        return content
    left = tuple(s for s in content.segments if not any(_is_part(s, stroke) for stroke in gone))
    return content._replace(segments=left, links=tuple(hung_from_largest(links, lone, content.words)))


def boxes_of(content: PageContent) -> list[Box]:
    """Return the boxes of a page that words stand in, if it has as many as a chart joins.

    They are closed by strokes of their own, or shades; one in another is the outer one's.
    """
    if min(len(content.strands), len(content.fills)) + len(content.segments) > _MOST_STROKES:
        return []
    boxes = _drawn_boxes(content)
    if len(boxes) < _FEWEST_BOXES:
        return []
    middles = [((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2) for word in content.words]
    return [
        (x0, top, x1, bottom)
        for x0, top, x1, bottom in boxes
        if any(x0 <= x <= x1 and top <= y <= bottom for x, y in middles)
    ]


def _drawn_boxes(content: PageContent) -> list[Box]:
    """The boxes of a page, words in them or not."""
    most = _LARGEST * content.width * content.height
    rules = rules_of(content.segments)
    drawn = (*_ruled(rules.horizontal, rules.vertical), *(fill[:4] for fill in content.fills))
    found = [
        box
        for box in drawn
        if box[2] - box[0] >= _SMALLEST <= box[3] - box[1] and (box[2] - box[0]) * (box[3] - box[1]) <= most
    ]
    found.sort(key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))
    boxes: list[Box] = []
    for box in found:
        if not any(_lies_in(box, other) for other in boxes):
            boxes.append(box)
            if len(boxes) > _MOST_BOXES:
                break
    return boxes


def _ruled(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> Iterator[Box]:
    """Yield the boxes with four strokes of their own: those of a table are longer than one of its cells."""
    by_sides: dict[tuple[int, int], list[Rule]] = {}
    for rule in horizontal:
        by_sides.setdefault((round(rule.start / _SAME), round(rule.end / _SAME)), []).append(rule)
    for rules in by_sides.values():
        for top, bottom in pairwise(rules):
            sides = [r for r in vertical if abs(r.start - top.at) <= _SAME and abs(r.end - bottom.at) <= _SAME]
            if sides and all(any(abs(r.at - x) <= _SAME for r in sides) for x in (top.start, top.end)):
                yield top.start, top.at, top.end, bottom.at


def _belongs(stroke: _Stroke, box: Box) -> bool:
    """Whether a stroke is a side of a box, or stands in it."""
    x0, top, x1, bottom = box
    inside = x0 - _SAME <= stroke.x0 and stroke.x1 <= x1 + _SAME
    return inside and top - _SAME <= stroke.top and stroke.bottom <= bottom + _SAME


def _groups(strokes: Sequence[_Stroke]) -> list[list[_Stroke]]:
    """Share out strokes to groups of those that touch; groups that close a shape are left out."""
    groups: list[list[_Stroke]] = []
    closed: list[bool] = []
    for stroke in strokes:
        across = not stroke.is_level
        touches = [sum([_touch(stroke, o) for o in group if o.is_level is across]) for group in groups]
        near = [at for at, count in enumerate(touches) if count]
        joined = [stroke, *(other for at in near for other in groups[at])]
        is_closed = any(closed[at] for at in near) or sum(touches) > len(near)
        groups = [group for at, group in enumerate(groups) if at not in near] + [joined]
        closed = [known for at, known in enumerate(closed) if at not in near] + [is_closed]
    return [group for group, shut in zip(groups, closed, strict=True) if not shut]


def _touch(one: _Stroke, other: _Stroke) -> bool:
    """Whether a level stroke and an upright one meet."""
    reach = _TOUCH + one.half + other.half
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, down) <= reach


def _lies_on(x: float, y: float, stroke: _Stroke) -> bool:
    reach = _TOUCH + stroke.half
    across = stroke.x0 - reach <= x <= stroke.x1 + reach
    return across and stroke.top - reach <= y <= stroke.bottom + reach


def _ends(group: Sequence[_Stroke], boxes: Sequence[Box]) -> list[_End] | None:
    """Where the ends of strokes lie on boxes; None where one lies neither on a box nor on another stroke."""
    found: list[_End] = []
    for stroke in group:
        for x, y, way in stroke.ends:
            at = _box_at(x, y, way, stroke, boxes)
            if at is not None:
                found.append(at)
            elif not any(other.is_level != stroke.is_level and _lies_on(x, y, other) for other in group):
                return None
    return found


def _box_at(x: float, y: float, way: int, stroke: _Stroke, boxes: Sequence[Box]) -> _End | None:
    for at, (x0, top, x1, bottom) in enumerate(boxes):
        if stroke.is_level:
            side, within = (x0 if way > 0 else x1), top + _INSET <= y <= bottom - _INSET
            gap = (side - x) * way
        else:
            side, within = (top if way > 0 else bottom), x0 + _INSET <= x <= x1 - _INSET
            gap = (side - y) * way
        if within and -_TOUCH - stroke.half <= gap <= _ARROW:
            return _End(at, way < 0)
    return None


def _holds_words(group: Sequence[_Stroke], boxes: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether words stand amid strokes, or between the boxes that a single one joins."""
    x0, top = min(s.x0 for s in group), min(s.top for s in group)
    x1, bottom = max(s.x1 for s in group), max(s.bottom for s in group)
    if len(group) == 1 and boxes:
        if group[0].is_level:
            top, bottom = max(box[1] for box in boxes), min(box[3] for box in boxes)
        else:
            x0, x1 = max(box[0] for box in boxes), min(box[2] for box in boxes)
    return any(
        x0 - _TOUCH <= (w.x0 + w.x1) / 2 <= x1 + _TOUCH and top - _TOUCH <= (w.top + w.bottom) / 2 <= bottom + _TOUCH
        for w in words
    )


def _links(ends: Sequence[_End], boxes: Sequence[Box]) -> list[Link]:
    """What leads from one box to the others: the only one that strokes leave, or else the only one they come to."""
    left = {end.box for end in ends if end.leaves}
    reached = {end.box for end in ends if not end.leaves}
    if left & reached or not left | reached:
        return []
    one, others = (left, reached) if len(left) == 1 else (reached, left)
    if len(one) != 1 or not others:
        return []
    (first,) = one
    return [Link(boxes[first], boxes[other]) for other in sorted(others)]


def _strand_link(strand: Strand, boxes: Sequence[Box]) -> Link | None:
    """What a slanted or curved stroke leads from, to the right or down, and to; None where it joins no two boxes."""
    ends = [_nearest(x, y, boxes) for x, y in ((strand.x0, strand.y0), (strand.x1, strand.y1))]
    one, other = ends
    if one is None or other is None or one == other:
        return None
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    if max(across, down) < 0:  # boxes that overlap
        return None
    first, last = sorted((one, other), key=lambda box: box[0] if across >= down else box[1])
    return Link(first, last)


def _nearest(x: float, y: float, boxes: Sequence[Box]) -> Box | None:
    """The box that a point lies in, or right beside; None where it lies apart from all."""

    def away(box: Box) -> float:
        return max(box[0] - x, x - box[2], box[1] - y, y - box[3])

    near = min(boxes, key=away)
    return near if away(near) <= _ARROW else None


def _is_along(stroke: _Stroke, strand: Strand) -> bool:
    """Whether a straight stroke is a part of a bent one."""
    x0, x1 = sorted((strand.x0, strand.x1))
    top, bottom = sorted((strand.y0, strand.y1))
    across = x0 - _TOUCH <= stroke.x0 and stroke.x1 <= x1 + _TOUCH
    return across and top - _TOUCH <= stroke.top and stroke.bottom <= bottom + _TOUCH


def _is_part(segment: Segment, stroke: _Stroke) -> bool:
    """Whether a stroke as drawn is one of those that a merged one is made of."""
    reach = stroke.half + 1.0
    across = stroke.x0 - reach <= segment.x0 and segment.x1 <= stroke.x1 + reach
    return across and stroke.top - reach <= segment.top and segment.bottom <= stroke.bottom + reach


def _lies_in(box: Box, other: Box) -> bool:
    inside = other[0] - _SAME <= box[0] and box[2] <= other[2] + _SAME
    return inside and other[1] - _SAME <= box[1] and box[3] <= other[3] + _SAME
