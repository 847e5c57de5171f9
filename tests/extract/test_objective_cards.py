"""Fiches of objectives: the card above the table of their actions, the box below it, the list of fiches before."""

from __future__ import annotations

import pytest

from extract.document import Table
from extract.printed import Field
from tests.extract.documents import find, heading, items, outline, paragraph, raws, table, tree

BAR = {(0, 0): (1, 2)}


def card(bar: str, objective: str, *more: list[str]) -> Table:
    """The card of an objective, under a full-width bar."""
    rows = [["Objectif stratégique", "OS 1 : Être une commune proche"], ["Objectif opérationnel", objective], *more]
    return table([[bar, ""], *rows], spans=BAR) if bar else table(rows)


def actions(*titles: str) -> Table:
    """The table of the actions of one objective."""
    rows = [[str(n), title, "Service technique", f"203{n}"] for n, title in enumerate(titles, 1)]
    return table([["N°", "Actions", "Responsable", "Échéance"], *rows])


PAIRS = (["Volet", "Volet externe"], ["Service pilote", "Urbanisme"], ["Partenaires", "Comité de quartier"])
BOX = table([["Indicateurs de suivi", "Nombre de plaintes"], ["ODD", "11"]])


@pytest.mark.parametrize("bar", ["FICHE 1.1", "Fiche n° 7", "FICHE OBJECTIF OPÉRATIONNEL", "Fiche OO 1.1", ""])
def test_a_fiche_over_a_table_of_actions_is_the_objectives(bar: str) -> None:
    found = items(
        card(bar, "OO 1.1 – Rendre l'accueil clair", *PAIRS), actions("Repeindre le hall", "Flécher les bureaux"), BOX,
    )  # fmt: skip
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "    A 2 Flécher les bureaux",
    ]
    objective = find(found, "Rendre")
    assert raws(objective, Field.PILOT) == ["Urbanisme"]
    assert raws(objective, Field.PARTNER) == ["Comité de quartier"]
    assert raws(objective, Field.INDICATOR) == ["Nombre de plaintes"]
    assert raws(objective, Field.SDG) == ["11"]
    assert objective.volet == "external"
    assert find(found, "Flécher").volet == "external"


def test_the_next_fiche_goes_on_with_its_own_objective() -> None:
    found = items(
        card("FICHE 1.1", "OO 1.1 – Rendre l'accueil clair", *PAIRS), actions("Repeindre le hall"), BOX,
        card("FICHE 1.2", "OO 1.2 – Isoler les écoles", *PAIRS[1:]), actions("Isoler la crèche"), BOX,
    )  # fmt: skip
    assert outline(found)[1:] == [
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "  OO 1.2 Isoler les écoles",
        "    A 1 Isoler la crèche",
    ]
    assert raws(find(found, "Isoler les"), Field.SDG) == ["11"]
    assert raws(find(found, "Isoler la"), Field.SDG) == []


def test_a_fiche_without_title_over_no_actions_keeps_its_item() -> None:
    found = items(
        card("FICHE 7", "OO 1.1 – Rendre l'accueil clair", *PAIRS),
        card("FICHE 8", "OO 1.2 – Isoler les écoles", *PAIRS),
    )
    assert outline(found)[1:] == [
        "  OO 1.1 Rendre l'accueil clair",
        "    A 7",
        "  OO 1.2 Isoler les écoles",
        "    A 8",
    ]


def test_a_box_below_the_fiche_of_an_action_is_that_actions() -> None:
    found = items(
        card("", "OO 1.1 – Rendre l'accueil clair", *PAIRS),
        table([["Fiche n° 3 : Repeindre le hall", ""], ["Échéance", "2022"], ["Budget", "900 €"]], spans=BAR),
        BOX,
    )
    assert raws(find(found, "Repeindre"), Field.SDG) == ["11"]
    assert raws(find(found, "Rendre"), Field.SDG) == []


def test_boxes_below_tables_of_actions_under_headings_are_the_objectives() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"), actions("Repeindre le hall", "Flécher les bureaux"), BOX,
        heading("OO 1.2 : Isoler les écoles"), actions("Isoler la crèche", "Changer les châssis"), BOX,
    )  # fmt: skip
    assert raws(find(found, "Rendre"), Field.SDG) == ["11"]
    assert raws(find(found, "Changer"), Field.SDG) == []


def test_a_list_of_the_fiches_of_objectives_gives_no_actions() -> None:
    assert tree(
        heading("OS 1 : Être une commune proche"),
        paragraph("Fiche 1.1 : Rendre l'accueil clair"),
        paragraph("Fiche 1.2 : Isoler les écoles"),
        card("FICHE 1.1", "OO 1.1 – Rendre l'accueil clair", *PAIRS), actions("Repeindre le hall"),
        card("FICHE 1.2", "OO 1.2 – Isoler les écoles", *PAIRS), actions("Isoler la crèche"),
    ) == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1 Repeindre le hall",
        "  OO 1.2 Isoler les écoles",
        "    A 1 Isoler la crèche",
    ]  # fmt: skip


def test_an_action_called_like_its_objective_stays() -> None:
    assert tree(
        heading("OS 1 : Être une commune proche"),
        heading("OO 1.1 : Rendre l'accueil clair"),
        paragraph("Action 1 : Rendre l'accueil clair"),
        heading("OO 1.2 : Isoler les écoles"),
        paragraph("Action 2 : Isoler les écoles"),
    )[2::2] == ["    A 1 Rendre l'accueil clair", "    A 2 Isoler les écoles"]
