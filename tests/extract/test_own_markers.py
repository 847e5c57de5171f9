"""Headings that a document counts by a word of its own above numbered objectives."""

from __future__ import annotations

import pytest

from tests.extract.documents import heading, paragraph, table, tree


@pytest.mark.parametrize("word", ["Mission", "Chapitre", "Cap"])
def test_the_word_that_counts_headings_over_numbered_objectives_names_them(word: str) -> None:
    lines = tree(
        heading(f"{word} 1 : Être un village fleuri"),
        paragraph("Objectif 1.1 : Soigner les parcs"),
        paragraph("Action 1.1.1 : Semer un pré"),
        heading(f"{word} 2 : Être une mairie ouverte"),
        paragraph("Objectif 2.1 : Accueillir mieux"),
        paragraph("Action 2.1.1 : Repeindre le hall"),
    )
    assert lines == [
        "OS 1 Être un village fleuri",
        "  OO 1.1 Soigner les parcs",
        "    A 1.1.1 Semer un pré",
        "OS 2 Être une mairie ouverte",
        "  OO 2.1 Accueillir mieux",
        "    A 2.1.1 Repeindre le hall",
    ]


def test_counted_headings_whose_numbers_nothing_below_has_are_no_objectives() -> None:
    lines = tree(
        heading("Article 1 : Adoption"),
        heading("Article 2 : Exécution"),
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
    )
    assert lines == ["OS 1 Être un village fleuri", "  A 1.1 Semer un pré"]


def test_objectives_in_three_depths_are_the_three_levels() -> None:
    lines = tree(
        heading("Objectif 1 : Être un village fleuri"),
        heading("Objectif 1.1 : Soigner les parcs"),
        paragraph("Objectif 1.1.1 : Semer un pré"),
        paragraph("Objectif 1.1.2 : Tailler les haies"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A"]


@pytest.mark.parametrize("codes", ["VE {}", "E{}", "PST {}", "EXT-{} :", "§{}", "V{} -"])
def test_codes_in_capitals_whose_numbers_build_a_tree_are_its_levels(codes: str) -> None:
    titles = {
        "1": "Être un village fleuri",
        "1.1": "Soigner les parcs",
        "1.1.1": "Semer un pré",
        "1.1.2": "Tailler les haies",
        "1.2": "Verdir les rues",
        "1.2.1": "Planter des arbres",
        "2": "Être une mairie ouverte",
        "2.1": "Accueillir mieux",
        "2.1.1": "Repeindre le hall",
        "2.1.2": "Ouvrir le samedi",
    }
    lines = tree(*(paragraph(f"{codes.format(number)} {title}") for number, title in titles.items()))
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A", "OS", "OO", "A", "A"]
    assert [line.split(None, 2)[2] for line in lines] == list(titles.values())


def test_a_letter_for_each_level_is_read_by_the_numbers() -> None:
    lines = tree(
        paragraph("S1 Être un village fleuri"),
        paragraph("O1.1 Soigner les parcs"),
        paragraph("A1.1.1 Semer un pré"),
        paragraph("O1.2 Verdir les rues"),
        paragraph("A1.2.1 Planter des arbres"),
        paragraph("S2 Être une mairie ouverte"),
        paragraph("O2.1 Accueillir mieux"),
        paragraph("A2.1.1 Repeindre le hall"),
        paragraph("O2.2 Former les agents"),
        paragraph("A2.2.1 Suivre un cours"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OO", "A", "OS", "OO", "A", "OO", "A"]


def test_goals_that_only_count_up_are_no_tree() -> None:
    goals = ["Pas de pauvreté", "Faim zéro", "Bonne santé", "Éducation de qualité", "Égalité", "Eau propre"]
    lines = tree(
        heading("OS 1 : Être un village fleuri"),
        paragraph("Action 1.1 : Semer un pré"),
        *(paragraph(f"ODD {i} {goal}") for i, goal in enumerate(goals, 1)),
    )
    assert lines == ["OS 1 Être un village fleuri", "  A 1.1 Semer un pré"]


def test_letters_before_a_dash_that_begin_again_count_objectives() -> None:
    lines = tree(
        heading("I - Être un village fleuri"),
        paragraph("A - Soigner les parcs"),
        paragraph("1 - Semer un pré"),
        paragraph("B - Verdir les rues"),
        paragraph("1 - Planter des arbres"),
        heading("II - Être une mairie ouverte"),
        paragraph("A - Accueillir mieux"),
        paragraph("1 - Repeindre le hall"),
        paragraph("2 - Ouvrir le samedi"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OO", "A", "OS", "OO", "A", "A"]


@pytest.mark.parametrize("word", ["Projet", "Mesure"])
def test_projects_that_hold_numbered_actions_are_operational_objectives(word: str) -> None:
    lines = tree(
        heading("Objectif stratégique 1 : Être un village fleuri"),
        heading(f"{word} 1.1 : Soigner les parcs"),
        paragraph("Action 1.1.1 : Semer un pré"),
        heading(f"{word} 1.2 : Verdir les rues"),
        paragraph("Action 1.2.1 : Planter des arbres"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OO", "A"]


_ROWS = (
    ("1", "Être un village fleuri"),
    ("1.1", "Soigner les parcs"),
    ("1.1.1", "Semer un pré"),
    ("1.1.2", "Tailler les haies"),
    ("1.2", "Verdir les rues"),
    ("1.2.1", "Planter des arbres"),
    ("2", "Être une mairie ouverte"),
    ("2.1", "Accueillir mieux"),
    ("2.1.1", "Repeindre le hall"),
    ("2.2", "Former les agents"),
    ("2.2.1", "Suivre un cours"),
)
_SHORT = ["OS", "OO", "A", "A", "OO", "A", "OS", "OO", "A", "OO", "A"]


@pytest.mark.parametrize("code", ["E{}", "VE {}", "EXT{}"])
def test_codes_of_rows_without_a_column_of_their_own_are_no_titles(code: str) -> None:
    rows = [["Actions", "Service"]]
    spans = {}
    for number, title in _ROWS:
        if number.count(".") < 2:
            spans[len(rows), 0] = (1, 2)
        rows.append([f"{code.format(number)} {title}", "Travaux"])
    lines = tree(table(rows, spans=spans))
    assert [line.split()[0] for line in lines] == _SHORT
    assert [line.split(None, 2)[2] for line in lines] == [title for _, title in _ROWS]


def test_letters_and_roman_numbers_alone_in_the_column_of_codes_number_their_rows() -> None:
    codes = {"1": "A.", "2": "B."}
    rows = [["N°", "Intitulé", "Service"]]
    rows += [[codes.get(n, "AB"[int(n[0]) - 1] + n[1:]), title, "Voirie" if len(n) > 3 else ""] for n, title in _ROWS]
    lines = tree(table(rows))
    assert [line.split()[0] for line in lines] == _SHORT


def test_axes_in_the_column_of_codes_are_objectives_over_those_numbered_on() -> None:
    words = {1: "Axe", 2: "Objectif", 3: "Action"}
    rows = [["N°", "Intitulé", "Service"]]
    rows += [[f"{words[number.count('.') + 1]} {number}", title, "Voirie"] for number, title in _ROWS]
    assert [line.split()[0] for line in tree(table(rows))] == _SHORT


def test_merged_columns_without_header_are_the_levels_that_their_numbers_have() -> None:
    rows = [
        ["1. Être un village fleuri", "1.1. Soigner les parcs", "1.1.1. Semer un grand pré", "Voirie"],
        ["", "", "1.1.2. Tailler les haies", "Voirie"],
        ["", "1.2. Verdir les rues", "1.2.1. Planter des arbres", "Voirie"],
        ["2. Être une mairie ouverte", "2.1. Accueillir mieux", "2.1.1. Repeindre le hall", "Voirie"],
    ]
    lines = tree(table(rows, spans={(0, 0): (3, 1), (0, 1): (2, 1)}))
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A", "OS", "OO", "A"]


def test_an_axis_in_the_column_of_strategic_objectives_gives_its_number() -> None:
    rows = [
        ["Objectif stratégique", "Objectif opérationnel", "Action"],
        ["Axe 1 : Être un village fleuri", "1.1 Soigner les parcs", "Semer un pré"],
        ["Axe 2 : Être une mairie ouverte", "2.1 Accueillir mieux", "Repeindre le hall"],
    ]
    lines = tree(table(rows))
    assert [lines[0], lines[3]] == ["OS 1 Être un village fleuri", "OS 2 Être une mairie ouverte"]
