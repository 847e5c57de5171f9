"""Boxes in columns: a row of titles, in boxes or not, over a row of boxes with what each title speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.layout.pages.bands_over_columns import bands_over
from extract.layout.pages.numbered_columns import column_of, is_of_one_level, title_row
from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.text.lines import TextLine

_FEWEST_COLUMNS = 2
_SAME_SIDE = 3.0  # points
_GAP = 4.0  # points between boxes; the cells of a table touch
_FARTHEST = 2.0  # times the height of a title: how far below it its box begins


def in_columns(rows: Sequence[Sequence[PageTable | Card]]) -> list[PageTable | Card]:
    """Return what stands in rows, each from the left, row after row; titles in boxes each before the box under it.

    Boxes in columns have the same sides in both rows, all look alike in each, and otherwise than in the other. Where a
    third row goes on like the second they are the cells of a table, and where both look alike they are cards. Boxes
    that count on from row to row are cards too, however many a row holds. Framed boxes of heights of their own stand in
    stacks, each under its title. A band over several titles stands before the first of them.
    """
    order: list[PageTable | Card] = []
    at = 0
    while at < len(rows):
        bands = bands_over(rows[at], rows[at + 1]) if at + 1 < len(rows) else {}
        at += 1 if bands else 0
        if titles := title_row(rows[at]):
            columns: list[list[PageTable | Card]] = [[title] for title in titles]
            at += 1
            while at < len(rows) and not _goes_on(titles, rows[at]):
                sides = [column_of(titles, box_of(item)) for item in rows[at]]
                if None in sides:
                    break
                for item, column in zip(rows[at], sides, strict=True):
                    columns[column or 0].append(item)
                at += 1
            for place, held in enumerate(columns):
                order.extend([bands[place], *held] if place in bands else held)
            continue
        if stacks := _headed_stacks(rows[at:]):
            found = [card for stack in stacks for card in stack]
            order.extend(found)
            while at < len(rows) and rows[at][0] in found:
                at += 1
            continue
        pair = _cards(rows[at]), _cards(rows[at + 1]) if at + 1 < len(rows) else []
        below = _cards(rows[at + 2]) if at + 2 < len(rows) else []
        if _is_headed(*pair) and not (_same_columns(pair[1], below) and _look(pair[1][0]) == _look(below[0])):
            order.extend(card for column in zip(*pair, strict=True) for card in column)
            at += 2
        else:
            order.extend(rows[at])
            at += 1
    return order


def _headed_stacks(rows: Sequence[Sequence[PageTable | Card]]) -> list[list[Card]]:
    """The titles in the first of ``rows``, each before the framed boxes under it; [] where these may be a table's.

    The boxes of a row of some table are all of one height.
    """
    titles = _cards(rows[0])
    looks = {(title.fill, line.look) for title in titles for line in title.lines}
    if len(titles) < max(len(rows[0]), _FEWEST_COLUMNS) or titles[0].fill is None or len(looks) > 1:
        return []
    stacks = [[title] for title in titles]
    ragged = False
    for row in rows[1:]:
        cards = [card for card in row if isinstance(card, Card) and card.lines and not card.soft]
        found = [column_of(titles, card[:4]) for card in cards]
        if len(cards) < len(row) or None in found or any(card.fill == titles[0].fill for card in cards):
            break
        ragged = ragged or max(card.bottom for card in cards) - min(card.bottom for card in cards) > _SAME_SIDE
        for card, at in zip(cards, found, strict=True):
            stacks[at or 0].append(card)
    apart = all(after.x0 - title.x1 >= _GAP for title, after in pairwise(titles))
    return stacks if ragged and apart and all(len(stack) > 1 for stack in stacks) else []


def _goes_on(titles: Sequence[Card], row: Sequence[PageTable | Card]) -> bool:
    """Whether a row holds more of the items that ``titles`` count: boxes in rows, none of which heads a column."""
    return any(isinstance(item, Card) and is_of_one_level(titles[0], item) for item in row)


def with_titles_above(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Put the words that stand above each box of a row, one text a box, into the boxes, and out of ``loose``."""
    return [_with_titles(parts, loose) for parts in pages]


def _with_titles(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    cards = parts.cards
    for row in _rows(cards):
        heads = _heads(row, loose[parts.page], cards) if len(row) >= _FEWEST_COLUMNS else None
        if heads is None:
            continue
        used = [line for lines in heads for line in lines]
        loose[parts.page] = [line for line in loose[parts.page] if line not in used]
        titled = {
            card: card._replace(lines=(*lines, *card.lines), top=lines[0].top)
            for card, lines in zip(row, heads, strict=True)
        }
        cards = tuple(titled.get(card, card) for card in cards)
    return parts._replace(cards=cards)


def _rows(cards: Iterable[Card]) -> list[list[Card]]:
    """Boxes side by side of one height, with a gap between; none of several rows, which may be a table's."""
    rows: list[list[Card]] = []
    for card in sorted((card for card in cards if card.lines), key=lambda one: (one.top, one.x0)):
        last = rows[-1][-1] if rows else None
        level = last is not None and abs(card.top - last.top) <= _SAME_SIDE >= abs(card.bottom - last.bottom)
        if level and last is not None and card.x0 - last.x1 >= _GAP:
            rows[-1].append(card)
        else:
            rows.append([card])
    return [row for row in rows if not any(_same_columns(row, other) for other in rows if other is not row)]


def _heads(row: Sequence[Card], lines: Sequence[TextLine], cards: Sequence[Card]) -> list[list[TextLine]] | None:
    """The lines above each box of a row, all of as many lines in one look; None where it is otherwise."""
    ceiling = max((card.bottom for card in cards if card not in row and card.bottom <= row[0].top), default=0.0)
    above = [line for line in lines if ceiling <= line.top and line.bottom <= row[0].top]
    within = [[line for line in above if card.x0 <= line.x0 and line.x1 <= card.x1] for card in row]
    first = within[0][-1] if within[0] else None
    if first is None or any(first.look != line.look for line in within[0] if line.look.size == first.look.size):
        return None
    heads = [[line for line in found if line.look == first.look] for found in within]
    if len({len(found) for found in heads}) > 1 or not heads[0]:
        return None
    top, height = heads[0][0].top, first.bottom - first.top
    others = [line for line in above if line.bottom > top and not any(line in found for found in heads)]
    near = row[0].top - first.bottom <= _FARTHEST * height
    level = all(abs(found[0].top - top) <= _SAME_SIDE for found in heads)
    return heads if near and level and not others else None


def box_of(item: PageTable | Card) -> tuple[float, float, float, float]:
    """The sides of a table or box."""
    return item.box if isinstance(item, PageTable) else item[:4]


def _cards(row: Sequence[PageTable | Card]) -> list[Card]:
    return [card for card in row if isinstance(card, Card) and card.lines] if len(row) >= _FEWEST_COLUMNS else []


def _is_headed(titles: Sequence[Card], texts: Sequence[Card]) -> bool:
    if not _same_columns(titles, texts) or len({_look(c) for c in titles}) > 1 or len({_look(c) for c in texts}) > 1:
        return False
    return _look(titles[0]) != _look(texts[0]) and all(b.x0 - a.x1 >= _GAP for a, b in pairwise(titles))


def _same_columns(one: Sequence[Card], other: Sequence[Card]) -> bool:
    if len(one) != len(other) or len(one) < _FEWEST_COLUMNS:
        return False
    sides = zip(one, other, strict=True)
    return all(abs(a.x0 - b.x0) <= _SAME_SIDE >= abs(a.x1 - b.x1) for a, b in sides)


def _look(card: Card) -> tuple[object, ...]:
    look = card.lines[0].look
    return card.fill, look.size, look.bold, look.colour
