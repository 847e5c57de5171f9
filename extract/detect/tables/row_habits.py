"""How the rows of a table print what they share: objectives once or on each row, a code an objective or a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.detect.columns.code_columns import dotted
from extract.detect.columns.column import Column, Grid, Header
from extract.detect.words.markers import read_marker
from extract.document import Cell
from extract.printed import Level

Row = Sequence[Cell | None]
_FEWEST_LEVELS = 2
_FEWEST_ROWS = 2
_MOST = 0.8  # of the rows


@dataclass(frozen=True, slots=True)
class Habits:
    """What ``find_habits`` tells of the columns under ``header``.

    ``again``: those of titles that print a title on each row of its items. ``row_codes``: those of codes that change
    from row to row where the objective right of them stays. ``cascades``: each row has an item of one level, in the
    column of that level; a cell may go on over the columns right of it. ``heads``: the rows of objectives in the only
    column of titles, that of actions: a number and a title alone, and the number of the row below goes on with it, or
    the rows that say who and when have no number.
    """

    header: Header
    again: frozenset[int] = field(default=frozenset())
    row_codes: frozenset[int] = field(default=frozenset())
    cascades: bool = False
    heads: frozenset[int] = field(default=frozenset())

    def skips_below(self, column: Column, row: Row) -> bool:
        """Whether the next level has no item between that of ``column`` and what the row holds of deeper ones.

        Only where that level is printed on each row of its items: elsewhere an empty cell means the one above.
        """
        below = [c for c in self.header.of("title") if c.level and column.level and c.level.rank > column.level.rank]
        level = min((c.level for c in below if c.level), key=lambda level: level.rank, default=None)
        between = [c for c in below if c.level is level]
        return bool(between) and all(c.index in self.again and not _text(row[c.index]) for c in between)

    def is_step(self, cells: Sequence[Cell]) -> bool:
        """Whether the only cells of a row are an item's of a cascade: in the column of its level, behind its code."""
        *codes, title = cells
        columns = self.header.columns
        return (
            self.cascades
            and all(columns[code.col].target in ("code", "type") for code in codes)
            and columns[title.col].target == "title"
            and columns[title.col].level is not None
        )

    def codes_of(self, row: Row, column: Column) -> list[Column]:
        """The columns of codes left of objectives that say by a level or several parts that they are the action's."""
        if column.level is not None and column.level.rank < Level.ACTION.rank:
            return []
        own = [c for c in self.header.of("code") if c.index in self.row_codes]
        return [c for c in own if is_own_code(dotted(_text(row[c.index])))]


def is_own_code(code: str) -> bool:
    """Whether a code says by its level or by several parts that it is an action's, not an id of the row."""
    marker = read_marker(code)
    return marker is not None and bool(marker.number) and (marker.level is Level.ACTION or marker.depth > 1)


def find_habits(header: Header, grid: Grid) -> Habits:
    """Return how the rows below ``header`` print what they share."""
    rows = list(pairwise(grid[header.last :]))
    titles = [c.index for c in header.of("title")]
    again = {col for col in titles if any(_stays(a[col], b[col]) and a[col] is not b[col] for a, b in rows)}
    codes: set[int] = set()
    for code in (c.index for c in header.of("code") if c.level is None):
        right = [col for col in titles if col > code][:-1][:1]
        held = [(_text(a[code]), _text(b[code])) for col in right for a, b in rows if _stays(a[col], b[col])]
        if sum(bool(a and b and a != b) for a, b in held) > sum(a == b for a, b in held):
            codes.add(code)
    return Habits(header, frozenset(again), frozenset(codes), _cascades(header, grid), _heads(header, grid))


def _cascades(header: Header, grid: Grid) -> bool:
    """Whether no row has items of two levels, in the columns of several, and each of these has rows of its own."""
    levels = {column.index: column.level for column in header.of("title") if column.level is not None}
    if len(set(levels.values())) < _FEWEST_LEVELS or len(levels) < len(header.of("title")):
        return False
    begun = [
        {cell.col for cell in row if cell is not None and cell.row == at and cell.col in levels and cell.text.strip()}
        for at, row in enumerate(grid[header.last :], header.last)
    ]
    return all(len(cols) <= 1 for cols in begun) and set().union(*begun) == set(levels)


def _heads(header: Header, grid: Grid) -> frozenset[int]:
    """The rows of numbered objectives in the column of the actions below them ("1.1 Trier" over "1.1.1 Composter")."""
    titles = header.of("title")
    if len(titles) != 1 or titles[0].level is not Level.ACTION:
        return frozenset()
    own = {titles[0].index, *(column.index for column in header.of("code"))}
    numbers = [(at, row, number) for at, row in enumerate(grid) if at >= header.last and (number := _number(row, own))]
    lone = [at for at, row, _ in numbers if not any(_text(cell) for col, cell in enumerate(row) if col not in own)]
    others = {at for at, row in enumerate(grid) if at >= header.last and any(map(_text, row))} - set(lone)
    parts = all(number.count(".") == 1 for _, _, number in numbers)
    if parts and len(lone) == len(numbers) > 0 and lone[0] == header.last and _told(grid, others, own):
        return frozenset(lone)
    return frozenset(
        at for (at, _, number), (_, _, below) in pairwise(numbers) if below.startswith(f"{number}.") and at in lone
    )


def _told(grid: Grid, rows: Collection[int], titles: Collection[int]) -> bool:
    """Whether there are rows with titles, and most of them say more."""
    told = sum(any(_text(cell) for col, cell in enumerate(grid[at]) if col not in titles) for at in rows)
    return len(rows) >= _FEWEST_ROWS and told >= _MOST * len(rows)


def _number(row: Row, columns: Collection[int]) -> str:
    """The number in parts that the first text in some columns of a row begins with."""
    text = next((text for col in sorted(columns) if (text := _text(row[col]))), "")
    marker = read_marker(text) if text[:1].isdigit() else None
    return marker.number or "" if marker is not None and marker.shape == "number" else ""


def _stays(cell: Cell | None, below: Cell | None) -> bool:
    """Whether the text of a cell stands in the row below, too: merged, or printed again."""
    return bool(_text(cell)) and _text(cell) == _text(below)


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell is not None else ""
