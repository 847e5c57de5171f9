"""List entries whose tabs part them into columns: "1.1.2 Planter une haie⇥2026⇥Service travaux"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.detect.columns.column import Header
from extract.detect.columns.header_rows import find_header
from extract.detect.columns.meaning import read_columns
from extract.detect.values.raw_values import row_values
from extract.detect.words.labels import meaning
from extract.document import Block, Cell, Kind, Line, Role, Table, TextBlock
from extract.printed import PrintedValue

_FEWEST = 3  # entries
_MOST_ABOVE = 6  # blocks between the line that names the columns and the first entry: objectives
_SHORTEST_TITLE = 12  # characters, on average: shorter texts before a tab number or name what follows it


@dataclass(frozen=True, slots=True)
class TabbedEntry:
    """A list entry without what its tabs part from its title, and the values that stand there."""

    block: TextBlock
    values: tuple[PrintedValue, ...]


def tabbed_lists(blocks: Sequence[Block]) -> dict[int, TabbedEntry | None]:
    """Return the entries of lists in columns by the index of their block; None for the line that names the columns.

    The words of that line tell what the columns hold, without it what stands in them. A list none of whose columns is
    understood is left as it is.
    """
    rows = {i: _parts(block) for i, block in enumerate(blocks) if _is_entry(block)}
    rows = {i: parts for i, parts in rows.items() if len(parts) >= 2}
    if len(rows) < _FEWEST:
        return {}
    n_cols = Counter(map(len, rows.values())).most_common(1)[0][0]
    rows = {i: parts for i, parts in rows.items() if len(parts) <= n_cols}
    head = _head(blocks, min(rows), n_cols)
    named = {head: _parts(blocks[head])} if head is not None else {}
    table = _table(blocks, {**named, **rows}, n_cols)
    header = _header(table, named=head is not None)
    if header is None:
        return {}
    found: dict[int, TabbedEntry | None] = dict.fromkeys(named)
    for row, i in zip(table.grid()[len(named) :], rows, strict=True):
        block = blocks[i]
        if isinstance(block, TextBlock):
            values = row_values(header, row)
            found[i] = TabbedEntry(_with_text(block, rows[i][0]), tuple(values))
    return found


def _is_entry(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.BODY and block.kind is Kind.LIST_ITEM


def _parts(block: Block) -> list[str]:
    """The texts between the tabs of a block; [] without tabs."""
    if not isinstance(block, TextBlock) or not any("\t" in line.text for line in block.lines):
        return []
    return [" ".join(part.split()) for part in " ".join(line.text for line in block.lines).strip().split("\t")]


def _head(blocks: Sequence[Block], first: int, n_cols: int) -> int | None:
    """The line with tabs that names columns, a little above the first entry."""
    for i in range(first - 1, max(-1, first - 1 - _MOST_ABOVE), -1):
        parts = [part for part in _parts(blocks[i]) if part]
        if len(parts) == n_cols and all((known := meaning(part)) is not None and known.is_sure for part in parts):
            return i
    return None


def _table(blocks: Sequence[Block], rows: dict[int, list[str]], n_cols: int) -> Table:
    cells = []
    for row, (i, parts) in enumerate(rows.items()):
        block = blocks[i]
        if not isinstance(block, TextBlock):
            continue
        texts = [part for part in parts if part] if len(parts) > n_cols else parts
        for col, text in enumerate(texts):
            if text:
                cells.append(Cell(row, col, blocks=(_with_text(block, text),), places=block.places))
    return Table(tuple(cells), len(rows), n_cols, ruled=False)


def _with_text(block: TextBlock, text: str) -> TextBlock:
    """The paragraph of one column."""
    return replace(block, lines=(Line(text, block.lines[0].place, block.lines[0].style),))


def _header(table: Table, *, named: bool) -> Header | None:
    """What the columns hold: titles first, and something that is understood beside them."""
    grid = table.grid()
    header = find_header(table, grid) if named else Header(read_columns(table, grid, 0, 0), 0, 0)
    titles = [cell.text for cell in table.cells if cell.col == 0 and cell.row >= named]
    if header is None or (named and header.last != 1) or sum(map(len, titles)) < _SHORTEST_TITLE * len(titles):
        return None
    first, *others = header.columns
    understood = any(column.target not in ("none", "ignore", "title", "code") for column in others)
    return header if first.target in ("title", "none") and understood else None
