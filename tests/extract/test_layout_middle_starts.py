"""Boxes whose path begins in the middle of a side, as an office program draws its shapes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib.colors import HexColor

from extract.document import SourceFile
from extract.layout.engine.content import Fill
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, texts_of

BOX = [(150, 700), (50, 700), (50, 760), (250, 760), (250, 700)]
NOTCHED = [(150, 720), (50, 700), (50, 760), (250, 760), (250, 700)]
TITLES = ["OS 1", "Être un bourg d'eaux", "OS 2", "Être un bourg de bois"]


def draw(sheet: Sheet, corners: Sequence[tuple[float, float]], shift: float = 0) -> None:
    path = sheet.canvas.beginPath()
    path.moveTo(corners[0][0] + shift, corners[0][1])
    for x, y in (*corners[1:], corners[0]):
        path.lineTo(x + shift, y)
    sheet.canvas.setFillColor(HexColor("#204060"))
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def fills(corners: Sequence[tuple[float, float]]) -> tuple[Fill, ...]:
    sheet = Sheet()
    draw(sheet, corners)
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    return content.fills


@pytest.mark.parametrize(("corners", "count"), [(BOX, 1), (NOTCHED, 0)])
def test_a_box_may_begin_in_the_middle_of_a_side(corners: Sequence[tuple[float, float]], count: int) -> None:
    assert len(fills(corners)) == count


def test_the_lines_in_such_boxes_side_by_side_stay_apart() -> None:
    sheet = Sheet()
    for at in (0, 1):
        draw(sheet, BOX, 220 * at)
        for line in (0, 1):
            sheet.text(100 + 220 * at, 105 + 20 * line, TITLES[2 * at + line], 11, bold=True, colour="#ffffff")
    assert [line.text for block in texts_of(sheet.read()) for line in block.lines] == TITLES
