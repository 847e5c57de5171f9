"""Tables of a text whose cells stand one a line, as word processors save them: rows found by what each cell holds.

The labels of the columns follow one another at first, and say how many cells a row has and what each of them holds.
An empty cell is an empty line, a cell of several paragraphs takes several lines, and a row that is merged into one
cell takes one. Some conversions put a tab before each cell, others an empty line behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from extract.document import Cell, Table, TextBlock
from extract.readers.text_cell_kinds import (
    breaks_off,
    fit,
    fit_more,
    goes_on,
    is_lone_head,
    is_sure,
    label_kind,
    marked_level,
    opens_rows,
    value_kind,
)
from extract.readers.text_tables import TextLine

_FEWEST = 3  # columns
_MOST_MORE = 12  # lines that a row may have more than cells
_MORE = 0.8  # what a further line of a cell costs
_BROKEN = 1.5  # what a cell costs whose last line ends in the middle of a sentence
_ROW = 0.5  # what a row must score
_UNMARKED = -1.5
_FEWEST_MARKED = 2
_BAND = 1.0
_SKIP = 0.2
_ABSENT, _NO_CODE = 0.6, 1.8  # what a cell without a line costs: the code opens a row
_FIT, _SURE_FIT = 0.5, 0.75  # what the cells of a table must score on average: more where empty ones have no line
_HEADER = 2.0
_AGAIN = -2.0  # a label of the header as a value

Paragraphs = Callable[[Sequence[TextLine], bool], tuple[TextBlock, ...]]
_Row = tuple[tuple[TextLine, ...], ...]
_Step = tuple[int, float, _Row | None]  # the line after, what it scores, the row if it is one


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines from a header on.

    ``tabbed``: each cell begins with a tab, and other lines go on with one; ``drops``: empty cells may have no line;
    ``marked``: the columns of titles, by their kind, of whose level several lines bear a marker.
    """

    lines: tuple[TextLine, ...]
    tabbed: bool
    drops: bool = False
    marked: frozenset[str] = frozenset()

    def text(self, at: int) -> str:
        return self.lines[at].text.strip()

    def opens(self, at: int) -> bool:
        """Whether a cell may begin with a line."""
        return not self.tabbed or self.lines[at].text.startswith("\t")

    def goes_on(self, at: int) -> bool:
        """Whether a line may be a further one of a cell."""
        return not self.tabbed or not (self.lines[at].text.startswith("\t") or self.lines[at].is_blank)


@dataclass(frozen=True, slots=True)
class _Head:
    """The header: the rows that it takes (a cell's column, span and line), the columns' kinds, and the line after."""

    rows: tuple[tuple[tuple[int, int, TextLine], ...], ...]
    kinds: tuple[str, ...]
    after: int

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(line.text.strip() for row in self.rows for _, _, line in row)


def take_cell_lines(
    lines: Sequence[TextLine], at: int, paragraphs: Paragraphs, aside: Container[TextLine] = ()
) -> tuple[Table, int] | None:
    """Return the table whose header's first cell is ``lines[at]`` and the index after it; None where none begins.

    Lines ``aside`` are running heads and feet, which belong to no table.
    """
    first = lines[at].text
    if label_kind(first.strip()) is None or "\t" in first.strip():
        return None
    tabbed = first.startswith("\t")
    spaced = not tabbed and _is_spaced(lines, at)
    stop = next((n for n in range(at, len(lines)) if "\t" in lines[n].text.strip()), len(lines))
    indices = _unspaced(lines, at, stop) if spaced else list(range(at, stop))
    indices = [n for n in indices if lines[n] not in aside]
    view = _Lines(tuple(lines[n] for n in indices), tabbed, spaced)
    if spaced:
        levels = Counter(marked_level(line.text) for line in view.lines if not line.is_blank)
        objectives = ("strategic", "operational")
        marked = frozenset(f"title {level}" for level in objectives if levels[level] >= _FEWEST_MARKED)
        view = replace(view, marked=marked)
    readings = [(*_rows(view, head), head) for head in _heads(view)]
    score, rows, end, head = max(readings, key=lambda reading: reading[0], default=(0.0, [], 0, None))
    whole = sum(len(row) > 1 for row in rows)
    if head is None or not whole or score < (_SURE_FIT if spaced else _FIT) * whole * len(head.kinds):
        return None
    return _table(head, rows, paragraphs), indices[end - 1] + 1


def _is_spaced(lines: Sequence[TextLine], at: int) -> bool:
    """Whether an empty line stands behind each label of the header."""
    labels = [lines[n] for n in range(at, min(at + 2 * _FEWEST, len(lines))) if (n - at) % 2 == 0]
    blank = [lines[n] for n in range(at, min(at + 2 * _FEWEST, len(lines))) if (n - at) % 2]
    return all(label_kind(line.text) for line in labels) and all(line.is_blank for line in blank)


def _unspaced(lines: Sequence[TextLine], at: int, stop: int) -> list[int]:
    """Return the lines without the empty one behind each: what is empty beyond that is an empty cell."""
    kept: list[int] = []
    while at < stop:
        kept.append(at)
        at += 2 if at + 1 < stop and lines[at + 1].is_blank else 1
    return kept


def _heads(view: _Lines) -> list[_Head]:
    """Return the headers that may begin the lines: the first value may read as a label, too ("Agent d'insertion")."""
    n = _labels_from(view, 0)
    unsure = 0
    while unsure < n and not is_sure(view.text(n - 1 - unsure)):
        unsure += 1
    found = [_head(view, size) for size in range(n, max(_FEWEST, n - unsure) - 1, -1)]
    return [head for head in found if head is not None]


def _head(view: _Lines, n: int) -> _Head | None:
    kinds = [label_kind(view.text(at)) or "text" for at in range(n)]
    values = {kind for kind in kinds if kind != "text" and not kind.startswith("title")}
    if n < _FEWEST or len(values) < 2 or sum(kind != "text" for kind in kinds) < 0.5 * n:
        return None
    first = tuple((col, 1, view.lines[col]) for col in range(n))
    after = n
    while after < len(view.lines) and not view.text(after):
        after += 1
    below = _labels_from(view, after) if 0 < after - n < n else 0
    if below > 1 and after - n == n - 1:  # the last cell of the first row stands over the labels of the second
        under = tuple((n - 1 + at, 1, view.lines[after + at]) for at in range(below))
        kinds = [*kinds[:-1], *(label_kind(line.text.strip()) or kinds[-1] for _, _, line in under)]
        return _Head(((*first[:-1], (n - 1, below, first[-1][2])), under), tuple(kinds), after + below)
    return _Head((first,), tuple(kinds), n)


def _labels_from(view: _Lines, at: int) -> int:
    """Return how many lines from ``at`` on name columns; one that is not known may stand between two that are."""
    n = 0
    while at + n < len(view.lines) and view.opens(at + n):
        text = view.text(at + n)
        if label_kind(text) is None:
            after = view.text(at + n + 1) if at + n + 1 < len(view.lines) else ""
            if (
                n < 2
                or not (0 < len(text) <= 30)
                or label_kind(after) is None
                or label_kind(view.text(at + n - 1)) is None
            ):
                break
        n += 1
    return n


def _rows(view: _Lines, head: _Head) -> tuple[float, list[_Row], int]:
    """Return the rows below a header that score best together, with the score, and the line after them.

    A line that stands across the table is a row of one cell.
    """
    best: dict[int, tuple[float, int, _Row | None]] = {head.after: (0.0, -1, None)}
    waiting = [head.after]
    while waiting:
        at = min(waiting)
        waiting.remove(at)
        if at >= len(view.lines):
            continue
        score = best[at][0]
        for after, gain, row in _steps(view, at, head):
            if after not in best:
                waiting.append(after)
            if after not in best or score + gain > best[after][0]:
                best[after] = (score + gain, at, row)
    ends = [n for n, (_, _, row) in best.items() if row is None or len(row) > 1]
    end = max(ends, key=lambda n: best[n][0])
    rows: list[_Row] = []
    at = end
    while at != head.after:
        _, before, found = best[at]
        if found is not None:
            rows.append(found)
        at = before
    return best[end][0], rows[::-1], end


def _steps(view: _Lines, at: int, head: _Head) -> list[_Step]:
    """Return what may stand at a line: a row, a line across the table, an empty line, the header once more."""
    end = _header_again(view, at, head)
    if end is not None:
        return [(end, _HEADER, None)]
    if view.text(at) == view.text(0) and _labels_from(view, at) >= _FEWEST:
        return []  # the header of another table
    steps: list[_Step] = [*_row_at(view, at, head), *_coded_title(view, at, head)]
    steps = [step for step in steps if step[1] >= _ROW]
    text = view.text(at)
    if not text:
        steps.append((at + 1, -_SKIP, None))
    elif is_lone_head(text) and at + 1 < len(view.lines) and value_kind(view.text(at + 1)) == "text":
        steps.append((at + 2, _BAND, ((view.lines[at], view.lines[at + 1]),)))
    elif opens_rows(text) and view.opens(at):
        steps.append((at + 1, _BAND, ((view.lines[at],),)))
    return steps


def _header_again(view: _Lines, at: int, head: _Head) -> int | None:
    """Return the line after the header where it is printed once more."""
    size = head.after
    if at + size > len(view.lines) or view.text(at) != view.text(0):
        return None
    if any(view.text(at + n) != view.text(n) for n in range(size)):
        return None
    return None if at + size < len(view.lines) and is_sure(view.text(at + size)) else at + size


def _coded_title(view: _Lines, at: int, head: _Head) -> list[_Step]:
    """Return the row of an objective: its code, and its title merged over all the columns behind."""
    if head.kinds[0] != "code" or not head.kinds[1].startswith("title") or at + 1 >= len(view.lines):
        return []
    if not (view.opens(at) and view.opens(at + 1)):
        return []
    code, title = view.text(at), view.text(at + 1)
    score = fit("code", code) + fit("title", title) - 1.0
    return [(at + 2, score, ((view.lines[at],), (view.lines[at + 1],)))] if value_kind(code) == "code" else []


def _row_at(view: _Lines, at: int, head: _Head) -> list[_Step]:
    """Return the ways to read a row from a line on: the line after it, how well its cells fit, the cells."""
    kinds, labels = head.kinds, frozenset(head.labels)
    last = min(len(view.lines), at + len(kinds) + _MOST_MORE)
    found: dict[int, tuple[float, tuple[int, ...]]] = {at: (0.0, ())}
    for kind in kinds:
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (score, starts) in found.items():
            without = score - (_NO_CODE if kind == "code" and not starts else _ABSENT)
            if view.drops and (start not in after or without > after[start][0]):
                after[start] = (without, (*starts, start))
            if start >= last or not view.opens(start):
                continue
            total = score + (_AGAIN if view.text(start) in labels else _fit(view, kind, view.text(start)))
            end = start + 1
            while True:
                broken = breaks_off(view.text(end - 1))
                ended = total - _BROKEN if broken else total
                if end not in after or ended > after[end][0]:
                    after[end] = (ended, (*starts, start))
                if end >= last or not view.goes_on(end) or not view.text(start):
                    break
                total += _AGAIN if view.text(end) in labels else fit_more(kind, view.text(end))
                cut = broken or goes_on(view.text(end))
                below_code = kind.startswith("title") and end == start + 1 and value_kind(view.text(start)) == "code"
                total -= 0.0 if view.tabbed or below_code or cut else _MORE
                end += 1
        found = after
    if view.tabbed:
        found = {end: way for end, way in found.items() if end == last or not view.goes_on(end)}
    return [
        (end, score, tuple(view.lines[a:b] for a, b in zip(starts, (*starts[1:], end), strict=True)))
        for end, (score, starts) in found.items()
        if end > at
    ]


def _fit(view: _Lines, kind: str, text: str) -> float:
    """Return how well a cell's first line fits a column; objectives bear markers where others of their level do."""
    return _UNMARKED if kind in view.marked and text and marked_level(text) is None else fit(kind, text)


def _table(head: _Head, rows: Sequence[_Row], paragraphs: Paragraphs) -> Table:
    n = len(head.kinds)
    cells = [
        Cell(row, col, 1, span, _blocks((line,), paragraphs), is_header=True, places=(line.place,))
        for row, labels in enumerate(head.rows)
        for col, span, line in labels
    ]
    for number, row in enumerate(rows, start=len(head.rows)):
        for col, lines in enumerate(row):
            if not lines:
                continue
            span = n - col if col == len(row) - 1 else 1
            cells.append(Cell(number, col, 1, span, _blocks(lines, paragraphs), places=(lines[0].place,)))
    return Table(
        tuple(cells), len(head.rows) + len(rows), n, header_rows=len(head.rows), places=(head.rows[0][0][2].place,)
    )


def _blocks(lines: Sequence[TextLine], paragraphs: Paragraphs) -> tuple[TextBlock, ...]:
    kept = [replace(line, text=line.text.lstrip("\t")) for line in lines if not line.is_blank]
    return paragraphs(kept, False) if kept else ()
