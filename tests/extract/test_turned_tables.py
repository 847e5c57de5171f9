"""Tables with an action a column."""

from __future__ import annotations

from extract.printed import Field
from tests.extract.documents import heading, items, raws, table

ROWS = [
    ["", "Action 1.1.1", "Action 1.1.2", "Action 1.1.3"],
    ["Action", "Curer le bief", "Baliser les rives", "Poser une vanne"],
    ["Responsable", "Service Travaux", "Service Culture", "Service Travaux"],
    ["Échéance", "2027", "2028", "2029"],
]
HEADS = heading("OS 1 : Être un bourg vivant", level=1), heading("OO 1.1 : Soigner l'eau", level=2)


def test_each_column_below_a_code_is_an_action_with_its_values() -> None:
    (found,) = items(*HEADS, table(ROWS))
    actions = found.children[0].children
    assert [(a.number, a.title) for a in actions] == [
        ("1.1.1", "Curer le bief"),
        ("1.1.2", "Baliser les rives"),
        ("1.1.3", "Poser une vanne"),
    ]
    assert [raws(a, Field.PILOT) + raws(a, Field.SCHEDULE) for a in actions] == [
        ["Service Travaux", "2027"],
        ["Service Culture", "2028"],
        ["Service Travaux", "2029"],
    ]


def test_a_table_whose_first_column_holds_actions_stays_as_it_is() -> None:
    rows = [
        ["Action", "Responsable", "Échéance"],
        ["Curer le bief", "Voirie", "2028"],
        ["Poser une vanne", "DG", "2029"],
    ]
    (found,) = items(*HEADS, table(rows))
    assert [a.title for a in found.children[0].children] == ["Curer le bief", "Poser une vanne"]
