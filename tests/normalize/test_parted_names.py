"""Two fields with "et" between them, as the whole of a plan shows it: one service, or two."""

from __future__ import annotations

import pytest

from extract.printed import Field, Level, PrintedItem, PrintedValue
from normalize.fields import Context, read_fields
from normalize.parted_names import parted_names


def pilots(*cells: str) -> list[list[str]]:
    items = [PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PILOT, cell),)) for cell in cells]
    context = Context(parted_names=parted_names(items))
    return [[p.name for p in read_fields(item.values, context).values["pilots"]] for item in items]


def test_services_that_stand_alone_elsewhere_are_two() -> None:
    found = pilots("Culture et Forêts", "Forêts", "Culture", "Culture et\nForêts, Recette")
    assert found[0] == ["Culture", "Forêts"]
    assert found[3] == ["Culture", "Forêts", "Recette"]


@pytest.mark.parametrize("others", [("Culture",), ("Culture", "Service des Forêts"), ("Culture", "Recette et Forêts")])
def test_elsewhere_they_are_one(others: tuple[str, ...]) -> None:
    assert pilots("Culture et Forêts", *others)[0] == ["Culture et Forêts"]


def test_names_with_a_dash_between_them_stand_beside_others_elsewhere() -> None:
    cells = (
        "Régie - CRIE",
        "CRIE – Lire et Conter – Forges",
        "Lire et Conter - Régie",
        "Forges - CRIE",
        "Zone - Forges",
    )
    assert pilots(*cells)[:4] == [
        ["Régie", "CRIE"], ["CRIE", "Lire et Conter", "Forges"], ["Lire et Conter", "Régie"], ["Forges", "CRIE"],
    ]  # fmt: skip


def test_a_service_and_its_parts_are_one() -> None:
    cells = ("Pôle Cadre - Voirie", "Pôle Cadre - Serres", "Pôle Cadre - Bois")
    assert pilots(*cells) == [[cell] for cell in cells]


def test_names_with_strokes_stand_alone_elsewhere() -> None:
    assert pilots("Forges/Culture/GAL", "GAL", "Culture", "Forges, Recette")[0] == ["Forges", "Culture", "GAL"]
    assert pilots("Forges/Culture", "Forges")[0] == ["Forges/Culture"]


def test_where_most_strokes_part_lists_the_others_do_so_too() -> None:
    known = ("GAL", "Culture", "Forges", "CRIE", "GAL/Culture", "Culture/Forges", "CRIE/GAL", "Forges/CRIE")
    assert pilots(*known, "Croix de fer/Forges")[-1] == ["Croix de fer", "Forges"]
    assert pilots(*known, "Croix de fer/eaux")[-1] == ["Croix de fer/eaux"]
    assert pilots(*known[:6], "Croix de fer/Forges")[-1] == ["Croix de fer/Forges"]


def test_a_person_before_a_function_is_one() -> None:
    cells = (
        "Anne PETIT – Échevine des Haies / Luc NOIR – Bourgmestre",
        "Luc NOIR – Bourgmestre / Zoé LEPAS – Échevine des Rives",
        "Anne PETIT – Échevine des Haies",
        "Luc NOIR – Bourgmestre / Anne PETIT – Échevine des Haies",
    )
    assert pilots(*cells)[0] == ["Anne PETIT – Échevine des Haies", "Luc NOIR – Bourgmestre"]
    assert pilots(*cells)[2] == [cells[2]]


def test_a_person_who_stands_alone_with_a_function_in_brackets_stands_alone() -> None:
    found = pilots("Échevine des Haies & Luc NOIR", "Luc NOIR (chef du service Rives)", "Échevine des Haies")
    assert found[0] == ["Échevine des Haies", "Luc NOIR"]


def test_a_half_that_stands_alone_and_one_of_a_list_are_two() -> None:
    assert pilots("Culture et Forêts", "Culture", "Forêts / Eaux")[0] == ["Culture", "Forêts"]
    assert pilots("Culture et Forêts", "Culture")[0] == ["Culture et Forêts"]


def test_a_ministry_and_its_department_are_one() -> None:
    item = PrintedItem(Level.ACTION, "Planter", values=(PrintedValue(Field.PARTNER, "SPW – DNF"),))
    assert read_fields(item.values, Context(parted_names=parted_names([item]))).values["partners"] == ("SPW – DNF",)


def test_a_second_trait_is_no_partner() -> None:
    cells = ("Écoles, clubs sportifs et culturels", "Forem et clubs sportifs")
    items = [PrintedItem(Level.ACTION, "Semer", values=(PrintedValue(Field.PARTNER, cell),)) for cell in cells]
    assert parted_names(items) == {"forem et clubs sportifs"}
