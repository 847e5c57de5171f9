"""What stands beside a table on its sheet, past an empty column: a legend, notes, a small table of its own."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.sheet_model import Sheet, SheetCell

Row = tuple[int, list[SheetCell]]
_HEADS = 2  # rows of several texts down to which a head may stand
_WIDEST = 3  # columns that such a side part takes


def split_sides(sheet: Sheet, region: Sequence[Row]) -> list[list[Row]]:
    """Return a region as one part, or as the table and what stands right of it past an empty column.

    That is another table of the same head. Any other side part is narrow, its rows follow one another and end before
    those of the table; it begins on another row than the head of the table, or its texts stand beside shades or signs
    that they explain.
    """
    wide = [(number, cells) for number, cells in region if len(cells) > 1]
    gap = _last_gap([cell for _, cells in wide for cell in cells])
    if gap is None:
        return [list(region)]
    left = [(number, kept) for number, cells in region if (kept := [c for c in cells if c.col < gap])]
    right = [(number, kept) for number, cells in region if (kept := [c for c in cells if c.col > gap])]
    if _heads(left) & _heads(right):
        return [*split_sides(sheet, left), right]
    if not _is_apart(sheet, left, right):
        return [list(region)]
    return [left, with_swatches(sheet, right)]


def with_swatches(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """Return rows of one text each with the shaded empty cells left of the texts, where two or more rows have one."""
    shades = {(cell.row, cell.col): cell for cell in sheet.cells if cell.fill is not None and not cell.text.strip()}
    found = [shades.get((number, cells[0].col - 1)) for number, cells in rows]
    if len({cell.fill for cell in found if cell is not None}) < 2:
        return list(rows)
    return [
        (number, [swatch, *cells] if swatch is not None else cells)
        for (number, cells), swatch in zip(rows, found, strict=True)
    ]


def _last_gap(cells: Sequence[SheetCell]) -> int | None:
    """Return the last column that no text covers between columns of texts, None without one."""
    covered = {col for cell in cells for col in range(cell.col, cell.col + cell.col_span)}
    return max(
        (col for col in range(min(covered, default=0), max(covered, default=0)) if col not in covered), default=None
    )


def _heads(rows: Sequence[Row]) -> set[tuple[int, tuple[str, ...]]]:
    """Return the row and texts of the first rows of several texts, one of which heads the columns."""
    wide = [(number, cells) for number, cells in rows if len(cells) > 1]
    return {(number, tuple(cell.text.strip() for cell in cells)) for number, cells in wide[:_HEADS]}


def _is_apart(sheet: Sheet, left: Sequence[Row], right: Sequence[Row]) -> bool:
    numbers = [number for number, _ in right]
    head = next((number for number, cells in left if len(cells) > 1), None)
    if head is None or len(numbers) < 2 or numbers[-1] - numbers[0] != len(numbers) - 1 or len(right) >= len(left):
        return False
    columns = {cell.col for _, cells in right for cell in cells}
    return len(columns) <= _WIDEST and (numbers[0] != head or _explains(sheet, right))


def _explains(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Return whether each text but a title stands right of a shaded empty cell or of a sign."""
    signs = sum(1 for _, cells in rows if len(cells) == 2 and len(cells[0].text.strip()) <= 3)
    swatched = sum(1 for _, cells in with_swatches(sheet, rows) if not cells[0].text.strip())
    return max(signs, swatched) >= max(2, len(rows) - 2)
