"""Timelines: bars with texts, under a row of years."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

START, STEP = 200.0, 100.0
BARS = [("Curer le bief du moulin", 0, 2), ("Planter des saules", 2, 3), ("Poser des bancs", 1, 4)]


def timeline(*, labels: int = 1, off: float = 0.0) -> list[str]:
    """The texts of a page with three bars, their sides ``off`` those of the years; ``labels`` before them."""
    sheet = Sheet((700.0, 500.0))
    sheet.text(30, 40, "OS 4 Des rives vivantes", 16, bold=True)
    for at in range(4):
        sheet.canvas.setFont("Helvetica-Bold", 12)
        sheet.canvas.drawCentredString(START + STEP * (at + 0.5), 500 - 80, str(2031 + at))
    for at in range(labels):
        top = 100 + 50 * at
        sheet.shade(30, top, START - 4, top + 150 / labels - 6, "#224466")
        sheet.text(40, top + 24, f"Rives {at + 1}", 11, bold=True, colour="#ffffff")
    for at, (text, first, end) in enumerate(BARS):
        top = 100 + 50 * at
        sheet.shade(START + STEP * first + 2 + off, top + 4, START + STEP * end - 2 + off, top + 36, "#bbd0e8")
        sheet.text(START + STEP * first + 10 + off, top + 24, text, 9)
    return [text.text for text in texts_of(sheet.read())]


def test_the_sides_of_a_bar_tell_the_years_of_its_text() -> None:
    texts = timeline()
    told = ["Curer le bief du moulin (2031-2032)", "Planter des saules (2033)", "Poser des bancs (2032-2034)"]
    assert sorted(text for text in texts if "(" in text) == sorted(told)
    assert texts[:2] == ["OS 4 Des rives vivantes", "Rives 1"]


@pytest.mark.parametrize(("labels", "off"), [(3, 0.0), (1, 30.0)])
def test_phases_of_rows_and_other_shades_tell_none(labels: int, off: float) -> None:
    assert not [text for text in timeline(labels=labels, off=off) if "(" in text]
