"""Headers that name an objective where others name the column of its actions."""

from __future__ import annotations

import pytest

from extract.detect.columns.titled_headers import titles_apart
from extract.document import Table
from extract.printed import Field
from tests.extract.documents import find, heading, items, raws, table, tree

OS = heading("OS 1 : Être une commune proche")
LABELS = ["Pilote", "Échéance", "Budget"]
VALUES = ["DG", "2031", "4.000 €"]
FIRST, SECOND = ["Repeindre le hall", "Isoler la crèche"], ["Planter une haie", "Semer un pré fleuri"]


def rows(title: str, actions: list[str]) -> list[list[str]]:
    return [[title, *LABELS], *([action, *VALUES] for action in actions)]


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("code", ["OO 1.{} : ", ""])
def test_the_objective_stands_above_the_actions_of_its_table(count: int, together: bool, code: str) -> None:
    one = rows(code.format(1) + "Rendre l'accueil plus clair", FIRST[:count])
    other = rows(code.format(2) + "Rendre le village plus vert", SECOND[:count])
    parts = [table([*one, *other])] if together else [table(one), table(other)]
    lines = [line.replace("OO 1.1 ", "OO ").replace("OO 1.2 ", "OO ") for line in tree(OS, *parts)]
    assert lines[1:] == [
        "  OO Rendre l'accueil plus clair",
        *(f"    A {title}" for title in FIRST[:count]),
        "  OO Rendre le village plus vert",
        *(f"    A {title}" for title in SECOND[:count]),
    ]
    found = find(items(OS, *parts), SECOND[0])
    assert [raws(found, field) for field in (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)] == [[v] for v in VALUES]


def test_its_code_may_have_a_cell_of_its_own() -> None:
    lines = tree(
        OS,
        table([
            ["OO 1.1", "Rendre l'accueil plus clair", *LABELS],
            *([f"1.1.{k}", title, *VALUES] for k, title in enumerate(FIRST, 1)),
        ]),
    )  # fmt: skip
    assert lines[1:] == [
        "  OO 1.1 Rendre l'accueil plus clair",
        *(f"    A 1.1.{k} {t}" for k, t in enumerate(FIRST, 1)),
    ]


def test_levels_may_stand_between_the_title_and_the_actions() -> None:
    between = [["OO 1.1 : Rendre l'accueil plus clair", "", "", ""], ["Repeindre le hall", *VALUES]]
    under = ["  OO 1.1 Rendre l'accueil plus clair", "    A Repeindre le hall"]
    assert tree(table([["OS 1 : Être proche", *LABELS], *between])) == ["OS 1 Être proche", *under]
    (found,) = items(table([["Volet interne", *LABELS], ["OS 1 : Être proche", "", "", ""], *between]))
    assert (found.title, found.volet) == ("Être proche", "internal")


@pytest.mark.parametrize(
    "first",
    [
        ["Action", *LABELS],
        ["Ce que nous voulons entreprendre", *LABELS],
        ["OO 1.1 : Rendre l'accueil plus clair", "Échevine", "2031", "Réalisé"],
        ["OO 1.1 : Rendre l'accueil plus clair", "DG", "2031", "Budget"],
    ],
)
def test_other_rows_stay_whole(first: list[str]) -> None:
    found = table([first, ["Repeindre le hall", *VALUES], ["Isoler la crèche", *VALUES]])
    (same,) = titles_apart([found])
    assert isinstance(same, Table)
    assert same is found
