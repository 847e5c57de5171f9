"""Sub-actions: letters, or numbers of one part more, right under numbered actions."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import find, items, paragraph, raws, tree

PLAN = (
    "1. Être une commune sobre",
    "1.1. Isoler les bâtiments",
    "1.1.1. Isoler la crèche",
    "1.1.2. Aménager une mare",
    "2. Être une commune conviviale",
    "2.1. Faire vivre les places",
    "2.1.1. Ombrager la place du Marché",
    "2.1.2. Ouvrir une halle",
)
PARTS = [
    ("a) Creuser le fond", "b) Semer les berges"),
    ("a. Creuser le fond", "b. Semer les berges"),
    ("1.1.2.1. Creuser le fond", "1.1.2.2. Semer les berges"),
]


@pytest.mark.parametrize("parts", PARTS)
def test_letters_and_deeper_numbers_under_an_action_are_its_parts(parts: tuple[str, ...]) -> None:
    lines = [*PLAN[:4], *parts, "Responsable : DNF", *PLAN[4:]]
    read = items(*map(paragraph, lines))
    mare = find(read, "Aménager")
    assert [child.level.value for child in mare.children] == ["sub_action"] * 2
    assert raws(mare, Field.PILOT) == ["DNF"]
    assert {item.theme for root in read for item in root.walk()} == {None}


def test_what_each_part_says_stays_its_own() -> None:
    lines = [*PLAN[:4], PARTS[0][0], "Responsable : DG", PARTS[0][1], "Responsable : DNF", *PLAN[4:]]
    read = items(*map(paragraph, lines))
    assert raws(find(read, "Creuser"), Field.PILOT) == ["DG"]
    assert raws(find(read, "Semer"), Field.PILOT) == ["DNF"]


def test_letters_that_name_things_are_no_actions_beside_their_own() -> None:
    lines = [*PLAN[:4], "a) le hêtre", "b) le frêne", *PLAN[4:]]
    assert [line for line in tree(*map(paragraph, lines)) if " SA " not in line] == tree(*map(paragraph, PLAN))
