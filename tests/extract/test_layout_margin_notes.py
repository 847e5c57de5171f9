"""Remarks in small print beside running text, and small columns of tables that look like them."""

from __future__ import annotations

import pytest

from extract.document import Role
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

LEFT = [
    "Notre bourg se transforme, quartier",
    "après quartier. Les habitants ont été",
    "entendus lors de douze rencontres et",
    "leurs avis ont guidé nos choix.",
    "– Rouvrir le halage du vieux pont",
    "– Border le canal de saules",
    "– Repeindre les barrières du quai",
    "– Abriter les vélos de la gare",
]
RIGHT = [
    "– Éclairer le sentier des écoles",
    "– Nettoyer les avaloirs du centre",
    "– Poser des bancs face au kiosque",
    "– Planter un verger derrière la salle",
    "– Ouvrir une ressourcerie au dépôt",
    "– Former les guides de la tour",
    "– Prêter les salles aux cercles",
    "– Fleurir les façades du marché",
]
NOTE = ["Le canal mène à", "trois écluses", "toujours en service."]


def set_page(sheet: Sheet, note_x: float, shift: float, columns: int) -> None:
    for at, y in enumerate(range(120, 120 + 13 * 8, 13)):
        sheet.text(150, y, LEFT[at], 9.5)
        if columns > 1:
            sheet.text(335, y + shift, RIGHT[at], 9.5)
    for at, text in enumerate(NOTE):
        sheet.text(note_x, 146 + 10 * at, text, 7.5, colour="#a05050")


@pytest.mark.parametrize("note_x", [500, 45])
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("shift", [0.0, 3.0])
def test_a_remark_in_the_margin_is_no_cell_beside_the_text(note_x: float, columns: int, shift: float) -> None:
    sheet = Sheet()
    set_page(sheet, note_x, shift, columns)
    document = sheet.read()
    assert not tables_of(document)
    notes = [block.text for block in texts_of(document) if block.role is Role.NOTE]
    assert notes == [" ".join(NOTE)]
    body = " ".join(block.text for block in texts_of(document) if block.role is Role.BODY)
    assert "Rouvrir le halage du vieux pont Border" in body
    assert "verger derrière la salle Ouvrir" in body or columns == 1


def test_a_label_in_the_margin_keeps_its_value_in_the_text() -> None:
    sheet = Sheet()
    set_page(sheet, 500, 0.0, 1)
    for at, text in enumerate(("Pilote : le service", "de la voirie et", "son équipe")):
        sheet.text(500, 200 + 10 * at, text, 7.5, colour="#a05050")
    assert not [block for block in texts_of(sheet.read()) if block.role is Role.NOTE]


@pytest.mark.parametrize("head", [True, False])
def test_small_print_level_with_rows_is_the_column_of_a_table(head: bool) -> None:
    sheet = Sheet()
    for x, name in ((50, "Action"), (250, "Pilote"), (420, "Remarque")) if head else ():
        sheet.text(x, 100, name, 10, bold=True)
    rows = (
        ("Rouvrir le halage", "Voirie"),
        ("Border le canal de saules", "Espaces verts"),
        ("Abriter les vélos", "Mobilité"),
        ("Fleurir les façades", "Tourisme"),
        ("Former les guides", "Tourisme"),
        ("Prêter les salles", "Culture"),
        ("Planter un verger", "Espaces verts"),
    )
    for at, row in enumerate(rows):
        for x, text in zip((50, 250), row, strict=True):
            sheet.text(x, 125 + 30 * at, text, 10)
    for at, text in enumerate(("Attendre le permis", "de la région")):
        sheet.text(420, 155 + 9 * at, text, 7.5)
    document = sheet.read()
    assert not [block for block in texts_of(document) if block.role is Role.NOTE]
    said = [text for table in tables_of(document) for row in rows_of(table) for text in row]
    assert not head or "Attendre le permis de la région" in said
