"""Tables that a writer made with tab stops: paragraphs whose tabs part them into the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Block, Cell, Kind, Line, Role, Table, TextBlock

_FEWEST_COLUMNS = 3  # one tab follows a number or a label in any text
_FEWEST_ROWS = 3
_MOST_BETWEEN = 4  # paragraphs without tabs, headings mostly, that stand between two rows
_LONGEST_BETWEEN = 160  # characters of one of them
_LABEL = re.compile(r"[^:?]{2,30}[:?]")
_MOSTLY = 0.8  # of the rows
_ALIKE = 0.6  # of the rows have a text in every column


def tables_of_tabs(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, runs of paragraphs in columns made by tabs as tables without rules.

    Short paragraphs between the rows stand across the table. A line without tabs below a row goes on with the row's
    longest text.
    """
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        if run:
            found.append(_table(run))
            at += len(run)
        else:
            found.append(blocks[at])
            at += 1
    return found


def _run(blocks: Sequence[Block], at: int) -> list[TextBlock]:
    """The paragraphs of the table that begins here; [] where none does."""
    n_cols = _columns(blocks[at])
    if n_cols < _FEWEST_COLUMNS:
        return []
    run: list[TextBlock] = []
    between: list[TextBlock] = []
    for block in blocks[at:]:
        if 2 <= _columns(block) <= n_cols and isinstance(block, TextBlock):
            run.extend((*between, block))
            between = []
        elif _stands_between(block) and len(between) < _MOST_BETWEEN and isinstance(block, TextBlock):
            between.append(block)
        else:
            break
    widths = [width for block in run if (width := _columns(block))]
    if _is_labelled([block for block in run if _columns(block)]):
        return []
    whole = sum(1 for width in widths if width == n_cols)
    return run if len(widths) >= _FEWEST_ROWS and whole >= max(_FEWEST_ROWS, _ALIKE * len(widths)) else []


def _is_labelled(rows: Sequence[TextBlock]) -> bool:
    """Whether each text of nearly every row opens with a label of its own, the same in all: "Qui ? …", "Budget : …"."""
    leads = [
        [lead[0] for part in row.lines[0].text.split("\t") if (lead := _LABEL.match(part.strip()))] for row in rows
    ]
    labelled = [found for row, found in zip(rows, leads, strict=True) if len(found) >= _columns(row) > 0]
    return len(labelled) >= _MOSTLY * len(rows) and len({found[0] for found in labelled}) == 1


def _columns(block: Block) -> int:
    """Into how many columns the tabs of its first line part a paragraph of the body; 0 without tabs."""
    if not isinstance(block, TextBlock) or block.kind is not Kind.PARAGRAPH or block.role is not Role.BODY:
        return 0
    return block.lines[0].text.count("\t") + 1 if block.lines and "\t" in block.lines[0].text else 0


def _stands_between(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.role is Role.BODY and len(block.text) <= _LONGEST_BETWEEN


def _table(run: list[TextBlock]) -> Table:
    n_cols = _columns(run[0])
    cells = [cell for row, block in enumerate(run) for cell in _cells(block, row, n_cols)]
    places = tuple(place for block in run[:1] for place in block.places)
    return Table(cells=tuple(cells), n_rows=len(run), n_cols=n_cols, ruled=False, places=places)


def _cells(block: TextBlock, row: int, n_cols: int) -> Iterator[Cell]:
    if not _columns(block):
        yield Cell(row, 0, col_span=n_cols, blocks=(block,), places=block.places)
        return
    columns: list[list[Line]] = [[] for _ in range(n_cols)]
    for line in block.lines:
        parts = line.text.split("\t")
        longest = max(range(n_cols), key=lambda col: sum(len(known.text) for known in columns[col]))
        for col, part in enumerate(parts, longest if len(parts) == 1 else 0):
            if part.strip():
                columns[min(col, n_cols - 1)].append(replace(line, text=part.strip()))
    for col, lines in enumerate(columns):
        blocks = (TextBlock(Kind.PARAGRAPH, tuple(lines)),) if lines else ()
        yield Cell(row, col, blocks=blocks, places=block.places)
