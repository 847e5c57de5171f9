"""Shades one below the other with a strip between: boxes with a title each, no rows of a table."""

from __future__ import annotations

from extract.detect import detect
from extract.printed import Field
from tests.extract.documents import outline
from tests.extract.pdf_making import Sheet

STOPS = (("2027", "Curer le bief du moulin"), ("2025", "Planter des saules"), ("2029", "Lisser la berge"))


def line_of(number: int, sheet: Sheet) -> None:
    """A numbered box beside its title, and below two boxes with flags before the stops of a line."""
    sheet.shade(43, 45, 128, 113, "#d1495b")
    sheet.text(70, 66, "Ligne", 9, bold=True, colour="#ffffff")
    sheet.text(78, 100, str(number), 30, bold=True, colour="#ffffff")
    sheet.text(150, 72, f"Un bourg à {number} biefs", 20, bold=True, colour="#d1495b")
    sheet.text(150, 96, "et de nombreux lavoirs", 20, bold=True, colour="#d1495b")
    for at, top in enumerate((142, 303)):
        sheet.shade(43, top, 553, top + 150, "#fbe9ec")
        sheet.text(57, top + 20, f"TRONÇON {number}.{'AB'[at]}", 8, bold=True, colour="#d1495b")
        sheet.text(192, top + 20, f"Rouvrir le bras {number}{at} du canal", 11, bold=True, colour="#d1495b")
        for stop, (year, title) in enumerate(STOPS):
            sheet.text(110, top + 56 + 34 * stop, year, 9.5, bold=True, colour="#aa2233")
            sheet.text(192, top + 56 + 34 * stop, title, 11.5)


def test_boxes_with_titles_are_read_as_such() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "Programme stratégique transversal 2025-2030", 18, bold=True)
    for at, text in enumerate(("Ligne : un objectif stratégique.", "Tronçon : un objectif opérationnel.")):
        sheet.text(60, 100 + 24 * at, text, 11)
    sheet.text(60, 148, "Arrêt : une action, dont le drapeau donne l'échéance.", 11)
    for number in (1, 2):
        sheet.canvas.showPage()
        line_of(number, sheet)
    (plan,) = detect(sheet.read()).plans
    stops = [f"    A {title}" for _, title in STOPS]
    assert outline(plan.items) == [
        line
        for n in (1, 2)
        for line in (
            f"OS {n} Un bourg à {n} biefs et de nombreux lavoirs",
            f"  OO {n}.A Rouvrir le bras {n}0 du canal",
            *stops,
            f"  OO {n}.B Rouvrir le bras {n}1 du canal",
            *stops,
        )
    ]
    first = plan.items[0].children[0].children[0]
    assert [(value.label, value.raw) for value in first.values if value.field is Field.SCHEDULE] == [
        ("Échéance", "2027")
    ]
