"""Discs and smileys that are drawn tell a state by their colour, as the legend beside such shapes says."""

from __future__ import annotations

import pytest

from extract.detect.reading import detect
from extract.printed import Field
from tests.extract.pdf_making import Sheet, tables_of, texts_of

GREEN, YELLOW, RED = "#2e9e4f", "#f2c40f", "#d22f27"
KEY = ((GREEN, "Réalisé : tout est en service"), (YELLOW, "En cours : il reste à faire"), (RED, "Abandonné"))
ROWS = (("1", "Curer le bief du moulin", GREEN), ("2", "Border les chemins de haies", RED))


def smiley(sheet: Sheet, x: float, y: float, colour: str, *, face: bool = True) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(colour)
    canvas.circle(x, 842 - y, 7, stroke=1 if face else 0, fill=1)
    if face:
        canvas.setFillColor("#000000")
        canvas.circle(x - 2.5, 842 - y + 2, 1, stroke=0, fill=1)
        canvas.circle(x + 2.5, 842 - y + 2, 1, stroke=0, fill=1)


def plan(*, face: bool = True, in_line: bool = False) -> Sheet:
    sheet = Sheet()
    for at, (colour, text) in enumerate(KEY):
        x, y = (60 + 150 * at, 60) if in_line else (60, 60 + 22 * at)
        smiley(sheet, x, y, colour, face=face)
        sheet.text(x + 14, y + 3, text.split(" : ")[0] if in_line else text)
    sheet.text(50, 150, "OS 1 : Vivre au bord de l'eau", size=14, bold=True)
    rows = [("N°", "Action", "État", "Pilote"), *((code, title, "", "DG") for code, title, _ in ROWS)]
    sheet.table((50, 80, 280, 330, 400), 170, rows, height=24)
    for at, (_, _, colour) in enumerate(ROWS):
        smiley(sheet, 305, 170 + 24 * (at + 1) + 12, colour, face=face)
    return sheet


@pytest.mark.parametrize("face", [True, False])
@pytest.mark.parametrize("in_line", [True, False])
def test_the_colour_of_a_disc_tells_a_state(face: bool, in_line: bool) -> None:
    printed = detect(plan(face=face, in_line=in_line).read())
    states = [
        value.hints.get("legend")
        for root in printed.plans[0].items
        for item in root.walk()
        for value in item.values
        if value.field is Field.STATUS
    ]
    assert states == ["Réalisé", "Abandonné"]


def test_boxes_of_a_key_go_with_their_texts() -> None:
    sheet = Sheet()
    for at, (colour, text) in enumerate(KEY):
        sheet.shade(50, 50 + 18 * at, 80, 68 + 18 * at, colour)
        sheet.text(90, 62 + 18 * at, text)
    assert [block.sign_colours for block in texts_of(sheet.read())] == [(GREEN,), (YELLOW,), (RED,)]


def test_a_disc_behind_a_number_is_no_sign() -> None:
    sheet = Sheet()
    sheet.table((50, 80, 280), 50, [("", "Curer le bief"), ("", "Border les chemins")], height=24)
    for at in range(2):
        smiley(sheet, 65, 62 + 24 * at, GREEN, face=False)
        sheet.text(62, 65 + 24 * at, str(at + 1), colour="#ffffff")
    assert [cell.text for cell in tables_of(sheet.read())[0].cells if cell.col == 0] == ["1", "2"]


def test_discs_of_one_colour_are_no_key() -> None:
    sheet = Sheet()
    for at, (_, text) in enumerate(KEY):
        smiley(sheet, 60, 60 + 22 * at, GREEN, face=False)
        sheet.text(74, 63 + 22 * at, text)
    assert not any(block.sign_colours for block in texts_of(sheet.read()))
