"""Tables without rules under one header each, with lists of texts between them."""

from __future__ import annotations

from extract.layout.engine.content import Look, Word
from extract.layout.open_tables.headed_parts import table_groups
from extract.layout.text.lines import TextLine, make_line
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

HEADER = ("Actions", "Porteur", "Terme", "Moyens")
XS = (57, 285, 400, 470)


def title(sheet: Sheet, y: float, number: str, text: str) -> float:
    sheet.text(57, y, number, 13, bold=True)
    sheet.text(130, y, text, 13, bold=True)
    return y + 18


def table(sheet: Sheet, y: float, rows: list[tuple[str, str, str, str, str]]) -> float:
    for x, name in zip(XS, HEADER, strict=True):
        sheet.text(x, y, name, 9, bold=True)
    for code, *cells in rows:
        y += 14
        sheet.text(57, y, code, 9)
        for x, cell in zip((95, *XS[1:]), cells, strict=True):
            sheet.text(x, y, cell, 9)
    return y + 40


def test_a_list_between_tables_under_one_header_is_none_of_them() -> None:
    sheet = Sheet()
    y = 80.0
    for at in (1, 2, 3):
        y = title(sheet, y, f"OO 1.{at}.", ("Entretenir les berges", "Curer les biefs", "Ouvrir le halage")[at - 1])
        rows = [(f"1.{at}.{k}.", f"Planter des saules {k}", "Travaux", f"202{k}", f"{k}.000 €") for k in range(1, 5)]
        y = table(sheet, y, rows)
    y = title(sheet, y, "OO 1.4.", "Faire connaître le canal")
    for at in (1, 2, 3, 4):
        sheet.text(57, y, f"1.4.{at}.", 10)
        sheet.text(95, y, f"Éditer une carte des anciens ports du canal, volume {at}", 10)
        y += 20
    y = title(sheet, y + 10, "OO 1.5.", "Rouvrir une écluse")
    table(sheet, y, [("1.5.1.", "Étudier les fondations", "Régie", "2029", "-")])
    document = sheet.read()
    tables = tables_of(document)
    assert [found.n_rows for found in tables] == [5, 5, 5, 2]
    assert rows_of(tables[-1])[1] == ["1.5.1.", "Étudier les fondations", "Régie", "2029", "-"]
    said = [text.text for text in texts_of(document)]
    assert sum(text.startswith(("OO 1.", "1.4.")) for text in said) == 9


def test_the_same_names_in_another_order_are_columns_of_their_own() -> None:
    sheet = Sheet()
    orders = [((57, 100, 320, 420), (0, 1, 2, 3)), ((57, 110, 190, 400), (0, 3, 1, 2))]
    names = ("Code", "Action", "Porteur", "Rate")
    wanted = []
    y = 80.0
    for at in range(6):
        xs, order = orders[at // 3]
        y = title(sheet, y, f"OO 1.{at + 1}.", "Entretenir les berges")
        rows = [(f"1.{at}.{k}", "Planter des saules le long du bief", "Service Travaux", f"{k}0%") for k in (1, 2, 3)]
        for bold, row in ((True, names), *((False, row) for row in rows)):
            for x, index in zip(xs, order, strict=True):
                sheet.text(x, y, row[index], 9, bold=bold)
            y += 16
        wanted.append([[row[index] for index in order] for row in (names, *rows)])
        y += 24
    assert [rows_of(found) for found in tables_of(sheet.read())] == wanted


def stacked_header(sheet: Sheet, y: float) -> None:
    """Names in the middle of a row between rules: one on three lines, one on two, the others on one."""
    for height in (y - 10, y + 27):
        sheet.rule(55, height, 540, height)
    for x, name in ((57, "N°"), (110, "Action"), (330, "Équipe")):
        sheet.text(x, y + 10, name, 8, bold=True)
    sheet.lines(400, y + 5, ["Calen-", "drier"], 8, step=10, bold=True)
    sheet.lines(470, y, ["Part", "déjà ac-", "quise"], 8, step=10, bold=True)


def test_names_on_several_lines_are_no_titles_of_their_header() -> None:
    """Its first words stand above the line of the other names, also where it comes again overleaf."""
    sheet = Sheet()
    y = 80.0
    for at in (1, 2, 3, 4):
        sheet.text(57, y, f"OO 1.{at} – Entretenir les berges", 10, bold=True)
        stacked_header(sheet, y + 18)
        y += 58
        for k in (1, 2, 3):
            row = (f"A 1.{at}.{k}", f"Planter des saules le long du bief {k}", "Eaux", f"203{k}", f"{k}0 %")
            for x, cell in zip((57, 110, 330, 400, 470), row, strict=True):
                sheet.text(x, y, cell, 8)
            y += 16
        y += 20
    sheet.text(57, y - 24, "1 Sous réserve d'un accord.", 6)
    sheet.turn_page()
    stacked_header(sheet, 60)
    sheet.text(110, 100, "et du canal", 8)
    sheet.text(330, 100, "et forêts", 8)
    sheet.text(57, 130, "OO 1.5 – Rouvrir une écluse", 10, bold=True)
    stacked_header(sheet, 148)
    for x, cell in zip(
        (57, 110, 330, 400, 470), ("A 1.5.1", "Étudier les fondations", "Régie", "2034", "0 %"), strict=True
    ):
        sheet.text(x, 188, cell, 8)
    tables = tables_of(sheet.read())
    assert [rows_of(found)[0] for found in tables] == [
        ["N°", "Action", "Équipe", "Calendrier", "Part déjà acquise"]
    ] * 5
    assert [found.n_rows for found in tables] == [4, 4, 4, 4, 2]
    assert rows_of(tables[3])[3][1:3] == ["Planter des saules le long du bief 3 et du canal", "Eaux et forêts"]


def test_tables_whose_header_of_one_line_comes_again_overleaf_are_not_parted_at_titles() -> None:
    """Their rows go on below it: titles between them are rows, as the rest of a cell is."""

    def line(y: float, texts: tuple[str, ...], size: float, bold: bool = False) -> TextLine:
        look = Look(size=size, bold=bold)
        return make_line([Word(text, x, y, x + 40, y + size, look) for x, text in zip(XS, texts, strict=False)])

    def part(y: float) -> list[TextLine]:
        rows = [line(y + 14 * k, (f"1.{k}", "Travaux", "2031", "-"), 9) for k in (2, 3, 4)]
        return [line(y, ("Berges",), 13, True), line(y + 14, HEADER, 9, True), *rows]

    first = [one for y in (80, 180, 280) for one in part(y)]
    pages = [(1, [first]), (2, [[line(60, HEADER, 9, True), line(74, ("des saules", "et forêts"), 9), *part(110)]])]
    assert table_groups(pages).pages == pages
