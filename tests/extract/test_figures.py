"""Tiles of figures are one passage with what they count."""

from __future__ import annotations

import pytest

from extract.detect.tables.figures import with_whole_figures
from extract.document import Block, Style, TextBlock
from tests.extract.documents import document, heading, paragraph

LARGE, SMALL = Style(size=30.0), Style(size=11.0)


def read(*blocks: Block) -> list[str]:
    return [b.text for b in with_whole_figures(document(*blocks)).blocks if isinstance(b, TextBlock)]


def test_a_number_in_large_print_belongs_to_the_words_under_it() -> None:
    blocks = (heading("24", style=LARGE), paragraph("projets", style=SMALL), paragraph("Un texte", style=SMALL))
    assert read(*blocks) == ["24 projets", "Un texte"]


def test_tiles_in_a_row_are_told_by_their_number() -> None:
    assert read(*map(paragraph, ("2", "axes stratégiques", "9", "mesures"))) == ["2 axes stratégiques", "9 mesures"]


@pytest.mark.parametrize("words", [("12", "Actions"), ("3", "salles de sport"), ("2027", "actions")])
def test_other_numbers_stay_alone(words: tuple[str, str]) -> None:
    assert read(*map(paragraph, words)) == list(words)


def test_numbers_under_their_words_stay_under_them() -> None:
    lines = ("Objectifs stratégiques", "3", "Objectifs opérationnels", "9", "Actions", "27")
    assert read(*map(paragraph, lines)) == list(lines)


def test_a_number_over_the_name_of_a_field_is_the_value_of_another() -> None:
    blocks = (paragraph("ODD", style=SMALL), paragraph("4", style=LARGE), paragraph("Priorité", style=SMALL))
    assert read(*blocks) == ["ODD", "4", "Priorité"]
