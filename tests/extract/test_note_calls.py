"""Raised numbers behind words: calls of notes, which are no part of titles."""

from __future__ import annotations

import pytest

from extract.layout.engine.note_calls import call_in, is_call
from tests.extract.pdf_making import Sheet, texts_of


def texts(sheet: Sheet) -> str:
    return "\n".join(block.text for block in texts_of(sheet.read()))


@pytest.mark.parametrize(("gap", "shown"), [(0.0, "Repeindre le hall³"), (1.0, "Repeindre le hall³")])
def test_a_small_raised_number_behind_a_word_is_a_call(gap: float, shown: str) -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Repeindre le hall", 11)
    width = sheet.canvas.stringWidth("Repeindre le hall", "Helvetica", 11)
    sheet.text(60 + width + gap, 96, "3", 6.5)
    assert texts(sheet).splitlines()[0] == shown


@pytest.mark.parametrize(("size", "rise"), [(11.0, 0.0), (7.0, 0.0), (11.0, 4.0)])
def test_other_numbers_stay_as_they_are(size: float, rise: float) -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Repeindre la salle", 11)
    width = sheet.canvas.stringWidth("Repeindre la salle", "Helvetica", 11)
    sheet.text(60 + width + 3.1, 100 - rise, "3", size)
    assert "³" not in texts(sheet)


def test_units_and_figures_are_no_calls() -> None:
    assert call_in("m2") is None
    assert call_in("12.000") is None
    assert call_in("hall3,") == (4, 5)
    assert not is_call("km", "2")
    assert not is_call("hall", "123")
