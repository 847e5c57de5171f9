"""Names over their values in frames that no upright rule parts."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

XS = (50, 170, 290, 410)
NAMES = (("Service gestionnaire", "Élu", "Partenaires", "Délai"), ("Budget", "Indicateur", "ODD", "Priorité"))
VALUES = (("Voirie", "Échevine Lambot", "", "2031"), ("9.000 €", "mètres posés", "11, 13", "2"))


def framed(top: float, bottom: float) -> Sheet:
    sheet = Sheet()
    for y in (top, bottom):
        sheet.rule(44, y, 540, y)
    for x in (44, 540):
        sheet.rule(x, top, x, bottom)
    return sheet


def test_names_on_shades_stand_over_their_values() -> None:
    sheet = framed(100, 200)
    for at, (names, values) in enumerate(zip(NAMES, VALUES, strict=True)):
        top = 120.0 + 40 * at
        sheet.shade(44, top, 540, top + 20, "#dde8f0")
        for x, name, value in zip(XS, names, values, strict=True):
            sheet.text(x, top + 14, name, 9, bold=True)
            sheet.text(x, top + 34, value, 9)
    sheet.text(50, 114, "Projet 4 : Rouvrir le halage", 10, bold=True)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [
        ["Projet 4 : Rouvrir le halage", None, None, None],
        *(list(row) for pair in zip(NAMES, VALUES, strict=True) for row in pair),
    ]


def test_names_over_rows_between_level_rules() -> None:
    sheet = framed(100, 200)
    rows = (("Action", "Pilote", "Délai", "Budget"), ("Semer un pré", "Espaces verts", "2031", "500 €"))
    for y, row in zip((114, 139, 164), (*rows, ("Paver la cour", "Voirie", "", "8.000 €")), strict=True):
        sheet.rule(44, y + 10, 540, y + 10)
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text, 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[:2] == [list(row) for row in rows]
    assert rows_of(table)[2] == ["Paver la cour", "Voirie", "", "8.000 €"]


def test_a_frame_around_rows_that_no_rule_parts_is_an_open_table() -> None:
    sheet = framed(100, 200)
    for x, name in zip(XS, ("Action", "Pilote", "Délai", "Budget"), strict=True):
        sheet.text(x, 114, name, 9, bold=True)
    rows = [("Semer un pré", "Parcs", "2031", "500 €"), ("Paver la cour", "Voirie", "2029", "8.000 €")]
    rows += [("Dorer le coq", "Cultes", "2030", "900 €"), ("Curer le ru", "Voirie", "2028", "70 €")]
    for at, row in enumerate(rows):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, 132 + 18 * at, text, 9)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1:] == [list(row) for row in rows]


def test_a_title_beside_its_number_over_a_text_is_no_name() -> None:
    sheet = framed(100, 140)
    sheet.shade(44, 100, 540, 120, "#225544")
    sheet.text(50, 114, "Projet 4", 10, bold=True, colour="#ffffff")
    sheet.text(170, 114, "Rouvrir le halage", 10, bold=True, colour="#ffffff")
    sheet.text(50, 134, "Le chemin de halage rouvre au printemps, après deux ans de travaux.", 9)
    document = sheet.read()
    assert [cell.text for table in tables_of(document) for cell in table.cells] == [
        "Projet 4 Rouvrir le halage",
        "Le chemin de halage rouvre au printemps, après deux ans de travaux.",
    ]
    assert not texts_of(document)


def test_values_between_names_on_shades_without_a_frame_stay() -> None:
    sheet = Sheet()
    for at in range(6):
        top = 100.0 + 100 * at
        sheet.text(50, top - 6, f"Projet {at + 1} : Rouvrir le halage", 10, bold=True)
        for step, (names, values) in enumerate(zip(NAMES, VALUES, strict=True)):
            for x, name, value in zip(XS, names, values, strict=True):
                sheet.shade(x - 6, top + 40 * step, x + 114, top + 40 * step + 20, "#dde8f0")
                sheet.text(x, top + 40 * step + 14, name, 9, bold=True)
                sheet.text(x, top + 40 * step + 34, value, 9)
    texts = [cell.text for table in tables_of(sheet.read()) for cell in table.cells]
    assert [texts.count(value) for value in ("Voirie", "Échevine Lambot", "2031", "9.000 €")] == [6, 6, 6, 6]


def test_names_of_fields_in_the_print_of_their_values_stand_over_them_in_a_card() -> None:
    sheet = framed(100, 200)
    sheet.text(50, 114, "Projet 4 : Rouvrir le halage", 10, bold=True)
    for y, row in zip((132, 148, 168, 184), (NAMES[0], VALUES[0], NAMES[1], VALUES[1]), strict=True):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text, 9)
    sheet.text(50, 196, "Un chantier de deux ans.", 9)
    texts = [block.text for block in texts_of(sheet.read())]
    names = {"Service gestionnaire": "Voirie", "Budget": "9.000 €", "Indicateur": "mètres posés", "Priorité": "2"}
    assert all(texts[texts.index(name) + 1] == value for name, value in names.items())
