"""Grids of actions by services: who does what, by letters that a legend or a habit explains."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.detect.words.legend import find_legend
from extract.document import Block
from extract.printed import Field
from tests.extract.documents import find, heading, items, paragraph, raws, table, values

HEADER = ["N°", "Action", "Greffe", "Caisse", "Vergers", "Étangs"]
LEGEND = "P = service pilote     X = service partenaire"
ROWS = [
    ["1.1", "Greffer les vieux pommiers", "", "X", "P", ""],
    ["1.2", "Empoissonner l'étang du bas", "P", "", "X", "P"],
    ["1.3", "Curer le bief", "", "", "X", "P"],
]


def carriers(title: str, *blocks: Block) -> tuple[list[str], list[str]]:
    item = find(items(heading("OS 1 : Être une commune d'eau et de fruits"), *blocks), title)
    return raws(item, Field.PILOT), raws(item, Field.PARTNER)


@pytest.mark.parametrize(
    "legend",
    [
        [f"Légende : {LEGEND}"],
        ["P : pilote ; X : partenaire"],
        ["P = pilote", "X = appui"],
        ["La lettre P désigne le service pilote, qui fait rapport. La croix (X) désigne un service partenaire."],
    ],
)
def test_letters_of_the_legend_name_the_services_above_them(legend: Sequence[str]) -> None:
    told = [paragraph(text) for text in legend]
    assert carriers("Empoissonner", *told, table([HEADER, *ROWS])) == (["Greffe", "Étangs"], ["Vergers"])


def test_a_service_pilots_as_its_legend_says() -> None:
    read = items(heading("OS 1 : Être une commune d'eau"), paragraph(LEGEND), table([HEADER, *ROWS]))
    assert [value.hints for value in values(find(read, "Curer"), Field.PILOT)] == [
        {"role": "administrative", "shape": "header"}
    ]


def test_a_grid_goes_on_in_a_table_without_header() -> None:
    more = [["1.4", "Faucher les berges", "X", "", "", "P"], ["1.5", "Tailler les saules", "P", "", "", ""]]
    tables = table([HEADER, *ROWS]), table(more)
    assert carriers("Faucher", paragraph(LEGEND), *tables) == (["Étangs"], ["Greffe"])


def test_a_raci_table_needs_no_legend() -> None:
    rows = [["1.1", "Greffer les pommiers", "A", "I", "R", "C"], ["1.2", "Curer le bief", "R/A", "", "I", "R"]]
    assert carriers("Greffer", table([HEADER, *rows])) == (["Vergers"], ["Étangs"])
    assert carriers("Curer", table([HEADER, *rows])) == (["Greffe", "Étangs"], [])


def test_letters_of_ranks_and_states_are_no_roles() -> None:
    header = ["N°", "Action", "Priorité", "Statut", "Suivi"]
    rows = [["1.1", "Greffer les pommiers", "A", "R", "C"], ["1.2", "Curer le bief", "C", "A", "R"]]
    assert carriers("Greffer", table([header, *rows])) == ([], [])


def test_states_are_no_roles() -> None:
    assert find_legend([paragraph("Légende : R = réalisé, P = en partie, A = abandonné")]).roles == {}


@pytest.mark.parametrize("grouped", [False, True])
def test_services_that_no_lexicon_knows_head_a_grid_beside_the_actions(grouped: bool) -> None:
    header, rows = HEADER[1:], [row[1:] for row in ROWS]
    if grouped:
        top = ["Action", "Qui fait quoi", "", "", ""]
        grid = table([top, ["", *header[1:]], *rows], spans={(0, 0): (2, 1), (0, 1): (1, 4)})
    else:
        grid = table([header, *rows])
    assert carriers("Empoissonner", paragraph(LEGEND), grid) == (["Greffe", "Étangs"], ["Vergers"])
