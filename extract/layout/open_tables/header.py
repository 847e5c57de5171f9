"""The header of a table without rules: the names of its columns, and words that stand over several of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.open_tables.columns import Run, runs_of
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, size_of

_MOST_ROWS = 3  # above the names of the columns, these included
_FILLED = 0.5  # of the columns have a name
_FEWEST_NAMES = 3
_NAMED = 0.8  # of the columns have a name in a header that titles part from their texts
_MOST_TITLES = 6  # lines between a header and the first row
_NEXT_LINE = 1.5  # font sizes
_NEXT_STOREY = 3.2  # font sizes between the lines of two storeys
_NEAR = 2.5  # points off the place where a text would be centred, or start
_BLANK = 0.4  # font sizes: the widest blank within a name
_FEWEST_OF_TITLE = 4  # words of a title right above the names: those of columns are short
_FIGURES = re.compile(r"[\d .,/€%-]*\d[\d .,/€%-]*")
_YEAR = re.compile(r"20\d\d")
_NUMBERED = re.compile(r"\b20\d\d\b|(?<=[^\W\d] )\d\b")  # years, and what numbers a name ("Phase 2")

Piece = tuple[int, int, tuple[Word, ...]]


class _Extent(NamedTuple):
    """Where the texts of a column stand: its name and what is below.

    ``kind`` tells signs, figures and texts; columns of following years have the same ``years``, others None.
    """

    x0: float
    x1: float
    kind: str
    years: int | None = None


def with_header(rows: Sequence[list[RowLine]], edges: Sequence[float], repeated: int | None) -> list[list[RowLine]]:
    """Return the rows, those of the header shared out anew: one name a column, words over several reach over these.

    The header may stand again among the rows. ``repeated`` are the rows at their head that repeat that of the table,
    None where the table begins with them.
    """
    found = list(rows)
    head = range(_MOST_ROWS) if repeated is None else range(repeated)
    least = max(_FEWEST_NAMES, _FILLED * (len(edges) - 1))
    at = next((k for k, row in zip(head, rows, strict=False) if _names(row) >= least), None)
    if at is None:
        return found
    stacked = at + 1 < len(rows) and _is_lower_storey(rows[at + 1][0], [line for row in rows[: at + 1] for line in row])
    at += stacked
    names, extents = _text(rows[at]), _extents(rows, at, edges)
    for k, row in enumerate(rows):
        if _text(row) != names:
            continue
        found[k] = [line._replace(pieces=_named(line, edges)) for line in row]
        below: dict[int, str] = {}
        for col, _, words in (piece for line in found[k] for piece in line.pieces):
            below[col] = " ".join([*below.get(col, "").split(), *(word.text for word in words)])
        for above in range(max(0, k - at), k):
            over = stacked or all(line.pieces[0][0] > 0 for line in rows[above])
            if over and _text(rows[above]) == _text(rows[above - k + at]):
                found[above] = [line._replace(pieces=_grouped(line, extents, below, stacked)) for line in rows[above]]
    return found


def lower_storeys(lines: Sequence[RowLine], everything: Sequence[RowLine]) -> set[int]:
    """Return the lines that are the lower storey of the header, under names of columns and of several of its own.

    ``everything`` are the lines of the whole table: its header is at their head, and may stand again in ``lines``.
    """
    at = next(
        (k for k in range(1, _MOST_ROWS) if k < len(everything) and _is_lower_storey(everything[k], everything[:k])), 0
    )
    texts = [_text([line]) for line in everything[: at + 1]]
    known = [_text([line]) for line in lines]
    return {k for k in range(at, len(lines)) if known[k - at : k + 1] == texts} if at else set()


def _is_lower_storey(line: RowLine, above: Sequence[RowLine]) -> bool:
    """Whether a line of names or years stands under the names ``above``, one of which is over several of its own.

    All others stand over none.
    """
    runs = _runs(line)
    upper = [run for one in above for run in _runs(one)]
    look = upper[0].words[0].look
    if len(runs) < 2 or not all(_is_name(run, _NUMBERED) for run in upper) or not all(map(_is_name, runs)):
        return False
    if any((word.look.bold, word.look.size) != (look.bold, look.size) for run in runs for word in run.words):
        return False
    over = [[name for name in runs if name.x0 < run.x1 and run.x0 < name.x1] for run in upper]
    alone = [run for run, below in zip(upper, over, strict=True) if not below]
    if len(alone) > 1:
        return min(upper) in alone and any(
            below and _is_over_names(run, runs, upper) for run, below in zip(upper, over, strict=True)
        )
    return not alone and runs[0].x1 < min(upper).x0 and any(len(below) > 1 for below in over)


def _is_over_names(run: Run, names: Sequence[Run], others: Sequence[Run]) -> bool:
    """Whether a text stands over several ``names``, or over one whose neighbour has none of the ``others`` above it."""
    reach = min((other.x0 for other in others if other.x0 > run.x0), default=names[-1].x1 + 1)
    before = max((other.x1 for other in others if other.x1 < run.x1), default=0.0)
    return sum(before < name.x1 and name.x0 < reach for name in names) > 1


def _is_name(run: Run, figures: re.Pattern[str] = _YEAR) -> bool:
    """Whether a text has no digits but in such ``figures``."""
    return not any(char.isdigit() for char in figures.sub("", " ".join(word.text for word in run.words)))


def _runs(line: RowLine) -> list[Run]:
    return [Run(words[0].x0, words[-1].x1, words) for _, _, words in line.pieces]


def repeated_header(lines: Sequence[RowLine], everything: Sequence[RowLine], columns: int) -> set[int]:
    """Return the lines that start the header of the table once more, or the row below it, wherever it stands.

    ``everything`` are the lines of the whole table: the names of its ``columns`` are at their head.
    """
    texts = [_text([line]) for line in everything]
    least = max(_FEWEST_NAMES, _FILLED * columns)
    at = next((k for k, line in enumerate(everything[:_MOST_ROWS]) if _names([line]) >= least), None)
    again = [k for k, text in enumerate(texts) if at is not None and k > at and text == texts[at]]
    if at is None or not again:
        return set()
    below = min(_alike(texts[at:], texts[k:]) for k in again)
    known = [_text([line]) for line in lines]
    names = [k for k, text in enumerate(known) if text == texts[at]]
    found = {k - _alike(texts[:at][::-1], known[:k][::-1]) for k in names} | {k + below for k in names}
    return {k for k in found if k < len(lines)}


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many texts two sequences begin with alike."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def header_above(lines: Sequence[TextLine], start: int, edges: Sequence[float]) -> int:
    """Return where the header of a table begins, one of whose lines is that at ``start``.

    Its upper lines have the same look and stand over words of the lower ones, each over one column or centred over
    several, but not over the first.
    """
    names = _lowest(lines, start)
    below = lines[start]
    while start > 0 and len(names) > 2:
        line = lines[start - 1]
        if (line.look.bold, line.look.size) != (below.look.bold, below.look.size):
            break
        step = (below.bottom - line.bottom) / size_of(below.words[0])
        runs = runs_of(line)
        upper = step < _NEXT_LINE and all(_is_upper_part(run, names, edges) for run in runs)
        upper = upper and not (len(runs) == 1 and _is_whole(runs[0], runs_of(below), edges))
        if not upper and not (step < _NEXT_STOREY and all(is_over_several(run, names) for run in runs)):
            break
        start -= 1
        below = line
    return start


def header_over_titles(lines: Sequence[TextLine], start: int, edges: Sequence[float]) -> int:
    """Return where the header begins that titles part from the first row at ``start``; ``start`` where none does.

    Titles are texts alone. The names stand over a column each, and over most of the columns.
    """
    at = start - 1
    while at > 0 and start - at <= _MOST_TITLES and len(runs_of(lines[at])) == 1:
        at -= 1
    names = runs_of(lines[at]) if at >= 0 else ()
    columns = [
        col for run in names for col, (a, b) in enumerate(pairwise(edges)) if a - 1 <= run.x0 and run.x1 <= b + 1
    ]
    over = len(set(columns)) == len(names) and len(names) >= max(_FEWEST_NAMES, _NAMED * (len(edges) - 1))
    return header_above(lines, at, edges) if over and all(map(_is_name, names)) else start


def _lowest(lines: Sequence[TextLine], start: int) -> list[Run]:
    """Return the names in a header that begins at ``start`` or above: the runs of its lines, stacked ones as one."""
    names: list[Run] = []
    for at in range(start, min(start + _MOST_ROWS, len(lines))):
        line, first = lines[at], lines[start]
        far = at > start and line.bottom - lines[at - 1].bottom > _NEXT_LINE * size_of(line.words[0])
        if far or (line.look.bold, line.look.size) != (first.look.bold, first.look.size):
            break
        for run in runs_of(line):
            over = [name for name in names if name.x0 < run.x1 and run.x0 < name.x1]
            names = [name for name in names if name not in over]
            both = (run, *over)
            names.append(Run(min(r.x0 for r in both), max(r.x1 for r in both), run.words))
    return sorted(names)


def _is_upper_part(run: Run, names: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether a run is the upper line of the name below it, within one column; names may be wider than all texts."""
    inside = any(a - 1 <= run.x0 and run.x1 <= b + 1 for a, b in pairwise([-inf, *edges[1:-1], inf]))
    return inside and any(run.x0 < name.x1 and name.x0 < run.x1 for name in names)


def _is_whole(run: Run, names: Sequence[Run], edges: Sequence[float]) -> bool:
    """Whether a line of several words is no beginning of the name right below: that would have had room behind it."""
    below = next((name for name in names if run.x0 < name.x1 and name.x0 < run.x1), None)
    edge = next((b for a, b in pairwise(edges) if a - 1 <= run.x0 and run.x1 <= b + 1), None)
    if len(run.words) < _FEWEST_OF_TITLE or below is None or edge is None:
        return False
    first = below.words[0]
    return run.x1 + _BLANK * size_of(first) + first.x1 - first.x0 < edge


def is_over_several(run: Run, names: Sequence[Run]) -> bool:
    """Whether a run stands over several names, not the first: centred over them, or from the left of the first on."""
    spans = [(a, b) for a in range(1, len(names)) for b in range(a + 1, len(names))]
    middle = (run.x0 + run.x1) / 2
    for a, b in spans:
        low = (names[a - 1].x1 + names[b].x1) / 2
        high = (names[a].x0 + (names[b + 1].x0 if b + 1 < len(names) else names[b].x1)) / 2
        if low - _NEAR < middle < high + _NEAR and run.x0 > names[a - 1].x1 and run.x1 < names[b].x1 + _NEAR:
            return True
    return any(abs(run.x0 - name.x0) < _NEAR for name in names[1:-1])


def _names(row: Sequence[RowLine]) -> int:
    """How many columns a row fills; a text that runs over several counts as one, as that of a title row does."""
    return len({first for line in row for first, _, _ in line.pieces})


def _text(row: Sequence[RowLine]) -> str:
    return "\n".join(word.text for line in row for _, _, words in line.pieces for word in words)


def _named(line: RowLine, edges: Sequence[float]) -> tuple[Piece, ...]:
    """Share out a line of names, each to the column above which it stands."""
    found: dict[int, tuple[Word, ...]] = {}
    for first, last, words in line.pieces:
        for part in _parts(words, edges) if last > first else [words]:
            middle = (part[0].x0 + part[-1].x1) / 2
            col = first if last == first else sum(edge <= middle for edge in edges[1:-1])
            found[col] = (*found.get(col, ()), *part)
    return tuple((col, col, words) for col, words in sorted(found.items()))


def _parts(words: tuple[Word, ...], edges: Sequence[float]) -> list[tuple[Word, ...]]:
    """Cut words where a blank holds the edge of a column, or is wider than within a name."""
    cuts = [
        at
        for at, (before, after) in enumerate(pairwise(words), 1)
        if after.x0 - before.x1 > _BLANK * size_of(after) or any(before.x1 - 1 <= x <= after.x0 + 1 for x in edges)
    ]
    return [words[a:b] for a, b in pairwise([0, *cuts, len(words)])]


def _extents(rows: Sequence[Sequence[RowLine]], at: int, edges: Sequence[float]) -> list[_Extent]:
    """Return where the texts of each column stand, from its name down; lines of one text may run over columns."""
    found: list[_Extent] = []
    named = [(col, words) for line in rows[at] for col, _, words in _named(line, edges)]
    year = 9999
    for col in range(len(edges) - 1):
        names = [word for known, words in named if known == col for word in words]
        lines = (line for row in rows[at + 1 :] for line in row if len(line.pieces) > 1)
        below = [words for line in lines if (words := line.in_column(col))]
        every = [*names, *(word for words in below for word in words)]
        x0 = min((word.x0 for word in every), default=edges[col])
        x1 = max((word.x1 for word in every), default=edges[col + 1])
        before, year = year, next((int(word.text) for word in names if _YEAR.fullmatch(word.text)), 9999)
        goes_on = before < year < 9999 and found[-1].years is not None
        years = None if year == 9999 else found[-1].years if goes_on else col
        found.append(_Extent(x0, x1, _kind(below), years))
    return found


def _kind(below: Sequence[Sequence[Word]]) -> str:
    texts = [" ".join(word.text for word in words) for words in below]
    if texts and all(len(text) == 1 for text in texts):
        return "sign"
    return "figure" if texts and sum(map(bool, map(_FIGURES.fullmatch, texts))) > 0.8 * len(texts) else "text"


def _grouped(line: RowLine, extents: Sequence[_Extent], below: Mapping[int, str], stacked: bool) -> tuple[Piece, ...]:
    """Let the texts of a line reach over the columns that they stand over.

    ``below`` are the names of columns under the line; where it is ``stacked``, its texts over other columns name these.
    """
    pieces = _whole(line.pieces, below)
    shares = _shares(below, sum(not stacked or last > col or col in below for col, last, _ in pieces))
    found: list[Piece] = []
    least = 0
    for at, (col, last, words) in enumerate(pieces):
        after = pieces[at + 1][2][0].x0 if at + 1 < len(pieces) else extents[-1].x1 + 1
        if stacked and col == last and col not in below:
            found.append((col, col, words))
            least = col + 1
            continue
        while stacked and least not in below and least < col:
            least += 1
        if least == len(extents) and not shares:  # those before reach over all columns: one text, parted by chance
            first, last, before = found.pop()
            found.append((first, last, (*before, *words)))
            continue
        first, last = shares.pop(0) if shares else _reach(words[0].x0, words[-1].x1, extents, least, after)
        found.append((first, last, words))
        least = last + 1
    return tuple(found)


def _shares(below: Mapping[int, str], groups: int) -> list[tuple[int, int]]:
    """Return the first and last column of each of several ``groups`` that all have the same names below; else none."""
    counts = Counter(below.values())
    cols = [col for col in sorted(below) if counts[below[col]] == groups]
    size = len(cols) // max(1, groups)
    if groups < 2 or size < 2 or cols[-1] - cols[0] + 1 != groups * size:
        return []
    if any(below[col] != below[col + size] for col in cols[:-size]):
        return []
    return [(col, col + size - 1) for col in cols[::size]]


def _whole(pieces: Sequence[Piece], below: Container[int]) -> list[Piece]:
    """Join the pieces of a text that the edges of the columns under it cut."""
    found: list[Piece] = []
    for first, last, words in pieces:
        known = found[-1] if found else None
        close = known is not None and words[0].x0 - known[2][-1].x1 <= _BLANK * size_of(words[0])
        if known is not None and close and known[0] in below and first in below:
            found[-1] = (known[0], last, (*known[2], *words))
        else:
            found.append((first, last, words))
    return found


def _reach(x0: float, x1: float, extents: Sequence[_Extent], least: int, end: float) -> tuple[int, int]:
    """Return the first and last column that a text stands over: several of one kind, under its middle or from its left.

    The sides of the cell that it is centred in lie anywhere between the texts of the columns.
    """
    middle = (x0 + x1) / 2
    known = range(least, max(least + 1, sum(extent.x0 < end for extent in extents)))
    below = next((extents[col].years for col in known if extents[col].x1 > x0 + _NEAR), None)
    if below is not None:
        years = [col for col in known if extents[col].years == below]
        return years[0], years[-1]
    best = (True, True, True, 0.0)
    found = next(((col, col) for col in known if extents[col].x1 > middle), (known[-1], known[-1]))
    for first in known:
        left = extents[first - 1].x1 if first else extents[0].x0
        for last in range(first, known[-1] + 1):
            right = extents[last + 1].x0 if last + 1 < len(extents) else max(x1, extents[last].x1)
            centred = (left + extents[last].x1) / 2 - _NEAR < middle < (extents[first].x0 + right) / 2 + _NEAR
            aligned = abs(x0 - extents[first].x0) < _NEAR
            if not (centred or aligned) or x0 < left - 1 or x1 > right + 1:
                continue
            mixed = len({extent.kind for extent in extents[first : last + 1]}) > 1
            off = abs(middle - (extents[first].x0 + extents[last].x1) / 2) if centred else -last
            if (key := (first == last, mixed, not centred, off)) < best:
                best, found = key, (first, last)
    return found
