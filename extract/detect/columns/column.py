"""The columns of a table and its header: what is known of them, and the texts that stand under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from extract.detect.words.labels import TimeSlot
from extract.document import Cell, Table
from extract.printed import Level

Grid = list[list[Cell | None]]

_FEW = 6  # names of a header for one that is printed otherwise where it stands again


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``target`` as in ``labels.Meaning`` or: slot (a column of a year grid), choice (a cross under one of several values;
    ``leaf`` is the value), role (letters that say what the body named ``leaf`` does; the hints are the letters' words),
    labels (cells of "label : value" lines), count (how many items there are of a level), none (no meaning known).
    ``label`` is the path of header cells.
    """

    index: int
    target: str
    label: str = ""
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    level: Level | None = None
    slot: TimeSlot | None = None
    leaf: str = ""
    cover: float = 1.0


@dataclass(frozen=True)
class Header:
    """The columns of a table and the rows that its header takes (``first`` to ``last``, the last one excluded)."""

    columns: tuple[Column, ...]
    first: int
    last: int

    def of(self, *targets: str) -> list[Column]:
        """Return the columns with one of these targets, left to right."""
        if len(targets) == 1:
            return self._by_target.get(targets[0], [])
        return [column for column in self.columns if column.target in targets]

    @cached_property
    def _by_target(self) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}
        for column in self.columns:
            found.setdefault(column.target, []).append(column)
        return found


def row_cells(row: Sequence[Cell | None]) -> list[Cell]:
    """The distinct cells of a grid row, left to right."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def column_texts(table: Table, grid: Grid, last: int, col: int) -> list[str]:
    """The texts of the cells that begin in a column below row ``last``, empty ones left out."""
    texts = (cell.own_text for cell in own_cells(table, grid, last, col) if cell.blocks)
    return [text for text in texts if text]


def own_cells(table: Table, grid: Grid, last: int, col: int) -> list[Cell]:
    """The cells that begin in a column below row ``last``, without those merged over nearly all columns.

    A row that repeats the one above ``last`` is the header once more, and holds nothing of the column.
    """
    head = grid[last - 1][col] if last else None
    name = head.own_text if head is not None and head.blocks else None
    widest = max(1, table.n_cols - 2)
    return [
        cell
        for row in range(last, table.n_rows)
        if (cell := grid[row][col]) is not None
        and cell.row == row
        and cell.col == col
        and cell.col_span <= widest
        and not (cell.own_text == name and _repeats(grid, row, last - 1))
    ]


def _repeats(grid: Grid, row: int, head: int) -> bool:
    """Whether a row has the names of the header, one of many perhaps with the word above it."""
    own, names = ([cell.own_text if cell is not None else "" for cell in grid[at]] for at in (row, head))
    unlike = [(text, name) for text, name in zip(own, names, strict=True) if text != name]
    return not unlike or (
        len(unlike) * _FEW <= len(names) and all(name and text.endswith(name) for text, name in unlike)
    )
