"""Tables without rules: columns from blank strips, rows from strokes, shades, markers and gaps between lines.

What comes out is marked (``ruled=False``): it is a reading, not a fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.document import Box, Cell, Place, Table
from extract.layout.cells import PageTable, shade_at
from extract.layout.content import Fill, Word
from extract.layout.grid import Rule
from extract.layout.lines import TextLine, make_lines, size_of
from extract.layout.open_columns import Stretch, find_columns, runs_of
from extract.layout.paragraphs import Frame, to_blocks, usual_leading

_MARKER = re.compile(r"(?:[A-Za-zÀ-ÿ]{1,9}[\s.°-]*){0,3}\d+(?:[.\-/]\d+)*[.)°:]?$|[IVX]{1,5}[.)]?$|[a-zA-Z][.)]$")
_SHORT = 16  # characters of a code
_CODES = 0.6  # of a column's lines look like codes
_GAP = 1.25  # times the usual leading: a gap between rows
_SEPARATOR = 0.6  # of the table's width: a stroke that parts rows
_MOST_REST = 8  # lines of a cell that stand alone at the head or foot of a page
_FEWEST_FILLED = 3  # rows that fill two columns


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line shared out to columns: pieces as (first column, last column, words)."""

    bottom: float
    top: float
    pieces: tuple[tuple[int, int, tuple[Word, ...]], ...]

    def in_column(self, col: int) -> tuple[Word, ...]:
        return next((words for first, _, words in self.pieces if first == col), ())

    @property
    def spans(self) -> bool:
        return any(last > first for first, last, _ in self.pieces)


def open_table(
    stretch: Stretch, edges: tuple[float, ...], strokes: Sequence[Rule], fills: Sequence[Fill], alone: bool
) -> PageTable | None:
    """Return the table that the lines of ``stretch`` make with columns at ``edges``; None when they make none.

    ``alone`` tells that no other page has a part of it, so that its few rows must be proof enough.
    """
    lines = [_shared_out(line, edges) for line in stretch.lines]
    bounds = _row_starts(lines, stretch, edges, strokes, fills)
    rows = [lines[a:b] for a, b in pairwise([*bounds, len(lines)])]
    if sum(len({first for line in row for first, _, _ in line.pieces}) > 1 for row in rows) < (
        _FEWEST_FILLED if alone else 1
    ):
        return None
    leading = usual_leading([stretch.lines])
    cells: list[Cell] = []
    row_edges = [row[0].top - 1 for row in rows] + [rows[-1][-1].bottom + 1]
    for index, row in enumerate(rows):
        top, bottom = row_edges[index], row_edges[index + 1]
        cells.extend(_cells(row, index, edges, (top, bottom), stretch.page, fills, leading))
    cells = _with_spans(cells, len(rows), _anchor(lines, len(edges) - 1))
    place = Place(stretch.page, Box(edges[0], row_edges[0], edges[-1], row_edges[-1]))
    table = Table(tuple(cells), len(rows), len(edges) - 1, ruled=False, places=(place,), col_edges=edges)
    return PageTable(table, stretch.page, tuple(row_edges), False, False)


def shared_columns(stretches: Sequence[Stretch]) -> list[tuple[list[Stretch], tuple[float, ...]]]:
    """Group stretches that one set of columns fits, in order: the columns of all beat those of each."""
    groups: list[tuple[list[Stretch], tuple[float, ...]]] = []
    for stretch in stretches:
        own = find_columns([stretch])
        if groups:
            members, edges = groups[-1]
            both = find_columns([*members, stretch])
            if both and len(both) >= max(len(edges), len(own)) - 1 and len(both) >= len(edges):
                groups[-1] = ([*members, stretch], both)
                continue
        groups.append(([stretch], own))
    return [(members, edges) for members, edges in groups if edges]


def extended(
    members: Sequence[Stretch], edges: tuple[float, ...], pages: Mapping[int, Sequence[TextLine]]
) -> list[Stretch]:
    """Let stretches that go on from page to page reach the foot of the one and the head of the other."""
    known = {stretch.page for stretch in members}
    found = []
    for stretch in members:
        lines = list(pages[stretch.page])
        start, end = lines.index(stretch.lines[0]), lines.index(stretch.lines[-1]) + 1
        if stretch.page - 1 in known and start <= _MOST_REST and all(_fits(line, edges) for line in lines[:start]):
            start = 0
        rest = len(lines) - end
        if stretch.page + 1 in pages and rest <= _MOST_REST and all(_fits(line, edges) for line in lines[end:]):
            end = len(lines)
        found.append(_stretch(stretch.page, lines[start:end]))
        after = stretch.page + 1
        if end == len(lines) and after in pages and after not in known:
            head = _head(pages[after], edges)
            if head:
                found.append(_stretch(after, head))
    return found


def _stretch(page: int, lines: Sequence[TextLine]) -> Stretch:
    return Stretch(page, tuple(lines), tuple(runs_of(line) for line in lines))


def _head(lines: Sequence[TextLine], edges: tuple[float, ...]) -> list[TextLine]:
    """Return the lines at the head of a page that go on with a table: too few to show its columns themselves."""
    head: list[TextLine] = []
    for line in lines:
        size = size_of(line.words[0])
        if not _fits(line, edges) or (head and line.bottom - head[-1].bottom > 2.5 * size):
            break
        head.append(line)
    rows = [line for line in head if len(runs_of(line)) > 1]
    aligned = [all(any(abs(run.x0 - edge) < 4 for edge in edges) for run in runs_of(line)) for line in rows]
    return head if rows and all(aligned) else []


def _fits(line: TextLine, edges: tuple[float, ...]) -> bool:
    """Whether a line may be the rest of a cell, or a title row: it starts where a column does."""
    return any(-1 <= line.x0 - edge < 6 for edge in edges[:-1])


def _shared_out(line: TextLine, edges: tuple[float, ...]) -> _Line:
    pieces: list[tuple[int, int, tuple[Word, ...]]] = []
    for run in runs_of(line):
        first, start = _column(run.words[0].x0 + 1, edges), 0
        reach = first
        for index, word in enumerate(run.words):
            at = _column(word.x0 + 1, edges)
            if at > reach and index > start and _starts_column(word, run.words[index - 1], edges[at]):
                pieces.append((first, reach, run.words[start:index]))
                first, start = at, index
            reach = max(reach if index > start else first, _column(word.x1 - 1, edges))
        pieces.append((first, reach, run.words[start:]))
    return _Line(line.bottom, line.top, tuple(pieces))


def _starts_column(word: Word, before: Word, edge: float) -> bool:
    """Whether a word behind a mere blank is the first of the next column: it stands right at that column's edge."""
    return word.x0 - edge < 3.5 and before.x1 <= edge + 1 and word.x0 - before.x1 > 0.35 * size_of(word)


def _column(x: float, edges: tuple[float, ...]) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= x for edge in edges) - 1))


def _row_starts(
    lines: list[_Line], stretch: Stretch, edges: tuple[float, ...], strokes: Sequence[Rule], fills: Sequence[Fill]
) -> list[int]:
    """Return the indexes of the lines that start a row."""
    forced = _separated(lines, edges, strokes, fills)
    anchors = _anchored(lines, len(edges) - 1, edges[-1])
    if len(forced) >= 4 and len(forced) >= 0.7 * len(anchors):
        return sorted({0} | forced)
    size = median(size_of(line.words[0]) for line in stretch.lines)
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    starts = {0} | forced
    if anchors:
        known = sorted(anchors | forced | {0})
        for above, below in pairwise(known):
            starts.add(below if below in forced else _widest(steps, above, below))
    else:
        close = [step for step in steps if step > 0.5 * size]
        usual = sorted(close)[len(close) // 4] if close else 1.2 * size
        starts |= {at + 1 for at, step in enumerate(steps) if step > _GAP * usual}
    return sorted(starts)


def _widest(steps: list[float], above: int, below: int) -> int:
    """Return the line, behind ``above`` and up to ``below``, before which the gap is widest (ties: ``below``)."""
    best = below
    for at in range(below - 1, above, -1):
        if steps[at - 1] > 1.12 * steps[best - 1]:
            best = at
    return best


def _separated(
    lines: list[_Line], edges: tuple[float, ...], strokes: Sequence[Rule], fills: Sequence[Fill]
) -> set[int]:
    """Lines that stand right below a stroke over most of the table, or below the edge of a shade."""
    wide = edges[-1] - edges[0]
    heights = [s.at for s in strokes if min(s.end, edges[-1]) - max(s.start, edges[0]) > _SEPARATOR * wide]
    bands: dict[int, float] = {}
    for fill in fills:
        for height in (fill.top, fill.bottom):
            inside = min(fill.x1, edges[-1]) - max(fill.x0, edges[0])
            bands[round(height)] = bands.get(round(height), 0.0) + max(0.0, inside)
    heights += [height for height, covered in bands.items() if covered > _SEPARATOR * wide]
    found = set()
    for at, (above, below) in enumerate(pairwise(lines)):
        middle_above, middle_below = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
        if any(middle_above < height < middle_below for height in heights):
            found.add(at + 1)
    return found


def _anchored(lines: list[_Line], columns: int, right: float) -> set[int]:
    """Lines that start a row by what stands in the column of codes, or run over columns as titles do."""
    anchor = _anchor(lines, columns)
    if anchor is None:
        return set()
    found: set[int] = set()
    header: set[int] = set()  # rows of the header, above the first code
    for at, line in enumerate(lines):
        words = line.in_column(anchor)
        above = lines[at - 1].in_column(anchor) if at else ()
        if (words and not _wraps(above, words, line.bottom - lines[at - 1].bottom if at else 0.0)) or (
            line.spans and not (at and lines[at - 1].spans and _could_not_end(lines[at - 1], line, right))
        ):
            found.add(at)
        elif found <= {0} and at and _fills_more(lines[at - 1], line):
            header.add(at)
    return found | header


def _could_not_end(above: _Line, line: _Line, right: float) -> bool:
    """Whether a title row had no room for the next line's first word, so that both are one title."""
    last, first = above.pieces[-1][2][-1], line.pieces[0][2][0]
    same = last.look.bold == first.look.bold and last.look.size == first.look.size
    return same and last.x1 + (first.x1 - first.x0) + 0.3 * size_of(first) > right - 8


def _fills_more(above: _Line, line: _Line) -> bool:
    """Whether a line of several pieces fills a column that the line above leaves empty: a second header row."""
    known = {first for first, _, _ in above.pieces}
    return len(line.pieces) > 1 and any(first not in known for first, _, _ in line.pieces)


def _wraps(above: tuple[Word, ...], words: tuple[Word, ...], step: float) -> bool:
    """Whether a code goes on with the line above ("Action" / "12"), or a longer text does."""
    if not above or step > 1.6 * size_of(words[0]):
        return False
    before, after = " ".join(w.text for w in above), " ".join(w.text for w in words)
    if _MARKER.match(after) and any(char.isdigit() for char in before):
        return False
    return not any(char.isdigit() for char in before) or not _MARKER.match(" ".join(w.text for w in words[:2]))


def _anchor(lines: list[_Line], columns: int) -> int | None:
    """Return the column whose lines are codes, or start with one; None when no column is like that."""
    best: int | None = None
    most = 0
    for col in range(columns):
        texts = [words for words in (line.in_column(col) for line in lines) if words]
        codes = sum(_is_code(words) for words in texts)
        if len(texts) >= 3 and codes >= 3 and codes >= _CODES * len(texts) and codes > 1.3 * most:
            best, most = col, codes
    return best


def _is_code(words: tuple[Word, ...]) -> bool:
    text = " ".join(word.text for word in words)
    return len(text) <= _SHORT and _MARKER.match(text) is not None


def _cells(
    row: list[_Line],
    index: int,
    edges: tuple[float, ...],
    sides: tuple[float, float],
    page: int,
    fills: Sequence[Fill],
    leading: float,
) -> list[Cell]:
    spans: list[tuple[int, int]] = []
    for first, last in sorted({(first, last) for line in row for first, last, _ in line.pieces}):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    taken = {col for first, last in spans for col in range(first, last + 1)}
    spans += [(col, col) for col in range(len(edges) - 1) if col not in taken]
    cells = []
    for first, last in sorted(spans):
        words = [word for line in row for start, _, part in line.pieces if first <= start <= last for word in part]
        box = Box(edges[first], sides[0], edges[last + 1], sides[1])
        frame = Frame(page, box.x0, box.x1, leading, in_cell=True)
        blocks = tuple(to_blocks(make_lines(words), frame)) if words else ()
        shade = shade_at(fills, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) if fills else None
        cells.append(Cell(index, first, 1, last - first + 1, blocks, shade, places=(Place(page, box),)))
    return cells


def _with_spans(cells: list[Cell], rows: int, anchor: int | None) -> list[Cell]:
    """Let the cells left of the column of codes reach down to the next filled one: they stand for all rows beside."""
    if not anchor:
        return cells
    kept: list[Cell] = []
    above: dict[int, int] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        known = above.get(cell.col)
        if cell.col_span > 1:
            above = {col: at for col, at in above.items() if not cell.col <= col < cell.col + cell.col_span}
        elif cell.col < anchor and not cell.blocks and known is not None:
            top = kept[known]
            kept[known] = Cell(top.row, top.col, cell.row - top.row + 1, 1, top.blocks, top.fill, places=(*top.places,))
            continue
        if cell.col < anchor and cell.col_span == 1:
            above[cell.col] = len(kept)
        kept.append(cell)
    return kept
