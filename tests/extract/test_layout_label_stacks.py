"""Fiches whose labels stand on shades of their own: each shade is a row."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

FICHE = [
    ("Contexte", "Le bief du moulin haut déborde chaque hiver|et sa vanne ne ferme plus. L'étude|de 2029 est remise."),
    ("Pilote", "Service des eaux"),
    ("Délai", "2031"),
    ("État|d'avancement", "En cours"),
]
WANTED = [[label.replace("|", " "), value.replace("|", " ")] for label, value in FICHE]


def draw(sheet: Sheet, y: float, rows: list[tuple[str, str]], gap: float, second: str = "") -> float:
    """Draw labels at the middle height of their shades; ``second`` is a further text beside each value."""
    for label, value in rows:
        names, lines = label.split("|"), value.split("|")
        high = 12 * max(len(names), len(lines)) + 8
        sheet.shade(50, y, 150, y + high, "#cfe3ec")
        sheet.lines(56, y + 12 + (high - 8 - 12 * len(names)) / 2, names, 9, step=12)
        sheet.lines(160, y + 12, lines, 9, step=12)
        if second:
            sheet.text(450, y + 12, second, 9)
        y += high + gap
    return y


@pytest.mark.parametrize("gap", [0.0, 4.0])
def test_each_shade_is_a_row(gap: float) -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Action 1.1 : Curer le bief du moulin haut", 11, bold=True)
    y = draw(sheet, 74, FICHE, gap)
    sheet.text(50, y + 20, "Action 1.2 : Semer un pré fleuri", 11, bold=True)
    draw(sheet, y + 34, FICHE, gap)
    document = sheet.read()
    assert [rows_of(table) for table in tables_of(document)] == [WANTED] * 2
    assert [block.text for block in texts_of(document)] == [
        "Action 1.1 : Curer le bief du moulin haut",
        "Action 1.2 : Semer un pré fleuri",
    ]


def test_shades_beside_several_columns_are_those_of_a_table() -> None:
    sheet = Sheet()
    draw(
        sheet,
        74,
        [("Bief", "Service des eaux"), ("Pré", "La ferme"), ("Orgue", "Culture"), ("Chœur", "Fêtes")],
        2,
        "2031",
    )
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["Pré", "La ferme", "2031"]


def test_shaded_titles_over_their_texts_are_no_labels() -> None:
    sheet = Sheet()
    y = 60.0
    for title in ("Les eaux du canton", "Les prés du canton", "Les chœurs du canton"):
        sheet.shade(50, y, 200, y + 20, "#cfe3ec")
        sheet.text(56, y + 13, title, 9)
        sheet.text(50, y + 29, "Le canton les soutient.", 9)
        y += 34
    assert tables_of(sheet.read()) == []
