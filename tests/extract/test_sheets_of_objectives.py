"""Sheets that bear the code of the objective whose title stands on them."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Block, Kind, Line, Place, Style, Table, TextBlock
from tests.extract.documents import items, outline, paragraph, table, tree

BOLD = Style(bold=True)


def _sheet(page: int, tab: str, above: list[str], title: str) -> list[Block]:
    lines = [
        TextBlock(Kind.PARAGRAPH, (Line(text, Place(page, path=f"{tab}!A{row}"), BOLD),))
        for row, text in enumerate(above, 1)
    ]
    place = Place(page, path=f"{tab}!A4")
    body: Table = replace(table([["Projet", "Porteur"], [title, "DG"]]), name=tab, places=(place,))
    return [*lines, body]


def test_the_code_of_a_sheet_numbers_the_objective_that_it_tells() -> None:
    over = ["Objectif stratégique : Être verte", "Objectif opérationnel : Planter"]
    after = ["Objectif stratégique : Être verte", "Objectif opérationnel : Curer"]
    assert tree(*_sheet(1, "OO 1.1", over, "Semer un pré"), *_sheet(2, "OO 1.2", after, "Draguer le bief")) == [
        "OS Être verte",
        "  OO 1.1 Planter",
        "    A Semer un pré",
        "  OO 1.2 Curer",
        "    A Draguer le bief",
    ]


def _open_sheet(page: int, tab: str, *actions: str) -> list[Block]:
    place = Place(page, path=f"{tab}!A4")
    found: list[Block] = []
    for number, action in enumerate(actions, 1):
        over = [["Objectif opérationnel", "OO 1.1 : Planter"]] if number == 1 else []
        rows = [*over, ["Action", f"Action {number} : {action}"], ["Pilote", "DG"], ["Échéance", "2031"]]
        found.append(replace(table(rows), name=tab, places=(place,)))
    return found


def test_what_a_sheet_is_named_for_stays_open_below_its_first_table() -> None:
    roots = items(paragraph("OS 1 : Être verte"), *_open_sheet(1, "OS 1 ext", "Semer un pré", "Curer le bief"))
    assert outline(roots) == [
        "OS 1 Être verte",
        "  OO 1.1 Planter",
        "    A 1 Semer un pré",
        "    A 2 Curer le bief",
    ]
