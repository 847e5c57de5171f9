"""Rows of a label and its value in a frame that level rules alone part: fiches without upright rules.

Such a fiche is a stack of boxes as wide as the page. Its labels begin at the left edge, and the values beside them all
begin at one place, behind a blank that no text has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.tables.fiche_rows import may_be_label
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_strips import have_blanks, rebuilt
from extract.layout.text.lines import TextLine, joined, make_lines, size_of

_FEWEST = 2  # rows of a label and a value
_FEWEST_LABELS = 3
_SHARE = 0.5  # of the rows of a frame have a label
_BLANK = 0.8  # font sizes between a label and its value
_ALIGNED = 2.0  # points
_PADDING = 2.0  # points between the wall and the values
_NARROWEST = 40.0  # points of the values


class _Row(NamedTuple):
    """The words of a row and its lines, and where its value may begin: behind the blanks of its first line."""

    words: list[Word]
    lines: list[TextLine]
    starts: list[float]


def with_labelled_rows(grid: Grid, cells: Mapping[int, list[Word]]) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, the rows of a label and a value cut where the values begin.

    >>> rows = tuple(Region(at, 0, at + 1, 1) for at in range(3))
    >>> framed = Grid((0, 200), (0, 20, 40, 60), rows, ((0,), (1,), (2,)))
    >>> def row(top, *texts): return [Word(t, 9 + 80 * at, top, 49 + 80 * at, top + 10) for at, t in enumerate(texts)]
    >>> cells = {0: row(5, "Pilote", "DG"), 1: row(25, "Budget", "500 €"), 2: row(45, "Délai", "2027")}
    >>> with_labelled_rows(framed, cells)[0].xs
    (0, 87.0, 200)
    """
    if len(grid.xs) != 2 or len(grid.regions) < _FEWEST_LABELS or len(grid.regions) != len(grid.ys) - 1:
        return grid, dict(cells)
    apart = {
        at: row
        for at, words in cells.items()
        if have_blanks(words, _BLANK) and (row := _row(words)) and not any(w.look.turn for w in words)
    }
    start = _common_start(list(apart.values()))
    if start is None or grid.xs[1] - start < _NARROWEST:
        return grid, dict(cells)
    cut = {at: parts for at, row in apart.items() if (parts := _parted(row, start))}
    cut |= {at: (words, []) for at, words in cells.items() if at and at not in cut and _is_alone(words, start, cut)}
    labels = [joined(label) for label, _ in cut.values()]
    fits = len(cut) >= max(_FEWEST_LABELS, _SHARE * len(grid.regions)) and len(set(labels)) == len(labels)
    if not fits or not all(map(may_be_label, labels)):
        return grid, dict(cells)
    made: list[tuple[Region, list[Word]]] = []
    for at, region in enumerate(grid.regions):
        if at in cut:
            made.extend((region._replace(col=col, col_end=col + 1), held) for col, held in enumerate(cut[at]))
        else:
            made.append((region._replace(col_end=2), cells.get(at, [])))
    return rebuilt(grid._replace(xs=(grid.xs[0], start - _PADDING, grid.xs[1])), made)


def _row(words: list[Word]) -> _Row:
    lines = make_lines(words)
    return _Row(words, lines, _starts(lines[0]))


def _starts(line: TextLine) -> list[float]:
    """Where the words behind the blanks of a line begin."""
    blanks = zip(line.words, line.words[1:], strict=False)
    return [word.x0 for before, word in blanks if word.x0 - before.x1 >= _BLANK * (size_of(word) or 1.0)]


def _common_start(rows: Sequence[_Row]) -> float | None:
    """Where the values of most rows begin; None where too few agree."""
    found = Counter(round(start) for row in rows for start in row.starts[:1])
    most, times = found.most_common(1)[0] if found else (0, 0)
    near = [start for row in rows for start in row.starts[:1] if abs(start - most) <= _ALIGNED]
    return min(near) if times and len(near) >= _FEWEST else None


def _parted(row: _Row, start: float) -> tuple[list[Word], list[Word]] | None:
    """The words of a row before and behind where values begin; None where it has no label or no value there."""
    edge = start - _PADDING
    if not any(abs(own - start) <= _ALIGNED for own in row.starts) or any(w.x0 < edge < w.x1 for w in row.words):
        return None
    for line in row.lines:
        behind = [word for word in line.words if word.x0 >= edge]
        if behind and abs(behind[0].x0 - start) > _ALIGNED:
            return None
    label = [word for line in row.lines for word in line.words if word.x0 < edge]
    value = [word for line in row.lines for word in line.words if word.x0 >= edge]
    return (label, value) if label and value else None


def _is_alone(words: Sequence[Word], start: float, cut: Mapping[int, tuple[list[Word], list[Word]]]) -> bool:
    """Whether a row is a label without a value: it ends before the values begin, and looks like the other labels."""
    looks = {label[0].look for label, _ in cut.values()}
    return words[-1].x1 < start - _PADDING and {word.look for word in words} <= looks and len(make_lines(words)) == 1
