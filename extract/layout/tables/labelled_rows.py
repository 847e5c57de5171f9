"""Rows of a label and its value in a frame that level rules alone part: fiches without upright rules.

Such a fiche is a stack of boxes as wide as the page. Its labels begin at the left edge, and the values beside them all
begin at one place, behind a blank that no text has. Some rows may hold two labels, each with its value.
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
_DOUBLE = 4  # texts of a row with two labels and their values
_Part = tuple[float, list[Word]]  # where a cell begins, and its words


def with_labelled_rows(
    grid: Grid, cells: Mapping[int, list[Word]], *, doubled: bool = False
) -> tuple[Grid, dict[int, list[Word]]]:
    """Return the grid and the words of its cells, the rows of a label and a value cut where the values begin.

    ``doubled``: only where some rows hold two labels, as no row of a table does.

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
    double = _double_rows(level, grid.xs[0])
    if doubled and not double:
        return grid, dict(cells)
    level = {at: words for at, words in level.items() if at not in double}
    cut = {at: parts for at, words in level.items() if (parts := _parted(words, start))}
    cut |= {at: (words, []) for at, words in level.items() if at and at not in cut and _is_alone(words, start, cut)}
    labels = [joined(label) for label, _ in cut.values()]
    fits = len(cut) >= _FEWEST_LABELS and len(cut) + len(double) >= _SHARE * len(grid.regions)
    fits = fits and len(set(labels)) == len(labels)
    if not fits or not all(map(may_be_label, labels)):
        return grid, dict(cells)
    parted: dict[int, Sequence[_Part]] = {
        at: ((grid.xs[0], label), (start - _PADDING, value)) for at, (label, value) in cut.items()
    }
    parted |= double
    xs = (*sorted({left for parts in parted.values() for left, _ in parts}), grid.xs[1])
    made: list[tuple[Region, list[Word]]] = []
    for at, region in enumerate(grid.regions):
        held_by = parted.get(at, [(grid.xs[0], cells.get(at, []))])
        ends = [*(xs.index(left) for left, _ in held_by[1:]), len(xs) - 1]
        for (left, held), end in zip(held_by, ends, strict=True):
            made.append((region._replace(col=xs.index(left), col_end=end), held))
    return rebuilt(grid._replace(xs=xs), made)


def _double_rows(rows: Mapping[int, list[Word]], left: float) -> dict[int, Sequence[_Part]]:
    """The rows of two labels and their values, which begin at the same places in all of them; {} for but one."""
    found: dict[int, list[list[Word]]] = {}
    for at, words in rows.items():
        lines = make_lines(words)
        runs = _runs(lines[0]) if len(lines) == 1 else []
        if len(runs) == _DOUBLE and all(may_be_label(joined(run)) for run in runs[::2]):
            found[at] = runs
    if len(found) < _FEWEST:
        return {}
    starts = [[run[0].x0 for run in runs] for runs in found.values()]
    if any(max(at) - min(at) > _ALIGNED for at in zip(*starts, strict=True)):
        return {}
    edges = [left, *(min(at) - _PADDING for at in list(zip(*starts, strict=True))[1:])]
    return {at: list(zip(edges, runs, strict=True)) for at, runs in found.items()}


def _runs(line: TextLine) -> list[list[Word]]:
    """The words of a line, parted at its blanks."""
    runs = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if _blank(before, word):
            runs.append([word])
        else:
            runs[-1].append(word)
    return runs


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
