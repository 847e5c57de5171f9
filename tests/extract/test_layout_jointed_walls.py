"""Rows of tables whose only rules are upright ones, drawn cell by cell: their joints tell where rows end."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (50.0, 150.0, 330.0, 430.0, 530.0)
PARENT = ("Un bourg qui lit,", "qui chante et qui", "rame sur le lac")
ACTIONS = ("Curer le bief", "Border les prés", "Accorder l'orgue", "Relier les gués")
ROW = 18.0


def walls(sheet: Sheet, y0: float, y1: float, *, jointed: bool = True, xs: Sequence[float] = XS) -> None:
    """Draw the sides of the cells of a row; without joints the whole row's in one with the next."""
    for x in xs:
        sheet.rule(x, y0 - (0.5 if jointed else 0.0), x, y1 + (0.5 if jointed else 0.0), 1.0)


def actions(sheet: Sheet, top: float, texts: Sequence[str], xs: Sequence[float] = XS) -> float:
    """Write rows of an action, its service and its year, each with walls of its own; return where they end."""
    for at, text in enumerate(texts):
        y = top + at * ROW
        sheet.text(xs[1] + 3, y + 12, text, 8)
        sheet.text(xs[2] + 3, y + 12, f"Service {at + 1}", 8)
        sheet.text(xs[3] + 3, y + 12, f"203{at}", 8)
        walls(sheet, y, y + ROW, xs=xs)
    return top + len(texts) * ROW


def frame(sheet: Sheet, top: float, bottom: float) -> None:
    for y in (top, bottom):
        sheet.rule(XS[0], y, XS[-1], y)


def test_rows_end_where_all_walls_are_set_on() -> None:
    sheet = Sheet()
    bottom = actions(sheet, 100, ACTIONS)
    frame(sheet, 100, bottom)
    sheet.text(53, 112, "Un bourg", 8)
    (table,) = tables_of(sheet.read())
    assert [row[1:] for row in rows_of(table)] == [
        [text, f"Service {at + 1}", f"203{at}"] for at, text in enumerate(ACTIONS)
    ]


def test_a_text_that_stands_for_several_rows_goes_on_through_the_joints() -> None:
    sheet = Sheet()
    bottom = actions(sheet, 100, (*ACTIONS, *ACTIONS[:2]))
    frame(sheet, 100, bottom)
    sheet.lines(53, 112, PARENT, 8, 9.6)
    sheet.text(53, 100 + 4 * ROW + 12, "Un bourg sobre", 8)
    (table,) = tables_of(sheet.read())
    parents = [(cell.text, cell.row, cell.row_span) for cell in table.cells if cell.col == 0]
    assert parents == [(" ".join(PARENT), 0, 4), ("Un bourg sobre", 4, 2)]


def test_a_turned_text_stands_for_all_rows_beside_it() -> None:
    sheet = Sheet()
    bottom = actions(sheet, 100, (*ACTIONS, *ACTIONS))
    frame(sheet, 100, bottom)
    for text, middle in (("Un bourg sobre", 100 + 2 * ROW), ("Un bourg fleuri", 100 + 6 * ROW)):
        sheet.canvas.saveState()
        sheet.canvas.translate(100, 842 - middle)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 7)
        sheet.canvas.drawCentredString(0, 0, text)
        sheet.canvas.restoreState()
    (table,) = tables_of(sheet.read())
    parents = [(cell.text, cell.row, cell.row_span) for cell in table.cells if cell.col == 0]
    assert parents == [("Un bourg sobre", 0, 4), ("Un bourg fleuri", 4, 4)]


def test_bands_between_such_rows_are_rows_of_their_own() -> None:
    """No rule at all parts two bands, the names of columns above them and the rows below."""
    sheet = Sheet()
    sheet.shade(XS[0], 82, XS[-1], 100, "#334455")
    for x, name in zip(XS, ("Objectif", "Action", "Service", "Année"), strict=False):
        sheet.text(x + 3, 94, name, 8, bold=True, colour="#ffffff")
    walls(sheet, 82, 100)
    for top, text in ((100.0, "Volet interne"), (100.0 + ROW, "Domaine : Patrimoine")):
        sheet.shade(XS[0], top, XS[-1], top + ROW, "#ddeeff" if top > 100 else "#88aacc")
        sheet.text(53, top + 12, text, 8)
        walls(sheet, top, top + ROW, xs=(XS[0], XS[-1]))
    bottom = actions(sheet, 100 + 2 * ROW, ACTIONS)
    sheet.text(53, 100 + 2 * ROW + 12, "Un bourg sobre", 8)
    sheet.rule(XS[0], bottom, XS[-1], bottom)
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert rows[0] == ["Objectif", "Action", "Service", "Année"]
    assert [row[0] for row in rows[1:4]] == ["Volet interne", "Domaine : Patrimoine", "Un bourg sobre"]
    assert [row[1] for row in rows[3:]] == list(ACTIONS)


def test_walls_without_joints_part_no_rows() -> None:
    sheet = Sheet()
    frame(sheet, 100, 100 + 3 * ROW)
    walls(sheet, 100, 100 + 3 * ROW, jointed=False)
    sheet.lines(153, 112, ACTIONS[:3], 8, 9.6)
    sheet.text(333, 112, "Service 1", 8)
    (table,) = tables_of(sheet.read())
    assert table.n_rows == 1


@pytest.mark.parametrize("again", ["Un bourg sobre", "Un bourg sobre (suite)"])
def test_a_merged_cell_whose_text_is_printed_again_overleaf_is_one(again: str) -> None:
    sheet = Sheet()
    names = ("Objectif", "Action", "Service", "Année")
    for page, text in enumerate(("Un bourg sobre", again)):
        count = 36 if page == 0 else 4
        ys = [60 + 20 * index for index in range(count + 1)]
        for x in XS:
            sheet.rule(x, ys[0], x, ys[-1])
        for index, y in enumerate(ys):
            sheet.rule(XS[0] if index in (0, 1, count) else XS[1], y, XS[-1], y)
        for x, name in zip(XS, names, strict=False):
            sheet.text(x + 3, ys[0] + 13, name, 9)
        for index, y in enumerate(ys[1:-1]):
            for x, value in zip(XS[1:], (ACTIONS[index % 4], "Travaux", "2033"), strict=False):
                sheet.text(x + 3, y + 13, value, 9)
        sheet.text(53, ys[1] + 13, text, 9)
        sheet.turn_page()
    (table,) = tables_of(sheet.read())
    assert [(c.text, c.row, c.row_span) for c in table.cells if c.col == 0] == [
        ("Objectif", 0, 1),
        ("Un bourg sobre", 1, 38),
    ]
