"""Gaps between the lines of a table without rules: where they are wider than inside a text, a row starts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.tables.row_lines import RowLine, goes_on
from extract.layout.text.lines import size_of

_GAP = 1.25  # times the usual step between lines: a gap between rows
_SAME = 1.04  # times the smallest step: the same step
_APART = 1.1  # times a step: another step
_PIXEL = 0.75  # points: browsers set lines at whole pixels, so that the steps of one text differ by one
_ROUNDED = 0.06  # points off whole pixels
_FEWEST = 3  # steps of each kind
_FEWEST_TEXTS = 2  # that run on from one line to another
_TORN = 0.08  # of these may seem to run on over a wide gap
_WHOLE = 0.25  # of the narrow gaps stand within such a text
_FILLING = 0.6  # of the columns of a row's first line are filled in its further lines
_WIDEST_LEADING = 1.35  # font sizes
_TWICE = 0.1  # of the rows may hold two codes
_OPENED = 0.7  # of the rows begin with a text in a first column: it stands beside none
_BARE = 0.2  # of the rows may fill one column only


class ClearGaps(NamedTuple):
    """The lines that start a row, how many first columns stand beside several rows, how many texts these still tear."""

    starts: frozenset[int]
    beside: int
    torn: int = 0


def wide_gaps(lines: Sequence[RowLine]) -> set[int]:
    """Return the lines below a gap that is wider than the steps between the lines of a cell."""
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
    steps = _steps(lines, size)
    close = sorted(step for step in steps if step > 0.9 * size)
    if not close:
        return set()
    usual = close[len(close) // 4]
    limit = _GAP * usual
    for at, (low, high) in enumerate(pairwise(close), 1):  # two kinds of steps and nothing between: scant padding
        if low <= _SAME * close[0] and high >= _APART * low and 4 * at >= len(close):
            limit = min(limit, (low + high) / 2)
            break
    return {at + 1 for at, step in enumerate(steps) if step > limit}


def _steps(lines: Sequence[RowLine], size: float) -> list[float]:
    """Return the steps between lines; those in print larger than ``size`` stand farther apart in proportion."""
    sizes = [size_of(line.pieces[0][2][0]) for line in lines]
    return [
        (below.bottom - above.bottom) * min(1.0, size / min(pair))
        for (above, below), pair in zip(pairwise(lines), pairwise(sizes), strict=True)
    ]


def clear_gaps(lines: Sequence[RowLine], columns: int, coded: set[int]) -> ClearGaps | None:
    """Return the rows where two kinds of steps between lines leave no doubt; None where they do.

    Objectives in the first columns that stand beside several rows are left out of the steps. ``coded`` are the lines
    that hold a code.
    """
    found = [gaps for beside in range(columns - 1) if (gaps := _clear(lines, beside, coded)) is not None]
    return max(found, key=lambda gaps: (-gaps.torn, len(gaps.starts)), default=None)


def few_gaps(lines: Sequence[RowLine]) -> frozenset[int] | None:
    """Return the rows that two kinds of steps tell where there are but a few lines; None where they leave a doubt.

    Each row begins with texts in the first column and in another; nothing that begins a row fills less.
    """
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    pixel = _pixel(steps)
    leading = min((step for step in steps if size < step < _WIDEST_LEADING * size + pixel), default=0.0)
    same, apart = max(_SAME * leading, leading + pixel), max(_APART * leading, leading + 2 * pixel - _ROUNDED)
    if any(same < step < apart for step in steps):
        return None
    starts = [0, *(at for at, step in enumerate(steps, 1) if step > same)]
    full = all(lines[at].spans or (0 in lines[at].columns and len(lines[at].pieces) > 1) for at in starts)
    return frozenset(starts) if full else None


def _clear(lines: Sequence[RowLine], beside: int, coded: set[int]) -> ClearGaps | None:
    """Return the clear gaps between lines without their first ``beside`` columns.

    None of the wider gaps parts a text in two (hardly any, where there are many texts), many of the narrower ones would
    or the lines below them fill less; hardly any row between wide gaps holds two codes, or nothing but one text.
    """
    kept = [at for at, line in enumerate(lines) if line.pieces[-1][0] >= beside or line.spans]
    if not kept:
        return None
    kept = [at for k, at in enumerate(kept) if not (k and _is_rest_of_title(lines[kept[k - 1]], lines[at]))]
    size = median(size_of(lines[at].pieces[0][2][0]) for at in kept)
    steps = _steps([lines[at] for at in kept], size)
    texts = _running_on([lines[at] for at in kept], beside)
    leading = _leading([lines[at] for at in kept], steps, texts)
    pixel = _pixel(steps)
    same, apart = max(_SAME * leading, leading + pixel), max(_APART * leading, leading + 2 * pixel - _ROUNDED)
    wide = [at for at, step in enumerate(steps, 1) if step > same]
    if not leading or len(wide) < _FEWEST or any(same < step < apart for step in steps):
        return None
    if beside and _open_each_row(lines, [kept[at] for at in (0, *wide)], beside, leading):
        return None
    torn = sum(any(above < at <= below for at in wide) for above, below, _ in texts)
    rows = [range(kept[a], kept[b - 1] + 1) for a, b in pairwise([0, *wide, len(kept)])]
    whole = len(texts) - torn >= max(_FEWEST_TEXTS, _WHOLE * (len(steps) - len(wide)))
    if torn > _TORN * len(texts) or not (whole or _fill_less([[lines[at] for at in row] for row in rows])):
        return None
    twice = sum(len(coded.intersection(row)) > 1 for row in rows)
    bare = sum(_is_bare([lines[at] for at in row], beside) for row in rows) if beside else 0
    if twice > _TWICE * len(rows) or bare > _BARE * len(rows):
        return None
    return ClearGaps(frozenset(kept[at] for at in wide), beside, torn)


def _pixel(steps: Sequence[float]) -> float:
    """Return by how much the steps of one text may differ: nothing, unless all are whole numbers of pixels."""
    off = (abs(step / _PIXEL - round(step / _PIXEL)) * _PIXEL for step in steps)
    return _PIXEL + _ROUNDED if steps and max(off) <= _ROUNDED else 0.0


def _leading(lines: Sequence[RowLine], steps: Sequence[float], texts: Sequence[tuple[int, int, float]]) -> float:
    """Return the step between the lines of a text: as texts that run on have it, or else the narrowest one."""
    if len(texts) >= _FEWEST_TEXTS:
        return median(step for _, _, step in texts)
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
    return min((step for step in steps if size < step < _WIDEST_LEADING * size), default=0.0)


def _open_each_row(lines: Sequence[RowLine], starts: Sequence[int], beside: int, leading: float) -> bool:
    """Whether in nearly all rows a text of their own begins in the first columns: it stands beside no other row."""
    opened: set[int] = set()
    last: dict[int, float] = {}
    for at, line in enumerate(lines):
        own = {first: words[0].bottom for first, _, words in line.pieces if first < beside}
        if any(y - last.get(first, -inf) > _SAME * leading for first, y in own.items()):
            opened.add(bisect_right(starts, at))
        last |= own
    return len(opened) >= _OPENED * len(starts)


def _is_rest_of_title(above: RowLine, line: RowLine) -> bool:
    """Whether a line is the next one of the title row above, which has a leading of its own."""
    titles = all(len(one.pieces) == 1 and one.spans for one in (above, line))
    return titles and goes_on(above.pieces[0][2], line.pieces[0][2])


def _fill_less(rows: Sequence[Sequence[RowLine]]) -> bool:
    """Whether the further lines of rows fill far fewer columns than the first ones: the rests of their texts."""
    pairs = [(len(row[0].pieces), len(line.pieces)) for row in rows for line in row[1:]]
    return len(pairs) >= _FEWEST and sum(rest for _, rest in pairs) <= _FILLING * sum(first for first, _ in pairs)


def _is_bare(row: Sequence[RowLine], beside: int) -> bool:
    """Whether a row fills one column only, of those that do not stand beside several rows, or not the first."""
    filled = {first for line in row for first, _, _ in line.pieces if first >= beside}
    return not any(line.spans for line in row) and (len(filled) < 2 or beside not in filled)


def _running_on(lines: Sequence[RowLine], beside: int) -> list[tuple[int, int, float]]:
    """Return where a text of a column can only go on from one line to another, and the step between them."""
    found: list[tuple[int, int, float]] = []
    last: dict[int, tuple[int, tuple[Word, ...]]] = {}
    for at, line in enumerate(lines):
        for first, _, words in line.pieces:
            if first < beside:
                continue
            above, known = last.get(first, (0, ()))
            if known and goes_on(known, words):
                found.append((above, at, words[0].bottom - known[0].bottom))
            last[first] = at, words
    return found
