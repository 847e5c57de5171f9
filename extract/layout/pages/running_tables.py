"""Running heads and feet that Word sets in small tables: the same few cells at the edge of page after page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.document import Role
from extract.layout.pages.page import PageParts
from extract.layout.pages.running import running_lines
from extract.layout.tables.cells import PageTable
from extract.layout.text.lines import TextLine, make_lines, split_runs

_MOST_ROWS = 4
_EDGE = 0.2  # of the page's height, from its top or its bottom
_SAME_PLACE = 3.0  # points
_LEAST_SHARE = 0.4  # of the pages
_FEWEST_PAGES = 3
_FEW_PAGES = 4  # two of them will do


def running_parts(
    pages: Sequence[PageParts], body_size: float
) -> tuple[Sequence[PageParts], dict[int, dict[int, Role]]]:
    """Return the pages and what runs over them, as ``running_lines`` does; framed heads are among the loose lines.

    A table whose lines do not all run over pages remains one: its cells may be the names over columns.
    """
    framed = _edge_tables(pages)
    if not framed:
        return pages, running_lines(pages, body_size)
    lines = {parts.page: _lines_in(parts, framed[parts.page]) for parts in pages if parts.page in framed}
    freed = [_without(parts, framed.get(parts.page, ()), lines.get(parts.page, ())) for parts in pages]
    running = running_lines(freed, body_size)
    kept: list[PageParts] = []
    for parts, apart in zip(pages, freed, strict=True):
        roles = running.get(parts.page, {})
        whole = all(at in roles for at in range(len(parts.runs), len(apart.runs)))
        kept.append(apart if whole else parts)
        if not whole:
            running[parts.page] = {at: role for at, role in roles.items() if at < len(parts.runs)}
    return kept, running


def _edge_tables(pages: Sequence[PageParts]) -> dict[int, list[PageTable]]:
    """Return, by page, the small tables at its edges that stand at the same place on many other pages."""
    held: dict[tuple[int, bool], list[tuple[PageParts, PageTable, float]]] = defaultdict(list)
    for parts in pages:
        for table in parts.tables:
            _, top, _, bottom = table.box
            if table.table.n_rows > _MOST_ROWS or table.columns is not None or table.table.header_rows:
                continue
            if bottom < _EDGE * parts.height:
                held[table.table.n_cols, True].append((parts, table, top))
            elif top > (1 - _EDGE) * parts.height:
                held[table.table.n_cols, False].append((parts, table, parts.height - bottom))
    found: dict[int, list[PageTable]] = defaultdict(list)
    fewest = max(2 if len(pages) <= _FEW_PAGES else _FEWEST_PAGES, _LEAST_SHARE * len(pages))
    for known in held.values():
        for parts, table, height in known:
            if sum(abs(other - height) <= _SAME_PLACE for _, _, other in known) >= fewest:
                found[parts.page].append(table)
    return found


def _lines_in(parts: PageParts, tables: Sequence[PageTable]) -> list[TextLine]:
    """Return the lines of the cells of tables, each cut at the walls between them."""
    found: list[TextLine] = []
    for table in tables:
        edges = table.table.col_edges
        x0, top, x1, bottom = table.box
        words = [
            word
            for word in parts.content.words
            if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
        ]
        for left, right in pairwise(edges):
            inside = [word for word in words if left <= (word.x0 + word.x1) / 2 < right]
            found.extend(split_runs(make_lines(inside)) if inside else ())
    return found


def _without(parts: PageParts, tables: Sequence[PageTable], lines: Sequence[TextLine]) -> PageParts:
    left = tuple(table for table in parts.tables if not any(table is known for known in tables))
    return parts._replace(tables=left, runs=(*parts.runs, *lines)) if tables else parts
