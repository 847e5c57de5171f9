"""Grounds painted behind text word by word, blank by blank: they make no table."""

from __future__ import annotations

from extract.document import SourceFile, TextBlock
from extract.layout.engine.content import Fill, Segment
from extract.layout.text.shaded_words import with_shades_joined
from extract.readers.pdf import read_pdf
from tests.extract.pdf_making import Sheet, rows_of, tables_of

GREEN, DARK, PALE = (0.0, 0.35, 0.2), "#204030", "#d0f0e0"


def shaded(words: list[float], top: float, colour: str, height: float = 11) -> tuple[list[Fill], list[Segment]]:
    """The grounds of words of these widths from x = 60, and those of the blanks between them."""
    fills: list[Fill] = []
    blanks: list[Segment] = []
    x = 60.0
    for width in words:
        if fills:
            blanks.append(Segment(x, top, x + 3, top + height))
            x += 3
        fills.append(Fill(x, top, x + width, top + height, colour))
        x += width
    return fills, blanks


def test_words_and_blanks_are_one_shade() -> None:
    fills, blanks = shaded([30, 12, 45], 100, DARK)
    segments, joined = with_shades_joined(tuple(blanks), tuple(fills))
    assert segments == ()
    assert joined == (Fill(60, 100, 153, 111, DARK),)


def test_none_is_seen_on_a_band_of_its_colour() -> None:
    first, blanks = shaded([30, 12, 45], 105, PALE)
    last, _ = shaded([52], 118, PALE)
    band = Fill(55, 100, 280, 134, PALE)
    assert with_shades_joined(tuple(blanks), (band, *first))[1] == (band,)
    assert with_shades_joined(tuple(blanks), (band._replace(colour=DARK), *first))[1][1:] == (
        Fill(60, 105, 153, 116, PALE),
    )
    assert last[0] in with_shades_joined(tuple(blanks), (*first, *last))[1]


def test_rules_between_shaded_cells_stay() -> None:
    cells = (Fill(60, 100, 120, 120, PALE), Fill(120.5, 100, 200, 120, PALE))
    rule = Segment(120, 80, 120.5, 300)
    assert with_shades_joined((rule,), cells) == ((rule,), cells)


def test_a_marked_line_is_text() -> None:
    sheet = Sheet()
    x = 60.0
    for word in ("VOLET", " ", "EXTERNE"):
        width = sheet.canvas.stringWidth(word, "Helvetica", 9)
        sheet.canvas.setFillColorRGB(*GREEN)
        sheet.canvas.rect(x, 842 - 102, width, 10, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.drawString(x, 842 - 100, word)
        x += width
    document = read_pdf(SourceFile("volets.pdf", sheet.bytes()))
    assert not [rows_of(table) for table in tables_of(document)]
    assert [block.text for block in document.blocks if isinstance(block, TextBlock)] == ["VOLET EXTERNE"]
