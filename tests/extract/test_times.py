"""Texts that hold nothing but years or dates, and what ends a plan that a deliberation quotes."""

from __future__ import annotations

import pytest

from extract.detect.words.times import lasts, names_time
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws, tree


@pytest.mark.parametrize(
    "text",
    [
        "2025 à 2027",
        "2025 2026",
        "permanente",
        "de mars 2025 à fin 2026",
        "Dès 2026",
        "Fin de la législature",
        "d'ici la fin de la mandature",
        "Pour fin 2030",
        "avant la fin 2027",
        "pour fin 2026 au plus tard",
    ],
)
def test_texts_that_name_a_time(text: str) -> None:
    assert names_time(text)


@pytest.mark.parametrize("text", ["en cours", "80 %", "2025 : terminé", "12.000 €", ""])
def test_texts_that_name_no_time(text: str) -> None:
    assert not names_time(text)


@pytest.mark.parametrize("text", ["en continu", "Chaque année – en continu", "récurrent", "tous les ans (permanent)"])
def test_texts_that_say_that_it_lasts(text: str) -> None:
    assert lasts(text)


@pytest.mark.parametrize("text", ["", "–", "2026", "en continu dès 2027", "chaque école", "phase 1"])
def test_texts_that_say_more_or_less_than_that(text: str) -> None:
    assert not lasts(text)


def test_a_line_under_an_item_says_when_and_how_much() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        bullet("Repeindre le hall ;", glyph="-"),
        bullet("2026-2027 – 12.000 €", glyph="→", depth=1),
        bullet("Isoler la crèche ;", glyph="-"),
        bullet("Ouvrir tard", glyph="-"),
        bullet("2028", glyph="→", depth=1),
    )
    assert raws(find(found, "Repeindre"), Field.SCHEDULE) == ["2026-2027"]
    assert raws(find(found, "Repeindre"), Field.AMOUNT) == ["12.000 €"]
    assert raws(find(found, "Ouvrir"), Field.SCHEDULE) == ["2028"]


def test_a_time_under_a_label_of_doing_is_a_schedule() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Projet 1 : Repeindre le hall"),
        paragraph("Réalisation : 2026 à 2028"),
        heading("Projet 2 : Isoler la crèche"),
        paragraph("Réalisation : en cours"),
    )
    assert raws(find(found, "Repeindre"), Field.SCHEDULE) == ["2026 à 2028"]
    assert raws(find(found, "Isoler"), Field.STATUS) == ["en cours"]


def test_the_articles_and_signatures_after_a_plan_are_none_of_it() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
        paragraph("Article 2. – De charger le Collège de l'exécution."),
        paragraph("Par le Conseil : le Directeur général, la Bourgmestre"),
        bullet("au Gouvernement wallon"),
    )
    assert lines == ["OS 1 Être une commune proche", "  A Repeindre le hall", "  A Isoler la crèche"]
