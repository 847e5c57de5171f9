"""Discs and rates at the middle of entries of two lines."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Look, Word
from extract.layout.text.centred_marks import with_centred_marks
from extract.layout.text.lines import make_lines

BODY = Look(size=9.0)


def printed(text: str, x: float, middle: float, look: Look = BODY) -> list[Word]:
    half = look.size / 2
    words: list[Word] = []
    for word in text.split():
        words.append(Word(word, x, middle - half, x + 5 * len(word), middle + half, look))
        x += 5 * len(word) + 3
    return words


def entries(middle: float) -> list[str]:
    """Two entries, the disc and the rate of the second, which has two lines, at ``middle``."""
    words = [
        *printed("●", 40, 100, Look(size=14.0)), *printed("Curer le bief", 55, 100), *printed("45 %", 250, 100),
        *printed("●", 40, middle, Look(size=14.0)), *printed("Planter des saules le long", 55, 120),
        *printed("du halage", 55, 132), *printed("60 %", 250, middle),
    ]  # fmt: skip
    return [line.text for line in make_lines(with_centred_marks(tuple(words)))]


@pytest.mark.parametrize("middle", [120, 126])
def test_a_disc_and_a_rate_beside_two_lines_belong_to_the_first(middle: float) -> None:
    assert entries(middle) == ["● Curer le bief 45 %", "● Planter des saules le long 60 %", "du halage"]


def test_a_disc_beside_the_second_line_stays_there() -> None:
    assert "● du halage 60 %" in entries(132)
