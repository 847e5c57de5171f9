"""List entries whose tabs part them into columns."""

from __future__ import annotations

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import bullet, find, items, outline, paragraph, raws

ENTRIES = (
    bullet("Être un bourg vert", glyph="1."),
    bullet("Soigner les parcs du bourg", glyph="1.1.", depth=1),
    bullet("Semer un pré fleuri au lavoir\t2026\tService travaux", glyph="1.1.1", depth=2),
    bullet("Planter des saules le long du bief\t2027-2028\tCPAS", glyph="1.1.2", depth=2),
    bullet("Garder les arbres remarquables", glyph="1.2.", depth=1),
    bullet("Dresser la liste des vieux arbres\t2027", glyph="1.2.1", depth=2),
    bullet("Poser des plaques au pied de chacun\t\tService communication", glyph="1.2.2", depth=2),
)
TREE = [
    "OS 1 Être un bourg vert",
    "  OO 1.1 Soigner les parcs du bourg",
    "    A 1.1.1 Semer un pré fleuri au lavoir",
    "    A 1.1.2 Planter des saules le long du bief",
    "  OO 1.2 Garder les arbres remarquables",
    "    A 1.2.1 Dresser la liste des vieux arbres",
    "    A 1.2.2 Poser des plaques au pied de chacun",
]


def check(*above: Block) -> None:
    found = items(*above, *ENTRIES)
    assert outline(found) == TREE
    assert raws(find(found, "Planter des saules"), Field.SCHEDULE) == ["2027-2028"]
    assert raws(find(found, "Planter des saules"), Field.PILOT) == ["CPAS"]
    assert raws(find(found, "Dresser la liste"), Field.PILOT) == []
    assert raws(find(found, "Poser des plaques"), Field.PILOT) == ["Service communication"]


def test_a_line_above_the_list_names_its_columns() -> None:
    check(paragraph("Action\tPériode\tPilote"))


def test_without_that_line_what_stands_in_the_columns_tells_them() -> None:
    check()


def test_the_line_above_tells_deadlines_from_periods() -> None:
    found = items(paragraph("Action\tÉchéance\tPorteur"), *ENTRIES)
    (value,) = (v for v in find(found, "Dresser la liste").values if v.field is Field.SCHEDULE)
    assert (value.hints["bound"], value.label) == ("end", "Échéance")


def test_tabs_before_what_nothing_tells_are_left() -> None:
    listed = [bullet(f"Semer un pré fleuri {i}\tvoir plus loin le texte {i}", glyph=f"{i}.") for i in range(1, 5)]
    found = items(paragraph("Objectif stratégique 1 : Être un bourg vert"), paragraph("Actions :"), *listed)
    assert "voir plus loin" in found[0].children[0].title
