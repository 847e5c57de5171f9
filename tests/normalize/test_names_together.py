"""Persons and bodies side by side, as the whole of a plan shows them: each stands alone elsewhere."""

from __future__ import annotations

import pytest

from extract.printed import Field, Level, PrintedItem, PrintedValue
from normalize.fields import Context, read_fields
from normalize.names_together import bodies_alone, persons_alone, services_alone
from normalize.parted_names import parted_names


def pilots(*cells: str) -> list[list[str]]:
    items = [PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PILOT, cell),)) for cell in cells]
    context = Context(persons=persons_alone(items))
    return [[p.name for p in read_fields(item.values, context).values["pilots"]] for item in items]


ALONE = ("Odile Petit", "Jean-Marie Van Roux ; DG", "Zoé Lepas, Odile Petit")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Odile Petit Jean-Marie Van Roux", ["Odile Petit", "Jean-Marie Van Roux"]),
        ("DG, Zoé Lepas Odile Petit", ["DG", "Zoé Lepas", "Odile Petit"]),
        ("Odile Petit Zoé Lepas Luc Noir", ["Odile Petit", "Zoé Lepas", "Luc Noir"]),
        ("Odile Petit Luc Noir", ["Odile Petit Luc Noir"]),
        ("Odile Petit Échevine", ["Odile Petit Échevine"]),
    ],
)
def test_persons_who_stand_alone_elsewhere_are_several(cell: str, names: list[str]) -> None:
    assert pilots(cell, *ALONE)[0] == names


def partners(*cells: str) -> list[list[str]]:
    items = [PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PARTNER, cell),)) for cell in cells]
    context = Context(bodies=bodies_alone(items), parted_names=parted_names(items))
    return [list(read_fields(item.values, context).values["partners"]) for item in items]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Zone de secours ONE\nProvince", ["Zone de secours", "ONE", "Province"]),
        ("Forem et Commerçants", ["Forem", "Commerçants"]),
        ("Gens du halage Croix-Rouge", ["Gens du halage", "Croix-Rouge"]),
        ("Province de Namur Croix-Rouge", ["Province de Namur Croix-Rouge"]),
        ("Pré aux Clercs et Forem", ["Pré aux Clercs", "Forem"]),
        ("Gens du halage (GAL)", ["Gens du halage (GAL)"]),
        ("eHaies et iMio", ["eHaies", "iMio"]),
        ("Gens du halage et des écluses", ["Gens du halage et des écluses"]),
    ],
)
def test_bodies_known_in_any_plan_or_alone_in_this_one_are_several(cell: str, names: list[str]) -> None:
    assert partners(cell, "Gens du halage, DG", "Croix-Rouge")[0] == names


def test_names_that_go_on_in_the_next_line_are_none_of_their_own() -> None:
    assert partners("Régie des haies, GAL", "Régie\ndes haies", "Rives\nde Meuse")[0] == ["Régie des haies", "GAL"]
    assert partners("SPW Eaux et Forêts, GAL", "SPW\nEaux et Forêts")[0] == ["SPW Eaux et Forêts", "GAL"]


def services(*cells: str) -> list[list[str]]:
    items = [PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PILOT, cell),)) for cell in cells]
    context = Context(services=services_alone(items))
    return [[p.name for p in read_fields(item.values, context).values["pilots"]] for item in items]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Cohésion sociale Halage", ["Cohésion sociale", "Halage"]),
        ("CPAS Cohésion sociale", ["CPAS", "Cohésion sociale"]),
        ("Directeur général CPAS", ["Directeur général CPAS"]),
        ("Halage Vergers", ["Halage Vergers"]),
    ],
)
def test_services_who_stand_alone_elsewhere_are_several(cell: str, names: list[str]) -> None:
    assert services(cell, "Cohésion sociale", "Halage, DG", "CPAS", "Directeur général")[0] == names


def test_the_kind_of_a_body_stands_before_its_name() -> None:
    assert partners("Forem Intercommunale Igretec", "ONE")[0] == ["Forem", "Intercommunale Igretec"]
    assert partners("Intercommunale Forem", "ONE")[0] == ["Intercommunale", "Forem"]
