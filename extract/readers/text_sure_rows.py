"""The rows of a straightened table of plain text, where they leave no doubt: each begins on the line of its code.

Lines of a text have all the same step, so that no gap tells the rows as on a page. Where every text of a row begins on
its first line, the codes or values of one column tell them as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.tables.row_codes import is_code
from extract.readers.text_cell_kinds import label_kind, names_volet, opens_rows, value_kind
from extract.readers.text_columns import Run
from extract.readers.text_table_heads import BAND, Lines, Row, below_names, is_apart, is_coded, tables_of, text_of

_FEWEST_ROWS = 3
_OF_KIND = 0.8  # of the texts of a column are codes, or values of a kind
_PARENT = 0.7  # of the rows open a text in a column that holds no objectives of several rows
_LATE = 0.05  # of the cells of a column may begin below the first line of their row
_TORN = 0.15  # of the rows may begin with a small letter somewhere: names and references do
_VALUES = frozenset(("time", "money", "rate", "state", "rank", "number"))
_SIGNS = _VALUES | {"tick", "code"}
_OPEN_ENDS = (",", "-", "'", "’")
_OPEN_WORDS = frozenset(("de", "du", "des", "et", "la", "le", "à", "les", "d", "en", "au", "aux", "par", "pour", "sur"))
_SENTENCE_ENDS = (".", ";", ":")


class Block(NamedTuple):
    """The lines of a table under one header: how many of them it has, and which start a row or are a band."""

    lines: Sequence[Row]
    header: int
    starts: frozenset[int]
    bands: frozenset[int]
    parents: int  # first columns whose cells stand beside several rows
    middle: bool = False  # cells stand in the middle of their rows


class _Row(NamedTuple):
    block: Block
    start: int
    end: int

    @property
    def lines(self) -> Sequence[Row]:
        return self.block.lines[self.start : self.end]


def sure_rows(parts: Sequence[Sequence[Sequence[tuple[int, Run]]]], columns: int) -> list[list[Block]] | None:
    """Return the tables of each part with their rows; None where these leave a doubt."""
    tables = tables_of(parts)
    if not tables[0] or not tables[0][0].header:
        return None
    every = [table for part in tables for table in part]
    found = next(
        (rows for key, parents in _keys(every, columns) if (rows := _by_key(every, key, parents, columns))), None
    )
    if found is None:
        return None
    known = iter(found)
    return [[next(known) for _ in part] for part in tables]


def _keys(tables: Sequence[Lines], columns: int) -> list[tuple[int, int]]:
    """Return the columns that may tell the rows: of codes, or of values of a kind, those filled most often first.

    Each goes with the number of first columns whose cells stand beside several of its rows.
    """
    found: list[tuple[int, int, int]] = []
    for col in range(columns):
        starts = [(lines, at) for lines, header in tables for at in _openings(lines, header, col)]
        of_kind = sum(_is_sign(lines[at].cells[col]) for lines, at in starts)
        if len(starts) < _FEWEST_ROWS or of_kind < _OF_KIND * len(starts):
            continue
        parents = 0
        while parents < col and _opening(starts, parents) < _PARENT * len(starts):
            parents += 1
        found.append((-len(starts), col, parents))
    return [(col, parents) for _, col, parents in sorted(found)]


def _is_sign(run: Run) -> bool:
    return is_code(run) or value_kind(text_of(run)) in _VALUES


def _opening(starts: Sequence[tuple[Sequence[Row], int]], col: int) -> int:
    """Return on how many lines that start a row a text of a column may begin."""
    return sum(col in lines[at].cells and not lines[at].cells[col][0].text[0].islower() for lines, at in starts)


def _openings(lines: Sequence[Row], header: int, col: int) -> list[int]:
    """Return the lines on which a text of a column begins."""
    found: list[int] = []
    above: Run | None = None
    for at in range(below_names(lines, header), len(lines)):
        run = lines[at].cells.get(col)
        if run is not None and not (run[0].text[0].islower() if above is None else goes_on(above, run)):
            found.append(at)
        above = run or above
    return found


def _by_key(tables: Sequence[Lines], key: int, parents: int, columns: int) -> list[Block] | None:
    """Return the rows that a column tells, whose texts begin on their first lines, or stand around its lines."""
    blocks = [_block(*table, key, parents) for table in tables]
    if _are_sure(blocks, columns):
        return blocks
    around = [middle for block in blocks if not parents and (middle := _around(block, key)) is not None]
    return around if len(around) == len(blocks) and _keep_texts(around) else None


def _around(block: Block, key: int) -> Block | None:
    """Return a table whose rows stand around the lines of their codes; None where these leave a doubt.

    Empty lines part rows, or else a row has as many lines above that of its code as below.
    """
    found: set[int] = set()
    lines = block.lines
    apart = (at for at in range(block.header + 1, len(lines)) if is_apart(lines, at))
    for first, end in pairwise([*sorted({block.header, *block.bands, *apart}), len(lines)]):
        start = next((at for at in range(first, end) if at not in block.bands and BAND not in lines[at].cells), end)
        keys = [at for at in range(start, end) if at in block.starts and key in lines[at].cells]
        if len(keys) == 1:
            found.add(start)
        elif start < end:
            rows = _even(keys, start, end)
            if rows is None:
                return None
            found.update(rows)
    return block._replace(starts=frozenset(found), middle=True)


def _even(keys: Sequence[int], start: int, end: int) -> list[int] | None:
    """Return where rows start that have as many lines above that of their code as below; None where they do not fit."""
    found: list[int] = []
    for at in keys:
        if start > at:
            return None
        found.append(start)
        start = 2 * at - start + 1
    return found if start == end else None


def _block(lines: Sequence[Row], header: int, key: int, parents: int) -> Block:
    """Return the rows of a table by its ``key`` column, below the objectives of its first columns.

    It ends where behind its last row a text begins apart from all others, at the left.
    """
    bands = {at for at in range(header, len(lines)) if _is_band(lines, at, parents)}
    starts = set(_openings(lines, header, key)) - bands
    last = max(starts, default=0)
    behind = (at for at in range(last + 1, len(lines)) if is_apart(lines, at) and max(lines[at].cells) <= 0)
    end = next((at for at in behind if not next(iter(lines[at].cells.values()))[0].text[0].islower()), len(lines))
    return Block(lines[:end], header, frozenset(starts), frozenset(at for at in bands if at < end), parents)


def _are_sure(blocks: Sequence[Block], columns: int) -> bool:
    """Whether nearly all texts of rows begin on the first line, and hardly any row would tear one apart."""
    if any(map(_begins_above, blocks[:1])) or any(map(_opens_late, blocks)) or not _keep_texts(blocks):
        return False
    rows = [_Row(block, *row) for block in blocks for row in rows_of(block) if row[0] in block.starts]
    parted = sum(any(is_apart(row.lines, at) for at in range(1, len(row.lines))) for row in rows)
    if parted > _LATE * len(rows):
        return False
    for col in range(blocks[0].parents, columns):
        filled = [row.lines for row in rows if any(col in line.cells for line in row.lines)]
        if sum(col not in lines[0].cells for lines in filled) > _LATE * len(filled):
            return False
    return True


def _keep_texts(blocks: Sequence[Block]) -> bool:
    """Whether hardly any row tears a text apart or holds two codes or values."""
    rows = [_Row(block, *row) for block in blocks for row in rows_of(block) if row[0] in block.starts]
    torn = sum(_tears(row.block, row.start) for row in rows)
    double = sum(_holds_two(row.lines, row.block.parents) for row in rows)
    return torn <= _TORN * len(rows) and double <= _LATE * len(rows)


def _holds_two(lines: Sequence[Row], parents: int) -> bool:
    """Whether a column holds two codes or two values on the lines of a row: one of them has none in the key column."""
    for col in {col for line in lines for col in line.cells if col >= parents}:
        first, *others = [line.cells[col] for line in lines if col in line.cells]
        if (is_coded(first) and any(map(is_coded, others))) or (
            _is_sign(first) and any(_is_sign(run) and not goes_on(first, run) for run in others)
        ):
            return True
    return False


def rows_of(block: Block) -> list[tuple[int, int]]:
    """Return the first line of each row or band below the header, and the one behind its last."""
    return list(pairwise([*sorted(block.starts | block.bands), len(block.lines)]))


def _begins_above(block: Block) -> bool:
    """Whether a line between the header and the first row is above that of its code, and holds no names of columns."""
    first = min(block.starts | block.bands, default=0)
    between = range(block.header, first) if block.header else ()
    return any(
        is_apart(block.lines, at) or not any(label_kind(text_of(run)) for run in block.lines[at].cells.values())
        for at in between
    )


def _is_band(lines: Sequence[Row], at: int, parents: int) -> bool:
    """Whether a line begins a text that stands over rows: across the columns, or alone in the first by its words."""
    if BAND in lines[at].cells:
        return not _is_rest_of_band(lines, at)
    if set(lines[at].cells) != {0}:
        return False
    text = text_of(lines[at].cells[0])
    return names_volet(text) or (not parents and opens_rows(text))


def _is_rest_of_band(lines: Sequence[Row], at: int) -> bool:
    above, line = lines[at - 1], lines[at]
    near = at and not is_apart(lines, at) and BAND in above.cells
    return bool(near) and not opens_rows(text_of(line.cells[BAND])) and not is_coded(line.cells[BAND])


def _tears(block: Block, at: int) -> bool:
    """Whether a row that starts with a line would tear a text apart."""
    lines = block.lines
    for col, run in lines[at].cells.items():
        rows = range(at - 1, block.header - 1, -1)
        above = next((lines[k].cells[col] for k in rows if col in lines[k].cells), None)
        is_value = value_kind(text_of(run)) in _SIGNS
        if col >= block.parents and above is not None and goes_on(above, run) and not is_value:
            return True
    return False


def _opens_late(block: Block) -> bool:
    """Whether an objective in a first column begins elsewhere than on the first line of a row.

    It begins with a code, or where it stands apart from the text above it.
    """
    first = min(block.starts, default=0)
    for col in range(block.parents):
        above: Run | None = None
        last = -1
        for at in range(first, len(block.lines)):
            run = block.lines[at].cells.get(col)
            if at in block.bands:
                above = None
            elif run:
                rest = run[0].text[0].islower() if above is None else last == at - 1 or goes_on(above, run)
                if at not in block.starts and (is_coded(run) or not rest):
                    return True
                above, last = run, at
    return False


def goes_on(above: Run, run: Run) -> bool:
    """Whether a text goes on with the one above it in its column: it begins in small letters, or that ends half-way."""
    first, last = run[0].text, above[-1].text
    open_end = (last.endswith(_OPEN_ENDS) and len(last) > 1) or last.lower() in _OPEN_WORDS
    return (first[0].islower() and not last.endswith(_SENTENCE_ENDS)) or open_end
