"""Persons side by side, as the whole of a plan shows them: each has actions of their own."""

from __future__ import annotations

import pytest

from extract.printed import Field, Level, PrintedItem, PrintedValue
from normalize.fields import Context, read_fields
from normalize.persons_together import persons_alone


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
