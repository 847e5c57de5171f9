"""Names of columns on a bar without rules, or loose above the rules, are the header of a ruled table."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from extract.detect.reading import detect
from extract.document import Document, Table
from extract.printed import Field, PrintedItem
from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (40, 90, 290, 390, 430, 470, 510, 570)
NAMES = ("Code", "Intitulé", "Pilote", "2031", "2032", "2033", "Coût")
ROWS = (
    ("1.1", "Curer le bief du moulin", "Voirie", "", "x", "x", "9.000 €"),
    ("1.2", "Border les chemins creux", "Lycée agricole", "x", "", "", ""),
)


def named(sheet: Sheet, y: float, names: Sequence[str] = NAMES, xs: Sequence[float] = XS, ink: str = "#000000") -> None:
    """Print names in the middle of columns."""
    sheet.canvas.setFillColor(HexColor(ink))
    sheet.canvas.setFont("Helvetica-Bold", 9)
    for x0, x1, name in zip(xs, xs[1:], names, strict=False):
        for line, text in enumerate(name.split("\n")):
            sheet.canvas.drawCentredString((x0 + x1) / 2, 842 - y - 11 * line, text)
    sheet.canvas.setFillColor(HexColor("#000000"))


def bar(sheet: Sheet, top: float, bottom: float) -> None:
    sheet.shade(XS[0], top, XS[-1], bottom, "#224466")


def titled(sheet: Sheet) -> Sheet:
    sheet.text(40, 30, "OS 1 : Une commune de bord d'eau", 13, bold=True)
    return sheet


def body(sheet: Sheet, top: float, rows: Sequence[Sequence[str]] = ROWS) -> float:
    return sheet.table(XS, top, rows, height=24)


def actions(document: Document) -> list[PrintedItem]:
    found: list[PrintedItem] = []

    def walk(items: Sequence[PrintedItem]) -> None:
        for item in items:
            found.append(item)
            walk(item.children)

    walk(detect(document).plans[0].items)
    return [item for item in found if item.number in ("1.1", "1.2")]


def said(item: PrintedItem, field: Field) -> list[str]:
    return [value.raw for value in item.values if value.field is field]


def test_a_bar_without_rules_is_parted_at_the_columns_of_its_table() -> None:
    sheet = Sheet()
    bar(sheet, 60, 84)
    named(sheet, 75, ink="#ffffff")
    body(sheet, 84)
    document = titled(sheet).read()
    (table,) = tables_of(document)
    assert rows_of(table)[0] == list(NAMES)
    assert [said(item, Field.PILOT) for item in actions(document)] == [["Voirie"], ["Lycée agricole"]]
    assert [said(item, Field.SCHEDULE) for item in actions(document)] == [["2032 2033"], ["2031"]]


def test_names_in_two_lines_and_names_over_several_columns() -> None:
    sheet = Sheet()
    bar(sheet, 60, 92)
    named(sheet, 73, ("Code", "Intitulé", "Service\npilote", "", "", "", "Coût\n(€)"), ink="#ffffff")
    named(sheet, 73, ("Calendrier",), (390, 510), ink="#ffffff")
    named(sheet, 87, ("", "", "", "2031", "2032", "2033", ""), ink="#ffffff")
    body(sheet, 92)
    document = titled(sheet).read()
    (table,) = tables_of(document)
    head = {cell.text: (cell.row, cell.row_span, cell.col_span) for cell in table.cells if cell.row < 2}
    assert head["Service pilote"] == (0, 2, 1)
    assert head["Calendrier"] == (0, 1, 3)
    assert head["2032"] == (1, 1, 1)
    assert said(actions(document)[0], Field.SCHEDULE) == ["2032 2033"]


def test_loose_names_over_a_table_are_its_first_row() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Plan d'une commune de bord d'eau", 14, bold=True)
    named(sheet, 75)
    body(sheet, 84)
    document = titled(sheet).read()
    (table,) = tables_of(document)
    assert rows_of(table)[0] == list(NAMES)


def test_names_over_titles_head_the_tables_below_these() -> None:
    sheet = Sheet()
    named(sheet, 75)
    sheet.text(40, 95, "OO 1 : Soigner les rives", 11, bold=True)
    body(sheet, 104, ROWS[:1])
    sheet.text(40, 150, "OO 2 : Soigner les chemins", 11, bold=True)
    body(sheet, 160, ROWS[1:])
    document = titled(sheet).read()
    assert [said(item, Field.PILOT) for item in actions(document)] == [["Voirie"], ["Lycée agricole"]]
    assert [said(item, Field.SCHEDULE) for item in actions(document)] == [["2032 2033"], ["2031"]]


def test_a_header_that_stands_again_below_each_title_says_nothing_of_its_columns() -> None:
    sheet = Sheet()
    bar(sheet, 60, 84)
    named(sheet, 75, ink="#ffffff")
    body(sheet, 84, ROWS[:1])
    sheet.shade(XS[0], 108, XS[-1], 128, "#ccddee")
    sheet.text(46, 122, "OO 2 : Soigner les chemins", 10, bold=True)
    bar(sheet, 128, 152)
    named(sheet, 143, ink="#ffffff")
    body(sheet, 152, ROWS[1:])
    document = titled(sheet).read()
    assert [said(item, Field.SCHEDULE) for item in actions(document)] == [["2032 2033"], ["2031"]]


def test_a_title_on_a_bar_stays_whole() -> None:
    sheet = Sheet()
    bar(sheet, 60, 84)
    sheet.text(46, 76, "OS 1 : Une commune de bord d'eau où les rives et les chemins creux", 9, bold=True)
    body(sheet, 84)
    document = titled(sheet).read()
    (table,) = tables_of(document)
    assert [cell.col_span for cell in table.cells if cell.row == 0] == [7]


def test_a_line_above_a_table_that_names_no_columns_stays_text() -> None:
    sheet = Sheet()
    sheet.text(44, 75, "Plan", 9)
    sheet.text(240, 75, "Commune du Bief", 9)
    sheet.text(520, 75, "Page 4", 9)
    sheet.table((40, 200, 400, 570), 84, [("a", "b", "c"), ("d", "e", "f")], height=24)
    assert [block.n_rows for block in sheet.read().blocks if isinstance(block, Table)] == [2]


def test_what_is_written_across_the_bar_over_all_years_is_the_time() -> None:
    sheet = Sheet()
    bar(sheet, 60, 84)
    named(sheet, 75, ink="#ffffff")
    body(sheet, 84, [*ROWS[:1], ("1.2", "Border les chemins creux", "Voirie", "", "", "", "")])
    sheet.shade(390, 109, 510, 131, "#33aa66")
    named(sheet, 123, ("en continu",), (390, 510))
    document = titled(sheet).read()
    assert said(actions(document)[1], Field.SCHEDULE) == ["en continu"]
