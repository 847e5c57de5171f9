"""Options struck out on a page, and lines that are struck out as a whole."""

from __future__ import annotations

import pytest

from extract.document import Role
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of


def strike(sheet: Sheet, x: float, y: float, text: str, *, struck: bool) -> float:
    """Print words at a place, a stroke through them if asked; return where the next ones begin."""
    sheet.text(x, y, text)
    end = x + 6.2 * len(text)
    if struck:
        sheet.rule(x - 1, y - 3.2, end - 6, y - 3.2, 0.6)
    return end + 3


@pytest.mark.parametrize("chosen", ["Haute", "Basse"])
def test_options_struck_out_are_not_said(chosen: str) -> None:
    sheet = Sheet()
    x = 50.0
    for option in ("Haute", "Moyenne", "Basse"):
        x = strike(sheet, x, 100, option, struck=option != chosen)
        if option != "Basse":
            sheet.text(x, 100, "/")
            x += 8
    strike(sheet, 50, 200, "Ouvrir une piscine", struck=True)
    blocks = texts_of(sheet.read())
    assert [text.text for text in blocks if text.role is Role.BODY] == [chosen, "Ouvrir une piscine"]
    assert [text.text.split()[0] for text in blocks if text.role is Role.HIDDEN] != []


@pytest.mark.parametrize("piece", ["line", "word"])
def test_strokes_through_a_title_rule_no_table(piece: str) -> None:
    sheet = Sheet()
    sheet.grid((50, 80, 300, 400), (100, 120, 150, 170))
    title = ("Replanter les haies le long du chemin de halage et", "du ravel")
    rows = (("1", "Curer", "2027"), ("2", "", "2028"), ("3", "Semer", "2029"))
    for y, row in zip((113, 133, 163), rows, strict=True):
        for at, text in zip((53, 81, 303), row, strict=True):
            sheet.text(at, y, text, 9)
    for y, line in zip((132, 144), title, strict=True):
        x = 81.0
        for part in line.split() if piece == "word" else (line,):
            sheet.text(x, y, part, 9)
            wide = sheet.canvas.stringWidth(part, "Helvetica", 9)
            sheet.rule(x - 0.5, y - 3, x + wide + 1.5, y - 3, 0.6)
            x += wide + 2.5
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["2", " ".join(title), "2028"]
    assert table.n_rows == 3


def test_a_title_struck_out_as_a_whole_beside_a_wall_stays() -> None:
    sheet = Sheet()
    sheet.grid((50, 250, 320, 400), (100, 120, 140, 160))
    for y, row in zip((113, 133, 153), (("Curer le bief", "2027"), ("", "2028"), ("Semer", "2029")), strict=True):
        for x, text in zip((53, 253), row, strict=True):
            sheet.text(x, y, text, 9)
    title = "Replanter les haies du halage"
    wide = sheet.canvas.stringWidth(title, "Helvetica", 9)
    sheet.text(244 - wide, 133, title, 9)
    sheet.rule(244 - wide, 130, 244, 130, 0.6)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1][:2] == [title, "2028"]
