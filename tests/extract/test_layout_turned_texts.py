"""Turned texts beside the rows of tables without rules."""

from __future__ import annotations

from extract.layout.engine.content import Look, Word
from extract.layout.open_tables.turned_texts import with_turned_columns
from tests.extract.pdf_making import Sheet, tables_of


def upright(sheet: Sheet, x: float, bottom: float, text: str) -> None:
    sheet.canvas.saveState()
    sheet.canvas.translate(x, 842 - bottom)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica-Bold", 9)
    sheet.canvas.drawString(0, 0, text)
    sheet.canvas.restoreState()


def test_turned_objectives_stand_for_the_rows_beside_them() -> None:
    sheet = Sheet()
    for x, name in zip((48, 90, 130, 330), ("But", "N°", "Projet", "Équipe"), strict=True):
        sheet.text(x, 60, name, bold=True)
    upright(sheet, 480, 60, "Coût net")
    for row in range(8):
        y = 80 + 22 * row
        sheet.text(90, y, f"P{row + 1}")
        sheet.text(130, y, ("Curer le bief du moulin", "Border les chemins")[row % 2])
        sheet.text(330, y, ("Rives", "Haies", "Parcs")[row % 3])
        sheet.text(472, y, str(100 + 37 * row))
    upright(sheet, 62, 154, "Un canton vert")
    upright(sheet, 62, 244, "Un lieu de vie")
    (table,) = tables_of(sheet.read())
    found = [(cell.row, cell.row_span, cell.text) for cell in table.cells if cell.col == 0 and cell.text]
    assert found == [(0, 1, "But"), (1, 4, "Un canton vert"), (5, 4, "Un lieu de vie")]
    assert [cell.text for cell in table.cells if cell.row == 0][-1] == "Coût net"


def test_a_turned_text_beside_a_table_makes_no_column_of_it() -> None:
    level = [Word("Semer", 60, 100, 90, 110), Word("2031", 200, 100, 220, 110)]
    turned = [Word("Bourg", 20, 90, 30, 130, Look(turn=90)), Word("vert", 20, 60, 30, 85, Look(turn=90))]
    assert with_turned_columns((55.0, 190.0, 240.0), turned, level) == (55.0, 190.0, 240.0)
