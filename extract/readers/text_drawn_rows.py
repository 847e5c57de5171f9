"""Rules drawn around the cells of a straightened table of plain text, whose rows leave no doubt.

The layout room then reads it as a ruled one: no text runs into the next row or column.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from extract.layout.engine.content import Segment, Word
from extract.readers.text_columns import WIDE, Run
from extract.readers.text_sure_rows import Block, goes_on, rows_of, sure_rows
from extract.readers.text_table_heads import BAND, is_coded, names_end

_EDGE = 1.5 * WIDE  # left of a column
_HIGH = 6.0  # points from the top of a line to a rule below it
_LEADING = 0.5  # points above a line
_THIN = 0.1


class Drawn(NamedTuple):
    """The rules around the cells of a part of a table, and the words that move."""

    rules: list[Segment]
    moved: dict[Word, Word]


def drawn(parts: Sequence[Sequence[Sequence[tuple[int, Run]]]], places: Sequence[float]) -> list[Drawn]:
    """Return the rules around the cells of each part of a table with columns at ``places``.

    There are none where its rows leave a doubt.
    """
    found = sure_rows(parts, len(places))
    if found is None:
        return [Drawn([], {}) for _ in parts]
    right = max(run[-1].x1 for part in parts for line in part for _, run in line) + _EDGE
    edges = [*(x - _EDGE for x in places), right]
    return [
        Drawn(
            [rule for block in part for rule in _rules(block, edges)],
            {word: moved for block in part if block.middle for word, moved in _closed_up(block)},
        )
        for part in found
    ]


def _closed_up(block: Block) -> Iterator[tuple[Word, Word]]:
    """Yield the words of cells whose lines stand apart, around the line of a code, with their new places."""
    for start, end in rows_of(block):
        for col in {col for line in block.lines[start:end] for col in line.cells}:
            filled = [at for at in range(start, end) if col in block.lines[at].cells]
            for at, place in zip(filled, range(start, end), strict=False):
                up = block.lines[at].top - block.lines[place].top
                for word in block.lines[at].cells[col]:
                    yield word, word._replace(top=word.top - up, bottom=word.bottom - up)


def _rules(block: Block, edges: Sequence[float]) -> list[Segment]:
    """Return the rules around the cells of a table with columns between ``edges``."""
    lines = block.lines
    starts = sorted({0, block.header, _names_end(block), *block.starts, *block.bands})
    storeys, coded = _storeys(block), _coded(block)
    foot = lines[-1].top + _HIGH
    found = [Segment(edges[0], foot - _THIN, edges[-1], foot + _THIN)]
    for before, start, end in zip([0, *starts], starts, [*starts[1:], len(lines)], strict=False):
        top = lines[start].top - _LEADING
        bottom = lines[end].top - _LEADING if end < len(lines) else foot
        below = start == block.header and storeys
        for col in range(len(edges) - 1):
            if (col in storeys) if below else _opens(block, before, start, col, coded):
                found.append(Segment(edges[col], top - _THIN, edges[col + 1], top + _THIN))
        runs = [run for line in lines[start:end] for run in line.cells.values()]
        band = start in block.bands and (block.parents > 0 or BAND in lines[start].cells)
        spanned = storeys - lines[0].cells.keys() if not start and block.header else set()
        for at, x in enumerate(edges):
            inner = 0 < at < len(edges) - 1
            over = band or at in spanned or any(run[0].x0 < x < run[-1].x1 for run in runs)
            if not (inner and over):
                found.append(Segment(x - _THIN, top, x + _THIN, bottom))
    return found


def _storeys(block: Block) -> set[int]:
    """Return the columns that have names of their own below one over several."""
    return {col for line in block.lines[block.header : _names_end(block)] for col in line.cells}


def _names_end(block: Block) -> int:
    return names_end(block.lines, block.header, min(block.starts | block.bands, default=block.header))


def _coded(block: Block) -> set[int]:
    """Return the first columns whose texts open with codes."""
    lines = block.lines[block.header :]
    return {
        col for col in range(block.parents) if any(col in line.cells and is_coded(line.cells[col]) for line in lines)
    }


def _opens(block: Block, before: int, start: int, col: int, coded: Container[int]) -> bool:
    """Whether the cell of a column begins with the row at ``start``, below that at ``before``.

    Those of first columns reach over several rows, to where a text of theirs begins, or one further left.
    """
    if col >= block.parents or start <= block.header or start in block.bands or before in block.bands:
        return True
    for one in range(col + 1):
        run = block.lines[start].cells.get(one)
        rows = range(start - 1, block.header - 1, -1)
        above = next((block.lines[at].cells[one] for at in rows if one in block.lines[at].cells), None)
        if run and (above is None or is_coded(run) or not (goes_on(above, run) or one in coded)):
            return True
    return False
