"""The columns that lines of plain text share: texts apart by blanks, in order, near the places where columns start.

A converter moves what it has no room for, so that a column starts a few letters off on some lines, or right behind a
mere blank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.engine.content import Word
from extract.layout.open_tables.year_columns import years_in_line
from extract.readers.text_cell_kinds import opens_rows

WIDE = 3.0  # points: a letter
_GAP = 1.5 * WIDE  # a wider blank parts texts
_NEAR = 6 * WIDE  # a text that starts farther from all columns is of another one
_CUT = 2 * WIDE  # from the place where a column starts to a word that starts it behind a mere blank
_FEWEST_TEXTS = 2  # in a column
_MOST_HEADER_LINES = 3
_ROUNDS = 3
_OVER = 0.2  # of the texts of a column that reach into the next: these are one
_FEWEST_YEARS = 3
_AMOUNT_GOES_ON = re.compile(r"\d{3}(?:,\d+)?(?:$|\D)|(?:€|[kM]€|EUR|euros?|%)(?:$|\W)", re.IGNORECASE)
_ABOUT = ("+/-", "±", "env.", "environ", "ca")
_UNITS = ("(€)", "(%)", "(k€)", "(EUR)", "(ETP)")
_CODE = re.compile(r"\d+(?:\.\d+)+\.?")

Run = tuple[Word, ...]


def runs_of(line: Sequence[Word]) -> list[Run]:
    """Cut a line at its wide blanks, and years that name columns of their own from one another."""
    cuts = [at for at, (one, other) in enumerate(pairwise(line), 1) if other.x0 - one.x1 > _GAP]
    runs = [tuple(line[a:b]) for a, b in pairwise([0, *cuts, len(line)])]
    return [part for run in runs for part in ([(year,) for year in run] if _are_years(run) else [run])]


def _are_years(run: Run) -> bool:
    return len(run) >= _FEWEST_YEARS and len(years_in_line(run)) == len(run)


def columns_of(rows: Sequence[Sequence[Run]]) -> list[float]:
    """Return where the columns of ``rows`` start: those of the line with most texts, settled by all others."""
    columns = [run[0].x0 for run in max(rows, key=len)]
    for _ in range(_ROUNDS):
        columns = _settled(rows, columns)
    return _apart(rows, columns)


def shared_out(row: Sequence[Run], columns: Sequence[float]) -> list[int]:
    """Return the column of each text: they keep their order, two of a line share none while there is room."""
    n, m = len(row), len(columns)
    if n > m:
        return [min(range(m), key=lambda col: abs(run[0].x0 - columns[col])) for run in row]
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())] * (m + 1)]
    for i, run in enumerate(row, 1):
        line: list[tuple[float, tuple[int, ...]]] = [(float("inf"), ())] * (m + 1)
        for j in range(i, m + 1):
            cost, taken = best[i - 1][j - 1]
            here = (cost + abs(run[0].x0 - columns[j - 1]), (*taken, j - 1))
            line[j] = min(line[j - 1], here, key=lambda one: one[0])
        best.append(line)
    return list(best[n][m][1])


def cut_at(row: Sequence[Run], columns: Sequence[float]) -> list[Run]:
    """Cut texts at the words that start a column behind a mere blank, in lines that go on behind them.

    No text is cut at its own column, nor where the next text of the line stands.
    """
    taken = shared_out(row, columns)
    cut: list[Run] = []
    for at, run in enumerate(row):
        last = at == len(row) - 1
        own = max(taken[at], max((k for k, x in enumerate(columns) if x <= run[0].x0 + _CUT), default=0))
        end = len(columns) if last else max(taken[at + 1], own + 1)
        starts = [0]
        for k in range(own + 1, end):
            if columns[k] >= run[-1].x1:
                break
            near = [i for i in range(starts[-1] + 1, len(run)) if _starts(run, i, columns[k])]
            if not near:
                starts = [0]
                break
            starts.append(min(near, key=lambda i: abs(run[i].x0 - columns[k])))
        if last and len(row) < 3 and len(starts) > 1:
            starts = [0]
        cut.extend(run[a:b] for a, b in pairwise([*starts, len(run)]))
    return cut


def is_band(row: Sequence[Run], columns: Sequence[float]) -> bool:
    """Whether a line is one text across a table: it runs over the first columns, or starts at none of them.

    In the middle of a table, it runs over the start of a column or names what the rows below belong to.
    """
    x0, x1 = row[0][0].x0, row[0][-1].x1
    if len(row) > 1:
        return False
    if abs(x0 - columns[0]) <= _CUT:
        return x1 > columns[1] + _NEAR
    if min(abs(x0 - x) for x in columns) <= _CUT:
        return False
    return any(x0 < x - _CUT and x1 > x + _NEAR for x in columns) or opens_rows(" ".join(word.text for word in row[0]))


def _starts(run: Run, at: int, place: float) -> bool:
    """Whether a word may start a column: it stands at its place, behind a mere number, or near it and opens a text."""
    word = run[at]
    before = run[at - 1].text
    if (before[-1].isdigit() and _AMOUNT_GOES_ON.match(word.text)) or (before in _ABOUT and word.text[0].isdigit()):
        return False  # "+/- 774 000 euros" is one amount
    if word.text in _UNITS:
        return False
    if abs(word.x0 - place) < _NEAR and _CODE.fullmatch(word.text):
        return True
    if abs(word.x0 - place) < WIDE / 2 and at == 1 and run[0].text[-1].isdigit():
        return True
    return abs(word.x0 - place) <= _CUT and (not word.text[0].isalpha() or word.text[0].isupper())


def _settled(rows: Sequence[Sequence[Run]], columns: list[float]) -> list[float]:
    """Return where columns start by the texts that they get, with new ones for texts that are far from all."""
    found: list[list[float]] = [[] for _ in columns]
    beside: list[list[float]] = [[] for _ in columns]  # of lines that fill several: the rest of a title stands alone
    apart: list[float] = []
    for row in rows:
        for col, run in zip(shared_out(row, columns), row, strict=True):
            x = run[0].x0
            if abs(x - columns[col]) > _NEAR:
                apart.append(x)
                continue
            found[col].append(x)
            if len(row) > 1:
                beside[col].append(x)
    head = {run[0].x0 for row in rows[:_MOST_HEADER_LINES] for run in row if len(row) > 2}
    kept = [
        median(several or starts)
        for starts, several in zip(found, beside, strict=True)
        if len(starts) >= _FEWEST_TEXTS or head.intersection(starts)
    ]
    group: list[float] = []
    for x in [*sorted(apart), float("inf")]:
        if group and x - group[-1] > _CUT:
            if len(group) >= _FEWEST_TEXTS and min((abs(median(group) - one) for one in kept), default=_NEAR) >= _CUT:
                kept.append(median(group))
            group = []
        group.append(x)
    return sorted(kept) or columns


def _apart(rows: Sequence[Sequence[Run]], columns: Sequence[float]) -> list[float]:
    """Return the columns without those that no line fills beside the one before: the same texts, set in the middle.

    Where texts stand in the middle of their rows, no line may fill both of two columns: each has several texts, and
    hardly any of the first reaches into the second.
    """
    kept = list(columns)
    while True:
        shared = [shared_out(row, kept) for row in rows]
        times = Counter(col for row in shared for col in row)
        pairs = Counter(pair for row in shared for pair in pairwise(row))
        reach: list[list[float]] = [[] for _ in kept]
        for taken, row in zip(shared, rows, strict=True):
            for col, run in zip(taken, row, strict=True):
                reach[col].append(run[-1].x1)
        alone = [
            k
            for k in range(1, len(kept))
            if not pairs[k - 1, k] and (1 in (times[k - 1], times[k]) or _is_one(reach[k - 1], kept[k - 1], kept[k]))
        ]
        if not alone:
            return kept
        k = min(alone, key=lambda k: kept[k] - kept[k - 1])
        del kept[k if times[k] <= times[k - 1] else k - 1]


def _is_one(ends: Sequence[float], start: float, following: float) -> bool:
    """Whether the texts of a column end behind the start of the following one, or both start near each other."""
    over = sum(end > following for end in ends)
    return following - start <= _NEAR or over >= _OVER * len(ends)
