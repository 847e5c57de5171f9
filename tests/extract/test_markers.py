"""Markers at the start of a title, in every spelling that plans use, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.detect.words.markers import (
    Marker,
    clean_number,
    item_marker,
    lettered,
    read_marker,
    roman_number,
    to_roman,
    trailing_marker,
    unquote,
)
from extract.printed import Level
from tests.extract.documents import ACTION, OO, OS, SUB


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        # strategic objectives
        ("Objectif stratégique 2", OS, "2", ""),
        ("But 2 : Être proche", "objective", "2", "Être proche"),
        ("Objectif stratégique N° 1", OS, "1", ""),
        ("OS 1 · Être une ville apaisée", OS, "1", "Être une ville apaisée"),
        ("OS 1 › Être une ville apaisée", OS, "1", "Être une ville apaisée"),
        ("OS 1 | Être une ville apaisée", OS, "1", "Être une ville apaisée"),
        ("Objectif stratégique A. Être une ville apaisée", OS, "A", "Être une ville apaisée"),
        ("Objectif stratégique n°3 : Être une ville apaisée", OS, "3", "Être une ville apaisée"),
        ("OBJECTIF STRATÉGIQUE 4 – ÊTRE PROCHE", OS, "4", "ÊTRE PROCHE"),
        ("OBJECTIF STRATEGIQUE 4. Etre proche", OS, "4", "Etre proche"),
        ("OS 1 Être proche", OS, "1", "Être proche"),
        ("OS1 Être proche", OS, "1", "Être proche"),
        ("O.S.1 Être proche", OS, "1", "Être proche"),
        ("O.S. 1 : Être proche", OS, "1", "Être proche"),
        ("O.S 1. Être proche", OS, "1", "Être proche"),
        ("OS.1 - Être proche", OS, "1", "Être proche"),
        ("1. OS 1 Être proche", OS, "1", "Être proche"),
        ("OS II : Être proche", OS, "2", "Être proche"),
        ("Objectif stratégique IV – Être proche", OS, "4", "Être proche"),
        ("OS IV (volet externe) – Être proche", OS, "4", "(volet externe) – Être proche"),
        ("Premier objectif stratégique : Être proche", OS, "1", "Être proche"),
        ("Cinquième objectif stratégique : Être proche", OS, "5", "Être proche"),
        ("1er objectif stratégique : Être proche", OS, "1", "Être proche"),
        ("Objectif stratégique : Être proche", OS, None, "Être proche"),
        ("Objectif stratégique : 3. Être proche", OS, "3", "Être proche"),
        ("Objectif stratégique : 100 arbres", OS, None, "100 arbres"),
        ("Objectifs stratégiques : 1. Être proche", OS, None, "1. Être proche"),
        ("Objectif opérationnel : 1.2 Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("Axe stratégique 2 : Une commune en forme", OS, "2", "Une commune en forme"),
        ("Orientation stratégique n° 3 – Une commune en forme", OS, "3", "Une commune en forme"),
        # operational objectives
        ("Objectif opérationnel 1 :", OO, "1", ""),
        ("II. Objectif opérationnel : Rendre l'accueil clair", OO, "2", "Rendre l'accueil clair"),
        ("B) Objectif opérationnel : Rendre l'accueil clair", OO, "B", "Rendre l'accueil clair"),
        ("II. Objectif opérationnel 3 : Rendre l'accueil clair", OO, "3", "Rendre l'accueil clair"),
        ("Objectif opérationnel 1.2 : Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("Objectif opérationnel n°1.2 Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("OO 1.2 : Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("OO1.2 Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("O.O.1.2. Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("O.O. 1-2 Rendre l'accueil clair", OO, "1.2", "Rendre l'accueil clair"),
        ("O.O.1 – Rendre l'accueil clair", OO, "1", "Rendre l'accueil clair"),
        ("OO B.2 : Rendre l'accueil clair", OO, "B.2", "Rendre l'accueil clair"),
        # actions
        ("Action 3 : Repeindre le hall", ACTION, "3", "Repeindre le hall"),
        ("Action 1.2.3 : Repeindre le hall", ACTION, "1.2.3", "Repeindre le hall"),
        ("ACTION N° 12 – Repeindre le hall", ACTION, "12", "Repeindre le hall"),
        ("Action a) Repeindre le hall", ACTION, "a", "Repeindre le hall"),
        ("A.1.2.3 Repeindre le hall", ACTION, "1.2.3", "Repeindre le hall"),
        ("A3 – Repeindre le hall", ACTION, "3", "Repeindre le hall"),
        ("Act. 4 Repeindre le hall", ACTION, "4", "Repeindre le hall"),
        ("Projet 7 : Repeindre le hall", ACTION, "7", "Repeindre le hall"),
        ("Actions/projets 2 : Repeindre le hall", ACTION, "2", "Repeindre le hall"),
        ("Action prioritaire 2 : Repeindre le hall", ACTION, "2", "Repeindre le hall"),
        ("Projet métropolitain 2 : Repeindre la gare", ACTION, "2", "Repeindre la gare"),
        ("Mesure 4 : Repeindre le hall", ACTION, "4", "Repeindre le hall"),
        ("Fiche n° 12 : Repeindre le hall", ACTION, "12", "Repeindre le hall"),
        ("Fiche action 5 – Repeindre le hall", ACTION, "5", "Repeindre le hall"),
        ("Fiche-projet 5 : Repeindre le hall", ACTION, "5", "Repeindre le hall"),
        ("FICHE PROJET N°5 : Repeindre le hall", ACTION, "5", "Repeindre le hall"),
        ("Projet B.2.c : Repeindre le hall", ACTION, "B.2.c", "Repeindre le hall"),
        # sub-actions
        ("Sous-action 1 : Choisir les teintes", SUB, "1", "Choisir les teintes"),
        ("SA.17 Choisir les teintes", SUB, "17", "Choisir les teintes"),
        # above objectives, and of a level that the document decides
        ("Axe 1 – Une ville conviviale", "theme", "1", "Une ville conviviale"),
        ("Ambition I. Une ville conviviale", "theme", "1", "Une ville conviviale"),
        ("Axe II : Une ville conviviale", "theme", "2", "Une ville conviviale"),
        ("Axe II « Une ville conviviale »", "theme", "2", "« Une ville conviviale »"),
        ("Enjeu n°2 : Le climat", "theme", "2", "Le climat"),
        ("DÉFI 3 : LE CLIMAT", "theme", "3", "LE CLIMAT"),
        ("Thématique : Mobilité", "theme", None, "Mobilité"),
        ("Ambition 4 : Une ville conviviale", "theme", "4", "Une ville conviviale"),
        ("Domaine 2 : Sport", "theme", "2", "Sport"),
        ("Objectif n° 1 : Une ville propre", "objective", "1", "Une ville propre"),
        ("Objectif n°2 : Une ville propre", "objective", "2", "Une ville propre"),
        ("Objectif 2.1 Une ville propre", "objective", "2.1", "Une ville propre"),
        ("Levier 3 : Mobiliser", "objective", "3", "Mobiliser"),
    ],
)  # fmt: skip
def test_words_name_the_level_and_give_the_number(text: str, level: str, number: str | None, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.level, marker.number, marker.rest) == (level, number, rest)


@pytest.mark.parametrize(
    ("text", "number", "level"),
    [
        ("OS1-OO2-A3 Repeindre", "1.2.3", ACTION),
        ("OS1/OO2 Rendre clair", "1.2", OO),
        ("OS 1 - OO 1.2 - Repeindre", "1.2", OO),
        ("OS1.OO2.A3 : Repeindre", "1.2.3", ACTION),
        ("O.S.1-O.O.2-A.3 Repeindre", "1.2.3", ACTION),
        ("OS2_OO1_A4 Repeindre", "2.1.4", ACTION),
        ("S2.O1.A4 Repeindre", "2.1.4", ACTION),
        ("S2.O1 Rendre clair", "2.1", OO),
    ],
)
def test_composite_codes_give_a_dotted_number_of_their_last_level(text: str, number: str, level: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.shape, marker.number, marker.level) == ("composite", number, level)


@pytest.mark.parametrize(
    ("text", "shape", "number", "rest"),
    [
        ("1. Rendre clair", "number", "1", "Rendre clair"),
        ("1.1 Rendre clair", "number", "1.1", "Rendre clair"),
        ("1.1. Rendre clair", "number", "1.1", "Rendre clair"),
        ("1.1Rendre clair", "number", "1.1", "Rendre clair"),
        ("1.2.3. 20 logements de plus", "number", "1.2.3", "20 logements de plus"),
        ("1 Rendre clair", "number", "1", "Rendre clair"),
        ("1.1.1. Rendre clair", "number", "1.1.1", "Rendre clair"),
        ("1) Rendre clair", "number", "1", "Rendre clair"),
        ("(1) Rendre clair", "number", "1", "Rendre clair"),
        ("1° Rendre clair", "number", "1", "Rendre clair"),
        ("1 – Rendre clair", "number", "1", "Rendre clair"),
        ("1 | Rendre clair", "number", "1", "Rendre clair"),
        ("1.1 | Rendre clair", "number", "1.1", "Rendre clair"),
        ("I.1.1 | Rendre clair", "number", "1.1.1", "Rendre clair"),
        ("II | Rendre clair", "roman", "2", "Rendre clair"),
        ("1.2.3", "number", "1.2.3", ""),
        ("a) Rendre clair", "letter", "a", "Rendre clair"),
        ("B. Rendre clair", "letter", "B", "Rendre clair"),
        ("III. Rendre clair", "roman", "3", "Rendre clair"),
        ("IV – Rendre clair", "roman", "4", "Rendre clair"),
        ("1-1- Trier", "number", "1.1", "Trier"),
        ("1-2-3 Trier", "number", "1.2.3", "Trier"),
        ("4/ Trier", "number", "4", "Trier"),
        ("N° 3 – Trier", "number", "3", "Trier"),
        ("#7 Trier", "number", "7", "Trier"),
        ("E1.2 Trier", "number", "E1.2", "Trier"),
        ("II.B Trier", "number", "2.B", "Trier"),
        ("II.B.3 – Trier", "number", "2.B.3", "Trier"),
        ("2.B.3. Trier", "number", "2.B.3", "Trier"),
        ("I.A", "number", "1.A", ""),
        ("II.b Trier", "number", "2.b", "Trier"),
        ("II.b.3", "number", "2.b.3", ""),
    ],
)
def test_numbers_letters_and_romans_stand_alone(text: str, shape: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.shape, marker.number, marker.rest, marker.level) == (shape, number, rest, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Rendre l'accueil clair",
        "Un objectif stratégique est une vision à long terme",
        "Projet M. Dupont",
        "Action à mener avec les riverains",
        "Actionner la sirène",
        "Projet d'école à rénover",
        "Mesures de circulation prises chaque été",
        "Axer le travail sur les jeunes",
        "Domaine public à entretenir",
        "OSE 1",
        "Objectifs du plan",
        "4 objectifs stratégiques, déclinés en 13 objectifs opérationnels",
        "2019-2024 : une mandature verte",
        "2.500 logements à isoler",
        "12 000 € pour la place",
        "3 ans de travaux",
        "1er échevin",
        "50 % des écoles",
        "30/09/2021",
        "18 h 30 : accueil",
        "M. Dupré, échevin",
        "Fiche de poste à rédiger",
        "1/2 temps plein",
        "12-14 ans",
        "n° 4",
    ],
)
def test_what_counts_dates_prices_or_merely_speaks_marks_nothing(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("O.S.1 Être proche", "O.S.1"),
        ("O.O.1.2. Rendre clair", "O.O.1.2"),
        ("Action 3 : Repeindre", "Action 3"),
        ("Objectif stratégique n° 2 – Être proche", "Objectif stratégique n° 2"),
        ("1.1. Rendre clair", "1.1"),
        ("OS1-OO2-A3 : Repeindre", "OS1-OO2-A3"),
    ],
)
def test_the_code_is_the_marker_as_printed_without_the_punctuation_after_it(text: str, code: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert marker.code == code


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("Rendre l'accueil clair (OO.1)", "OO.1", "Rendre l'accueil clair"),
        ("Être proche (OS.3)", "OS.3", "Être proche"),
        ("Repeindre le hall (A.12) ;", "A.12", "Repeindre le hall"),
        ("Choisir les teintes (SA.4)", "SA.4", "Choisir les teintes"),
        ("Repeindre le hall (Action 1.1.2)", "Action 1.1.2", "Repeindre le hall"),
        ("Rendre l'accueil clair (Objectif opérationnel n° 3)", "Objectif opérationnel n° 3", "Rendre l'accueil clair"),
        ("A.1.2 Repeindre le hall (A.1.2)", "A.1.2", "Repeindre le hall"),
        ("Repeindre le hall (OS1-OO2-A3)", "OS1-OO2-A3", "Repeindre le hall"),
    ],
)
def test_a_marker_in_brackets_may_end_a_title(text: str, code: str, rest: str) -> None:
    marker = item_marker(text)
    assert marker is not None
    assert marker == trailing_marker(text)
    assert (marker.code, marker.rest) == (code, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Rénover le CPAS (2021)",
        "Réunir le service (RH)",
        "Isoler (12 000 €)",
        "(OO.1)x",
        "Poser le quai (Projet 3)",
        "OO 1.2 Isoler (voir A.3)",
        "OO 1.2 Isoler (A.3)",
    ],
)
def test_other_brackets_end_no_marker(text: str) -> None:
    assert trailing_marker(text) is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1", "1"), ("1.2", "1.2"), ("1.2.", "1.2"), ("1 - 2", "1.2"), ("01.02", "1.2"), ("II", "2"), ("II.3", "2.3"),
     ("(3)", "3"), ("b", "b"), ("B.2", "B.2"), ("1/2", "1.2"), ("1.1.a", "1.1.a")],
)  # fmt: skip
def test_numbers_are_digits_and_dots(printed: str, number: str) -> None:
    assert clean_number(printed) == number


@given(st.integers(1, 39))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman_number(to_roman(value)) == value


@pytest.mark.parametrize("text", ["IIII", "VX", "IC", "", "A"])
def test_letters_out_of_order_are_no_roman_number(text: str) -> None:
    assert roman_number(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [("« Être proche »", "Être proche"), ('"Être proche"', "Être proche"), ("“Être proche”.", "Être proche"),
     ("Ouvrir « Le Nid »", "Ouvrir « Le Nid »"), ("« Le Nid » et « La Ruche »", "« Le Nid » et « La Ruche »")],
)  # fmt: skip
def test_quotes_around_a_whole_title_go(text: str, title: str) -> None:
    assert unquote(text) == title


@given(st.text(alphabet="OSA.osa123 -–:)(/°ndéjectif stratégique opérationnel Être IVX€%", max_size=40))
def test_markers_invent_no_text(text: str) -> None:
    marker = read_marker(text)
    if marker is not None:
        assert text.strip().endswith(marker.rest)
        assert marker.code


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("B.1", "B.1", ""),
        ("B.1.2", "B.1.2", ""),
        ("D.2 Curer l'étang", "D.2", "Curer l'étang"),
        ("D.2.10. Curer l'étang", "D.2.10", "Curer l'étang"),
    ],
)
def test_parts_of_a_lettered_objective_are_numbers(text: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.shape, marker.number, marker.rest) == ("number", number, rest)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("OS A Vivre ensemble", "A", "Vivre ensemble"),
        ("OO A1 Soigner les parcs", "A1", "Soigner les parcs"),
        ("OO B.2", "B.2", ""),
        ("Objectif stratégique C Habiter", "C", "Habiter"),
        ("OS I Être une commune verte", "1", "Être une commune verte"),
        ("Axe V Circuler", "5", "Circuler"),
    ],
)
def test_a_capital_behind_the_word_of_an_objective_numbers_it(text: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.number, marker.rest) == (number, rest)


@pytest.mark.parametrize(
    "text", ["Projet H2 Vallée", "Action A Namur", "OS a été lancé", "OO T1 2026", "Axe M. Dupré", "Axe N4 : paver"]
)
def test_other_capitals_number_nothing(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("B2.1 Trier", "B2.1"), ("A.1", "A.1"), ("C3", "C3"), ("D1 Trier", None), ("B2 fois", None)]
)
def test_parts_of_letters_are_as_printed(text: str, number: str | None) -> None:
    marker = lettered(text, {"A", "B", "C"})
    assert (marker and marker.number) == number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("« Objectif stratégique 1 : Être un bourg", "1", "Être un bourg"),
        ("« Objectif opérationnel 2 : Trier « mieux »", "2", "Trier « mieux »"),
        ("“Action 3 – Trier”", "3", "Trier"),
    ],
)
def test_a_quoted_plan_keeps_its_markers(text: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.number, marker.rest) == (number, rest)
    assert marker.level is not None


def test_the_parts_of_a_number_behind_a_letter_count_it() -> None:
    depths = [Marker("number", "", number, "").depth for number in ("1.2", "A.1", "A1", "A1.2", "A.1.2", "4b")]
    assert depths == [2, 2, 2, 3, 3, 1]
    assert [Marker("number", "", number, "").head for number in ("1.2", "A1.2", "B.1")] == ["1", "A", "B"]


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("[OO1.2] Trier", "1.2", "Trier"),
        ("« Action 3 » Trier", "3", "Trier"),
        ("OO_1_2 : Trier", "1.2", "Trier"),
        ("OO-1-2 : Trier", "1.2", "Trier"),
    ],
)
def test_codes_in_brackets_or_joined_by_strokes_are_markers(text: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.number, marker.rest) == (number, rest)


@pytest.mark.parametrize(
    "text", ["[à définir] Trier", "« Semer 3 arbres » est un jeu", "(2 fois par an) Trier", "(OS 2) Trier"]
)
def test_other_words_in_brackets_are_no_markers(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "OS1 … OS4 : un onglet chacun",
        "OS 1 – OS 3 : le volet externe",
        "OO 2.1 à OO 2.4",
        "5 objectifs stratégiques – 14 objectifs opérationnels – 60 actions",
        "5 OS, 14 OO, 60 actions",
        "14 objectifs opérationnels – 60 actions",
    ],
)
def test_series_of_objectives_and_their_counts_are_no_markers(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("OS 1 – Actions pour tous", "Actions pour tous"),
        ("OS 2 – OS 1 : Semer", "OS 1 : Semer"),
        ("Objectif stratégique · volet externe", "volet externe"),
    ],
)
def test_a_sign_after_a_marker_opens_no_series(text: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert marker.rest == rest


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("Objectif startégique 2 : Trier", "Objectif startégique 2", Level.STRATEGIC),
        ("Ojectif opértionnel 2 : Trier", "Ojectif opértionnel 2", Level.OPERATIONAL),
        ("Actoin 2 – Trier", "Actoin 2", Level.ACTION),
    ],
)
def test_words_typed_wrong_mark_as_well(text: str, code: str, level: Level) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.code, marker.number, marker.rest, marker.level) == (code, "2", "Trier", level)


def test_words_typed_wrong_need_a_number() -> None:
    assert read_marker("Objectif startégique : Trier") is None
