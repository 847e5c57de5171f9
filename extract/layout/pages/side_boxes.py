"""Boxes in a column of their own beside running text ("who, when, how much"), read after the text at their height.

Taken for rows of a table, their lines would be shared out to the lines of text that happen to stand beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine
from extract.text import fold

_FEWEST_BOXES = 3  # in the document, with the same sides or the same width
_FEWEST_LINES = 2  # in each of them
_MANY_LINES = 5
_SAME_BASELINE = 1.0  # points
_MOST_IN_STEP = 0.3  # of the lines of a box
_WIDEST = 0.6  # of the page
_SAME_SIDE = 3.0  # points
_MOST_LEVEL = 0.5  # of the boxes of one width that stand level with another one: the cells of a row do

_Gutter = tuple[float, float]


class _Column(NamedTuple):
    """Boxes with the same sides, each on its page."""

    boxes: list[tuple[PageParts, Card]]

    @property
    def x0(self) -> float:
        """The left side of the first box."""
        return self.boxes[0][1].x0

    @property
    def x1(self) -> float:
        """The right side of the first box."""
        return self.boxes[0][1].x1


def with_side_boxes(pages: Sequence[PageParts], loose: Mapping[int, Sequence[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with the boxes marked that stand beside text; ``loose`` holds the text of each page.

    Where the text stands in columns, each has a column of boxes of its own, as wide as the others.
    """
    columns = _columns(pages)
    marked: dict[int, list[Card]] = {}
    for column in columns:
        alike = [other for other in columns if abs((other.x1 - other.x0) - (column.x1 - column.x0)) <= _SAME_SIDE]
        if sum(len(other.boxes) for other in alike) < _FEWEST_BOXES or not _are_apart(alike):
            continue
        left = max((other.x1 for other in alike if other.x1 <= column.x0), default=0.0)
        open_right = any(other.x0 >= column.x1 for other in alike)
        if all(_stands_beside(card, _own_text(card, loose[p.page], left, open_right)) for p, card in column.boxes):
            for parts, card in column.boxes:
                marked.setdefault(parts.page, []).append(card)
    return [_marked(parts, marked[parts.page]) if parts.page in marked else parts for parts in pages]


def box_gutters(parts: PageParts, lines: Sequence[TextLine]) -> list[_Gutter]:
    """Return the blank strips between the columns of a page that each have their boxes: from these to the next text."""
    sides = sorted({(card.x0, card.x1) for card in parts.cards if card.beside})
    found: list[_Gutter] = []
    for (_, end), (start, _) in pairwise(sides):
        text = [line.x0 for line in lines if end < line.x0 < start]
        if text:
            found.append((end, min(text)))
    return found


def _columns(pages: Sequence[PageParts]) -> list[_Column]:
    """Return the columns that narrow shades stand in."""
    columns: list[_Column] = []
    for parts in pages:
        for card in parts.cards:
            if not card.soft or card.x1 - card.x0 > _WIDEST * parts.width:
                continue
            column = next((known for known in columns if _same_sides(known.boxes[0][1], card)), None)
            if column is None:
                columns.append(_Column([(parts, card)]))
            else:
                column.boxes.append((parts, card))
    return columns


def _same_sides(one: Card, other: Card) -> bool:
    return abs(one.x0 - other.x0) <= _SAME_SIDE and abs(one.x1 - other.x1) <= _SAME_SIDE


def _are_apart(columns: Sequence[_Column]) -> bool:
    """Whether most boxes of several columns stand at heights of their own, or all begin with one label."""
    if len(columns) == 1:
        return True
    boxes = [(parts.page, card) for column in columns for parts, card in column.boxes]
    if len({fold(card.lines[0].text) for _, card in boxes}) == 1:
        return True
    places = Counter((page, round(card.top / 2), round(card.bottom / 2)) for page, card in boxes)
    return sum(n for n in places.values() if n > 1) <= _MOST_LEVEL * len(boxes)


def _own_text(card: Card, lines: Sequence[TextLine], left: float, open_right: bool) -> list[TextLine]:
    """Return the lines at the height of a box that stand in its column of the page.

    The column begins at ``left``, and ends with the box where other columns stand at its right (``open_right``).
    """
    level = [line for line in lines if card.top < (line.top + line.bottom) / 2 < card.bottom]
    return [line for line in level if line.x0 >= left and not (open_right and line.x0 >= card.x1)]


def _stands_beside(card: Card, level: Sequence[TextLine]) -> bool:
    """Whether a box of several lines has the text of its height, ``level``, to its left, and is no row with it.

    That text is in one piece (several pieces are the cells of a row), or the many lines of the box keep no step with
    it.
    """
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
