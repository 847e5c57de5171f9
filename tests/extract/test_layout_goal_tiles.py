"""Numbers of the goals of sustainable development on squares in their colours."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Fill, Look, Word
from extract.layout.text.goal_tiles import with_goal_tiles

WHITE = "#ffffff"


def tiled(*tiles: tuple[str, str], ink: str = WHITE) -> list[str]:
    words: list[Word] = []
    fills: list[Fill] = []
    for at, (number, colour) in enumerate(tiles):
        x = 50 + 26.0 * at
        fills.append(Fill(x, 100, x + 22, 122, colour))
        words.append(Word(number, x + 8, 106, x + 14, 116, Look(size=10, bold=True, colour=ink)))
    return [word.text for word in with_goal_tiles(tuple(words), fills)]


def test_white_numbers_on_the_colours_of_their_goals_get_a_label() -> None:
    assert tiled(("3", "#4c9f38"), ("17", "#19486a")) == ["ODD", ":", "3", "17"]


@pytest.mark.parametrize(
    ("number", "colour", "ink"), [("3", "#19486a", WHITE), ("3", "#4c9f38", "#000000"), ("18", "#4c9f38", WHITE)]
)
def test_other_numbers_on_tiles_get_none(number: str, colour: str, ink: str) -> None:
    assert tiled((number, colour), ink=ink) == [number]


def test_the_name_of_a_goal_on_its_tile_tells_enough() -> None:
    look = Look(size=10, colour=WHITE)
    words = (Word("3", 58, 106, 64, 116, look), Word("SANTÉ", 56, 117, 70, 121, look))
    assert with_goal_tiles(words, [Fill(50, 100, 72, 122, "#4c9f38")]) == words


def test_other_numbers_in_the_same_colour_number_titles() -> None:
    assert tiled(("3", "#4c9f38"), ("4", "#4c9f38")) == ["3", "4"]
