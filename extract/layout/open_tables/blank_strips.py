"""Rows of tables without rules whose cells stand in the middle of their height: a blank strip parts row from row.

The lines of neighbouring cells stand at heights between each other, so that steps from line to line tell nothing. What
tells the rows is that nothing is printed between them, while within a row the lines overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.engine.content import Word
from extract.layout.tables.row_lines import RowLine, goes_on
from extract.layout.text.lines import size_of

_OVERLAP = 0.2  # font sizes
_SHARE = 0.25  # of the lines stand at a height between those of other cells
_SAME_BLANK = 1.0  # points
_WIDER = 0.3  # font sizes by which a strip is wider than the blank between two lines of a text
_SAME_TEXT = 1.3  # times the step between the lines of a text
_FEWEST = 3  # rows


def strip_starts(lines: Sequence[RowLine]) -> frozenset[int] | None:
    """Return the lines below a blank strip; None where lines do not overlap, or a strip may lie within a row."""
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
    gaps = _gaps(lines)
    if sum(gap < -_OVERLAP * size for gap in gaps) < _SHARE * len(lines):
        return None
    step, blank = _text_steps(lines)
    if not step:
        return None
    usual = max(blank, 0.0)
    limit = usual + _WIDER * size
    if any(usual + _SAME_BLANK < gap < limit for gap in gaps):
        return None
    starts = [0, *(at for at, gap in enumerate(gaps, 1) if gap >= limit)]
    rows = [lines[a:b] for a, b in pairwise([*starts, len(lines)])]
    return frozenset(starts) if len(rows) >= _FEWEST and all(_is_one(row, step) for row in rows) else None


def _gaps(lines: Sequence[RowLine]) -> list[float]:
    """The blanks between each line and all those above it; negative where they overlap."""
    found: list[float] = []
    reach = lines[0].bottom
    for line in lines[1:]:
        found.append(line.top - reach)
        reach = max(reach, line.bottom)
    return found


def _text_steps(lines: Sequence[RowLine]) -> tuple[float, float]:
    """The usual step from line to line of texts that run on, and the blank between these; 0 where there are none."""
    steps: list[tuple[float, float]] = []
    last: dict[int, tuple[Word, ...]] = {}
    for line in lines:
        for first, _, words in line.pieces:
            above = last.get(first)
            if above is not None and goes_on(above, words):
                steps.append((words[0].bottom - above[0].bottom, words[0].top - above[0].bottom))
            last[first] = words
    return (median(step for step, _ in steps), median(blank for _, blank in steps)) if steps else (0.0, 0.0)


def _is_one(row: Sequence[RowLine], step: float) -> bool:
    """Whether the lines of each column of a row follow one another as those of one text do."""
    last: dict[int, float] = {}
    for line in row:
        for first, _, _ in line.pieces:
            if first in last and line.bottom - last[first] > _SAME_TEXT * step:
                return False
            last[first] = line.bottom
    return True
