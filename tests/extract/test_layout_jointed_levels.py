"""Columns of tables whose only rules are level ones, drawn cell by cell: their joints tell where columns end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document import Table
from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50.0, 130.0, 330.0, 372.0, 435.0, 545.0)
NAMES = ("Objectif", "Action", "Calendrier", "Budget", "Indicateurs")
ROWS = (
    ("Curer le bief avant les crues", "2031 à", "450.000,00 EUR", "Mètres curés"),
    ("Accorder l'orgue", "En continu", "12.000,00 EUR", "Concerts"),
    ("Relier les gués par un sentier", "2033 à", "2.500,00 EUR", "Promeneurs"),
)
TALL = 30.0


def feet(sheet: Sheet, y: float, xs: Sequence[float], *, jointed: bool = True) -> None:
    """Draw the feet of the cells between ``xs``: each by itself, or all as one stroke."""
    for x0, x1 in pairwise(xs) if jointed else ((xs[0], xs[-1]),):
        sheet.shade(x0, y, x1, y + 0.75, "#000000")


def drawn(*, jointed: bool = True) -> Table:
    """Three actions beside one objective; the amounts stand right behind the years above them."""
    sheet = Sheet()
    for x, name in zip(XS, NAMES, strict=False):
        sheet.text(x + 3, 95, name, 8, bold=True)
    feet(sheet, 100, XS, jointed=jointed)
    sheet.lines(53, 112, ("Un bourg où", "l'eau court"), 8, 9.6)
    for at, row in enumerate(ROWS):
        y = 100 + at * TALL
        for x, text in zip(XS[1:], row, strict=False):
            sheet.text(x + 3, y + 12, text, 8)
        if row[1].endswith("à"):
            sheet.text(XS[2] + 3, y + 21.6, "2034", 8)
        feet(sheet, y + TALL, XS if at == len(ROWS) - 1 else XS[1:], jointed=jointed)
    (table,) = tables_of(sheet.read())
    return table


def test_joints_of_level_rules_part_columns_that_no_blank_parts() -> None:
    rows = rows_of(drawn())
    assert rows[0] == list(NAMES)
    assert [row[2] for row in rows[1:]] == ["2031 à 2034", "En continu", "2033 à 2034"]
    assert [row[4] for row in rows[1:]] == ["Mètres curés", "Concerts", "Promeneurs"]


def test_a_cell_goes_on_where_no_level_rule_ends_it() -> None:
    parents = [(cell.text, cell.row, cell.row_span) for cell in drawn().cells if cell.col == 0]
    assert parents == [("Objectif", 0, 1), ("Un bourg où l'eau court", 1, 3)]


def test_a_title_over_columns_is_one_cell_though_a_blank_falls_between_two_of_them() -> None:
    sheet = Sheet()
    for x, name in zip(XS, NAMES, strict=False):
        sheet.text(x + 3, 95, name, 8, bold=True)
    feet(sheet, 100, XS)
    for at, row in enumerate((*ROWS, ROWS[0])):
        y = 100 + at * TALL
        if at == 1:
            title = "Garder un bourg vif"
            sheet.text(XS[1] - 1 - sheet.canvas.stringWidth(title, "Helvetica", 8), y + 12, title, 8)
            sheet.text(XS[1] + 1, y + 12, "et sobre", 8)
        else:
            for x, text in zip(XS, ("1.1", *row), strict=False):
                sheet.text(x + 3, y + 12, text, 8)
        feet(sheet, y + TALL, XS)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[2][:2] == ["Garder un bourg vif et sobre", None]


def test_level_rules_of_one_stroke_show_no_columns() -> None:
    assert not drawn(jointed=False).ruled


def below(sheet: Sheet, top: float, rows: Sequence[Sequence[str]]) -> None:
    """Rows of one action each, their feet drawn cell by cell; the first column is merged over them."""
    for at, row in enumerate(rows):
        y = top + at * TALL
        for x, text in zip(XS, ("Un bourg" if not at else "", *row), strict=False):
            sheet.text(x + 3, y + 12, text, 8)
        feet(sheet, y + TALL, XS if at == len(rows) - 1 else XS[1:])


def test_names_in_two_storeys_on_shades_part_the_header() -> None:
    sheet = Sheet()
    for x0, x1 in pairwise(XS[:3]):
        sheet.shade(x0, 70, x1, 98, "#ccddee")
    sheet.shade(XS[2], 70, XS[4], 84, "#ccddee")
    sheet.shade(XS[4], 70, XS[5], 98, "#ccddee")
    for x0, x1 in pairwise(XS[2:5]):
        sheet.shade(x0, 84, x1, 98, "#ccddee")
    for x, y, name in zip(
        (*XS[:3], XS[2], *XS[3:5]), (80, 80, 80, 94, 94, 80), (*NAMES[:2], "Suivi", *NAMES[2:]), strict=True
    ):
        sheet.text(x + 3, y, name, 8, bold=True)
    below(sheet, 98, ROWS)
    (table,) = tables_of(sheet.read())
    assert [(cell.text, cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells][:4] == [
        ("Objectif", 0, 0, 2, 1),
        ("Action", 0, 1, 2, 1),
        ("Suivi", 0, 2, 1, 2),
        ("Indicateurs", 0, 4, 2, 1),
    ]


def test_a_title_row_may_stand_between_the_names_and_the_first_rule() -> None:
    sheet = Sheet()
    for x0, x1, name in zip(XS, XS[1:], NAMES, strict=False):
        sheet.shade(x0, 80, x1, 98, "#ccddee")
        sheet.text(x0 + 3, 92, name, 8, bold=True)
    sheet.text(XS[0] + 3, 110, "Garder un bourg vif et sobre", 8)
    feet(sheet, 116, XS)
    below(sheet, 116, ROWS)
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert rows[0] == list(NAMES)
    assert rows[1][0] == "Garder un bourg vif et sobre"
    assert [row[1] for row in rows[2:]] == [row[0] for row in ROWS]


def test_a_rule_with_more_pieces_than_those_above_is_of_their_table() -> None:
    sheet = Sheet()
    for x, name in zip(XS, NAMES, strict=False):
        sheet.text(x + 3, 95, name, 8, bold=True)
    feet(sheet, 100, XS[1:])
    below(sheet, 100, ROWS)
    below(sheet, 100 + 3 * TALL, ROWS)
    (table,) = tables_of(sheet.read())
    assert [row[1] for row in rows_of(table)] == ["Action", *(row[0] for row in (*ROWS, *ROWS))]
    assert [cell.row for cell in table.cells if cell.text.endswith("Un bourg")] == [0, 4]


def test_walls_around_some_columns_alone_leave_the_joints_of_the_others() -> None:
    xs = (40.0, 74.0, 272.0, 371.0, 396.0, 421.0, 446.0, 540.0)
    names = ("N°", "Action", "Équipe", "2025", "2026", "2027", "Coût")
    sheet = Sheet()
    for first in (100, 220):
        sheet.text(40, first - 12, "OO 1 – Rendre la rivière aux promeneurs et aux saules du bief", 9, bold=True)
        for x, name in zip(xs, names, strict=False):
            sheet.text(x + 2, first + 9, name, 7)
        feet(sheet, first + 13, xs)
        for at in range(2):
            top = first + 13 + 30 * at
            for x, text in zip(xs, (f"1.{at}", "Curer le bief du moulin", "Eaux", "", "", "", "900 €"), strict=False):
                sheet.text(x + 2, top + 10, text, 8)
            sheet.text(xs[1] + 2, top + 20, "et ses vannes", 8)
            sheet.shade(xs[3 + at], top + 0.75, xs[4 + at], top + 30, "#5b86b8")
            feet(sheet, top + 30, xs)
        for x in xs[3:7]:
            sheet.rule(x, first, x, first + 73)
    tables = tables_of(sheet.read())
    assert [rows_of(table)[0] for table in tables] == [list(names)] * 2
    assert [row[1:3] for row in rows_of(tables[1])[1:]] == [["Curer le bief du moulin et ses vannes", "Eaux"]] * 2
