"""Which tables are fiches, and which only look like them."""

from __future__ import annotations

import pytest

from extract.detect.fiches.shape import is_fiche
from extract.printed import Field
from tests.extract.documents import (
    find,
    heading,
    items,
    outline,
    raws,
    table,
)


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Pilote", "Échéance", "Budget"], *[["Repeindre le hall", "DG", "2022", "1 €"]] * 4],
        [["Le hall est gris.", "La crèche est froide."], ["Le toit fuit.", "La haie est basse."]],
        [["Action"], ["Repeindre le hall"]],
        [["Année", "2021", "2022"], ["Wallonie", "1.000", "2.000"], ["Commune", "500", "600"]],
    ],
)
def test_other_tables_are_no_fiche(rows: list[list[str]]) -> None:
    assert not is_fiche(table(rows))


def test_a_list_whose_header_comes_again_under_each_objective_is_no_fiche() -> None:
    header = ["N°", "Action", "Responsable", "Délai"]
    rows = [
        header,
        ["1.1.1", "Repeindre le hall", "DG", "2031"],
        ["1.1.2", "Isoler la crèche", "DF", "2032"],
        ["OO 1.2 : Simplifier les démarches", "", "", ""],
        header,
        ["1.2.1", "Ouvrir un guichet", "DG", "2031"],
        ["1.2.2", "Former les agents", "DG", "2033"],
    ]
    assert not is_fiche(table(rows, spans={(3, 0): (1, 4)}))


def test_values_that_are_words_of_labels_make_no_header() -> None:
    rows = [
        ["Fiche n° 3", "Repeindre le hall", "", ""],
        ["Pilote", "Échevine des Bâtiments", "Échéance", "2027"],
        ["Budget", "12.000 €", "", ""],
        ["Priorité", "Haute", "Statut", "En cours"],
        ["Partenaires", "Comité de quartier", "", ""],
    ]
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(rows, spans={(0, 1): (1, 3), (2, 1): (1, 3), (4, 1): (1, 3)}),
    )
    assert outline(found)[1:] == ["  A 3 Repeindre le hall"]
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["Échevine des Bâtiments"]


def test_two_levels_side_by_side_under_an_objective_head_a_table() -> None:
    rows = [["Objectif stratégique 1\nÊtre verte", ""], ["Objectifs opérationnels", "Actions"]]
    rows += [["OO 1.1 Soigner les parcs\nPilote : DG", "Semer un pré"], ["OO 1.2 Soigner les rues", "Balayer"]]
    assert not is_fiche(table(rows, spans={(0, 0): (1, 2)}))


@pytest.mark.parametrize("again", [[], [["Actions", "Mise en œuvre"], ["", "Échéance : 2027"]]])
def test_two_numbered_rows_under_a_header_are_a_table(again: list[list[str]]) -> None:
    rows = [["OO 1.2 – Soigner les parcs", ""], ["Actions", "Mise en œuvre"]]
    rows += [["1.2.1 Semer un pré fleuri", "Pilote : DG\nPartenaires : CRIE\nBudget : 500 €"], *again]
    rows += [["1.2.2 Tailler les haies", "Pilote : Service Travaux\nÉchéance : 2026"]]
    assert not is_fiche(table(rows, spans={(0, 0): (1, 2)}))
    found = items(heading("OS 1 : Être une commune verte"), table(rows, spans={(0, 0): (1, 2)}))
    assert raws(find(found, "Tailler"), Field.PILOT) == ["Service Travaux"]
    assert raws(find(found, "Semer"), Field.SCHEDULE) == (["2027"] if again else [])


def test_several_fiches_whose_values_are_words_of_labels_make_no_header() -> None:
    fiche = [
        ["Mandataire", "Échevine des sports", "", ""],
        ["Pilote", "Régie", "", ""],
        ["Échéance", "2022", "", ""],
        ["Budget", "Ordinaire", "Extraordinaire", "12.000 €"],
        ["Priorité", "Haute", "", ""],
    ]
    rows = [
        row
        for title in ("Repeindre le hall", "Isoler la crèche", "Curer le bief")
        for row in ([title, "", "", ""], *fiche)
    ]
    assert is_fiche(table(rows))


def test_three_boxes_in_a_row_are_no_names_of_columns() -> None:
    boxes = table([["Date de début\n01/03/2025", "Date de fin\n30/09/2026", "Priorité\nHaute"]])
    action = find(items(heading("OS 1 : Être proche"), heading("Action 1 : Lire dehors"), boxes), "Lire dehors")
    assert raws(action, Field.SCHEDULE) == ["01/03/2025", "30/09/2026"]
    assert raws(action, Field.PRIORITY) == ["Haute"]


@pytest.mark.parametrize("row", [["Échéance", "2031"], ["Échéance", "2031", "Budget", "500 €"]])
def test_a_fiche_may_have_one_row(row: list[str]) -> None:
    found = items(heading("OS 1 : Être une commune proche"), heading("Action 1 : Curer le ru"), table([row]))
    assert outline(found) == ["OS 1 Être une commune proche", "  A 1 Curer le ru"]
    assert raws(find(found, "Curer"), Field.SCHEDULE) == ["2031"]


def test_a_list_beside_the_name_of_a_part_of_a_page_is_no_fiche() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Curer le ru"),
        table([["Agenda", "Jeudi à 20 h"]]),
    )
    assert raws(find(found, "Curer"), Field.SCHEDULE) == []


@pytest.mark.parametrize("actions", [("Semer un pré",), ("Semer un pré", "Curer le ru")])
def test_an_objective_over_lines_of_fields_and_a_numbered_list_is_no_fiche(actions: tuple[str, ...]) -> None:
    lines = ["OO 1.1 : Soigner les rives", "Référent : Régie", "Élu : Échevine Lambot", "Début : 2031", "Fin : 2033",
             "Plans liés : PCDN", "Avancement : En cours"]  # fmt: skip
    rows: list[list[str]] = [*([text, ""] for text in lines), ["N°", "Actions"]]
    rows += [[str(n), title] for n, title in enumerate(actions, 1)]
    (objective,) = items(table(rows, spans={(at, 0): (1, 2) for at in range(len(lines))}))
    assert (objective.title, raws(objective, Field.PILOT)) == ("Soigner les rives", ["Régie", "Échevine Lambot"])
    assert [(child.number, child.title) for child in objective.children] == [
        (str(n), title) for n, title in enumerate(actions, 1)
    ]


def test_a_band_over_names_and_one_row_is_no_fiche() -> None:
    rows = [
        ["OO 1.1 : Rendre l'accueil clair", "", ""],
        ["Commentaires :", "", ""],
        ["Actions", "Pilote", "Échéance"],
        ["Repeindre le hall", "Régie", "2031"],
    ]
    found = items(heading("OS 1 : Être une commune proche"), table(rows, spans={(0, 0): (1, 3), (1, 0): (1, 3)}))
    action = find(found, "Repeindre")
    assert outline(found)[1:] == ["  OO 1.1 Rendre l'accueil clair", "    A Repeindre le hall"]
    assert (raws(action, Field.PILOT), raws(action, Field.SCHEDULE)) == (["Régie"], ["2031"])


def test_a_band_over_numbers_and_names_and_one_row_is_no_fiche() -> None:
    rows = [
        ["OO 1.1 : Rendre l'accueil clair", "", "", ""],
        ["N°", "Actions", "Pilote", "Échéance"],
        ["1.", "Repeindre le hall", "Régie", "2031"],
    ]
    found = items(heading("OS 1 : Être une commune proche"), table(rows, spans={(0, 0): (1, 4)}))
    assert outline(found)[1:] == ["  OO 1.1 Rendre l'accueil clair", "    A 1 Repeindre le hall"]
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["Régie"]


def test_numbered_objectives_below_the_full_width_title_of_each_fiche_are_what_it_serves() -> None:
    def fiche(title: str, year: str) -> list[list[str]]:
        serves = [["Objectif stratégique 1", "Être une commune verte"], ["Objectif opérationnel 1.1", "Fleurir"]]
        return [[title, ""], ["Thématique", "Nature"], *serves, ["Pilote", "DG"], ["Échéance", year]]

    rows = [*fiche("Semer un pré", "2027"), *fiche("Planter une haie", "2028")]
    found = items(table(rows, spans={(0, 0): (1, 2), (6, 0): (1, 2)}))
    assert outline(found) == [
        "OS 1 Être une commune verte",
        "  OO 1.1 Fleurir",
        "    A Semer un pré",
        "    A Planter une haie",
    ]
    assert raws(find(found, "Semer"), Field.SCHEDULE) == ["2027"]
