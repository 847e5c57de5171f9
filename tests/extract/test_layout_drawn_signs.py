"""Discs and smileys that are drawn tell a state by their colour, as the legend beside such shapes says."""

from __future__ import annotations

import pytest

from extract.detect.reading import detect
from extract.document import SourceFile
from extract.printed import Field
from extract.readers.pdf import page_contents
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


def states_of(sheet: Sheet) -> list[str | None]:
    return [
        value.hints.get("legend")
        for root in detect(sheet.read()).plans[0].items
        for item in root.walk()
        for value in item.values
        if value.field is Field.STATUS
    ]


@pytest.mark.parametrize("face", [True, False])
@pytest.mark.parametrize("in_line", [True, False])
def test_the_colour_of_a_disc_tells_a_state(face: bool, in_line: bool) -> None:
    assert states_of(plan(face=face, in_line=in_line)) == ["Réalisé", "Abandonné"]


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


def fiches(*, below: bool = False) -> Sheet:
    """A key, and fiches on the next page whose state is a disc behind its label or under it."""
    sheet = Sheet()
    sheet.text(50, 40, "Programme stratégique transversal 2024-2030", size=16, bold=True)
    for at, (colour, text) in enumerate(KEY):
        sheet.shade(60 + 150 * at, 55, 69 + 150 * at, 64, colour)
        sheet.text(74 + 150 * at, 63, text.split(" : ")[0])
    sheet.turn_page()
    sheet.text(50, 50, "OS 1 : Vivre au bord de l'eau", size=14, bold=True)
    for at, (_, title, colour) in enumerate(ROWS):
        y = 80 + 150 * at
        sheet.text(50, y, f"Action {at + 1} : {title}", size=12, bold=True)
        sheet.text(60, y + 22, "Pilote : service des eaux", size=9)
        sheet.text(60, y + 42, "Statut", size=9, bold=True)
        smiley(sheet, *((67, y + 52) if below else (110, y + 39)), colour, face=False)
    return sheet


@pytest.mark.parametrize("below", [True, False])
def test_a_disc_behind_or_under_a_label_says_what_the_key_says(below: bool) -> None:
    assert states_of(fiches(below=below)) == ["Réalisé", "Abandonné"]


def test_a_disc_that_opens_a_text_or_holds_its_number_is_no_state() -> None:
    sheet = fiches()
    smiley(sheet, 67, 250, GREEN, face=False)
    sheet.text(80, 253, "Curer les fossés")
    smiley(sheet, 300, 400, RED, face=False)
    sheet.text(297, 403, "3", colour="#ffffff")
    assert sum(text.text.count("●") for text in texts_of(sheet.read())) == len(ROWS)


def test_a_disc_of_no_key_is_no_sign() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "Statut")
    smiley(sheet, 110, 57, GREEN, face=False)
    assert [text.text for text in texts_of(sheet.read())] == ["Statut"]


def test_the_sign_of_a_state_may_stand_in_a_cell_of_a_fiche() -> None:
    sheet = Sheet()
    sheet.text(50, 40, "Programme stratégique transversal 2024-2030", size=16, bold=True)
    for at, (colour, text) in enumerate(KEY):
        smiley(sheet, 110 + 80 * at, 60, colour, face=False)
        sheet.text(120 + 80 * at, 63, text.split(" : ")[0])
    sheet.text(50, 63, "Légende :")
    sheet.text(50, 90, "OS 1 : Vivre au bord de l'eau", size=14, bold=True)
    for at, (_, title, colour) in enumerate(ROWS):
        top = 100 + 120 * at
        sheet.table(
            (50, 150, 400), top, [(f"Action {at + 1}", title), ("Pilote", "DG"), ("Échéance", "2027"), ("Statut", "")]
        )
        smiley(sheet, 165, top + 70, colour, face=False)
    assert states_of(sheet) == ["Réalisé", "Abandonné"]


@pytest.mark.parametrize("pill", [True, False])
def test_a_rectangle_clipped_round_is_what_is_seen_of_it(pill: bool) -> None:
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.saveState()
    shape = canvas.beginPath()
    if pill:
        shape.roundRect(50, 700, 90, 12, 6)
    else:
        shape.circle(56, 706, 6)
    canvas.clipPath(shape, stroke=0, fill=0)
    canvas.setFillColor(GREEN)
    canvas.rect(50, 700, 90 if pill else 12, 12, stroke=0, fill=1)
    canvas.restoreState()
    sheet.text(60, 60, "Statut")
    content = next(page_contents(SourceFile("pill.pdf", sheet.bytes())))
    assert not content.fills
    assert [disc.colour for disc in content.discs] == ([] if pill else [GREEN])


@pytest.mark.parametrize("beside", ["", "un mot encore"])
def test_whole_cells_of_a_sheet_are_a_key_where_their_texts_stand_alone(beside: str) -> None:
    sheet = Sheet()
    for at, (colour, text) in enumerate(KEY):
        sheet.shade(50, 50 + 14 * at, 125, 64 + 14 * at, colour)
        sheet.text(126, 61 + 14 * at, text.split(" : ")[0])
        sheet.text(320, 61 + 14 * at, beside)
    colours = [block.sign_colours for block in texts_of(sheet.read()) if block.sign_colours]
    assert colours == ([] if beside else [(GREEN,), (YELLOW,), (RED,)])
