"""Where the header of a table stands: the rows that name its columns, and those below that name their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.detect.columns.column import Column, Grid, Header, column_texts, row_cells
from extract.detect.columns.meaning import read_columns
from extract.detect.columns.year_heads import spans_beside, with_named_quarters, with_whole_years
from extract.detect.words.headings import is_state
from extract.detect.words.labels import FIELDS, funder, meaning, time_slot
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table

_FEWEST_SIGNS = 2
_MOST_ROWS, _MOST_ABOVE = 6, 8  # in which a header is looked for, full-width ones above them
_FEWEST_UNDER_VALUE = 4  # columns
_SIGN = re.compile(r"[A-Z](?:\s?[/,+-]\s?[A-Z])*|[xX✓✔●•■]")


def find_header(table: Table, grid: Grid, start: int = 0) -> Header | None:
    """Return the header that stands at or below row ``start``, or None where no row reads as one.

    It is looked for in six rows, full-width rows above these not counted: an objective and its fields, a line each.
    """
    grid = with_named_quarters(with_whole_years(grid, start), start)
    above = next((n for n, row in enumerate(grid[start : start + _MOST_ABOVE]) if row[0] is not row[-1]), _MOST_ABOVE)
    for row in range(start, min(table.n_rows, start + above + _MOST_ROWS)):
        signs = _heads_signs(table, grid, row)
        if signs or is_header_row(grid[row]) or _heads_items(table, grid, row):
            last = _last_header_row(table, grid, row)
            first = row - 1 if row > start and _groups(grid[row - 1], row - 1, grid[row]) else row
            columns = read_columns(table, grid, first, last)
            if signs or _is_useful(columns):
                return Header(columns, first, last)
    if start == 0 and 0 < table.header_rows < table.n_rows:
        columns = read_columns(table, grid, 0, table.header_rows)
        if _is_useful(columns):
            return Header(columns, 0, table.header_rows)
    return None


def _groups(above: Sequence[Cell | None], row: int, head: Sequence[Cell | None]) -> bool:
    """Whether the row above a head only names some of its columns together ("Budget" over "Ordinaire", "Subsides")."""
    cells = [cell for cell in row_cells(above) if cell.row == row and cell.text.strip()]
    return bool(cells) and all(
        2 <= cell.col_span < len(head) - 1
        and cell.row_span == 1
        and _is_label(cell.text)
        and all(below is not None and below.col_span == 1 for below in head[cell.col : cell.col + cell.col_span])
        for cell in cells
    )


def _is_useful(columns: Sequence[Column]) -> bool:
    known = [c for c in columns if c.target not in ("none", "ignore")]
    return len(known) >= 2 or (len(known) == 1 and len(columns) <= 2 and known[0].target == "title")


def is_header_row(row: Sequence[Cell | None]) -> bool:
    """Whether most cells of a row are labels."""
    cells = [cell for cell in row_cells(row) if cell.text.strip()]
    if len(cells) < 2 or (len(cells) == 2 and says_of_band(cells[0], cells[1], len(row))):
        return False
    labels = sum(1 for cell in cells if _is_label(cell.text)) + len(spans_beside({c.col: c.text for c in cells}))
    if labels < 2 and not (labels == 1 and len(cells) == 2):
        return False
    numbered = sum(1 for cell in cells if (m := read_marker(cell.text)) and m.number and m.rest and len(m.rest) > 12)
    return labels / len(cells) >= 0.6 and not numbered


def says_of_band(label: Cell, value: Cell, columns: int) -> bool:
    """Whether a label stands beside its value over all other columns: it is said of the item of the band above.

    "Partenaires | CPAS" is no header, though both are words of labels.
    """
    if label.col or value.col + value.col_span != columns or columns < _FEWEST_UNDER_VALUE:
        return False
    known = meaning(label.text.strip().rstrip(" :?"))
    return known is not None and known.is_whole and known.target in FIELDS


def _heads_items(table: Table, grid: Grid, row: int) -> bool:
    """Whether a row names titles and something else for certain, over rows that agree, whatever else it names.

    Plans give columns of their own ("Vu", "Phase 2bis", a colleague's initials) to a table; the words of a header that
    are known, short and above texts that are no labels themselves make it one all the same.
    """
    cells = [cell for cell in row_cells(grid[row]) if cell.text.strip()]
    if any(len(cell.text) > 40 or cell.row != row or cell.row_span > 1 for cell in cells):
        return False
    sure = [(cell, known) for cell in cells if (known := meaning(cell.text)) and known.is_whole]
    titles = [cell for cell, known in sure if known.target == "title"]
    levelled = any(known.level is not None for _, known in sure)
    if (
        len(sure) < (2 if levelled else 3)
        or not titles
        or any((m := read_marker(cell.text)) and m.number for cell in cells)
    ):
        return False
    return all(_below_agrees(table, grid, row + 1, cell, is_title=cell in titles) for cell, _ in sure)


def _heads_signs(table: Table, grid: Grid, row: int) -> bool:
    """Whether a row names the level of titles and, whatever the words, columns of letters and crosses beside them."""
    cells = [cell for cell in row_cells(grid[row]) if cell.text.strip()]
    if len(cells) < 2 or any(cell.row != row for cell in cells):
        return False
    known = meaning(cells[0].text)
    if known is None or not known.is_whole or known.target != "title" or known.level is None:
        return False
    below = row + max(cell.row_span for cell in cells)
    texts = [column_texts(table, grid, below, col) for col in range(cells[1].col, table.n_cols)]
    filled = sum(1 for found in texts if found)
    return (
        filled >= _FEWEST_SIGNS
        and all(_SIGN.fullmatch(text) for found in texts for text in found)
        and _below_agrees(table, grid, below, cells[0], is_title=True)
    )


def _below_agrees(table: Table, grid: Grid, first: int, head: Cell, *, is_title: bool) -> bool:
    """Whether the texts under a header cell are no labels, and whole titles where it names a level."""
    texts = column_texts(table, grid, first, head.col)
    labels = sum(1 for text in texts if len(text) <= 40 and (known := meaning(text)) is not None and known.is_sure)
    if labels > 0.5 * len(texts) or (is_title and labels):
        return False
    return not is_title or sum(1 for text in texts if len(text) > 12) >= max(2, 0.6 * len(texts))


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    text = text.strip()
    if len(text) > 70:
        return False
    if time_slot(text) or funder(text) or is_state(text):
        return True
    known = meaning(text)
    return known is not None and known.cover >= 0.5


def _last_header_row(table: Table, grid: Grid, first: int) -> int:
    """The row after the header: header cells that span rows, and rows of sub-headers under spanned headers, belong."""
    last = max(
        (c.row + c.row_span for c in row_cells(grid[first]) if c.row == first and c.text.strip()), default=first + 1
    )
    last = min(max(last, first + 1), first + 4)
    while last < min(table.n_rows, first + 4):
        cells = [cell for cell in row_cells(grid[last]) if cell.row == last]
        filled = [cell for cell in cells if cell.text.strip()]
        if not filled or not _is_sub_header(grid, first, last, filled):
            break
        last = max(cell.row + cell.row_span for cell in filled)
    return min(last, table.n_rows)


def _is_sub_header(grid: Grid, first: int, row: int, filled: list[Cell]) -> bool:
    above = [grid[row - 1][cell.col] for cell in filled]
    spanned = [
        a is not None and bool(a.text.strip()) and (a.col_span > cell.col_span)
        for a, cell in zip(above, filled, strict=True)
    ]
    labels = [_is_label(cell.text) and len(cell.text) < 50 for cell in filled]
    under = [a is not None and bool(a.text.strip()) and not over for a, over in zip(above, spanned, strict=True)]
    if any(own and not label for own, label in zip(under, labels, strict=True)):
        return False  # a text under a label of its own: a row of data
    if all(spanned) and all(len(cell.text) < 60 for cell in filled):
        return any(labels) or len(filled) >= 2
    if sum(labels) / len(filled) >= 0.75 and len(filled) >= 2:
        # A second row of labels: slots or sub-labels, not a data row that happens to hold label-like words.
        slots = sum(1 for cell in filled if time_slot(cell.text) or funder(cell.text) or is_state(cell.text))
        gaps = sum(1 for a in above if a is None or not a.text.strip())
        return any(spanned) or slots >= 2 or (gaps >= 1 and len(filled) >= 3)
    return False
