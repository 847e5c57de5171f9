"""Values of one field put together: several columns of one meaning."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from extract.printed import Field, PrintedValue
from normalize.fields import read_fields


def test_of_rates_by_year_the_latest_counts() -> None:
    first = PrintedValue(Field.PROGRESS, "20 %", "Taux 2021")
    second = PrintedValue(Field.PROGRESS, "45 %", "Taux juin 2022")
    third = PrintedValue(Field.PROGRESS, "-", "Taux 2023")
    assert read_fields((first, second, third)).values["progress"] == 45
    plain = PrintedValue(Field.PROGRESS, "60 %", "Avancement")
    assert read_fields((plain, first)).values["progress"] == 60


def test_a_sentence_beside_a_state_is_a_remark() -> None:
    said = "Les fondations sont coulées, la dalle suivra au printemps."
    fields = read_fields(
        [PrintedValue(Field.STATUS, said, "Où en est-on"), PrintedValue(Field.STATUS, "Réalisé", None)]
    )
    assert (fields.values["status"].code, fields.values["remarks"]) == ("done", said)
    alone = read_fields([PrintedValue(Field.STATUS, "Les fondations sont coulées, travaux en cours.", "État")])
    assert (alone.values["status"].code, "remarks" in alone.values) == ("in_progress", False)


@pytest.mark.parametrize(
    ("text", "pilots", "partners"),
    [
        ("Service Eaux, en collaboration avec le Parc des Deux Rives", ["Service Eaux"], ["Parc des Deux Rives"]),
        ("Bourgmestre (en partenariat avec l'AIEC et la RCA)", ["Bourgmestre"], ["AIEC", "RCA"]),
        ("Service Eaux avec l'appui d'IDETA\nDG", ["Service Eaux", "DG"], ["IDETA"]),
        ("Échevin en charge des partenariats", ["Échevin en charge des partenariats"], []),
        ("DG, en synergie avec le Parc", ["DG"], ["Parc"]),
        ("Service Eaux (pilote), Parc (partenaire)", ["Service Eaux"], ["Parc"]),
        ("En collaboration avec le Parc", ["En collaboration avec le Parc"], []),
    ],
)
def test_those_with_whom_a_pilot_works_are_partners(text: str, pilots: list[str], partners: list[str]) -> None:
    fields = read_fields([PrintedValue(Field.PILOT, text, "Pilote")])
    assert [pilot.name for pilot in fields.values["pilots"]] == pilots
    assert list(fields.values.get("partners", ())) == partners


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("État 2026", "État 2027", "done"),
        ("État 2027", "État 2026", "in_progress"),
        ("Ancien statut", "Nouveau statut", "done"),
        ("Situation actuelle", "Situation initiale", "in_progress"),
        ("État précédent", "État au 30/06/2027", "done"),
        ("Mars 2027", "Septembre 2027", "done"),
        ("État", "Suivi", "in_progress"),
    ],
)
def test_of_states_at_several_times_the_latest_counts(first: str, second: str, code: str) -> None:
    fields = read_fields([PrintedValue(Field.STATUS, "En cours", first), PrintedValue(Field.STATUS, "Réalisé", second)])
    assert fields.values["status"].code == code
    assert bool(fields.disagreeing) == (first == "État")


@pytest.mark.parametrize(
    ("text", "pilots", "partners"),
    [
        ("Service Eaux (AIEC, Parc des Deux Rives)", ["Service Eaux"], ["AIEC", "Parc des Deux Rives"]),
        ("Service Eaux\n(AIEC)\nDG", ["Service Eaux", "DG"], ["AIEC"]),
        ("Plan de cohésion sociale (PCS) (Croix-Rouge)", ["Plan de cohésion sociale (PCS)"], ["Croix-Rouge"]),
        ("Odile Petit (Directrice générale)", ["Odile Petit (Directrice générale)"], []),
        ("Service Eaux", ["Service Eaux"], []),
    ],
)
def test_a_label_says_who_stands_in_brackets(text: str, pilots: list[str], partners: list[str]) -> None:
    value = PrintedValue(Field.PILOT, text, "Pilote (partenaires)", hints=MappingProxyType({"brackets": "partners"}))
    fields = read_fields([value])
    assert [pilot.name for pilot in fields.values["pilots"]] == pilots
    assert list(fields.values.get("partners", ())) == partners


def test_those_in_brackets_may_have_another_role() -> None:
    hints = MappingProxyType({"role": "administrative", "brackets": "political"})
    fields = read_fields([PrintedValue(Field.PILOT, "Service Eaux (Mme Petit)", "Service (mandataire)", hints=hints)])
    assert [(pilot.name, pilot.role) for pilot in fields.values["pilots"]] == [
        ("Service Eaux", "administrative"),
        ("Mme Petit", "political"),
    ]
