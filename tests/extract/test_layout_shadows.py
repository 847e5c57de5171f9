"""Shadows of boxes, as browsers draw them: larger than the box, which a hole in their clip path leaves out."""

from __future__ import annotations

from itertools import pairwise

from reportlab.lib.colors import Color, HexColor

from extract.document import SourceFile
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, tables_of, texts_of

REACH = 12.0  # points that a shadow goes beyond its box
Sides = tuple[float, float, float, float]  # left, top, right, bottom


def hollow(sheet: Sheet, drawn: Sides, outer: Sides, inner: Sides, rounding: float, colour: Color) -> None:
    """Fill ``drawn``, of which what lies within ``outer`` and without ``inner`` is seen."""
    canvas = sheet.canvas
    canvas.saveState()
    shape = canvas.beginPath()
    shape.rect(outer[0], 842 - outer[3], outer[2] - outer[0], outer[3] - outer[1])
    shape.roundRect(inner[0], 842 - inner[3], inner[2] - inner[0], inner[3] - inner[1], rounding)
    whole = canvas.beginPath()
    whole.rect(0, 0, 595, 842)
    canvas.clipPath(whole, stroke=0, fill=0)
    canvas.clipPath(shape, stroke=0, fill=0, fillMode=0)
    canvas.setFillColor(colour)
    canvas.rect(drawn[0], 842 - drawn[3], drawn[2] - drawn[0], drawn[3] - drawn[1], stroke=0, fill=1)
    canvas.restoreState()


def shadow(sheet: Sheet, box: Sides, rounding: float = 8) -> None:
    around = box[0] - REACH, box[1] - REACH + 3, box[2] + REACH, box[3] + REACH + 3
    hollow(sheet, around, (0, 0, 595, 842), box, rounding, Color(0, 0, 0, alpha=0.2))


def fills(sheet: Sheet) -> list[tuple[int, ...]]:
    content = next(page_contents(SourceFile("ombre.pdf", sheet.bytes())))
    return [tuple(round(side) for side in fill[:4]) for fill in content.fills]


def test_a_shadow_is_as_large_as_the_box_that_throws_it() -> None:
    sheet = Sheet()
    shadow(sheet, (50, 100, 280, 200))
    sheet.text(60, 120, "Curer le bief")
    assert fills(sheet) == [(50, 100, 280, 200)]


def test_the_shadow_of_a_disc_is_no_box() -> None:
    sheet = Sheet()
    shadow(sheet, (50, 100, 110, 160), rounding=30)
    sheet.text(70, 135, "A", 24)
    assert fills(sheet) == []


def test_a_border_is_as_large_as_it_is_drawn() -> None:
    sheet = Sheet()
    hollow(sheet, (50, 100, 280, 200), (50, 100, 280, 200), (54, 110, 276, 196), 8, HexColor("#803020"))
    sheet.text(60, 120, "Curer le bief")
    assert fills(sheet) == [(50, 100, 280, 200)]


def test_cards_whose_shadows_meet_are_no_table() -> None:
    sheet = Sheet()
    sides = [(50.0, 280.0), (296.0, 526.0)]
    titles = ["Curer le bief", "Planter des saules", "Ouvrir le halage", "Compter les truites"]
    for at, title in enumerate(titles):
        x0, x1 = sides[at % 2]
        top = 100.0 + 96 * (at // 2)
        shadow(sheet, (x0, top, x1, top + 80))
        sheet.text(x0 + 10, top + 20, title, 11, bold=True)
        sheet.text(x0 + 10, top + 40, "Échéance : fin 2027", 8)
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    assert [text for text, below in pairwise(texts) if below.startswith("Échéance")] == titles
