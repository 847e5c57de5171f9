"""Cards side by side that a page break cuts: what is left of each stands overleaf, in a box with the same sides.

Where one card a row is cut, reading on is right; of several, each is read to its end before the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.document import Block, TextBlock
from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.tables.join_tables import flow_on

_FEWEST = 2  # cut side by side
_SAME_SIDE = 1.5  # points
_LESS_PADDING = 2.5  # points above the first line, less than in cards that are not cut

Item = Block | PageTable


def with_cards_overleaf(pages: Sequence[PageParts], laid: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Return what is ``laid`` on each page, the rest of each cut card behind what stands in it on the page before."""
    found = [list(items) for items in laid]
    for at, (parts, after) in enumerate(pairwise(pages)):
        for card, rest in _cut(parts, after) if len(after.cards) >= _FEWEST <= len(parts.cards) else ():
            inside = [k for k, item in enumerate(found[at]) if _is_in(item, card)]
            more = [item for item in found[at + 1] if _is_in(item, rest)]
            if not inside or not more:
                continue
            own = [found[at][k] for k in inside]
            flow_on(own, more)
            left = [item for k, item in enumerate(found[at]) if k not in inside[1:]]
            found[at] = [*left[: inside[0]], *own, *left[inside[0] + 1 :]]
            found[at + 1] = [item for item in found[at + 1] if not any(item is moved for moved in more)]
    return found


def _cut(parts: PageParts, after: PageParts) -> list[tuple[Card, Card]]:
    """Return the lowest cards of a page with the boxes at the head of the next one that go on with them."""
    foot, head = max(card.bottom for card in parts.cards), min(card.top for card in after.cards)
    lowest = [card for card in parts.cards if card.lines and foot - card.bottom < _SAME_SIDE]
    first = [card for card in after.cards if card.lines and card.top - head < _SAME_SIDE]
    pairs = [(one, other) for one in lowest for other in first if _alike(one, other)]
    whole = [card for card in (*parts.cards, *after.cards) if card.lines and card not in first]
    paddings = [_padding(card) for card in whole if any(_alike(card, other) for other in first)]
    if len(pairs) < _FEWEST or len(pairs) < len(first) or not paddings:
        return []
    usual = median(paddings) - _LESS_PADDING
    return pairs if all(_padding(rest) < usual for _, rest in pairs) else []


def _alike(one: Card, other: Card) -> bool:
    return one.fill == other.fill and abs(one.x0 - other.x0) + abs(one.x1 - other.x1) < 2 * _SAME_SIDE


def _padding(card: Card) -> float:
    return min(line.top for line in card.lines) - card.top


def _is_in(item: Item, card: Card) -> bool:
    """Whether a text stands in a card, on its page."""
    box = item.lines[0].place.box if isinstance(item, TextBlock) and item.lines else None
    if box is None:
        return False
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return card.x0 <= x <= card.x1 and card.top <= y <= card.bottom
