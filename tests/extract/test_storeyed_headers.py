"""Headers over two rows: above a single row of values, and below what is said of the objective of the table."""

from __future__ import annotations

from extract.document import Block
from extract.printed import Field, Level
from tests.extract.documents import find, heading, items, raws, table

STOREYS = [
    ["Actions", "Étapes", "Pilotes", "", "Délai", "Moyens", ""],
    ["", "", "Politique", "Administratif", "", "Ordinaire", "Subsides"],
]
SPANS = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1), (0, 5): (1, 2)}
ROW = ["Action 1 : Semer un pré", "Tracer\nSemer", "Échevine", "DG", "2027", "500 €", ""]
EMPTY = [""] * 5


def placed(row: int) -> dict[tuple[int, int], tuple[int, int]]:
    return {(at + row, col): span for (at, col), span in SPANS.items()}


def test_a_single_row_below_names_over_two_rows_is_an_item() -> None:
    head = ["Actions", "Étapes", "Pilotes", "", "2026", "2027", "2028", "Avancement"]
    row = ["OS1-OO1-A1. Semer un pré", "Semer", "Échevine", "DG", "X", "", "", "finalisé"]
    spans = {(0, 2): (1, 2), **{(0, col): (2, 1) for col in (0, 1, 4, 5, 6, 7)}}
    blocks: list[Block] = [heading("OS1. Être une commune verte"), heading("OS1-OO1. Fleurir les entrées")]
    blocks.append(table([head, ["", "", "Politique", "Administratif", *[""] * 4], row], spans=spans))
    (strategic,) = items(*blocks)
    (action,) = strategic.children[0].children
    assert (action.level, action.title) == (Level.ACTION, "Semer un pré")
    assert raws(action, Field.PILOT) == ["Échevine", "DG"]


def test_labels_between_the_band_of_an_objective_and_the_header_are_said_of_it() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune verte")]
    for n, actions in ((1, ["Semer un pré"]), (2, ["Border la rive", "Rouvrir le halage"])):
        labels = {"Partenaires": "CPAS", "Indicateurs de résultat": "Prés semés", "ODD concernés": "ODD 15"}
        said = [[label, value, *EMPTY] for label, value in labels.items()]
        rows = [[f"Action {n}.{k} : {title}", *ROW[1:]] for k, title in enumerate(actions, 1)]
        spans = {(0, 0): (1, 7), **{(at, 1): (1, 6) for at in (1, 2, 3)}, **placed(4)}
        blocks.append(table([[f"OO {n} : Fleurir les bords {n}", "", *EMPTY], *said, *STOREYS, *rows], spans=spans))
    (strategic,) = items(*blocks)
    for objective, count in zip(strategic.children, (1, 2), strict=True):
        assert raws(objective, Field.PARTNER) == ["CPAS"]
        assert raws(objective, Field.INDICATOR) == ["Prés semés"]
        assert raws(objective, Field.SDG) == ["ODD 15"]
        assert [below.level for below in objective.children] == [Level.ACTION] * count
    assert raws(find([strategic], "Border la rive"), Field.SCHEDULE) == ["2027"]


def test_labels_without_a_value_above_a_single_numbered_action_are_no_items() -> None:
    said = [["Partenaires associés", "", "/", "", "", ""], ["ODD concernés", "", "ODD 15", "", "", ""]]
    said.append(["Degré de priorité", "", "", "", "", ""])
    head = ["Code", "Actions", "Responsable politique", "Agent traitant", "Budget prévisionnel", "Indicateur"]
    row = ["Action 8", "Semer un pré", "Échevine", "DG", "500 €", ""]
    spans = {(0, 0): (1, 6), **{(at, 0): (1, 2) for at in (1, 2, 3)}, **{(at, 2): (1, 4) for at in (1, 2, 3)}}
    grid = table([["OO 1 : Fleurir les bords", *[""] * 5], *said, head, row], spans=spans)
    (strategic,) = items(heading("OS 1 : Être une commune verte"), grid)
    (objective,) = strategic.children
    assert raws(objective, Field.SDG) == ["ODD 15"]
    assert [(below.level, below.title) for below in objective.children] == [(Level.ACTION, "Semer un pré")]
