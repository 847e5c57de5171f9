"""Tables that only refer to the plan give no items: goals, years or other plans beside codes of its objectives."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import heading, table, tree

BODY: list[Block] = [
    heading("OS 1 : Être une commune proche", level=1),
    heading("OO 1.1 : Accueillir", level=2),
    table(
        [
            ["N°", "Action", "Pilote", "Échéance"],
            ["1.1.1", "Repeindre le hall", "DG", "2027"],
            ["1.1.2", "Flécher les bureaux", "DG", "2026"],
        ]
    ),
]
ALONE = [
    "OS 1 Être une commune proche",
    "  OO 1.1 Accueillir",
    "    A 1.1.1 Repeindre le hall",
    "    A 1.1.2 Flécher les bureaux",
]
ASIDE = [
    [["ODD", "Intitulé", "OS concernés"], ["3", "Santé", "OS 1, OS 2"], ["4", "Éducation", "OS 1, OS 3"]],
    [["ODD", "Intitulé", "OS concernés"], ["3", "Santé", "OS 1"], ["4", "Éducation", "OS 1"]],
    [["ODD", "OO liés"], ["3. Bonne santé", "1.1, 2.3"], ["4. Éducation", "1.1 et 2.1"], ["5. Égalité", "2.1"]],
    [["Année", "Actions à réaliser"], ["2026", "1.1.2, 1.1.1"], ["2027", "1.1.1 ; 1.2.1"]],
    [["Plan", "Période", "Service", "Lien PST"], ["PCS", "", "Social", "OO 1.1"], ["PCDN", "", "Nature", "OO 2.1"]],
    [["Service", "Actions"], ["Travaux", "1.1.1, 1.1.2"], ["Social", "1.1.2 à 1.1.4"]],
]  # fmt: skip


@pytest.mark.parametrize("rows", ASIDE)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_table_of_codes_of_the_plan_names_no_items(rows: list[list[str]], *, is_first: bool) -> None:
    aside: list[Block] = [heading("Les liens du plan", level=1), table(rows)]
    assert tree(*([*aside, *BODY] if is_first else [*BODY, *aside])) == ALONE


def test_actions_beside_the_objectives_that_they_serve_are_items() -> None:
    rows = [["1", "Repeindre le hall", "OO 1.1, OO 1.2"], ["2", "Flécher les bureaux", "OO 1.1, OO 2.1"]]
    found = tree(heading("OS 1 : Être une commune proche", level=1), table([["N°", "Intitulé", "OO liés"], *rows]))
    assert found == ["OS 1 Être une commune proche", "  A 1 Repeindre le hall", "  A 2 Flécher les bureaux"]


def test_the_codes_of_levels_in_a_table_of_actions_are_no_references() -> None:
    rows = [["OS 1", "OO 1.1", "Repeindre le hall"], ["OS 1", "OO 1.2", "Publier un bulletin"]]
    found = tree(table([["OS", "OO", "Action"], *rows]))
    assert found == ["OS 1", "  OO 1.1", "    A Repeindre le hall", "  OO 1.2", "    A Publier un bulletin"]
