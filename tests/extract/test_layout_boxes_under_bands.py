"""Boxes side by side that touch the band above them, and rows of tables that look alike."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

LEFT, RIGHT = (40.0, 285.0), (297.0, 550.0)


def banded(*boxes: tuple[float, float]) -> Sheet:
    sheet = Sheet()
    sheet.shade(40, 60, 550, 90, "#226633")
    sheet.text(50, 80, "Objectif : Rouvrir le canal", 11, bold=True, colour="#ffffff")
    for number, (x0, x1) in enumerate(boxes, 1):
        sheet.grid((x0, x1), (90, 150))
        sheet.text(x0 + 10, 108, f"Mesure {number} Curer le bief {number}", 9, bold=True)
        sheet.text(x0 + 10, 124, "Les roseaux gênent les barques.", 9)
    return sheet


@pytest.mark.parametrize("boxes", [(LEFT, RIGHT), (LEFT,)])
def test_boxes_under_a_band_are_cards(boxes: tuple[tuple[float, float], ...]) -> None:
    document = banded(*boxes).read()
    assert not tables_of(document)
    cards = [(f"Mesure {n} Curer le bief {n}", "Les roseaux gênent les barques.") for n in range(1, len(boxes) + 1)]
    expected = ["Objectif : Rouvrir le canal", *(text for card in cards for text in card)]
    assert [block.text for block in texts_of(document)] == expected


def test_cells_that_one_stroke_closes_are_a_row() -> None:
    sheet = banded(LEFT, RIGHT)
    sheet.rule(40, 150, 550, 150)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[0][0] == "Objectif : Rouvrir le canal"
