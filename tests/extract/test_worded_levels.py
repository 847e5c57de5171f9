"""Strategic and operational objectives in one print, told by their wording."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import bullet, outline, paragraph, read

GOALS = {
    "Être une commune verte": ("Soigner les haies", "Rouvrir les mares"),
    "Être une commune proche": ("Simplifier les guichets", "Soutenir les hameaux"),
}


def plan(first: str, *, bare: bool = False) -> list[str]:
    blocks: list[Block] = [paragraph(first)]
    for goal, aims in GOALS.items():
        blocks.append(paragraph(goal))
        blocks += [bullet("Planter dix arbres")] if bare else []
        for aim in aims:
            blocks += [paragraph(aim), bullet("Engager un jardinier"), bullet("Poser trois bancs")]
    return outline(read(*blocks).plans[0].items)


def test_what_a_body_wants_to_be_stands_over_what_it_will_do() -> None:
    found = plan("Le présent plan a été écrit avec les habitants de tous les hameaux.")
    assert [line for line in found if "bancs" not in line and "jardinier" not in line] == [
        "OS Être une commune verte",
        "  OO Soigner les haies",
        "  OO Rouvrir les mares",
        "OS Être une commune proche",
        "  OO Simplifier les guichets",
        "  OO Soutenir les hameaux",
    ]


@pytest.mark.parametrize(("first", "bare"), [("Verdir les rues et les places", False), ("Un mot.", True)])
def test_objectives_of_one_level_worded_in_both_ways_stay_one_level(first: str, bare: bool) -> None:
    found = plan(first, bare=bare)
    levels = {line.split()[0] for line in found if any(aim in line for aims in GOALS.values() for aim in aims)}
    assert levels == {line.split()[0] for line in found if "Être" in line}
