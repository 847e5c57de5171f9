"""Headers of tables without rules in two storeys, and columns that hardly a blank parts."""

from __future__ import annotations

import pytest

from extract.document import Table
from tests.extract.pdf_making import Sheet, rows_of, tables_of

SUMS = ["1.200", "45.000", "800", "12.500", "300", "9.750"]


def drawn_right(sheet: Sheet, right: float, y: float, text: str, bold: bool = False) -> None:
    sheet.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
    sheet.canvas.drawRightString(right, 842 - y, text)


def heads(table: Table) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.col, cell.col_span, cell.text) for cell in table.cells if cell.row < 2 and cell.text]


@pytest.mark.parametrize("names", [("2031", "2032", "2033"), ("Achats", "Travaux", "Études")])
def test_words_over_several_columns_belong_to_each_of_them(names: tuple[str, str, str]) -> None:
    sheet = Sheet()
    sheet.text(360, 60, "Frais du canton", bold=True)
    for x, name in zip((50, 90, 490), ("N°", "Projet", "Équipe"), strict=True):
        sheet.text(x, 78, name, bold=True)
    for index, (right, name) in enumerate(zip((350, 410, 470), names, strict=True)):
        drawn_right(sheet, right, 78, name, bold=True)
        for row, cost in enumerate(SUMS):
            if (row + index) % 3:
                drawn_right(sheet, right, 96 + 18 * row, cost)
    for row in range(len(SUMS)):
        sheet.text(50, 96 + 18 * row, f"P{row + 1}")
        sheet.text(90, 96 + 18 * row, "Curer le bief du moulin")
        sheet.text(490, 96 + 18 * row, ("Rives", "Parcs")[row % 2])
    (table,) = tables_of(sheet.read())
    assert heads(table) == [
        (0, 2, 3, "Frais du canton"),
        (1, 0, 1, "N°"),
        (1, 1, 1, "Projet"),
        *((1, 2 + at, 1, name) for at, name in enumerate(names)),
        (1, 5, 1, "Équipe"),
    ]


def test_figures_end_right_before_the_texts_of_the_next_column() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Projet", bold=True)
    sheet.text(250, 60, "Montant", bold=True)
    sheet.text(304, 60, "Rang", bold=True)
    sheet.text(400, 60, "Année", bold=True)
    ranks = ("haut", "moyen", "bas", "haut", "moyen", "haut")
    for row, (cost, rank) in enumerate(zip(SUMS, ranks, strict=True)):
        y = 78 + 16 * row
        sheet.text(50, y, "Semer un pré fleuri au bord de la voie")
        drawn_right(sheet, 300, y, f"{cost} €")
        sheet.text(304, y, rank)
        sheet.text(400, y, "2031")
    (table,) = tables_of(sheet.read())
    assert [row[1:3] for row in rows_of(table)[1:]] == [[f"{c} €", r] for c, r in zip(SUMS, ranks, strict=True)]


def test_words_that_come_again_at_the_head_of_names_part_no_column() -> None:
    sheet = Sheet()
    teams = ("Équipe verte", "Équipe des eaux", "Équipe des bois", "Équipe du rail", "Équipe verte", "Équipe des eaux")
    for row, team in enumerate(teams):
        sheet.text(50, 60 + 16 * row, "Semer un pré fleuri au bord de la voie")
        sheet.text(300, 60 + 16 * row, team)
        sheet.text(420, 60 + 16 * row, str(2031 + row % 3))
    (table,) = tables_of(sheet.read())
    assert [row[1] for row in rows_of(table)] == list(teams)
