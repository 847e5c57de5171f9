"""Sub-actions: letters, or numbers of one part more, right under numbered actions."""

from __future__ import annotations

import pytest

from extract.document import Style
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws, table, tree

PLAN = (
    "1. Être une commune sobre",
    "1.1. Isoler les bâtiments",
    "1.1.1. Isoler la crèche",
    "1.1.2. Aménager une mare",
    "2. Être une commune conviviale",
    "2.1. Faire vivre les places",
    "2.1.1. Ombrager la place du Marché",
    "2.1.2. Ouvrir une halle",
)
PARTS = [
    ("a) Creuser le fond", "b) Semer les berges"),
    ("a. Creuser le fond", "b. Semer les berges"),
    ("1.1.2.1. Creuser le fond", "1.1.2.2. Semer les berges"),
]


@pytest.mark.parametrize("parts", PARTS)
def test_letters_and_deeper_numbers_under_an_action_are_its_parts(parts: tuple[str, ...]) -> None:
    lines = [*PLAN[:4], *parts, "Responsable : DNF", *PLAN[4:]]
    read = items(*map(paragraph, lines))
    mare = find(read, "Aménager")
    assert [child.level.value for child in mare.children] == ["sub_action"] * 2
    assert raws(mare, Field.PILOT) == ["DNF"]
    assert {item.theme for root in read for item in root.walk()} == {None}


def test_what_each_part_says_stays_its_own() -> None:
    lines = [*PLAN[:4], PARTS[0][0], "Responsable : DG", PARTS[0][1], "Responsable : DNF", *PLAN[4:]]
    read = items(*map(paragraph, lines))
    assert raws(find(read, "Creuser"), Field.PILOT) == ["DG"]
    assert raws(find(read, "Semer"), Field.PILOT) == ["DNF"]


def test_letters_that_name_things_are_no_actions_beside_their_own() -> None:
    lines = [*PLAN[:4], "a) le hêtre", "b) le frêne", *PLAN[4:]]
    assert [line for line in tree(*map(paragraph, lines)) if " SA " not in line] == tree(*map(paragraph, PLAN))


def test_the_stages_of_several_actions_may_bear_one_title_and_stand_under_a_sentence() -> None:
    stages = ("a) Choisir le tracé du sentier", "b) Informer tous les riverains", "c) Poser les panneaux neufs")
    roots = items(
        heading("OS 1 : Être un village fleuri"),
        heading("Projet 1 : Border le sentier"),
        paragraph(*stages[:1]),
        paragraph(*stages[1:2]),
        paragraph(*stages[2:]),
        heading("OS 2 : Être un village calme"),
        heading("Projet 2 : Border la mare"),
        paragraph("Les bords de la mare se sont effondrés."),
        *(paragraph(stage) for stage in stages),
    )
    assert [[part.title for part in root.children[0].children] for root in roots] == [
        [stage[3:] for stage in stages]
    ] * 2


def test_letters_in_a_column_of_actions_are_parts_of_the_action_named_above_them() -> None:
    rows = [["Actions", "Délai"], ["Action 1 : Semer un pré", "2031"], ["a) Choisir les graines", ""],
            ["b) Clôturer la parcelle", ""], ["Action 2 : Curer le ru", "2032"]]  # fmt: skip
    read = items(paragraph("OS 1 : Être une commune verte"), table(rows))
    assert [(child.level.value, child.number) for child in find(read, "Semer").children] == [
        ("sub_action", "a"), ("sub_action", "b"),
    ]  # fmt: skip


def test_letters_alone_in_a_column_of_actions_are_actions() -> None:
    rows = [["Actions", "Délai"], ["a) Semer un pré", "2031"], ["b) Curer le ru", "2032"]]
    read = items(paragraph("OS 1 : Être une commune verte"), table(rows))
    assert [item.level.value for root in read for item in root.walk()][1:] == ["action", "action"]


def test_entries_further_in_than_actions_that_say_who_does_them_are_their_steps() -> None:
    said = paragraph("Porteur : Voirie | Échéance : 2027")
    steps = [bullet(text, glyph="–", style=Style(indent=14.0)) for text in ("louer une pelle", "curer le fond")]
    lines = [
        heading("Premier objectif stratégique : Être une commune proche"),
        heading("A. Sortir de nos murs"),
        *(bullet("Curer le bief"), said, *steps, bullet("Peindre le hall"), said),
        heading("B. Vivre dehors"),
        *(bullet("Semer un pré"), said, *steps, bullet("Border le sentier"), said),
    ]
    found = items(*lines)
    assert [child.title for child in found[0].children[0].children] == ["Curer le bief", "Peindre le hall"]
    assert [raw.strip("– ") for raw in raws(find(found, "Curer"), Field.STEP)] == ["louer une pelle", "curer le fond"]


LETTERED = ("1 Curer le bief", "a) Choisir une pelle", "b) Louer une barge", "2 Semer un pré", "a) Labourer")


@pytest.mark.parametrize("number", ["1.1.{}", "{}."])
@pytest.mark.parametrize("apart", [True, False], ids=["codes-apart", "codes-before-titles"])
def test_rows_with_letters_below_numbered_actions_are_their_parts(number: str, apart: bool) -> None:
    rows: list[list[str]] = []
    for line in LETTERED:
        code, _, title = line.partition(" ")
        code = number.format(code) if code.isdigit() else code
        rows.append([code, title, "2031"] if apart else [f"{code} {title}", "2031"])
    header = ["N°", "Intitulé", "Échéance"] if apart else ["Intitulé", "Échéance"]
    plan = (heading("OS 1 : Être un bourg vert", level=1), heading("OO 1.1 : Soigner les eaux", level=2))
    found = [line.split() for line in tree(*plan, table([header, *rows], header_rows=1))[2:]]
    assert [(level, title) for level, _, *title in found] == [
        ("A" if line[0].isdigit() else "SA", line.split()[1:]) for line in LETTERED
    ]
