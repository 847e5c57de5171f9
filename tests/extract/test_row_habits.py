"""Objectives printed on each row, codes that belong to the row: what flat sheets and merged ones make of a cell."""

from __future__ import annotations

import pytest

from tests.extract.documents import heading, items, outline, table, tree

OS, OTHER = "Être un bourg calme", "Être un bourg vert"
FLAT = [
    ["N° OS", "Objectif stratégique", "N° OO", "Objectif opérationnel", "Action", "Pilote"],
    ["1", OS, "1.1", "Apaiser les rues", "Poser des bacs à fleurs", "Voirie"],
    ["1", OS, "1.1", "Apaiser les rues", "Élargir les trottoirs", "Voirie"],
    ["1", OS, "", "", "Nommer un référent bruit", "DG"],
    ["2", OTHER, "2.1", "Soigner les parcs", "Semer un pré", "Parcs"],
]


def test_where_each_row_prints_its_objectives_an_empty_cell_means_none() -> None:
    assert tree(table(FLAT)) == [
        f"OS 1 {OS}",
        "  OO 1.1 Apaiser les rues",
        "    A Poser des bacs à fleurs",
        "    A Élargir les trottoirs",
        "  A Nommer un référent bruit",
        f"OS 2 {OTHER}",
        "  OO 2.1 Soigner les parcs",
        "    A Semer un pré",
    ]


def test_where_objectives_are_printed_once_an_empty_cell_means_the_one_above() -> None:
    rows = [list(row) for row in FLAT]
    rows[2][2] = rows[2][3] = ""
    assert tree(table(rows))[2:5] == [
        "    A Poser des bacs à fleurs",
        "    A Élargir les trottoirs",
        "    A Nommer un référent bruit",
    ]


@pytest.mark.parametrize("is_merged", [True, False])
def test_the_id_of_a_row_is_not_the_code_of_its_objective(is_merged: bool) -> None:
    rows = [
        ["ID", "Objectif stratégique", "N°", "Action", "Pilote"],
        ["BRG-31", f"OS 1 : {OS}", "1.1", "Poser des bacs à fleurs", "Voirie"],
        ["BRG-38", f"OS 1 : {OS}", "1.2", "Élargir les trottoirs", "Voirie"],
        ["BRG-45", f"OS 2 : {OTHER}", "2.1", "Semer un pré", "Parcs"],
    ]
    assert tree(table(rows, spans={(1, 1): (2, 1)} if is_merged else {})) == [
        f"OS 1 {OS}",
        "  A 1.1 Poser des bacs à fleurs",
        "  A 1.2 Élargir les trottoirs",
        f"OS 2 {OTHER}",
        "  A 2.1 Semer un pré",
    ]


def test_numbers_before_the_objectives_are_those_of_the_rows() -> None:
    rows = [
        ["N°", "Objectif stratégique", "Action", "Pilote"],
        ["1.1", OS, "Poser des bacs à fleurs", "Voirie"],
        ["1.2", "", "Élargir les trottoirs", "Voirie"],
        ["2.1", OTHER, "Semer un pré", "Parcs"],
    ]
    assert tree(table(rows, spans={(1, 1): (2, 1)})) == [
        f"OS {OS}",
        "  A 1.1 Poser des bacs à fleurs",
        "  A 1.2 Élargir les trottoirs",
        f"OS {OTHER}",
        "  A 2.1 Semer un pré",
    ]


@pytest.mark.parametrize("label", ["Ancien libellé", "Intitulé court", "Titre de travail"])
def test_another_name_of_the_actions_is_a_remark(label: str) -> None:
    rows = [
        ["Action", label, "Pilote"],
        ["Poser des bacs à fleurs", "Bacs", "Voirie"],
        ["Semer un pré", "Pré", "Parcs"],
    ]
    found = items(table(rows))
    assert outline(found) == ["A Poser des bacs à fleurs", "A Semer un pré"]
    assert [(value.field.value, value.raw) for value in found[0].values] == [("remarks", "Bacs"), ("pilots", "Voirie")]


def test_a_code_beside_an_objective_that_bears_its_own_is_the_action_s() -> None:
    rows = [
        ["N°", "Objectif opérationnel", "Action", "Pilote"],
        ["1.1.1", f"OO 1.1 : {OS}", "Poser des bacs à fleurs", "Voirie"],
        ["1.2.1", f"OO 1.2 : {OTHER}", "Semer un pré", "Parcs"],
    ]
    assert tree(table(rows)) == [
        f"OO 1.1 {OS}",
        "  A 1.1.1 Poser des bacs à fleurs",
        f"OO 1.2 {OTHER}",
        "  A 1.2.1 Semer un pré",
    ]


def test_codes_that_all_begin_with_the_strategic_objective_s_keep_the_level_of_their_column() -> None:
    rows = [
        ["Code OS", "Libellé OS", "Code OO", "Libellé OO", "Code action", "Libellé action", "Pilote"],
        ["OS1", OS, "OS1.1", "Apaiser les rues", "OS1.1.1", "Poser des bacs à fleurs", "Voirie"],
        ["OS1", OS, "OS1.1", "Apaiser les rues", "OS1.1.2", "Élargir les trottoirs", "Voirie"],
        ["OS2", OTHER, "OS2.1", "Soigner les parcs", "OS2.1.1", "Semer un pré", "Parcs"],
    ]
    assert tree(table(rows))[:4] == [
        f"OS 1 {OS}",
        "  OO 1.1 Apaiser les rues",
        "    A 1.1.1 Poser des bacs à fleurs",
        "    A 1.1.2 Élargir les trottoirs",
    ]


def test_sub_objectives_stand_between_objectives_and_actions() -> None:
    rows = [
        ["Objectif", "Sous-objectif", "Action", "Pilote"],
        [OS, "Apaiser les rues", "Poser des bacs à fleurs", "Voirie"],
        [OS, "Apaiser les rues", "Élargir les trottoirs", "Voirie"],
        [OTHER, "Soigner les parcs", "Semer un pré", "Parcs"],
    ]
    assert tree(table(rows))[:4] == [
        f"OS {OS}",
        "  OO Apaiser les rues",
        "    A Poser des bacs à fleurs",
        "    A Élargir les trottoirs",
    ]


def test_a_numbered_row_of_words_that_head_columns_too_is_no_header() -> None:
    rows = [
        ["N°", "Action", "Service", "Échéance"],
        ["1.1", "Poser des bacs à fleurs", "Voirie", "2026"],
        ["1.2", "Former au code", "RH", "2027"],
        ["1.3", "Semer un pré", "Parcs", "2028"],
    ]
    assert tree(table(rows)) == ["A 1.1 Poser des bacs à fleurs", "A 1.2 Former au code", "A 1.3 Semer un pré"]


@pytest.mark.parametrize("coded", [False, True])
def test_numbers_that_go_on_tell_objectives_in_the_column_of_actions(coded: bool) -> None:
    rows = [
        ("1.1", "Apaiser les rues", ""), ("1.1.1", "Poser des bacs", "Parcs"), ("1.1.2", "Élargir les quais", "Parcs"),
        ("1.2", "Soigner les parcs", ""), ("1.2.1", "Semer un pré", "Parcs"), ("1.2.2", "Planter un verger", ""),
    ]  # fmt: skip
    head = ["N°", "Action", "Pilote"] if coded else ["Action", "Pilote"]
    body = [[number, title, who] if coded else [f"{number} {title}", who] for number, title, who in rows]
    assert tree(heading(f"Objectif stratégique 1 : {OS}"), table([head, *body])) == [
        f"OS 1 {OS}",
        "  OO 1.1 Apaiser les rues",
        "    A 1.1.1 Poser des bacs",
        "    A 1.1.2 Élargir les quais",
        "  OO 1.2 Soigner les parcs",
        "    A 1.2.1 Semer un pré",
        "    A 1.2.2 Planter un verger",
    ]
