"""The columns of a grid of years: its header says where they stand, however few of its cells hold a sign.

Years that follow one another on one line, as far apart from each other as their columns are wide, are names of columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from extract.layout.engine.content import Word

_YEAR = re.compile(r"20[0-4]\d")
_FEWEST = 3
_UNEQUAL = 1.4  # times the narrowest step: columns of one width, but for what one of them holds
_SAME_PLACE = 3.0  # points
_HEADER_LINES = 4


class _Run(Protocol):
    @property
    def words(self) -> tuple[Word, ...]: ...


def years_in_line(words: Sequence[Word]) -> range:
    """Return which of these words name the columns of a grid of years: none where no three years follow each other."""
    first = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and _follows(words[at - 1].text, words[at].text):
            continue
        if at - first >= _FEWEST:
            steps = [after.x0 - before.x0 for before, after in pairwise(words[first:at])]
            if max(steps) <= _UNEQUAL * min(steps):
                return range(first, at)
        first = at
    return range(0)


def _follows(one: str, other: str) -> bool:
    return _YEAR.fullmatch(one) is not None and _YEAR.fullmatch(other) is not None and int(other) == int(one) + 1


def year_edges(tables: Sequence[Sequence[Sequence[_Run]]]) -> tuple[float, ...] | None:
    """Return where the columns of years begin and the last of them ends, () where no header holds years.

    ``tables`` are the rows of each part of a table. None if the years of their headers stand at different places: one
    set of columns fits no two of them.
    """
    known: list[Word] = []
    for rows in tables:
        for row in rows[:_HEADER_LINES]:
            words = [word for run in row for word in run.words]
            years = [words[at] for at in years_in_line(words)]
            if not years:
                continue
            if known and _apart(known, years):
                return None
            known = known or years
            break
    if not known:
        return ()
    inner = [(one.x1 + other.x0) / 2 for one, other in pairwise(known)]
    step = known[1].x0 - known[0].x0
    return (inner[0] - step, *inner, inner[-1] + step)


def _apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return len(one) != len(other) or any(abs(a.x0 - b.x0) > _SAME_PLACE for a, b in zip(one, other, strict=True))


def with_year_edges(edges: Sequence[float], years: Sequence[float]) -> list[float]:
    """Return the edges of columns with those of the years in place of what the signs below them show."""
    if not years:
        return list(edges)
    near = (years[1] - years[0]) / 2
    kept = [edge for edge in edges if not years[0] - near < edge < years[-1] + near]
    behind = [edge for edge in edges if years[-1] - near < edge < years[-1] + near and edge > years[-2] + near]
    return sorted([*kept, *years[:-1], *behind[-1:]])
