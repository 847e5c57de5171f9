"""Small tables without rules: names over their values under each title, at other places each time."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of

NAMES = ("Porteur", "Appui", "Délai", "Coût")
VALUES = [
    ("Agent du port", "Province", "2031", "900 €"),
    ("Les éclusiers", "", "2032", ""),
    ("Atelier", "Forge", "fin 2033", "1 200 €"),
    ("Régie", "Amis du lac", "2031", "40 €"),
]


@pytest.mark.parametrize("shift", [0, 11])
@pytest.mark.parametrize(("wrapped", "step"), [(False, 11.5), (True, 11.5), (True, 14.0)])
def test_names_over_values_are_tables(shift: int, wrapped: bool, step: float) -> None:
    sheet = Sheet()
    y = 80.0
    for at, row in enumerate(VALUES):
        sheet.text(50, y, f"4.{at} Rendre le quai {at} aux promeneurs et aux pêcheurs du canton")
        for k, (name, value) in enumerate(zip(NAMES, row, strict=True)):
            x = 50 + 110 * k + shift * (at % 3) * bool(k)
            sheet.text(x, y + 18, name)
            sheet.lines(x, y + 34, [value, "et ses amis"] if wrapped and not k else [value], step=step)
        y += 74
    tables = tables_of(sheet.read())
    rest = " et ses amis" if wrapped else ""
    assert [rows_of(table) for table in tables] == [[list(NAMES), [row[0] + rest, *row[1:]]] for row in VALUES]


def test_the_header_that_pages_repeat_is_no_small_table() -> None:
    sheet = Sheet()
    for page in range(4):
        if page:
            sheet.turn_page()
        for row, y in zip([NAMES, *VALUES, *VALUES], range(80, 800, 40), strict=False):
            for x, text in zip((50, 200, 320, 440), row, strict=True):
                sheet.text(x, y, text if y == 80 else f"{text} {page}")
    (table,) = tables_of(sheet.read())
    assert table.n_rows == 33


def test_codes_start_rows_however_close_they_stand() -> None:
    sheet = Sheet()
    y = 80.0
    rows = [["4.1", "Curer le bief"], ["4.2", "Ouvrir une halte"], ["4.3", "Semer un pré"]]
    for at in range(3):
        sheet.text(50, y, f"Rendre le quai {at} aux promeneurs et aux pêcheurs du canton")
        for k, row in enumerate([["Code", "Mesure"], *rows]):
            for x, cell in zip((50, 110 + 11 * at), row, strict=True):
                sheet.text(x, y + 18 + 12 * k, cell)
        y += 90
    assert [rows_of(table) for table in tables_of(sheet.read())] == [[["Code", "Mesure"], *rows]] * 3


def test_titles_that_open_with_a_code_start_rows_too_however_few_they_are() -> None:
    sheet = Sheet()
    y = 80.0
    rows = [["Mesure 1 : Curer le bief", "2031", "900 €"], ["Mesure 2 : Semer un pré", "2032", "40 €"]]
    for at in range(3):
        sheet.text(50, y, f"Rendre le quai {at} aux promeneurs et aux pêcheurs du canton")
        for k, row in enumerate([["Mesures", "Délai", "Coût"], *rows]):
            for x, cell in zip((50, 210 + 11 * at, 330 + 11 * at), row, strict=True):
                sheet.text(x, y + 18 + 12 * k, cell)
        y += 90
    found = [rows_of(table) for table in tables_of(sheet.read())]
    assert found == [[["Mesures", "Délai", "Coût"], *rows]] * 3
