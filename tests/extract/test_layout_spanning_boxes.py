"""Boxes in columns, each as high as those at its right that it stands for."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

SIDES = ((30.0, 150.0), (180.0, 330.0), (360.0, 640.0))
READ = ["A1", "B1", "C1", "B2", "C2", "A2", "B3", "C3", "B4", "C4"]
TOPS = (60.0, 140.0, 220.0, 300.0)
HIGH = 66.0


def boxes(gap: float = 14.0, arrow: str = "", spans: int = 2) -> Sheet:
    """Objectives as high as ``spans`` boxes of the next column, each beside a box with two lines of its own."""
    sheet = Sheet((700.0, 500.0))
    high = 80.0 - gap
    for at in range(len(TOPS) // spans):
        top = TOPS[spans * at]
        sheet.shade(SIDES[0][0], top, SIDES[0][1], TOPS[spans * at + spans - 1] + high - 4, "#224433")
        sheet.text(SIDES[0][0] + 8, top + 40, f"A{at + 1} Ville", 12, colour="#ffffff")
    for at, top in enumerate(TOPS):
        sheet.grid(SIDES[1], (top, top + high))
        sheet.text(SIDES[1][0] + 8, top + 30, f"B{at + 1} Curer les biefs", 9)
        sheet.shade(SIDES[2][0], top, SIDES[2][1], top + high, "#eef4f4")
        sheet.lines(SIDES[2][0] + 8, top + 18, [f"C{at + 1} Louer une barge", "Repeindre les vannes"], 9)
        if arrow:
            sheet.text(SIDES[1][1] + 9, top + 30, arrow, 11)
    return sheet


def order(sheet: Sheet) -> list[str]:
    """The first words of texts in reading order, those outside of tables."""
    texts = [text.text.split()[0] for text in texts_of(sheet.read())]
    return [text for text in texts if text[0] in "ABC>"]


@pytest.mark.parametrize("arrow", ["", ">"])
def test_each_box_is_read_before_those_that_it_is_as_high_as(arrow: str) -> None:
    assert tables_of(boxes(arrow=arrow).read()) == []
    assert order(boxes(arrow=arrow)) == READ


def test_boxes_that_touch_are_cells() -> None:
    assert order(boxes(gap=1.0)) != READ


def test_boxes_that_stand_beside_one_other_each_are_rows() -> None:
    sheet = boxes(spans=1, arrow=">")
    assert ">" in [word for text in _every(sheet) for word in text.split()]


def _every(sheet: Sheet) -> list[str]:
    document = sheet.read()
    return [text.text for text in texts_of(document)] + [c.text for t in tables_of(document) for c in t.cells]
