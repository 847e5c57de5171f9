"""Forms to fill in: boxes with a label right above each, one below the other or side by side.

What such a form says are its labels and what stands in their boxes: a table of two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.document import Box, Cell, Place, Table
from extract.layout.engine.content import PageContent, Word
from extract.layout.tables.cells import PageTable
from extract.layout.tables.grid import Grid
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import make_lines, size_of
from extract.layout.text.paragraphs import to_blocks, usual_leading

_FEWEST = 3  # fields of a form
_MOST_BOXES = 80  # on a page
_MOST = 0.6  # of the boxes of a page that hold a text have such a label
_NARROWEST, _LOWEST = 50.0, 9.0  # points
_GAP = 0.9  # font sizes from a label to its box
_OVER = 2.0  # points by which a label may reach into its box, or begin before it
_INDENT = 14.0  # points by which a label may begin behind its box
_SAME_SIZE = 0.3  # points
_LONGEST_LABEL = 48  # letters
_LEAST_ROW = 0.1  # points: fields side by side are rows, too
_LABELS = 0.3  # of the width of the table made of a form

_Look = tuple[float, bool, str | None]


class _Field(NamedTuple):
    """A box, the words of the label above it and those in it."""

    grid: Grid
    label: tuple[Word, ...]
    value: tuple[Word, ...]

    @property
    def look(self) -> _Look:
        look = self.label[0].look
        return look.size, look.bold, look.colour

    @property
    def place(self) -> tuple[float, float]:
        """Its order in the form: the rows from the top, each from the left."""
        return round(self.grid.ys[0]), self.grid.xs[0]


def with_forms(
    grids: Sequence[Grid], words: Sequence[Word], content: PageContent
) -> tuple[list[PageTable], Sequence[Word]]:
    """Return the forms of a page as tables, and the words that are in none."""
    boxes = _innermost([grid for grid in grids if len(grid.regions) == 1])
    if not _FEWEST <= len(boxes) <= _MOST_BOXES:
        return [], words
    held: dict[int, list[Word]] = {}
    free: list[Word] = []
    for word in words:
        at = _box_of(word, boxes)
        if at is None:
            free.append(word)
        else:
            held.setdefault(at, []).append(word)
    fields = [
        _Field(box, label, tuple(held.get(at, ())))
        for at, box in enumerate(boxes)
        if (label := _label_above(box, free, boxes))
    ]
    looks = Counter(field.look for field in fields)
    fields = [field for field in fields if looks[field.look] >= _FEWEST and not _is_headed(field)]
    filled = sum(bool(field.value) for field in fields)
    if filled < _FEWEST or filled < _MOST * len(held):
        return [], words
    frames: dict[int, list[_Field]] = {}
    for field in fields:
        frames.setdefault(_frame_of(field.grid, grids), []).append(field)
    used = {id(word) for field in fields for word in (*field.label, *field.value)}
    tables = [_table(sorted(found, key=lambda field: field.place), content.page) for found in frames.values()]
    return tables, [word for word in words if id(word) not in used]


def _innermost(boxes: Sequence[Grid]) -> list[Grid]:
    """Return the boxes that may be fields: large enough, with none of the others in them."""
    large = [b for b in boxes if b.xs[-1] - b.xs[0] >= _NARROWEST and b.ys[-1] - b.ys[0] >= _LOWEST]
    return [box for box in large if not any(_is_within(other, box) for other in large if other is not box)]


def _is_within(box: Grid, outer: Grid) -> bool:
    across = outer.xs[0] - 1 <= box.xs[0] and box.xs[-1] <= outer.xs[-1] + 1
    return across and outer.ys[0] - 1 <= box.ys[0] and box.ys[-1] <= outer.ys[-1] + 1


def _box_of(word: Word, boxes: Sequence[Grid]) -> int | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return next((at for at, box in enumerate(boxes) if box.locate(x, y) is not None), None)


def _label_above(box: Grid, free: Sequence[Word], boxes: Sequence[Grid]) -> tuple[Word, ...]:
    """Return the words of the line right above a box that begins with it; none where another box stands between."""
    x0, x1, top = box.xs[0], box.xs[-1], box.ys[0]
    line = [
        word
        for word in free
        if -_OVER <= top - word.bottom <= _GAP * size_of(word) and x0 - _OVER <= word.x0 and word.x1 <= x1 + _OVER
    ]
    if not line or min(word.x0 for word in line) > x0 + _INDENT:
        return ()
    highest = min(word.top for word in line)
    across = (other.ys[-1] for other in boxes if other.xs[0] < x1 and x0 < other.xs[-1])
    if any(highest < bottom <= top for bottom in across):
        return ()
    text = " ".join(word.text for word in line)
    named = len(text) <= _LONGEST_LABEL and text[:1].isalpha() and not text.endswith((".", ";", ","))
    return tuple(sorted(line, key=lambda word: word.x0)) if named else ()


def _is_headed(field: _Field) -> bool:
    """Whether what a box holds is in the print of its label, or all in smaller print, as under a heading: no value."""
    same = any((word.look.size, word.look.bold, word.look.colour) == field.look for word in field.value)
    largest = max((word.look.size for word in field.value), default=field.look[0])
    return same or largest < field.look[0] - _SAME_SIZE


def _frame_of(box: Grid, grids: Sequence[Grid]) -> int:
    """Return which grid is the smallest that holds a box, -1 for none."""
    around = [at for at, grid in enumerate(grids) if grid is not box and _is_within(box, grid)]
    return min(around, key=lambda at: grids[at].xs[-1] - grids[at].xs[0], default=-1)


def _table(fields: Sequence[_Field], page: int) -> PageTable:
    x0, x1 = min(field.grid.xs[0] for field in fields), max(field.grid.xs[-1] for field in fields)
    edges = (x0, x0 + _LABELS * (x1 - x0), x1)
    heights = [min(word.top for word in fields[0].label)]
    leading = usual_leading([make_lines(field.value) for field in fields if field.value])
    cells: list[Cell] = []
    for row, field in enumerate(fields):
        heights.append(max(heights[-1] + _LEAST_ROW, field.grid.ys[-1]))
        for col, held in enumerate((field.label, field.value)):
            left, right = field.grid.xs[0], field.grid.xs[-1]
            top = min(word.top for word in field.label) if col == 0 else field.grid.ys[0]
            box = Box(left, top, right, field.grid.ys[0] if col == 0 else field.grid.ys[-1])
            frame = Frame(page, left, right, leading, in_cell=True)
            blocks = tuple(to_blocks(make_lines(held), frame)) if held else ()
            cells.append(Cell(row, col, 1, 1, blocks, places=(Place(page, box),)))
    place = Place(page, Box(x0, heights[0], x1, heights[-1]))
    table = Table(tuple(cells), len(fields), len(edges) - 1, places=(place,), col_edges=edges)
    return PageTable(table, page, tuple(heights), False, False)
