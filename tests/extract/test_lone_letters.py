"""Letters alone before the titles that they number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.prose.lone_letters import with_lone_letters
from extract.document import Block
from tests.extract.documents import bullet, document, heading, paragraph


def texts(*titles: str) -> list[str]:
    """The headings of a document of two objectives, the letters of whose parts stand alone or in front of them."""
    blocks: list[Block] = []
    for title in titles:
        letter, _, rest = title.partition(" | ")
        blocks += [paragraph(letter), heading(rest)] if rest else [heading(title)]
        blocks.append(bullet("Curer le bief"))
    found = with_lone_letters(document(*blocks))
    return [block.text for block in found.text_blocks() if block.text != "Curer le bief"]


def test_letters_that_count_up_again_and_again_are_the_numbers_of_titles() -> None:
    assert texts("A | Des rives", "B Des ponts", "A | Des haies", "B | Des prés", "C | Des bois") == [
        "A. Des rives", "B. Des ponts", "A. Des haies", "B. Des prés", "C. Des bois"
    ]  # fmt: skip


@pytest.mark.parametrize("letters", ["AA", "ABD", "AB", "BABA"])
def test_other_letters_stay_where_they_are(letters: str) -> None:
    assert texts(*(f"{letter} | Des rives" for letter in letters)) == [
        text for letter in letters for text in (letter, "Des rives")
    ]


def led(text: str) -> Block:
    block = paragraph(text)
    return replace(block, lines=(replace(block.lines[0], lead=text[0]),))


def entries(*texts: str) -> list[str]:
    return [block.text for block in with_lone_letters(document(*map(led, texts))).text_blocks()]


def test_small_letters_in_a_print_of_their_own_number_their_entries() -> None:
    assert entries("a Curer le bief", "b Planter une haie", "a Louer une barge", "b Peindre le pont") == [
        "a) Curer le bief", "b) Planter une haie", "a) Louer une barge", "b) Peindre le pont"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        ("a Curer le bief", "b Planter une haie"),  # one list
        ("a Curer le bief", "a Planter une haie", "a Louer une barge", "c Peindre le pont"),
        ("a été curé", "b Planter une haie", "a Louer une barge", "b Peindre le pont"),
    ],
)
def test_other_small_letters_stay(texts: tuple[str, ...]) -> None:
    assert entries(*texts) == list(texts)
