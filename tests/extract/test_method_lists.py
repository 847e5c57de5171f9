"""Lists that explain what a strategic plan is hold no actions; the list that a plan opens with does."""

from __future__ import annotations

import pytest

from tests.extract.documents import bullet, heading, paragraph, tree

EXPLAINED = (
    bullet("Donner une vision à long terme à la commune"),
    bullet("Planifier les moyens humains et financiers"),
    bullet("Évaluer la mise en œuvre des politiques communales"),
)
PLANNED = (bullet("Repeindre le hall"), bullet("Isoler la crèche"), bullet("Curer le bief"))


@pytest.mark.parametrize(
    "line", ["Le PST poursuit les objectifs suivants :", "Un P.S.T., à quoi ça sert ?", "La démarche permet de :"]
)
def test_a_list_about_planning_under_a_line_about_plans_holds_no_actions(line: str) -> None:
    assert tree(heading("Programme stratégique transversal"), paragraph(line), *EXPLAINED) == []


def test_the_list_under_such_a_line_may_be_the_plan_itself() -> None:
    lines = tree(paragraph("Le PST poursuit les objectifs suivants :"), *PLANNED)
    assert [line.strip() for line in lines] == ["A Repeindre le hall", "A Isoler la crèche", "A Curer le bief"]


def test_numbered_objectives_may_speak_of_planning() -> None:
    lines = tree(
        paragraph("Le PST comprend :"),
        bullet("OS 1 : Être une commune qui planifie ses actions"),
        bullet("OS 2 : Être une commune à la gouvernance transversale"),
    )
    assert [line.strip().split()[:2] for line in lines] == [["OS", "1"], ["OS", "2"]]
