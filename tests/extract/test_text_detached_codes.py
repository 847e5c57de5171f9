"""Codes that a conversion put on lines of their own away from their titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Role, SourceFile, TextBlock
from extract.readers import read


def _texts(text: str) -> list[str]:
    document = read(SourceFile("plan.txt", text.encode(), Path("plan.txt")))
    return [b.text for b in document.blocks if isinstance(b, TextBlock) and b.role is Role.BODY]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_code_behind_its_title_and_codes_in_a_run_go_to_as_many_titles(gap: str) -> None:
    lines = """1. Être une commune bien tenue
1.1. Soigner les places
1.1.1. Repaver la place du Marché
Planter douze tilleuls
1.1.2.
1.2.
Rendre les rues plus sûres
1.2.1.
1.2.2.
Tracer des passages piétons
Qui ? Service Travaux
Placer deux radars préventifs
1.2.3. Éclairer les abribus"""
    texts = _texts(gap.join(lines.splitlines()))
    assert texts[3:] == [
        "1.1.2. Planter douze tilleuls",
        "1.2. Rendre les rues plus sûres",
        "1.2.1. Tracer des passages piétons",
        "Qui ? Service Travaux",
        "1.2.2. Placer deux radars préventifs",
        "1.2.3. Éclairer les abribus",
    ]


def test_names_and_values_between_titles_take_no_code() -> None:
    text = """OO 2.1 Ouvrir nos écoles
2.1.1
Aménager une cour verte
Service Enseignement
Prêter les locaux aux clubs le soir
Culture
2.1.2
2.1.3
2027
Former les surveillants de midi
"""
    texts = _texts(text)
    assert "2.1.2 Prêter les locaux aux clubs le soir" in texts
    assert "2.1.3 Former les surveillants de midi" in texts
    assert "Culture" in texts


def test_codes_that_do_not_count_on_or_are_too_few_stay_where_they_are() -> None:
    text = """OO 2.1 Ouvrir nos écoles
Aménager une cour verte
Prêter les locaux aux clubs
2.1.2
2.1.4
OO 2.2 Nourrir mieux
Cuisiner des produits locaux
Supprimer les emballages
Visiter les fermes du village
2.2.1
2.2.2
"""
    texts = _texts(text)
    assert "Aménager une cour verte" in texts
    assert "Cuisiner des produits locaux" in texts


def test_labels_of_a_table_taken_apart_are_no_text() -> None:
    text = """Objectif stratégique 1
Être une commune sportive
1.1 Entretenir les terrains
Actions
Porteur(s)
Calendrier
Estimation
38.000 €
1.1.1
Semer la pelouse du stade
Service Sports
Poser des gradins le long
de la ligne
2027
1.1.2
"""
    texts = _texts(text)
    assert not {"Actions", "Porteur(s)", "Calendrier", "Estimation"} & set(texts)
    assert "2027" in texts
