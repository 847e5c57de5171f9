"""Figures in very large print with what they tell of the place."""

from __future__ import annotations

import pytest

from extract.detect.prose.shown_figures import without_shown_figures
from extract.document import Role, Style
from tests.extract.documents import document, heading, paragraph

LARGE, SMALL = Style(size=30.0), Style(size=11.0)


def shown(figure: str, words: str, large: Style = LARGE, *, before: bool = True) -> bool:
    """Whether a figure and its words are set aside."""
    parts = [heading(figure, style=large, page=1), paragraph(words, style=SMALL, page=1)]
    found = without_shown_figures(document(*(parts if before else parts[::-1])))
    return all(block.role is Role.FURNITURE for block in found.text_blocks())


@pytest.mark.parametrize(("figure", "words"), [
    ("62 %", "de berges fleuries"), ("4 300", "riverains du canal"), ("900 ha", "de prés humides"),
])  # fmt: skip
def test_a_figure_with_what_it_counts_is_set_aside(figure: str, words: str) -> None:
    assert shown(figure, words)
    assert shown(figure, words, before=False)


@pytest.mark.parametrize(("figure", "words"), [
    ("62 %", "d'avancement"), ("62 %", "réalisé"), ("62 %", "des actions réalisées"), ("62 %", "accompli"),
    ("12", "actions"), ("12", "Riverains du canal"), ("12", "réparer les ponts"), ("2026", "Curer le bief"),
])  # fmt: skip
def test_what_tells_of_the_plan_or_of_an_item_stays(figure: str, words: str) -> None:
    assert not shown(figure, words)


def test_figures_in_the_print_of_their_words_stay() -> None:
    assert not shown("62 %", "de berges fleuries", SMALL)
