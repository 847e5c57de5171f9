"""A box in the middle of a page, in larger print than the boxes around it: the title that they speak of, read first.

Fiches drawn on slides put the project in the middle, and who, when and how much in boxes at both of its sides.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.pages.page import Card, PageParts

_FEWEST_BOXES = 4  # on the page
_FEWEST_PAGES = 2  # with such a box at the same place
_LARGER = 1.3  # times the print of the others
_SAME_PLACE = 6.0  # points


def with_leading_boxes(pages: Sequence[PageParts]) -> list[PageParts]:
    """Return ``pages`` with the boxes marked that the others around them speak of."""
    found = {parts.page: card for parts in pages if (card := _leader(parts)) is not None}
    same = {
        page: card for page, card in found.items() if sum(_same_place(card, o) for o in found.values()) >= _FEWEST_PAGES
    }
    return [
        parts._replace(cards=tuple(c._replace(leads=c == same[parts.page]) for c in parts.cards))
        if parts.page in same
        else parts
        for parts in pages
    ]


def _leader(parts: PageParts) -> Card | None:
    """Return the box with the largest print, where others stand at both of its sides."""
    boxes = [card for card in parts.cards if card.lines]
    if len(boxes) < _FEWEST_BOXES:
        return None
    first, second = sorted(boxes, key=_print, reverse=True)[:2]
    if _print(first) < _LARGER * _print(second):
        return None
    left = any(card.x1 <= first.x0 for card in boxes)
    right = any(card.x0 >= first.x1 for card in boxes)
    return first if left and right else None


def _print(card: Card) -> float:
    return max(line.look.size for line in card.lines)


def _same_place(one: Card, other: Card) -> bool:
    return abs(one.x0 - other.x0) <= _SAME_PLACE and abs(one.top - other.top) <= _SAME_PLACE
