"""Tables without rules: columns from blank strips, rows from strokes, shades, markers and gaps between lines.

What comes out is marked (``ruled=False``): it is a reading, not a fact.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise, takewhile
from statistics import median

from extract.document import Box, Cell, Place, Table
from extract.layout.engine.content import Fill, Word
from extract.layout.open_tables.columns import Run, Stretch, find_columns, have_headers_apart, is_short, runs_of
from extract.layout.open_tables.header import (
    header_above,
    header_over_titles,
    lower_storeys,
    repeated_header,
    with_header,
)
from extract.layout.open_tables.labels import repeated_labels
from extract.layout.open_tables.lines_of_labels import are_lines_of_labels
from extract.layout.open_tables.middle_rows import first_text
from extract.layout.open_tables.parent_cells import rows_of_parents
from extract.layout.open_tables.parent_column import parent_column, with_parents
from extract.layout.open_tables.rows import row_starts
from extract.layout.open_tables.title_rows import across, titles_whole
from extract.layout.tables.cells import PageTable, shade_at
from extract.layout.tables.grid import Rule
from extract.layout.tables.join_tables import joined_blocks
from extract.layout.tables.row_codes import anchor_column, is_code, is_coded
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine, make_lines, size_of
from extract.layout.text.paragraphs import to_blocks, usual_leading
from extract.layout.text.side_facts import has_facts
from extract.layout.text.symbols import is_bullet

_LIST_MARK = re.compile(r"(?:[^\w\s]|[o\uf000-\uf0ff]|\(?\w{1,3}[.)°]|\d+(?:\.\d+)*\.?)(?:\s+[^\w\s])*$")
_UNITS = ("%", "€")
_FEWEST_IN_COLUMNS = 2  # rows with a text in each column
_SAME_EDGE = 3.0  # points
_LARGER = 1.3  # times the print of a table: a heading above it, none of its rows
_SIDE_BY_SIDE = 0.3  # font sizes by which lines overlap
_SMALLER = 0.95  # times its smallest print: a note below it
_MOST_HEADER_LINES = 6
_NEXT_LINE = 0.6  # font sizes between the lines of one text
_SAME_STEP = 1.08  # times the step between the lines of a text
_SAME_BLANK = 0.2  # points
_UNDERLINE = 2.0  # points that it may reach beyond its words
_IN_PLACE = 1.0  # points
_LISTED = 0.6  # of the lines that fill both columns
_USUAL_BLANK = 0.4  # font sizes between the words of a text
_GOING_ON = 0.1  # of them
_MOST_OF_TITLE = 2  # texts: a code and its title
_FEWEST_FILLED = 3  # rows that fill two columns
_SHARE_FILLED = 0.25  # of all rows: in text with a figure at its right once a page hardly any row does


def open_tables(
    stretch: Stretch,
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    fills: Sequence[Fill],
    whole: Sequence[Stretch],
    titles: Container[TextLine] = (),
) -> list[PageTable]:
    """Return the tables that the lines of ``stretch`` make with columns at ``edges``, parted by ``titles``.

    ``whole`` holds all parts of the table: its codes stand in one column, and where there is but one part, its few rows
    must be proof enough. Headings in the first column stand beside the rows that the rest of the lines make.
    """
    if (found := parent_column(whole, edges)) is None:
        return _open_tables(stretch, edges, strokes, fills, whole, titles)
    at = next(at for at, one in enumerate(whole) if one is stretch)
    tables = _open_tables(found.stretches[at], edges, strokes, fills, found.stretches, titles)
    leading = usual_leading([stretch.lines])
    return [with_parents(table, found.parents[at], leading) for table in tables]


def _open_tables(
    stretch: Stretch,
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    fills: Sequence[Fill],
    whole: Sequence[Stretch],
    titles: Container[TextLine],
) -> list[PageTable]:
    lines = titles_whole([_shared_out(line, edges) for line in stretch.lines], edges)
    two = len(edges) == 3
    if ((two or _is_one_text(lines)) and _is_list(lines)) or (two and has_facts(stretch.lines)):
        return []
    if are_lines_of_labels(stretch):
        return []
    everything = [
        line
        for part in whole
        for line in titles_whole([_shared_out(line, edges) for line in part.lines if line not in titles], edges)
    ]
    anchor = anchor_column(everything, len(edges) - 1)
    bounds, beside = row_starts(
        lines, edges, strokes, fills, anchor, repeated_labels(everything), stretch is not whole[0]
    )
    header = _repeated(stretch, whole[0])
    header = header if header < len(lines) else 0
    inside = {at for at in bounds if 0 < at < header and _overlap(lines[at - 1], lines[at])}
    again = repeated_header(lines, everything, len(edges) - 1) | lower_storeys(lines, everything)
    again = {at for at in again if not at or not _overlap(lines[at - 1], lines[at])}
    apart = [line in titles for line in stretch.lines]
    bounds = sorted(
        {*(set(bounds) - inside), header, *again, *(at for at in range(1, len(lines)) if apart[at] != apart[at - 1])}
    )
    rows = [lines[a:b] for a, b in pairwise([*bounds, len(lines)])]
    filled = sum(len({first for line in row for first, _, _ in line.pieces}) > 1 for row in rows)
    if filled < (_FEWEST_FILLED if len(whole) == 1 else 1) or filled <= _SHARE_FILLED * len(rows):
        return []
    repeated = None if stretch is whole[0] else bounds.index(header)
    page, leading = stretch.page, usual_leading([stretch.lines])
    parts = [k for k in range(len(rows)) if apart[bounds[k]]]
    tables: list[PageTable] = []
    for before, after in pairwise([-1, *parts, len(rows)]):
        if before + 1 < after:
            head = repeated if before < 0 else None
            own = across(with_header(rows[before + 1 : after], edges, head), edges, fills, head)
            cells, heights = row_cells(own, edges, page, fills, leading)
            cells = _without_partial_rules(cells, own, edges, strokes)
            heights = (*heights[:-1], _foot(own[-1][-1], heights[-1], edges, fills))
            tables.append(page_table(_with_spans(cells, own, beside, anchor, head), edges, heights, page))
    return tables


def _is_one_text(lines: Sequence[RowLine]) -> bool:
    """Whether most lines run over every side between columns, but for that of the first: blanks below each other."""
    inner = range(1, max((last for line in lines for _, last, _ in line.pieces), default=0))
    return all(
        sum(first <= col < last for line in lines for first, last, _ in line.pieces if first > 0)
        > sum(a[1] == col and b[0] == col + 1 for line in lines for a, b in pairwise(line.pieces))
        for col in inner
    )


def _is_list(lines: Sequence[RowLine]) -> bool:
    """Whether the first of two columns holds list marks and numbers only: running text with hanging indents.

    So do headings whose codes stand before them, each beside the beginning of its title.
    """
    marked = [line.pieces for line in lines if not line.pieces[0][0] and len(line.pieces) > 1]
    marks = [words for (_, _, words), *_ in marked]
    bare = sum(_LIST_MARK.match(" ".join(word.text for word in words)) is not None for words in marks)
    parted = sum(_is_parted(words, after[2]) for (_, _, words), after, *_ in marked)
    if not marked or bare >= _LISTED * parted:
        return bool(marked)
    codes = sum(is_code(words) and col > 0 for (_, _, words), (col, _, _), *_ in marked)
    goes_on = sum(words[0].text[0].islower() for _, (_, _, words), *_ in marked)  # beside a code at middle height
    return codes >= _LISTED * len(marked) and goes_on <= _GOING_ON * len(marked)


def _is_parted(words: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a mark, or a blank wider than one between words, stands before a text; other texts are cut by chance."""
    mark = _LIST_MARK.match(" ".join(word.text for word in words)) is not None
    return mark or after[0].x0 - words[-1].x1 > _USUAL_BLANK * size_of(after[0])


def _repeated(stretch: Stretch, first: Stretch) -> int:
    """Return how many lines at the head of a page repeat the head of the table."""
    if stretch is first:
        return 0
    count = 0
    for one, other in zip(stretch.lines[:_MOST_HEADER_LINES], first.lines, strict=False):
        if one.text != other.text:
            break
        count += 1
    return count


def _overlap(above: RowLine, line: RowLine) -> bool:
    """Whether two lines of names in the middle of a row stand partly side by side: no row begins between them."""
    return above.bottom - line.top > _SIDE_BY_SIDE * size_of(line.pieces[0][2][0])


def shared_columns(stretches: Sequence[Stretch]) -> list[tuple[list[Stretch], tuple[float, ...]]]:
    """Group stretches that one set of columns fits, in order: the columns of all beat those of each.

    Those of too few rows have no columns of their own: they go with the group next to them, where its columns fit.
    """
    groups: list[tuple[list[Stretch], tuple[float, ...]]] = []
    for stretch in (stretch for stretch in stretches if not is_short(stretch)):
        own = find_columns([stretch])
        if groups:
            members, edges = groups[-1]
            both = () if have_headers_apart(members[0], stretch) else find_columns([*members, stretch])
            if both and len(both) >= max(len(edges), len(own)) - 1 and len(both) >= len(edges):
                groups[-1] = ([*members, stretch], both)
                continue
            part = _part_in_columns(stretch, edges) if len(own) < len(edges) else None
            if part is not None and _same_edges(find_columns([*members, part]), edges):
                groups[-1] = ([*members, part], edges)
                continue
        groups.append(([stretch], own))
    for stretch in filter(is_short, stretches) if groups else ():
        _join_nearest(stretch, groups)
    return [(members, edges) for members, edges in groups if edges]


def _part_in_columns(stretch: Stretch, edges: tuple[float, ...]) -> Stretch | None:
    """Return the rows of a stretch before those that stand elsewhere than in the columns of the pages before.

    Signatures below the last row are set side by side, too. None where all rows stand there, or hardly any.
    """
    several = [
        (at, all(any(-1 <= run.x0 - edge < 6 for edge in edges[:-1]) for run in row))
        for at, row in enumerate(stretch.rows)
        if len(row) > 1
    ]
    end = next((at for at, in_place in several if not in_place), None)
    rows = [row for row in stretch.rows[:end] if len(row) == len(edges) - 1]
    if end is None or len(rows) < _FEWEST_IN_COLUMNS:
        return None
    return Stretch(stretch.page, stretch.lines[:end], stretch.rows[:end])


def _same_edges(both: tuple[float, ...], edges: tuple[float, ...]) -> bool:
    return len(both) == len(edges) and all(abs(a - b) <= _SAME_EDGE for a, b in zip(both[:-1], edges[:-1], strict=True))


def _join_nearest(stretch: Stretch, groups: list[tuple[list[Stretch], tuple[float, ...]]]) -> None:
    """Put a short stretch into the group that begins or ends nearest to it, where that changes none of its columns."""
    distances = [min(abs(stretch.page - member.page) for member in members) for members, _ in groups]
    at = distances.index(min(distances))
    members, edges = groups[at]
    whole = sorted([*members, stretch], key=lambda one: (one.page, one.lines[0].top))
    both = find_columns(whole) if edges else ()
    if _same_edges(both, edges):
        groups[at] = (whole, both)


def extended(
    members: Sequence[Stretch],
    edges: tuple[float, ...],
    pages: Mapping[int, Sequence[Sequence[TextLine]]],
    tabular: Container[int] = (),
    owned: Container[int] = (),
) -> list[Stretch]:
    """Let stretches that go on from page to page reach the foot of the one and the head of the other.

    ``pages`` are the lines of each page in the parts that frames leave of it: a stretch does not reach beyond its own.
    What stands on a page with stretches of its own (``tabular``) goes on with these columns only where it starts there;
    a line of another stretch, ``owned`` by its identity, goes on with none.
    """
    known = {stretch.page for stretch in members}
    found: list[Stretch] = []
    for stretch in members:
        parts = pages[stretch.page]
        at = next(i for i, part in enumerate(parts) if stretch.lines[0] in part)
        lines = list(parts[at])
        start, end = lines.index(stretch.lines[0]), lines.index(stretch.lines[-1]) + 1
        before = 0
        if found and found[-1].page == stretch.page and found[-1].lines[-1] in lines:
            before = lines.index(found[-1].lines[-1]) + 1
        listed = any(_is_listed(line) for line in stretch.lines)
        largest = _LARGER * max(line.look.size for line in stretch.lines)
        if ((stretch.page - 1 in known and at == 0) or before) and all(
            _fits(line, edges) and _is_listed(line) <= listed and line.look.size <= largest
            for line in lines[before:start]
        ):
            start = before
        ends_page = not any(other.page == stretch.page and other.lines[0] in lines[end:] for other in members)
        goes_on = at == len(parts) - 1 and stretch.page + 1 in pages and ends_page
        foot = _without_notes(lines, end, min(line.look.size for line in stretch.lines))
        if goes_on and all(_fits(line, edges) and _is_listed(line) <= listed for line in lines[end:foot]):
            end = foot
        if start > before:
            start = first_text(lines, start, end)
            start = header_over_titles(lines, header_above(lines, start, edges), edges)
        if before and start == before:  # the same table, parted by a long cell
            start = lines.index(found.pop().lines[0])
        found.append(_stretch(stretch.page, lines[start:end]))
        after = stretch.page + 1
        if goes_on and end == foot and after not in known:
            above = [] if after in tabular else [run for row in stretch.rows for run in row]
            free = takewhile(lambda line: id(line) not in owned, pages[after][0])
            head = _head(list(free), edges, above)
            if head:
                found.append(_stretch(after, head))
    return found


def _without_notes(lines: Sequence[TextLine], end: int, size: float) -> int:
    """Return where the notes at the foot of a page begin: lines in smaller print than any of a table's, of ``size``."""
    foot = len(lines)
    while foot > end and lines[foot - 1].look.size < _SMALLER * size:
        foot -= 1
    return foot


def _stretch(page: int, lines: Sequence[TextLine]) -> Stretch:
    return Stretch(page, tuple(lines), tuple(runs_of(line) for line in lines))


def _head(lines: Sequence[TextLine], edges: tuple[float, ...], above: Sequence[Run]) -> list[TextLine]:
    """Return the lines at the head of a page that go on with a table: too few to show its columns themselves.

    Their texts start at an edge of a column, or are aligned in it as those of the page before are (``above``).
    """
    head: list[TextLine] = []
    for line in lines:
        size = size_of(line.words[0])
        if not _fits(line, edges) or (head and line.bottom - head[-1].bottom > 2.5 * size):
            break
        head.append(line)
    rows = [line for line in head if len(runs_of(line)) > 1]
    return head if rows and all(_is_in_place(run, edges, above) for line in rows for run in runs_of(line)) else []


def _is_in_place(run: Run, edges: tuple[float, ...], above: Sequence[Run]) -> bool:
    """Whether a text starts where a column does, or starts, ends or has its middle where others of its column do."""
    if any(abs(run.x0 - edge) < 4 for edge in edges):
        return True
    col = _column(run.x0 + 1, edges)
    others = [other for other in above if _column(other.x0 + 1, edges) == col]
    return run.x1 <= edges[col + 1] + 2 and any(
        min(abs(run.x0 - other.x0), abs(run.x1 - other.x1), abs(run.x0 + run.x1 - other.x0 - other.x1) / 2) < _IN_PLACE
        for other in others
    )


def _is_listed(line: TextLine) -> bool:
    """Whether a line begins with a bullet: a list that stands around a table without lists is none of its cells."""
    return is_bullet(line.words[0].text)


def _fits(line: TextLine, edges: tuple[float, ...]) -> bool:
    """Whether a line may be the rest of a cell, or a title row: it starts where a column does, or stands within one."""
    starts = any(-1 <= line.x0 - edge < 6 for edge in edges[:-1])
    return starts or any(a - 1 <= line.x0 and line.x1 <= b + 2 for a, b in pairwise(edges[1:]))


def _shared_out(line: TextLine, edges: tuple[float, ...]) -> RowLine:
    pieces: list[tuple[int, int, tuple[Word, ...]]] = []
    runs = runs_of(line)
    titled = len(runs) <= _MOST_OF_TITLE and all(word.look.bold for word in line.words)
    for run in runs:
        first, start = _column(run.words[0].x0 + 1, edges), 0
        reach = first
        blank = _blank(run.words) if first == 0 or titled or _is_crossed(run.words, edges) else 0.0
        for index, word in enumerate(run.words):
            at = _column(word.x0 + 1, edges)
            usual = blank or (_blank(run.words) if reach > first else 0.0)  # in a text that runs over columns
            if at > reach and index > start and _starts_column(word, run.words[index - 1], edges[at], usual):
                cut = _figure_start(run.words, start, index)
                if cut > start:
                    pieces.append((first, reach, run.words[start:cut]))
                first, start = at, cut
            reach = max(reach if index > start else first, _column(word.x1 - 1, edges))
        pieces.append((first, reach, run.words[start:]))
    if len(pieces) == 1 and pieces[0][0] == 0 < pieces[0][1]:  # a title row: it has the whole width to itself
        pieces = [(0, len(edges) - 2, pieces[0][2])]
    return RowLine(line.bottom, line.top, tuple(pieces))


def _starts_column(word: Word, before: Word, edge: float, blank: float) -> bool:
    """Whether a word behind a mere blank is the first of the next column: it stands right at that column's edge.

    Behind a blank as wide as all others of the line (``blank``) it stands there by chance, as does a figure's unit.
    """
    near, gap = word.x0 - edge, word.x0 - before.x1
    unit = word.text in _UNITS and before.text[-1].isdigit()
    if unit or before.x1 > edge + 1.6 or abs(gap - blank) < _SAME_BLANK:
        return False
    return (near < 3.5 and gap > 0.35 * size_of(word)) or near < 2.2


def _figure_start(words: Sequence[Word], start: int, at: int) -> int:
    """Return where the figure begins whose groups of digits stand on both sides of ``at``, else ``at``."""
    cut = at
    while cut > start and len(words[cut].text) == 3 and words[cut].text.isdigit() and words[cut - 1].text.isdigit():
        cut -= 1
    return cut


def _blank(words: Sequence[Word]) -> float:
    """Return the usual blank between words."""
    return median(b.x0 - a.x1 for a, b in pairwise(words)) if len(words) > 2 else 0.0


def _is_crossed(words: Sequence[Word], edges: tuple[float, ...]) -> bool:
    """Whether a word stands on both sides of an edge."""
    return any(word.x0 < edge - 3 and edge + 3 < word.x1 for word in words for edge in edges[1:-1])


def _column(x: float, edges: tuple[float, ...]) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= x for edge in edges) - 1))


def row_cells(
    rows: Sequence[list[RowLine]], edges: tuple[float, ...], page: int, fills: Sequence[Fill], leading: float
) -> tuple[list[Cell], tuple[float, ...]]:
    """Return the cells of rows, and the heights where these begin and the last one ends."""
    heights = (*(row[0].top - 1 for row in rows), rows[-1][-1].bottom + 1)
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        middle = (row[0].top + row[-1].bottom) / 2
        for first, last in _spans(row, len(edges) - 1):
            words = [word for line in row for start, _, part in line.pieces if first <= start <= last for word in part]
            box = Box(edges[first], heights[index], edges[last + 1], heights[index + 1])
            frame = Frame(page, box.x0, box.x1, leading, in_cell=True)
            blocks = tuple(to_blocks(make_lines(words), frame)) if words else ()
            shade = shade_at(fills, (box.x0 + box.x1) / 2, middle) if fills else None
            cells.append(Cell(index, first, 1, last - first + 1, blocks, shade, places=(Place(page, box),)))
    return cells, heights


def _foot(line: RowLine, bottom: float, edges: tuple[float, ...], fills: Sequence[Fill]) -> float:
    """Return where the last row ends: with the shade over all columns that its last line stands on."""
    over = [f for f in fills if f.x0 <= edges[0] + _SAME_EDGE and edges[-1] - _SAME_EDGE <= f.x1]
    return max([bottom, *(fill.bottom for fill in over if fill.top < line.top and line.bottom < fill.bottom)])


def _spans(row: Sequence[RowLine], columns: int) -> list[tuple[int, int]]:
    """Return the first and the last column of each cell of a row."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted({(first, last) for line in row for first, last, _ in line.pieces}):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    taken = {col for first, last in spans for col in range(first, last + 1)}
    return sorted([*spans, *((col, col) for col in range(columns) if col not in taken)])


def page_table(cells: Sequence[Cell], edges: tuple[float, ...], heights: tuple[float, ...], page: int) -> PageTable:
    """Return the table of these cells, with the places of its columns and rows."""
    place = Place(page, Box(edges[0], heights[0], edges[-1], heights[-1]))
    table = Table(tuple(cells), len(heights) - 1, len(edges) - 1, ruled=False, places=(place,), col_edges=edges)
    return PageTable(table, page, heights, False, False)


def _without_partial_rules(
    cells: list[Cell], rows: list[list[RowLine]], edges: tuple[float, ...], strokes: Sequence[Rule]
) -> list[Cell]:
    """Merge cells of one column between which the strokes under the other columns leave a gap."""
    merged = _going_on(rows, edges, strokes)
    if not merged:
        return cells
    kept: list[Cell] = []
    last: dict[int, int] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        known = last.get(cell.col)
        if (
            known is not None
            and (cell.row, cell.col) in merged
            and cell.col_span == kept[known].col_span == 1
            and kept[known].row + kept[known].row_span == cell.row
        ):
            kept[known] = _merged(kept[known], cell)
            continue
        last[cell.col] = len(kept)
        kept.append(cell)
    return kept


def _going_on(
    rows: Sequence[Sequence[RowLine]], edges: tuple[float, ...], strokes: Sequence[Rule]
) -> set[tuple[int, int]]:
    """Return the rows and columns whose cells go on with those above: strokes part the other columns there."""
    columns = range(len(edges) - 1)
    parted: list[set[int]] = [set()]
    for above, below in pairwise(rows):
        between = [s for s in strokes if above[-1].top < s.at < below[0].bottom and not _underlines(s, above[-1])]
        parted.append({col for col in columns if _runs_along(between, edges[col], edges[col + 1])})
    found: set[tuple[int, int]] = set()
    for col in columns:
        first = 0
        for at in range(1, len(rows) + 1):
            if at < len(rows) and col not in parted[at] and len(parted[at]) >= max(2, len(columns) / 2):
                continue
            if at - first > 1:
                shared = set.intersection(*parted[first + 1 : at])
                starts = rows_of_parents(rows[first:at], col, shared)
                found.update((row, col) for row in range(first, at) if row - first not in starts)
            first = at
    return found


def _underlines(stroke: Rule, line: RowLine) -> bool:
    """Whether a stroke stands under the words of one piece of a line, and at their feet."""
    return stroke.at < line.bottom and any(
        words[0].x0 - _UNDERLINE < stroke.start and stroke.end < words[-1].x1 + _UNDERLINE
        for _, _, words in line.pieces
    )


def _runs_along(strokes: Sequence[Rule], x0: float, x1: float) -> bool:
    return any(min(s.end, x1) - max(s.start, x0) > 0.5 * (x1 - x0) for s in strokes)


def _merged(above: Cell, below: Cell) -> Cell:
    one, other = above.places[0], below.places[0]
    box = one.box.union(other.box) if one.box and other.box else one.box
    blocks = joined_blocks(above.blocks, below.blocks)
    return Cell(
        above.row, above.col, above.row_span + below.row_span, 1, blocks, above.fill, places=(Place(one.page, box),)
    )


def _with_spans(
    cells: list[Cell], rows: list[list[RowLine]], beside: int, anchor: int | None, first: int | None
) -> list[Cell]:
    """Let the cells of the first ``beside`` columns reach down to the next filled one: they stand for all rows beside.

    Those rows hold a code in column ``anchor``, or a text where there is none. ``first`` is the row that may go on with
    the last one of the page before, None on the table's first page.
    """
    if not beside:
        return cells
    kept: list[Cell] = []
    above: dict[int, int] = {}
    if anchor is not None and anchor >= beside:
        filled = [any(is_coded(line.in_column(anchor)) for line in row) for row in rows]
    else:
        filled = [any(line.in_column(beside) for line in row) for row in rows]
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        known = above.get(cell.col)
        if cell.col_span > 1:
            above = {col: at for col, at in above.items() if not cell.col <= col < cell.col + cell.col_span}
        elif cell.col < beside and known is not None and (not cell.blocks or _runs_on(kept[known], cell)):
            kept[known] = _merged(kept[known], cell)
            continue
        if cell.col < beside and cell.col_span == 1 and (filled[cell.row] or cell.row == first):
            above[cell.col] = len(kept)
        kept.append(cell)
    return kept


def _runs_on(above: Cell, below: Cell) -> bool:
    """Whether the text of a cell stands right under that of the cell above, as the next line of one text would."""
    one, other = ([line for block in cell.text_blocks for line in block.lines] for cell in (above, below))
    boxes = [[line.place.box for line in lines if line.place.box is not None] for lines in (one, other)]
    if not all(boxes):
        return False
    size = one[-1].style.size or boxes[0][-1].bottom - boxes[0][-1].top
    same = (one[-1].style.size, one[-1].style.bold) == (other[0].style.size, other[0].style.bold)
    steps = [after.bottom - before.bottom for lines in boxes for before, after in pairwise(lines)]
    step = boxes[1][0].bottom - boxes[0][-1].bottom
    near = boxes[1][0].top - boxes[0][-1].bottom < _NEXT_LINE * size
    return same and near and step < _SAME_STEP * min(steps, default=step)
