"""A stroke in a name, as the whole of a plan shows it: one service of two fields, or two services."""

from __future__ import annotations

import pytest

from extract.printed import Field, Level, PrintedItem, PrintedValue
from normalize.fields import Context, read_fields
from normalize.joint_names import joint_names


def pilots(*cells: str) -> list[list[str]]:
    items = [PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PILOT, cell),)) for cell in cells]
    context = Context(joint_names=joint_names(items))
    return [[p.name for p in read_fields(item.values, context).values["pilots"]] for item in items]


def test_a_plan_that_parts_names_by_commas_has_services_of_two_fields() -> None:
    found = pilots("Service Eaux / Forêts", "Service Voirie, DG", "Service Eaux /\nForêts, DF", "Service Eaux / Forêts")
    assert found[0] == found[3] == ["Service Eaux / Forêts"]
    assert found[2] == ["Service Eaux / Forêts", "DF"]


@pytest.mark.parametrize(
    "others",
    [
        ("Service Voirie, DG", "Service des Forêts"),  # the second half stands alone
        ("Service Voirie, DG", "Eaux"),
        ("Service Voirie / DG", "DF"),  # strokes part names here
    ],
)
def test_elsewhere_a_stroke_parts(others: tuple[str, str]) -> None:
    found = pilots("Service Eaux / Forêts", "Service Eaux / Forêts", *others)
    assert found[0] == ["Service Eaux", "Forêts"]


def test_a_stroke_between_persons_and_functions_parts() -> None:
    found = pilots(
        "DG / DF", "DG / DF", "Service Voirie, DG", "Service Voirie / Service Forêts", "Service Voirie / CPAS"
    )
    assert found[0] == ["DG", "DF"]
    assert found[3:] == [["Service Voirie", "Service Forêts"], ["Service Voirie", "CPAS"]]
