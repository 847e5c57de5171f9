"""Fiches whose labels stand on shades of their own, one below the other, with the values beside them and no rules.

Each shade is a row: a label at its middle height stands beside a value that begins above it. What is beside the shades
is one column of text; where it is several, the shades are the first column of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.document import Box, Cell, Place
from extract.layout.engine.content import Fill, Word
from extract.layout.open_tables.columns import runs_of
from extract.layout.open_tables.table import page_table
from extract.layout.pages.page import PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_lines
from extract.layout.text.paragraphs import to_blocks, usual_leading

FEWEST_ROWS = 3
_NARROWEST, _WIDEST = 30.0, 0.35  # points; of the page's width
_LOWEST, _HIGHEST = 9.0, 0.5  # points; of the page's height
_WIDEST_GAP = 14.0  # points between two shades
_LONGEST_LABEL = 48  # letters
_FEWEST_LETTERS = 2
_OVER = 2.0  # points by which a word may pass the edge of its row
_FILLED = 0.6  # of the rows have a value
_ALIGNED = 3.0  # points
_TOUCHING = 8.0  # points between the shades of two cells of a row; boxes side by side stand farther apart
_TWICE = 0.15  # of the lines of values may hold a wide blank


class LabelStack(NamedTuple):
    """The shades of a fiche from its top, and the words on and beside each of them."""

    shades: list[Fill]
    labels: list[list[Word]]
    values: list[list[Word]]

    @property
    def words(self) -> set[Word]:
        """All words of the fiche."""
        return {word for row in (*self.labels, *self.values) for word in row}


def label_stacks(parts: PageParts, words: Sequence[Word]) -> list[LabelStack]:
    """Return the fiches of a page whose loose ``words``, and those on shades that may be rows, are these."""
    sides: dict[tuple[int, int], list[Fill]] = {}
    for fill in parts.content.fills:
        wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
        if _NARROWEST <= wide <= _WIDEST * parts.width and _LOWEST <= high <= _HIGHEST * parts.height:
            sides.setdefault((round(fill.x0), round(fill.x1)), []).append(fill)
    stacks = (stack for fills in sides.values() if len(fills) >= FEWEST_ROWS for stack in _stacks(fills))
    return [
        found
        for stack in stacks
        if not _is_beside_boxes(stack, parts.content.fills) and (found := _fiche(stack, words)) is not None
    ]


def _stacks(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Return shades with the same sides that follow each other closely, from the top."""
    found: list[list[Fill]] = []
    for fill in sorted(set(fills), key=lambda fill: fill.top):
        if found and -_OVER <= fill.top - found[-1][-1].bottom <= _WIDEST_GAP:
            found[-1].append(fill)
        else:
            found.append([fill])
    return [stack for stack in found if len(stack) >= FEWEST_ROWS]


def _is_beside_boxes(shades: Sequence[Fill], fills: Sequence[Fill]) -> bool:
    """Whether shades stand apart at the right of others: both are boxes with texts of their own."""
    x1, top, bottom = shades[0].x1, shades[0].top, shades[-1].bottom
    return any(fill.x0 > x1 + _TOUCHING and fill.top < bottom and top < fill.bottom for fill in fills)


def _fiche(shades: list[Fill], words: Sequence[Word]) -> LabelStack | None:
    """Return the words of the rows that ``shades`` are; None where they are no labels with one value each."""
    x0, x1 = shades[0].x0, shades[0].x1
    heights = _heights(shades)
    labels: list[list[Word]] = [[] for _ in shades]
    values: list[list[Word]] = [[] for _ in shades]
    for word in words:
        middle = (word.top + word.bottom) / 2
        if not heights[0] < middle < heights[-1]:
            continue
        row = sum(height < middle for height in heights) - 1
        inside = heights[row] - _OVER < word.top and word.bottom < heights[row + 1] + _OVER
        if word.x0 < x0 - _OVER or (word.x0 < x1 - _OVER < word.x1 - 2 * _OVER) or not inside or word.look.turn:
            return None
        (labels if word.x1 <= x1 + _OVER else values)[row].append(word)
    if not all(_is_label(" ".join(word.text for word in label)) for label in labels):
        return None
    filled = [make_lines(value) for value in values if value]
    starts = [min(line.x0 for line in lines) for lines in filled]
    if len(filled) < _FILLED * len(shades) or max(starts) - min(starts) > _ALIGNED:
        return None
    lines = [line for value in filled for line in value]
    twice = sum(len(runs_of(line)) > 1 for line in lines)
    return LabelStack(shades, labels, values) if twice <= _TWICE * len(lines) else None


def _is_label(text: str) -> bool:
    """Whether a text may be a label: a short one with words; the colours of a key hold a sign or nothing."""
    return len(text) <= _LONGEST_LABEL and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _heights(shades: Sequence[Fill]) -> list[float]:
    inner = [(above.bottom + below.top) / 2 for above, below in pairwise(shades)]
    return [shades[0].top, *inner, shades[-1].bottom]


def right_side(stacks: Sequence[LabelStack]) -> float:
    """Return how far to the right the values of fiches reach."""
    return max((word.x1 for stack in stacks for value in stack.values for word in value), default=0.0) + _OVER


def table_of(stack: LabelStack, page: int, right: float) -> PageTable:
    """Return the table of a fiche: a column of labels, one of values."""
    heights = _heights(stack.shades)
    edges = (stack.shades[0].x0, stack.shades[0].x1, right)
    lines: list[list[TextLine]] = [make_lines(value) for value in stack.values if value]
    leading = usual_leading(lines)
    cells: list[Cell] = []
    for row, (shade, label, value) in enumerate(zip(stack.shades, stack.labels, stack.values, strict=True)):
        for col, held in enumerate((label, value)):
            box = Box(edges[col], heights[row], edges[col + 1], heights[row + 1])
            blocks = (
                tuple(to_blocks(make_lines(held), Frame(page, box.x0, box.x1, leading, in_cell=True))) if held else ()
            )
            colour = None if col else shade.colour
            cells.append(Cell(row, col, 1, 1, blocks, colour, places=(Place(page, box),)))
    return page_table(cells, edges, tuple(heights), page)
