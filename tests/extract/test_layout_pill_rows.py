"""Names in pills behind the years of an action: each name is a text of its own, and a pilot."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor

from extract.printed import Field
from tests.extract.documents import find, heading, items, raws
from tests.extract.pdf_making import Sheet, texts_of

TITLES = ("Curer le bief du moulin", "Semer un pré de fauche", "Peindre le hall de la gare")
SERVICES = ("Service Voirie", "Service Espaces verts", "Bureau d'études")


def row(sheet: Sheet, x: float, y: float, *pills: str) -> None:
    """Write pills side by side, a year in white on a dark one."""
    for text in pills:
        dated = text[-4:].isdigit()
        wide = sheet.canvas.stringWidth(text, "Helvetica-Bold" if dated else "Helvetica", 7)
        sheet.canvas.setFillColor(HexColor("#224466" if dated else "#e8ecee"))
        sheet.canvas.roundRect(x - 6, 842 - y - 3, wide + 12, 11, 5, stroke=0, fill=1)
        sheet.text(x, y, text, 7, bold=dated, colour="#ffffff" if dated else "#222222")
        x += wide + 14


def plan(*names: str, below: tuple[str, ...] = ()) -> Sheet:
    sheet = Sheet()
    sheet.text(50, 60, "OO 1.1 Soigner les biefs et les prés", 13, bold=True)
    for at, title in enumerate(TITLES):
        y = 90 + 60 * at
        sheet.text(50, y, f"1.1.{at + 1} {title}", 10)
        row(sheet, 80, y + 16, f"202{6 + at}", *(names if at == 1 else SERVICES[at : at + 1]))
        if at == 1 and below:
            row(sheet, 80, y + 30, *below)
    return sheet


def pilots(sheet: Sheet) -> list[str]:
    roots = items(heading("OS 1 : Être un bourg vert"), *texts_of(sheet.read()))
    found = find(roots, TITLES[1])
    assert raws(found, Field.SCHEDULE) == ["2027"]
    return raws(found, Field.PILOT)


def test_each_pill_in_the_row_names_a_pilot() -> None:
    assert pilots(plan("Service Voirie", "Bureau d'études")) == ["Service Voirie", "Bureau d'études"]


@pytest.mark.parametrize("below", [("Bureau d'études",), ("Bureau d'études", "Régie foncière")])
def test_pills_in_the_row_below_name_more_of_them(below: tuple[str, ...]) -> None:
    assert pilots(plan("Service Voirie", below=below)) == ["Service Voirie", *below]


def test_a_name_of_several_words_in_one_pill_is_one() -> None:
    assert pilots(plan("Service Espaces verts")) == ["Service Espaces verts"]


def test_an_amount_in_a_pill_stays_with_the_name() -> None:
    sheet = plan("Service Voirie", "5.000 €")
    assert "2027 Service Voirie 5.000 €" in [block.text for block in texts_of(sheet.read())]
