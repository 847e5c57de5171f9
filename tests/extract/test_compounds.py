"""Hyphens at line ends: those of words that have one, and those that only part a word."""

from __future__ import annotations

import pytest

from extract.text import heal_lines


@pytest.mark.parametrize(
    ("before", "after", "healed"),
    [
        ("ouvrir deux week-", "ends par mois", "ouvrir deux week-ends par mois"),
        ("un vrai casse-", "tête", "un vrai casse-tête"),
        ("des Ronds-", "points fleuris", "des Ronds-points fleuris"),
        ("informer en porte-", "à-porte", "informer en porte-à-porte"),
        ("un clin-", "d’œil", "un clin-d’œil"),
        ("le réseau de Valmorin-", "centre", "le réseau de Valmorin-centre"),
        ("la gare d'Ottignies-", "ville", "la gare d'Ottignies-ville"),
        ("trois bâtiments-", "relais", "trois bâtiments-relais"),
        ("des stations-", "service vertes", "des stations-service vertes"),
        ("la presta-", "tions", "la prestations"),
        ("les amé-", "nagements", "les aménagements"),
        ("la mobi-", "lité", "la mobilité"),
        ("le comporte-", "ment", "le comportement"),
        ("une pas-", "serelle", "une passerelle"),
        ("la CEN-", "tralisation", "la CENtralisation"),
        ("un épi-", "centre", "un épicentre"),
        ("du maté-", "riel", "du matériel"),
        ("lire les procès-", "verbaux", "lire les procès-verbaux"),
        ("la carte ci-", "contre", "la carte ci-contre"),
        ("le budget ci-", "annexé", "le budget ci-annexé"),
        ("la ci-", "toyenneté", "la citoyenneté"),
        ("une résidence-", "service", "une résidence-service"),
        ("VERGERS ET POTA\u2010", "GERS", "VERGERS ET POTAGERS"),
    ],
)
def test_a_hyphen_of_the_word_stays_at_a_line_end(before: str, after: str, healed: str) -> None:
    assert heal_lines([before, after]) == healed
