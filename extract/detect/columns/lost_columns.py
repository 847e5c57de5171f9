"""Tables that go on without one of the columns of their header: which column each of theirs is, by what stands there.

A conversion that takes a table apart at the end of a page leaves out a column in which nothing stands on the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.detect.columns.column import Column, Header, column_texts
from extract.detect.columns.dropped_cells import fit
from extract.document import Table

_MOST_LOST = 2  # columns
_SAME = 1e-6
_Choice = tuple[float, tuple[int, ...]]


def with_lost_columns(table: Table, header: Header, seen: Sequence[tuple[Column, frozenset[str]]] = ()) -> Table | None:
    """Return the table with the columns of ``header``; None where what it holds fits none, or several alike.

    ``seen`` is what stood in columns before.
    """
    n_cols = len(header.columns)
    if not 0 < n_cols - table.n_cols <= _MOST_LOST or 2 * table.n_cols < n_cols:
        return None
    grid = table.grid()
    texts = [column_texts(table, grid, 0, col) for col in range(table.n_cols)]
    known = {column.index: found for column, found in seen if column in header.columns}
    fits = [[_mean_fit(found, column, header, known) for column in header.columns] for found in texts]
    first, last = _columns_of(fits, n_cols), _columns_of([row[::-1] for row in fits[::-1]], n_cols)
    mirrored = tuple(n_cols - 1 - col for col in reversed(last))
    filled = [col for col, found in enumerate(texts) if found]
    if any(first[col] != mirrored[col] for col in filled) or sum(fits[col][first[col]] for col in filled) <= 0:
        return None
    ends = [*first[1:], n_cols]
    cells = tuple(
        replace(cell, col=first[cell.col], col_span=_span(cell.col, cell.col_span, first, ends)) for cell in table.cells
    )
    return replace(table, cells=cells, n_cols=n_cols, col_edges=())


def _span(col: int, span: int, chosen: Sequence[int], ends: Sequence[int]) -> int:
    return 1 if span == 1 else ends[col + span - 1] - chosen[col]


def _mean_fit(texts: Sequence[str], column: Column, header: Header, known: Mapping[int, frozenset[str]]) -> float:
    deepest = max((c.index for c in header.of("title")), default=-1)
    stood = known.get(column.index, frozenset())
    fits = [fit(text, column, stood, is_deepest=column.index == deepest) for text in texts]
    return sum(fits) / len(fits) if fits else 0.0


def _columns_of(fits: Sequence[Sequence[float]], n_cols: int) -> tuple[int, ...]:
    """Return the columns, from left to right, that fit those of the table best; of equals those more to the left."""
    best: dict[int, _Choice] = {-1: (0.0, ())}
    for at, row in enumerate(fits):
        after: dict[int, _Choice] = {}
        for last, (score, chosen) in best.items():
            for col in range(last + 1, n_cols - (len(fits) - at - 1)):
                found = (score + row[col], (*chosen, col))
                if col not in after or found[0] > after[col][0] + _SAME:
                    after[col] = found
        best = after
    top = max(score for score, _ in best.values())
    return min(chosen for score, chosen in best.values() if score > top - _SAME)
