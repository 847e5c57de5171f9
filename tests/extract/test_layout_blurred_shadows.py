"""Boxes that cast a blurred shadow: what browsers draw around a box is no box of its own."""

from __future__ import annotations

from reportlab.pdfgen.canvas import FILL_EVEN_ODD

from tests.extract.pdf_making import Sheet, tables_of, texts_of

BOX = (52.0, 300.0, 285.0, 360.0)  # left, top, right, bottom
LEFT = ("Border le bief de saules", "Rouvrir le halage du moulin", "Curer le lavoir du hameau")
RIGHT = ("Semer un pré de fauche au verger", "Peindre le hall de la gare", "Nicher les effraies au clocher")


def cast(sheet: Sheet, blur: float) -> None:
    """Draw a rectangle larger than the box, the box clipped out of it."""
    x0, top, x1, bottom = BOX
    sheet.canvas.saveState()
    page, around = sheet.canvas.beginPath(), sheet.canvas.beginPath()
    page.roundRect(0, 0, 595, 842, 4)
    around.rect(0, 0, 595, 842)
    around.rect(x0, 842 - bottom, x1 - x0, bottom - top)
    sheet.canvas.clipPath(page, stroke=0, fill=0)
    sheet.canvas.clipPath(around, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)
    sheet.shade(x0 - blur, top - blur, x1 + blur, bottom + blur, "#dddddd")
    sheet.canvas.restoreState()


def test_a_shadow_that_reaches_the_hairline_between_two_columns_makes_no_table() -> None:
    sheet = Sheet()
    cast(sheet, 12.0)
    sheet.shade(*BOX, "#f6f2ea")
    sheet.text(70, 325, "« Une haie, c'est un voisin qui pousse. »", 10)
    sheet.rule(297.4, 100, 297.4, 380)
    for x, start, titles in ((52, 112, LEFT), (310, 118, RIGHT)):
        for at, title in enumerate(titles * 2):
            sheet.text(x, start + 30 * at, f"1.{1 if x < 300 else 2}.{at + 1} {title}", 10)
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    numbers = [text.split()[0] for text in texts if text[0] == "1"]
    assert numbers == [f"1.{part}.{at}" for part in (1, 2) for at in range(1, 7)]
