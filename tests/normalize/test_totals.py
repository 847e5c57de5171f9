"""What a plan says of its own size, and the counts that say something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.printed import Level, PrintedItem
from normalize.plan_file import DeclaredTotals
from normalize.values.level_names import UNNAMED, LevelNames, level_names
from normalize.values.totals import declared_totals, find_counts, parse_number


def totals(*texts: str, names: LevelNames = UNNAMED) -> tuple[int | None, int | None, int | None]:
    found = declared_totals([mention for text in texts for mention in find_counts(text, names)])
    return found.strategic_objectives, found.operational_objectives, found.actions


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("53", 53),
        ("1 200", 1200),
        ("cinq", 5),
        ("Dix-sept", 17),
        ("vingt-deux", 22),
        ("vingt et un", 21),
        ("soixante-quinze", 75),
        ("septante et un", 71),
        ("quatre-vingt-deux", 82),
        ("quatre-vingts", 80),
        ("nonante-neuf", 99),
        ("cent vingt", 120),
        ("deux cents", 200),
        ("deux cent trente-quatre", 234),
        ("une centaine", 100),
        ("une cinquantaine", 50),
        ("bleu", None),
        ("", None),
    ],
)
def test_numbers(text: str, number: int | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le PST se compose de 4 objectifs stratégiques, 12 objectifs opérationnels et 60 projets.", (4, 12, 60)),
        ("Six objectifs stratégiques déclinés en vingt-deux objectifs opérationnels et 141 actions", (6, 22, 141)),
        ("240 actions, réparties en 30 objectifs opérationnels et 7 objectifs stratégiques", (7, 30, 240)),
        ("6 OS / 22 OO / 141 actions", (6, 22, 141)),
        ("5 O.S., 18 O.O. et 97 actions", (5, 18, 97)),
        ("Le plan compte 5 objectifs stratégiques (OS), 18 objectifs opérationnels (OO) et 97 actions.", (5, 18, 97)),
        ("7 objectifs stratégiques et 31 opérationnels", (7, 31, None)),
        ("Quatre axes stratégiques, douze objectifs opérationnels, 40 fiches-projets", (4, 12, 40)),
        ("3 objectifs stratégiques internes et 5 objectifs stratégiques externes", (8, None, None)),
        ("Volet interne : 2 OS, 5 OO et 20 actions ; volet externe : 4 OS, 12 OO et 60 actions", (6, 17, 80)),
        ("Notre PST rassemble plus de 120 actions", (None, None, 120)),
        ("Chaque page présente un de nos cinq objectifs stratégiques.", (5, None, None)),
        ("Près de 250 projets composent le PST.", (None, None, 250)),
        ("Pas moins de 84 actions concrètes pour notre PST !", (None, None, 84)),
        ("Une centaine d'actions constituent ce programme.", (None, None, 100)),
        ("17 Objectifs opérationnels", (None, 17, None)),
        ("Plus de 60 actions", (None, None, 60)),
        ("Nombre d'actions : 57", (None, None, 57)),
        ("Nombre total d'objectifs opérationnels = 19", (None, 19, None)),
        ("Objectifs stratégiques : 6", (6, None, None)),
        ("Le nombre d'objectifs stratégiques (OS) est de 7", (7, None, None)),
        ("Le PST comprend 53 actions dont 12 actions prioritaires.", (None, None, 53)),
        ("Sur les 120 actions du PST, 45 sont terminées et 30 actions sont en cours.", (None, None, 120)),
        ("230 actions à mettre en œuvre durant la législature", (None, None, 230)),
        ("1 objectif stratégique, 4 objectifs opérationnels et 9 actions", (None, 4, 9)),
        ("Le PST contient 1 250 actions", (None, None, 1250)),
        ("La DPC est traduite en 4 objectifs stratégiques et 9 objectifs opérationnels.", (4, 9, None)),
        ("Nous revoyons ici les neuf actions du programme.", (None, None, 9)),
        (
            "Le plan en bref : - objectifs stratégiques : 4 ; - objectifs opérationnels : 15 ; - projets : 61.",
            (4, 15, 61),
        ),
        ("OS : 4, OO : 15, Actions : 61", (4, 15, 61)),
        ("4objectifs stratégiques, 15objectifs opérationnels", (4, 15, None)),
        ("5 orientations stratégiques et 21 objectifs (opérationnels)", (5, 21, None)),
        ("Le PST tient en 4 ambitions, 15 objectifs opérationnels et 61 actions.", (4, 15, 61)),
        ("Trois objectifs stratégiques, neuf leviers et trente mesures", (3, 9, 30)),
        ("30 projets pour 9 objectifs et 3 défis", (3, 9, 30)),
        ("15 objectifs opérationnels répartis en 4 piliers", (4, 15, None)),
        ("Le PST compte 2 axes, 4 objectifs stratégiques, 15 objectifs opérationnels et 61 actions.", (4, 15, 61)),
        # what is no total of the plan
        ("Le PST relève 4 défis", (None, None, None)),  # of objectives or above them
        ("Le PST tient en 4 axes et 61 actions.", (None, None, 61)),
        ("OBJECTIF STRATÉGIQUE 3 OBJECTIF OPÉRATIONNEL 1", (None, None, None)),
        ("Mener 4 actions du programme de formation", (None, None, None)),
        ("Chaque objectif stratégique comporte 3 objectifs opérationnels.", (None, None, None)),
        ("L'objectif stratégique 2 se décline en 4 objectifs opérationnels et 12 actions.", (None, None, None)),
        ("L'OS 3 regroupe 5 objectifs opérationnels", (None, None, None)),
        ("Cet axe du PST rassemble 14 actions", (None, None, None)),
        ("Le premier objectif du PST compte 8 actions", (None, None, None)),
        ("Le PST a vu 12 actions terminées cette année", (None, None, None)),
        ("Grâce au PST, 30 actions ont déjà été réalisées", (None, None, None)),
        ("Où en est chacune des 30 actions du programme", (None, None, 30)),
        ("Chacun des 5 objectifs du programme compte 3 actions", (None, None, None)),
        ("Organiser 3 actions par an pour les aînés", (None, None, None)),
        ("Mener 2 actions de sensibilisation", (None, None, None)),
        ("La thématique « Mobilité » comporte 3 objectifs opérationnels et 12 actions.", (None, None, None)),
        ("3 actions", (None, None, None)),  # an indicator's value
        ("28 réunions, 60 heures et 70 personnes pour rédiger le PST", (None, None, None)),
        ("La DPC annonce 10 priorités et 190 projets", (None, None, None)),
        ("Le PCDR compte 25 projets", (None, None, None)),
        ("Les 17 objectifs de développement durable inspirent le PST", (None, None, None)),
        ("5 objectifs stratégiques externes", (None, None, None)),  # of one volet only
        ("O.S. 4 Objectifs opérationnels", (None, None, None)),
        ("Objectifs opérationnels : 1.1 Rénover", (None, None, None)),
        ("Actions : 1. Acheter un vélo", (None, None, None)),
        ("2019 actions", (None, None, None)),
        ("le taux d'avancement est de 45,5 actions", (None, None, None)),
        ("deux volets, des objectifs et des actions", (None, None, None)),
    ],
)
def test_one_passage(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert totals(text) == expected


def test_what_is_told_apart_by_state_is_the_whole() -> None:
    assert totals("Sur 40 actions, 12 sont terminées et 20 sont en cours.") == (None, None, 40)
    assert totals("Sur 40 actions, le CPAS en porte une part.") == (None, None, None)


def test_the_fullest_sentence_wins() -> None:
    texts = (
        "Le PST prévoyait d'abord près de 300 actions.",
        "Le PST compte 5 objectifs stratégiques, 20 objectifs opérationnels et 167 actions.",
    )
    assert totals(*texts) == (5, 20, 167)


def test_an_exact_number_beats_a_rough_one() -> None:
    assert totals("Notre PST compte plus de 40 actions.", "Notre PST compte 43 actions.")[2] == 43


def test_equally_likely_numbers_are_no_answer() -> None:
    assert totals("Le PST compte 137 actions.", "Le PST compte 144 actions.")[2] is None
    assert totals("Le PST compte 137 actions.", "Le PST compte 144 actions.", "Nos 144 actions du PST")[2] == 144


def test_nothing_declared() -> None:
    assert declared_totals([]) == DeclaredTotals()


@given(st.text(alphabet="0123456789 OSactions,étrgiqubjf/.:"))
def test_nothing_is_invented(text: str) -> None:
    digits = "".join(char for char in text if char.isdigit())
    for mention in find_counts(text):
        assert str(mention.number) in digits


@pytest.mark.parametrize(
    "text",
    [
        "Sur les 62 actions de la mandature écoulée, 40 ont abouti ; notre PST les reprend.",
        "Le PST précédent comptait 62 actions.",
        "Trois objectifs opérationnels y répondent.",
    ],
)
def test_counts_of_an_earlier_plan_or_of_one_objective_are_no_totals(text: str) -> None:
    assert totals(text) == (None, None, None)


def test_this_plan_may_be_compared_with_an_earlier_one() -> None:
    assert totals("Contrairement au plan précédent, notre PST compte 97 actions.") == (None, None, 97)


def items(level: Level, *codes: str, theme: str | None = None) -> list[PrintedItem]:
    return [PrintedItem(level, "Titre", code=code, theme=theme) for code in codes]


def test_levels_have_the_names_of_their_markers() -> None:
    plan = [
        *items(Level.STRATEGIC, "Cap 1", "Cap 2"),
        *items(Level.OPERATIONAL, "Promesse n° 1", "Promesse A"),
        *items(Level.ACTION, "Projet 1.1"),
        *items(Level.SUB_ACTION, "Action 1"),
    ]
    names = level_names(plan, [])
    assert totals("Notre PST : 2 caps, 5 promesses, 20 projets et 44 actions", names=names) == (2, 5, 20)
    assert totals("Le PST fixe deux caps.", names=names) == (2, None, None)
    assert totals("Deux caps possibles", names=names) == (None, None, None)


def test_a_name_of_two_levels_says_neither() -> None:
    names = level_names([*items(Level.STRATEGIC, "Objectif 1"), *items(Level.OPERATIONAL, "Objectif 1.1")], [])
    assert totals("Le PST compte 12 objectifs.", names=names) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("Les quatre chantiers sont nos objectifs stratégiques.", "Le PST ouvre 4 chantiers."),
        ("Nous avons des priorités (objectifs stratégiques).", "Le PST a 4 priorités."),
        ("Nos objectifs stratégiques, appelés « défis »", "Le PST relève 4 défis."),
        ("Il se donne des axes, qui forment les objectifs stratégiques", "Les 4 axes du plan"),
    ],
)
def test_sentences_say_what_levels_are_called(said: str, counted: str) -> None:
    assert totals(counted) == (None, None, None)
    assert totals(counted, names=level_names([], [said])) == (4, None, None)


def test_what_stands_above_named_objectives_is_none_of_them() -> None:
    text = "Le PST compte 3 axes, 12 objectifs opérationnels et 40 actions."
    assert totals(text, names=level_names(items(Level.STRATEGIC, "1", "2", theme="Vivre"), [])) == (None, 12, 40)
    assert totals(text, names=level_names(items(Level.STRATEGIC, "OS 1", "OS 2"), [])) == (None, 12, 40)
    assert totals(text, names=level_names(items(Level.STRATEGIC, "1", "2"), [])) == (3, 12, 40)


def test_what_a_plan_answers_to_is_no_part_of_it() -> None:
    assert totals("Notre programme répond à cette attente par cinq objectifs stratégiques.") == (5, None, None)
    assert totals("À ces constats, le PST répond par 5 objectifs stratégiques et 40 actions.") == (5, None, 40)
    assert totals("Cet objectif stratégique compte 4 objectifs opérationnels.") == (None, None, None)
