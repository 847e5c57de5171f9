"""Letters drawn as one glyph are read as the letters that they stand for."""

from __future__ import annotations

import pytest

from extract.layout.engine.ligatures import has_glyph_numbers, spelled_out, swapped_back


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anima琀椀on", "animation"),
        ("ne琀琀oyer", "nettoyer"),
        ("琀椀roir", "tiroir"),
        ("l'e昀昀ort", "l'effort"),
        ("琀椀", "琀椀"),  # no Latin word
        ("œuvre n° 4", "œuvre n° 4"),
    ],
)
def test_bytes_in_the_wrong_order(text: str, expected: str) -> None:
    assert swapped_back(text) == expected
    assert len(swapped_back(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("animaƟon", "animation"),
        ("Ɵroir", "tiroir"),
        ("neƩoyer", "nettoyer"),
        ("emphaƫque", "emphattique"),
        ("soŌware", "software"),
        ("anima\U0010019fon", "animation"),
        ("Ōsaka", "Ōsaka"),
    ],
)
def test_numbers_of_glyphs(text: str, expected: str) -> None:
    assert has_glyph_numbers(text)
    assert spelled_out(text) == expected
