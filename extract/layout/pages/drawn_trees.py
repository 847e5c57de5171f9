"""Trees drawn from left to right: a column of boxes for each level, each box at the middle of those that hang from it.

Curves join them. One that happens to be straight is a stroke between two boxes, and no rule of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Box, Link, PageContent, Segment
from extract.layout.pages.card_columns import box_of
from extract.layout.pages.chart_boxes import are_same, chart_order
from extract.layout.pages.page import Card
from extract.layout.tables.cells import PageTable

_FEWEST_COLUMNS = 3
_SAME_SIDE = 3.0  # points
_TOUCHING = 6.0  # points between a head and its body
_MIDDLE = 4.0  # points
_SHORTEST, _LONGEST = 12.0, 150.0  # points of a straight connection
_THICKEST = 4.0
_INSET = 4.0  # points from the corners of a box


def without_connections(content: PageContent) -> PageContent:
    """Return a page without the strokes that lead from the side of a shade to that of a box, over a blank."""
    level = [s for s in content.segments if _may_connect(s)] if content.fills else []
    gone = {s for s in level if _connects(s, content)}
    return content._replace(segments=tuple(s for s in content.segments if s not in gone)) if gone else content


def linked_order(items: Sequence[PageTable | Card], links: Sequence[Link]) -> list[PageTable | Card]:
    """Return the boxes that drawn connections join, each before those that hang from it; [] where there are none.

    What stands right under such a box, with its sides, is the body of what it heads.
    """
    boxes = chart_order(links)
    linked = [next((item for item in items if are_same(box_of(item), box)), None) for box in boxes]
    others = [item for item in items if item not in linked] if links else []
    order: list[PageTable | Card] = []
    for head in linked:
        below = head
        while below is not None:
            order.append(below)
            others = [item for item in others if item is not below]
            below = next((item for item in others if _is_right_under(box_of(below), box_of(item))), None)
    return order


def _is_right_under(head: Box, body: Box) -> bool:
    same = abs(head[0] - body[0]) <= _SAME_SIDE >= abs(head[2] - body[2])
    return same and -_SAME_SIDE <= body[1] - head[3] <= _TOUCHING


def tree_order(items: Sequence[PageTable | Card]) -> list[Card]:
    """Return the boxes of a tree, each before those that hang from it; [] where they make none."""
    cards = [item for item in items if isinstance(item, Card)]
    columns = _columns(cards) if len(cards) == len(items) else []
    if len(columns) < _FEWEST_COLUMNS or any(len(a) >= len(b) for a, b in pairwise(columns)):
        return []
    below: dict[Card, list[Card]] = {}
    for parents, children in pairwise(columns):
        hung = _hung(parents, children)
        if not hung:
            return []
        below |= hung
    return [card for root in columns[0] for card in _walk(root, below)]


def _may_connect(stroke: Segment) -> bool:
    return stroke.bottom - stroke.top <= _THICKEST and _SHORTEST <= stroke.x1 - stroke.x0 <= _LONGEST


def _connects(stroke: Segment, content: PageContent) -> bool:
    y = (stroke.top + stroke.bottom) / 2
    from_shade = any(
        abs(fill.x1 - stroke.x0) <= _SAME_SIDE and fill.top + _INSET < y < fill.bottom - _INSET
        for fill in content.fills
    )
    sides = [
        s
        for s in (content.segments if from_shade else ())
        if s.x1 - s.x0 <= _THICKEST and abs(s.x0 - stroke.x1) <= _SAME_SIDE and s.top + _INSET < y < s.bottom - _INSET
    ]
    return any(
        abs((side.top + side.bottom) / 2 - y) <= _MIDDLE
        and not any(stroke.x0 < w.x0 < stroke.x1 and side.top < w.bottom and w.top < side.bottom for w in content.words)
        for side in sides
    )


def _columns(cards: Sequence[Card]) -> list[list[Card]]:
    """Share out boxes to columns, from the left, if all of a column have the same sides; [] for any other boxes."""
    columns: list[list[Card]] = []
    for card in sorted(cards, key=lambda card: (card.x0, card.top)):
        last = columns[-1][0] if columns else None
        if last is not None and abs(card.x0 - last.x0) <= _SAME_SIDE >= abs(card.x1 - last.x1):
            columns[-1].append(card)
        elif last is None or card.x0 > last.x1:
            columns.append([card])
        else:
            return []
    return [sorted(column, key=lambda card: card.top) for column in columns]


def _hung(parents: Sequence[Card], children: Sequence[Card]) -> dict[Card, list[Card]]:
    """Share out the boxes of a column to those before it, each at the middle of its own; {} where that does not do."""
    found: dict[Card, list[Card]] = {}
    at = 0
    for parent in parents:
        ends = (end for end in range(at, len(children)) if _is_middle(parent, children[at], children[end]))
        end = next(ends, None)
        if end is None:
            return {}
        found[parent] = list(children[at : end + 1])
        at = end + 1
    return found if at == len(children) else {}


def _is_middle(parent: Card, first: Card, last: Card) -> bool:
    return abs(parent.top + parent.bottom - (first.top + first.bottom + last.top + last.bottom) / 2) <= 2 * _MIDDLE


def _walk(card: Card, below: dict[Card, list[Card]]) -> list[Card]:
    return [card, *(other for child in below.get(card, ()) for other in _walk(child, below))]
