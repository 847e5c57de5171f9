"""Tables as browsers print them without a style: names centred over texts set left, no farther apart than words.

No blank tells such columns, but the names do: the middle of a name is that of its column, so the column ends as far
behind it as it begins before it, and the next one begins there. What stands below proves it: its words begin where the
columns do, and none runs over an edge.
"""

from __future__ import annotations

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


def with_centred_names(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with such tables, their lines taken out of ``loose``."""
    return [_with_tables(parts, loose) for parts in pages]


def _with_tables(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    runs = loose[parts.page]
    bold = Counter(round(run.bottom) for run in runs if run.look.bold)
    if max(bold.values(), default=0) < _FEWEST_WIDE:
        return parts
    lines = make_lines([word for run in runs for word in run.words])
    found: list[PageTable] = []
    at = 0
    while at < len(lines) - 1:
        table, used = _table(lines[at:], parts.content)
        if table is not None:
            found.append(table)
            taken = {word for line in lines[at : at + used] for word in line.words}
            loose[parts.page] = [run for run in loose[parts.page] if run.words[0] not in taken]
        at += max(1, used)
    if not found:
        return parts
    tables = sorted([*parts.tables, *found], key=lambda table: (table.box[1], table.box[0]))
    return parts._replace(tables=tuple(tables))


def _table(lines: Sequence[TextLine], content: PageContent) -> tuple[PageTable | None, int]:
    """Return the table that begins with the first of ``lines``, and how many of them it takes."""
    head = lines[0]
    if not all(word.look.bold for word in head.words) or _wide_blanks(head) < _FEWEST_WIDE:
        return None, 0
    below = list(_below(lines))
    while below:
        columns = _columns(head.words, [word for line in below for word in line.words])
        if columns is not None:
            return _made(columns, [head, *below], content), 1 + len(below)
        below.pop()
    return None, 0


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


def _made(columns: Sequence[_Column], lines: Sequence[TextLine], content: PageContent) -> PageTable:
    rows: list[list[TextLine]] = [[lines[0]], [lines[1]]]
    for above, line in pairwise(lines[1:]):
        if line.bottom - above.bottom > _ROW_STEP * size_of(line.words[0]):
            rows.append([line])
        else:
            rows[-1].append(line)
    xs = (*(column.x0 - 1 for column in columns), columns[-1].x1 + 1)
    ys = (*(row[0].top - 1 for row in rows), rows[-1][-1].bottom + 1)
    wide = len(columns)
    regions = tuple(Region(row, col, row + 1, col + 1) for row in range(len(rows)) for col in range(wide))
    owner = tuple(tuple(range(row * wide, (row + 1) * wide)) for row in range(len(rows)))
    cells: dict[int, list[Word]] = {}
    for col, column in enumerate(columns):
        cells[col] = list(column.name)
    for at, row in enumerate(rows[1:], 1):
        for word in (word for line in row for word in line.words):
            col = sum(word.x0 >= column.x0 - _OFF for column in columns) - 1
            cells.setdefault(at * wide + max(0, col), []).append(word)
    made = make_table(Grid(xs, ys, regions, owner), cells, content, {})
    return made._replace(table=replace(made.table, ruled=False))
