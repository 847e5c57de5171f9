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


def test_shades_of_labels_one_below_the_other_part_the_rows_of_a_frame() -> None:
    sheet = Sheet()
    sheet.shade(50, 100, 540, 114, "#555577")
    sheet.text(54, 110, "Rendre le quai aux pêcheurs", 9, bold=True, colour="#ffffff")
    rows = [("Pilote", "Régie du port", "Délai", "2031"), ("Coût estimé", "900 €", "Appui", "Forge"), ("Suivi", "Oui")]
    for at, row in enumerate(rows):
        top = 114 + 20 * at
        for x, text in zip((50, 150, 300, 400), row, strict=False):
            if x in (50, 300):
                sheet.shade(x, top, x + 100, top + 20, "#eeddee")
            sheet.text(x + 4, top + 12, text, 9)
    sheet.canvas.rect(50, 842 - 174, 490, 74)
    for x, bottom in ((150, 174), (300, 154), (400, 154)):
        sheet.rule(x, 114, x, bottom)
    (table,) = tables_of(sheet.read())
    found = [[cell for cell in row if cell] for row in rows_of(table)]
    assert found == [["Rendre le quai aux pêcheurs"], *map(list, rows)]
