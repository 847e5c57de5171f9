"""Tables that tags describe and no rule draws: rows and spans from the tags, columns from where the cells stand.

Tags are believed only where they know nearly all words of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from extract.document import Box, Cell, Place, Table
from extract.layout.engine.content import Fill, Word
from extract.layout.engine.structure_tree import PageTree, TreeCell, TreeTable
from extract.layout.tables.cells import PageTable, shade_at, turned_lines, words_box
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import make_lines
from extract.layout.text.paragraphs import to_blocks, usual_leading

_KNOWN = 0.98  # of the page's words
_LOOSE = 0.9  # of a table's words are in no ruled table
_LOGICAL = 0.9  # of the rows have as many places as the table has columns
_TURNED = 12.0  # points from a column to the turned name over it
_SAME_COLUMNS = 25.0  # points between the starts of a column on two pages


class _Placed(NamedTuple):
    """A cell at its place in the grid, with its words."""

    row: int
    col: int
    cell: TreeCell
    words: list[Word]


class TaggedTable(NamedTuple):
    """A table found by tags, the words that it takes, and where each column starts (None: empty on this page)."""

    table: PageTable
    words: tuple[Word, ...]
    starts: tuple[float | None, ...]


def covers(tree: PageTree, words: Sequence[Word], marks: Mapping[int, int]) -> bool:
    """Whether the tags know nearly all of ``words``."""
    known = sum(marks.get(word.start, -1) in tree.marks for word in words)
    return bool(words) and known >= _KNOWN * len(words)


def tagged_tables(
    page: int, tree: PageTree, words: Sequence[Word], marks: Mapping[int, int], fills: Sequence[Fill]
) -> list[TaggedTable]:
    """Return the tables of the tree whose words are among ``words`` (those that no ruled table holds)."""
    by_mark: dict[int, list[Word]] = {}
    turned = [word for word in words if word.look.turn]  # browsers draw them apart, with marks of their own count
    for word in words:
        if not word.look.turn:
            by_mark.setdefault(marks.get(word.start, -1), []).append(word)
    found = []
    for tagged in tree.tables:
        wanted = sum(mark in tagged.marks for mark in marks.values())
        loose = sum(len(by_mark.get(mark, ())) for mark in tagged.marks)
        loose += sum(marks.get(word.start) in tagged.marks for word in turned)
        if len(tagged.rows) < 2 or not wanted or loose < _LOOSE * wanted:
            continue
        placed, columns = _place(tagged, by_mark)
        placed = _with_turned(placed, columns, turned) if turned else placed
        if columns > 1 and any(cell.words for cell in placed):
            found.append(_build(page, placed, columns, len(tagged.rows), fills))
    return found


def with_common_columns(tables: Sequence[TaggedTable]) -> list[TaggedTable]:
    """Give tables on consecutive pages that have the same columns the same edges."""
    groups: list[list[TaggedTable]] = []
    for table in tables:
        if groups and _alike(groups[-1], table):
            groups[-1].append(table)
        else:
            groups.append([table])
    result: list[TaggedTable] = []
    for group in groups:
        edges = _edges(_common_starts(group), max(one.table.table.col_edges[-1] for one in group))
        result.extend(_on_edges(one, edges) for one in group)
    return result


def _common_starts(group: Sequence[TaggedTable]) -> tuple[float | None, ...]:
    columns = zip(*(one.starts for one in group), strict=True)
    return tuple(min((x for x in starts if x is not None), default=None) for starts in columns)


def _alike(group: list[TaggedTable], other: TaggedTable) -> bool:
    last = group[-1]
    if other.table.page != last.table.page + 1 or len(other.starts) != len(last.starts):
        return False
    both = zip(_common_starts(group), other.starts, strict=True)
    return all(abs(a - b) <= _SAME_COLUMNS for a, b in both if a is not None and b is not None)


def _on_edges(tagged: TaggedTable, edges: tuple[float, ...]) -> TaggedTable:
    table = tagged.table.table
    changed = Table(table.cells, table.n_rows, table.n_cols, table.header_rows, places=table.places, col_edges=edges)
    return tagged._replace(table=tagged.table._replace(table=changed))


def _place(tagged: TreeTable, by_mark: Mapping[int, list[Word]]) -> tuple[list[_Placed], int]:
    """Put each cell in its column: by counting where the rows are complete, else by where its words stand."""
    logical, columns = _by_counting(tagged, by_mark)
    complete = sum(_width(row) == columns for row in tagged.rows)
    spanning = any(cell and cell.row_span > 1 for row in tagged.rows for cell in row)
    if complete >= _LOGICAL * len(tagged.rows) or (spanning and logical and any(None in row for row in tagged.rows)):
        return logical, columns
    return _by_position(tagged, by_mark)


def _with_turned(placed: list[_Placed], columns: int, turned: Sequence[Word]) -> list[_Placed]:
    """Put turned words in the free places at their height, each over the words of its column."""
    found = [one for one in placed if one.words]
    rows = {row: [one for one in found if one.row == row] for row in sorted({one.row for one in found})}
    for col in range(columns):
        own = [word for one in found if one.col == col and one.cell.col_span == 1 for word in one.words]
        x0, x1 = min((word.x0 for word in own), default=inf), max((word.x1 for word in own), default=-inf)
        words = [w for w in turned if x0 - _TURNED <= (w.x0 + w.x1) / 2 <= x1 + _TURNED]
        if not words:
            continue
        box = words_box(words)
        for row, ones in rows.items():
            line = words_box([word for one in ones for word in one.words])
            if box.top <= line.bottom and line.top <= box.bottom and all(one.col != col for one in ones):
                plain = ones[0].cell._replace(marks=frozenset(), col_span=1, row_span=1)
                placed = [*(one for one in placed if (one.row, one.col) != (row, col)), _Placed(row, col, plain, words)]
                break
    return placed


def _width(row: tuple[TreeCell | None, ...]) -> int:
    return sum(cell.col_span if cell else 1 for cell in row)


def _words_of(cell: TreeCell, by_mark: Mapping[int, list[Word]]) -> list[Word]:
    return sorted((word for mark in cell.marks for word in by_mark.get(mark, ())), key=lambda word: word.start)


def _by_counting(tagged: TreeTable, by_mark: Mapping[int, list[Word]]) -> tuple[list[_Placed], int]:
    columns = max(map(_width, tagged.rows))
    taken: dict[int, int] = {}  # column: first row that is free again
    placed: list[_Placed] = []
    for index, row in enumerate(tagged.rows):
        for col in _going_on(row, placed, [col for col in range(columns) if taken.get(col, 0) <= index], by_mark):
            taken[col] = index + 1
        col = 0
        for cell in row:
            while taken.get(col, 0) > index:
                col += 1
            span = cell.col_span if cell else 1
            if cell is not None and col < columns:
                placed.append(_Placed(index, col, cell, _words_of(cell, by_mark)))
                for at in range(col, col + span):
                    taken[at] = index + cell.row_span
            col += span
    return placed, columns


def _going_on(
    row: tuple[TreeCell | None, ...], placed: Sequence[_Placed], free: Sequence[int], by_mark: Mapping[int, list[Word]]
) -> Sequence[int]:
    """Return the columns where a merged cell goes on that has no words on this page, so that its span is not known.

    It stands left of what a row has, and the first cell of the row under those of the column that it then falls in.
    """
    short = len(free) - _width(row)
    first = next((cell for cell in row if cell), None)
    if short <= 0 or first is None or row[0] is None or not (words := _words_of(first, by_mark)):
        return ()
    cut = min((one.row for one in placed if not one.cell.is_header), default=0)  # the row that the page begins in
    said = {one.col for one in placed if one.row == cut and one.words}
    above = [word for one in placed if one.col == free[short] for word in one.words]
    if not above or any(col in said for col in free[:short]):
        return ()
    box, column = words_box(words), words_box(above)
    return free[:short] if min(box.x1, column.x1) > max(box.x0, column.x0) else ()


def _by_position(tagged: TreeTable, by_mark: Mapping[int, list[Word]]) -> tuple[list[_Placed], int]:
    """Take the columns from the fullest rows; browsers tag no empty cells."""
    rows = [[(cell, _words_of(cell, by_mark)) for cell in row if cell] for row in tagged.rows]
    rows = [[(cell, words) for cell, words in row if words] for row in rows]
    most = max((len(row) for row in rows if all(cell.col_span == 1 for cell, _ in row)), default=0)
    if most < 2:
        return [], 0
    full = [row for row in rows if len(row) == most and all(cell.col_span == 1 for cell, _ in row)]
    starts = [min(word.x0 for row in full for word in row[col][1]) for col in range(most)]
    ends = [max(word.x1 for row in full for word in row[col][1]) for col in range(most)]
    placed: list[_Placed] = []
    for index, row in enumerate(rows):
        col = 0
        for cell, words in row:
            box = words_box(words)
            wide = cell.col_span > 1
            at = min(range(col, most), key=lambda k: _distance(box, starts[k], ends[k], wide), default=most - 1)
            placed.append(_Placed(index, at, cell, words))
            col = min(at + cell.col_span, most - 1)
    return placed, most


def _distance(box: Box, start: float, end: float, wide: bool) -> float:
    """How badly a cell's words fit a column: their overlap counts first, then where they start."""
    overlap = min(box.x1, end) - max(box.x0, start)
    return abs(box.x0 - start) - (1000.0 if not wide and overlap > 0.5 * (box.x1 - box.x0) else 0.0)


def _build(page: int, placed: list[_Placed], columns: int, rows: int, fills: Sequence[Fill]) -> TaggedTable:
    boxes = {at: words_box(one.words) for at, one in enumerate(placed) if one.words}
    starts = _starts(placed, boxes, columns)
    edges = _edges(starts, max(box.x1 for box in boxes.values()) + 2)
    tops = _row_edges(placed, boxes, rows)
    leading = usual_leading([make_lines(one.words) for one in placed if len(one.words) > 1])
    cells: list[Cell] = []
    covered: set[tuple[int, int]] = set()
    for one in placed:
        last_row = min(one.row + one.cell.row_span, rows)
        last_col = min(one.col + one.cell.col_span, columns)
        box = Box(edges[one.col], tops[one.row], edges[last_col], tops[last_row])
        frame = Frame(page, box.x0, box.x1, leading, in_cell=True)
        blocks = tuple(to_blocks(turned_lines(one.words)[0], frame)) if one.words else ()
        places = {(row, col) for row in range(one.row, last_row) for col in range(one.col, last_col)}
        if places & covered:
            continue
        covered |= places
        cells.append(
            Cell(
                one.row,
                one.col,
                last_row - one.row,
                last_col - one.col,
                blocks,
                _shade(fills, box),
                is_header=one.cell.is_header,
                places=(Place(page, box),),
            )
        )
    headers = _header_rows(placed, rows)
    outer = next((col for col in range(columns) if (headers, col) in covered), columns)
    for row in range(rows):
        for col in range(columns):
            if (row, col) in covered:
                continue
            span = 1  # a merged cell of the page before leaves its column empty from the first row on
            while row == headers and (row + span, col) not in covered and row + span < rows and outer > col:
                span += 1
            covered |= {(row + at, col) for at in range(span)}
            box = Box(edges[col], tops[row], edges[col + 1], tops[row + span])
            cells.append(Cell(row, col, span, fill=_shade(fills, box), places=(Place(page, box),)))
    place = Place(page, Box(edges[0], tops[0], edges[-1], tops[-1]))
    table = Table(tuple(cells), rows, columns, headers, places=(place,), col_edges=edges)
    words = tuple(word for one in placed for word in one.words)
    return TaggedTable(PageTable(table, page, tops, False, False), words, starts)


def _shade(fills: Sequence[Fill], box: Box) -> str | None:
    """Return the shade of a cell, a bar of a calendar that leaves its cell without text included."""
    return shade_at(fills, (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) if fills else None


def _header_rows(placed: list[_Placed], rows: int) -> int:
    count = 0
    while count < rows and all(one.cell.is_header for one in placed if one.row == count):
        count += 1
    return count if count < rows else 0


def _starts(placed: list[_Placed], boxes: Mapping[int, Box], columns: int) -> tuple[float | None, ...]:
    starts: list[float | None] = [None] * columns
    for at, box in boxes.items():
        known = starts[placed[at].col]
        starts[placed[at].col] = box.x0 if known is None else min(known, box.x0)
    return tuple(starts)


def _edges(starts: Sequence[float | None], right: float) -> tuple[float, ...]:
    """Return the edges of columns; one that is empty everywhere has no width."""
    edges = [right] * (len(starts) + 1)
    for col in range(len(starts) - 1, -1, -1):
        start = starts[col]
        edges[col] = edges[col + 1] if start is None else min(start - 2, edges[col + 1])
    return tuple(edges)


def _row_edges(placed: list[_Placed], boxes: Mapping[int, Box], rows: int) -> tuple[float, ...]:
    tops: list[float | None] = [None] * rows
    for at, box in boxes.items():
        row = placed[at].row
        known = tops[row]
        tops[row] = box.top if known is None else min(known, box.top)
    edges = [max(box.bottom for box in boxes.values()) + 1] * (rows + 1)
    for row in range(rows - 1, -1, -1):
        top = tops[row]
        edges[row] = edges[row + 1] if top is None else min(top - 1, edges[row + 1])
    return tuple(edges)
