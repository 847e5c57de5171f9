"""Frames that name below their title whose it is: "Curer la mare" over a row of "OS 1 : …", "OO 1.2 : …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.columns.column import row_cells
from extract.detect.columns.header_rows import find_header
from extract.detect.texts.cell_pairs import cell_label
from extract.detect.texts.celltext import nested_tables
from extract.detect.words.headings import volet_of
from extract.detect.words.markers import item_marker
from extract.document import Block, Cell, Role, Table, TextBlock
from extract.printed import Level
from extract.text import fold

_FEWEST = 2  # frames that name the same objective
_OBJECTIVES = (Level.STRATEGIC, Level.OPERATIONAL)


def with_parents_over_titles(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, the objectives that frames name below the titles of their actions above these frames.

    In the outline of a plan an objective stands once: below the titles of several frames it says whose they are.
    """
    named = {at: parents for at, block in enumerate(blocks) if (parents := _parents(block))}
    times = Counter(fold(parent.text) for parents in named.values() for parent in parents)
    titles = Counter(fold(block.cells[0].text) for at in named if isinstance(block := blocks[at], Table))
    if max(times.values(), default=0) < _FEWEST or max(titles.values()) >= _FEWEST:
        return list(blocks)
    return [part for at, block in enumerate(blocks) for part in _turned(block, named.get(at))]


def _turned(block: Block, parents: Sequence[TextBlock] | None) -> Iterator[Block]:
    if not parents or not isinstance(block, Table):
        yield block
        return
    yield from parents
    cells = tuple(cell if cell.row == 0 else replace(cell, row=cell.row - 1) for cell in block.cells if cell.row != 1)
    yield replace(block, cells=cells, n_rows=block.n_rows - 1)


def _parents(block: Block) -> Sequence[TextBlock]:
    """Return the lines of the second row of a frame, which all name objectives; () where the first row is no title."""
    if not isinstance(block, Table) or block.role is not Role.BODY or block.n_rows < 3:
        return ()
    grid = block.grid()
    title, below = (_across(row_cells(grid[at]), at, block.n_cols) for at in (0, 1))
    if title is None or below is None or not _is_title(title) or find_header(block, grid) is not None:
        return ()
    lines = [text for text in below.blocks if isinstance(text, TextBlock) and text.text]
    return lines if lines and len(lines) == len(below.blocks) and all(map(_names_objective, lines)) else ()


def _across(cells: Sequence[Cell], at: int, n_cols: int) -> Cell | None:
    """The one cell of a row, over its whole width."""
    whole = len(cells) == 1 and (cells[0].row, cells[0].row_span, cells[0].col_span) == (at, 1, n_cols)
    return cells[0] if whole and not nested_tables(cells[0]) else None


def _is_title(cell: Cell) -> bool:
    text = " ".join(cell.text.split())
    marker = item_marker(text)
    if not text or (marker is not None and marker.level is not Level.ACTION):
        return False
    return cell_label(cell) is None and volet_of(text) is None


def _names_objective(block: TextBlock) -> bool:
    marker = item_marker(block.text)
    return marker is not None and marker.level in _OBJECTIVES and bool(marker.number and marker.rest)
