"""Tables as browsers print them without a style: centred names tell the columns, however near their texts stand."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

Rows = Sequence[Sequence[str]]


def unstyled(sheet: Sheet, top: float, rows: Rows, head: bool = True) -> None:
    """Print rows as wide as their texts, 3 points apart; the first holds the names, in bold and centred (``head``)."""
    width = sheet.canvas.stringWidth
    cells = [(text, "Helvetica-Bold" if row is rows[0] else "Helvetica") for row in rows for text in row]
    count = len(rows[0])
    wide = [max(width(text, font, 10) for text, font in cells[col::count]) for col in range(count)]
    for at, row in enumerate(rows):
        x = 36.0
        for text, room in zip(row, wide, strict=True):
            bold = at == 0
            shift = (room - width(text, "Helvetica-Bold", 10)) / 2 if bold else 0
            if head or not bold:
                sheet.text(x + shift, top + 22 * (at if head else at - 1), text, 10, bold)
            x += room + 3


NAMES = ("Intitulé", "Pilote", "Délai", "Coût")


def test_columns_that_stand_no_farther_apart_than_words() -> None:
    rows = [
        NAMES,
        ("Curer le bief du vieux moulin banal", "Service Voirie", "2031-2032", "9.000 €"),
        ("Border les chemins creux", "Service Voirie, lycée agricole", "2031", "12.500 €"),
        ("Ouvrir le halage", "Échevin du Tourisme", "2033", ""),
    ]
    sheet = Sheet()
    sheet.text(36, 60, "Soigner les rives", 14, bold=True)
    unstyled(sheet, 90, rows)
    sheet.text(34, 200, "Dernière mise à jour : 2 mai 2031")
    document = sheet.read()
    (table,) = tables_of(document)
    assert rows_of(table) == [list(row) for row in rows]
    assert not table.ruled
    assert [block.text for block in texts_of(document)] == ["Soigner les rives", "Dernière mise à jour : 2 mai 2031"]


def test_one_row_is_enough_where_it_begins_under_the_edges() -> None:
    rows = [NAMES, ("Engager un garde", "Directrice générale du CPAS", "2031-2033", "1.000 €")]
    sheet = Sheet()
    unstyled(sheet, 90, rows)
    sheet.text(36, 180, "Ouvrir le guichet du parc", 12, bold=True)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == [list(row) for row in rows]


def test_the_table_goes_on_at_the_head_of_the_next_page() -> None:
    rows = [NAMES, *(("Curer le bief de l'aval", "Service Voirie", f"{2030 + n}", "9.000 €") for n in range(8))]
    sheet = Sheet()
    unstyled(sheet, 720, rows[:5])
    sheet.turn_page()
    unstyled(sheet, 40, [NAMES, *rows[5:]], head=False)
    sheet.text(36, 200, "Soigner les rives", 12, bold=True)
    read = [row for table in tables_of(sheet.read()) for row in rows_of(table)]
    assert read == [list(row) for row in rows]


def test_a_title_whose_words_happen_to_stand_over_those_below_heads_no_columns() -> None:
    sheet = Sheet()
    unstyled(sheet, 90, [("OS 1 : Soigner", "les rives et", "le halage"), ("Taux moyen de", "l'objectif : ", "62 %")])
    assert tables_of(sheet.read()) == []


def test_a_title_over_a_text_heads_no_columns() -> None:
    sheet = Sheet()
    sheet.text(36, 60, "Pourquoi ce plan pour nos rives", 12, bold=True)
    sheet.lines(36, 80, ["La rive droite garde son ancien chemin.", "La rive gauche attend encore son pavage."])
    document = sheet.read()
    assert tables_of(document) == []
    assert len(texts_of(document)) >= 2
