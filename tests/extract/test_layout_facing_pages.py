"""Pages that stand two by two on the sheets of a brochure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.document import SourceFile
from extract.layout.pages.facing_pages import facing_pages
from extract.layout.pages.page import take_apart
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, texts_of

WIDE, HIGH = 842.0, 595.0
MIDDLE = WIDE / 2
FOOT = 575.0


def page(sheet: Sheet, x0: float, title: Sequence[str], said: Sequence[str], number: str) -> None:
    """Draw one page: its title on a shade over its whole width, boxes below, its number at its foot."""
    sheet.shade(x0, 0, x0 + MIDDLE, 70, "#335577")
    for at, line in enumerate(title):
        sheet.text(x0 + 20, 34 + 18 * at, line, 14, bold=True, colour="#ffffff")
    for at, text in enumerate(said):
        sheet.shade(x0 + 20, 90 + 60 * at, x0 + 400, 130 + 60 * at, "#eef3f8")
        sheet.text(x0 + 26, 112 + 60 * at, text, 10)
    if number:
        sheet.text(x0 + 390, FOOT, number, 7)


def brochure(*numbers: str) -> Sheet:
    """Two sheets, a cover and three pages, with these numbers at the feet of the pages."""
    sheet = Sheet((WIDE, HIGH))
    sheet.shade(0, 0, MIDDLE, HIGH, "#335577")
    sheet.text(40, 200, "Notre plan", 26, bold=True, colour="#ffffff")
    page(sheet, MIDDLE, ["Le verger commun et ses", "vieux pommiers"], ["Planter une haie"], numbers[0])
    sheet.turn_page()
    page(sheet, 0, ["La mare aux canards et", "ses berges"], ["Curer la mare", "Poser un banc"], numbers[1])
    page(sheet, MIDDLE, ["Le lavoir du bas et son", "toit d'ardoises"], ["Refaire le toit"], numbers[2])
    return sheet


READ = [
    ("Notre plan", 1, False),
    ("Le verger commun et ses vieux pommiers", 1, True),
    ("Planter une haie", 1, True),
    ("La mare aux canards et ses berges", 2, False),
    ("Curer la mare", 2, False),
    ("Poser un banc", 2, False),
    ("Le lavoir du bas et son toit d'ardoises", 2, True),
    ("Refaire le toit", 2, True),
]


def read(sheet: Sheet) -> list[tuple[str, int | None, bool]]:
    """The texts with their sheet, and whether they stand in its right half; no numbers of pages."""
    found = []
    for block in texts_of(sheet.read()):
        place = block.places[0]
        if any(char.isalpha() for char in block.text.removeprefix("Page")):
            found.append((block.text, place.page, place.box is not None and place.box.x0 > MIDDLE))
    return found


@pytest.mark.parametrize("numbers", [("2", "3", "4"), ("Page 2", "Page 3", "Page 4"), ("1/3", "2/3", "3/3")])
def test_facing_pages_are_read_one_after_the_other(numbers: Sequence[str]) -> None:
    assert read(brochure(*numbers)) == READ


@pytest.mark.parametrize(
    "numbers",
    [("", "", ""), ("2", "2", "3"), ("1", "", "2"), ("2", "4", "3")],
    ids=["none", "do not count on", "one a sheet", "not in order"],
)
def test_columns_are_no_pages(numbers: Sequence[str]) -> None:
    assert read(brochure(*numbers)) != READ


def test_a_title_over_both_pages_keeps_them_one() -> None:
    sheet = brochure("2", "3", "4")
    sheet.turn_page()
    sheet.text(250, 40, "Le calendrier de tous les chantiers", 20, bold=True)
    sheet.table((100, 400, 600), 80, [["Haie", "au printemps"], ["Mare", "en automne"]])
    sheet.text(390, FOOT, "5", 7)
    sheet.text(MIDDLE + 390, FOOT, "6", 7)
    assert read(sheet) == [*READ, ("Le calendrier de tous les chantiers", 3, False)]


@pytest.mark.parametrize(("wide", "height", "pages"), [(WIDE, HIGH, 4), (WIDE, HIGH - 60, None), (1058, HIGH, None)])
def test_a_half_that_a_shade_covers_is_a_page_on_paper(wide: float, height: float, pages: int | None) -> None:
    sheet = Sheet((wide, HIGH))
    for title in ("Un verger", "Une mare"):
        sheet.shade(0, 0, wide / 2, height, "#335577")
        sheet.text(40, 300, title, 12, colour="#ffffff")
        sheet.text(wide / 2 + 40, 300, "Planter une haie", 12)
        sheet.turn_page()
    found = facing_pages([take_apart(content) for content in page_contents(SourceFile("a.pdf", sheet.bytes()))])
    assert (len(found.pages) if found is not None else None) == pages
    assert found is None or not any(page.hidden for page in found.pages)
