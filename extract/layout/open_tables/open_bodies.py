"""Tables whose names of columns stand in cells of their own, over a body that no upright rule parts.

Shades or rules part the header; below it there is only a frame, or the shades of objectives at the left and of title
rows. The columns of the body are those of the header, its rows are told as those of tables without rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extract.layout.engine.content import PageContent, Word
from extract.layout.open_tables.body_grid import NewGrid
from extract.layout.open_tables.row_gaps import few_gaps
from extract.layout.open_tables.rows import RowStarts, row_starts
from extract.layout.open_tables.walled_rows import holds_rows, tall_cells
from extract.layout.tables.cells import Columns
from extract.layout.tables.grid import Grid, Region, Rule
from extract.layout.tables.row_codes import anchor_column, is_code, is_coded
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, make_lines, size_of

_FEWEST_NAMES = 3
_LONGEST_NAME = 60  # letters
_MOST_HEADER_ROWS = 6
_FEW_LINES = 16  # too few for habits to show
_OVER = 2.0  # points by which a word may pass the edge of its column
_WIDE_BLANK = 0.65  # font sizes: wider than between words
_PADDING = (1.0, 8.0)  # points between a wall and its text
_MOST_CROSSING = 0.05  # of the words of a body run over an edge

_WIDEST_GAP = 3.0  # font sizes between the lines of a body
_NEAR_STROKE = 0.6  # font sizes between a text and the stroke at its row's edge
_HEADING_GAP = 1.2  # font sizes above the heading of what follows a body
_WALLED = 0.3  # of the height of its inner edges
_SAME_SIDE = 3.0  # points
_FEWEST_PLACED = 2  # words side by side
_FEWEST_BELOW = 2  # cells right below another one
_MOSTLY = 0.8  # of the cells

Cells = Mapping[int, list[Word]]


class _Head(NamedTuple):
    """The row behind the last of the names of columns, and the columns below these."""

    end: int
    columns: Columns


class OpenBody(NamedTuple):
    """A grid whose body is cut, the words of its cells, and its columns."""

    grid: Grid
    cells: dict[int, list[Word]]
    columns: Columns


def with_open_body(
    grid: Grid,
    cells: dict[int, list[Word]],
    content: PageContent,
    strokes: Sequence[Rule],
    overleaf: Columns | None = None,
) -> OpenBody | None:
    """Return the grid and the words of its cells, its body cut where the columns of its header and its own rows do.

    None where each cell stands in one column, or over all of them as titles do. ``overleaf`` are the columns of such a
    table that ends the page before: a grid without header that stands under it is the rest of its body.
    """
    head = _head(grid, cells)
    if head is None and overleaf is not None and has_columns(grid, overleaf):
        head = _Head(0, overleaf)
    if head is None:
        return None
    if all(grid.regions[at].row < head.end for at in cells):  # the names stand at the foot of a page
        return OpenBody(grid, cells, head.columns)
    wide = _unparted(grid, cells, head)
    walled = _walled_rows(grid, cells, head) if not wide else set()
    if not wide and not walled:
        return None
    wide |= walled
    left = min(_columns(grid.box(grid.regions[at]), head.columns.edges)[0] for at in wide)
    top, bottom = grid.ys[head.end], grid.ys[-1]
    if not walled and _is_walled(content, head.columns.edges[left + 1 : -1], top, bottom):
        return None
    inside = {at for at in cells if grid.regions[at].row >= head.end}
    kept = {at for at in inside if at not in wide and _is_kept(grid.box(grid.regions[at]), head.columns.edges, left)}
    words = [word for at in inside - kept for word in cells[at]]
    edges = head.columns.edges[left:]
    lines = [_shared_out(line, edges, head.columns.padding) for line in make_lines(words)]
    if _crossing(lines, edges) > _MOST_CROSSING * len(words):
        return None
    walls = {y for at in kept for y in (grid.ys[grid.regions[at].row], grid.ys[grid.regions[at].row_end])}
    if _are_rows(grid, wide, inside, lines, len(edges) - 1):
        walls |= {y for at in wide for y in (grid.ys[grid.regions[at].row], grid.ys[grid.regions[at].row_end])}
        starts, beside = RowStarts([], 0)
    else:
        starts, beside = _starts(lines, edges, strokes, content)
    heights = [_height(grid, lines, at) for at in sorted({*starts, *_below(walls, lines)}) if at]
    middles = [(line.top + line.bottom) / 2 for line in lines]
    middles.extend((word.top + word.bottom) / 2 for at in kept for word in cells[at])
    ys = _filled([top, *_merged([*heights, *(y for y in walls if top < y < bottom)]), bottom], middles)
    made = NewGrid(head.columns.edges, (*grid.ys[: head.end], *ys))
    for at, region in enumerate(grid.regions):
        first, last = _columns(grid.box(region), head.columns.edges)
        if region.row < head.end:
            made.put(Region(region.row, first, region.row_end, last), cells.get(at, ()))
        elif at in kept or (at not in cells and (last <= left and last - first == 1)):
            row, row_end = made.row(grid.ys[region.row]), made.row(grid.ys[region.row_end])
            made.put(Region(max(row, head.end), first, row_end, last), cells.get(at, ()))
    made.fill(head.end, lines, left, beside)
    return OpenBody(*made.grid(grid), head.columns)


def reaching_down(
    grid: Grid, cells: dict[int, list[Word]], words: Sequence[Word], others: Sequence[Grid], content: PageContent
) -> Grid:
    """Return a grid of nothing but names, turned or on shades, with rows more for the lines that stand below it.

    Names that stand upright show columns that hardly any text below fills; below others several texts fill theirs. The
    lines end above the next of the ``others`` that is none within a column, a wide gap, or a text that runs over
    columns and stands between no strokes of the table.
    """
    head = _head(grid, cells)
    if head is None or head.end < len(grid.ys) - 1:
        return grid
    edges, bottom = head.columns.edges, grid.ys[-1]
    tops = (other.ys[0] for other in others if _overlap(other, grid) and not _is_within(other, edges))
    limit = min((top for top in tops if top >= bottom), default=inf)
    below = [
        w for w in words if bottom <= w.top and w.bottom <= limit and edges[0] <= w.x0 and w.x1 <= edges[-1] + _OVER
    ]
    body: list[TextLine] = []
    several = any(word.look.turn for held in cells.values() for word in held)
    strokes = [y for y in _strokes_across(content, edges) if bottom - _OVER < y < limit - _OVER]
    for line in make_lines([word for word in below if not word.look.turn]) if below else ():
        shared = _shared_out(line, edges, head.columns.padding)
        gap = line.top - bottom
        if gap > _WIDEST_GAP * size_of(line.words[0]) or (body and _heads_next(line, shared, body)):
            break
        if shared.spans and not (body and _is_closed(line, bottom, strokes)):
            break
        body.append(line)
        bottom = line.bottom
        several = several or len(shared.pieces) > 1
    if bottom == grid.ys[-1] or not several:
        return grid
    row, columns, foot = len(grid.ys) - 1, len(grid.xs) - 1, grid.ys[-1]
    between = [y for y in strokes if foot + _OVER < y < bottom - _OVER]
    ys = (*grid.ys, *_merged(between), bottom + _OVER)
    rows = range(row, len(ys) - 1)
    regions = (*grid.regions, *(Region(at, 0, at + 1, columns) for at in rows))
    owner = (*grid.owner, *((len(grid.regions) + at - row,) * columns for at in rows))
    return grid._replace(ys=ys, regions=regions, owner=owner)


def _strokes_across(content: PageContent, edges: Sequence[float]) -> list[float]:
    """Return the heights of the level strokes that run from side to side of a table, from the top."""
    return sorted(
        (s.top + s.bottom) / 2
        for s in content.segments
        if s.bottom - s.top < s.x1 - s.x0 and abs(s.x0 - edges[0]) <= _SAME_SIDE and abs(s.x1 - edges[-1]) <= _SAME_SIDE
    )


def _is_closed(line: TextLine, above: float, strokes: Sequence[float]) -> bool:
    """Whether a text is a row of its own: right below a stroke that ends the row ``above`` it, and above another."""
    near = _NEAR_STROKE * size_of(line.words[0])
    over = [y for y in strokes if above - _OVER < y < line.top + _OVER]
    under = [y for y in strokes if line.bottom - _OVER < y]
    return bool(over and under) and line.top - over[-1] < near and under[0] - line.bottom < near


def _heads_next(line: TextLine, shared: RowLine, body: Sequence[TextLine]) -> bool:
    """Whether a line below a blank is alone at its left, in another print than the first of the ``body`` above it."""
    looks = [(one.words[0].look.bold, round(size_of(one.words[0]))) for one in (line, body[0])]
    below = line.top - body[-1].bottom > _HEADING_GAP * size_of(body[0].words[0])
    return below and looks[0] != looks[1] and len(shared.pieces) == 1 and shared.pieces[0][0] == 0


def _is_within(other: Grid, edges: Sequence[float]) -> bool:
    """Whether a box is hardly wider than the column that it stands in: the shade of its words."""
    at = _column((other.xs[0] + other.xs[-1]) / 2, edges)
    return other.xs[-1] - other.xs[0] <= edges[at + 1] - edges[at] + _PADDING[1]


def _overlap(one: Grid, other: Grid) -> bool:
    return one.xs[0] < other.xs[-1] and other.xs[0] < one.xs[-1]


def _starts(
    lines: Sequence[RowLine],
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    content: PageContent,
) -> RowStarts:
    found = row_starts(lines, edges, strokes, content.fills, anchor_column(lines, len(edges) - 1))
    if len(lines) > _FEW_LINES:
        return found
    few = few_gaps(lines)
    return found._replace(starts=_with_codes(found.starts if few is None else sorted(few), lines))


def _with_codes(starts: list[int], lines: Sequence[RowLine]) -> list[int]:
    """Return the starts of rows without those of rows that have no code, where the first row has one."""
    coded = [bool(line.pieces) and is_coded(line.pieces[0][2]) for line in lines]
    rows = list(pairwise([*starts, len(lines)]))
    if not any(coded[: rows[0][1]]):
        return starts
    return [start for start, end in rows if start == 0 or any(coded[start:end]) or lines[start].spans]


def _are_rows(grid: Grid, wide: set[int], inside: set[int], lines: Sequence[RowLine], columns: int) -> bool:
    """Whether strokes alone part rows from rows: most of the ``wide`` cells hold one code each.

    They stand below one another, or below titles over all columns, of the cells ``inside`` the body.
    """
    anchor = anchor_column(lines, columns)
    if anchor is None and all(is_code(words) for line in lines if (words := line.in_column(0))):
        anchor = 0  # of too few rows
    over_all = {at for at in inside if (grid.regions[at].col, grid.regions[at].col_end) == (0, len(grid.xs) - 1)}
    heights = sorted({grid.box(grid.regions[at])[1::2] for at in wide | over_all})
    below = sum(abs(b[0] - a[1]) < _OVER for a, b in pairwise(heights))
    if anchor is None or below < max(_FEWEST_BELOW, _MOSTLY * (len(heights) - 1)):
        return False
    boxes = [grid.box(grid.regions[at]) for at in wide]
    coded = [(line.top + line.bottom) / 2 for line in lines if is_coded(line.in_column(anchor))]
    counts = [sum(top < y < bottom for y in coded) for _, top, _, bottom in boxes]
    return max(counts) == 1 and sum(counts) >= _MOSTLY * len(counts)


def _head(grid: Grid, cells: Cells) -> _Head | None:
    """Return the names of columns at the head of a grid; None where it has none."""
    for row in range(min(_MOST_HEADER_ROWS, len(grid.ys) - 1)):
        named = [at for at in dict.fromkeys(grid.owner[row]) if at in cells]
        if len(named) < _FEWEST_NAMES:
            continue
        first, end = row, row + 1
        while (last := max(grid.regions[at].row_end for at in set(grid.owner[end - 1]))) > end:
            end = last
        below = [grid.regions[at] for at in dict.fromkeys(grid.owner[end - 1])]
        names = [at for r in range(first, end) for at in dict.fromkeys(grid.owner[r]) if at in cells]
        if any(_text_length(cells[at]) > _LONGEST_NAME for at in names):
            return None
        edges = (*(grid.xs[region.col] for region in below), grid.xs[below[-1].col_end])
        starts = [min(word.x0 for word in cells[at]) - grid.box(grid.regions[at])[0] for at in names]
        low, high = _PADDING
        return _Head(end, Columns(edges, min(max(min(starts), low), high)))
    return None


def has_columns(grid: Grid, columns: Columns) -> bool:
    """Whether a grid has the sides of ``columns``."""
    left, right = columns.edges[0], columns.edges[-1]
    return abs(grid.xs[0] - left) <= _SAME_SIDE and abs(grid.xs[-1] - right) <= _SAME_SIDE


def _text_length(words: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in words)


def _columns(box: tuple[float, float, float, float], edges: Sequence[float]) -> tuple[int, int]:
    """Return the first column that a box stands in, and the one behind the last."""
    x0, _, x1, _ = box
    return _column(x0 + _OVER, edges), _column(x1 - _OVER, edges) + 1


def _column(x: float, edges: Sequence[float]) -> int:
    return max(0, min(len(edges) - 2, bisect_right(edges, x) - 1))


def _unparted(grid: Grid, cells: Cells, head: _Head) -> set[int]:
    """Return the cells below a header that hold texts of several of its columns side by side."""
    found: set[int] = set()
    for at, words in cells.items():
        region = grid.regions[at]
        narrow = head.end and region.col_end - region.col == 1  # in one column of a header of its own
        if narrow or region.row < head.end or len(words) < _FEWEST_PLACED:
            continue
        first, last = _columns(grid.box(region), head.columns.edges)
        if last - first > 1 and _may_hold_columns(words) and _holds_columns(make_lines(words), head.columns):
            found.add(at)
    return found


def _walled_rows(grid: Grid, cells: Cells, head: _Head) -> set[int]:
    """Return the cells below a header that hold the rows of a table with upright rules alone."""
    found: set[int] = set()
    for held in tall_cells(grid, cells, head.end).values():
        words = [word for at in held for word in cells[at]]
        lines = [_shared_out(line, head.columns.edges, head.columns.padding) for line in make_lines(words)]
        if holds_rows(lines, len(head.columns.edges) - 1):
            found.update(held)
    return found


def _may_hold_columns(words: Sequence[Word]) -> bool:
    """Whether words stand on several lines, or apart on one: a title on a line is passed fast."""
    if len(words) < _FEWEST_PLACED or any(word.look.turn for word in words):
        return False
    if max(word.top for word in words) >= min(word.bottom for word in words):
        return True
    placed = sorted(words, key=lambda word: word.x0)
    return any(b.x0 - a.x1 > _WIDE_BLANK * size_of(b) for a, b in pairwise(placed))


def _holds_columns(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Whether lines hold texts of several columns: one has a wide blank where a column begins, or several have any."""
    cut = [line for line in lines if len(_shared_out(line, columns.edges, columns.padding).pieces) > 1]
    wide = any(
        len(pieces) > 1 and any(b[2][0].x0 - a[2][-1].x1 > _WIDE_BLANK * size_of(b[2][0]) for a, b in pairwise(pieces))
        for pieces in (_shared_out(line, columns.edges, columns.padding).pieces for line in cut)
    )
    return wide or len(cut) > 1


def _is_walled(content: PageContent, edges: Sequence[float], top: float, bottom: float) -> bool:
    """Whether upright strokes part the columns of a body."""
    height = sum(
        min(s.bottom, bottom) - max(s.top, top)
        for s in content.segments
        if s.bottom - s.top > s.x1 - s.x0
        and s.top < bottom
        and s.bottom > top
        and any(abs((s.x0 + s.x1) / 2 - x) < _OVER for x in edges)
    )
    return height > _WALLED * (bottom - top) * len(edges)


def _is_kept(box: tuple[float, float, float, float], edges: Sequence[float], left: int) -> bool:
    """Whether a cell of the body stays: one of the columns before those unparted, or a title over all columns."""
    first, last = _columns(box, edges)
    return last <= left or first < left or (first, last) == (0, len(edges) - 1)


def _shared_out(line: TextLine, edges: Sequence[float], padding: float) -> RowLine:
    """Share out a line to the columns: it is cut at blanks in which an edge stands, wider than those of a text."""
    crossed = any(word.x0 < x - _OVER and x + _OVER < word.x1 for word in line.words for x in edges[1:-1])
    pieces: list[tuple[int, int, tuple[Word, ...]]] = []
    start = 0
    for at in range(1, len(line.words) + 1):
        if at < len(line.words):
            before, word = line.words[at - 1], line.words[at]
            col = _column(word.x0 + 1, edges)
            blank = word.x0 - before.x1
            apart = _column(before.x0 + 1, edges) < col and before.x1 <= edges[col] + _OVER
            wide = blank > _WIDE_BLANK * size_of(word)
            flush = abs(word.x0 - edges[col] - padding) < _OVER
            if not apart or not (wide or (flush and not crossed)):
                continue
        part = line.words[start:at]
        pieces.append((_column(part[0].x0 + 1, edges), _column(part[-1].x1 - _OVER, edges), part))
        start = at
    return RowLine(line.bottom, line.top, tuple(_within(piece, edges) for piece in pieces))


def _within(piece: tuple[int, int, tuple[Word, ...]], edges: Sequence[float]) -> tuple[int, int, tuple[Word, ...]]:
    """Return a piece of one column, where it hardly runs over that column's edge or its last word alone does."""
    first, last, words = piece
    if last == first + 1 and (len(words) == 1 or words[-1].x0 < edges[last]):
        return first, first, words
    return piece


def _crossing(lines: Sequence[RowLine], edges: Sequence[float]) -> int:
    """How many words run over edges on lines that hold several texts."""
    return sum(
        word.x0 < x - _OVER and x + _OVER < word.x1
        for line in lines
        if len(line.pieces) > 1
        for _, _, words in line.pieces
        for word in words
        for x in edges[1:-1]
    )


def _below(walls: Iterable[float], lines: Sequence[RowLine]) -> set[int]:
    """Return the lines right below a wall."""
    middles = [(line.top + line.bottom) / 2 for line in lines]
    return {at for at, (above, below) in enumerate(pairwise(middles), 1) if any(above < y < below for y in walls)}


def _height(grid: Grid, lines: Sequence[RowLine], at: int) -> float:
    """Return where a row begins: between its first line and the one above, at an edge of the grid if one is there."""
    above, below = lines[at - 1], lines[at]
    low, high = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
    known = [y for y in grid.ys if low < y < high]
    return known[0] if known else min(max((above.bottom + below.top) / 2, low), high)


def _merged(heights: Sequence[float]) -> list[float]:
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > _OVER:
            found.append(y)
    return found


def _filled(heights: Sequence[float], middles: Sequence[float]) -> list[float]:
    """Return the heights without those at the foot of an empty row: the rest of a cell of the page before."""
    found = [heights[0]]
    for y, after in pairwise(heights[1:]):
        if any(found[-1] < middle < y for middle in middles) and any(y < middle < after for middle in middles):
            found.append(y)
    return [*found, heights[-1]]
