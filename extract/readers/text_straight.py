"""Pages of plain text with their columns straightened: the same places on all pages, with room between them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Segment, Word
from extract.layout.open_tables.columns import find_stretches
from extract.layout.text.lines import make_line, make_lines
from extract.readers.text_cell_kinds import label_kind, marked_level, names_volet
from extract.readers.text_columns import WIDE, Run, columns_of, cut_at, is_band, runs_of, shared_out
from extract.readers.text_drawn_rows import drawn
from extract.readers.text_set_right import set_left
from extract.readers.text_table_heads import BAND

HIGH = 6.0  # points from line to line
_BETWEEN = 4 * WIDE  # columns, once they are straight
_JITTER = 4 * WIDE  # a text reaches so far into the next column and is none over both
_OVER = 2 * WIDE  # of a text stand over a column: no chance
_ALIKE = 12 * WIDE  # a column may be wider or narrower by so much on another page
_FEWEST_COLUMNS = 3  # of a table: two are as often those of running text
_FEWEST_ACROSS = 2  # lines
_MOST_ACROSS = 0.7  # of them
_MOST_FACTS = 0.5  # of the texts side by side
_MOST_NAMES = 0.6  # of the texts of a line
_MOST_BETWEEN = 2  # lines between those of several texts
_MOST_ABOVE = 60  # lines that tell the columns above
_SIGN = re.compile(r"[^\w\s.,;:()«»\"'’/+*-]")
_SIMILAR = 1.15  # times as wide: pages of one shape


class _Part(NamedTuple):
    """The lines of a page that share columns, from ``start`` to before ``end``, and where their columns start."""

    page: int
    start: int
    end: int
    rows: tuple[tuple[tuple[int, Run], ...], ...]  # the texts of each line with their columns
    columns: tuple[float, ...]


class Piece(NamedTuple):
    """The words of a page, or of a part of it, and the rules around the cells of its tables."""

    words: list[Word]
    rules: list[Segment]


def straightened(pages: Sequence[Sequence[Word]]) -> list[list[Piece]]:
    """Return the words of pages, in the pieces that tables of other columns make of each, straightened."""
    lines = [[tuple(line.words) for line in make_lines(words)] if words else [] for words in pages]
    alone = {
        (number, at)
        for number, page in enumerate(lines)
        for at, line in enumerate(page)
        if _is_legend(line) or _names_fiche_and_volet(line)
    }
    ranges = [(page, *part) for page, start, end in _ranges(lines) for part in _without(alone, page, start, end)]
    tables = [(page, *piece) for page, start, end in ranges for piece in _tables(lines[page], start, end)]
    parts = [part for page, start, end in tables if (part := _part(page, start, end, lines[page]))]
    rules: dict[tuple[int, int], list[Segment]] = {}
    for group in _groups(parts):
        places = _places(group)
        rows = [[_placed(row, places) for row in part.rows] for part in group]
        for part, placed, found in zip(group, rows, drawn(rows, places), strict=True):
            lines[part.page][part.start : part.end] = [
                tuple(found.moved.get(word, word) for _, run in row for word in run) for row in placed
            ]
            rules[part.page, part.start] = found.rules
    cuts = {(page, start) for (_, _, before), (page, start, _) in pairwise(tables) if start and start == before}
    cuts |= alone | {(page, at + 1) for page, at in alone}
    pieces: list[list[Piece]] = []
    for number, page in enumerate(lines):
        starts = [0, *(at for at in range(1, len(page)) if (number, at) in cuts), len(page)]
        pieces.append(
            [
                Piece(
                    [word for line in page[a:b] for word in line],
                    [rule for at in range(a, b) for rule in rules.get((number, at), ())],
                )
                for a, b in pairwise(starts)
            ]
        )
    return pieces


def _is_legend(line: Run) -> bool:
    """Whether a line says what signs mean ("● terminée   ◐ en cours"): each of its texts opens with one."""
    runs = runs_of(line)
    signs = {run[0].text for run in runs if len(run) > 1}
    return 1 < len(signs) == len(runs) and all(map(_SIGN.fullmatch, signs))


def _names_fiche_and_volet(line: Run) -> bool:
    """Whether a line is the head of a fiche ("Fiche 3          Volet interne"): no row of its labels and values."""
    texts = [" ".join(word.text for word in run) for run in runs_of(line)]
    return len(texts) == 2 and marked_level(texts[0]) is not None and names_volet(texts[1])


def _without(alone: Container[tuple[int, int]], page: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines of a range in the parts that those which stand alone leave of it."""
    cuts = [at for at in range(start, end) if (page, at) in alone]
    return [(a + 1, b) for a, b in pairwise([start - 1, *cuts, end]) if a + 1 < b]


def _placed(row: Sequence[tuple[int, Run]], places: Sequence[float]) -> list[tuple[int, Run]]:
    """Return a line with each text at the place of its column or behind what reaches beyond that."""
    placed: list[tuple[int, Run]] = []
    for col, run in row:
        shift = max(places[max(col, 0)], placed[-1][1][-1].x1 + WIDE if placed else 0.0) - run[0].x0
        placed.append((col, tuple(word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in run)))
    return placed


def similar_widths(pages: Sequence[Sequence[Word]]) -> list[float]:
    """Return the width of each page: one for all that are about as wide, from the widest."""
    own = [max((word.x1 for word in words), default=0.0) for words in pages]
    widths: dict[float, float] = {}
    widest = 0.0
    for width in sorted(set(own), reverse=True):
        if width * _SIMILAR < widest or not widest:
            widest = width
        widths[width] = widest + 4 * WIDE
    return [widths[width] for width in own]


def _ranges(pages: Sequence[Sequence[Run]]) -> list[tuple[int, int, int]]:
    """Return the pages and lines that may hold tables, with the lines of several texts right above and below them."""
    found: list[tuple[int, int, int]] = []
    stretches = find_stretches([(at, [make_line(line) for line in page]) for at, page in enumerate(pages) if page])
    for at, page in enumerate(pages):
        parted = [len(runs_of(line)) >= _FEWEST_COLUMNS for line in page]
        own = [(page.index(s.lines[0].words), len(s.lines)) for s in stretches if s.page == at]
        if not own and any(parted):
            own = [(parted.index(True), 1)]
        starts, ends = [start for start, _ in own], [start + count for start, count in own]
        for before, start, end, after in zip([0, *ends], starts, ends, [*starts[1:], len(page)], strict=False):
            while (above := _next(parted, range(start - 1, before - 1, -1))) is not None:
                start = above
            while (below := _next(parted, range(end, after))) is not None:
                end = below + 1
            while end < after and _is_rest(page, end):
                end += 1
            if start > before and _names_above(page, start):
                start -= 1
            found.append((at, start, end))
    return found


def _next(parted: Sequence[bool], reach: range) -> int | None:
    """Return the nearest line of several texts, no more than a title away."""
    return next((at for at in reach[:_MOST_BETWEEN] if parted[at]), None)


def _is_rest(lines: Sequence[Run], at: int) -> bool:
    """Whether a line right below texts side by side is the rest of one of them that does not open the line."""
    near = lines[at][0].top - lines[at - 1][0].top < 1.5 * HIGH
    return near and any(abs(run[0].x0 - lines[at][0].x0) < WIDE for run in runs_of(lines[at - 1])[1:])


def _names_above(lines: Sequence[Run], at: int) -> bool:
    """Whether the line right above a line of names holds the first words of some: these have two lines each."""
    near = lines[at][0].top - lines[at - 1][0].top < 1.5 * HIGH
    return near and _names(lines[at - 1]) == 1.0 and _names(lines[at]) >= _MOST_NAMES


def _names(line: Run) -> float:
    """Return the share of the texts of a line that are names of columns."""
    runs = runs_of(line)
    return sum(map(_is_name, runs)) / len(runs)


def _is_name(run: Run) -> bool:
    return label_kind(" ".join(word.text for word in run)) is not None


def _tables(lines: Sequence[Run], start: int, end: int) -> list[tuple[int, int]]:
    """Part lines where, below an empty one, texts stand across the columns of those above."""
    gaps = [at for at in range(start + 1, end) if lines[at][0].top - lines[at - 1][0].top > 1.5 * HIGH]
    found: list[tuple[int, int]] = []
    for first, last in pairwise([start, *gaps, end]):
        if found and not _differ(lines[max(found[-1][0], first - _MOST_ABOVE) : first], lines[first:last]):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _differ(above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether most lines of several texts stand across the columns of the other ones."""
    rows = [[runs for line in lines if len(runs := runs_of(line)) > 1] for lines in (above, below)]
    return any(_stand_across(one, other) for one, other in (rows, rows[::-1]))


def _stand_across(rows: Sequence[Sequence[Run]], others: Sequence[Sequence[Run]]) -> bool:
    """Whether texts of most ``rows`` stand over several columns of the ``others`` each."""
    extents = _extents(others) if len(others) >= _FEWEST_ACROSS else []
    across = sum(
        any(sum(min(run[-1].x1, x1) - max(run[0].x0, x0) >= _OVER for x0, x1 in extents) > 1 for run in row)
        for row in rows
    )
    return across >= max(_FEWEST_ACROSS, _MOST_ACROSS * len(rows))


def _extents(rows: Sequence[Sequence[Run]]) -> list[tuple[float, float]]:
    """Return from where to where the texts of columns stand, as lines of many texts tell."""
    found: list[tuple[float, float]] = []
    most = max(map(len, rows), default=0)
    for x0, x1 in sorted((run[0].x0, run[-1].x1) for row in rows if 2 * len(row) > most for run in row):
        if found and x0 < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _part(page: int, start: int, end: int, lines: Sequence[Run]) -> _Part | None:
    rows = set_left([runs_of(line) for line in lines[start:end]])
    columns = columns_of(rows)
    if len(columns) < _FEWEST_COLUMNS or _are_facts(rows):
        return None
    cut = [cut_at(row, columns) for row in rows]
    return _Part(page, start, end, _shared(cut, columns), tuple(columns))


def _are_facts(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether the texts that stand side by side are facts with their labels ("Échéance : 2031"): no cells."""
    texts = [run for row in rows if len(row) > 1 for run in row]
    labelled = sum(any(word.text.endswith(":") for word in run[:-1]) for run in texts)
    return labelled > _MOST_FACTS * len(texts)


def _shared(rows: Sequence[Sequence[Run]], columns: Sequence[float]) -> tuple[tuple[tuple[int, Run], ...], ...]:
    return tuple(
        ((BAND, row[0]),) if is_band(row, columns) else tuple(zip(shared_out(row, columns), row, strict=True))
        for row in rows
    )


def _groups(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Group the parts of one table: they follow one another, and one has the columns of the other or some of them."""
    groups: list[list[_Part]] = []
    for part in parts:
        if groups and part.page - groups[-1][-1].page <= 1:
            last = groups[-1][-1].columns
            if len(part.columns) <= len(last) and (found := _among(part.columns, last)):
                groups[-1].append(_with_columns(part, found))
                continue
            if len(part.columns) > len(last) and all(_among(one.columns, part.columns) for one in groups[-1]):
                groups[-1] = [_with_columns(one, _among(one.columns, part.columns)) for one in groups[-1]] + [part]
                continue
        groups.append([part])
    return groups


def _among(few: Sequence[float], many: Sequence[float]) -> tuple[float, ...]:
    """Return where all of ``many`` columns would start on the page of ``few`` of them; empty where these are others."""
    runs = [(Word("", x, 0, x, 0),) for x in few]
    taken = shared_out(runs, many)
    offsets = [x - many[col] for col, x in zip(taken, few, strict=True)]
    steps = [abs(b - a) for a, b in pairwise([0.0, *offsets])]
    if max(steps) > _ALIKE or 3 * len(few) < 2 * len(many):
        return ()
    known = dict(zip(taken, offsets, strict=True))
    shift = offsets[0]
    found: list[float] = []
    for col, x in enumerate(many):
        shift = known.get(col, shift)
        found.append(x + shift)
    return tuple(found) if found == sorted(found) else ()


def _with_columns(part: _Part, columns: tuple[float, ...]) -> _Part:
    rows = [[run for _, run in row] for row in part.rows]
    return part._replace(rows=_shared(rows, columns), columns=columns)


def _places(group: Sequence[_Part]) -> list[float]:
    """Return where the columns of a group start once they are straight: each has room for its widest text."""
    count = len(group[0].columns)
    widths = [0.0] * count
    for part in group:
        for row in part.rows:
            if row[0][0] == BAND:
                continue
            for (col, run), after in zip(row, [*(c for c, _ in row[1:]), count], strict=True):
                wide = run[-1].x1 - run[0].x0
                free = col + 1 == count or after == col + 1 or run[-1].x1 <= part.columns[col + 1] + _JITTER
                widths[col] = max(widths[col], wide if free else 0.0)
    for row in (row for part in group for row in part.rows if all(_is_name(run) for _, run in row)):
        for (col, run), (after, _) in pairwise(row):  # a name over several columns has room as well
            room = sum(widths[col:after]) + (after - col - 1) * _BETWEEN
            widths[after - 1] += max(0.0, run[-1].x1 - run[0].x0 - room)
    left = min(part.columns[0] for part in group)
    return [left + sum(widths[:col]) + col * _BETWEEN for col in range(count)]
