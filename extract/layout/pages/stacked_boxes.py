"""Boxes stacked in columns, as brochures set their cards: each column is read to its foot before the next one.

Boxes of one width stand one below the other in each column, and begin at heights of their own; those of a grid begin
level with each other and are read row by row, unless a title stands over each column. A document that stacks its
boxes on one page does so on all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.layout.pages.page import Card, PageParts
from extract.layout.pages.reading_order import Column
from extract.layout.text.lines import TextLine

_SAME_SIDE = 3.0  # points
_GAP = 4.0  # points between columns; the cells of a table touch
_NARROWEST = 0.2  # of the page
_WHOLE = 0.8  # of the page: a band over all columns
_FEWEST_OWN = 2  # boxes that begin level with none of another column
_MOST_LEVEL = 0.5  # of the boxes begin level with one of another column
_NEAR = 60.0  # points between a line that heads the next boxes and these

_Box = tuple[float, float, float, float]  # left, top, right, bottom


def with_stacked_boxes(
    pages: Sequence[PageParts], loose: Mapping[int, Sequence[TextLine]]
) -> tuple[list[PageParts], dict[int, list[Column]]]:
    """Return ``pages`` with such boxes told from a table's shades, and by page the columns that they stand in."""
    columns = {parts.page: _columns(_below_bands(parts)) for parts in pages}
    known = [found for parts in pages if _are_stacked(found := columns[parts.page], _boxes(parts))]
    stacks: dict[int, list[Column]] = {}
    for parts in pages:
        own = [side for side in known if all(any(_alike(one, other) for other in side) for one in columns[parts.page])]
        if columns[parts.page] and own and not _is_crossed(own[0], loose[parts.page], _boxes(parts)):
            stacks[parts.page] = own[0]
        elif _are_headed(below := _columns(_below_bands(parts)), parts, loose[parts.page]):
            stacks[parts.page] = below
    firm = [_firm(parts, stacks[parts.page]) if parts.page in stacks else parts for parts in pages]
    return firm, {page: _as_wide_as_text(columns, loose[page]) for page, columns in stacks.items()}


def headings_between(columns: Sequence[Column], boxes: Iterable[_Box], lines: Sequence[TextLine]) -> list[_Box]:
    """Return the places of lines of the first column that head the boxes of all columns below them.

    Nothing stands beside them, but boxes stand right below them in several columns.
    """
    places: list[_Box] = []
    boxes = list(boxes)
    for line in lines:
        beside = [box for box in boxes if box[1] < line.bottom and box[3] > line.top]
        level = [other for other in lines if other is not line and other.top < line.bottom and other.bottom > line.top]
        if beside or level or not _stands_in((line.x0, line.x1), columns[0]):
            continue
        below = [box for box in boxes if box[1] >= line.bottom]
        tops = [[top for x0, top, x1, _ in below if _stands_in((x0, x1), column)] for column in columns]
        nearest = [min(found) for found in tops if found]
        if len(nearest) > 1 and max(nearest) - min(nearest) <= _SAME_SIDE and min(nearest) - line.bottom < _NEAR:
            places.append((columns[0][0], line.top - 1, columns[-1][1], line.top - 1))
    return places


def _boxes(parts: PageParts) -> list[_Box]:
    if parts.content.links:  # a chart is read along its strokes
        return []
    cards = [card[:4] for card in parts.cards if card.lines and not card.beside and not card.leads]
    return [box for box in (*cards, *(t.box for t in parts.tables)) if box[2] - box[0] > _NARROWEST * parts.width]


def _below_bands(parts: PageParts) -> list[_Box]:
    return [box for box in _boxes(parts) if box[2] - box[0] < _WHOLE * parts.width]


def _columns(boxes: Sequence[_Box]) -> list[Column]:
    """The sides of the boxes of a page that stand in columns of one width, from the left; [] where some do not."""
    found: list[Column] = []
    for x0, _, x1, _ in sorted(boxes):
        if not any(_alike((x0, x1), known) for known in found):
            found.append((x0, x1))
    apart = all(after[0] - before[1] >= _GAP for before, after in pairwise(found))
    widths = [x1 - x0 for x0, x1 in found]
    return found if found and apart and max(widths) - min(widths) <= 2 * _SAME_SIDE else []


def _as_wide_as_text(columns: Sequence[Column], lines: Sequence[TextLine]) -> list[Column]:
    """Return columns that begin where their text does: boxes under a text may be indented, as far as its number hangs.

    What begins in the gap before a column and goes on in it is the column's own.
    """
    found: list[Column] = []
    end = 0.0
    for x0, x1 in columns:
        hanging = [line.x0 for line in lines if end < line.x0 < x0 < line.x1 <= x1 + _SAME_SIDE]
        found.append((min([x0, *hanging]), x1))
        end = x1
    return found


def _alike(one: Column, other: Column) -> bool:
    return abs(one[0] - other[0]) <= _SAME_SIDE and abs(one[1] - other[1]) <= _SAME_SIDE


def _are_stacked(columns: Sequence[Column], boxes: Sequence[_Box]) -> bool:
    """Whether most boxes in several columns begin at heights of their own, beside one of another column."""
    if len(columns) < 2:
        return False
    level = sum(any(_is_apart(box, other) and abs(box[1] - other[1]) <= _SAME_SIDE for other in boxes) for box in boxes)
    own = [
        box
        for box in boxes
        if any(_is_apart(box, other) and other[1] + _SAME_SIDE < box[1] < other[3] - _SAME_SIDE for other in boxes)
    ]
    return len(own) >= _FEWEST_OWN and level <= _MOST_LEVEL * len(boxes)


def _are_headed(columns: Sequence[Column], parts: PageParts, lines: Sequence[TextLine]) -> bool:
    """Whether a title stands over each column, level with the others, and its boxes hold titles and texts of their own.

    Boxes of one print may be the cells of a table, under the names of its columns.
    """
    by_height = sorted(parts.cards, key=lambda card: card.top)
    stacks = [[card for card in by_height if card.lines and _alike((card.x0, card.x1), side)] for side in columns]
    if len(columns) < 2 or not all(stacks):
        return False
    first = [stack[0] for stack in stacks]
    heads = [[line for line in lines if _stands_in((line.x0, line.x1), side)] for side in columns]
    heads = [[line for line in found if line.bottom <= card.top] for found, card in zip(heads, first, strict=True)]
    if not all(heads):
        return False
    titles = [found[-1] for found in heads]
    tops = [card.top for card in first]
    level = max(line.bottom for line in titles) - min(line.bottom for line in titles) <= _SAME_SIDE
    near = tops[0] - titles[0].bottom < _NEAR and max(tops) - min(tops) <= _SAME_SIDE
    if not level or not near or len({line.look for line in titles}) > 1:
        return False
    return all(_is_titled(card, titles[0]) for stack in stacks for card in stack)


def _is_titled(card: Card, head: TextLine) -> bool:
    """Whether a box holds a title, smaller than what heads its column, over a text in another print."""
    first, last = card.lines[0], card.lines[-1]
    return len(card.lines) > 1 and first.look.size < head.look.size and first.look != last.look


def _is_apart(one: _Box, other: _Box) -> bool:
    return one[2] < other[0] or other[2] < one[0]


def _stands_in(sides: Column, column: Column) -> bool:
    return column[0] - _SAME_SIDE <= sides[0] and sides[1] <= column[1] + _SAME_SIDE


def _is_crossed(columns: Sequence[Column], lines: Sequence[TextLine], boxes: Sequence[_Box]) -> bool:
    """Whether a text beside boxes runs over the strip between two columns."""
    words = [w for line in lines for w in line.words if any(b[1] < (w.top + w.bottom) / 2 < b[3] for b in boxes)]
    middles = [(left + right) / 2 for (_, left), (right, _) in pairwise(columns)]
    return any(word.x0 < middle < word.x1 for word in words for middle in middles)


def _firm(parts: PageParts, columns: Sequence[Column]) -> PageParts:
    def inside(box: _Box) -> bool:
        return any(_alike((box[0], box[2]), column) for column in columns)

    cards = (card._replace(soft=False) if inside(card[:4]) else card for card in parts.cards)
    tables = (table._replace(words=()) if inside(table.box) else table for table in parts.tables)
    return parts._replace(cards=tuple(cards), tables=tuple(tables))
