"""Budgets by payer and year without rules, one under each title: a line of years over the figures of each payer.

Each has the years of its own title, so that no columns run down the pages, and the same payers come again in each. A
table of items has other words on each row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from extract import lexicon
from extract.layout.engine.content import Fill
from extract.layout.open_tables.columns import Run, Stretch, runs_of
from extract.layout.open_tables.table import page_table, row_cells
from extract.layout.tables.cells import PageTable
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, size_of
from extract.layout.text.paragraphs import usual_leading
from extract.text import fold

_TIMES = 3  # such budgets in a document
_FEWEST_ROWS = 2
_FEWEST_SHARED = 2  # payers that come again
_ALIGNED = 3.0  # points
_NEAR = 3.5  # font sizes from line to line
_YEAR = re.compile(r"20\d\d")
_FIGURE = re.compile(r"[-–—/]|\d[\d .,\u00a0\u202f]*\s?(?:€|k€|M€|EUR)?")


class YearMatrix(NamedTuple):
    """The lines of such a budget, years first, and where its columns begin and end."""

    stretch: Stretch
    edges: tuple[float, ...]


def year_matrices(pages: Sequence[tuple[int, Sequence[TextLine]]]) -> list[YearMatrix]:
    """Return the budgets of a document, whose ``pages`` are the lines of pages, in parts."""
    found: list[YearMatrix] = []
    for page, lines in pages:
        at = 0
        while at < len(lines):
            matrix = _matrix(page, lines, at) if _YEAR.search(lines[at].text) else None
            if matrix is not None:
                found.append(matrix)
            at += len(matrix.stretch.lines) if matrix is not None else 1
    often = Counter(name for matrix in found for name in _payers(matrix))
    return [matrix for matrix in found if sum(often[name] >= _TIMES for name in _payers(matrix)) >= _FEWEST_SHARED]


def year_matrix_table(matrix: YearMatrix, fills: Sequence[Fill]) -> PageTable:
    """Return the table that such a budget makes, each line a row."""
    stretch, edges = matrix
    rows = [
        [RowLine(line.bottom, line.top, tuple((col, col, run.words) for col, run in _shared_out(row, edges)))]
        for line, row in zip(stretch.lines, stretch.rows, strict=True)
    ]
    cells, heights = row_cells(rows, edges, stretch.page, fills, usual_leading([stretch.lines]))
    return page_table(cells, edges, heights, stretch.page)


def parted_at(
    matrices: Sequence[YearMatrix], group: Sequence[tuple[int, Sequence[list[TextLine]]]]
) -> list[tuple[int, list[list[TextLine]]]]:
    """Return the parts of pages without the lines of such budgets: no table goes on from above one to below it."""
    taken = {line for matrix in matrices for line in matrix.stretch.lines}
    left = [
        (page, [list(part) for lines in parts for used, part in groupby(lines, taken.__contains__) if not used])
        for page, parts in group
    ]
    return [(page, parts) for page, parts in left if parts]


def _matrix(page: int, lines: Sequence[TextLine], at: int) -> YearMatrix | None:
    """Return the budget whose years stand on a line, None where there is none."""
    names = runs_of(lines[at])
    behind = names if _YEAR.fullmatch(_text(names[0])) else names[1:]
    if not behind or not all(_YEAR.fullmatch(_text(run)) for run in behind[:-1] or behind):
        return None
    if not _YEAR.fullmatch(_text(behind[-1])) and not _text(behind[-1])[0].isalpha():
        return None
    if len(names) == 2 and fold(_text(names[0])) in _moments():
        return None  # a year is what a label says there: "Période   2031"
    rows = [names]
    for above, line in pairwise(lines[at:]):
        row = runs_of(line)
        if line.bottom - above.bottom > _NEAR * size_of(line.words[0]) or not _fits(row, names, behind):
            break
        if len(rows) > 1 and abs(row[0].x0 - rows[1][0].x0) > _ALIGNED:
            break
        rows.append(row)
    if len(rows) <= _FEWEST_ROWS:
        return None
    held = [[run for row in rows for run in row[1:] if _is_under(run, head)] for head in behind]
    firsts = [row[0] for row in rows if row[0] is not behind[0]]
    left, right = min(run.x0 for run in firsts), max(run.x1 for run in firsts)
    ends = [right, *(max(run.x1 for run in (head, *runs)) for head, runs in zip(behind, held, strict=True))]
    starts = [min(run.x0 for run in (head, *runs)) for head, runs in zip(behind, held, strict=True)]
    if any(end >= start for end, start in zip(ends, starts, strict=False)):
        return None
    between = [(end + start) / 2 for end, start in zip(ends, starts, strict=False)]
    stretch = Stretch(page, tuple(lines[at : at + len(rows)]), tuple(rows))
    return YearMatrix(stretch, (left - 2.0, *between, ends[-1] + 2.0))


@cache
def _moments() -> frozenset[str]:
    """The labels beside which a schedule stands."""
    rows = (row for row in lexicon.load("labels")["label"] if row["field"] == "schedule")
    return frozenset(phrase.lstrip("=") for row in rows for phrase in row["phrases"])


def _fits(row: Sequence[Run], names: Sequence[Run], heads: Sequence[Run]) -> bool:
    """Whether a line is a payer, at the left of all years, and figures that each stand under a head of its own."""
    under = [next((at for at, head in enumerate(heads) if _is_under(run, head)), None) for run in row[1:]]
    figures = all(_FIGURE.fullmatch(_text(run)) for run in row[1:])
    return (
        len(row) > 1
        and figures
        and None not in under
        and len(set(under)) == len(under)
        and _text(row[0])[0].isalpha()
        and (names[0] is heads[0] or abs(row[0].x0 - names[0].x0) <= _ALIGNED)
    )


def _is_under(run: Run, head: Run) -> bool:
    middles = abs(run.x0 + run.x1 - head.x0 - head.x1) / 2
    return min(abs(run.x0 - head.x0), abs(run.x1 - head.x1), middles) <= _ALIGNED


def _payers(matrix: YearMatrix) -> set[str]:
    return {fold(_text(row[0])) for row in matrix.stretch.rows[1:]}


def _shared_out(row: Sequence[Run], edges: Sequence[float]) -> list[tuple[int, Run]]:
    return [(sum(edge <= (run.x0 + run.x1) / 2 for edge in edges[1:-1]), run) for run in row]


def _text(run: Run) -> str:
    return " ".join(word.text for word in run.words)
