"""Words that stand upright, their letters close together or wide apart."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extract.document import SourceFile
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet


def _turned(turn: int, spacing: float) -> list[str]:
    sheet = Sheet()
    sheet.lines(80, 100, ["Planter des haies le long des chemins creux."] * 4)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(30, 500)
    canvas.rotate(turn)
    x = 0.0
    for part in ("VAL", "LÉE ", "V", "ERTE, ", "bou", "rg ", "gai"):  # a text is drawn in parts
        text = canvas.beginText(x, 0)
        text.setFont("Helvetica-Bold", 9)
        text.setCharSpace(spacing)
        text.textOut(part)
        canvas.drawText(text)
        x += stringWidth(part, "Helvetica-Bold", 9) + spacing * len(part)
    canvas.restoreState()
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    return [word.text for word in content.words if word.look.turn]


@pytest.mark.parametrize("turn", [90, -90])
@pytest.mark.parametrize("spacing", [0.0, 0.8, 1.2, 1.5])
def test_letters_of_a_turned_word_may_stand_apart(turn: int, spacing: float) -> None:
    assert _turned(turn, spacing) == ["VALLÉE", "VERTE,", "bourg", "gai"]


def test_a_level_word_behind_a_turned_one_keeps_its_own_print() -> None:
    sheet = Sheet()
    sheet.lines(80, 400, ["Planter des haies le long des chemins creux."] * 4)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(9, 842 - 262)
    canvas.rotate(-90)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(0, 0, "Verger")
    canvas.restoreState()
    sheet.text(62, 300, "4", size=300, bold=True)
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    found = {word.text: (word.look.turn, round(word.look.size)) for word in content.words}
    assert (found["Verger"], found["4"]) == ((270, 9), (0, 300))
