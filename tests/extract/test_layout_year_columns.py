"""Grids of years without rules: their header says where the columns are; each table has its own."""

from __future__ import annotations

import pytest

from extract.document import SourceFile
from extract.layout.open_tables.columns import runs_of
from extract.layout.open_tables.year_columns import years_in_line
from extract.layout.text.lines import make_lines
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, rows_of, tables_of

YEARS = [str(year) for year in range(2031, 2036)]
FIRST, STEP = 380, 33
TABLES = [
    ("OO 1.1 : Remettre les canaux en eau", 250, ["1.1.1 Curer le bief du haut|et sa vanne", "1.1.2 Semer un pré"]),
    ("OO 1.2 : Rouvrir les marchés du soir", 290, ["1.2.1 Louer des étals", "1.2.2 Former les guides du|musée"]),
    ("OO 1.3 : Chanter", 270, ["1.3.1 Accorder l'orgue", "1.3.2 Inviter les chœurs", "1.3.3 Ouvrir la salle"]),
]  # fmt: skip
TICKED = ["2033 2034", "2032", "2031", "2035", "2031 2032 2033", "2034 2035", ""]


def draw(sheet: Sheet, sign: str, low: float = 0.0) -> None:
    """Draw a small table an objective, the second column at another place in each; ``low`` sets short cells lower."""
    y, ticked = 60.0, iter(TICKED)
    for title, x, actions in TABLES:
        sheet.text(50, y, title, 12, bold=True)
        y += 24
        for at, name in ((50, "Action"), (x, "Pilote"), *((FIRST + STEP * k, year) for k, year in enumerate(YEARS))):
            sheet.text(at, y, name, 9, bold=True)
        y += 19
        for action, years in zip(actions, ticked, strict=False):
            lines = action.split("|")
            sheet.lines(50, y, lines, 9, step=11)
            foot = y + 11 * len(lines) - 6
            middle = y + low * 11 * (len(lines) - 1) / 2
            sheet.text(x, middle, "Service des eaux", 9)
            for k, year in enumerate(YEARS):
                if year in years and sign:
                    sheet.text(FIRST + STEP * k + 7, middle, sign, 9)
                elif year in years:
                    sheet.shade(FIRST + STEP * k - 5, y - 10, FIRST + STEP * (k + 1) - 5, foot, "#2a9d8f")
            y += 11 * len(lines) + 8
        y += 14


@pytest.mark.parametrize("low", [0.0, 1.0])
def test_each_table_has_columns_of_its_own(low: float) -> None:
    sheet = Sheet()
    draw(sheet, "X", low)
    tables = tables_of(sheet.read())
    assert [rows_of(table)[0] for table in tables] == [["Action", "Pilote", *YEARS]] * 3
    titles = [row[:2] for table in tables for row in rows_of(table)[1:]]
    assert titles == [[action.replace("|", " "), "Service des eaux"] for _, _, actions in TABLES for action in actions]
    ticks = [
        " ".join(y for y, cell in zip(YEARS, row[2:], strict=True) if cell) for t in tables for row in rows_of(t)[1:]
    ]
    assert ticks == TICKED


def test_colours_alone_fill_the_columns() -> None:
    sheet = Sheet()
    draw(sheet, "")
    tables = tables_of(sheet.read())
    shaded = [
        " ".join(YEARS[cell.col - 2] for cell in table.cells if cell.row == row and cell.col > 1 and cell.fill)
        for table in tables
        for row in range(1, table.n_rows)
    ]
    assert shaded == TICKED


@pytest.mark.parametrize(
    ("texts", "years"),
    [
        (["Qui", "2031", "2032", "2033", "Budget"], range(1, 4)),
        (["2031", "2032"], range(0)),
        (["2031", "2033", "2035"], range(0)),
        (["de", "2031,", "2032,", "2033"], range(0)),
    ],
)
def test_years_that_follow_each_other_name_columns(texts: list[str], years: range) -> None:
    sheet = Sheet()
    for at, text in enumerate(texts):
        sheet.text(60 + 24 * at, 60, text, 9)
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    (line,) = make_lines(content.words)
    assert years_in_line(line.words) == years
    if years:
        assert [len(run.words) for run in runs_of(line)] == [1] * len(texts)
