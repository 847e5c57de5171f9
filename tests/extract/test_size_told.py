"""Where a document tells its size apart from its sentences: by tables, and body by body."""

from __future__ import annotations

import pytest

from extract.detect.plan.size_clauses import clauses_by_body
from extract.detect.plan.size_tables import size_of_tables
from tests.extract.documents import paragraph, table


def told(*rows: list[str]) -> list[str]:
    return [evidence.text for evidence in size_of_tables([table(list(rows))])]


def test_rows_of_levels() -> None:
    assert told(["Objectifs stratégiques", "4"], ["Projets", "30"]) == ["Objectifs stratégiques : 4, Projets : 30"]


def test_columns_of_levels() -> None:
    assert told(["OS", "OO", "Actions"], ["4", "9", "30"]) == ["OS : 4, OO : 9, Actions : 30"]


def test_the_total_among_several() -> None:
    assert told(["", "Ici", "Là", "Total"], ["Défis", "1", "3", "4"], ["Projets", "10", "20", "30"]) == [
        "Défis : 4, Projets : 30"
    ]
    rows = (
        ["Domaine", "Objectifs opérationnels", "Actions"],
        ["Eau", "2", "7"],
        ["Bois", "3", "8"],
        ["Total", "5", "15"],
    )
    assert told(*rows) == ["Objectifs opérationnels : 5, Actions : 15"]


def test_bodies_and_volets_are_told_apart() -> None:
    rows = (["", "Commune", "CPAS"], ["OS", "4", "2"], ["Actions", "30", "11"])
    assert told(*rows) == ["Commune – OS : 4, Actions : 30 ; CPAS – OS : 2, Actions : 11"]
    rows = (["", "OS", "OO"], ["Volet interne", "1", "3"], ["Volet externe", "2", "8"])
    assert told(*rows) == ["Volet interne – OS : 1, OO : 3 ; Volet externe – OS : 2, OO : 8"]


@pytest.mark.parametrize(
    "rows",
    [
        (["Objectif", "OO", "Actions"], ["Eau", "2", "7"], ["Bois", "3", "8"]),  # parts without a total
        (["Actions", "30"], ["Agents", "12"]),  # one level alone
        (["Actions", "30"], ["Projets", "30 à 40"]),
        (["Objectif stratégique", "1"], ["Action", "3"]),  # their numbers
    ],
)
def test_other_tables_tell_nothing(rows: tuple[list[str], ...]) -> None:
    assert told(*rows) == []


def test_a_table_that_comes_again_counts_parts() -> None:
    rows = [["OO", "2"], ["Actions", "7"]]
    assert list(size_of_tables([table(rows), table(rows)])) == []


def test_lines_of_names_and_numbers() -> None:
    lines: tuple[str, ...] = ("Chiffres", "Défis", "3", "Projets", "9", "Fin")
    assert [e.text for e in size_of_tables(list(map(paragraph, lines)))] == ["Défis : 3, Projets : 9"]
    lines = ("Chiffres", "Objectifs opérationnels 12", "Projets : 40", "Fin")
    assert [e.text for e in size_of_tables(list(map(paragraph, lines)))] == [
        "Objectifs opérationnels : 12, Projets : 40"
    ]
    assert not list(size_of_tables(list(map(paragraph, ("OS 1", "OS 2", "Action 3", "Actions 4")))))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Le PST de la Ville : 4 objectifs stratégiques, 30 actions ; celui du CPAS, 3 objectifs stratégiques.",
            [("commune", "4"), ("cpas", "3")],
        ),
        ("On compte 20 actions pour le CPAS, 45 actions pour la commune.", [("cpas", "20"), ("commune", "45")]),
        ("Commune : 4 OS, 30 actions. CPAS : 3 OS, 12 actions", [("commune", "4"), ("cpas", "3")]),
        ("La commune et le CPAS se donnent 4 objectifs stratégiques et 30 actions.", []),
        ("Le CPAS de la Ville de Huy compte 4 objectifs stratégiques et 30 actions.", []),
        ("La commune a 4 objectifs stratégiques ; avec le CPAS, elle mène 3 actions.", []),
        ("La commune a son CPAS : 4 objectifs stratégiques", []),
    ],
)
def test_clauses_of_bodies(text: str, clauses: list[tuple[str, str]]) -> None:
    found = [(body, next(char for char in clause.split() if char.isdigit())) for body, clause in clauses_by_body(text)]
    assert found == clauses
