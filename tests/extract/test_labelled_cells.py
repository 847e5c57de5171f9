"""Fiches whose labels and values are lines of one cell, under a row with the number of the fiche."""

from __future__ import annotations

from dataclasses import replace

from extract.detect.tables.labelled_cells import with_labelled_cells
from extract.document import Block, Table
from extract.printed import Field
from tests.extract.documents import document, find, heading, outline, paragraph, raws, read, table

DEEDS = ("Curer la mare", "Planter une haie", "Rouvrir le bief")


def fiches(title: str = "Action") -> list[Block]:
    blocks: list[Block] = [heading("Objectif stratégique 1 : Être une commune verte")]
    for number, deed in enumerate(DEEDS, 1):
        lines = (
            f"{title} : {deed}",
            "Objectif opérationnel : 1.1 Soigner les eaux",
            "Pilote : Voirie",
            "Partenaires : Natagora",
            "Échéance : 2027",
            "Budget : 500 €",
        )
        blocks.append(table([[[heading(f"Fiche n° {number}")]], [[paragraph(line) for line in lines]]]))
    return blocks


def test_the_lines_of_a_cell_are_rows_of_its_fiche() -> None:
    found = read(*fiches()).plans[0].items
    assert outline(found) == [
        "OS 1 Être une commune verte",
        "  OO 1.1 Soigner les eaux",
        *(f"    A {number} {deed}" for number, deed in enumerate(DEEDS, 1)),
    ]
    assert [raws(find(found, deed), Field.PILOT) for deed in DEEDS] == [["Voirie"]] * 3


def test_cells_with_a_line_that_no_label_opens_and_lone_tables_stay_as_they_are() -> None:
    for blocks in (fiches("Ce que nous ferons"), fiches()[:2]):
        found = with_labelled_cells(document(*blocks)).blocks
        assert [block.n_cols for block in found if isinstance(block, Table)] == [1] * (len(blocks) - 1)


def test_a_value_may_have_several_lines_or_stand_below_its_label() -> None:
    texts = (("Action : Curer", "la mare"), ("Pilote : Voirie",), ("Partenaires :", "Natagora"))
    own = table([["Fiche n° 4"], [[paragraph(*text) for text in texts]]])
    found = with_labelled_cells(document(own, *fiches())).blocks[0]
    assert isinstance(found, Table)
    assert [cell.text for cell in found.cells if cell.col] == ["Curer la mare", "Voirie", "Natagora"]


def test_labels_of_two_lines_and_hidden_rows_leave_a_table_as_it_is() -> None:
    label = ("Objectif", "opérationnel : 1.1 Soigner les eaux")
    texts = (label, ("Action : Curer",), ("Pilote : Voirie",), ("Délai : 2027",))
    broken = table([["Fiche n° 4"], [[paragraph(*text) for text in texts]]])
    hidden = [replace(block, hidden_rows=frozenset({0})) for block in fiches() if isinstance(block, Table)]
    assert with_labelled_cells(document(broken, *fiches())).blocks[0] is broken
    assert with_labelled_cells(document(*hidden)).blocks == tuple(hidden)
