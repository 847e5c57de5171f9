"""Options struck out on a page, and lines that are struck out as a whole."""

from __future__ import annotations

import pytest

from extract.document import Role
from tests.extract.pdf_making import Sheet, texts_of


def strike(sheet: Sheet, x: float, y: float, text: str, *, struck: bool) -> float:
    """Print words at a place, a stroke through them if asked; return where the next ones begin."""
    sheet.text(x, y, text)
    end = x + 6.2 * len(text)
    if struck:
        sheet.rule(x - 1, y - 3.2, end - 6, y - 3.2, 0.6)
    return end + 3


@pytest.mark.parametrize("chosen", ["Haute", "Basse"])
def test_options_struck_out_are_not_said(chosen: str) -> None:
    sheet = Sheet()
    x = 50.0
    for option in ("Haute", "Moyenne", "Basse"):
        x = strike(sheet, x, 100, option, struck=option != chosen)
        if option != "Basse":
            sheet.text(x, 100, "/")
            x += 8
    strike(sheet, 50, 200, "Ouvrir une piscine", struck=True)
    blocks = texts_of(sheet.read())
    assert [text.text for text in blocks if text.role is Role.BODY] == [chosen, "Ouvrir une piscine"]
    assert [text.text.split()[0] for text in blocks if text.role is Role.HIDDEN] != []
