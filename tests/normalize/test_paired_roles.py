"""Two pilots in the order in which the name of their column tells their roles."""

from __future__ import annotations

import pytest

from extract.printed import Field, PrintedValue
from normalize.fields import read_fields
from normalize.values.paired_roles import in_roles


@pytest.mark.parametrize(
    ("label", "text", "halves"),
    [
        ("Pilote politique / pilote administratif", "Échevine / DG", ["Échevine", "DG"]),
        ("Mandataire et service", "Anne Petit, Échevine\nService Parcs", ["Anne Petit, Échevine", "Service Parcs"]),
        ("Élu – agent", "Échevine des Parcs – Chef jardinier", ["Échevine des Parcs", "Chef jardinier"]),
        ("Pilote politique / administratif", "Échevine", []),
        ("Pilote / partenaires", "DG / Parc", []),
        ("Service administratif / technique", "DG / Parcs", []),
    ],
)
def test_halves(label: str, text: str, halves: list[str]) -> None:
    assert [half for _, half in in_roles(label, text)] == halves


def test_each_half_has_its_role() -> None:
    fields = read_fields([PrintedValue(Field.PILOT, "Échevine / DG", "Responsable politique / administratif")])
    assert [(p.role, p.name) for p in fields.values["pilots"]] == [("political", "Échevine"), ("administrative", "DG")]
