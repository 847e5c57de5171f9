"""Numbers in discs on a baseline of their own before the texts that they number."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from tests.extract.pdf_making import Sheet, texts_of

COLOUR = "#224477"


def disc(sheet: Sheet, x: float, y: float, number: str) -> None:
    """Draw a disc about ``y`` with a small white number in it."""
    sheet.canvas.setFillColor(HexColor(COLOUR))
    sheet.canvas.circle(x, 842 - y, 6, stroke=0, fill=1)
    sheet.text(x - 2, y + 2.5, number, 7, bold=True, colour="#ffffff")


def read(sheet: Sheet) -> list[str]:
    return [block.text for block in texts_of(sheet.read())]


def test_the_number_in_a_disc_belongs_to_the_first_line_beside_it() -> None:
    sheet = Sheet()
    titles = [("Curer le bief avec les", "riverains"), ("Rouvrir le halage aux", "promeneurs")]
    for number, lines in enumerate(titles, 1):
        top = 60 + 50 * number
        disc(sheet, 56, top - 6, str(number))
        sheet.lines(70, top, lines, 11, 13)
    assert read(sheet) == ["1 Curer le bief avec les riverains", "2 Rouvrir le halage aux promeneurs"]


def test_columns_of_texts_with_such_numbers_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    titles = ["Curer le bief avec", "Rouvrir le halage pour", "Planter des saules avec", "Compter les truites avec"]
    for column, x in enumerate((40.0, 300.0)):
        for number, title in enumerate(titles, 1):
            top = 80 + 44 * number + 9 * column
            disc(sheet, x + 6, top - 5, str(number))
            sheet.lines(x + 20, top, [f"{title} tous les riverains", "du canal et de ses affluents"], 11, 13)
    whole = [
        f"{number} {title} tous les riverains du canal et de ses affluents" for number, title in enumerate(titles, 1)
    ]
    assert read(sheet) == [*whole, *whole]


def test_numbers_in_discs_that_stand_alone_stay_where_they_are() -> None:
    sheet = Sheet()
    for number in (1, 2, 3):
        disc(sheet, 100.0 * number, 100, str(number))
    sheet.text(50, 140, "Les berges du canal")
    assert read(sheet)[-1] == "Les berges du canal"
