"""Whom the names behind actions are of, as a foreword tells."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import bullet, heading, paragraph, read

POLITICAL = "Chaque action est suivie, entre parenthèses, de l'année et du mandataire qui en a la charge."
AGENTS = "Le nom entre crochets est celui de l'agent qui suit le projet."
BOTH = "Entre parenthèses figurent, pour chaque action, le mandataire ou le service."
ELSEWHERE = "Le mandataire suit chaque action de près."


@pytest.mark.parametrize(
    ("said", "role"),
    [(POLITICAL, "political"), (AGENTS, "administrative"), (BOTH, "unspecified"), (ELSEWHERE, "unspecified")],
)
def test_a_sentence_tells_whose_the_names_in_brackets_are(said: str, role: str) -> None:
    deeds = ("Curer le bief (2031, échevine de la santé)", "Semer un pré (2032, échevin des travaux)")
    (plan,) = read(paragraph(said), heading("OS 1 : Être un bourg vert"), *map(bullet, deeds)).plans
    found = [v.hints["role"] for item in plan.items[0].children for v in item.values if v.field is Field.PILOT]
    assert found == [role, role]


def test_labels_say_more_than_the_foreword() -> None:
    deeds = ("Curer le bief (service pilote : Eaux)", "Semer un pré (service pilote : Nature)")
    (plan,) = read(paragraph(POLITICAL), heading("OS 1 : Être un bourg vert"), *map(bullet, deeds)).plans
    assert {v.hints["role"] for item in plan.items[0].children for v in item.values} == {"administrative"}
