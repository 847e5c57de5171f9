"""Boxes in a column of their own beside running text ("who, when, how much"), read after the text at their height.

Taken for rows of a table, their lines would be shared out to the lines of text that happen to stand beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf
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
_LONGEST_LABEL = 3  # words
_MOST_LEVEL = 0.5  # of the boxes of one width that stand level with another one: the cells of a row do

_NUMBER = re.compile(r"[^\W\d_]+\.?\s(?:n°\s?)?\d{1,3}(?:\.\d{1,3})*")  # "Axe 2"

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
        if sum(len(other.boxes) for other in alike) < _FEWEST_BOXES:
            continue
        behind = _stand_behind(column, alike, loose)
        ahead = not behind and all(_stand_ahead(other, alike, loose) for other in alike)
        if behind or ahead:
            for parts, card in column.boxes:
                marked.setdefault(parts.page, []).append(card._replace(ahead=ahead))
    return [_marked(parts, marked[parts.page]) if parts.page in marked else parts for parts in pages]


def box_gutters(parts: PageParts, lines: Sequence[TextLine]) -> list[_Gutter]:
    """Return the blank strips between the columns of a page that each have their boxes, at their ends or ahead."""
    sides = sorted({(card.x0, card.x1, card.ahead) for card in parts.cards if card.beside})
    found: list[_Gutter] = []
    for (_, end, ahead), (start, _, _) in pairwise(sides):
        text = [line for line in lines if end < line.x0 < start]
        if text and ahead:
            found.append((max(line.x1 for line in text), start))
        elif text:
            found.append((end, min(line.x0 for line in text)))
    return [gutter for gutter in found if gutter[0] < gutter[1]]


def _stand_behind(column: _Column, alike: Sequence[_Column], loose: Mapping[int, Sequence[TextLine]]) -> bool:
    """Whether the boxes of a column stand at the right of its text, those of ``alike`` at that of other columns."""
    framed = any(not card.soft for other in alike for _, card in other.boxes)
    if not (_begin_alike(alike) if framed else _are_apart(alike)):
        return False
    left = max((other.x1 for other in alike if other.x1 <= column.x0), default=0.0)
    open_right = any(other.x0 >= column.x1 for other in alike)
    return all(_stands_beside(card, _own_text(card, loose[p.page], left, open_right)) for p, card in column.boxes)


def _stand_ahead(column: _Column, alike: Sequence[_Column], loose: Mapping[int, Sequence[TextLine]]) -> bool:
    """Whether the boxes of a column, which all begin with one label, stand at the left of its text."""
    if not _begin_alike(alike) or all(_is_number(card) for _, card in column.boxes):
        return False
    left = max((other.x1 for other in alike if other.x1 <= column.x0), default=None)
    right = min((other.x0 for other in alike if other.x0 >= column.x1), default=inf)
    for parts, card in column.boxes:
        level = [line for line in _level(card, loose[parts.page]) if line.x0 < right]
        level = level if left is None else [line for line in level if line.x1 > card.x0]
        if not level or any(line.x0 < card.x1 - _SAME_SIDE for line in level):
            return False
        if len(card.lines) < _FEWEST_LINES or not (_is_whole(level) or _out_of_step(card, level)):
            return False
    return True


def _is_number(card: Card) -> bool:
    """Whether a box holds nothing but a word and a number: that of the title beside it."""
    return _NUMBER.fullmatch(" ".join(line.text for line in card.lines)) is not None


def _columns(pages: Sequence[PageParts]) -> list[_Column]:
    """Return the columns that narrow boxes stand in."""
    columns: list[_Column] = []
    for parts in pages:
        for card in parts.cards:
            if card.x1 - card.x0 > _WIDEST * parts.width:
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
    if len(columns) == 1 or _begin_alike(columns):
        return True
    boxes = [(parts.page, card) for column in columns for parts, card in column.boxes]
    places = Counter((page, round(card.top / 2), round(card.bottom / 2)) for page, card in boxes)
    return sum(n for n in places.values() if n > 1) <= _MOST_LEVEL * len(boxes)


def _begin_alike(columns: Sequence[_Column]) -> bool:
    """Whether all boxes begin with one and the same short line."""
    firsts = {fold(card.lines[0].text) for column in columns for _, card in column.boxes}
    return len(firsts) == 1 and len(firsts.pop().split()) <= _LONGEST_LABEL


def _level(card: Card, lines: Sequence[TextLine]) -> list[TextLine]:
    return [line for line in lines if card.top < (line.top + line.bottom) / 2 < card.bottom]


def _own_text(card: Card, lines: Sequence[TextLine], left: float, open_right: bool) -> list[TextLine]:
    """Return the lines at the height of a box that stand in its column of the page.

    The column begins at ``left``, and ends with the box where other columns stand at its right (``open_right``).
    """
    return [line for line in _level(card, lines) if line.x0 >= left and not (open_right and line.x0 >= card.x1)]


def _stands_beside(card: Card, level: Sequence[TextLine]) -> bool:
    """Whether a box of several lines has the text of its height, ``level``, to its left, and is no row with it.

    That text is in one piece (several pieces are the cells of a row), or the many lines of the box keep no step with
    it.
    """
    beside = bool(level) and all(line.x1 <= card.x0 + _SAME_SIDE for line in level)
    return len(card.lines) >= _FEWEST_LINES and beside and (_is_whole(level) or _out_of_step(card, level))


def _is_whole(level: Sequence[TextLine]) -> bool:
    """Whether no two of some lines share a baseline."""
    lowest = Counter(round(line.bottom / 3) for line in level)
    return max(lowest.values()) == 1


def _out_of_step(card: Card, level: Sequence[TextLine]) -> bool:
    """Whether a box has many lines, and hardly one of them the baseline of a line beside it."""
    same = sum(any(abs(line.bottom - other.bottom) <= _SAME_BASELINE for other in level) for line in card.lines)
    return len(card.lines) >= _MANY_LINES and same <= _MOST_IN_STEP * len(card.lines)


def _marked(parts: PageParts, cards: Sequence[Card]) -> PageParts:
    ahead = {card[:4]: card.ahead for card in cards}
    return parts._replace(
        cards=tuple(
            card._replace(soft=False, beside=True, ahead=ahead[card[:4]]) if card[:4] in ahead else card
            for card in parts.cards
        )
    )
