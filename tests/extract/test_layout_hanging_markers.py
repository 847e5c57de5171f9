"""Markers in small print at the middle of the height of titles of several lines."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

BODY = "Les berges appartiennent à tous les riverains du canal et de ses affluents."


@pytest.mark.parametrize("marker", ["OS.1", "1"])
def test_a_marker_between_the_lines_of_a_title_at_its_right_is_read_before_it(marker: str) -> None:
    sheet = Sheet()
    sheet.text(55, 106, marker, 12, bold=True)
    sheet.lines(120, 96, ["Rouvrir le halage aux promeneurs", "et aux pêcheurs"], 22, 28, bold=True)
    sheet.text(50, 170, BODY)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts == [marker, "Rouvrir le halage aux promeneurs et aux pêcheurs", BODY]


def test_a_marker_level_with_the_second_of_two_titles_is_its_own() -> None:
    sheet = Sheet()
    sheet.text(55, 96, "OS.1", 12, bold=True)
    sheet.text(120, 96, "Rouvrir le halage", 22, bold=True)
    sheet.text(55, 156, "OS.2", 12, bold=True)
    sheet.text(120, 156, "Curer le bief", 22, bold=True)
    sheet.text(50, 190, BODY)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[:2] == ["OS.1 Rouvrir le halage", "OS.2 Curer le bief"]
