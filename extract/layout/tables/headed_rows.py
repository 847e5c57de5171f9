"""Names over their values in a frame that no upright rule parts: rows on shades or between level rules alone.

Fiches often have a border around them and none within. The names stand side by side on a row of their own, and each
value of the row below begins where its name does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, PageContent, Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import TextLine, make_line, make_lines, size_of, split_runs

_FEWEST_NAMES = 2
_PLAIN_NAMES = 3  # names that look like the values below them
_MOST_WORDS = 6  # of a name
_APART = 0.6  # font sizes between two names
_WIDER = 1.5  # times the blanks within names
_IN_GROUPS = 1.2  # times the shortest step between lines
_ALIGNED = 3.0  # points
_PADDING = (1.5, 6.0)  # points between a wall and its text
_SAME_WALL = 8.0  # points
_NARROWEST = 18.0  # points of a column

_Shares = dict[int, list[Word]]  # words by column


class _Row(NamedTuple):
    """A row of a grid: the lines over its whole width, its shade, where its cells begin if it has several."""

    lines: list[TextLine]
    shade: str | None
    whole: bool


class _Cut(NamedTuple):
    """How to cut a row: where the texts of its columns begin, and their words."""

    starts: list[float]
    shares: _Shares


def with_headed_rows(
    grid: Grid, cells: dict[int, list[Word]], content: PageContent
) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, the rows of names and of values cut where the names begin.

    Only a grid that no upright rule parts has such rows; shades may part some of them.

    >>> framed = Grid((0, 200), (0, 20, 40), (Region(0, 0, 1, 1), Region(1, 0, 2, 1)), ((0,), (1,)))
    >>> def row(top, *texts): return [Word(t, 9 + 60 * at, top, 39 + 60 * at, top + 10) for at, t in enumerate(texts)]
    >>> cells = {0: row(5, "Pilote", "Budget", "Délai"), 1: row(25, "DG", "500 €", "2027")}
    >>> with_headed_rows(framed, cells, PageContent(1, 200, 40, ()))[0].xs
    (0, 63.0, 123.0, 200)
    """
    if len(grid.ys) < 3 or any(region.row_end - region.row > 1 for region in grid.regions):
        return grid, cells
    if len(grid.xs) > 2 and _is_walled(grid, content):
        return grid, cells
    rows = [_row(grid, at, cells, content.fills) for at in range(len(grid.ys) - 1)]
    parted = {at: cut for at, cut in _parted_rows(rows) if rows[at].whole and cut.starts[-1] < grid.xs[-1] - _NARROWEST}
    return _cut(grid, cells, parted) if parted else (grid, cells)


def _is_walled(grid: Grid, content: PageContent) -> bool:
    """Whether upright strokes stand within a grid."""
    return any(
        s.bottom - s.top > s.x1 - s.x0
        and grid.xs[0] + _SAME_WALL < s.x0
        and s.x1 < grid.xs[-1] - _SAME_WALL
        and grid.ys[0] < (s.top + s.bottom) / 2 < grid.ys[-1]
        for s in content.segments
    )


def _row(grid: Grid, at: int, cells: Mapping[int, Sequence[Word]], fills: Sequence[Fill]) -> _Row:
    indexes = list(dict.fromkeys(grid.owner[at]))
    words = [word for index in indexes for word in cells.get(index, ())]
    if not words or any(word.look.turn for word in words):
        return _Row([], None, False)
    x, y = words[0].x0, (grid.ys[at] + grid.ys[at + 1]) / 2
    shade = next((f.colour for f in reversed(fills) if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom), None)
    return _Row(make_lines(words), shade, len(indexes) == 1)


def _parted_rows(rows: Sequence[_Row]) -> Iterator[tuple[int, _Cut]]:
    """Yield each row of names and of values below them, and how to cut it."""
    at = 0
    while at < len(rows):
        names = _names(rows[at])
        end = _end(rows, at, names) if names else at + 1
        if end > at + 1:
            starts = [name.x0 for name in names]
            for index in range(at, end):
                yield index, _Cut(starts, _shared(rows[index], starts) or {})
        at = end


def _names(row: _Row) -> list[TextLine]:
    """The names that stand side by side in a row, in one print; [] where it holds anything else."""
    names = _apart(row.lines[0]) if row.lines else []
    alike = all((name.look.size, name.look.bold) == (names[0].look.size, names[0].look.bold) for name in names)
    short = all(len(name.words) <= _MOST_WORDS and not name.text[0].islower() for name in names)
    narrow = any(after.x0 - name.x0 < _NARROWEST for name, after in pairwise(names))
    if (
        len(names) < _FEWEST_NAMES
        or not alike
        or not short
        or narrow
        or _shared(row, [name.x0 for name in names]) is None
    ):
        return []
    return names


def _apart(line: TextLine) -> list[TextLine]:
    """Cut a line at blanks that are clearly wider than those within its parts."""
    cuts = [0]
    within = between = 0.0
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        blank = (word.x0 - before.x1) / (size_of(word) or 1.0)
        if blank >= _APART:
            cuts.append(at)
            between = min(between or blank, blank)
        else:
            within = max(within, blank)
    if between < _WIDER * within:
        return [line]
    return [make_line(line.words[a:b]) for a, b in pairwise([*cuts, len(line.words)])]


def _end(rows: Sequence[_Row], at: int, names: Sequence[TextLine]) -> int:
    """The row behind those of values below the names in row ``at``; the next row where there are none."""
    starts = [name.x0 for name in names]
    plain = False
    end = at + 1
    while end < len(rows) and rows[end].lines:
        shares = _shared(rows[end], starts)
        alike = _looks_like(rows[end], rows[at])
        plain = plain or (end == at + 1 and alike and min(len(names), len(shares or ())) >= _PLAIN_NAMES)
        if not shares or (alike and not plain) or _holds_rows(rows[end], len(starts)):
            break
        end += 1
    return end


def frames_rows(grid: Grid, cells: Mapping[int, Sequence[Word]], content: PageContent) -> bool:
    """Whether a grid that no upright rule parts is but the frame of a table: names over rows that no rule parts."""
    if len(grid.xs) > 2 and _is_walled(grid, content):
        return False
    rows = [_row(grid, at, cells, content.fills) for at in range(len(grid.ys) - 1)]
    for at, row in enumerate(rows):
        first, below = _Row(row.lines[:1], row.shade, True), row._replace(lines=row.lines[1:])
        names = _names(first)
        if not below.lines and at + 1 < len(rows):
            below = rows[at + 1]
        if len(names) >= _PLAIN_NAMES and below.lines and _holds_rows(below, len(names)):
            held = _shared(below, [name.x0 for name in names])
            again = any(line.look == names[0].look for line in below.lines) and below.lines[0].look != names[0].look
            return held is not None and len(held) >= _PLAIN_NAMES and not again
    return False


def _holds_rows(row: _Row, columns: int) -> bool:
    """Whether a row holds several rows of a table: its lines stand in groups, or each begins several texts."""
    parts = [split_runs([line]) for line in row.lines]
    full = sum(2 * len(runs) > columns and not any(run.text[0].islower() for run in runs) for runs in parts)
    steps = [below.bottom - above.bottom for above, below in pairwise(row.lines)]
    return full > 1 and (full == len(parts) or max(steps) > _IN_GROUPS * min(steps))


def _looks_like(row: _Row, names: _Row) -> bool:
    """Whether a row is printed like one of names: they come again, or the values below them look like them."""
    look = names.lines[0].look
    return row.shade == names.shade and all(line.look == look for line in row.lines)


def _shared(row: _Row, starts: Sequence[float]) -> _Shares | None:
    """The words of a row by column; None where a text begins beside the starts of the columns."""
    shares: _Shares = {}
    for line in row.lines:
        begun: set[int] = set()
        for run in split_runs([line]):
            here: _Shares = {}
            for word in run.words:
                here.setdefault(sum(word.x0 >= start - _ALIGNED for start in starts) - 1, []).append(word)
            for col, words in here.items():
                if col < 0 or col in begun or abs(words[0].x0 - starts[col]) > _ALIGNED:
                    return None
                begun.add(col)
                shares.setdefault(col, []).extend(words)
    return shares


def _cut(grid: Grid, cells: Mapping[int, list[Word]], parted: Mapping[int, _Cut]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid with the rows of ``parted`` in several cells."""
    edges = {row: _edges(cut, grid.xs[0]) for row, cut in parted.items()}
    xs = list(grid.xs)
    for x in sorted(x for own in edges.values() for x in own):
        if min(abs(x - known) for known in xs) > _SAME_WALL:
            xs.append(x)
    xs.sort()
    regions: list[Region] = []
    owner: list[tuple[int, ...]] = []
    words: dict[int, list[Word]] = {}
    for row, old in enumerate(grid.owner):
        line: list[int] = []
        if row in parted:
            ends = [0, *(_nearest(xs, x) for x in edges[row]), len(xs) - 1]
            held = [parted[row].shares.get(col, []) for col in range(len(ends) - 1)]
        else:
            indexes = list(dict.fromkeys(old))
            ends = [*(xs.index(grid.xs[grid.regions[index].col]) for index in indexes), len(xs) - 1]
            held = [cells.get(index, []) for index in indexes]
        for (first, end), inside in zip(pairwise(ends), held, strict=True):
            if inside:
                words[len(regions)] = inside
            line.extend([len(regions)] * (end - first))
            regions.append(Region(row, first, row + 1, end))
        owner.append(tuple(line))
    return grid._replace(xs=tuple(xs), regions=tuple(regions), owner=tuple(owner)), words


def _edges(cut: _Cut, left: float) -> list[float]:
    """Where the columns of a row begin but the first: as far before their texts as the wall stands before its first."""
    low, high = _PADDING
    padding = min(max(cut.starts[0] - left, low), high)
    return [
        max([start - padding, *(word.x1 + 1 for word in cut.shares.get(col, ()) if word.x1 < start)])
        for col, start in enumerate(cut.starts[1:])
    ]


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(1, len(xs) - 1), key=lambda at: abs(xs[at] - x))
