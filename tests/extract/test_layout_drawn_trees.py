"""Trees of boxes from left to right, and the straight ones of the strokes that join them."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

SIDES = ((30.0, 150.0), (220.0, 360.0), (430.0, 640.0))
HIGH = 26.0


def tree(middles: tuple[list[float], list[float], list[float]]) -> Sheet:
    """Boxes in three columns: shades in the first two, strokes in the last, and a stroke to one of these."""
    sheet = Sheet((700.0, 500.0))
    for level, ((x0, x1), column) in enumerate(zip(SIDES, middles, strict=True)):
        for at, y in enumerate(column):
            if level < 2:
                sheet.shade(x0, y - HIGH / 2, x1, y + HIGH / 2, "#224433" if level == 0 else "#a7d3c0")
            else:
                sheet.grid((x0, x1), (y - HIGH / 2, y + HIGH / 2))
            sheet.text(
                x0 + 8, y + 4, f"{'ABC'[level]}{at + 1} Curer", 10, colour="#ffffff" if level == 0 else "#000000"
            )
    sheet.rule(SIDES[1][1], middles[1][0], SIDES[2][0], middles[1][0], 2)
    return sheet


def order(sheet: Sheet) -> list[str]:
    document = sheet.read()
    assert tables_of(document) == []
    return [text.text.split()[0] for text in texts_of(document)]


def test_a_tree_is_read_branch_by_branch() -> None:
    sheet = tree(([200], [120, 280], [80, 120, 160, 260, 300]))
    assert order(sheet) == ["A1", "B1", "C1", "C2", "C3", "B2", "C4", "C5"]


@pytest.mark.parametrize("second", [[100, 280], [120, 320]])
def test_boxes_that_stand_at_no_middle_are_read_from_the_top(second: list[float]) -> None:
    sheet = tree(([200], second, [80, 120, 160, 260, 300]))
    texts = [text.text.split()[0] for text in texts_of(sheet.read())]
    assert texts != ["A1", "B1", "C1", "C2", "C3", "B2", "C4", "C5"]
