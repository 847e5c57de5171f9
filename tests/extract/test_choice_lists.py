"""Lists of choices, as a workbook keeps them for its menus."""

from __future__ import annotations

import pytest

from extract.detect.tables.choice_lists import is_choice_list
from extract.printed import Field
from tests.extract.documents import find, heading, items, table, values

LISTS = [
    ["Statut", "Service", "Priorité"],
    ["À initier", "Service Bois", "Haute"],
    ["En cours", "Service Eaux", "Basse"],
    ["Terminé", "DG", ""],
    ["", "DF", ""],
]


def test_a_list_of_choices_says_nothing_of_the_action_above() -> None:
    found = items(heading("OS 1 : Être verte"), heading("Action 1 : Semer un pré"), table(LISTS))
    assert is_choice_list(table(LISTS))
    assert not find(found, "Semer").values


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Statut", "Service"],
            ["En cours", "Service Bois"],
            ["En cours", "Service Eaux"],
            ["Terminé", ""],
            ["", "DF"],
        ],
        [["Action", "Statut"], ["Semer", "En cours"], ["Curer", "Terminé"], ["Poser", ""]],
        [["Service", "Partenaires"], ["DG", "SPW"], ["DF", "ONE"], ["Service Bois", ""]],
    ],
)
def test_other_tables_are_no_lists_of_choices(rows: list[list[str]]) -> None:
    assert not is_choice_list(table(rows))


def test_fields_of_an_action_keep_their_values() -> None:
    rows = [["Statut", "Service", "Priorité"], ["En cours", "Service Bois", "Haute"]]
    action = find(items(heading("OS 1 : Être verte"), heading("Action 1 : Semer un pré"), table(rows)), "Semer")
    assert [value.raw for value in values(action, Field.PILOT)] == ["Service Bois"]
