"""Slides printed two a page, each in a frame: each is read as a page."""

from __future__ import annotations

import pytest

from extract.document import SourceFile
from extract.layout.pages.framed_slides import framed_slides
from extract.layout.pages.page import take_apart
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, tables_of, texts_of

SLIDES = (
    ("But 1", "Curer la mare"),
    ("But 2", "Semer le pré"),
    ("But 3", "Planter la haie"),
    ("But 4", "Poser un banc"),
)
TOPS = (40.0, 420.0)


def handout(*, rule: bool = False, beside: str = "", wide: float = 480.0) -> Sheet:
    sheet = Sheet()
    for at, (goal, deed) in enumerate(SLIDES):
        top = TOPS[at % 2]
        sheet.grid((50, 50 + wide), (top, top + 340))
        sheet.shade(51, top + 1, 90, top + 339, "#d9a400")
        sheet.text(54, top + 30, goal, 10, bold=True)
        sheet.text(110, top + 30, f"{at + 1}.1 {deed}", 14, bold=True)
        sheet.text(110, top + 60, "Porteur : Voirie")
        if rule:
            sheet.rule(50, top + 200, 50 + wide, top + 200)
        if at % 2:
            sheet.text(60, 395, beside)
            sheet.turn_page()
    return sheet


def test_each_slide_is_read_as_a_page() -> None:
    document = handout().read()
    assert not tables_of(document)
    assert [block.text for block in texts_of(document)] == [
        text for at, (goal, deed) in enumerate(SLIDES) for text in (goal, f"{at + 1}.1 {deed}", "Porteur : Voirie")
    ]
    assert [block.places[0].page for block in texts_of(document)] == [1] * 6 + [2] * 6
    box = texts_of(document)[4].places[0].box
    assert box is not None
    assert TOPS[1] < box.top < TOPS[1] + 40
    assert 105 < box.x0 < 115


@pytest.mark.parametrize(
    ("sheet", "slides"),
    [
        (handout(), 4),
        (handout(rule=True), None),
        (handout(beside="Un mot entre les boîtes"), None),
        (handout(wide=380), None),
    ],
    ids=["slides", "rows", "text between", "too high"],
)
def test_boxes_of_a_table_or_amid_a_text_are_no_slides(sheet: Sheet, slides: int | None) -> None:
    found = framed_slides([take_apart(content) for content in page_contents(SourceFile("a.pdf", sheet.bytes()))])
    assert (len(found.pages) if found is not None else None) == slides
