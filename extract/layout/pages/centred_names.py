"""Tables as browsers print them without a style: names centred over texts set left, no farther apart than words.

No blank tells such columns, but the names do: the middle of a name is that of its column, so the column ends as far
behind it as it begins before it, and the next one begins there. What stands below proves it: its words begin where the
columns do, and none runs over an edge.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import PageContent, Word
from extract.layout.pages.page import PageParts
from extract.layout.tables.cells import PageTable, make_table
from extract.layout.tables.grid import Grid, Region
from extract.layout.text.lines import TextLine, make_lines, size_of

_FEWEST_COLUMNS = 3
_MOST_NAME_WORDS = 4
_WIDE_BLANK = 1.0  # font sizes
_FEWEST_WIDE = 2  # blanks between the names: texts have none
_OFF = 1.2  # points by which a word may miss the edge of its column
_APART = (0.05, 0.65)  # font sizes between the texts of neighbouring columns
_USUAL_APART = 3.0
_SAME_APART = 0.8
_ROW_STEP = 1.3  # font sizes between the lines of two rows at least
_LAST_STEP = 4.0  # font sizes from a row to the next at most
_MOST_LINES = 60


class _Column(NamedTuple):
    x0: float
    x1: float
    name: tuple[Word, ...]


class _Found(NamedTuple):
    """A table, its columns, and the words that it takes."""

    table: PageTable
    columns: tuple[_Column, ...]
    words: frozenset[Word]


def with_centred_names(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such tables, which may go on at the head of the next page, their lines out of ``loose``."""
    made: list[PageParts] = []
    columns: tuple[_Column, ...] = ()  # of a table at the foot of the page before
    for parts in pages:
        runs = loose[parts.page]
        bold = Counter(round(run.bottom) for run in runs if run.look.bold)
        found: list[_Found] = []
        if columns or max(bold.values(), default=0) >= _FEWEST_WIDE:
            found = _tables(make_lines([word for run in runs for word in run.words]), columns, parts.content)
        if found:
            taken = frozenset[Word]().union(*(one.words for one in found))
            loose[parts.page] = [run for run in runs if run.words[0] not in taken]
            tables = sorted([*parts.tables, *(one.table for one in found)], key=lambda one: (one.box[1], one.box[0]))
            parts = parts._replace(tables=tuple(tables))
        lowest = max((run.bottom for run in loose[parts.page]), default=0.0)
        columns = found[-1].columns if found and found[-1].table.box[3] > lowest else ()
        made.append(parts)
    return made


def _tables(lines: Sequence[TextLine], columns: tuple[_Column, ...], content: PageContent) -> list[_Found]:
    found: list[_Found] = []
    rest = list(itertools.takewhile(lambda line: _fits(line, columns), lines)) if columns else []
    if not any(line.x1 > columns[1].x0 for line in rest):
        rest = []
    else:
        found.append(_found(columns, [], rest, content))
    at = len(rest)
    while at < len(lines) - 1:
        table = _table(lines[at:], content)
        if table is not None:
            found.append(table)
            at += sum(line.words[0] in table.words for line in lines[at:])
        else:
            at += 1
    return found


def _fits(line: TextLine, columns: Sequence[_Column]) -> bool:
    """Whether a line is one of a row: what stands in each column begins where the column does and ends within it."""
    filled: set[int] = set()
    for word in line.words:
        col = sum(word.x0 >= column.x0 - _OFF for column in columns) - 1
        if col < 0 or word.x1 > columns[col].x1 + _OFF or (col not in filled and word.x0 > columns[col].x0 + _OFF):
            return False
        filled.add(col)
    return not line.look.bold


def _table(lines: Sequence[TextLine], content: PageContent) -> _Found | None:
    """Return the table that begins with the first of ``lines``."""
    head = lines[0]
    if not all(word.look.bold for word in head.words) or _wide_blanks(head) < _FEWEST_WIDE:
        return None
    below = list(_below(lines))
    while below:
        columns = _columns(head.words, [word for line in below for word in line.words])
        if columns is not None:
            return _found(tuple(columns), [head], below, content)
        below.pop()
    return None


def _wide_blanks(line: TextLine) -> int:
    """How many blanks of a line are wider than those of a text."""
    return sum(b.x0 - a.x1 > _WIDE_BLANK * size_of(b) for a, b in pairwise(line.words))


def _below(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines under the names that may be rows: near each other, none bold, none farther left than the first."""
    for above, line in pairwise(lines[: _MOST_LINES + 1]):
        size = size_of(line.words[0])
        if line.look.bold or line.bottom - above.bottom > _LAST_STEP * size or line.x0 < lines[1].x0 - _OFF:
            return
        yield line


def _columns(names: Sequence[Word], words: Sequence[Word]) -> list[_Column] | None:
    """The columns of ``names`` over ``words``; None where the names are not centred over what begins below them."""
    found: list[_Column] = []
    x0, apart, proofs = min(word.x0 for word in words), None, 0
    at = 0
    while at < len(names):
        step = next((s for s in _steps(names, at, x0, words, apart)), None)
        if step is None:
            return None
        count, x1, after, seen = step
        found.append(_Column(x0, x1, tuple(names[at : at + count])))
        at += count
        if at < len(names):
            proofs += seen
            apart = after - x1 if seen and apart is None else apart
            x0 = after
    filled = sum(any(column.x0 - _OFF <= word.x0 < column.x1 for word in words) for column in found)
    ended = found[-1].x1 >= max(word.x1 for word in words) - _OFF
    whole = all(b.x0 - a.x1 <= _WIDE_BLANK * size_of(b) for column in found for a, b in pairwise(column.name))
    enough = len(found) >= _FEWEST_COLUMNS and proofs >= _FEWEST_COLUMNS - 1 and filled > len(found) / 2
    good = ended and whole and enough
    return found if good else None


def _steps(
    names: Sequence[Word], at: int, x0: float, words: Sequence[Word], apart: float | None
) -> Iterator[tuple[int, float, float, bool]]:
    """The names that a column beginning at ``x0`` may have: how many words, its end, where the next begins, if seen."""
    for count in range(1, min(_MOST_NAME_WORDS, len(names) - at) + 1):
        first, last = names[at], names[at + count - 1]
        x1 = first.x0 + last.x1 - x0
        if first.x0 < x0 - _OFF or any(word.x0 < x1 - _OFF and word.x1 > x1 + _OFF for word in words):
            continue
        if at + count == len(names):
            yield count, x1, x1, False
            continue
        near, far = (x1 + size_of(words[0]) * part for part in _APART)
        starts = [word.x0 for word in words if near <= word.x0 <= far]
        after = min(starts, default=x1 + (apart or _USUAL_APART))
        seen = bool(starts) and (apart is None or abs(after - x1 - apart) <= _SAME_APART)
        after = after if seen else x1 + (apart or _USUAL_APART)
        if names[at + count].x0 < after - _OFF:
            continue
        if any(word.x0 < after - _OFF and word.x1 > x1 + _OFF for word in words):
            continue
        yield count, x1, after, seen


def _found(
    columns: tuple[_Column, ...], head: Sequence[TextLine], lines: Sequence[TextLine], content: PageContent
) -> _Found:
    rows = [[lines[0]]]
    for above, line in pairwise(lines):
        if line.bottom - above.bottom > _ROW_STEP * size_of(line.words[0]):
            rows.append([line])
        else:
            rows[-1].append(line)
    rows = [*([line] for line in head), *rows]
    xs = (*(column.x0 - 1 for column in columns), columns[-1].x1 + 1)
    ys = (*(row[0].top - 1 for row in rows), rows[-1][-1].bottom + 1)
    wide = len(columns)
    regions = tuple(Region(row, col, row + 1, col + 1) for row in range(len(rows)) for col in range(wide))
    owner = tuple(tuple(range(row * wide, (row + 1) * wide)) for row in range(len(rows)))
    cells = {col: list(column.name) for col, column in enumerate(columns)} if head else {}
    for at, row in enumerate(rows[len(head) :], len(head)):
        for word in (word for line in row for word in line.words):
            col = sum(word.x0 >= column.x0 - _OFF for column in columns) - 1
            cells.setdefault(at * wide + max(0, col), []).append(word)
    made = make_table(Grid(xs, ys, regions, owner), cells, content, {})
    words = frozenset(word for row in rows for line in row for word in line.words)
    return _Found(made._replace(table=replace(made.table, ruled=False)), columns, words)
