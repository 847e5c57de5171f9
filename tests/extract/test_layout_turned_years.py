"""Years that stand upright over the narrow columns of a calendar without rules."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of
from tests.extract.test_layout_turned_texts import upright

YEARS = [str(year) for year in range(2031, 2037)]
FIRST, STEP = 330.0, 34.0
ROWS = [
    ("A.1 Curer le bief du moulin", "Eaux", "2031 2032"),
    ("A.2 Border les chemins creux", "Haies et parcs", "2033"),
    ("A.3 Rouvrir le halage aux marcheurs", "Eaux", "2034 2035 2036"),
    ("A.4 Semer un pré fleuri", "Haies et parcs", ""),
    ("A.5 Prêter des livres au marché", "Lecture", "2032 2033"),
    ("A.6 Accorder l'orgue", "Musique", "2036"),
]


def calendar(sheet: Sheet, top: float, shaded: bool = True) -> None:
    """A header on a shade, its years turned; every other row shaded; bars thinner than the rows they stand in."""
    if shaded:
        sheet.shade(40, top, 540, top + 40, "#2e6b34")
    colour = "#ffffff" if shaded else "#000000"
    sheet.text(44, top + 26, "Action", 8, bold=True, colour=colour)
    sheet.text(220, top + 26, "Équipe", 8, bold=True, colour=colour)
    for at, year in enumerate(YEARS):
        upright(sheet, FIRST + STEP * at + 20, top + 36, year)
    for row, (action, team, years) in enumerate(ROWS):
        y = top + 40 + 16 * row
        if row % 2 == 0:
            sheet.shade(40, y, 540, y + 16, "#e2efda")
        sheet.text(44, y + 11, action, 8)
        sheet.text(220, y + 11, team, 8)
        for at, year in enumerate(YEARS):
            if year in years:
                sheet.shade(FIRST + STEP * at, y + 3, FIRST + STEP * (at + 1), y + 12, "#4a90d9")


@pytest.mark.parametrize("several", [False, True])
def test_turned_years_name_the_columns_of_bars(several: bool) -> None:
    sheet = Sheet()
    calendar(sheet, 60)
    if several:
        calendar(sheet, 260)
    table = tables_of(sheet.read())[0]
    assert rows_of(table)[0] == ["Action", "Équipe", *YEARS]
    read = [
        (
            row[0].text,
            row[1].text,
            " ".join(y for y, cell in zip(YEARS, row[2:], strict=True) if cell.fill == "#4a90d9"),
        )
        for row in ([cell for cell in cells if cell is not None] for cells in table.grid()[1:7])
    ]
    assert read == ROWS


def test_shaded_rows_are_rows_of_the_table_around_them() -> None:
    """Three shades in a row are no table alone; the white row above has its texts so close that they look like one."""
    sheet = Sheet()
    calendar(sheet, 60)
    long = "A.7 Dessiner le long chemin des vannes et des"
    sheet.text(44, 207, long, 8)
    sheet.text(220, 207, "Eaux", 8)
    sheet.lines(44, 216, ["anciens biefs avec les riverains et poser au", "moins un banc par écluse"], 8, step=9)
    for row, years in enumerate(("2031", "", "2032 2033")):
        y = 230 + 16 * row
        sheet.shade(40, y, 540, y + 16, "#e2efda")
        sheet.text(44, y + 11, f"A.{8 + row} Peindre la vanne", 8)
        sheet.text(220, y + 11, "Eaux", 8)
        for at, year in enumerate(YEARS):
            if year in years:
                sheet.shade(FIRST + STEP * at, y + 3, FIRST + STEP * (at + 1), y + 12, "#4a90d9")
    tables = tables_of(sheet.read())
    assert [(table.n_rows, table.n_cols) for table in tables] == [(11, 8)]


def test_turned_years_below_the_head_of_a_table_name_its_columns_once() -> None:
    """The header of the next part, without a shade, below a row that goes on from the one before."""
    sheet = Sheet()
    sheet.text(44, 56, "A.0 Peindre la vanne", 8)
    sheet.text(220, 56, "Eaux", 8)
    calendar(sheet, 62, shaded=False)
    (table,) = tables_of(sheet.read())
    assert [text for text in rows_of(table)[0] if (text or "").isdigit()] == YEARS
