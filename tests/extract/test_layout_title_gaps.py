"""Titles between the rows of a planning, whose upright rules pause there."""

from __future__ import annotations

from tests.extract.pdf_making import Sheet, rows_of, tables_of

YEARS = (300, 350, 400, 450, 500)
PARTS = (("Rouvrir les sentiers", ("Curer le bief", "Border les prés")), ("Vivre ensemble", ("Accorder l'orgue",)))


def planning(gap: float, *, aligned: bool = False) -> list[list[str | None]]:
    """The rows of a planning with a rule over each row, and ``gap`` points for the title of each part."""
    sheet = Sheet()
    y = 80.0
    for title, actions in PARTS:
        sheet.text(55, y + 12, title, 11, bold=True)
        if aligned:
            sheet.text(402, y + 12, "Service", 9)
        y += gap
        for action in actions:
            sheet.rule(50, y, 550, y)
            sheet.text(55, y + 14, action, 9)
            for x in YEARS:
                sheet.rule(x, y, x, y + 24)
            sheet.shade(YEARS[0] + 1, y + 8, YEARS[1] - 1, y + 16, "#338833")
            y += 24
    (table,) = tables_of(sheet.read())
    return rows_of(table)


def test_the_last_row_above_a_title_ends_where_its_upright_rules_do() -> None:
    rows = [[cell for cell in row if cell] for row in planning(26)]
    assert ["Vivre ensemble"] in rows
    assert ["Border les prés"] in rows


def test_values_beside_a_title_make_it_the_rest_of_a_row() -> None:
    assert ["Vivre ensemble"] not in [[cell for cell in row if cell] for row in planning(26, aligned=True)]
