"""Cards side by side that an upright bar at the left of each marks, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, tables_of, texts_of

SIDES = (40.0, 305.0)


def card(sheet: Sheet, side: int, top: float, *lines: str, wide: float = 3) -> float:
    """Draw a bar with a title and its lines behind it; return where it ends."""
    bottom = top + 12.0 * len(lines) + 6
    sheet.shade(SIDES[side], top, SIDES[side] + wide, bottom, "#66aa44")
    for at, text in enumerate(lines):
        sheet.text(SIDES[side] + 10, top + 12 + 12 * at, text, 9, bold=not at)
    return bottom


def read(sheet: Sheet) -> list[str]:
    document = sheet.read()
    assert not tables_of(document)
    return [block.text for block in texts_of(document)]


LEFT = ("Curer le bief du moulin", "Pilote Voirie", "Délai 2031", "Statut En cours")
RIGHT = ("Repeindre l'écluse", "Pilote Parcs", "Délai 2030")
LAST = ("Planter des saules", "Pilote Parcs", "Délai 2029", "Statut Finie")


def page(wide: float = 3) -> Sheet:
    sheet = Sheet()
    sheet.text(32, 60, "Objectif 1 : Rouvrir le canal", 11, bold=True)
    low = card(sheet, 0, 80, *LEFT, wide=wide)
    card(sheet, 1, 80, *RIGHT, wide=wide)
    card(sheet, 0, low + 8, *LAST, wide=wide)
    return sheet


def texts(*cards: Sequence[str]) -> str:
    return " ".join(" ".join(lines) for lines in cards)


def test_each_card_is_read_to_its_end() -> None:
    assert " ".join(read(page())) == texts(["Objectif 1 : Rouvrir le canal"], LEFT, RIGHT, LAST)


def test_a_bar_alone_marks_a_card_where_others_stand_side_by_side() -> None:
    sheet = page()
    sheet.text(32, 240, "Objectif 2 : Border les rives", 11, bold=True)
    card(sheet, 1, 260, "Semer des roseaux", "Pilote Parcs")
    card(sheet, 0, 300, "Poser des bancs", "Pilote Voirie")
    ends = (
        ["Objectif 2 : Border les rives"],
        ["Semer des roseaux", "Pilote Parcs"],
        ["Poser des bancs", "Pilote Voirie"],
    )
    assert " ".join(read(sheet)) == texts(["Objectif 1 : Rouvrir le canal"], LEFT, RIGHT, LAST, *ends)


def test_bars_between_columns_of_values_mark_no_cards() -> None:
    sheet = Sheet()
    pilots = ("Voirie", "Parcs", "Voirie", "Parcs")
    for x in (190, 390):
        sheet.shade(x, 80, x + 2, 160, "#66aa44")
    for at, pilot in enumerate(pilots):
        for x, text in ((40, f"Action {at}"), (200, pilot), (400, f"203{at}")):
            sheet.text(x, 92 + 16 * at, text, 9)
    found = [cell.text for table in tables_of(sheet.read()) for cell in table.cells]
    assert found[:6] == ["Action 0", "Voirie", "2030", "Action 1", "Parcs", "2031"]
