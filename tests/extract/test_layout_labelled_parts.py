"""Labels in bold with their values on one line, parted by little more than a blank."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, texts_of

WORKS = ("Rouvrir le halage", "Semer un pré fleuri", "Curer le bief du moulin")


def fiches(blank: float, rest: str) -> list[str]:
    """Print three fiches whose team follows the years ``blank`` points behind them; return the texts read."""
    sheet = Sheet()
    for at, work in enumerate(WORKS):
        y = 80.0 + 80 * at
        sheet.text(50, y, work, 12, bold=True)
        sheet.text(
            50, y + 16, "Le bourg y travaille avec les riverains et la coopérative du lavoir, rue après rue.", 10
        )
        x = 50.0
        for text, bold, gap in (("Délai", True, 2.5), ("2031", False, blank), ("Équipe", True, 2.5)):
            sheet.text(x, y + 30, text, 9, bold=bold)
            x += sheet.canvas.stringWidth(text, "Helvetica-Bold" if bold else "Helvetica", 9) + gap
        sheet.text(x, y + 30, "le service des rives et des chemins de fer vicinaux du bas bourg, service de la", 9)
        sheet.text(50, y + 41, rest, 9)
    return [block.text for block in texts_of(sheet.read())]


def test_a_label_behind_a_value_begins_a_part_of_its_own() -> None:
    texts = fiches(7, "Voirie")
    assert texts.count("Délai 2031") == 3


@pytest.mark.parametrize("rest", ["voirie et de la mobilité", "gare"])
def test_the_last_value_goes_on_below_where_its_line_begins(rest: str) -> None:
    value = f"le service des rives et des chemins de fer vicinaux du bas bourg, service de la {rest}"
    assert fiches(7, rest).count(f"Équipe {value}") == 3


def test_bold_words_in_a_sentence_begin_no_part() -> None:
    assert not any(text == "Délai 2031" for text in fiches(2.5, "voirie"))
