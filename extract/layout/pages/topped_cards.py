"""Cards that nothing but a stroke on top marks: side by side, each with its title and its labels over their values.

No strokes stand at their sides or under them. A stroke over each column of a table looks alike, but what stands below
it has no labels that come again in the next column. Where such cards are known, others with their sides are some too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.grid import Rule
from extract.layout.text.lines import TextLine

_NARROWEST = 0.2  # of the page
_SAME_SIDE = 3.0  # points
_GAP = 4.0  # points between cards
_LEVEL = 1.0  # points
_FEWEST_LABELS = 2  # that two cards share
_LARGER = 1.05  # times the title of a card: what heads the next ones

_Side = tuple[int, int]


def with_topped_cards(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return the pages with such cards, their text taken out of the ``loose`` lines."""
    strokes = {parts.page: _tops(parts) for parts in pages}
    sides: set[_Side] = set()
    for parts in pages:
        for row in _rows(strokes[parts.page]):
            if _share_labels(found := _cards(parts, row, strokes[parts.page], loose[parts.page])):
                sides.update((round(card.x0), round(card.x1)) for card in found)
    return [_with_cards(parts, strokes[parts.page], sides, loose) for parts in pages] if sides else list(pages)


def _with_cards(
    parts: PageParts, strokes: Sequence[Rule], sides: set[_Side], loose: dict[int, list[TextLine]]
) -> PageParts:
    known = [s for s in strokes if any(abs(s.start - x0) <= _SAME_SIDE >= abs(s.end - x1) for x0, x1 in sides)]
    cards = _cards(parts, known, known, loose[parts.page]) if known else []
    used = {id(line) for card in cards for line in card.lines}
    if not used:
        return parts
    loose[parts.page] = [line for line in loose[parts.page] if id(line) not in used]
    return parts._replace(cards=tuple(sorted((*parts.cards, *cards), key=lambda card: (card.top, card.x0))))


def _tops(parts: PageParts) -> list[Rule]:
    """The strokes of a page that may stand on top of cards: long ones, none of a table or box."""
    boxes = [card[:4] for card in parts.cards] + [table.box for table in parts.tables]
    return [
        stroke
        for stroke in parts.strokes
        if stroke.end - stroke.start >= _NARROWEST * parts.width
        and not any(
            top - _SAME_SIDE <= stroke.at <= bottom + _SAME_SIDE and x0 < stroke.end and stroke.start < x1
            for x0, top, x1, bottom in boxes
        )
    ]


def _rows(strokes: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the strokes that stand level with each other, all of one length, with a gap between."""
    row: list[Rule] = []
    for stroke in (*sorted(strokes, key=lambda s: (round(s.at), s.start)), None):
        if row and stroke is not None and abs(stroke.at - row[0].at) <= _LEVEL:
            row.append(stroke)
            continue
        alike = len({round((s.end - s.start) / _SAME_SIDE) for s in row}) == 1
        if len(row) > 1 and alike and all(b.start - a.end >= _GAP for a, b in pairwise(row)):
            yield row
        row = [stroke] if stroke is not None else []


def _cards(parts: PageParts, tops: Sequence[Rule], strokes: Sequence[Rule], lines: Sequence[TextLine]) -> list[Card]:
    """The cards under ``tops``, each down to the next of the ``strokes`` in its column, or to what stands over all."""
    boxes = [card.top for card in parts.cards] + [table.box[1] for table in parts.tables]
    columns = {(top.start, top.end) for top in tops}
    across = [line.top for line in lines if not any(_stands_in(line, *column) for column in columns)]
    found: list[tuple[Rule, Card]] = []
    for top in tops:
        below = [s.at for s in strokes if s.at > top.at + _LEVEL and s.start < top.end and top.start < s.end]
        end = min((y for y in (*below, *boxes, *across) if y > top.at), default=inf)
        inside = [line for line in lines if top.at - _LEVEL <= line.top < end and _stands_in(line, top.start, top.end)]
        if inside:
            found.append((top, _card(top, inside)))
    ends = [line.top for top, card in found for line in _behind(card, lines, top)]
    return [_cut(card, min((end for end in ends if end > card.top), default=inf)) for _, card in found]


def _card(top: Rule, lines: Sequence[TextLine]) -> Card:
    ordered = sorted(lines, key=lambda line: (line.top, line.x0))
    return Card(top.start, top.at, top.end, max(line.bottom for line in ordered), None, tuple(ordered))


def _behind(card: Card, lines: Sequence[TextLine], top: Rule) -> list[TextLine]:
    """The lines of a column that stand out to the left of a card's text, or in larger print than its title."""
    title = card.lines[0]
    return [
        line
        for line in lines
        if line.top > title.top
        and _stands_in(line, top.start, top.end)
        and (line.x0 < title.x0 - _SAME_SIDE or line.look.size > _LARGER * title.look.size)
    ]


def _cut(card: Card, end: float) -> Card:
    lines = tuple(line for line in card.lines if line.top < end)
    return card._replace(lines=lines, bottom=max(line.bottom for line in lines)) if lines else card


def _stands_in(line: TextLine, x0: float, x1: float) -> bool:
    return x0 - 1 <= line.x0 and line.x1 <= x1 + 1


def _share_labels(cards: Sequence[Card]) -> bool:
    """Whether cards open alike, and the same short lines stand in them, each unlike the text below it."""
    if len(cards) < 2 or len({(card.lines[0].look.size, card.lines[0].look.bold) for card in cards}) > 1:
        return False
    labels = [{one.text for one, after in pairwise(card.lines[1:]) if one.look != after.look} for card in cards]
    return all(len(one & other) >= _FEWEST_LABELS for one, other in pairwise(labels))
