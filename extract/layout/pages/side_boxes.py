"""Boxes in a column of their own beside running text ("who, when, how much"), read after the text at their height.

Taken for rows of a table, their lines would be shared out to the lines of text that happen to stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine

_FEWEST_BOXES = 3  # in the document, with the same sides
_FEWEST_LINES = 2  # in each of them
_MANY_LINES = 5
_SAME_BASELINE = 1.0  # points
_MOST_IN_STEP = 0.3  # of the lines of a box
_WIDEST = 0.6  # of the page
_SAME_SIDE = 3.0  # points


def with_side_boxes(pages: Sequence[PageParts], loose: Mapping[int, Sequence[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with the shaded boxes marked that stand beside text; ``loose`` holds the text of each page."""
    columns: list[list[tuple[PageParts, Card]]] = []
    for parts in pages:
        for card in parts.cards:
            if not card.soft or card.x1 - card.x0 > _WIDEST * parts.width:
                continue
            column = next((known for known in columns if _same_sides(known[0][1], card)), None)
            if column is None:
                columns.append([(parts, card)])
            else:
                column.append((parts, card))
    marked: dict[int, list[Card]] = {}
    for column in columns:
        if len(column) >= _FEWEST_BOXES and all(_stands_beside(card, loose[parts.page]) for parts, card in column):
            for parts, card in column:
                marked.setdefault(parts.page, []).append(card)
    return [_marked(parts, marked[parts.page]) if parts.page in marked else parts for parts in pages]


def _same_sides(one: Card, other: Card) -> bool:
    return abs(one.x0 - other.x0) <= _SAME_SIDE and abs(one.x1 - other.x1) <= _SAME_SIDE


def _stands_beside(card: Card, lines: Sequence[TextLine]) -> bool:
    """Whether a box of several lines has text to its left that is no row with it.

    It is in one piece (several pieces are the cells of a row), or the many lines of the box keep no step with it.
    """
    level = [line for line in lines if card.top < (line.top + line.bottom) / 2 < card.bottom]
    lowest: dict[int, int] = {}
    for line in level:
        lowest[round(line.bottom / 3)] = lowest.get(round(line.bottom / 3), 0) + 1
    beside = bool(level) and all(line.x1 <= card.x0 + _SAME_SIDE for line in level)
    return len(card.lines) >= _FEWEST_LINES and beside and (max(lowest.values()) == 1 or _out_of_step(card, level))


def _out_of_step(card: Card, level: Sequence[TextLine]) -> bool:
    """Whether a box has many lines, and hardly one of them the baseline of a line beside it."""
    same = sum(any(abs(line.bottom - other.bottom) <= _SAME_BASELINE for other in level) for line in card.lines)
    return len(card.lines) >= _MANY_LINES and same <= _MOST_IN_STEP * len(card.lines)


def _marked(parts: PageParts, cards: Sequence[Card]) -> PageParts:
    return parts._replace(
        cards=tuple(card._replace(soft=False, beside=True) if card in cards else card for card in parts.cards)
    )
