"""Boxes stacked in two columns are read column by column; boxes in rows are read row by row."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

LEFT, RIGHT = 40.0, 310.0


def card(sheet: Sheet, x: float, top: float, number: int, lines: int, framed: bool = False, wide: float = 245) -> float:
    """Draw a shaded or framed box with a title and some lines of text; return where it ends."""
    bottom = top + 30 + 12 * lines
    if framed:
        sheet.grid((x, x + wide), (top, bottom))
    else:
        sheet.shade(x, top, x + wide, bottom, "#e4eef2")
    sheet.text(x + 10, top + 14, f"Mesure {number}", 9, bold=True)
    sheet.lines(x + 10, top + 28, ["Ce que la commune fera pour ses habitants"] * lines, 9, 12)
    return bottom


def read(sheet: Sheet) -> list[str]:
    return [text.text for text in texts_of(sheet.read()) if not text.text.startswith("Ce que")]


@pytest.mark.parametrize("framed", [True, False])
def test_columns_of_boxes_are_read_one_after_the_other(framed: bool) -> None:
    sheet = Sheet()
    y = 60.0
    sheet.text(LEFT, y, "1.1 Entretenir les", 13, bold=True)
    sheet.text(LEFT, y + 16, "berges", 13, bold=True)
    y += 26
    for number, lines in ((1, 3), (2, 5), (3, 2)):
        y = card(sheet, LEFT, y, number, lines, framed) + 12
    y = card(sheet, RIGHT, 50, 4, 4, framed) + 30
    sheet.text(RIGHT, y, "1.2 Rouvrir le canal", 13, bold=True)
    y += 12
    for number, lines in ((5, 6), (6, 2)):
        y = card(sheet, RIGHT, y, number, lines, framed) + 12
    assert read(sheet) == [
        "1.1 Entretenir les berges",
        *(f"Mesure {number}" for number in (1, 2, 3, 4)),
        "1.2 Rouvrir le canal",
        *(f"Mesure {number}" for number in (5, 6)),
    ]


def test_boxes_in_the_margin_are_read_behind_the_column_beside_them() -> None:
    sheet = Sheet()
    for page in range(3):
        for at in range(3):  # two columns of boxes that begin at heights of their own
            for x, top in ((40.0, 66.0), (225.0, 60.0)):
                y = top + at * (78 if x == 40 else 70)
                sheet.shade(x, y, x + 170, y + 60, "#e4eef2")
                sheet.text(x + 10, y + 20, f"Mesure {2 * at + (x > 40) + 1}", 9, bold=True)
                sheet.text(x + 10, y + 40, "Ce que la commune fera", 9)
        sheet.shade(420, 30, 550, 190, "#fef0c0")
        sheet.text(430, 50, "Le saviez-vous ?", 9, bold=True)
        sheet.lines(430, 70, ["Ce que le bourg fut", "Ce que fut le pont", "Ce que fut le bief"] * 2, 9, 13)
        sheet.text(225, 45, f"1.{page + 1} Entretenir les berges", 11, bold=True)
        if page < 2:
            sheet.turn_page()
    found = [text for text in read(sheet) if not text.startswith("1.")]
    left, right = [f"Mesure {n}" for n in (1, 3, 5)], [f"Mesure {n}" for n in (2, 4, 6)]
    assert found == [*left, *right, "Le saviez-vous ?"] * 3


@pytest.mark.parametrize("wide", [241.0, 242.6, 244.0, 247.0])
def test_columns_may_be_a_little_narrower_than_others(wide: float) -> None:
    sheet = Sheet()
    left, right = 50.0, 50.0
    for number, lines in ((1, 3), (2, 5), (3, 2)):
        left = card(sheet, LEFT, left, number, lines, wide=wide + 1.5) + 12
        right = card(sheet, RIGHT, right, number + 3, lines + 3 - number, wide=wide) + 12
    assert read(sheet) == [f"Mesure {number}" for number in range(1, 7)]


def test_a_heading_with_boxes_below_it_in_both_columns_stands_over_both() -> None:
    sheet = Sheet()
    sheet.text(LEFT, 60, "1.1 Entretenir les berges", 13, bold=True)
    ends = [card(sheet, LEFT, 80, 1, 3), card(sheet, RIGHT, 80, 2, 5)]
    ends = [card(sheet, LEFT, ends[0] + 10, 3, 6), card(sheet, RIGHT, ends[1] + 10, 4, 2)]
    ends = [card(sheet, LEFT, ends[0] + 10, 5, 2), card(sheet, RIGHT, ends[1] + 10, 6, 4)]
    y = max(ends) + 40
    sheet.text(LEFT, y, "1.2 Rouvrir le canal", 13, bold=True)
    card(sheet, LEFT, y + 20, 7, 3)
    card(sheet, RIGHT, y + 20, 8, 5)
    found = read(sheet)
    assert found.index("1.2 Rouvrir le canal") == 7
    assert found[8:] == ["Mesure 7", "Mesure 8"]


def test_boxes_that_begin_level_are_read_row_by_row() -> None:
    sheet = Sheet()
    y = 60.0
    for number in (1, 3, 5):
        y = max(card(sheet, LEFT, y, number, 3), card(sheet, RIGHT, y, number + 1, 4)) + 12
    assert read(sheet) == [f"Mesure {number}" for number in range(1, 7)]


def test_columns_of_short_lines_whose_items_count_on_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    number = 0
    for x, top, sizes in ((LEFT, 60.0, (3, 1, 2)), (RIGHT, 66.0, (1, 3, 2))):
        y = top
        for size in sizes:
            number += 1
            sheet.text(x, y, f"Projet {number}", 9, bold=True)
            sheet.text(x, y + 13, "Rendre au ruisseau son ancien lit dans la traversée", 10, bold=True)
            sheet.lines(x, y + 28, [f"Porteur : service {at}" for at in range(size)], 8, 11)
            sheet.text(x, y + 30 + 11 * size, "ODD", 8)
            for at in range(3):
                sheet.text(x + 24 + 16 * at, y + 30 + 11 * size, str(6 + at), 8)
            y += 60 + 11 * size
    found = [text.text for text in texts_of(sheet.read())]
    assert [text for text in found if text.startswith("Projet")] == [f"Projet {at}" for at in range(1, 7)]
    assert found.count("ODD 6 7 8") == 6


@pytest.mark.parametrize("headed", [True, False])
def test_boxes_that_begin_level_are_read_column_by_column_where_a_title_heads_each(headed: bool) -> None:
    sheet = Sheet()
    sheet.shade(0, 0, 595, 90, "#224466")
    sheet.text(40, 50, "Rouvrir les eaux", 20, bold=True, colour="#ffffff")
    if headed:
        sheet.text(LEFT, 120, "Soigner les mares", 13, bold=True)
        sheet.text(RIGHT, 120, "Ouvrir le canal", 13, bold=True)
    y = 130.0
    for number in (1, 2):
        y = max(card(sheet, LEFT, y, number, 2), card(sheet, RIGHT, y, number + 10, 2)) + 12
    found = read(sheet)[1:]
    if headed:
        assert found == ["Soigner les mares", "Mesure 1", "Mesure 2", "Ouvrir le canal", "Mesure 11", "Mesure 12"]
    else:
        assert found == ["Mesure 1", "Mesure 11", "Mesure 2", "Mesure 12"]


def test_texts_that_begin_before_the_boxes_below_them_stand_in_the_same_columns() -> None:
    sheet = Sheet()
    titles = {40.0: ("Curer le bief", "Rouvrir le halage"), 310.0: ("Planter des saules", "Compter les truites")}
    for x, top, sizes in ((40.0, 60.0, (2, 4)), (310.0, 46.0, (5, 2))):
        y = top
        for number, (title, size) in enumerate(zip(titles[x], sizes, strict=True), 1):
            sheet.text(x + 4, y + 14, str(number), 9, bold=True)
            sheet.text(x + 24, y + 14, f"{title} et", 11)
            sheet.text(x + 24, y + 28, "en rendre compte", 11)
            sheet.shade(x + 22, y + 36, x + 245, y + 50 + 12 * size, "#e4eef2")
            sheet.lines(x + 32, y + 50, ["Ce que la commune fera pour ses habitants"] * size, 9, 12)
            y += 50 + 12 * size
    found = read(sheet)
    assert found == [
        f"{number} {title} et en rendre compte" for pair in titles.values() for number, title in enumerate(pair, 1)
    ]
