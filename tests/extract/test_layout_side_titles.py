"""Volets and numbered objectives that stand upright at the side of their pages."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.document import Role
from tests.extract.pdf_making import Sheet, texts_of

PROSE = "Les haies du bourg seront plantées le long des chemins creux."


def _upright(sheet: Sheet, x: float, bottom: float, text: str, size: float = 12, turn: int = 90) -> None:
    sheet.canvas.saveState()
    sheet.canvas.translate(x, 842 - bottom)
    sheet.canvas.rotate(turn)
    sheet.canvas.setFillColor(HexColor("#ffffff"))
    sheet.canvas.setFont("Helvetica-Bold", size)
    sheet.canvas.drawString(0, 0, text)
    sheet.canvas.restoreState()


def _page(sheet: Sheet, page: int, *titles: str, level: str = "") -> None:
    sheet.shade(0, 0, 50, 842, "#3d8b5f")
    if level:
        sheet.text(14, 40, level, 14, bold=True, colour="#ffffff")
    for at, title in enumerate(titles):
        for row, line in enumerate(title.split("\n")):
            _upright(sheet, 20 + 18 * at + 13 * row, 600 - 150 * row, line, 12 - 4 * at)
    sheet.text(80, 60, f"{page}.1 Soigner les chemins", 14, bold=True)
    sheet.lines(80, 100, [PROSE] * 4)
    sheet.turn_page()


def _read(sheet: Sheet) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in texts_of(sheet.read())]


def test_a_title_at_the_side_is_read_first_and_runs_over_the_next_pages() -> None:
    sheet = Sheet()
    for page, name in enumerate(("vert et calme", "vert et calme", "ouvert à tous")):
        _page(sheet, page + 1, f"OS {1 + page // 2} – Un bourg {name}", "Volet externe")
    found = _read(sheet)
    assert [one for one in found if "OS" in one[1] or "Volet" in one[1]] == [
        (Role.BODY, "Volet externe"),
        (Role.BODY, "OS 1 – Un bourg vert et calme"),
        (Role.RUNNING_HEAD, "Volet externe"),
        (Role.RUNNING_HEAD, "OS 1 – Un bourg vert et calme"),
        (Role.RUNNING_HEAD, "Volet externe"),
        (Role.BODY, "OS 2 – Un bourg ouvert à tous"),
    ]
    assert [text for _, text in found].index("1.1 Soigner les chemins") == 2


@pytest.mark.parametrize("name", ["Un bourg vert et calme", "Un bourg vert, calme et proche de\nchacun"])
def test_a_level_number_over_an_upright_title_is_its_own(name: str) -> None:
    sheet = Sheet()
    _page(sheet, 1, name, level="OS1")
    assert _read(sheet)[0] == (Role.BODY, f"OS1 {name}".replace("\n", " "))


def test_letters_set_apart_name_the_volet_on_a_tab_at_the_right() -> None:
    sheet = Sheet()
    for page in (1, 2, 3):
        sheet.shade(570, 300, 595, 480, "#3d8b5f")
        y = 320.0
        for letter in "VOLET INTERNE":
            _upright(sheet, 579, y, letter, 8, turn=-90)
            y += stringWidth(letter, "Helvetica-Bold", 8) + 2.4
        sheet.lines(80, 100, [f"{page}. {PROSE}"] * 4)
        sheet.turn_page()
    found = [one for one in _read(sheet) if "VOLET" in one[1]]
    assert found == [(Role.BODY, "VOLET INTERNE"), *[(Role.RUNNING_HEAD, "VOLET INTERNE")] * 2]


def test_tabs_of_all_objectives_are_an_index() -> None:
    sheet = Sheet()
    for page in range(4):
        sheet.lines(80, 100, [f"{page}. {PROSE}"] * 4)
        for at in range(3):
            sheet.shade(565, 100 + 150 * at, 595, 220 + 150 * at, "#3d8b5f")
            _upright(sheet, 585, 210 + 150 * at, f"OS {at + 1} Un bourg vert")
        sheet.turn_page()
    assert {role for role, text in _read(sheet) if "OS" in text} == {Role.FURNITURE}


def test_a_tab_says_nothing_of_an_objective_that_the_text_announces() -> None:
    sheet = Sheet()
    sheet.text(80, 300, "Objectif stratégique 1", 16)
    sheet.text(80, 340, "Un bourg vert et calme", 30, bold=True)
    sheet.turn_page()
    for page in (1, 2, 3):
        _page(sheet, page, "OS 1 – Un bourg vert et calme")
    assert {role for role, text in _read(sheet) if "OS" in text} == {Role.FURNITURE}


@pytest.mark.parametrize("x", [0, 30])
def test_two_titles_on_one_page_stand_for_what_is_beside_each(x: float) -> None:
    sheet = Sheet()
    for at, name in enumerate(("externe", "interne")):
        top = 80 + 300 * at
        sheet.shade(x, top, x + 36, top + 260, "#3d8b5f")
        _upright(sheet, x + 22, top + 180, f"Volet {name}")
        sheet.text(80, top + 15, f"{at + 1}. Soigner les chemins", 14, bold=True)
        sheet.lines(80, top + 50, [PROSE] * 4)
    found = [text for _, text in _read(sheet) if text.startswith(("V", "1", "2"))]
    assert found == ["Volet externe", "1. Soigner les chemins", "Volet interne", "2. Soigner les chemins"]
