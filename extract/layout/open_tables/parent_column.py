"""A first column of headings that stand beside several rows each, in a print of their own: the parents of these rows.

Set in larger print, their lines are out of step with those of the rows, which are told without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.document import Box, Cell, Place
from extract.layout.engine.content import Word
from extract.layout.open_tables.columns import Stretch, runs_of
from extract.layout.tables.cells import PageTable
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_lines, size_of
from extract.layout.text.paragraphs import to_blocks

_FEWEST_COLUMNS = 3
_FEWEST_PARENTS = 2
_FEWEST_ROWS = 1.5  # for each of them
_SAME_TEXT = 1.6  # font sizes from line to line of a text
_IN_STEP = 1.5  # points
_LARGER = 1.05  # times the print of the rows
_REACH = 0.6  # font sizes that a heading may begin above its first row
_SHORT = 16  # characters of a value
_Print = tuple[float, bool, bool]  # size, bold, italic


class ParentColumn(NamedTuple):
    """The stretches of a table without the headings in its first column, and the lines of each heading by stretch."""

    stretches: list[Stretch]
    parents: list[list[list[TextLine]]]


def parent_column(whole: Sequence[Stretch], edges: tuple[float, ...]) -> ParentColumn | None:
    """Part the headings from a table whose columns begin at ``edges``; None where its first column holds none."""
    if len(edges) <= _FEWEST_COLUMNS:
        return None
    words = [word for stretch in whole for line in stretch.lines for word in line.words]
    first = [word for word in words if word.x1 <= edges[1] + 1]
    rest = [word for word in words if word.x1 > edges[1] + 1]
    look = _own_print(first, rest)
    if look is None:
        return None
    stretches: list[Stretch] = []
    parents: list[list[list[TextLine]]] = []
    for stretch in whole:
        mine = [word for line in stretch.lines for word in line.words if _print(word) == look]
        others = [word for line in stretch.lines for word in line.words if _print(word) != look]
        if not others:
            return None
        lines = make_lines(others)
        stretches.append(Stretch(stretch.page, tuple(lines), tuple(runs_of(line) for line in lines)))
        parents.append(_texts(make_lines(mine)) if mine else [])
    count = sum(map(len, parents))
    values = _values(stretches, edges[-2])
    if count < _FEWEST_PARENTS or values < _FEWEST_ROWS * count or not _are_out_of_step(stretches, parents):
        return None
    return ParentColumn(stretches, parents)


def with_parents(table: PageTable, parents: Sequence[Sequence[TextLine]], leading: float) -> PageTable:
    """Return a table with each heading in a cell of the first column, as high as the rows down to the next one."""
    tops, edges, grid = table.row_edges, table.table.col_edges, table.table.grid()
    inside = [text for text in parents if tops[0] - size_of(text[0].words[0]) <= text[0].top < tops[-1]]
    starts = [_row_of(text, tops) for text in inside]
    if not inside or sorted(set(starts)) != starts:
        return table
    free = [grid[row][0] for row in range(starts[0], table.table.n_rows)]
    if any(cell is None or cell.blocks or cell.col_span > 1 or cell.row_span > 1 for cell in free):
        return table
    cells = [cell for cell in table.table.cells if cell.col or cell.row < starts[0]]
    for text, (row, end) in zip(inside, pairwise([*starts, table.table.n_rows]), strict=True):
        box = Box(edges[0], tops[row], edges[1], tops[end])
        blocks = tuple(to_blocks(text, Frame(table.page, box.x0, box.x1, leading, in_cell=True)))
        joined = (replace(blocks[0], lines=tuple(line for block in blocks for line in block.lines)),)
        cells.append(Cell(row, 0, end - row, 1, joined, places=(Place(table.page, box),)))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return table._replace(table=replace(table.table, cells=tuple(cells)))


def _print(word: Word) -> _Print:
    """How a word looks but for its colour, which may be another one on each page."""
    return word.look.size, word.look.bold, word.look.italic


def _own_print(first: Sequence[Word], rest: Sequence[Word]) -> _Print | None:
    """The print of most words of the first column, bold and larger than the others, none of which has it."""
    if not first or not rest:
        return None
    prints = [_print(word) for word in first]
    own = max(set(prints), key=prints.count)
    body = sorted(word.look.size for word in rest)
    larger = own[0] >= _LARGER * body[len(body) // 2]
    return own if larger and own[1] and all(_print(word) != own for word in rest) else None


def _texts(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    texts: list[list[TextLine]] = []
    for line in lines:
        if texts and line.bottom - texts[-1][-1].bottom <= _SAME_TEXT * line.look.size:
            texts[-1].append(line)
        else:
            texts.append([line])
    return texts


def _values(stretches: Sequence[Stretch], edge: float) -> int:
    """How many short texts the last column holds."""
    runs = [run for stretch in stretches for row in stretch.rows for run in row if run.x0 >= edge - 1]
    return sum(len(" ".join(word.text for word in run.words)) <= _SHORT for run in runs)


def _are_out_of_step(stretches: Sequence[Stretch], parents: Sequence[Sequence[Sequence[TextLine]]]) -> bool:
    """Whether lines of headings stand at heights where no line of a row does."""
    return any(
        all(abs(line.bottom - other.bottom) > _IN_STEP for other in stretch.lines)
        for stretch, texts in zip(stretches, parents, strict=True)
        for text in texts
        for line in text
    )


def _row_of(text: Sequence[TextLine], tops: Sequence[float]) -> int:
    reach = text[0].top + _REACH * text[0].look.size
    return max((row for row, top in enumerate(tops[:-1]) if top <= reach), default=0)
