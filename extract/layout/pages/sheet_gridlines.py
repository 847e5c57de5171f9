"""The gridlines that a printed spreadsheet leaves out, drawn in: where its rows and columns meet can be told.

Its pages laid side by side show the names of all columns in one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import PageContent, Segment, Word
from extract.layout.pages.sheet_columns import SheetCell, SheetLine, column_walls, sheet_lines
from extract.layout.pages.sheet_row_starts import goes_on, row_starts, usual_pitch, wrapped_columns
from extract.layout.pages.sheet_values import years_as_money

_FEWEST_UPRIGHT = 2
_UPRIGHT = 2.0  # points
_THIN = 0.5  # points
_APART = 1.6  # of the usual distance between lines
_OVER = 2.0  # points
_EDGE = 4.0  # points between a line and the edge of its shade
_ROOM = 1.0  # points


def with_gridlines(pages: Sequence[PageContent], heads: Sequence[float], known: Sequence[float]) -> list[PageContent]:
    """Return the wide pages of a sheet with the lines between its cells, where it is printed without them.

    ``heads`` are the heights (bottom) at which the names of the columns may stand on the first page, ``known`` sides of
    columns.
    """
    if any(_has_gridlines(page) for page in pages):
        return list(pages)
    lines = sheet_lines([page.words for page in pages], known)
    at = next((i for i, line in enumerate(lines[0]) if any(abs(line.bottom - y) <= _OVER for y in heads)), None)
    if at is None:
        return list(pages)
    start, end = _head(pages[0], lines[0], at)
    names = _as_one(lines[0][start:end])
    if len(names.cells) < 2:
        return list(pages)
    walls = column_walls(names, [*lines[0][end:], *(line for page in lines[1:] for line in page)], known)
    lines = sheet_lines([page.words for page in pages], [*known, *walls])
    left = min(known[0], *(cell.x0 for line in (*lines[0][start:], *lines[-1]) for cell in line.cells)) - _ROOM
    found: list[PageContent] = []
    for index, (page, held) in enumerate(zip(pages, lines, strict=True)):
        rows = _without_foot(held if index else held[start:])
        right = max([known[-1], *(cell.x1 for line in rows for cell in line.cells)]) + _ROOM
        head = 0 if index else end - start
        found.append(_ruled(page, rows, [left, *walls, right], head) if len(rows) > 1 else page)
    return [_with_years(found[0], names), *found[1:]]


def _has_gridlines(page: PageContent) -> bool:
    upright = sum(s.x1 - s.x0 < _UPRIGHT < s.bottom - s.top for s in page.segments)
    return upright >= _FEWEST_UPRIGHT


def _head(page: PageContent, lines: Sequence[SheetLine], at: int) -> tuple[int, int]:
    """The first and the end of the lines that name the columns, one of which is ``at``: those on its shade, or bold."""

    def middle(line: SheetLine) -> float:
        return (line.top + line.bottom) / 2

    shade = next((f for f in page.fills if f.top <= middle(lines[at]) <= f.bottom), None)

    def belongs(line: SheetLine, beside: SheetLine) -> bool:
        if shade is not None:
            return shade.top <= middle(line) <= shade.bottom
        bold = all(word.look.bold for cell in line.cells for word in cell.words)
        near = abs(line.bottom - beside.bottom) <= _APART * (line.bottom - line.top)
        return bold and near and not any(_covers_several(cell, lines[at]) for cell in line.cells)

    start, end = at, at + 1
    while start and belongs(lines[start - 1], lines[start]):
        start -= 1
    while end < len(lines) and belongs(lines[end], lines[end - 1]):
        end += 1
    return start, end


def _covers_several(cell: SheetCell, line: SheetLine) -> bool:
    """Whether a text stands over several cells of a line: a title."""
    return sum(cell.x0 < other.x1 and other.x0 < cell.x1 for other in line.cells) > 1


def _as_one(lines: Sequence[SheetLine]) -> SheetLine:
    """Names of several lines as one line: what stands above each other is one name."""
    cells: list[SheetCell] = []
    for cell in sorted((cell for line in lines for cell in line.cells), key=lambda cell: cell.x0):
        last = cells[-1] if cells else None
        if last is not None and cell.x0 < last.x1 and len(lines) > 1:
            cells[-1] = SheetCell((*last.words, *cell.words), last.x0, max(last.x1, cell.x1))
        else:
            cells.append(cell)
    return SheetLine(lines[0].top, lines[-1].bottom, tuple(cells))


def _with_years(page: PageContent, head: SheetLine) -> PageContent:
    """Return a page with the years in its row of names as such, where the sheet shows them as sums of money."""
    years = years_as_money(head)
    if not years:
        return page
    words = (years.get(word.start, word) for word in page.words)
    return page._replace(words=tuple(word for word in words if word is not None))


def _without_foot(lines: Sequence[SheetLine]) -> Sequence[SheetLine]:
    """The lines without a remark that stands below the table, apart from it."""
    pitch = usual_pitch(lines)
    end = len(lines)
    while end > 2 and len(lines[end - 1].cells) == 1 and lines[end - 1].bottom - lines[end - 2].bottom > _APART * pitch:
        end -= 1
    return lines[:end]


def _ruled(page: PageContent, lines: Sequence[SheetLine], sides: Sequence[float], head: int) -> PageContent:
    """Return a page with strokes around the cells of ``lines``, the first ``head`` of which name the columns."""
    columns = _columns(lines, sides)
    shades = sorted({y for fill in page.fills for y in (fill.top, fill.bottom)})
    ys = _heights(lines, shades)
    rows = row_starts(lines, columns, head, ys, shades)
    wrapped = wrapped_columns(columns, head)
    merged = len(rows) == len(lines) - max(head, 1)  # rows of one line: texts of several are in merged cells

    def is_inside(c: int, at: int) -> bool:
        """Whether a height lies within a cell of a column."""
        return c in wrapped and head < at < len(lines) and goes_on(columns[c], at, merged)

    edges = sorted({0, *rows, len(lines)})
    segments: list[Segment] = []
    for at in edges:
        segments += _across(ys[at], sides, [not is_inside(c, at) for c in range(len(columns))])
    for top, bottom in pairwise(edges):
        for c, x in enumerate(sides):
            if c in (0, len(columns)) or not _is_crossed(lines[top:bottom], x):
                segments.append(Segment(x - _THIN / 2, ys[top], x + _THIN / 2, ys[bottom]))
    return page._replace(words=_trimmed(page.words, lines), segments=(*page.segments, *segments))


def _trimmed(words: Sequence[Word], lines: Sequence[SheetLine]) -> tuple[Word, ...]:
    """The words, those that run on under the next cell cut off where a reader sees them end."""
    ends = {id(w): cell.x1 for line in lines for cell in line.cells for w in cell.words if w.x1 > cell.x1}
    return tuple(w._replace(x1=max(w.x0 + _THIN, ends[id(w)])) if id(w) in ends else w for w in words)


def _across(y: float, sides: Sequence[float], inside: Sequence[bool]) -> list[Segment]:
    return [
        Segment(x0, y - _THIN / 2, x1, y + _THIN / 2)
        for (x0, x1), drawn in zip(pairwise(sides), inside, strict=True)
        if drawn
    ]


def _columns(lines: Sequence[SheetLine], sides: Sequence[float]) -> list[list[SheetCell | None]]:
    """What each column holds in each line: the first cell that begins there."""
    found: list[list[SheetCell | None]] = []
    for x0, x1 in pairwise(sides):
        found.append([next((c for c in line.cells if x0 - _OVER <= c.x0 < x1 - _OVER), None) for line in lines])
    return found


def _heights(lines: Sequence[SheetLine], shades: Sequence[float]) -> list[float]:
    """The heights above, between and below lines: where a shade begins or ends there, if one does."""
    high = lines[0].bottom - lines[0].top
    middles = [(line.top + line.bottom) / 2 for line in lines]
    bounds = [middles[0] - high - _EDGE, *middles, middles[-1] + high + _EDGE]
    between = [lines[0].top - _ROOM]
    between += [(above.bottom + below.top) / 2 for above, below in pairwise(lines)]
    between.append(lines[-1].bottom + _ROOM)
    return [
        min((e for e in shades if low < e < below), key=lambda e: abs(e - y), default=y)
        for y, low, below in zip(between, bounds, bounds[1:], strict=False)
    ]


def _is_crossed(lines: Sequence[SheetLine], wall: float) -> bool:
    """Whether a text runs over a wall."""
    return any(cell.x0 < wall - 2 * _OVER and cell.x1 > wall + 2 * _OVER for line in lines for cell in line.cells)
