"""A sheet printed over several page widths: down first, then over."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50, 120, 400)
HEIGHTS = (18, 30, 18, 44, 24)
LEFT = [["N°", "Action"], ["1.1", "Semer un pré"], ["1.2", "Planter"], ["1.3", "Tailler"], ["1.4", "Arroser"]]
RIGHT = [["Pilote", "Échéance"], ["Parcs", "2027"], ["", ""], ["Travaux", "2028"], ["Parcs", ""]]


def sheet_of(
    *pages: Sequence[Sequence[str]], heights: Sequence[float] = HEIGHTS, last: Sequence[float] = XS, title: str = ""
) -> Sheet:
    sheet = Sheet()
    sheet.text(50, 60, title, 14, bold=True)
    for rows in pages:
        xs = last if rows is pages[-1] else XS
        ys = [80 + sum(heights[:i]) for i in range(len(rows) + 1)]
        sheet.grid(xs, ys)
        for row, y in zip(rows, ys, strict=False):
            for x, text in zip(xs, row, strict=False):
                sheet.text(x + 3, y + 12, text, 9)
        sheet.turn_page()
    return sheet


def test_columns_printed_on_a_later_page_stand_beside_their_rows() -> None:
    (found,) = tables_of(sheet_of(LEFT, RIGHT).read())
    assert rows_of(found)[1] == ["1.1", "Semer un pré", "Parcs", "2027"]
    assert (found.n_rows, found.n_cols) == (5, 4)


def test_the_pages_of_each_width_are_one_table() -> None:
    more, right = [["1.5", "Semer encore"], ["1.6", "Récolter"]], [["Parcs", "2029"], ["Travaux", "2030"]]
    (found,) = tables_of(sheet_of(LEFT, more, RIGHT, right).read())
    assert rows_of(found)[-1] == ["1.6", "Récolter", "Travaux", "2030"]


def test_a_form_that_comes_again_is_no_further_width() -> None:
    form = [[label, ""] for label in ("Action", "Pilote", "Partenaires", "Étapes", "Budget")]
    found = tables_of(sheet_of(form, form).read())
    assert {table.n_cols for table in found} == {2}


def test_rows_of_one_height_tell_nothing() -> None:
    found = tables_of(sheet_of(LEFT, RIGHT, heights=[20] * 5).read())
    assert {table.n_cols for table in found} == {2}


def test_the_next_table_under_the_same_names_is_no_further_width() -> None:
    after = [LEFT[0], ["2.1", "Curer"], ["2.2", "Border"], ["2.3", "Rouvrir"], ["2.4", "Paver"]]
    found = tables_of(sheet_of(LEFT, after, last=(50, 130, 400)).read())
    assert {table.n_cols for table in found} == {2}


def test_the_next_table_with_the_same_columns_is_no_further_width() -> None:
    sheet = Sheet()
    for number in (1, 2):
        rows = [(f"{number}.{n}", f"Semer le pré {number}{n}", "Parcs" if n > number else "") for n in range(5)]
        ys = [80 + sum(HEIGHTS[:i]) for i in range(6)]
        sheet.grid((50, 100, 300, 400), ys)
        for row, y in zip(rows, ys, strict=False):
            for x, text in zip((50, 100, 300), row, strict=True):
                sheet.text(x + 3, y + 12, text, 9)
        sheet.turn_page()
    assert {table.n_cols for table in tables_of(sheet.read())} == {3}


def test_a_title_above_the_first_page_of_a_sheet_is_no_text_between_its_columns() -> None:
    (found,) = tables_of(sheet_of(LEFT, RIGHT, title="Programme stratégique transversal du bief").read())
    assert rows_of(found)[1] == ["1.1", "Semer un pré", "Parcs", "2027"]
