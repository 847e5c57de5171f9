"""Gaps between the lines of a table without rules: where they are wider than inside a text, a row starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.content import Word
from extract.layout.lines import size_of
from extract.layout.row_lines import RowLine, goes_on

_GAP = 1.25  # times the usual step between lines: a gap between rows
_SAME = 1.04  # times the smallest step: the same step
_APART = 1.1  # times a step: another step
_FEWEST = 3  # steps of each kind
_TORN = 0.05  # of the wide gaps may seem to stand within a text
_WHOLE = 0.25  # of the narrow ones must
_TWICE = 0.1  # of the rows may hold two codes
_BARE = 0.2  # of the rows may fill one column only


class ClearGaps(NamedTuple):
    """The lines that start a row, and how many of the first columns stand beside several rows."""

    starts: frozenset[int]
    beside: int


def wide_gaps(lines: Sequence[RowLine]) -> set[int]:
    """Return the lines below a gap that is wider than the steps between the lines of a cell."""
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
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


def clear_gaps(lines: Sequence[RowLine], columns: int, coded: set[int]) -> ClearGaps | None:
    """Return the rows where two kinds of steps between lines leave no doubt; None where they do.

    Objectives in the first columns that stand beside several rows are left out of the steps. ``coded`` are the lines
    that hold a code.
    """
    found = [gaps for beside in range(columns - 1) if (gaps := _clear(lines, beside, coded)) is not None]
    return max(found, key=lambda gaps: len(gaps.starts), default=None)


def _clear(lines: Sequence[RowLine], beside: int, coded: set[int]) -> ClearGaps | None:
    """Return the clear gaps between lines without their first ``beside`` columns.

    Hardly any of the wider gaps parts a text in two, many of the narrower ones would; hardly any row between wide gaps
    holds two codes, or nothing but one text.
    """
    kept = [at for at, line in enumerate(lines) if line.pieces[-1][0] >= beside or line.spans]
    steps = [lines[below].bottom - lines[above].bottom for above, below in pairwise(kept)]
    texts = _running_on([lines[at] for at in kept], beside)
    if len(texts) < _FEWEST:
        return None
    leading = median(step for _, _, step in texts)
    wide = [at for at, step in enumerate(steps, 1) if step > _SAME * leading]
    if len(wide) < _FEWEST or any(_SAME * leading < step < _APART * leading for step in steps):
        return None
    torn = sum(any(above < at <= below for at in wide) for above, below, _ in texts)
    if torn > _TORN * len(wide) or len(texts) - torn < _WHOLE * (len(steps) - len(wide)):
        return None
    rows = [range(kept[a], kept[b - 1] + 1) for a, b in pairwise([0, *wide, len(kept)])]
    twice = sum(len(coded.intersection(row)) > 1 for row in rows)
    bare = sum(_is_bare([lines[at] for at in row], beside) for row in rows) if beside else 0
    if twice > _TWICE * len(rows) or bare > _BARE * len(rows):
        return None
    return ClearGaps(frozenset(kept[at] for at in wide), beside)


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
