"""Boxes to tick that are drawn: small squares before choices, a cross in those chosen."""

from __future__ import annotations

import pytest

from extract.document import SourceFile, Table
from extract.readers.pdf import page_contents, read_pdf
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of

CHOICES = (("Interne", False), ("Externe", True), ("Commun", False))


def drawn(sheet: Sheet, y: float, choices: tuple[tuple[str, bool], ...], mark: str = "×", x: float = 180) -> None:
    for text, ticked in choices:
        sheet.canvas.rect(x, 842 - y - 2, 10, 10, stroke=1, fill=0)
        if ticked:
            sheet.text(x + 2.5, y + 1, mark, 9)
        sheet.text(x + 12, y, text, 9)
        x += 70


def read(sheet: Sheet) -> tuple[list[str], list[str], list[Table]]:
    """The words of a page, its texts and its tables."""
    source = SourceFile("fiche.pdf", sheet.bytes())
    (content,) = page_contents(source)
    document = read_pdf(source)
    return [word.text for word in content.words], [block.text for block in texts_of(document)], tables_of(document)


@pytest.mark.parametrize("mark", ["×", "X", "x"])
def test_each_square_is_a_sign_before_its_choice(mark: str) -> None:
    sheet = Sheet()
    drawn(sheet, 100, CHOICES, mark)
    words, _, tables = read(sheet)
    assert words == ["☐", "Interne", "☒", "Externe", "☐", "Commun"]
    assert not tables


def test_the_line_to_write_on_makes_no_table_of_them() -> None:
    sheet = Sheet()
    for y in (100, 120):
        sheet.text(50, y, "Volet :", 9)
        drawn(sheet, y, CHOICES)
        sheet.rule(180, y + 2.5, 500, y + 2.5)
    words, texts, tables = read(sheet)
    assert words == ["Volet", ":", "☐", "Interne", "☒", "Externe", "☐", "Commun"] * 2
    assert not tables
    assert " ".join(texts) == " ".join(words)


def test_small_cells_of_a_table_are_no_boxes() -> None:
    sheet = Sheet()
    xs, ys = (50, 61, 200, 211, 360), (100, 111, 122, 133)
    sheet.grid(xs, ys)
    for row, y in enumerate(ys[:-1]):
        for x in (xs[0], xs[2]):
            sheet.text(x + 3, y + 9, "x" if row else "", 8)
            sheet.text(x + 14, y + 9, f"Curer le bief {row}", 8)
    (table,) = tables_of(sheet.read())
    assert rows_of(table)[1] == ["x", "Curer le bief 1", "x", "Curer le bief 1"]


def test_one_square_on_a_page_is_no_choice() -> None:
    sheet = Sheet()
    drawn(sheet, 100, CHOICES[:1])
    assert read(sheet)[0] == ["Interne"]


def test_a_box_in_a_colour_of_its_own_is_none_to_tick() -> None:
    sheet = Sheet()
    for at, colour in enumerate(("#338833", "#cc3333", "#dd9911")):
        sheet.canvas.setFillColor(colour)
        sheet.canvas.rect(180 + 70 * at, 842 - 102, 10, 10, stroke=1, fill=1)
        sheet.text(192 + 70 * at, 100, ("Achevé", "Bloqué", "Entamé")[at], 9)
    assert "☐" not in read(sheet)[0]
