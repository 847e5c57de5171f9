from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.plan_file import Item, Pilot, from_json, to_json
from normalize.values.functions import function_of
from outputs.release_names import pilot_without_name, without_names
from tests.outputs.release_plans import plan_file


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("Mme Dupré, Échevine du Logement", "Échevine du Logement"),
        ("Échevine du Logement (Anne Masson)", "Échevine du Logement"),
        ("Échevine Sophie Marlier", "Échevin"),
        ("Bourgmestre - Luc Henin", "Bourgmestre"),
        ("Jean Lambert", "Personne"),
        ("LAMBERT J.", "Personne"),
        ("Dupont", "Personne"),
        ("Directrice générale", "Directrice générale"),
        ("DG", "DG"),
        ("Service Travaux", "Service Travaux"),
        ("Service Travaux (M. Renard)", "Service Travaux"),
        ("Comité de jumelage", "Comité de jumelage"),
        ("Échevin des travaux et de la mobilité", "Échevin des travaux et de la mobilité"),
        ("Collège", "Collège"),
    ],
)
def test_a_pilot_is_called_by_the_function(printed: str, left: str) -> None:
    assert pilot_without_name(Pilot("unspecified", printed, function_of(printed))) == left


def test_names_go_from_the_other_texts_too() -> None:
    item = Item(
        "a1",
        "action",
        "Aménager avec M. Wauters le parc d'Anne Masson",
        description="Voir avec Masson et Madame la Bourgmestre",
        pilots=(Pilot("political", "Anne Masson"),),
        partners=("Luc Henin", "Croix-Rouge"),
    )
    found = without_names(plan_file(items=(item,))).plans[0].items[0]
    assert found.title == "Aménager avec Personne le parc d'Personne"
    assert found.description == "Voir avec Personne et Madame la Bourgmestre"
    assert found.partners == ("Personne", "Croix-Rouge")


def test_all_else_stays() -> None:
    file = plan_file()
    nameless = without_names(file)
    assert from_json(to_json(nameless)) == nameless
    assert [item.item_id for item in nameless.plans[0].walk()] == [item.item_id for item in file.plans[0].walk()]
    bare = [replace(item, pilots=(), remarks=None, children=()) for item in file.plans[0].walk()]
    assert [replace(item, pilots=(), remarks=None, children=()) for item in nameless.plans[0].walk()] == bare
