"""Posters: columns of boxes under their titles, names over several of them, boxes with soft shadows."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import FILL_EVEN_ODD

from tests.extract.pdf_making import Sheet, tables_of, texts_of

SIDES = ((40.0, 200.0), (215.0, 375.0), (390.0, 550.0))


def shadow(sheet: Sheet, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draw a black box that reaches over the neighbours, of which a clip path leaves out the box itself."""
    canvas, height = sheet.canvas, 842.0
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, 0, 595, height)
    path.rect(x0, height - bottom, x1 - x0, bottom - top)
    canvas.clipPath(path, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)
    canvas.setFillAlpha(0.15)
    sheet.shade(x0 - 9, top - 9, x1 + 9, bottom + 9, "#000000")
    canvas.restoreState()


def poster(sheet: Sheet, shadows: bool = False) -> Sheet:
    """Three titles in boxes, side by side, each over two boxes."""
    for at, (x0, x1) in enumerate(SIDES):
        sheet.shade(x0, 100, x1, 140, "#335577")
        sheet.text(x0 + 8, 120, f"OS {at + 1} Être vert", 11, bold=True, colour="#ffffff")
        for row in (1, 2):
            top = 88.0 + 64 * row
            if shadows:
                shadow(sheet, x0, top, x1, top + 50)
            else:
                sheet.shade(x0, top, x1, top + 50, "#eeeeee")
            sheet.text(x0 + 8, top + 16, f"{at + 1}.{row} Curer la mare", 9)
            sheet.text(x0 + 110, top + 40, "2027", 8, bold=True)
    return sheet


def read(sheet: Sheet) -> list[str]:
    document = sheet.read()
    assert tables_of(document) == []
    texts = [" ".join(block.text.split()[:2]) for block in texts_of(document)]
    return [text for text in texts if text != "2027"]


COLUMNS = [[f"OS {at}", f"{at}.1 Curer", f"{at}.2 Curer"] for at in (1, 2, 3)]


def test_the_shadows_of_boxes_make_no_table() -> None:
    assert read(poster(Sheet(), shadows=True)) == [text for column in COLUMNS for text in column]


@pytest.mark.parametrize("x", [(174.0, 440.0), (40.0, 390.0), (48.0, 398.0)])
def test_a_name_over_several_titles_heads_their_columns(x: tuple[float, float]) -> None:
    sheet = poster(Sheet())
    for at, name in zip(x, ("VOLET EXTERNE", "VOLET INTERNE"), strict=True):
        sheet.text(at, 90, name, 8, bold=True)
    assert read(sheet) == ["VOLET EXTERNE", *COLUMNS[0], *COLUMNS[1], "VOLET INTERNE", *COLUMNS[2]]


def test_a_name_in_a_band_heads_the_columns_under_it() -> None:
    sheet = poster(Sheet())
    for x0, x1, name in ((40.0, 370.0, "VOLET EXTERNE"), (390.0, 550.0, "VOLET INTERNE")):
        sheet.shade(x0, 70, x1, 90, "#222222")
        sheet.text(x0 + 10, 84, name, 9, bold=True, colour="#ffffff")
    assert read(sheet) == ["VOLET EXTERNE", *COLUMNS[0], *COLUMNS[1], "VOLET INTERNE", *COLUMNS[2]]


def test_columns_of_a_shaded_head_right_over_its_body_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for at, (x0, x1) in enumerate(SIDES):
        sheet.grid((x0, x1), (100.0, 140.0, 260.0))
        sheet.shade(x0, 100, x1, 140, "#335577")
        sheet.text(x0 + 8, 120, f"{at + 1} Être vert", 11, bold=True, colour="#ffffff")
        for row in (1, 2):
            sheet.text(x0 + 8, 120 + 44 * row, f"Curer la mare {at + 1}", 9)
            sheet.text(x0 + 8, 134 + 44 * row, "2027", 8, bold=True)
    assert read(sheet) == [text for at in (1, 2, 3) for text in (f"{at} Être", "Curer la", "Curer la")]


def test_the_text_under_titles_may_be_larger_than_the_word_of_their_level() -> None:
    sheet = Sheet()
    for at, (x0, x1) in enumerate(SIDES):
        sheet.shade(x0, 100, x1, 150, "#335577")
        sheet.text(x0 + 8, 116, f"Objectif stratégique {at + 1}", 9, colour="#ffffff")
        sheet.text(x0 + 8, 138, "Être vert", 15, bold=True, colour="#ffffff")
        for row in range(4 - at):
            sheet.text(x0 + 8, 175 + 40 * row, f"Curer la mare {at + 1}", 12)
            sheet.text(x0 + 8, 190 + 40 * row, "2027 Voirie", 9)
    document = sheet.read()
    assert tables_of(document) == []
    found = [block.text[-1] for block in texts_of(document) if block.text.startswith("Curer")]
    assert found == [*"1111", *"222", *"33"]
