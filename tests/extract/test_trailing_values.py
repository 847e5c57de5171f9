"""Times and states printed as pills behind a labelled name, on its line."""

from __future__ import annotations

import pytest

from extract.detect.texts.trailing_values import part_name
from extract.printed import Field, PrintedValue
from tests.extract.documents import find, heading, items, paragraph, raws


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("Service des eaux 2026 En cours", ["Service des eaux", "2026", "En cours"]),
        ("Moulin asbl 2026-2028 À lancer", ["Moulin asbl", "2026-2028", "À lancer"]),
        ("Service des eaux | Fin 2027", ["Service des eaux", "Fin 2027"]),
        ("Service des eaux 2027", ["Service des eaux", "2027"]),
        ("Moulin asbl | Terminé", ["Moulin asbl", "Terminé"]),
        ("Moulin asbl 2027", ["Moulin asbl 2027"]),
        ("Service du PCS 2020-2025", ["Service du PCS 2020-2025"]),
        ("Service des travaux en cours", ["Service des travaux en cours"]),
        ("Service des eaux", ["Service des eaux"]),
    ],
)
def test_the_end_of_a_name_is_parted(raw: str, values: list[str]) -> None:
    assert [value.raw for value in part_name(PrintedValue(Field.PILOT, raw, "Pilote"))] == values


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("2026 En cours", ["2026", "En cours"]),
        ("12/2027 · Non commencé", ["12/2027", "Non commencé"]),
        ("Selon le chantier Terminé", ["Selon le chantier Terminé"]),
        ("En cours", ["En cours"]),
    ],
)
def test_a_state_behind_a_labelled_time_is_parted(raw: str, values: list[str]) -> None:
    assert [value.raw for value in part_name(PrintedValue(Field.SCHEDULE, raw, "Échéance"))] == values


def test_only_names_and_times_are_parted() -> None:
    value = PrintedValue(Field.INDICATOR, "Sentiers balisés 2026 En cours", "Indicateur")
    assert part_name(value) == [value]


def test_a_time_under_the_values_of_an_action_is_its_own() -> None:
    roots = items(
        heading("OS 1 : Être une commune verte"),
        heading("OO 1.1 : Soigner les eaux"),
        heading("Action 1.1.1 : Curer l'étang du moulin"),
        paragraph("Pilote : Service des eaux"),
        paragraph("2026-2027"),
        paragraph("En cours"),
    )
    found = find(roots, "Curer")
    assert raws(found, Field.SCHEDULE) == ["2026-2027"]
    assert raws(found, Field.STATUS) == ["En cours"]


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("Le musée 2026-2028 1 500 EUR", ["Le musée", "2026-2028", "1 500 EUR"]),
        ("Natagora, ONE 2027 env. 35 k€ En cours", ["Natagora, ONE", "2027", "env. 35 k€", "En cours"]),
        ("Le musée dès 2026 ± 900 €/an", ["Le musée", "dès 2026", "± 900 €/an"]),
        ("Le musée 1 500 EUR", ["Le musée 1 500 EUR"]),
        ("Coordination du PCS 2020-2025 900 €", ["Coordination du PCS 2020-2025 900 €"]),
    ],
)
def test_an_amount_behind_a_time_is_none_of_the_name(raw: str, values: list[str]) -> None:
    assert [value.raw for value in part_name(PrintedValue(Field.PARTNER, raw, "Partenaires"))] == values
