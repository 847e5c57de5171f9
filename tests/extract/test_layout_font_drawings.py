"""Large glyphs of icon fonts beside the texts that they illustrate."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Look, Word
from extract.layout.text.font_drawings import without_drawings

HEART = "\uf004"


def left(x: float, size: float, text_size: float = 10) -> list[str]:
    """What is left of a page with a heart of this size before a text at 100."""
    texts = ("Curer", "le", "bief")
    words = [
        Word(text, 100 + 30 * at, 100 - text_size / 2, 125 + 30 * at, 100 + text_size / 2, Look(size=text_size))
        for at, text in enumerate(texts)
    ]
    heart = Word(HEART, x, 100 - size / 2, x + size, 100 + size / 2, Look(size=size))
    return [word.text for word in without_drawings((heart, *words))]


@pytest.mark.parametrize(("x", "size"), [(40, 20), (75, 20), (300, 20)])
def test_a_large_drawing_beside_a_text_is_no_word(x: float, size: float) -> None:
    assert left(x, size) == ["Curer", "le", "bief"]


@pytest.mark.parametrize(("x", "size"), [(85, 10), (40, 12)])
def test_a_drawing_in_the_print_of_the_text_stays(x: float, size: float) -> None:
    assert left(x, size) == [HEART, "Curer", "le", "bief"]
