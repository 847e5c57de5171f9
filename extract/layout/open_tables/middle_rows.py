"""Rows whose codes and values stand at the middle of their height: the title begins above the line of the first one.

Below a title no rule says where such a table begins: the first line that holds several texts is that of the first row,
and the line above it is the row's, too, as is the line above other rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.open_tables.columns import runs_of
from extract.layout.text.lines import TextLine, size_of

_SAME_SIDE = 3.0  # points
_OFF_MIDDLE = 0.5  # font sizes
_FEWEST_ALIKE = 1  # other rows of the table


def first_text(lines: Sequence[TextLine], start: int, end: int) -> int:
    """Return where the table in ``lines[start:end]`` begins: at ``start``, or one line above it."""
    if not 0 < start < end - 1 or not _is_middle(*lines[start - 1 : start + 2]):
        return start
    above = lines[start - 1]
    alike = sum(
        line.look == above.look and abs(line.x0 - above.x0) <= _SAME_SIDE and _is_middle(line, row, below)
        for (line, row), below in zip(pairwise(lines[start:end]), lines[start + 2 : end], strict=False)
    )
    return start - 1 if alike >= _FEWEST_ALIKE else start


def _is_middle(above: TextLine, row: TextLine, below: TextLine) -> bool:
    """Whether the texts of ``row`` stand in the middle of the height of a text that begins above and ends below."""
    runs = runs_of(row)
    if len(runs) < 2 or len(runs_of(above)) > 1 or len(runs_of(below)) > 1 or abs(above.x0 - below.x0) > _SAME_SIDE:
        return False
    beside = all(run.x1 < above.x0 or run.x0 > max(above.x1, below.x1) for run in runs)
    off = (above.top + below.bottom) / 2 - (row.top + row.bottom) / 2
    return beside and abs(off) <= _OFF_MIDDLE * size_of(row.words[0])
