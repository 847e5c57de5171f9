"""The order in which a page is read: columns of running text one after the other, between what spans them all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extract.layout.content import Word
from extract.layout.lines import TextLine, make_line, make_lines, size_of

_NARROWEST_GUTTER = 7.0  # points
_FEWEST_LINES = 5  # in each column
_MOST_SPANNING = 0.34  # of the printed lines
_FULL_LINE = 0.5  # of a column's width: the median line of running text fills more
_MOST_TORN = 0.2  # of a column's lines
_MOST_IN_STEP = 0.6  # of the gaps of one column that the other has at the same height: a table otherwise


class Zone(NamedTuple):
    """Lines that are read from top to bottom, and the sides of the text area that they stand in (None: the page's)."""

    lines: tuple[TextLine, ...]
    left: float | None = None
    right: float | None = None


class _Row(NamedTuple):
    top: float
    words: tuple[Word, ...]


def zones(runs: Sequence[TextLine]) -> list[Zone]:
    """Return the zones of a page in reading order: one for plain pages, several where text stands in columns."""
    rows = [_Row(line.top, line.words) for line in make_lines([w for run in runs for w in run.words])] if runs else []
    gutter = _gutter(rows)
    if gutter is None:
        return [Zone(tuple(make_line(row.words) for row in rows))] if rows else []
    left, right = gutter
    found: list[Zone] = []
    before: list[Word] = []
    after: list[Word] = []
    spanning: list[TextLine] = []
    for row in rows:
        sides = _split(row, left, right)
        if sides is None:
            found.extend(_columns(before, after, left, right))
            before, after = [], []
            spanning.append(make_line(row.words))
            continue
        if spanning:
            found.append(Zone(tuple(spanning)))
            spanning = []
        before.extend(sides[0])
        after.extend(sides[1])
    found.extend(_columns(before, after, left, right))
    if spanning:
        found.append(Zone(tuple(spanning)))
    return found


def _columns(before: list[Word], after: list[Word], left: float, right: float) -> list[Zone]:
    found = []
    if before:
        lines = make_lines(before)
        found.append(Zone(tuple(lines), min(line.x0 for line in lines), left))
    if after:
        for zone in zones(make_lines(after)):
            end = max(line.x1 for line in zone.lines)
            start = min(line.x0 for line in zone.lines)
            found.append(zone if zone.left is not None else Zone(zone.lines, start, end))
    return found


def _split(row: _Row, left: float, right: float) -> tuple[list[Word], list[Word]] | None:
    """Share out the words of a printed line to both sides; None when the line spans the gutter."""
    before = [word for word in row.words if word.x1 <= left + 1]
    after = [word for word in row.words if word.x0 >= right - 1]
    if len(before) + len(after) < len(row.words):
        return None
    if before and after and after[0].x0 - before[-1].x1 < 0.9 * _NARROWEST_GUTTER:
        return None
    return before, after


def _gutter(rows: list[_Row]) -> tuple[float, float] | None:
    """Find the blank strip between two columns of running text: its left and right side."""
    if len(rows) < _FEWEST_LINES + 2:
        return None
    words = [word for row in rows for word in row.words]
    start, end = min(w.x0 for w in words), max(w.x1 for w in words)
    wide = end - start
    covered = [0] * (int(wide) + 2)
    for row in rows:
        for word in row.words:
            for x in range(int(word.x0 - start), min(int(word.x1 - start) + 1, len(covered))):
                covered[x] += 1
    middle = range(int(0.25 * wide), int(0.75 * wide))
    if not middle:
        return None
    least = min(covered[x] for x in middle)
    if least > _MOST_SPANNING * len(rows):
        return None
    allowed = least + max(1, len(rows) // 25)
    best: tuple[int, int] | None = None
    first: int | None = None
    for x in (*middle, middle[-1] + 1):
        if x <= middle[-1] and covered[x] <= allowed:
            first = x if first is None else first
        elif first is not None:
            if best is None or x - first > best[1] - best[0]:
                best = (first, x)
            first = None
    if best is None or best[1] - best[0] < _NARROWEST_GUTTER - 1:
        return None
    gutter = (start + best[0], start + best[1])
    return gutter if _is_running_text(rows, *gutter) else None


def _is_running_text(rows: list[_Row], left: float, right: float) -> bool:
    """Whether both sides hold full lines that do not keep step with each other, as the rows of a table do."""
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    spanning = 0
    for row in rows:
        parts = _split(row, left, right)
        if parts is None:
            spanning += 1
            continue
        for side, words in zip(sides, parts, strict=True):
            if words:
                side.append(make_line(words))
    if min(map(len, sides)) < _FEWEST_LINES or spanning > _MOST_SPANNING * len(rows):
        return False
    for lines in sides:
        wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
        if median(line.x1 - line.x0 for line in lines) < _FULL_LINE * wide or median(len(x.words) for x in lines) < 3:
            return False
        if sum(map(_is_torn, lines)) > _MOST_TORN * len(lines):
            return False
    return not _in_step(*sides)


def _is_torn(line: TextLine) -> bool:
    """Whether a line has a blank as wide as between columns, other than behind a bullet or number."""
    pairs = list(zip(line.words, line.words[1:], strict=False))[1:]
    return any(after.x0 - before.x1 > 1.3 * size_of(after) for before, after in pairs)


def _in_step(one: list[TextLine], other: list[TextLine]) -> bool:
    """Whether two columns begin their paragraphs at the same heights."""
    starts = [_starts(lines) for lines in (one, other)]
    few, many = sorted(starts, key=len)
    if len(few) < 2:
        return False
    together = sum(any(abs(a - b) < 2.5 for b in many) for a in few)
    return together >= _MOST_IN_STEP * len(few)


def _starts(lines: list[TextLine]) -> list[float]:
    """Heights at which a paragraph starts: after a gap wider than the usual one."""
    if len(lines) < 2:
        return []
    steps = sorted(b.bottom - a.bottom for a, b in itertools.pairwise(lines))
    usual = steps[len(steps) // 4]
    size = median(size_of(line.words[0]) for line in lines)
    return [b.bottom for a, b in itertools.pairwise(lines) if b.bottom - a.bottom > usual + 0.2 * size]
