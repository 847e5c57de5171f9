"""Fiches of objectives that list their actions: what else they say is the objective's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.fiches.action_lists import listed_actions
from extract.document import Block, Box, Place, Table
from extract.printed import Field, PrintedItem
from tests.extract.documents import Content, boxed, bullet, find, heading, items, outline, raws, table

FIELDS: list[list[Content]] = [["Responsable", "Service des parcs"], ["Échéance", "2027"], ["Budget", "9.000 €"]]
TREES = "Planter une allée de tilleuls"
POND = "Curer la mare du parc"
LIST = [bullet(TREES), bullet(POND)]
WANTED = ["OS 1 Être une commune verte", "  OO 1.1 Soigner les parcs", f"    A {TREES}", f"    A {POND}"]


def fiche(rows: list[list[Content]], head: str = "OO 1.1 : Soigner les parcs") -> Table:
    return table([[head, ""], *rows], spans={(0, 0): (1, 2)})


def plan(*blocks: Block) -> tuple[PrintedItem, ...]:
    return items(heading("OS 1 : Être une commune verte"), *blocks)


def says_all(objective: PrintedItem) -> bool:
    found = [raws(objective, of) for of in (Field.PILOT, Field.SCHEDULE, Field.AMOUNT)]
    return found == [["Service des parcs"], ["2027"], ["9.000 €"]]


@pytest.mark.parametrize("label", ["Actions", "Actions à mener", "Action(s)", "Projets"])
@pytest.mark.parametrize("content", [LIST, f"{TREES} ;\n{POND} ;", f"- {TREES}\n- {POND}", f"A1. {TREES}\nA2. {POND}"])
def test_each_entry_beside_actions_is_one_and_the_other_labels_tell_of_the_objective(
    label: str, content: Content
) -> None:
    found = plan(fiche([[label, content], *FIELDS]))
    assert [line.replace("A 1 ", "A ").replace("A 2 ", "A ") for line in outline(found)] == WANTED
    assert says_all(find(found, "Soigner"))
    assert find(found, POND).values == ()


def test_the_list_may_end_the_fiche_and_hold_a_single_action() -> None:
    found = plan(
        fiche([*FIELDS, ["Actions", [bullet(TREES)]]]), fiche([["Actions", POND], *FIELDS], "OO 1.2 : Assainir")
    )
    assert outline(found)[1:] == [
        "  OO 1.1 Soigner les parcs",
        f"    A {TREES}",
        "  OO 1.2 Assainir",
        f"    A {POND}",
    ]
    assert says_all(find(found, "Soigner"))
    assert says_all(find(found, "Assainir"))


@pytest.mark.parametrize("span", [1, 2])
def test_a_cell_an_action_beside_the_label_of_all(span: int) -> None:
    rows: list[list[Content]] = [["OO 1.1 : Soigner les parcs", ""], ["Actions", TREES], ["", POND], *FIELDS]
    found = plan(table(rows, spans={(0, 0): (1, 2), (1, 0): (span, 1)}))
    assert outline(found) == WANTED
    assert says_all(find(found, "Soigner"))


def test_the_objective_beside_its_label_or_over_the_fiche() -> None:
    beside = table([["Objectif opérationnel", "1.1 Soigner les parcs"], ["Actions", LIST], *FIELDS])
    over: list[Block] = [heading("OO 1.1 : Soigner les parcs"), table([["Actions", LIST], *FIELDS])]
    for blocks in ([beside], over):
        found = plan(*blocks)
        assert outline(found) == WANTED
        assert says_all(find(found, "Soigner"))


def test_rows_that_each_name_an_action_of_the_objective() -> None:
    rows: list[list[Content]] = [["Action 1", TREES], ["Action 2", POND], *FIELDS]
    lone: list[list[Content]] = [["Action 1", "Tailler les haies"], *FIELDS]
    found = plan(*(fiche(rows, f"OO 1.{n} : Soigner le parc {n}") for n in (1, 2)), fiche(lone, "OO 1.3 : Tailler"))
    assert outline(found)[1:4] == ["  OO 1.1 Soigner le parc 1", f"    A 1 {TREES}", f"    A 2 {POND}"]
    assert all(says_all(objective) for objective in found[0].children)
    assert not any(action.values for objective in found[0].children for action in objective.children)


def test_rows_that_name_actions_with_values_of_their_own() -> None:
    found = plan(fiche([["Action 1", TREES], *FIELDS, ["Action 2", POND], ["Échéance", "2029"], ["Budget", "50 €"]]))
    assert find(found, "Soigner").values == ()
    assert says_all(find(found, TREES))
    assert raws(find(found, POND), Field.SCHEDULE) == ["2029"]


def test_an_action_named_by_its_label_keeps_what_its_fiche_says() -> None:
    found = plan(fiche([["Intitulé de l'action", TREES], *FIELDS]))
    assert says_all(find(found, TREES))


def test_actions_in_the_fiche_of_an_action_are_its_steps() -> None:
    found = plan(fiche([["Actions", LIST], *FIELDS], "Fiche action 7 : Rouvrir le parc"))
    assert outline(found)[1:] == ["  A 7 Rouvrir le parc"]
    assert raws(find(found, "Rouvrir"), Field.STEP) == [TREES, POND]


def test_lines_that_end_before_the_edge_of_their_column_are_entries() -> None:
    wrapped = ("Planter une allée de tilleuls le long", 100.0, 50.0, 298.0), ("du canal", 100.0, 62.0, 150.0)
    lines = boxed(*wrapped, ("Curer la mare", 100.0, 74.0, 180.0))
    held = replace(
        fiche([["Actions", ""], *FIELDS]).cells[2], blocks=(lines,), places=(Place(1, Box(96, 48, 300, 90)),)
    )
    assert [entry.title for entry in listed_actions(held, 0)] == [
        "Planter une allée de tilleuls le long du canal",
        "Curer la mare",
    ]


def test_a_text_of_several_sentences_is_one_action() -> None:
    text = "Soigner les arbres. Chaque hiver, les tilleuls sont taillés.\nCe travail est long."
    found = plan(fiche([["Actions", text], *FIELDS]))
    assert len(find(found, "Soigner les parcs").children) == 1
