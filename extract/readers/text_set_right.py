"""Columns of plain text whose figures are set at the right: they end, and do not begin, at one place.

Their texts are moved to where the longest of them or the name of their column begins, so that these columns start at
one place as those of words do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.readers.text_cell_kinds import label_kind
from extract.readers.text_columns import WIDE, Run

_FIGURE = re.compile(
    r"[-–—/]|(?:€|EUR)(?: ?/ ?an)?|(?:€ ?)?\d[\d .]*(?:,\d+)? ?(?:€|k€|M€|EUR|%|ETP|euros?)?(?: ?/ ?an)?", re.IGNORECASE
)
_YEAR = re.compile(r"20[0-4]\d")
_NEXT = 1.5 * WIDE  # from one end to the next of a column: lines are a letter off
_NEAR = 2 * WIDE
_LONGER = 4 * WIDE  # a figure that stands glued to the next text may be the longest
_FEWEST = 2  # figures in a column
_FEWEST_LABELLED = 3  # lines
_NAMES = 0.6  # of the texts of a line of names
_STEADY = 2  # times as far apart as their ends are where figures begin


class _Column(NamedTuple):
    """Where figures begin at the left, and from where to where they end."""

    left: float
    first_end: float
    last_end: float

    def holds(self, run: Run) -> bool:
        near = self.first_end - _NEAR <= run[-1].x1 <= self.last_end + _NEAR
        return near and run[0].x0 >= self.left - _LONGER and is_figure(run)


def set_left(rows: Sequence[Sequence[Run]]) -> list[Sequence[Run]]:
    """Return lines with the texts of columns that are set at the right moved to where these begin at the left.

    A figure is parted from the next text where it ends as its column does.
    """
    named = _lines_of_names(rows)
    if _are_labelled(rows[: min(named, default=0)]):
        return list(rows)
    columns = _columns([run for at, row in enumerate(rows) if at not in named for run in row])
    if not columns:
        return list(rows)
    parted = [row if at in named else _parted(row, columns) for at, row in enumerate(rows)]
    heads = [parted[at] for at in named - _storeys(parted, named)]
    left: dict[Run, float] = {}
    for column in columns:
        cells: list[Run] = []
        before = 0.0  # where the texts left of the column begin
        for at, row in enumerate(parted):
            col = next((k for k, run in enumerate(row) if at not in named and column.holds(run)), None)
            if col is not None:
                cells.append(row[col])
                before = max(before, row[col - 1][0].x0 if col else 0.0)
        names = [name for head in heads if (name := _name(head, column)) is not None and name[0].x0 > before + _NEAR]
        left |= dict.fromkeys([*names, *cells], min(run[0].x0 for run in [*names, *cells]))
    return [_moved(row, left) for row in parted]


def _name(head: Sequence[Run], column: _Column) -> Run | None:
    """Return the name of a column: the last that begins left of where its figures end."""
    return next((run for run in reversed(head) if run[0].x0 < column.last_end), None)


def _are_labelled(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether the lines above the first names of columns hold labels and values: the part is of several tables."""
    return sum(len(row) == 2 for row in rows) >= _FEWEST_LABELLED


def is_figure(run: Run) -> bool:
    """Whether a text is a sum, a share or a count, or a dash in its place; a year is none."""
    text = " ".join(word.text for word in run)
    return _FIGURE.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def _figure(run: Run) -> Run:
    """Return the figure that a text is, or the sum that opens it, glued to the next text."""
    if is_figure(run):
        return run
    ends = (at for at in range(len(run) - 1, 0, -1) if run[at - 1].text.endswith("€"))
    return next((run[:at] for at in ends if is_figure(run[:at])), ())


def _columns(runs: Sequence[Run]) -> list[_Column]:
    """Return the columns of figures that end at one place and begin at several."""
    figures = [figure for run in runs if (figure := _figure(run))]
    groups: list[list[Run]] = []
    for run in sorted(figures, key=lambda run: run[-1].x1):
        if groups and run[-1].x1 - groups[-1][-1][-1].x1 <= _NEXT:
            groups[-1].append(run)
        else:
            groups.append([run])
    found: list[_Column] = []
    for group in groups:
        begins, ends = [run[0].x0 for run in group], [run[-1].x1 for run in group]
        spread = max(begins) - min(begins)
        if len(group) >= _FEWEST and spread >= WIDE and spread >= _STEADY * (max(ends) - min(ends)):
            here = _Column(min(begins), min(ends), max(ends))
            if found and here.left < found[-1].last_end:
                above = found.pop()
                here = _Column(min(above.left, here.left), above.first_end, here.last_end)
            found.append(here)
    return found


def _lines_of_names(rows: Sequence[Sequence[Run]]) -> set[int]:
    """Return the lines that hold names of columns, and those right below with the rest of such names."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        near = at - 1 in found and row[0][0].top - rows[at - 1][0][0].top < 3 * WIDE
        rest = near and all(run[0].text[0] in "(" or run[0].text[0].islower() for run in row)
        texts = [" ".join(word.text for word in run) for run in row]
        if rest or (len(row) > 1 and sum(label_kind(text) is not None for text in texts) >= _NAMES * len(row)):
            found.add(at)
    return found


def _storeys(rows: Sequence[Sequence[Run]], named: set[int]) -> set[int]:
    """Return the lines of names that stand over several columns each: half as many as right below them."""
    return {at for at in named if at + 1 in named and 2 * len(rows[at]) <= len(rows[at + 1])}


def _parted(row: Sequence[Run], columns: Sequence[_Column]) -> list[Run]:
    """Cut texts behind figures that end where a column does."""
    found: list[Run] = []
    for run in row:
        cut = next((at for at in range(len(run) - 1, 0, -1) if any(column.holds(run[:at]) for column in columns)), 0)
        whole = is_figure(run)
        found.extend([run] if whole or not cut else [run[:cut], run[cut:]])
    return found


def _moved(row: Sequence[Run], left: dict[Run, float]) -> list[Run]:
    """Return a line with some texts at the left edges of their columns, or behind what reaches beyond these."""
    found: list[Run] = []
    for run in row:
        x0 = max(left.get(run, run[0].x0), found[-1][-1].x1 + 2 * WIDE if found else 0.0)
        shift = min(0.0, x0 - run[0].x0) if run in left else 0.0
        found.append(tuple(word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in run) if shift else run)
    return found
