"""The items that one cell of a table holds: one, several, their steps and notes."""

from __future__ import annotations

from extract.document import Style
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table, tree

HEADER = ["Action", "Pilote", "Échéance"]
LAST = ["Ouvrir tard", "DG", "2023"]


def test_several_numbered_items_in_one_cell_are_several() -> None:
    lines = tree(
        table([
            ["Objectif opérationnel", "Actions", "Pilote"],
            ["OO 1 Rendre l'accueil clair", "1. Repeindre le hall\n2. Isoler la crèche\n3. Ouvrir tard", "DG"],
            ["OO 2 Simplifier les démarches", "1. Ouvrir un guichet\n2. Écrire simplement", "DF"],
            ["OO 3 Ouvrir tard", "", "DG"],
        ])
    )  # fmt: skip
    assert lines == [
        "OO 1 Rendre l'accueil clair",
        "  A 1 Repeindre le hall",
        "  A 2 Isoler la crèche",
        "  A 3 Ouvrir tard",
        "OO 2 Simplifier les démarches",
        "  A 1 Ouvrir un guichet",
        "  A 2 Écrire simplement",
        "OO 3 Ouvrir tard",
    ]


def test_bullets_in_a_column_of_actions_are_actions() -> None:
    lines = tree(
        table([
            ["Objectif opérationnel", "Actions", "Pilote"],
            ["OO 1 Rendre l'accueil clair", [bullet("Repeindre le hall"), bullet("Isoler la crèche")], "DG"],
            ["OO 2 Simplifier les démarches", [bullet("Ouvrir un guichet"), bullet("Écrire simplement")], "DF"],
            ["OO 3 Ouvrir tard", "", "DG"],
        ])
    )  # fmt: skip
    assert lines == [
        "OO 1 Rendre l'accueil clair",
        "  A Repeindre le hall",
        "  A Isoler la crèche",
        "OO 2 Simplifier les démarches",
        "  A Ouvrir un guichet",
        "  A Écrire simplement",
        "OO 3 Ouvrir tard",
    ]


def test_bullets_below_a_title_in_its_cell_are_steps() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([
            HEADER,
            [["Repeindre le hall", bullet("choisir les teintes"), bullet("acheter la peinture")], "DG", "2021"],
            ["Isoler la crèche", "DF", "2022"],
            LAST,
        ]),
    )  # fmt: skip
    assert outline(found)[1:] == ["  A Repeindre le hall", "  A Isoler la crèche", "  A Ouvrir tard"]
    assert raws(find(found, "Repeindre"), Field.STEP) == ["choisir les teintes", "acheter la peinture"]


def test_objectives_of_several_levels_in_one_cell() -> None:
    lines = tree(
        table([
            ["Objectifs", "Actions", "Pilote"],
            ["OS 1 : Être proche\nOO 1.1 : Rendre l'accueil clair", "Action 1 : Repeindre le hall", "DG"],
            ["OS 2 : Être verte\nOO 2.1 : Planter partout", "Action 2 : Planter une haie", "DF"],
            ["", "Action 3 : Semer un pré", "DF"],
        ])
    )  # fmt: skip
    assert lines == [
        "OS 1 Être proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "OS 2 Être verte",
        "  OO 2.1 Planter partout",
        "    A 2 Planter une haie",
        "    A 3 Semer un pré",
    ]


def test_a_text_in_italics_below_a_title_describes_it() -> None:
    slanted = paragraph("Le hall date de 1962.", style=Style(italic=True))
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([HEADER, [["Repeindre le hall", slanted], "DG", "2021"], ["Isoler la crèche", "DF", "2022"], LAST]),
    )
    assert outline(found)[1:] == ["  A Repeindre le hall", "  A Isoler la crèche", "  A Ouvrir tard"]
    assert raws(find(found, "Repeindre"), Field.DESCRIPTION) == ["Le hall date de 1962."]
