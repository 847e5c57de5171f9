"""Columns of codes in tables of items: which column they number, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.extract.documents import find, heading, items, outline, table, tree

HEADER = ["Action", "Pilote", "Échéance"]
LEVEL_CODES = [
    ["N°", "", "", "Intitulé", "Service"],
    ["OS", "OO", "Act.", "", ""],
    ["1", "", "", "Être une commune proche", ""],
    ["", "1", "", "Rendre l'accueil clair", ""],
    ["", "", "1", "Repeindre le hall", "DG"],
    ["", "", "2", "Isoler la crèche", "DF"],
    ["2", "", "", "Être une commune verte", ""],
    ["", "1", "", "Planter des haies", ""],
    ["", "", "1", "Border le sentier", "DG"],
]


def test_codes_in_a_column_of_their_own() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([["N°", *HEADER], ["1.1", "Repeindre le hall", "DG", "2021"], ["1.2", "Isoler la crèche", "DF", "2022"]]),
    )
    assert outline(found)[1:] == ["  A 1.1 Repeindre le hall", "  A 1.2 Isoler la crèche"]
    assert find(found, "Repeindre").code == "1.1"


def test_levels_numbered_in_columns_of_their_own_beside_one_column_of_titles() -> None:
    lines = tree(table(LEVEL_CODES, spans={(0, 0): (1, 3), (0, 3): (2, 1), (0, 4): (2, 1)}))
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "    A 2 Isoler la crèche",
        "OS 2 Être une commune verte",
        "  OO 1 Planter des haies",
        "    A 1 Border le sentier",
    ]


@pytest.mark.parametrize("names", [("OO", "Objectif opérationnel"), ("O.O.", "Intitulé")])
def test_a_column_of_numbers_only_numbers_the_column_beside_it(names: tuple[str, str]) -> None:
    lines = tree(
        table(
            [
                ["Objectif stratégique", *names, "N°", "Action", "Pilote"],
                ["OS 1 Être proche", "1.1", "Rendre l'accueil clair", "1.1.1", "Repeindre le hall", "DG"],
                ["", "", "", "1.1.2", "Isoler la crèche", "DF"],
                ["TOTAL OS 1", "", "", "", "", ""],
                ["OS 2 Être verte", "2.1", "Planter partout", "2.1.1", "Planter une haie", "DG"],
            ],
            spans={(1, 0): (2, 1), (1, 1): (2, 1), (1, 2): (2, 1), (3, 0): (1, 4)},
        )
    )
    assert lines == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
        "OS 2 Être verte",
        "  OO 2.1 Planter partout",
        "    A 2.1.1 Planter une haie",
    ]


def test_ids_of_records_number_nothing() -> None:
    found = items(
        table([
            ["Id", "Objectif stratégique", "Action", "Service"],
            ["7f3a91c2-11d0", "OS1 - Être une commune proche", "Repeindre le hall", "DG"],
            ["90b1e7aa-42fe", "OS1 - Être une commune proche", "Isoler la crèche", "DF"],
        ])
    )  # fmt: skip
    assert outline(found) == ["OS 1 Être une commune proche", "  A Repeindre le hall", "  A Isoler la crèche"]
    assert find(found, "Être").code == "OS1"


def test_a_letter_at_the_end_of_a_code_is_a_level() -> None:
    lines = tree(
        table([
            ["Réf.", "Libellé", "Agent"],
            ["OS 1", "Être une commune proche", ""],
            ["1.1", "Rendre l'accueil clair", ""],
            ["1.1.A", "Repeindre le hall", "DG"],
            ["1.1.B", "Isoler la crèche", "DF"],
            ["1.2", "Simplifier les démarches", ""],
            ["1.2.A", "Ouvrir un guichet", "DG"],
        ])
    )  # fmt: skip
    assert [line.strip().split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A"]


def test_codes_that_a_sheet_holds_as_numbers_keep_their_dot() -> None:
    rows = [["N° OO", "Objectif opérationnel", "N°", "Action"]]
    rows += [["1,1", "Soigner les parcs", "1.1.1", "Semer un pré"], ["1.2", "Soigner les rues", "1.2.1", "Balayer"]]
    assert [root.code for root in items(table(rows))] == ["1.1", "1.2"]


def test_letters_and_numbers_that_rise_in_a_column_without_a_name_are_codes() -> None:
    found = items(
        heading("OO 1 : Être une commune proche"),
        table([["", *HEADER], ["P1", "Repeindre le hall", "DG", "2021"], ["P2", "Isoler la crèche", "DF", "2022"]]),
        heading("OO 2 : Être une commune verte"),
        table([["", *HEADER], ["P3", "Semer un pré", "DG", "2021"]]),
    )
    assert outline(found) == [
        "OO 1 Être une commune proche",
        "  A 1 Repeindre le hall",
        "  A 2 Isoler la crèche",
        "OO 2 Être une commune verte",
        "  A 3 Semer un pré",
    ]
