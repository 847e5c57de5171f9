"""A worksheet cut into what it holds: titles above a table, the table, notes below; one table or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Cell, Kind, Line, Link, Place, Role, Table, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.sheet_model import Sheet, SheetCell
from extract.readers.sheet_sides import split_sides, with_swatches
from extract.text import clean

_Row = tuple[int, list[SheetCell]]
_MAX_PAIRS = 8  # rows of a label and its value that may stand above a table


def sheet_blocks(sheet: Sheet) -> list[Block]:
    """Return the blocks of ``sheet``: a table for each region, titles and notes as paragraphs.

    Rows and columns without any text are left out at the edges; empty rows inside a table are dropped, empty columns
    kept. ``Place.page`` is the number of the sheet, ``Place.path`` the cell ("Actions!B12").
    """
    role = Role.HIDDEN if sheet.hidden else Role.BODY
    blocks: list[Block] = []
    for region in (part for whole in _regions(sheet) for part in split_sides(sheet, whole)):
        titles, rows = _without_titles(sheet, region)
        blocks.extend(block for row in titles for block in _texts(sheet, row, role))
        if rows and _is_column_of_text(rows):
            rows = with_swatches(sheet, rows)
        if rows and _is_column_of_text(rows):
            blocks.extend(block for row in rows for block in _texts(sheet, row, role))
        elif rows:
            blocks.append(_table(sheet, rows, role))
    return blocks


def _regions(sheet: Sheet) -> list[list[_Row]]:
    """Return runs of rows that show something, cut at empty rows where another table begins."""
    rows = _rows(sheet)
    regions: list[list[_Row]] = []
    covered = -1
    for number, cells in rows:
        if regions and (number <= covered + 1 or _same_table(sheet, regions[-1], _run_from(rows, number, sheet))):
            regions[-1].append((number, cells))
        else:
            regions.append([(number, cells)])
        covered = max([covered, *(cell.row + cell.row_span - 1 for cell in cells)])
    return regions


def _rows(sheet: Sheet) -> list[_Row]:
    by_row: dict[int, list[SheetCell]] = {}
    for cell in sheet.shown():
        by_row.setdefault(cell.row, []).append(cell)
    return [(number, sorted(cells, key=lambda cell: cell.col)) for number, cells in sorted(by_row.items())]


def _run_from(rows: Sequence[_Row], number: int, sheet: Sheet) -> list[_Row]:
    """Return the rows from ``number`` to the next empty row."""
    run: list[_Row] = []
    for row in rows:
        if row[0] >= number and (not run or row[0] <= run[-1][0] + max(cell.row_span for cell in run[-1][1])):
            run.append(row)
        elif run:
            break
    return run


def _same_table(sheet: Sheet, before: Sequence[_Row], after: Sequence[_Row]) -> bool:
    """Return whether rows after an empty row go on with the table before it: same columns and no head of their own."""
    wide = [row for row in before if len(row[1]) > 1]
    if not wide or _is_column_of_text(after):
        return False
    left, right = _extent(wide)
    after_left, after_right = _extent(after)
    if after_left < left or after_right > right:
        return False
    first_wide = next((row for row in after if len(row[1]) > 1), None)
    return first_wide is not None and not _is_head(sheet, first_wide, after)


def _extent(rows: Sequence[_Row]) -> tuple[int, int]:
    cells = [cell for _, row in rows for cell in row]
    return min(cell.col for cell in cells), max(cell.col + cell.col_span - 1 for cell in cells)


def _is_head(sheet: Sheet, row: _Row, rows: Sequence[_Row]) -> bool:
    """Return whether ``row`` heads the rows after it: text only, and set apart by its looks, a filter or its place."""
    number, cells = row
    if number in sheet.header_rows:
        return True
    if len(cells) < 2 or any(_is_value(cell.year or cell.text) for cell in cells):
        return False
    later = [cell for other, line in rows for cell in line if other > number + max(c.row_span for c in cells) - 1]
    if not later:
        return False
    bold = sum(cell.style.bold for cell in cells) >= 0.8 * len(cells)
    later_bold = sum(cell.style.bold for cell in later) / len(later)
    fills = {cell.fill for cell in cells}
    later_fills = {cell.fill for cell in later}
    return (bold and later_bold < 0.5) or (None not in fills and not fills & later_fills)


def _is_value(text: str) -> bool:
    """Return whether a text is a number, a date or an amount rather than a name; a lone year may head a column."""
    plain = text.strip()
    if re.fullmatch(r"20\d\d", plain):
        return False
    return bool(re.fullmatch(r"[-+]?[\d\s.,/:%€-]*\d[\d\s.,/:%€-]*", plain))


def _without_titles(sheet: Sheet, region: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Part the rows of one cell that stand above the table from the table."""
    first = next((at for at, row in enumerate(region) if len(row[1]) > 1), None)
    if first is None:
        return [], list(region)
    first = _head_below(sheet, region, first)
    if first and _groups(region[first - 1], region[first]):
        first -= 1
    if first == 0:
        return [], list(region)
    titles, rows = list(region[:first]), list(region[first:])
    headed = any(_is_head(sheet, row, rows) for row in rows[:2])
    if not headed and any(len(row[1]) == 1 for row in rows):
        return [], list(region)  # rows of one cell are part of how this table is built
    if any(cell.row + cell.row_span > rows[0][0] for _, row in titles for cell in row):
        return [], list(region)
    return titles, rows


def _groups(above: _Row, head: _Row) -> bool:
    """Return whether the only cell of a row names some columns of the head right below it: merged inside its extent."""
    number, cells = above
    left, right = _extent([head])
    return number + 1 == head[0] and all(
        cell.col_span > 1 and left < cell.col and cell.col + cell.col_span - 1 <= right for cell in cells
    )


def _head_below(sheet: Sheet, region: Sequence[_Row], first: int) -> int:
    """Return where the head of the table stands: below pairs such as "Commune" and its name, if it is much wider."""
    for at in range(first, min(first + _MAX_PAIRS, len(region))):
        if _is_head(sheet, region[at], region[at:]):
            pairs = region[first:at]
            narrow = all(len(row[1]) == 2 and _look(row) != _look(region[at]) for row in pairs)
            return at if narrow and len(region[at][1]) >= 4 else first
    return first


def _is_column_of_text(rows: Sequence[_Row]) -> bool:
    """Return whether every row is one cell, all in the same column: running text, not a table."""
    return all(len(row[1]) == 1 for row in rows) and len({row[1][0].col for row in rows}) == 1


def _texts(sheet: Sheet, row: _Row, role: Role) -> list[TextBlock]:
    hidden = row[0] in sheet.hidden_rows
    return [
        replace(block, role=Role.HIDDEN if hidden else role)
        for cell in row[1]
        for block in cell_blocks(replace(cell, style=replace(cell.style, fill=cell.fill)), _place(sheet, cell))
    ]


def _place(sheet: Sheet, cell: SheetCell) -> Place:
    path = f"{sheet.name}!{cell.address}" if sheet.name else cell.address
    return Place(page=sheet.number, path=path)


def _table(sheet: Sheet, rows: Sequence[_Row], role: Role) -> Table:
    left, right = _extent(rows)
    last = max(cell.row + cell.row_span - 1 for _, row in rows for cell in row)
    numbers = _numbers(sheet, rows, last)
    index = {number: at for at, number in enumerate(numbers)}
    heads = _head_count(sheet, rows, numbers)
    cells: list[Cell] = []
    for cell in sheet.cells:
        if cell.row not in index or not left <= cell.col <= right:
            continue
        if not cell.text.strip() and cell.fill is None and cell.row_span == cell.col_span == 1:
            continue
        bottom = max(index[row] for row in range(cell.row, cell.row + cell.row_span) if row in index)
        cells.append(_cell(sheet, cell, index[cell.row], bottom, left, right, heads))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return Table(
        cells=tuple(cells),
        n_rows=len(numbers),
        n_cols=right - left + 1,
        header_rows=heads,
        role=role,
        name=sheet.name or None,
        places=(_place(sheet, rows[0][1][0]),),
        hidden_rows=frozenset(index[row] for row in sheet.hidden_rows if row in index),
        hidden_cols=frozenset(col - left for col in sheet.hidden_cols if left <= col <= right),
    )


def _numbers(sheet: Sheet, rows: Sequence[_Row], last: int) -> list[int]:
    """Return the rows of the sheet that the table holds: those that show text, and those that only a colour fills."""
    shown = {number for number, _ in rows}
    first = rows[0][0]
    filled = {c.row for c in sheet.cells if c.fill is not None and first <= c.row <= last}
    spanned = {
        row
        for _, line in rows
        for cell in line
        if cell.row_span > 1
        for row in range(cell.row, cell.row + cell.row_span)
    }
    return sorted(shown | (filled & spanned))


def _head_count(sheet: Sheet, rows: Sequence[_Row], numbers: Sequence[int]) -> int:
    if not _is_head(sheet, rows[0], rows):
        below = len(rows) > 1 and not _has_values(rows[0]) and _is_head(sheet, rows[1], rows)
        return sum(1 for number in numbers if number <= rows[1][0]) if below else 0
    bottom = max(cell.row + cell.row_span - 1 for cell in rows[0][1])
    merged = any(cell.col_span > 1 for cell in rows[0][1])
    if merged and bottom == rows[0][0] and len(rows) > 2 and not _has_values(rows[1]) and _looks_like(rows[0], rows[1]):
        bottom = max(cell.row + cell.row_span - 1 for cell in rows[1][1])
    return max(1, sum(1 for number in numbers if number <= bottom))


def _has_values(row: _Row) -> bool:
    return any(_is_value(cell.year or cell.text) for cell in row[1])


def _looks_like(row: _Row, other: _Row) -> bool:
    return row[1][0].style.bold == other[1][0].style.bold or row[1][0].fill == other[1][0].fill


def _look(row: _Row) -> tuple[bool, str | None]:
    return row[1][0].style.bold, row[1][0].fill


def _cell(sheet: Sheet, cell: SheetCell, row: int, bottom: int, left: int, right: int, heads: int) -> Cell:
    place = _place(sheet, cell)
    if row < heads and cell.year is not None:
        cell = replace(cell, text=cell.year)
    return Cell(
        row=row,
        col=cell.col - left,
        row_span=bottom - row + 1,
        col_span=min(cell.col_span, right - cell.col + 1),
        blocks=tuple(cell_blocks(cell, place, together=row < heads)),
        fill=cell.fill,
        rotation=cell.rotation,
        is_header=row < heads,
        places=(place,),
    )


def cell_blocks(cell: SheetCell, place: Place, *, together: bool = False) -> list[TextBlock]:
    """Return the lines of a cell as paragraphs and list entries; a line that goes on in lower case is the same one.

    ``together``: all lines are one paragraph (the head of a column).
    """
    blocks: list[TextBlock] = []
    for raw in cell.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        text = clean(raw)
        if not text:
            continue
        line = Line(text, place, cell.style)
        bullet = split_bullet(text)
        if bullet:
            kept = replace(line, text=bullet[1])
            blocks.append(TextBlock(Kind.LIST_ITEM, (kept,), level=0, marker=bullet[0]))
        elif (blocks and together) or (
            blocks and text[0].islower() and not blocks[-1].lines[-1].text.endswith((".", ";", ":", "!", "?"))
        ):
            blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].lines, line))
        else:
            blocks.append(TextBlock(Kind.PARAGRAPH, (line,)))
    if blocks and cell.link:
        blocks[0] = replace(blocks[0], links=(Link(blocks[0].text, cell.link),))
    return blocks
