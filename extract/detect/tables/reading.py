"""Tables of items: a row an item, with a marker in a cell, objectives in bands, in merged first columns or repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from extract.detect.columns.code_columns import are_codes
from extract.detect.columns.column import Column, Header, column_texts
from extract.detect.columns.dropped_cells import with_dropped_cells, without_kinds
from extract.detect.columns.header_rows import find_header
from extract.detect.columns.lost_columns import with_lost_columns
from extract.detect.columns.meaning import read_columns, with_label_columns
from extract.detect.columns.merged_parents import columns_beside_parents
from extract.detect.columns.new_headers import has_title
from extract.detect.columns.role_columns import with_role_columns
from extract.detect.columns.status_columns import with_status_columns
from extract.detect.tables.actions_by_year import with_actions_of_years
from extract.detect.tables.bands import band_entries
from extract.detect.tables.parents_above import with_parents_above
from extract.detect.tables.row_tree import in_tree_order
from extract.detect.tables.rows import RowReader
from extract.detect.texts.celltext import full_text, nested_tables, text_blocks
from extract.detect.texts.entries import Entry
from extract.detect.texts.look import cell_look
from extract.detect.values.shades import Shades
from extract.detect.words.legend import Legend
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Level
from extract.text import fold

_SAME_EDGE = 4.0  # points
_FEWEST_COLUMNS = 4  # of a table that lost one of its header's


@dataclass(frozen=True, slots=True)
class TableContext:
    """What stands before a table: the header of the last table of items, which a table without one continues.

    ``printed`` is the last header that was printed, whatever columns stood in tables after it. ``seen`` is what stood
    in its columns: a column of another table that holds the same means the same. ``legend`` is the document's; ``unit``
    (k or M) that of the amounts of the next table where the line above says it; ``shades`` are those that were ticks
    in the year grids of earlier tables; ``above`` holds the last cells of parents that were printed, by column;
    ``edges`` are where the columns of a header stand that is a table of its own.
    """

    header: Header | None = None
    n_cols: int = 0
    printed: Header | None = None
    seen: tuple[tuple[Column, frozenset[str]], ...] = ()
    legend: Legend = field(default_factory=Legend)
    unit: str | None = None
    shades: Shades = field(default_factory=Shades)
    above: Mapping[int, Cell] = field(default_factory=dict)
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TableReading:
    """Entries of one table and the context that it leaves; ``quality``: 0 to 1, how like a plan's table it reads."""

    entries: tuple[Entry, ...]
    context: TableContext
    quality: float


def read_table(table: Table, context: TableContext, block: int) -> TableReading:
    """Read a table row by row; no entries and quality 0 where it is no table of items."""
    if table.n_cols == 1 and any(nested_tables(cell) for cell in table.cells):
        return _read_wrapper(table, context, block)
    table, header = _found_header(table, context)
    grid = table.grid()
    if header is None:
        table, context = _as_printed(table, context)
        grid = table.grid()
    inherited = _inherited(table, context)
    if header is not None and inherited is not None and has_title(grid[header.first], inherited):
        header = None
    own = header is not None
    if header is not None:
        header = _like_sister(header, table, grid, context)
    else:
        header = inherited or _under_edges(table, context) or _without_header(table, grid, context)
    if header is None:
        return TableReading((), context, 0.0)
    header = with_role_columns(header, table, grid, context.legend.roles)
    header = with_status_columns(header, table, grid, context.legend)
    if context.unit is not None:
        header = _with_unit(header, context.unit)
    printed, n_cols = header, table.n_cols
    table, header = with_actions_of_years(table, header)
    table, above = with_parents_above(table, header, {} if own else context.above)
    rows = RowReader(table, header, block, context.legend, _read_nested, context.shades)
    start = 0 if not own else None
    for index in range(table.n_rows):
        if start is None and header.first <= index < header.last and rows.header is header:
            continue
        rows.read(index)
    if rows.header.of("count"):
        for entry in rows.entries:
            entry.summary, entry.reference, entry.values = True, True, []
    if header.of("code"):
        _settle_forgotten_codes(rows.entries)
    return TableReading(
        tuple(in_tree_order(rows.entries)),
        TableContext(
            printed if rows.header is header else rows.header,
            n_cols,
            printed if own else context.printed,
            _seen(table, rows.header, context),
            context.legend,
            shades=Shades(context.shades.ticks | rows.shades.ticks),
            above=above,
            edges=table.col_edges,
        ),
        1.0 if own and rows.entries and _names_levels(rows.header) else _quality(rows.entries),
    )


def _names_levels(header: Header) -> bool:
    """Whether a header names actions and their objective or group: its rows are items, whatever they say."""
    levels = {column.level for column in header.of("title")}
    return Level.ACTION in levels and (len(levels - {None}) >= 2 or bool(header.of("theme", "volet")))


def _found_header(table: Table, context: TableContext) -> tuple[Table, Header | None]:
    """The table, each cell under its own column where empty ones were dropped, and the header that it has."""
    header = find_header(table, table.grid())
    if not table.ragged:
        return table, header
    known = header
    if known is None and context.header is not None and 2 <= table.n_cols <= context.n_cols:
        table = replace(table, n_cols=context.n_cols)
        known = replace(context.header, first=0, last=0)
    if known is None:
        return table, None
    table = with_dropped_cells(table, known, context.seen)
    return table, header and without_kinds(find_header(table, table.grid()) or header, table)


def _as_printed(table: Table, context: TableContext) -> tuple[Table, TableContext]:
    """The table and what it continues: the header last printed, where it has its columns or some of them."""
    known = context.printed
    if known is None or table.n_cols == context.n_cols or table.n_cols < _FEWEST_COLUMNS:
        return table, context
    whole: Table | None = table
    if table.n_cols != len(known.columns):
        whole = None if table.ragged else with_lost_columns(table, known, context.seen)
    return (table, context) if whole is None else (whole, replace(context, header=known, n_cols=whole.n_cols))


def _settle_forgotten_codes(entries: list[Entry]) -> None:
    """A row with values whose code was forgotten, where the codes of the others name their levels: a row like them."""
    coded = [e for e in entries if e.kind == "item" and e.explicit and e.marker is not None]
    bare = [e for e in entries if e.kind == "text" and e.marker is None and e.look is not None and e.values]
    levels = {e.level for e in coded if e.values}
    if len(levels) != 1 or len(bare) > 0.2 * len(coded):
        return
    for entry in bare:
        entry.kind, entry.level, entry.explicit = "item", next(iter(levels)), True


def _read_nested(table: Table, header: Header, n_cols: int, legend: Legend, block: int) -> list[Entry]:
    """The items of a table inside a row; [] where it holds none."""
    reading = read_table(table, TableContext(header, n_cols, legend=legend), block)
    return list(reading.entries) if reading.quality > 0 else []


def _quality(entries: list[Entry]) -> float:
    items = [e for e in entries if e.kind in ("item", "text")]
    return sum(1 for e in items if e.values or e.marker or e.summary) / len(items) if items else 0.0


def _read_wrapper(table: Table, context: TableContext, block: int) -> TableReading:
    """A table of one column that frames others: its lines are bands, the tables inside go on under the same header."""
    entries: list[Entry] = []
    for cell in table.cells:
        texts = [full_text(b) for b in text_blocks(cell)]
        if texts:
            band_entries(texts, list(cell.places), cell_look(cell, "band"), block, entries, None)
        for inner in nested_tables(cell):
            reading = read_table(inner, context, block)
            entries.extend(reading.entries)
    return TableReading(tuple(entries), context, _quality(entries))


def _inherited(table: Table, context: TableContext) -> Header | None:
    if context.header is None or context.n_cols != table.n_cols or table.n_cols < 2:
        return None
    columns = with_label_columns(context.header.columns, table, table.grid(), 0)
    return replace(context.header, columns=columns, first=0, last=0)


def _under_edges(table: Table, context: TableContext) -> Header | None:
    """The header that stands over a table with more or fewer columns: each name is that of the column that ends there.

    Objectives stand to the left of their actions by a column of their own, which a page may leave out.
    """
    header, own = context.header, table.col_edges[1:]
    if header is None or len(header.columns) != len(context.edges) - 1 or len(own) != table.n_cols:
        return None
    columns: list[Column] = []
    for j, end in enumerate(own):
        known = (c for c, edge in zip(header.columns, context.edges[1:], strict=True) if abs(edge - end) <= _SAME_EDGE)
        columns.append(replace(next(known, Column(j, "none")), index=j))
    fewest = min(len(columns), sum(column.target != "none" for column in header.columns))
    alike = sum(column.target != "none" for column in columns)
    return Header(tuple(columns), 0, 0) if alike >= max(fewest, _FEWEST_COLUMNS) else None


def _like_sister(header: Header, table: Table, grid: list[list[Cell | None]], context: TableContext) -> Header:
    """The header with the codes of the table before it under the same labels: one code alone tells no column."""
    sister = context.header
    if sister is None or [c.label for c in sister.columns] != [c.label for c in header.columns]:
        return header
    coded = {
        c.index
        for c, own in zip(sister.columns, header.columns, strict=True)
        if (c.target, c.label, own.target) == ("code", "", "none")
        and are_codes(column_texts(table, grid, header.last, c.index))
    }
    if not coded:
        return header
    return replace(header, columns=tuple(replace(c, target="code") if c.index in coded else c for c in header.columns))


def _with_unit(header: Header, unit: str) -> Header:
    """The header with the unit of its amounts, where the columns say none."""
    hints = {c.index: MappingProxyType({"unit": unit, **c.hints}) for c in header.of("amounts")}
    return replace(header, columns=tuple(replace(c, hints=hints.get(c.index, c.hints)) for c in header.columns))


def _seen(table: Table, header: Header, context: TableContext) -> tuple[tuple[Column, frozenset[str]], ...]:
    grid = table.grid()
    found = []
    for column in header.columns:
        if column.target in ("pilots", "partners", "status", "priority", "volet"):
            texts = {
                fold(c.text) for row in grid[header.last :] if (c := row[column.index]) is not None and c.text.strip()
            }
            found.append((column, frozenset(texts)))
    return (*context.seen, *found)


def _as_seen(column: Column, texts: list[str], context: TableContext) -> Column:
    """The meaning of a column of an earlier table that held the same values, for a column that has none."""
    guessed = column.target == "none" or (column.cover <= 0.5 and not column.label)
    if not guessed or not texts:
        return column
    best: tuple[float, Column] | None = None
    for known, seen in context.seen:
        share = sum(1 for text in texts if fold(text) in seen) / len(texts)
        if share >= 0.5 and (best is None or share > best[0]):
            best = (share, known)
    return replace(best[1], index=column.index) if best else column


def _without_header(table: Table, grid: list[list[Cell | None]], context: TableContext) -> Header | None:
    """Columns by content: the column where markers with titles stand, a code column before it, values by their look.

    Or they are told by how the cells of the first one are merged.
    """
    if beside := columns_beside_parents(table, grid):
        return Header(beside, 0, 0)
    marked = 0
    for cell in table.cells:
        marker = read_marker(cell.text)
        if marker is not None and (marker.level is not None or (marker.number and "." in marker.number)):
            marked += 1
    columns = read_columns(table, grid, 0, 0)
    if marked < 2 and not (marked and any(column.target == "labels" for column in columns)):
        return None
    texts = [
        [
            c.text.strip()
            for i, row in enumerate(grid)
            if (c := row[col]) is not None and c.row == i and c.col == col and c.text.strip()
        ]
        for col in range(table.n_cols)
    ]
    return Header(tuple(_as_seen(c, texts[c.index], context) for c in columns), 0, 0)
