"""Rows of a label and its value in a frame that level rules alone part: fiches without upright rules.

Such a fiche is a stack of boxes as wide as the page. Its labels begin at the left edge, and the values beside them all
begin at one place, behind a blank that no text has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

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
    level = {at: words for at, words in cells.items() if not any(word.look.turn for word in words)}
    start = _common_start([words for words in level.values() if have_blanks(words, _BLANK)])
    if start is None or grid.xs[1] - start < _NARROWEST:
        return grid, dict(cells)
    cut = {at: parts for at, words in level.items() if (parts := _parted(words, start))}
    cut |= {at: (words, []) for at, words in level.items() if at and at not in cut and _is_alone(words, start, cut)}
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


def _common_start(rows: Sequence[list[Word]]) -> float | None:
    """Where the values of several rows begin, behind the first blank of their first line; None where too few agree."""
    starts = [start for words in rows for start in _starts(make_lines(words)[0])[:1]]
    found = Counter(map(round, starts))
    most, _ = found.most_common(1)[0] if found else (0, 0)
    near = [start for start in starts if abs(start - most) <= _ALIGNED]
    return min(near) if len(near) >= _FEWEST else None


def _starts(line: TextLine) -> list[float]:
    """Where the words behind the blanks of a line begin."""
    return [word.x0 for before, word in pairwise(line.words) if _blank(before, word)]


def _blank(before: Word, word: Word) -> bool:
    return word.x0 - before.x1 >= _BLANK * (size_of(word) or 1.0)


def _parted(words: Sequence[Word], start: float) -> tuple[list[Word], list[Word]] | None:
    """The words of a row before and behind where values begin; None where it has no label or no value there.

    A value may stand further right, behind a bar or in a box of its own, and between the lines of its label.
    """
    edge = start - _PADDING
    if any(word.x0 < edge < word.x1 for word in words):
        return None
    label: list[Word] = []
    value: list[Word] = []
    for line in make_lines(words):
        before = [word for word in line.words if word.x0 < edge]
        behind = [word for word in line.words if word.x0 >= edge]
        if before and behind and not _blank(before[-1], behind[0]):
            return None
        label.extend(before)
        value.extend(behind)
    return (label, value) if label and value else None


def _is_alone(words: Sequence[Word], start: float, cut: Mapping[int, tuple[list[Word], list[Word]]]) -> bool:
    """Whether a row is a label without a value: it ends before the values begin, and looks like the other labels."""
    looks = {label[0].look for label, _ in cut.values()}
    return max(word.x1 for word in words) < start - _PADDING and {word.look for word in words} <= looks
