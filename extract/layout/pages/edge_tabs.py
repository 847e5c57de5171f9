"""Tabs at the edge of pages: the parts of a brochure, sideways on coloured boxes, the same on page after page.

A strip over the whole height of the page holds its running head, perhaps with the number of the page. A text that only
one page has so is the title of what stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.document import Role
from extract.layout.open_tables.turned_texts import is_turned
from extract.layout.pages.page import Card, PageParts, laid_flat

_BLEED = 2.0  # points from the edge of the page, or beyond it
_NARROW = 0.12  # of the page's width
_SAME_PLACE = 12.0  # points
_MOST_LETTERS = 40
_MOST_ON_STRIP = 80
_LONGEST_NUMBER = 3  # digits: of a page
_FEWEST_PAGES = 3


def with_tabs_apart(pages: Sequence[PageParts], running: dict[int, dict[int, Role]]) -> list[PageParts]:
    """Return the pages with such tabs among their loose lines, which ``running`` then says to be furniture.

    Other boxes at the edge whose text stands upright are laid flat. The tab of the part that a page belongs to may be
    wider or bolder than on other pages.
    """
    found = [(parts, card) for parts in pages for card in parts.cards if _is_tab(parts, card)]
    places: dict[tuple[bool, str], list[tuple[int, float]]] = defaultdict(list)
    for parts, card in found:
        places[_key(card)].append((parts.page, card.top))
    tabs: dict[int, list[Card]] = defaultdict(list)
    for parts, card in found:
        again = {page for page, top in places[_key(card)] if abs(top - card.top) <= _SAME_PLACE}
        if len(again) >= min(_FEWEST_PAGES, max(2, len(pages) // 2)):
            tabs[parts.page].append(card)
    pages = [_apart(parts, tabs[parts.page], running) if parts.page in tabs else parts for parts in pages]
    return [parts._replace(cards=tuple(map(_flat, parts.cards))) if parts.cards else parts for parts in pages]


def _flat(card: Card) -> Card:
    if not (card.lines and is_turned(card.lines[0].words[0])):
        return card
    words = [word for line in card.lines for word in line.words]
    return card._replace(lines=tuple(laid_flat(words, card.x0, card.top)))


def _is_tab(parts: PageParts, card: Card) -> bool:
    at_edge = card.x0 <= _BLEED or card.x1 >= parts.width - _BLEED
    if not at_edge or card.x1 - card.x0 > _NARROW * parts.width:
        return False
    whole = card.top <= _BLEED and card.bottom >= parts.height - _BLEED
    if card.bottom - card.top > 0.5 * parts.height and not whole:
        return False
    words = [word for line in card.lines for word in line.words]
    most = _MOST_ON_STRIP if whole else _MOST_LETTERS
    return bool(words) and sum(len(word.text) for word in words) <= most and all(map(is_turned, words))


def _key(card: Card) -> tuple[bool, str]:
    texts = [word.text for line in card.lines for word in line.words]
    said = [text for text in texts if not (text.isdigit() and len(text) <= _LONGEST_NUMBER)]
    return card.x0 <= _BLEED, "".join(said or texts)


def _apart(parts: PageParts, tabs: Sequence[Card], running: dict[int, dict[int, Role]]) -> PageParts:
    lines = [line for tab in tabs for line in tab.lines]
    roles = running.setdefault(parts.page, {})
    roles.update({len(parts.runs) + at: Role.FURNITURE for at in range(len(lines))})
    cards = tuple(card for card in parts.cards if not any(card is tab for tab in tabs))
    return parts._replace(cards=cards, runs=(*parts.runs, *lines))
