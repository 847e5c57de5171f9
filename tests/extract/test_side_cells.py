"""Cells beside a table: boxes of text as high as the table, frames around a text and a table."""

from __future__ import annotations

import pytest

from extract.document import Table
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table

BOX = [paragraph("Contexte"), paragraph("Les berges s'effondrent."), paragraph("ODD 6 – ODD 14")]
ACTIONS = [["Action", "Pilote"], ["Semer un pré", "Parcs"], ["Curer l'étang", "Voirie"]]


def _framed() -> Table:
    return table([[BOX, table(ACTIONS)]])


def _merged() -> Table:
    return table([[BOX if not i else "", *row] for i, row in enumerate(ACTIONS)], spans={(0, 0): (3, 1)})


@pytest.mark.parametrize("found", [_framed(), _merged()], ids=["framed", "merged"])
def test_a_box_beside_a_table_speaks_of_the_heading_above(found: Table) -> None:
    roots = items(heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Soigner les eaux"), found)
    assert outline(roots)[1:] == ["  OO 1.1 Soigner les eaux", "    A Semer un pré", "    A Curer l'étang"]
    objective = find(roots, "Soigner")
    assert raws(objective, Field.SDG) == ["ODD 6", "ODD 14"]
    assert raws(objective, Field.DESCRIPTION) == ["Les berges s'effondrent."]


def test_an_objective_merged_over_the_whole_table_is_no_box() -> None:
    rows = [["OO 1.1 : Soigner les eaux" if not i else "", *row] for i, row in enumerate(ACTIONS)]
    roots = items(heading("OS 1 : Être une commune verte"), table(rows, spans={(0, 0): (3, 1)}))
    assert find(roots, "Soigner").values == ()


def test_prompts_of_empty_fields_are_no_values() -> None:
    rows = [
        ["Action", "Pilote", "État"],
        ["Semer un pré", "Parcs", "Choisissez un élément."],
        ["Curer", "Parcs", "Fait"],
    ]
    roots = items(heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Soigner les eaux"), table(rows))
    assert raws(find(roots, "Semer"), Field.STATUS) == []
