"""Who of those that one text names is in charge, and who takes part: labels, signs and words that tell."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from extract.detect.words.labels import meaning
from extract.printed import Field, PrintedValue
from normalize.fields import read_fields


def owners(text: str, label: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The pilots with their roles, and the partners, of a value under a label."""
    known = meaning(label)
    assert known is not None
    hints: Mapping[str, str] = MappingProxyType(dict(known.hints))
    values = read_fields([PrintedValue(Field(known.target), text, label, hints=hints)]).values
    return [(pilot.role[:3], pilot.name) for pilot in values.get("pilots", ())], list(values.get("partners", ()))


@pytest.mark.parametrize(
    ("label", "text", "pilots", "partners"),
    [
        ("Pilote / Partenaires", "Service Eaux / AIEC, Forem", [("uns", "Service Eaux")], ["AIEC", "Forem"]),
        ("Pilote – partenaires", "Eaux (DST – bief) – AIEC", [("uns", "Eaux (DST – bief)")], ["AIEC"]),
        ("Pilote / Partenaires", "Service Eaux", [("uns", "Service Eaux")], []),
        ("Service / Mandataire", "Service Eaux / Mme Petit", [("adm", "Service Eaux"), ("pol", "Mme Petit")], []),
        ("Service / Mandataire", "Échevin des Bois", [("pol", "Échevin des Bois")], []),
        ("Responsables (politique – administratif)", "M. Roux – DG", [("pol", "M. Roux"), ("adm", "DG")], []),
        ("Mandataire et service", "Anne Petit, Échevine\nDG", [("pol", "Anne Petit, Échevine"), ("adm", "DG")], []),
        ("Mandataire et service", "Échevine / DG", [("pol", "Échevine"), ("adm", "DG")], []),
        ("Pilote / partenaires", "DG\nAIEC, Forem", [("uns", "DG")], ["AIEC", "Forem"]),
        ("Pilote / partenaires", "Service des\nEaux", [("uns", "Service des Eaux")], []),
        ("Services et organismes partenaires", "Eaux\nForêts", [], ["Eaux", "Forêts"]),
        ("Pilote / service", "Service Eaux / DG", [("uns", "Service Eaux"), ("uns", "DG")], []),
    ],
)  # fmt: skip
def test_a_sign_parts_names_as_it_parts_the_labels(
    label: str, text: str, pilots: list[tuple[str, str]], partners: list[str]
) -> None:
    assert owners(text, label) == (pilots, partners)


@pytest.mark.parametrize(
    ("label", "text", "pilots", "partners"),
    [
        ("Acteurs", "Pilote : Service Eaux ; partenaires : AIEC", [("uns", "Service Eaux")], ["AIEC"]),
        ("Acteurs", "Service Eaux (pilote), AIEC", [("uns", "Service Eaux")], ["AIEC"]),
        ("Acteurs", "Service Eaux, AIEC", [], ["Service Eaux", "AIEC"]),
        ("Pilote", "DG\nPartenaire(s) : AIEC, Forem", [("uns", "DG")], ["AIEC", "Forem"]),
        ("Service", "Service Eaux, Parc (partenaire)", [("adm", "Service Eaux")], ["Parc"]),
    ],
)
def test_words_beside_names_say_who_is_in_charge(
    label: str, text: str, pilots: list[tuple[str, str]], partners: list[str]
) -> None:
    assert owners(text, label) == (pilots, partners)
