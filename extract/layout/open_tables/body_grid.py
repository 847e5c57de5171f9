"""The grid of a table whose body is cut anew: cells that stay, and the cells that lines of text make in its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.row_lines import RowLine

Piece = tuple[int, int, tuple[Word, ...]]


class NewGrid:
    """Cells and their words, put one by one on columns between ``xs`` and rows between ``ys``."""

    def __init__(self, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
        self._xs = xs
        self._ys = ys
        self._regions: list[Region] = []
        self._words: list[list[Word]] = []
        self._owner: list[list[int | None]] = [[None] * (len(xs) - 1) for _ in ys[1:]]

    def row(self, y: float) -> int:
        """Return the row that begins nearest to a height."""
        return min(range(len(self._ys)), key=lambda at: abs(self._ys[at] - y))

    def put(self, region: Region, words: Sequence[Word]) -> None:
        """Put a cell where nothing stands; else its words go to the cells that are there."""
        places = [(row, col) for row in range(region.row, region.row_end) for col in range(region.col, region.col_end)]
        if not places:
            return
        known = [owner for row, col in places if (owner := self._owner[row][col]) is not None]
        if known:
            self._words[known[0]].extend(words)
            return
        for row, col in places:
            self._owner[row][col] = len(self._regions)
        self._regions.append(region)
        self._words.append(list(words))

    def fill(self, first: int, lines: Sequence[RowLine], left: int, beside: int) -> None:
        """Put the pieces of lines into the rows from ``first`` on; their first column is ``left``.

        What stands in the first ``beside`` of these columns stands for all rows down to the next text there.
        """
        pieces: list[list[Piece]] = [[] for _ in self._owner]
        for line in lines:
            row = bisect_right(self._ys, (line.top + line.bottom) / 2) - 1
            row = max(first, min(len(pieces) - 1, row))
            pieces[row].extend((a + left, b + left, words) for a, b, words in line.pieces)
        for row in range(first, len(pieces)):
            for start, end in _spans(pieces[row], len(self._xs) - 1):
                words = [word for a, _, part in pieces[row] if start <= a <= end for word in part]
                above = self._owner[row - 1][start] if row > first and left <= start < left + beside else None
                if not words and above is not None and self._is_free(row, start) and self._is_single(above):
                    self._regions[above] = self._regions[above]._replace(row_end=row + 1)
                    self._owner[row][start] = above
                elif words or self._is_free(row, start):
                    self.put(Region(row, start, row + 1, end + 1), words)

    def _is_free(self, row: int, col: int) -> bool:
        return self._owner[row][col] is None

    def _is_single(self, index: int) -> bool:
        return self._regions[index].col_end - self._regions[index].col == 1

    def grid(self, old: Grid) -> tuple[Grid, dict[int, list[Word]]]:
        """Return the grid in place of ``old``, and the words of its cells."""
        order = sorted(range(len(self._regions)), key=lambda at: (self._regions[at].row, self._regions[at].col))
        index = {at: position for position, at in enumerate(order)}
        owner = tuple(tuple(index[at] if at is not None else 0 for at in row) for row in self._owner)
        made = old._replace(xs=self._xs, ys=self._ys, regions=tuple(self._regions[at] for at in order), owner=owner)
        return made, {index[at]: words for at, words in enumerate(self._words) if words}


def _spans(pieces: Sequence[Piece], columns: int) -> list[tuple[int, int]]:
    """Return the first and last column of each cell of a row, empty ones included."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted({(first, last) for first, last, _ in pieces}):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    held = {col for first, last in spans for col in range(first, last + 1)}
    return sorted([*spans, *((col, col) for col in range(columns) if col not in held)])
