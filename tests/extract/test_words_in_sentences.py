"""Words that a foreword says to be a level's, and actions told in sentences."""

from __future__ import annotations

import pytest

from extract.detect.prose.words_in_sentences import words_in_sentences
from extract.printed import Level
from tests.extract.documents import BOLD, heading, paragraph, table, tree

OS, OO = Level.STRATEGIC, Level.OPERATIONAL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le plan tient en des caps : ce sont nos objectifs stratégiques.", {"cap": OS}),
        ("Il se décline en escales, qui sont les objectifs opérationnels du plan.", {"escale": OO}),
        ("Les rivages correspondent aux objectifs stratégiques de la loi.", {"rivage": OS}),
        ("Nos objectifs opérationnels, que nous appelons escales, en découlent.", {"escale": OO}),
        ("Il compte six rivages (objectifs stratégiques) et des escales (objectifs opérationnels).",
         {"rivage": OS, "escale": OO}),
        ("Nos objectifs stratégiques sont ambitieux.", {}),
        ("Chaque objectif stratégique a ses objectifs opérationnels.", {}),
    ],
)  # fmt: skip
def test_sentences_name_words_of_levels(text: str, words: dict[str, Level]) -> None:
    assert words_in_sentences([paragraph(text)]) == words


def test_projects_said_to_be_objectives_hold_the_actions_of_their_tables() -> None:
    told = paragraph("Chaque objectif stratégique se décline en projets, qui sont les objectifs opérationnels du plan.")
    rows = [["a) Curer le bief", "2027"], ["b) Ouvrir un fournil", "2028"]]
    lines = tree(
        told,
        heading("Objectif stratégique 1 : Être un bourg vivant"),
        table([["Projet 1 – Le moulin", ""], ["Action", "Planification"], *rows], spans={(0, 0): (1, 2)}),
        table(
            [["Projet 2 – La halle", ""], ["Action", "Planification"], ["a) Peindre la halle", "2029"]],
            spans={(0, 0): (1, 2)},
        ),
    )
    assert [line.strip() for line in lines] == [
        "OS 1 Être un bourg vivant",
        "OO 1 Le moulin",
        "A a Curer le bief",
        "A b Ouvrir un fournil",
        "OO 2 La halle",
        "A a Peindre la halle",
    ]


DEEDS = {
    "Soigner l'eau": ["Le service technique curera le bief.", "Une citerne sera posée à l'école."],
    "Ouvrir les portes": ["La bibliothèque prêtera des jeux.", "Les salles accueilleront les associations."],
    "Nourrir le bourg": ["Un fournil sera bâti sur la place.", "Les cantines achèteront au village."],
}


def told(deeds: dict[str, list[str]]) -> list[str]:
    blocks = [heading("Objectif stratégique 1 : Être un bourg vivant")]
    for name, sentences in deeds.items():
        blocks.append(paragraph(f"Objectif opérationnel : {name}", style=BOLD))
        blocks.extend(paragraph(sentence) for sentence in sentences)
    return [line.strip() for line in tree(*blocks)]


def test_sentences_in_the_future_under_objectives_are_actions_where_none_is_listed() -> None:
    assert [line for line in told(DEEDS) if line.startswith("A ")] == [
        f"A {sentence}" for sentences in DEEDS.values() for sentence in sentences
    ]


def test_sentences_that_describe_objectives_are_no_actions() -> None:
    described = {name: ["Le bourg compte six rues.", "Les habitants le demandent."] for name in DEEDS}
    assert not [line for line in told(described) if line.startswith("A ")]
    alone = {name: sentences[:1] for name, sentences in DEEDS.items()}
    assert not [line for line in told(alone) if line.startswith("A ")]
