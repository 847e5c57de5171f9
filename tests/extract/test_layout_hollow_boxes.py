"""Boxes of which only the border or the shadow is drawn: rectangles clipped to it, as browsers print them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.pathobject import PDFPathObject

from extract.document import SourceFile
from extract.readers.pdf import read_pdf
from tests.extract.pdf_making import Sheet, in_another_frame, texts_of

BOX = (60.0, 600.0, 240.0, 120.0)  # left, bottom, width, height


def clip(sheet: Sheet, *boxes: tuple[float, float, float, float]) -> None:
    path: PDFPathObject = sheet.canvas.beginPath()
    for box in boxes:
        path.roundRect(*box, 3)
    sheet.canvas.clipPath(path, stroke=0, fill=0, fillMode=0)


def card(ground: str) -> Sheet:
    """A card with a coloured upper edge: a box as large as the card, of which two clip paths leave the edge."""
    sheet = Sheet()
    x, y, wide, high = BOX
    sheet.shade(x, 842 - y - high, x + wide, 842 - y, ground)
    sheet.canvas.saveState()
    clip(sheet, (0, 0, 595, 842))
    clip(sheet, (x, y + high - 6, wide, 6))
    sheet.shade(x, 842 - y - high, x + wide, 842 - y, "#00796b")
    sheet.canvas.restoreState()
    sheet.text(x + 10, 842 - y - 60, "Semer un pré au verger", 11)
    return sheet


def fills(sheet: Sheet) -> list[str | None]:
    return [block.style.fill for block in texts_of(sheet.read())]


def test_the_edge_of_a_card_does_not_shade_its_text() -> None:
    assert fills(card("#f5f5f5")) == ["#f5f5f5"]


def test_a_box_with_a_white_ground_has_no_shade() -> None:
    assert fills(card("#ffffff")) in ([None], ["#ffffff"])


def test_the_shadow_around_a_box_does_not_shade_it() -> None:
    sheet = Sheet()
    x, y, wide, high = BOX
    sheet.canvas.saveState()
    clip(sheet, (0, 0, 595, 842))
    clip(sheet, (0, 0, 595, 842), BOX)
    sheet.shade(x - 4, 842 - y - high - 4, x + wide + 4, 842 - y + 4, "#bbbbbb")
    sheet.canvas.restoreState()
    sheet.text(x + 10, 842 - y - 60, "Semer un pré au verger", 11)
    assert fills(sheet) in ([None], ["#ffffff"])


def test_a_box_clipped_by_the_page_alone_keeps_its_shade() -> None:
    sheet = Sheet()
    x, y, wide, high = BOX
    sheet.canvas.saveState()
    clip(sheet, (0, 0, 595, 842))
    sheet.shade(x, 842 - y - high, x + wide, 842 - y, "#ffe699")
    sheet.canvas.restoreState()
    sheet.text(x + 10, 842 - y - 60, "Semer un pré au verger", 11)
    assert fills(sheet) == ["#ffe699"]


@pytest.mark.parametrize("turn", [0, 90])
def test_a_shadow_is_known_on_a_page_with_another_origin_or_turned(turn: int) -> None:
    sheet = Sheet()
    x, y, wide, high = BOX
    sheet.canvas.saveState()
    clip(sheet, (0, 0, 595, 842), BOX)
    sheet.shade(x - 4, 842 - y - high - 4, x + wide + 4, 842 - y + 4, "#bbbbbb")
    sheet.canvas.restoreState()
    sheet.text(x + 10, 842 - y - 60, "Semer un pré au verger", 11)
    moved = in_another_frame(sheet.bytes(), shift=(-200.0, 330.0), turn=turn)
    (text,) = texts_of(read_pdf(SourceFile("cadre.pdf", moved)))
    assert text.style.fill in (None, "#ffffff")
    assert text.lines[0].place.box is not None
    assert text.lines[0].place.box.x0 == pytest.approx(x + 10, abs=1)
