"""Labels on shades at the left of rows that level rules alone part."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of

ROWS = (("Pilote", "Service des eaux"), ("Échéance", ""), ("Budget", "900 €"))


def fiche(wide: float = 150, step: float = 0) -> Sheet:
    sheet = Sheet()
    sheet.shade(50, 100, 450, 125, "#2e6b34")
    sheet.text(58, 117, "Action 1 : Curer le bief du moulin", 10, bold=True)
    sheet.grid((50, 450), (100, 125, 150, 175, 200))
    for at, (label, value) in enumerate(ROWS):
        top = 125 + 25 * at
        sheet.shade(50, top, wide, top + 25, "#f4f4f4")
        sheet.text(58, top + 16, label, 9)
        sheet.text(158 + step * at, top + 16, value, 9)
    return sheet


def test_labels_on_shades_beside_their_values_are_a_column() -> None:
    (table,) = tables_of(fiche().read())
    assert rows_of(table) == [["Action 1 : Curer le bief du moulin", None], *(list(row) for row in ROWS)]


def test_shades_that_end_in_a_word_part_nothing() -> None:
    assert all(table.n_cols == 1 for table in tables_of(fiche(wide=180, step=12).read()))
