"""The tables in the straightened lines of a text: where each begins, and the lines that name its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.tables.row_codes import opens_with_code
from extract.readers.text_cell_kinds import is_sure, label_kind, opens_rows
from extract.readers.text_columns import Run

BAND = -1  # the column of a text that stands over all of them

_FAR = 9.0  # points from line to line: there is an empty one between
_FEWEST_LABELS = 3
_LABELS = 0.6  # of the texts of a header
_YEAR = re.compile(r"(?:20|[’'])?\d\d")


class Row(NamedTuple):
    """A line of a table: its texts by column, those of one column together."""

    top: float
    cells: Mapping[int, Run]


class Lines(NamedTuple):
    """The lines of a table, and how many of them its header has."""

    rows: Sequence[Row]
    header: int


def tables_of(parts: Sequence[Sequence[Sequence[tuple[int, Run]]]]) -> list[list[Lines]]:
    """Return the tables of each part; a header that stands again has no more lines than where it stands first.

    Below it, there may be the rests of cells, in small letters as those of names.
    """
    tables = [_tables([_row(line) for line in part]) for part in parts]
    if not tables[0]:
        return tables
    first = tables[0][0]
    names = _texts(first.rows[0])
    return [
        [one._replace(header=min(one.header, first.header)) if _texts(one.rows[0]) == names else one for one in part]
        for part in tables
    ]


def _texts(row: Row) -> list[str]:
    return [text_of(run) for run in row.cells.values()]


def _row(line: Sequence[tuple[int, Run]]) -> Row:
    cells: dict[int, Run] = {}
    for col, run in line:
        cells[col] = (*cells.get(col, ()), *run)
    return Row(line[0][1][0].top, cells)


def _tables(lines: Sequence[Row]) -> list[Lines]:
    """Part lines at the headers: those of each table, and how many of them its header has."""
    heads = [at - _names_above(lines, at) for at, line in enumerate(lines) if _is_header(line)]
    starts = [0, *heads] if not heads or (heads[0] and _has_rows(lines[: heads[0]])) else heads
    found: list[Lines] = []
    for start, end in pairwise([*starts, len(lines)]):
        below = end < len(lines)
        while end - 1 > start and _is_title(lines, end - 1, below):
            end -= 1
        header = start in heads
        count = 0
        if header:
            first = 1 if _is_header(lines[start]) else 2
            count = next(
                (k for k in range(first, end - start) if not _is_rest_of_header(lines, start, start + k)), end - start
            )
        if end - start > count:
            found.append(Lines(lines[start:end], count))
    return found


def _has_rows(lines: Sequence[Row]) -> bool:
    return any(len(line.cells) > 2 for line in lines)


def _is_header(line: Row) -> bool:
    """Whether most texts of a line are names of columns; none opens with a code, as those of rows do."""
    runs = [run for run in line.cells.values() if not _YEAR.fullmatch(text_of(run))]
    if any(map(is_coded, runs)):
        return False
    names = list(map(text_of, runs))
    kinds = [kind for name in names if (kind := label_kind(name)) is not None]
    again = any(name in names[at + 2 :] for at, name in enumerate(names))  # labels of cards side by side
    return len(kinds) >= max(_FEWEST_LABELS, _LABELS * len(names)) and len(set(kinds)) > 1 and not again


def _names_above(lines: Sequence[Row], at: int) -> bool:
    """Whether the line right above a header holds first words of its names: no last ones of a name in a cell."""
    if not at or is_apart(lines, at):
        return False
    known = label_kind if at == 1 or is_apart(lines, at - 1) else is_sure
    return all(known(text_of(run)) for run in lines[at - 1].cells.values())


def _is_rest_of_header(lines: Sequence[Row], start: int, at: int) -> bool:
    """Whether a line holds the rest of names that begin above, and maybe short names that stand at the bottom."""
    line = lines[at]
    begun = {col for above in lines[start:at] for col in above.cells}
    rest = {col for col, run in line.cells.items() if run[0].text[0] in "(" or run[0].text[0].islower()}
    names = all(col not in begun and label_kind(text_of(line.cells[col])) for col in line.cells.keys() - rest)
    return not is_apart(lines, at) and bool(rest) and names


def below_names(lines: Sequence[Row], header: int) -> int:
    """Return the line below the names of columns, which may stand below those of a storey over several."""
    storeys = 0 < header < len(lines) and not is_apart(lines, header) and _is_header(lines[header])
    return header + storeys


def names_end(lines: Sequence[Row], header: int, first: int) -> int:
    """Return the line below the names of columns, before the ``first`` row; some may stand below one over several."""
    if not header:
        return 0
    return next((at for at in range(header, first) if not _holds_names(lines[at])), first)


def _holds_names(line: Row) -> bool:
    """Whether a line holds several names of columns and rests of such: a lone one may be the rest of a cell."""
    names = sum(label_kind(text_of(run)) is not None for run in line.cells.values())
    rests = sum(run[0].text[0].islower() for run in line.cells.values())
    return len(line.cells) > 1 and names + rests == len(line.cells) and names >= _LABELS * len(line.cells)


def _is_title(lines: Sequence[Row], at: int, below: bool) -> bool:
    """Whether a line stands over the next table: alone across the columns, named so, or apart above a header."""
    line = lines[at]
    if len(line.cells) > 1 or min(line.cells) > 0:
        return False
    apart = below and line.top - lines[at - 1].top > _FAR
    return apart or BAND in line.cells or opens_rows(text_of(line.cells[0]))


def is_apart(lines: Sequence[Row], at: int) -> bool:
    """Whether an empty line stands above a line."""
    return lines[at].top - lines[at - 1].top > _FAR


def is_coded(run: Run) -> bool:
    """Whether a text opens with a code; none begins in small letters ("habitants de 65 ans")."""
    return not run[0].text[0].islower() and opens_with_code(text_of(run) + " ")


def text_of(run: Run) -> str:
    """Return the words of a text."""
    return " ".join(word.text for word in run)
