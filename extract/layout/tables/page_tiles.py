"""Sheets too wide for one page: printed down and then over, the next columns of all rows stand pages further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import Block, Role
from extract.layout.tables.cells import PageTable

_SAME_EDGE = 1.0
_TELLING_ROWS = 4
_TELLING_HEIGHTS = 3  # rows of one height make all full pages alike
_FEWEST_EDGES = 3  # of columns that are not alike by chance
_HEAD_ROWS = 4
_PASSED_OVER = (Role.RUNNING_HEAD, Role.FOOTER, Role.HIDDEN, Role.FURNITURE)

Item = Block | PageTable


def join_page_tiles(pages: Sequence[Sequence[Item]]) -> list[list[Item]]:
    """Return the pages, the columns that were printed on later pages beside those whose rows they go on.

    Rows keep their height over the whole width of a sheet: two runs of pages whose tables have their rules at the
    very same heights, page by page, are one sheet, where these heights are uneven and its columns are others.
    """
    joined = [list(page) for page in pages]
    at = 0
    while at < len(pages):
        run, alone = _run(pages, at)
        period = _period(run, alone)
        if period:
            for i, base in enumerate(run[:period]):
                tiles = run[i::period]
                joined[at + i] = [_beside(tiles) if item is base else item for item in pages[at + i]]
                for t in range(i + period, len(run), period):
                    joined[at + t] = [item for item in pages[at + t] if item is not run[t]]
        at += max(1, len(run))
    return joined


def _run(pages: Sequence[Sequence[Item]], at: int) -> tuple[list[PageTable], list[bool]]:
    """The tables of the pages from ``at`` on that hold one ruled table each, and whether no other text stands there.

    Above the first of them the sheet may have its title.
    """
    run: list[PageTable] = []
    alone: list[bool] = []
    for page in pages[at:]:
        body = [item for item in page if isinstance(item, PageTable) or item.role not in _PASSED_OVER]
        tables = [item for item in body if isinstance(item, PageTable)]
        if len(tables) != 1 or not tables[0].table.ruled or (run and len(body) > 1):
            break
        run.append(tables[0])
        alone.append(len(body) == 1)
    return run, alone


def _period(run: Sequence[PageTable], alone: Sequence[bool]) -> int | None:
    """How many pages each width takes; None where the run is no sheet printed so."""
    for period in range(1, len(run) // 2 + 1):
        if len(run) % period or not all(alone[period:]) or not _same_rows(run[0], run[period]):
            continue
        pairs = [(run[i % period], run[i]) for i in range(period, len(run))]
        if all(_same_rows(*pair) for pair in pairs) and any(_is_telling(table) for table in run):
            return period if _differ(run[0], run[period]) and not _same_columns(run[0], run[period]) else None
    return None


def _same_rows(one: PageTable, other: PageTable) -> bool:
    return len(one.row_edges) == len(other.row_edges) and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(one.row_edges, other.row_edges, strict=True)
    )


def _is_telling(table: PageTable) -> bool:
    edges = table.row_edges
    heights = {round(b - a) for a, b in pairwise(edges)}
    return len(edges) > _TELLING_ROWS and len(heights) >= _TELLING_HEIGHTS


def _differ(one: PageTable, other: PageTable) -> bool:
    """Whether other things stand in the first columns: a form that comes again has the same labels there."""
    texts, others = ({c.row: c.text for c in t.table.cells if c.col == 0 and c.text} for t in (one, other))
    same = sum(1 for row, text in texts.items() if others.get(row) == text)
    return same < 0.5 * max(1, len(texts))


def _same_columns(one: PageTable, other: PageTable) -> bool:
    """Whether two tables have the same columns, or name them alike: the next table, not more columns of the first."""
    edges, others = one.table.col_edges, other.table.col_edges
    if len(edges) == len(others) > _FEWEST_EDGES and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(edges, others, strict=True)
    ):
        return True
    rows, again = (_first_rows(table) for table in (one, other))
    return any(len(row) > 1 and row == known for row, known in zip(rows, again, strict=False))


def _first_rows(table: PageTable) -> list[list[str]]:
    """The texts of each row at the head of a table, lone signs left out."""
    cells = [cell for cell in table.table.cells if cell.row < _HEAD_ROWS]
    return [[c.text for c in cells if c.row == row and len(c.text) > 1] for row in range(_HEAD_ROWS)]


def _beside(tiles: Sequence[PageTable]) -> PageTable:
    """One table of all columns, rows and page of the first."""
    first = tiles[0]
    cells, edges, places = list(first.table.cells), list(first.table.col_edges), list(first.table.places)
    for tile in tiles[1:]:
        shift = edges[-1] - tile.table.col_edges[0]
        cells += [replace(cell, col=cell.col + len(edges) - 1) for cell in tile.table.cells]
        edges += [edge + shift for edge in tile.table.col_edges[1:]]
        places += tile.table.places
    table = replace(
        first.table,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
        n_cols=len(edges) - 1,
        col_edges=tuple(edges),
        places=tuple(places),
    )
    return first._replace(table=table)
