"""Headings that a document counts by a word of its own above numbered objectives."""

from __future__ import annotations

import pytest

from tests.extract.documents import heading, paragraph, tree


@pytest.mark.parametrize("word", ["Mission", "Chapitre", "Cap"])
def test_the_word_that_counts_headings_over_numbered_objectives_names_them(word: str) -> None:
    lines = tree(
        heading(f"{word} 1 : Être un village fleuri"),
        paragraph("Objectif 1.1 : Soigner les parcs"),
        paragraph("Action 1.1.1 : Semer un pré"),
        heading(f"{word} 2 : Être une mairie ouverte"),
        paragraph("Objectif 2.1 : Accueillir mieux"),
        paragraph("Action 2.1.1 : Repeindre le hall"),
    )
    assert lines == [
        "OS 1 Être un village fleuri",
        "  OO 1.1 Soigner les parcs",
        "    A 1.1.1 Semer un pré",
        "OS 2 Être une mairie ouverte",
        "  OO 2.1 Accueillir mieux",
        "    A 2.1.1 Repeindre le hall",
    ]


def test_counted_headings_whose_numbers_nothing_below_has_are_no_objectives() -> None:
    lines = tree(
        heading("Article 1 : Adoption"),
        heading("Article 2 : Exécution"),
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
    )
    assert lines == ["OS 1 Être un village fleuri", "  A 1.1 Semer un pré"]


def test_objectives_in_three_depths_are_the_three_levels() -> None:
    lines = tree(
        heading("Objectif 1 : Être un village fleuri"),
        heading("Objectif 1.1 : Soigner les parcs"),
        paragraph("Objectif 1.1.1 : Semer un pré"),
        paragraph("Objectif 1.1.2 : Tailler les haies"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A"]
