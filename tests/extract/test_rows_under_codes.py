"""Tables in another order than the plan's: each row refers by a number to an objective told elsewhere."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import bullet, heading, paragraph, table, tree

OBJECTIVES: list[Block] = [
    heading("OS 1 – Être un bourg vivant"),
    paragraph("OO 1.1 – Soigner le bief"),
    paragraph("OO 1.2 – Ouvrir la halle"),
    heading("OS 2 – Être un bourg sobre"),
    paragraph("OO 2.1 – Épargner l'eau"),
]


@pytest.mark.parametrize("label", ["OO", "Objectif opérationnel", "OO concerné"])
@pytest.mark.parametrize("word", ["", "OO "])
def test_actions_by_service_stand_under_the_objectives_that_they_name(label: str, word: str) -> None:
    head = [label, "Action", "Échéance"]
    lines = tree(
        *OBJECTIVES,
        heading("A. Service Travaux", level=2),
        table([head, [f"{word}1.1", "Curer le lit", "2027"], [f"{word}2.1", "Poser des citernes", "2028"]]),
        heading("B. Service Culture", level=2),
        table([head, [f"{word}1.2", "Prêter la salle", "2026"], [f"{word}1.1", "Baliser la rive", "2029"]]),
    )
    assert lines == [
        "OS 1 Être un bourg vivant",
        "  OO 1.1 Soigner le bief",
        "    A Curer le lit",
        "    A Baliser la rive",
        "  OO 1.2 Ouvrir la halle",
        "    A Prêter la salle",
        "OS 2 Être un bourg sobre",
        "  OO 2.1 Épargner l'eau",
        "    A Poser des citernes",
    ]


def test_a_number_that_no_objective_has_leaves_rows_where_they_stand() -> None:
    lines = tree(
        heading("OS 1 – Être un bourg vivant"),
        heading("OO 1.1 – Soigner le bief"),
        table([["OO", "Action", "Échéance"], ["4.4", "Curer le lit", "2027"], ["4.5", "Baliser la rive", "2029"]]),
        bullet("Merci"),
    )
    assert lines[:2] == ["OS 1 Être un bourg vivant", "  OO 1.1 Soigner le bief"]
    assert [line.strip() for line in lines[2:4]] == ["A Curer le lit", "A Baliser la rive"]
