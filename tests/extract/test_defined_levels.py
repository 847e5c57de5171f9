"""Passages that define the levels of a plan are no items of it; the words that they name are levels."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import bullet, heading, paragraph, table, tree

PLAN = (
    heading("1 : Une commune verte", level=1),
    heading("1.1 : Planter des haies", level=2),
    bullet("1.1.1 : Border le sentier du bief"),
    bullet("1.1.2 : Fleurir la place"),
    heading("1.2 : Épargner l'eau", level=2),
    bullet("1.2.1 : Poser des citernes"),
)
READ = [
    "OS 1 Une commune verte",
    "OO 1.1 Planter des haies",
    "A 1.1.1 Border le sentier du bief",
    "A 1.1.2 Fleurir la place",
    "OO 1.2 Épargner l'eau",
    "A 1.2.1 Poser des citernes",
]
COUNTED = (
    paragraph("1. Objectif stratégique : notre cap"),
    paragraph("2. Objectif opérationnel : un chemin"),
    paragraph("3. Action : un pas"),
)
WORDED = (
    bullet("Objectif stratégique : ce vers quoi nous tendons"),
    bullet("Objectif opérationnel : la façon dont nous y arrivons"),
    bullet("Action : que faire, et quand ?"),
)
LINED = (paragraph("Les objectifs stratégiques = une vision", "Les actions = les moyens d'y arriver"),)
APART = (
    heading("Objectif stratégique"),
    paragraph("Que voulons-nous devenir ?"),
    heading("Objectif opérationnel"),
    paragraph("Comment y parvenir ?"),
    heading("Action"),
    paragraph("Qui fait quoi ?"),
)
ROWS = (table([["Niveau", "Question"], ["Objectif stratégique", "Où aller"], ["Action", "Par quels pas"]]),)
ROWS_WORDED = (table([["1", "Objectif stratégique", "une vision"], ["2", "Action", "qui fait quoi ?"]]),)

BELOW = (
    table(
        [
            ["OBJECTIF STRATÉGIQUE"],
            ["Où allons-nous ?"],
            ["OBJECTIF OPÉRATIONNEL"],
            ["Ce que nous ferons"],
            ["ACTION"],
            ["Quand ?"],
        ]
    ),
)
ASKED = (
    heading("Pourquoi ?"),
    paragraph("Objectifs stratégiques : ce que la commune veut être"),
    heading("Quoi ?"),
    paragraph("Objectifs opérationnels : ce qu'elle veut faire"),
    heading("Comment ?"),
    paragraph("Actions : pilote, calendrier, moyens"),
)
NAMED = (
    paragraph("Objectif stratégique : le but à long terme"),
    paragraph("Action : la tâche confiée à un service, avec un terme"),
)
CUT = (
    table(
        [["OBJECTIF STRATÉGIQUE"], ["Où allons-nous ?"], ["OBJECTIF OPÉRATIONNEL"], ["Ce que nous ferons"], ["ACTION"]]
    ),
    paragraph("Quand ?"),
)


@pytest.mark.parametrize("defined", [COUNTED, WORDED, LINED, APART, ROWS, ROWS_WORDED, BELOW, CUT, ASKED, NAMED])
def test_what_defines_levels_is_no_item(defined: tuple[Block, ...]) -> None:
    lines = tree(heading("Méthode", level=1), paragraph("Le plan a trois niveaux :"), *defined, *PLAN)
    assert [line.strip() for line in lines] == READ


def test_a_word_that_a_plan_defines_is_one_of_its_levels() -> None:
    lines = tree(
        paragraph("Cap (objectif stratégique) : ce que nous voulons être"),
        paragraph("Voie (objectif opérationnel) : ce que nous voulons faire"),
        paragraph("Pas (action) : comment et quand"),
        table(
            [
                ["Cap", "Voie", "Pas", "Pilote"],
                ["Une commune verte", "Planter des haies", "Border le sentier", "DG"],
                ["Une commune verte", "Planter des haies", "Fleurir la place", "DG"],
                ["Une commune verte", "Épargner l'eau", "Poser des citernes", "DG"],
            ]
        ),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A"]


def test_one_item_of_each_level_in_a_row_is_no_definition() -> None:
    lines = tree(
        heading("Objectif stratégique : Une commune verte"),
        heading("Objectif opérationnel : Planter des haies"),
        bullet("Action : Border le sentier du bief"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A"]


@pytest.mark.parametrize("tabled", [True, False])
def test_what_is_said_of_a_word_names_its_level(tabled: bool) -> None:
    said = [
        ("Phare", "ce que nous voulons être en 2030 ; c'est l'objectif stratégique au sens du Code"),
        ("Promesse", "ce que nous ferons pour cela ; c’est un objectif opérationnel"),
        ("Fanion", "une action, que porte un service"),
    ]
    key: list[Block] = [table(said)] if tabled else [paragraph(f"{word} : {text}") for word, text in said]
    body: list[Block] = []
    for number, title in enumerate(("Un bourg fleuri", "Un bourg qui chante"), 1):
        body += [heading(f"PHARE {number}"), heading(title)]
        for promise in ("Ouvrir les rives", "Former les agents"):
            body += [paragraph("PROMESSE"), heading(f"{promise} {number}"), bullet(f"Curer le bief {number}")]
    assert tree(heading("Comment lire ce plan"), *key, *body) == [
        "OS 1 Un bourg fleuri",
        "  OO Ouvrir les rives 1", "    A Curer le bief 1",
        "  OO Former les agents 1", "    A Curer le bief 1",
        "OS 2 Un bourg qui chante",
        "  OO Ouvrir les rives 2", "    A Curer le bief 2",
        "  OO Former les agents 2", "    A Curer le bief 2",
    ]  # fmt: skip


def test_a_single_letter_may_stand_behind_the_word() -> None:
    said = (
        "Objectif stratégique (S) : ce que le bourg veut devenir",
        "Objectif opérationnel (O) : ce qu'il veut atteindre pour y arriver",
        "Action (A) : ce qu'il va faire, et avec qui",
    )
    assert tree(paragraph(*said), *PLAN) == tree(*PLAN)
