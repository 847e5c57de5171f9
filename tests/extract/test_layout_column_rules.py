"""Hairlines between columns of text."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

LEFT = ["Curer le bief", "Planter des saules", "Poser des bancs", "Lisser la berge", "Border le halage"]
RIGHT = ["Ouvrir un guichet", "Former les agents", "Numériser les actes", "Revoir les horaires", "Fleurir la salle"]


def columns(step: float, ruled: bool = True) -> Sheet:
    """Two short columns, the second one a little lower by ``step``."""
    sheet = Sheet()
    sheet.text(50, 60, "Notre bourg dans dix ans, de la source du canal au dernier lavoir", 16, bold=True)
    if ruled:
        sheet.rule(200, 90, 200, 200, 0.5)
    for x, down, title, texts in ((50, 0, "Des rives vivantes", LEFT), (210, step, "Des bureaux ouverts", RIGHT)):
        sheet.text(x, 100 + down, title, 12, bold=True)
        for at, text in enumerate(texts):
            sheet.text(x, 118 + down + 16 * at, f"- {text}", 9)
    return sheet


def test_columns_with_a_hairline_between_are_read_one_after_the_other() -> None:
    texts = [block.text for block in texts_of(columns(6).read())]
    assert texts[1:] == ["Des rives vivantes", *LEFT, "Des bureaux ouverts", *RIGHT]


@pytest.mark.parametrize("height", [40, 60])
def test_a_short_stroke_parts_no_columns(height: float) -> None:
    sheet = Sheet()
    sheet.rule(200, 90, 200, 90 + height, 0.5)
    for at in range(5):
        sheet.text(50, 100 + 30 * at, f"Curer le bief {at}", 9)
        sheet.text(210, 100 + 30 * at, "2027", 9)
    document = sheet.read()
    assert sum(len(table.cells) for table in tables_of(document)) in (0, 10)
