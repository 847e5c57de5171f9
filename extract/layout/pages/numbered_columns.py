"""Boxes side by side whose titles count up ("OO 1.1 …", "OO 1.2 …"): each heads what stands below it, boxed or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.pages.page import Card, PageParts
from extract.layout.pages.reading_order import zones
from extract.layout.tables.cells import PageTable
from extract.layout.text.lines import TextLine

_FEWEST = 2
_SAME_TOP = 3.0  # points
_GAP = 4.0  # points between boxes; the cells of a table touch
_LARGER = 1.1  # times the print of the titles
_SLACK = 3.0  # points over the sides of a column
_TITLE = re.compile(r"(?P<word>[^\d]{0,30}?)(?P<head>(?:\d{1,2}\.)*)(?P<last>\d{1,2})\b(?P<rest>.*)", re.DOTALL)


def with_numbered_columns(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such boxes told from a table's cells, the text below each in a box, out of ``loose``."""
    return [_with_columns(parts, loose) for parts in pages]


def title_row(row: Sequence[PageTable | Card]) -> list[Card]:
    """Return the boxes of a row whose titles count up from left to right; [] for any other row."""
    cards = [card for card in row if isinstance(card, Card) and card.lines]
    if len(cards) < _FEWEST or len(cards) < len(row) or any(b.x0 - a.x1 < _GAP for a, b in pairwise(cards)):
        return []
    found = [_TITLE.match(_text(card)) for card in cards]
    titles = [match for match in found if match is not None and len(match["rest"].split()) > 1]
    if len(titles) < len(cards) or len({(match["word"].strip().lower(), match["head"]) for match in titles}) > 1:
        return []
    counts = [int(match["last"]) for match in titles]
    return cards if counts == list(range(counts[0], counts[0] + len(counts))) else []


def column_of(titles: Sequence[Card], box: tuple[float, float, float, float]) -> int | None:
    """Return the index of the title in whose column, below it, a box stands; None where it stands in none."""
    x0, top, x1, _ = box
    within = (
        at
        for at, title in enumerate(titles)
        if title.bottom - _SLACK <= top and title.x0 - _SLACK <= x0 and x1 <= title.x1 + _SLACK
    )
    return next(within, None)


def _with_columns(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    cards = list(parts.cards)
    rows = title_rows(cards)
    if rows and any(zone.left is not None for zone in zones(loose[parts.page], parts.width)):
        return parts  # blank strips tell columns of running text
    for titles in rows:
        under = [card for card in cards if card.top >= max(one.bottom for one in titles) - _SLACK]
        floor = min(
            [card.top for card in under if column_of(titles, card[:4]) is None or is_numbered_like(titles[0], card)]
            + [line.top for line in loose[parts.page] if _is_under(titles, line) and _ends(titles, line)]
            + [table.box[1] for table in parts.tables if column_of(titles, table.box) is None],
            default=parts.height,
        )
        below = [line for line in loose[parts.page] if line.top < floor and _column(titles, line) is not None]
        boxed = {card for card in under if card.top < floor}
        if len({_column(titles, line) for line in below}) == 1 and any(is_of_one_level(titles[0], c) for c in under):
            below = []  # the heading of the next row of boxes
        if any(is_numbered_like(titles[0], card) for card in under) or not (below or boxed):
            continue
        loose[parts.page] = [line for line in loose[parts.page] if line not in below]
        cards = [card._replace(soft=False) if card in boxed or card in titles else card for card in cards]
        columns = ([line for line in below if _column(titles, line) == at] for at in range(len(titles)))
        cards.extend(_boxed(title, lines) for title, lines in zip(titles, columns, strict=True) if lines)
    return parts._replace(cards=tuple(cards))


def title_rows(cards: Sequence[Card]) -> list[list[Card]]:
    """Return the rows of boxes whose titles count up, from the top."""
    rows: list[list[Card]] = []
    for card in sorted(cards, key=lambda one: (round(one.top / _SAME_TOP), one.x0)):
        if rows and abs(card.top - rows[-1][0].top) <= _SAME_TOP:
            rows[-1].append(card)
        else:
            rows.append([card])
    return [titles for row in rows if (titles := title_row(row))]


def is_numbered_like(title: Card, card: Card) -> bool:
    """Whether a box is one more of those that count up."""
    one, other = _TITLE.match(_text(title)), _TITLE.match(_text(card))
    return one is not None and other is not None and (one["word"], one["head"]) == (other["word"], other["head"])


def is_of_one_level(title: Card, card: Card) -> bool:
    """Whether a box begins with the word of another one and a number of as many parts, perhaps under another head."""
    one, other = _TITLE.match(_text(title)), _TITLE.match(_text(card))
    if one is None or other is None:
        return False
    return one["word"] == other["word"] and one["head"].count(".") == other["head"].count(".")


def _is_under(titles: Sequence[Card], line: TextLine) -> bool:
    return line.top >= max(one.bottom for one in titles) - _SLACK


def _ends(titles: Sequence[Card], line: TextLine) -> bool:
    """Whether a line ends the columns: it stands in none of them, or in larger print than their titles."""
    largest = max(own.look.size for title in titles for own in title.lines)
    return _column(titles, line) is None or line.look.size > _LARGER * largest


def _column(titles: Sequence[Card], line: TextLine) -> int | None:
    return column_of(titles, (line.x0, line.top, line.x1, line.bottom))


def _boxed(title: Card, lines: Sequence[TextLine]) -> Card:
    return Card(title.x0, lines[0].top, title.x1, lines[-1].bottom, None, tuple(lines))


def _text(card: Card) -> str:
    return " ".join(line.text for line in card.lines)
