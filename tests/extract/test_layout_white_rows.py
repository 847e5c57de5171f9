"""Tables without rules that shade every other row: the bare ones are rows, too."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.layout.engine.content import Fill, Word
from extract.layout.tables.white_rows import white_rows
from tests.extract.pdf_making import Sheet, rows_of, tables_of

XS = (40.0, 100.0, 300.0, 400.0, 480.0, 555.0)


def strip(top: float, bottom: float, colour: str = "#eeeeee", xs: tuple[float, ...] = XS) -> list[Fill]:
    return [Fill(x0, top, x1, bottom, colour) for x0, x1 in pairwise(xs)]


def row(top: float, *texts: str) -> list[Word]:
    """One word a line in each column, lines 10 points apart."""
    return [
        Word(text, x + 3, top + 2 + 10 * n, x + 3 + 4 * len(text), top + 11 + 10 * n)
        for x, cell in zip(XS, texts, strict=False)
        for n, text in enumerate(cell.split())
    ]


def test_the_bare_rows_between_shaded_ones_and_below_them_are_found() -> None:
    fills = [*strip(100, 120), *strip(140, 160), *strip(190, 210)]
    words = [
        *row(124, "A2", "Rouvrir", "DG", "2026", "5"),
        *row(164, "A4", "Semer une haie", "AS", "2027", "6"),
        *row(212, "A6", "Peindre", "DG", "2028", "7"),
    ]
    found = white_rows(fills, words)
    assert sorted({(fill.top, fill.bottom) for fill in found}) == [(120, 140), (160, 190), (210, 224)]
    assert len(found) == 3 * (len(XS) - 1)


def test_several_rows_under_a_shaded_one_are_not_taken_for_one() -> None:
    fills = [*strip(100, 120), *strip(160, 180), *strip(220, 240)]
    words = [
        *row(122, "A1", "Rouvrir", "DG", "2026", "5"),
        *row(142, "A2", "Semer", "AS", "2027", "6"),
        *row(182, "A3", "Peindre", "DG", "2028", "7"),
        *row(202, "A4", "Border", "DG", "2028", "8"),
    ]
    assert white_rows(fills, words) == []


def test_text_across_the_columns_is_no_row() -> None:
    fills = [*strip(100, 120), *strip(140, 160), *strip(190, 210)]
    words = [Word("Chapitre", 80, 124, 130, 133), *row(164, "A4", "Semer", "AS", "2027", "6")]
    assert white_rows(fills, words) == []


def test_a_table_of_shaded_and_bare_rows_is_read_whole() -> None:
    sheet = Sheet()
    texts = [["N°", "Action", "Pilote", "Délai", "Budget"]]
    texts += [[f"A{n}", f"Rouvrir le sentier {n}", "DG", f"20{20 + n}", f"{n} 500 €"] for n in range(1, 8)]
    for n, cells in enumerate(texts):
        top = 100 + 24 * n
        if n % 2 == 0:
            for x0, x1 in pairwise(XS):
                sheet.shade(x0, top, x1, top + 24, "#dddddd")
        for x, cell in zip(XS, cells, strict=False):
            sheet.text(x + 3, top + 11, cell, 9)
            if cell.startswith("Rouvrir"):
                sheet.text(x + 3, top + 21, "des jardins ouvriers", 9)
    table = tables_of(sheet.read())[0]
    assert [cells[0] for cells in rows_of(table)] == ["N°", *(f"A{n}" for n in range(1, 8))]
    assert rows_of(table)[2][1:3] == ["Rouvrir le sentier 2 des jardins ouvriers", "DG"]


def test_a_header_and_a_row_closed_by_strokes_are_a_table_however_few_they_are() -> None:
    sheet = Sheet()
    for page in range(3):
        if page:
            sheet.turn_page()
        for x0, x1 in pairwise(XS):
            sheet.shade(x0, 100, x1, 120, "#dddddd")
        for x0, x1 in ((XS[0], XS[1]), (XS[1], XS[2])):
            sheet.shade(x0, 120, x1, 162, "#eeeeee")
        for y in (100, 120, 162):
            sheet.rule(XS[0], y, XS[-1], y)
        for x, name in zip(XS, ("N°", "Action", "Pilote", "Délai", "Budget"), strict=False):
            sheet.text(x + 3, 112, name, 9, bold=True)
        rows = (
            [f"A{page}"],
            ["Rouvrir le sentier", "des jardins", "ouvriers"],
            ["Les parcs", "et bois"],
            ["fin", "2027"],
        )
        for x, lines in zip(XS, rows, strict=False):
            sheet.lines(x + 3, 131, lines, 9, 11)
    found = [row[:3] for table in tables_of(sheet.read()) for row in rows_of(table) if row[0] != "N°"]
    assert found == [[f"A{page}", "Rouvrir le sentier des jardins ouvriers", "Les parcs et bois"] for page in range(3)]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_rules_frame_tables_of_few_rows(rows: int) -> None:
    """Names between two rules, every other row shaded, a rule at the foot; another such table follows."""
    sheet = Sheet()
    names = ["Action", "Pilote", "Délai", "Budget", "État"]
    tables = []
    for at in range(2):
        y = 100.0 + 200 * at
        sheet.text(XS[0], y - 20, f"OO 1.{at + 1} : Ouvrir les sentiers", 11, bold=True)
        texts = [[f"Rouvrir {at}{n}", "DG", f"20{20 + n}", f"{n} 500 €", "Fini"] for n in range(rows)]
        for x, name in zip(XS, names, strict=False):
            sheet.text(x + 3, y + 11, name, 8, bold=True)
        for n, cells in enumerate(texts, 1):
            if n % 2:
                for x0, x1 in pairwise(XS):
                    sheet.shade(x0, y + 16 * n, x1, y + 16 * n + 16, "#d3dfee")
            for x, text in zip(XS, cells, strict=False):
                sheet.text(x + 3, y + 16 * n + 11, text, 8)
        for line in (y, y + 16, y + 16 * (rows + 1)):
            sheet.rule(XS[0], line, XS[-1], line, 1)
        tables.append([names, *texts])
    assert [rows_of(table) for table in tables_of(sheet.read())] == tables


def test_shaded_rows_part_a_frame() -> None:
    sheet = Sheet()
    texts = [[f"Rouvrir {n}", "DG", f"20{20 + n}", f"{n} 500 €", "Fini"] for n in range(4)]
    for n, cells in enumerate(texts):
        for x0, x1 in pairwise(XS) if n % 2 == 0 else ():
            sheet.shade(x0, 100 + 16 * n, x1, 116 + 16 * n, "#d3dfee")
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 3, 111 + 16 * n, text, 8)
    for x in (XS[0], XS[1], XS[-1]):
        sheet.rule(x, 100, x, 164)
    for y in (100, 164):
        sheet.rule(XS[0], y, XS[-1], y)
    (table,) = tables_of(sheet.read())
    assert rows_of(table) == texts


def test_the_rest_of_a_cell_alone_at_the_top_of_a_page_goes_on_with_it() -> None:
    sheet = Sheet()
    sheet.grid(XS, [700, 720, 740, 800])
    for n, cells in enumerate(
        [["Action", "Pilote", "Délai", "Budget", "État"], ["Border", "DG", "2027", "5 €", "Fini"]]
    ):
        for x, text in zip(XS, cells, strict=False):
            sheet.text(x + 3, 714 + 20 * n, text, 9)
    for x, text in zip(XS, ["Rouvrir", "DG", "2028", "6 €", "Fini"], strict=False):
        sheet.text(x + 3, 754, text, 9)
    sheet.turn_page()
    sheet.text(XS[0] + 3, 60, "le sentier", 9)
    sheet.text(XS[0], 120, "OO 1.2 : Ouvrir les chemins de halage aux promeneurs de tous les villages", 12, bold=True)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[-1][0] == "Rouvrir le sentier"


def test_a_title_between_a_band_and_a_header_is_no_row() -> None:
    banner = Fill(XS[0], 60, XS[-1], 80, "#c5e0b3")
    words = [Word("OO1.1", 57, 92, 98, 101), *(Word("vert", 101 + 24 * n, 92, 121 + 24 * n, 101) for n in range(6))]
    level = [(60.0, XS[0], XS[-1], 0.5), (110.0, XS[0], XS[-1], 0.5)]
    found = white_rows([banner, *strip(110, 140)], words, level)
    assert not any(fill.top < 100 < fill.bottom for fill in found)
