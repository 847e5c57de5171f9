"""Headings that carry no item: volets, forewords, announcements, totals, states."""

from __future__ import annotations

import pytest

from extract.detect.words.headings import announced, is_count, is_foreword, is_state, is_total, volet_cell, volet_of


@pytest.mark.parametrize(
    ("text", "volet"),
    [
        ("Volet interne", "internal"),
        ("VOLET INTERNE", "internal"),
        ("VOLET INTERNE : ADMINISTRATION GÉNÉRALE", "internal"),
        ("Volet interne – Administration générale", "internal"),
        ("A. Volet interne", "internal"),
        ("1. Volet interne", "internal"),
        ("I. Volet interne", "internal"),
        ("Volet 1 : interne", "internal"),
        ("Volet 1 : Administration générale", "internal"),
        ("PST – volet interne", "internal"),
        ("Volet externe", "external"),
        ("B) VOLET EXTERNE", "external"),
        ("Volet externe : développement des politiques", "external"),
        ("Volet 2 : Développement des politiques", "external"),
        ("Le volet externe", "external"),
        ("Volet commun", "joint"),
        ("Volet transversal", "joint"),
        ("Volet commun : commune et CPAS", "joint"),
        ("Premier volet : développement des politiques (volet externe)", "external"),
        ("Partie 2 – Volet interne", "internal"),
        ("PARTIE II. VOLET EXTERNE", "external"),
        ("1ère partie – Volet interne", "internal"),
        ("Repeindre le garage. Volet interne", None),
        ("Deuxième partie : Administration générale (volet interne)", "internal"),
        ("Ville de Hautval – PST 2031-2036 – Volet interne", "internal"),
        ("Plan stratégique transversal de Hautval | volet externe", "external"),
        ("Moderniser les services (volet interne)", None),
        ("Les écoles – la voirie – volet interne", None),
        ("Volet interne : une équipe de vingt agents pour vous servir.", None),
        ("Volet interne : Administration générale - Gestion du patrimoine, Volet interne : X - Y", "internal"),
        ("Volet interne : Administration générale - Accueil,\nVolet externe : Politiques - Sport", "joint"),
        ("Volet externe : les sentiers, volet externe : les sources", None),
        ("3e volet", None),  # a time slice
        ("Le volet interne concerne l'administration", None),
        ("Le volet externe est la partie du programme qui vise les habitants et les visiteurs", None),
        ("Communication interne", None),
        ("Repeindre le volet du garage", None),
        ("Audit externe", None),
        ("", None),
    ],
)
def test_a_volet_is_announced_by_its_heading_and_by_no_sentence(text: str, volet: str | None) -> None:
    assert volet_of(text) == volet


@pytest.mark.parametrize(
    ("text", "volet"),
    [("Interne", "internal"), ("INT", "internal"), ("Externe", "external"), ("E", "external"), ("Commun", "joint"),
     ("Volet externe : développement des politiques", "external"), ("Les deux", "joint"), ("Sport", None), ("", None)],
)  # fmt: skip
def test_a_cell_of_a_volet_column_may_be_one_word(text: str, volet: str | None) -> None:
    assert volet_cell(text) == volet


@pytest.mark.parametrize(
    "text",
    ["Introduction", "1. Introduction", "I. Introduction", "Préambule", "Avant-propos", "AVANT-PROPOS", "Édito",
     "Le mot de la bourgmestre", "Cadre légal", "2.1 Cadre légal", "Méthodologie", "Glossaire", "Table des matières",
     "Conclusion", "Annexes", "Qu'est-ce qu'un PST ?", "Le PST, c'est quoi ?", "Notre vision", "Contexte"],
)  # fmt: skip
def test_chapters_without_items_are_known_by_their_heading(text: str) -> None:
    assert is_foreword(text)


@pytest.mark.parametrize(
    "text",
    [
        "Être une commune accueillante",
        "Mobilité",
        "Volet interne",
        "Objectif stratégique 1",
        "1. Une ville qui bouge",
        "Moyens de transport doux",
        "Analyse des eaux de baignade",
        "Valeurs et mémoire du village",
    ],
)
def test_other_headings_are_no_foreword(text: str) -> None:
    assert not is_foreword(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Objectifs stratégiques", "strategic_objective"),
        ("Objectifs opérationnels :", "operational_objective"),
        ("Les objectifs opérationnels", "operational_objective"),
        ("Leviers", "operational_objective"),
        ("Actions :", "action"),
        ("ACTIONS", "action"),
        ("Nos actions", "action"),
        ("Projets/actions", "action"),
        ("Actions à mener :", "action"),
        ("Mesures proposées", "action"),
        ("Sous-actions :", "sub_action"),
        ("Étapes :", "steps"),
        ("Phases de réalisation", "steps"),
        ("15 objectifs opérationnels", None),
        ("4 actions", None),
        ("Actions de sensibilisation au tri dans les écoles du centre et des villages", None),
        ("Action 1", None),
        ("Mesurer l'effet", None),
        ("", None),
    ],
)
def test_a_line_may_announce_the_level_of_the_list_below(text: str, level: str | None) -> None:
    assert announced(text) == level


@pytest.mark.parametrize("text", ["Total", "TOTAL", "Totaux", "Sous-total volet interne", "Total général : 12.000 €"])
def test_lines_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["Totalement refaire la place", "Être total", ""])
def test_lines_of_no_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize("text", ["En cours", "EN COURS", "À programmer", "Terminé", "Réalisé", "Abandonné"])
def test_states_head_columns(text: str) -> None:
    assert is_state(text)


@pytest.mark.parametrize("text", ["Cours de natation", "Fin 2021", "2021", ""])
def test_other_words_are_no_state(text: str) -> None:
    assert not is_state(text)


def test_the_share_of_an_action_that_is_done_counts_nothing() -> None:
    assert not is_count("% réalisé : 75")
    assert is_count("Réalisé : 7")
