"""Cells of objectives beside several rows, in a column in which no stroke parts them: each text is one of its own.

Such a text stands at the head of its rows, or at their middle height: the rows of one after the other tell which.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import size_of

_SAME_TEXT = 1.6  # font sizes from line to line of a text
_IN_LINE = 2.0  # points
_OFF_MIDDLE = 4.0  # points


class _Text(NamedTuple):
    row: int
    top: float
    bottom: float


def rows_of_parents(rows: Sequence[Sequence[RowLine]], col: int, parted: set[int]) -> list[int]:
    """Return the rows, the first one included, in which a cell of column ``col`` begins that no stroke closes below.

    ``parted`` are the columns that strokes part between all of these ``rows``. One cell holds all the texts where they
    stand neither at the head nor at the middle of rows.
    """
    texts = _texts(rows, col)
    if not texts or (len(texts) == 1 and not texts[0].row):
        return [0]
    tops = [min(line.top for line in row) for row in rows]
    if len(texts) > 1 and all(abs(text.top - tops[text.row]) < _IN_LINE for text in texts):
        return sorted({0, *(text.row for text in texts)})
    own = [[line for line in row if line.columns & parted] for row in rows]
    if not all(own):
        return [0]
    inner = [(above[-1].bottom + below[0].top) / 2 for above, below in pairwise(own)]
    padding = inner[0] - own[0][-1].bottom
    return _around_middles(texts, [own[0][0].top - padding, *inner, own[-1][-1].bottom + padding])


def _texts(rows: Sequence[Sequence[RowLine]], col: int) -> list[_Text]:
    """Return the texts of a column: lines that stand no farther apart than those of one text."""
    found: list[_Text] = []
    for at, row in enumerate(rows):
        for line in row:
            words = line.in_column(col)
            if not words:
                continue
            top, bottom = min(word.top for word in words), max(word.bottom for word in words)
            if found and bottom - found[-1].bottom <= _SAME_TEXT * size_of(words[0]):
                found[-1] = found[-1]._replace(bottom=bottom)
            else:
                found.append(_Text(at, top, bottom))
    return found


def _around_middles(texts: Sequence[_Text], heights: Sequence[float]) -> list[int]:
    """Return where cells begin whose middle each text is, one below the other down to the last row; [0] if none do.

    ``heights`` are those between rows. The first rows may be the rest of a cell of the page before, and the last of
    several cells may go on overleaf: its text is not in the middle of what stands here.
    """
    last = len(heights) - 1
    for first in range(last):
        starts = [first]
        for text in texts:
            wanted = text.top + text.bottom - heights[starts[-1]]
            at = min(range(len(heights)), key=lambda k: abs(heights[k] - wanted))
            if at <= starts[-1] or abs(heights[at] - wanted) > _OFF_MIDDLE:
                break
            starts.append(at)
        overleaf = len(starts) == len(texts) > 1 and starts[-1] < last and texts[-1].top >= heights[starts[-1]]
        if overleaf or (len(starts) > len(texts) and starts[-1] == last):
            return sorted({0, *starts[: len(texts)]})
    return [0]
