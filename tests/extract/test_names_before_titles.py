"""The name of a level before the title of an objective, with nothing between."""

from __future__ import annotations

import pytest

from tests.extract.documents import heading, items, outline, paragraph


def plan(*titles: str) -> list[str]:
    blocks = [heading("Objectif stratégique 1 : Être un bourg au bord de l'eau", level=2)]
    for number, title in enumerate(titles, 1):
        blocks += [
            heading(title, level=3),
            heading(f"Action {number} : Planter le saule {number}", level=4),
            paragraph("Pilote : DG"),
        ]
    return outline(items(*blocks))[1:]


def test_the_name_of_a_level_is_no_part_of_the_titles_behind_it() -> None:
    assert plan("Objectif opérationnel Border les rives", "Objectif opérationnel « Curer le canal »") == [
        "  OO Border les rives",
        "    A 1 Planter le saule 1",
        "  OO Curer le canal",
        "    A 2 Planter le saule 2",
    ]


@pytest.mark.parametrize("title", ["Objectif opérationnel de rive", "Objectif général Border les rives"])
def test_other_titles_stay_whole(title: str) -> None:
    assert f"  OO {title}" in plan(title, f"{title} et le canal")


def test_a_letter_or_roman_number_behind_the_name_counts() -> None:
    assert plan("Objectif opérationnel I – Border les rives", "Objectif opérationnel II – Curer le canal")[::2] == [
        "  OO 1 Border les rives",
        "  OO 2 Curer le canal",
    ]
