"""How titles are worded: to be, to do, or no item at all."""

from __future__ import annotations

import pytest

from extract.detect.words.wording import may_name_theme, names_no_item, says_being, says_doing


@pytest.mark.parametrize(
    "title",
    ["Être une ville où l'on respire", "Etre une ville où l'on respire", "ÊTRE UNE COMMUNE VERTE",
     "Devenir un CPAS ouvert", "Une Ville moderne et proche", "Un CPAS qui écoute", "Rester une commune rurale",
     "Une commune solidaire"],
)  # fmt: skip
def test_strategic_objectives_say_what_to_be(title: str) -> None:
    assert says_being(title)
    assert not says_doing(title)


@pytest.mark.parametrize(
    "title",
    ["Repeindre le hall", "Créer un potager", "S'équiper de vélos", "Mettre en place un guichet", "Accroître l'offre",
     "Mieux accueillir", "Définir une charte", "Voir plus loin", "Création d'un potager", "Aménagement de la place",
     "La rénovation de l'école", "Mise en valeur des sentiers", "Soutien aux clubs", "Étude de faisabilité"],
)  # fmt: skip
def test_actions_say_what_to_do(title: str) -> None:
    assert says_doing(title)
    assert not says_being(title)


@pytest.mark.parametrize(
    "title",
    [
        "Mobilité",
        "Le logement",
        "Sport et jeunesse",
        "Vie associative",
        "Culture et patrimoine",
        "Nature en ville",
        "Territoire et habitat",
        "Enseignement et petite enfance",
    ],
)
def test_names_of_domains_say_neither(title: str) -> None:
    assert not says_being(title)
    assert not says_doing(title)


@pytest.mark.parametrize(
    "title",
    ["PST 2024-2030", "Programme stratégique transversal", "Plan d'actions", "Table des matières", "Sommaire",
     "12 objectifs opérationnels", "Plus de 40 actions", "Commune de Valbois", "CPAS de Valbois", "Fiches-projets",
     "Les objectifs stratégiques se déclinent en objectifs opérationnels", "–", "12", "", "3."],
)  # fmt: skip
def test_lines_about_the_document_are_no_items(title: str) -> None:
    assert names_no_item(title)


@pytest.mark.parametrize(
    "title",
    ["Être une commune accueillante", "Repeindre 12 classes", "Actions de sensibilisation dans les écoles du village",
     "Rédiger un plan d'action pour le climat", "Un PST vivant"],
)  # fmt: skip
def test_titles_of_items_are_items(title: str) -> None:
    assert not names_no_item(title)


@pytest.mark.parametrize("title", ["Mobilité", "Logement et énergie", "Cadre de vie", "Vivre ensemble"])
def test_themes_name_a_domain(title: str) -> None:
    assert may_name_theme(title)


@pytest.mark.parametrize(
    "title",
    ["Table des matières", "Objectifs et actions", "Introduction", "Extrait du registre aux délibérations", "–", "2021",
     "PST 2018-2024", "mot " * 20],
)  # fmt: skip
def test_lines_about_the_document_name_no_theme(title: str) -> None:
    assert not may_name_theme(title)


def test_what_somebody_said_is_no_item() -> None:
    assert names_no_item("« Nous rendrons le halage aux promeneurs, sans tarder ! »")
    assert names_no_item("Rose Lambin, la Bourgmestre")
    assert names_no_item("Jean-Luc Du Bois, Président du CPAS")
    assert not names_no_item("Informer les riverains, le Bourgmestre et la police")
    assert not names_no_item("« Vivre au bord de l'eau »")
    assert not names_no_item("« Quais ouverts » : rendre le halage aux promeneurs")
