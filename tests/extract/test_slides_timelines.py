"""Timelines on slides: boxes of years with discs, on the cards of projects."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from extract.document import SourceFile, TextBlock
from extract.readers.slides import read_slides

colours: Any = RGBColor
YEARS = (2031, 2032, 2033, 2034)


def box(page: Any, place: tuple[float, float, float, float], text: str) -> None:
    page.shapes.add_textbox(*map(Pt, place)).text_frame.text = text


def shape(page: Any, kind: Any, place: tuple[float, float, float, float], colour: str | None) -> None:
    drawn = page.shapes.add_shape(kind, *map(Pt, place))
    if colour is None:
        drawn.fill.background()
    else:
        drawn.fill.solid()
        drawn.fill.fore_color.rgb = colours.from_string(colour)


def card(page: Any, left: float, name: str, ticked: set[int]) -> None:
    shape(page, MSO_SHAPE.ROUNDED_RECTANGLE, (left, 100, 300, 150), "EEEEEE")
    shape(page, MSO_SHAPE.PENTAGON, (left - 6, 112, 50, 24), "AA2200")
    box(page, (left + 2, 112, 38, 24), name)
    box(page, (left + 60, 112, 220, 40), f"Semer le pré {name}")
    for at, year in enumerate(YEARS):
        box(page, (left + 20 + 60 * at, 180, 50, 16), str(year))
        full = "AA2200" if year in ticked else None
        shape(page, MSO_SHAPE.OVAL, (left + 35 + 60 * at, 204, 20, 20), full)


def texts(*cards: set[int]) -> list[str]:
    presentation = Presentation()
    page = presentation.slides.add_slide(presentation.slide_layouts[6])
    for at, ticked in enumerate(cards):
        card(page, 30 + 340 * at, f"B{at + 1}", ticked)
    out = io.BytesIO()
    presentation.save(out)
    found = read_slides(SourceFile("essai.pptx", out.getvalue())).blocks
    return [block.text for block in found if isinstance(block, TextBlock)]


def test_full_discs_under_the_years_of_each_card_are_its_period() -> None:
    assert texts({2032, 2033}, {2031}) == [
        "B1", "Semer le pré B1", "Période : 2032 2033", "B2", "Semer le pré B2", "Période : 2031",
    ]  # fmt: skip
    assert texts({2031, 2034}, set(YEARS))[2::3] == ["Période : 2031 2034", "Période : 2031 2032 2033 2034"]


def test_years_without_full_discs_stay() -> None:
    assert texts(set(), set())[2:6] == [str(year) for year in YEARS]
