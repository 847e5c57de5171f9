"""Spreadsheets printed on several pages a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from extract.document import Document, SourceFile
from extract.layout.pages.page import take_apart
from extract.layout.pages.wide_sheets import find_wide_sheets
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

TITLE = "Commune de Faucon – Programme stratégique transversal 2024-2030"
NAMES = ["N°", "Action à mener", "Service", "Échéance", "État"]
ROWS = [
    ["A1", "Tailler les saules", "Espaces verts", "2025", "En cours"],
    ["A2", "Border le sentier", "Voirie", "2026", ""],
    ["A3", "Ouvrir une grainothèque", "Culture", "2025", "Terminé"],
    ["A4", "Peindre la grange", "Bâtiments", "2027", "À lancer"],
    ["A5", "Semer une prairie", "Espaces verts", "2028", "En cours"],
    ["A6", "Numériser les plans", "Urbanisme", "2026", "Terminé"],
    ["A7", "Prêter des vélos", "Mobilité", "2027", "En cours"],
    ["A8", "Curer le fossé", "Voirie", "2025", ""],
]
LEFT, TOP, HEIGHT = 54.0, 100.0, 18.0
SIDES = [54.0, 100.0, 330.0, 430.0, 490.0, 560.0]  # of the columns on the sheet
BLOCKS = [(0, 2), (2, 5)]  # the columns that a page has room for


def printed(creator: str = "Calc", size: tuple[float, float] = (420.0, 595.0)) -> Sheet:
    sheet = Sheet(size)
    sheet.canvas.setCreator(creator)
    return sheet


def block(
    sheet: Sheet,
    columns: tuple[int, int],
    rows: Sequence[Sequence[str]],
    *,
    headed: bool = True,
    names: Sequence[str] = NAMES,
    title: str = "",
    higher: float = 0.0,
) -> None:
    """Draw some columns of some rows on a page; a title is drawn where it would stand had the sheet been one page.

    The shade of the names is by ``higher`` higher than their last line.
    """
    first, end = columns
    shift = SIDES[first] - LEFT
    if title:
        sheet.text(55 - shift, 70, title, 11)
    if headed:
        sheet.shade(LEFT, TOP - 13 - higher, SIDES[end] - shift, TOP + 5, "#dce6f1")
    lines = [names, *rows] if headed else rows
    for at, row in enumerate(lines):
        for column in range(first, end):
            bold = headed and at == 0
            sheet.text(SIDES[column] + 1 - shift, TOP + at * HEIGHT, row[column], 9, bold)


def draw(sheet: Sheet, pages: Sequence[Callable[[], None]]) -> None:
    for at, page in enumerate(pages):
        if at:
            sheet.turn_page()
        page()


def pages_of(sheet: Sheet, pages: Sequence[Callable[[], None]]) -> Document:
    draw(sheet, pages)
    return sheet.read()


def side_by_side(sheet: Sheet, creator: str = "Calc") -> list[list[tuple[int | None, ...]]]:
    """Which pages of a file stand beside each other, if a program of this name made it."""
    parts = [take_apart(content) for content in page_contents(SourceFile("feuille.pdf", sheet.bytes()))]
    return [[page.indexes for page in found] for found in find_wide_sheets(parts, {"creator": creator})]


def test_columns_on_further_pages_stand_beside_those_of_the_same_rows() -> None:
    sheet = printed()
    document = pages_of(sheet, [lambda: block(sheet, BLOCKS[0], ROWS), lambda: block(sheet, BLOCKS[1], ROWS)])
    (table,) = tables_of(document)
    assert rows_of(table) == [NAMES, *ROWS]
    places = {cell.text: [place.page for place in cell.places] for cell in table.cells if cell.text}
    assert (places["Tailler les saules"], places["Bâtiments"]) == ([1], [2])
    boxes = [place.box for cell in table.cells if cell.text == "Bâtiments" for place in cell.places]
    assert all(box is not None and 50 < box.x0 < box.x1 < 160 for box in boxes)


@pytest.mark.parametrize("over_first", [False, True])
def test_rows_of_further_pages_follow_in_both_orders(over_first: bool) -> None:
    sheet = printed()
    upper, lower = ROWS[:5], ROWS[5:]
    one = [lambda: block(sheet, BLOCKS[0], upper), lambda: block(sheet, BLOCKS[0], lower, headed=False)]
    other = [lambda: block(sheet, BLOCKS[1], upper), lambda: block(sheet, BLOCKS[1], lower, headed=False)]
    order = [one[0], other[0], one[1], other[1]] if over_first else [*one, *other]
    (table,) = tables_of(pages_of(sheet, order))
    assert rows_of(table) == [NAMES, *ROWS]


def test_a_page_without_anything_to_print_is_left_out() -> None:
    sheet = printed()
    rows = [row if at < 5 else [*row[:2], "", "", ""] for at, row in enumerate(ROWS)]
    document = pages_of(
        sheet,
        [
            lambda: block(sheet, BLOCKS[0], rows[:5], title=TITLE),
            lambda: block(sheet, BLOCKS[0], rows[5:], headed=False),
            lambda: block(sheet, BLOCKS[1], rows[:5], title=TITLE),
        ],
    )
    found = [row for table in tables_of(document) for row in rows_of(table)]
    assert [row[:2] for row in found] == [row[:2] for row in [NAMES, *rows]]
    assert found[4] == rows[3]


def test_a_title_that_runs_over_the_paper_tells_without_the_name_of_the_program() -> None:
    sheet = printed("Imprimante")
    draws = [partial(block, sheet, b, ROWS, title=TITLE) for b in BLOCKS]
    document = pages_of(sheet, draws)
    assert [text.text for text in texts_of(document)] == [TITLE]
    assert rows_of(tables_of(document)[0]) == [NAMES, *ROWS]


def test_a_page_of_another_program_stands_beside_where_the_rows_are_of_many_heights() -> None:
    sheet = printed()
    heights = [0, 18, 50, 68, 120, 138, 190, 230, 248]
    for columns in BLOCKS:
        shift = SIDES[columns[0]] - LEFT
        sheet.shade(LEFT, TOP - 13, SIDES[columns[1]] - shift, TOP + 5, "#dce6f1")
        for y, row in zip(heights, [NAMES, *ROWS], strict=True):
            for column in range(*columns):
                sheet.text(SIDES[column] + 1 - shift, TOP + y, row[column], 9, y == 0)
        sheet.turn_page()
    assert side_by_side(sheet, "Imprimante") == [[(0, 1)]]


def test_rows_of_one_height_alone_do_not_tell() -> None:
    sheet = printed()
    draw(sheet, [partial(block, sheet, b, ROWS) for b in BLOCKS])
    assert side_by_side(sheet, "Imprimante") == []


def test_more_rows_under_the_same_names_are_no_further_columns() -> None:
    sheet = printed()
    draw(sheet, [partial(block, sheet, (0, 2), part) for part in (ROWS[:4], ROWS[4:])])
    assert side_by_side(sheet) == []


def test_forms_one_a_page_stay_apart() -> None:
    sheet = printed()
    labels = ["Intitulé complet", "Service pilote", "Échéance prévue", "Priorité donnée", "Remarques utiles"]

    def form(title: str, values: Sequence[str]) -> None:
        sheet.shade(LEFT, TOP - 13, 380, TOP + 5, "#dce6f1")
        sheet.text(55, TOP, title, 9, bold=True)
        for at, (label, value) in enumerate(zip(labels, values, strict=True)):
            sheet.text(55, TOP + (at + 1) * HEIGHT, label, 9)
            sheet.text(200, TOP + (at + 1) * HEIGHT, value, 9)

    forms = [
        ("Les saules du pré", ["Tailler", "Voirie", "2025", "Haute", "Aucune"]),
        ("Le sentier du bois", ["Border", "Parcs", "2026", "Basse", "Une"]),
    ]
    draw(sheet, [partial(form, *f) for f in forms])
    assert side_by_side(sheet) == []


def test_columns_repeated_at_the_left_count_once() -> None:
    sheet = printed()

    def repeated() -> None:
        sheet.shade(LEFT, TOP - 13, 330, TOP + 5, "#dce6f1")
        for at, row in enumerate([NAMES, *ROWS]):
            for x, text in zip((55, 101, 201, 261), (row[0], *row[2:]), strict=True):
                sheet.text(x, TOP + at * HEIGHT, text, 9, at == 0)

    (table,) = tables_of(pages_of(sheet, [lambda: block(sheet, BLOCKS[0], ROWS), repeated]))
    assert [[text for text in row if text] for row in rows_of(table)] == [
        [text for text in row if text] for row in [NAMES, *ROWS]
    ]


def test_numbers_of_pages_are_no_rows() -> None:
    sheet = printed()

    def numbered(at: int) -> None:
        block(sheet, BLOCKS[at], ROWS)
        sheet.text(190, 560, f"Page {at + 1}", 9)

    (table,) = tables_of(pages_of(sheet, [lambda: numbered(0), lambda: numbered(1)]))
    assert rows_of(table) == [NAMES, *ROWS]


def test_a_value_for_which_the_column_is_too_narrow_is_missed_and_told() -> None:
    sheet = printed()
    rows = [[*row[:3], "###", row[4]] if at == 2 else row for at, row in enumerate(ROWS)]
    document = pages_of(sheet, [partial(block, sheet, b, rows) for b in BLOCKS])
    assert rows_of(tables_of(document)[0])[3][3] == ""
    assert [(w.code, w.place and w.place.page) for w in document.warnings if w.raw == "###"] == [("unread-value", 2)]


def test_years_that_the_sheet_shows_as_money_are_years() -> None:
    sheet = printed()
    names = ["N°", "Action à mener", "Service", "2,026.00 €", "2,027.00 €"]
    rows = [[*row[:3], "X" if at % 2 else "", "" if at % 2 else "X"] for at, row in enumerate(ROWS)]
    document = pages_of(sheet, [partial(block, sheet, b, rows, names=names) for b in BLOCKS])
    assert rows_of(tables_of(document)[0])[0] == [*names[:3], "2026", "2027"]


def test_names_of_two_lines_on_one_page_and_of_one_on_the_other() -> None:
    sheet = printed()

    def page(columns: tuple[int, int], upper: Sequence[str], names: Sequence[str]) -> None:
        block(sheet, columns, ROWS, names=names, higher=11.0)
        shift = SIDES[columns[0]] - LEFT
        for column, text in zip(range(*columns), upper, strict=True):
            sheet.text(SIDES[column] + 1 - shift, TOP - 11, text, 9, bold=True)

    names = [*NAMES[:2], "gestionnaire", *NAMES[3:]]
    document = pages_of(
        sheet, [lambda: page(BLOCKS[0], ["", ""], names), lambda: page(BLOCKS[1], ["Service", "", ""], names)]
    )
    (table,) = tables_of(document)
    assert rows_of(table) == [[*NAMES[:2], "Service gestionnaire", *NAMES[3:]], *ROWS]
