"""Pages of actions that name the objectives above them below their title, and fiches that an outline precedes."""

from __future__ import annotations

import pytest

from extract.document import Block, Style
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table, tree

LARGE, SMALL = Style(size=14.0, bold=True), Style(size=9.0, bold=True)
GREEN, SHADE = "Être une commune verte", "Offrir de l'ombre"
WANTED = [
    f"OS 1 {GREEN}",
    f"  OO 1.1 {SHADE}",
    "    A 1.1.1 Planter une allée",
    "    A 1.1.2 Tailler les haies",
    "  OO 1.2 Soigner l'eau",
    "    A 1.2.1 Curer la mare",
]


def page(number: str, title: str, objective: str, *rest: Block, state: str = "En cours") -> list[Block]:
    """The head of a page that a report gives to an action, and what stands below it."""
    marker, pill = heading(f"Action {number}", style=SMALL), heading(state, style=SMALL)
    code = number.rpartition(".")[0]
    parents = [f"Objectif stratégique  OS1 – {GREEN}", f"Objectif opérationnel  OO{code} – {objective}"]
    return [marker, heading(title, style=LARGE), pill, *(heading(text, style=SMALL) for text in parents), *rest]


def pages(*below: Block) -> list[Block]:
    return [
        *page("1.1.1", "Planter une allée", SHADE, *below),
        *page("1.1.2", "Tailler les haies", SHADE, *below, state="Terminé"),
        *page("1.2.1", "Curer la mare", "Soigner l'eau", *below),
    ]


def test_objectives_below_the_title_of_an_action_are_its_parents() -> None:
    found = items(*pages(table([["Pilote", "Service des parcs"], ["Échéance", "2027"]])))
    assert outline(found) == WANTED
    assert raws(find(found, "Tailler"), Field.STATUS) == ["Terminé"]
    assert raws(find(found, "Curer"), Field.PILOT) == ["Service des parcs"]
    assert find(found, SHADE).values == ()


def test_so_they_are_in_the_table_below_its_title() -> None:
    blocks: list[Block] = []
    for number, title, objective in (("1.1.1", "Planter une allée", SHADE), ("1.1.2", "Tailler les haies", SHADE)):
        rows = [["Objectif stratégique", f"OS1 – {GREEN}"], ["Objectif opérationnel", f"OO1.1 – {objective}"]]
        head = [heading(f"Action {number}", style=SMALL), heading(title, style=LARGE), heading("En cours", style=SMALL)]
        blocks += [*head, table([*rows, ["Pilote", "Service des parcs"], ["Échéance", "2027"]])]
    found = items(*blocks)
    assert outline(found) == WANTED[:4]
    assert raws(find(found, "Tailler"), Field.SCHEDULE) == ["2027"]


def test_pages_tell_it_where_numbers_do_not() -> None:
    blocks: list[Block] = []
    for number, title, objective in (
        (4, "Planter une allée", SHADE),
        (5, "Tailler les haies", SHADE),
        (6, "Curer", "Boire"),
    ):
        parents = [heading(f"OS 1 : {GREEN}", style=SMALL), heading(f"OO {1 + number // 6} : {objective}", style=SMALL)]
        blocks += [heading(f"Projet {number} : {title}", style=LARGE), *parents, paragraph("Pilote : DG")]
    assert tree(*blocks) == [
        f"OS 1 {GREEN}",
        f"  OO 1 {SHADE}",
        "    A 4 Planter une allée",
        "    A 5 Tailler les haies",
        "  OO 2 Boire",
        "    A 6 Curer",
    ]


def test_an_objective_behind_the_last_action_of_another_is_the_next() -> None:
    lines = [
        "OS 1 : Être verte",
        "OO 1.1 : Planter",
        "Action 1.1.1 : Semer un pré",
        "OO 1.2 : Curer",
        "Action 1.2.1 : Oser",
    ]
    assert tree(*map(heading, [*lines, "OS 2 : Être propre", "OO 2.1 : Balayer", "Action 2.1.1 : Laver"]))[-3:] == [
        "OS 2 Être propre",
        "  OO 2.1 Balayer",
        "    A 2.1.1 Laver",
    ]


def test_fiches_behind_an_outline_tell_its_actions() -> None:
    lines = [f"OS 1 : {GREEN}", f"OO 1.1 : {SHADE}", "1.1.1 Planter une allée", "1.1.2 Tailler les haies"]
    lines += ["OO 1.2 : Soigner l'eau", "1.2.1 Curer la mare"]
    fiche = table([["Pilote", "Service des parcs"], ["Échéance", "2027"]])
    below: list[Block] = []
    for number, title in (("1.1.1", "Planter une allée"), ("1.1.2", "Tailler les haies"), ("1.2.1", "Curer la mare")):
        below += [heading(f"Action {number}", style=SMALL), heading(title, style=LARGE), fiche]
    for blocks in (below, pages(fiche)):
        found = items(*map(paragraph, lines), *blocks)
        assert outline(found) == WANTED
        assert raws(find(found, "Planter"), Field.PILOT) == ["Service des parcs"]


@pytest.mark.parametrize(("state", "field"), [("En attente", Field.STATUS), ("60 %", Field.PROGRESS)])
def test_a_pill_between_a_marker_and_its_title_is_no_title(state: str, field: Field) -> None:
    found = items(
        heading(f"OS 1 : {GREEN}"), heading("Action 1"), heading(state, style=SMALL), heading("Planter une allée")
    )
    assert outline(found)[1:] == ["  A 1 Planter une allée"]
    assert raws(find(found, "Planter"), field) == [state]
