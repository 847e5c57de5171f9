"""Shaded boxes side by side that hold a title and its text each: cards, not the shaded cells of a table's row.

A row of a table has its title in one cell; in a row of cards each opens with its own, set off from the text under it.
Where such cards stand, others with their sides are cards, too: one with nothing but a title, or the rest of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine

_FEWEST_CARDS = 2
_FEWEST_LINES = 2
_SAME_TOP = 3.0  # points
_GAP = 4.0  # points between cards; cells touch
_NUMBER = re.compile(r"\d{1,2}")


def with_card_rows(pages: Sequence[PageParts], loose: Mapping[int, Sequence[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such shades marked as boxes; ``loose`` holds the text of each page outside of boxes."""
    found = {parts.page: _cards(parts, loose[parts.page]) for parts in pages if any(c.soft for c in parts.cards)}
    sides = {_sides(card) for cards in found.values() for card in cards}
    if not sides:
        return list(pages)
    return [
        parts._replace(cards=tuple(c._replace(soft=False) if _sides(c) in sides else c for c in parts.cards))
        for parts in pages
    ]


def _sides(card: Card) -> tuple[str | None, int, int]:
    """What the cards of one column have in common."""
    return card.fill, round(card.x0), round(card.x1)


def _cards(parts: PageParts, lines: Sequence[TextLine]) -> list[Card]:
    """Return the shades of a page that are cards whatever stands on other pages."""
    rows: list[list[Card]] = []
    for card in sorted((card for card in parts.cards if card.soft), key=lambda one: (one.top, one.x0)):
        row = rows[-1] if rows else []
        if row and abs(card.top - row[0].top) <= _SAME_TOP and card.x0 - row[-1].x1 >= _GAP:
            row.append(card)
        else:
            rows.append([card])
    return [card for row in rows if _are_cards(row, lines) for card in row]


def _are_cards(row: Sequence[Card], lines: Sequence[TextLine]) -> bool:
    if len(row) < _FEWEST_CARDS or not all(map(_opens_with_title, row)):
        return False
    top, bottom = row[0].top, max(card.bottom for card in row)
    return not any(top < (line.top + line.bottom) / 2 < bottom for line in lines)


def _opens_with_title(card: Card) -> bool:
    """Whether a box opens with a number alone, or with a title that looks like none of its other lines."""
    if len(card.lines) < _FEWEST_LINES:
        return False
    first, *rest = card.lines
    if _NUMBER.fullmatch(first.text):
        return True
    text = [line for line in rest if not _looks_like(line, first)]
    return bool(text) and not any(_looks_like(line, first) for line in rest[rest.index(text[0]) :])


def _looks_like(one: TextLine, other: TextLine) -> bool:
    return (
        one.look.size == other.look.size and one.look.bold == other.look.bold and one.look.colour == other.look.colour
    )
