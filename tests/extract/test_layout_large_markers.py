"""Codes in very large print beside titles of one or two lines."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of


@pytest.mark.parametrize("lines", [["Rouvrir le halage"], ["Rouvrir le halage aux promeneurs", "et aux pêcheurs"]])
def test_a_code_in_large_print_comes_before_the_title_beside_it(lines: list[str]) -> None:
    sheet = Sheet()
    sheet.text(50, 100, "O.S.1", 30, bold=True)
    sheet.lines(160, 96 if len(lines) == 1 else 88, lines, 14, 16, bold=True)
    sheet.text(50, 140, "Les berges appartiennent à tous les riverains du canal et de ses affluents.")
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:2] == ["O.S.1", " ".join(lines)]


def test_a_title_in_large_print_over_a_text_stays_where_it_is() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Les berges du canal", 24, bold=True)
    sheet.lines(60, 126, ["Les berges appartiennent à tous les riverains du canal", "et de ses affluents."])
    assert next(block.text for block in texts_of(sheet.read())) == "Les berges du canal"


def test_a_number_in_large_print_at_the_right_of_a_title_is_its_number() -> None:
    sheet = Sheet()
    sheet.lines(50, 88, ["Rouvrir le halage aux promeneurs", "et aux pêcheurs"], 14, 16, bold=True)
    sheet.text(500, 105, "3", 40, bold=True)
    sheet.text(50, 140, "Les berges appartiennent à tous les riverains du canal et de ses affluents.")
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:2] == ["3", "Rouvrir le halage aux promeneurs et aux pêcheurs"]


def test_a_figure_in_large_print_over_what_it_counts_numbers_no_title() -> None:
    sheet = Sheet()
    sheet.text(50, 96, "Rouvrir le halage", 14, bold=True)
    sheet.text(500, 105, "3", 40, bold=True)
    sheet.text(496, 120, "ponts", 9)
    assert texts_of(sheet.read())[0].text == "Rouvrir le halage"
