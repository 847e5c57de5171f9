"""Pages that tell the goals of sustainable development by name hold no actions."""

from __future__ import annotations

from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, values

PLAN = (
    heading("OS 1 : Être un village fleuri"),
    heading("Action 1 : Semer un pré"),
    paragraph("Pilote : Service Parcs"),
)
GOALS = ("1. Pas de pauvreté", "4. Éducation de qualité", "13. Lutte contre les changements climatiques",
         "15. Vie terrestre")  # fmt: skip


def test_the_goals_told_once_behind_the_plan_are_no_part_of_it() -> None:
    roots = items(*PLAN, heading("Les objectifs de développement durable"), *map(paragraph, GOALS))
    assert outline(roots) == ["OS 1 Être un village fleuri", "  A 1 Semer un pré"]
    assert values(find(roots, "Semer"), Field.SDG) == []


def test_the_goals_under_a_heading_of_each_fiche_are_what_it_serves() -> None:
    goals = (heading("Objectifs de développement durable"), *map(paragraph, GOALS))
    roots = items(*PLAN, *goals, heading("Action 2 : Tailler les haies"), paragraph("Pilote : Service Eaux"), *goals)
    assert values(find(roots, "Semer"), Field.SDG) != []
