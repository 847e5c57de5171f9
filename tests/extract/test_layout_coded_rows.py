"""Codes of rows in a column that no level rule parts, or that stands outside of all rules."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (110.0, 300.0, 400.0)
ROWS = [["Curer le bief", "Voirie"], ["Planter des saules", "Parcs"], ["Poser des bancs", "Parcs"]]


def sheet_of(codes: Sequence[str], *, closed: bool) -> Sheet:
    """Print rows with rules around all cells but those of their codes, and a header over all if ``closed``."""
    sheet = Sheet()
    ys = [100.0 + 30 * at for at in range(len(ROWS) + 1)]
    sheet.grid(XS, ys)
    if closed:
        sheet.grid((40, *XS), (80, 100))
        for x, name in zip((40, *XS), ("N°", "Action", "Pilote"), strict=False):
            sheet.text(x + 4, 94, name, 9, bold=True)
        sheet.rule(40, 100, 40, ys[-1])
        sheet.rule(40, ys[-1], 110, ys[-1])
    for y, code, row in zip(ys, codes, ROWS, strict=False):
        for x, text in zip((40, *XS), (code, *row), strict=False):
            sheet.text(x + 4, y + 12, text, 9)
    return sheet


CODES = ("Action 1.1", "Action 1.2", "Action 1.3")
CODED = [[code, *row] for code, row in zip(CODES, ROWS, strict=True)]


def test_a_code_on_each_row_of_a_high_cell_parts_it() -> None:
    (table,) = tables_of(sheet_of(CODES, closed=True).read())
    assert rows_of(table) == [["N°", "Action", "Pilote"], *CODED]


def test_codes_before_the_rows_of_a_table_are_its_first_column() -> None:
    (table,) = tables_of(sheet_of(CODES, closed=False).read())
    assert rows_of(table) == CODED


def test_codes_of_other_shapes_or_words_part_no_cell() -> None:
    for codes in (("OS 1", "OO 1.1", ""), ("Le canal", "et ses", "rives"), ("Action 1.1", "", "")):
        (table,) = tables_of(sheet_of(codes, closed=True).read())
        assert table.cells[3].row_span == len(ROWS)
        (table,) = tables_of(sheet_of(codes, closed=False).read())
        assert table.n_cols == len(XS) - 1
