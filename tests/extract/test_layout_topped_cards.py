"""Cards side by side that a stroke on top of each marks, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, tables_of, texts_of

SIDES = ((40.0, 285.0), (305.0, 550.0))


def card(sheet: Sheet, side: int, top: float, title: Sequence[str], *values: tuple[str, str]) -> None:
    """Draw a stroke with a title of some lines under it, and labels over their values."""
    x0, x1 = SIDES[side]
    sheet.shade(x0, top, x1, top + 3, "#dd8800")
    sheet.lines(x0 + 8, top + 16, title, 9, bold=True)
    y = top + 18 + 12.5 * len(title)
    for label, value in values:
        sheet.text(x0 + 8, y, label, 8, bold=True, colour="#553388")
        sheet.text(x0 + 8, y + 12, value, 8)
        y += 28


def read(sheet: Sheet) -> list[str]:
    document = sheet.read()
    assert not tables_of(document)
    return [block.text for block in texts_of(document)]


def page() -> Sheet:
    sheet = Sheet()
    sheet.text(32, 60, "Objectif 1 : Rouvrir le canal", 11, bold=True)
    left = ["Curer le bief du moulin avant", "les crues"]
    card(sheet, 0, 80, left, ("Statut", "En cours"), ("Délai", "2031"), ("Budget", "500 €"))
    card(sheet, 1, 80, ["Repeindre l'écluse"], ("Statut", "Finie"), ("Délai", "2030"), ("Pilote", "Voirie"))
    return sheet


LEFT = ["Curer le bief du moulin avant les crues", "Statut", "En cours", "Délai", "2031", "Budget", "500 €"]
RIGHT = ["Repeindre l'écluse", "Statut", "Finie", "Délai", "2030", "Pilote", "Voirie"]


def test_each_card_is_read_to_its_end() -> None:
    assert read(page()) == ["Objectif 1 : Rouvrir le canal", *LEFT, *RIGHT]


def test_what_stands_out_to_the_left_heads_the_next_cards() -> None:
    sheet = page()
    sheet.text(32, 240, "Objectif 2 : Border les rives", 11, bold=True)
    card(sheet, 0, 260, ["Planter des saules"], ("Statut", "Finie"), ("Délai", "2029"))
    assert read(sheet) == [
        "Objectif 1 : Rouvrir le canal",
        *LEFT,
        *RIGHT,
        "Objectif 2 : Border les rives",
        *("Planter des saules", "Statut", "Finie", "Délai", "2029"),
    ]


def test_strokes_over_the_columns_of_a_table_top_no_cards() -> None:
    sheet = Sheet()
    for (x0, x1), name in zip(SIDES, ("Action", "Responsable du suivi"), strict=True):
        sheet.rule(x0, 80, x1, 80)
        sheet.text(x0, 92, name, 9, bold=True)
    for row, cells in enumerate((("Curer le bief", "Voirie"), ("Planter des saules", "Parcs"), ("Border", "Voirie"))):
        for (x0, _), text in zip(SIDES, cells, strict=True):
            sheet.text(x0, 110 + 16 * row, text, 9)
    texts = [cell.text for table in tables_of(sheet.read()) for cell in table.cells]
    assert texts[:4] == ["Action", "Responsable du suivi", "Curer le bief", "Voirie"]
