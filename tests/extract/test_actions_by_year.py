"""Matrices of objectives by year: each cell under a year holds the actions of that year."""

from __future__ import annotations

import pytest

from extract.document import Table
from extract.printed import Field
from tests.extract.documents import Content, bullet, find, items, raws, table, tree

OVER_YEARS = "Actions par année"
HEAD: list[list[Content]] = [
    ["Objectif stratégique", "Objectif opérationnel", OVER_YEARS, "", ""],
    ["", "", "2025", "2026", "2027"],
]
HEAD_SPANS = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 3)}
PLANT, CLEAN = "1.1 Planter dans chaque village", "1.2 Nettoyer les berges du ruisseau"


def under(*texts: str) -> Content:
    return [bullet(text, glyph="-") for text in texts]


def rows() -> list[list[Content]]:
    return [
        [
            "OS 1 : Etre une commune qui respire",
            PLANT,
            under("Haie le long du ravel communal", "Verger de la cure"),
            "",
            under("Arbres sur la place du marché couvert"),
        ],
        ["", CLEAN, "", under("Chantier de printemps avec les scouts"), ""],
    ]


def matrix(over: str = OVER_YEARS) -> Table:
    head = [[*HEAD[0][:2], over, "", ""], HEAD[1]]
    return table([*head, *rows()], spans={**HEAD_SPANS, (2, 0): (2, 1)})


READ = [
    "OS 1 Etre une commune qui respire",
    "  OO 1.1 Planter dans chaque village",
    "    A Haie le long du ravel communal",
    "    A Verger de la cure",
    "    A Arbres sur la place du marché couvert",
    "  OO 1.2 Nettoyer les berges du ruisseau",
    "    A Chantier de printemps avec les scouts",
]


def test_entries_under_years_are_actions_row_by_row() -> None:
    assert tree(matrix()) == READ


def test_lists_are_actions_without_a_name_over_the_years() -> None:
    flat = table([["Objectif stratégique", "Objectif opérationnel", "2025", "2026", "2027"], *rows()])
    assert tree(flat) == READ


def test_the_column_gives_the_year() -> None:
    roots = items(matrix())
    titles = ("Haie", "Verger", "Arbres", "Chantier")
    assert [raws(find(roots, title), Field.SCHEDULE) for title in titles] == [["2025"], ["2025"], ["2027"], ["2026"]]
    assert raws(find(roots, "Planter"), Field.SCHEDULE) == []


def test_a_cell_over_several_years_lasts_for_all() -> None:
    cells: list[Content] = ["", CLEAN, under("Pêche aux déchets de la vallée"), "", ""]
    found = table([*HEAD, *rows()[:1], cells], spans={**HEAD_SPANS, (3, 2): (1, 2)})
    assert raws(find(items(found), "Pêche"), Field.SCHEDULE) == ["2025 2026"]


def test_the_header_holds_for_the_table_overleaf() -> None:
    overleaf = table([["OS 2 : Etre une commune qui écoute", "2.1 Ouvrir le conseil", "", under("Cahier du soir"), ""]])
    roots = items(matrix(), overleaf)
    assert raws(find(roots, "Cahier"), Field.SCHEDULE) == ["2026"]
    assert find(roots, "Ouvrir").children


def test_a_header_printed_again_is_no_row() -> None:
    more: list[list[Content]] = [["", "1.3 Ouvrir les sentiers", under("Balisage du sentier des moines"), "", ""]]
    found = table([*HEAD, *rows(), *HEAD, *more], spans={**HEAD_SPANS, (4, 0): (2, 1), (4, 1): (2, 1), (4, 2): (1, 3)})
    assert tree(found) == [*READ, "  OO 1.3 Ouvrir les sentiers", "    A Balisage du sentier des moines"]


def test_values_behind_the_years_stay_with_the_objective() -> None:
    head: list[Content] = ["Objectif stratégique", "Objectif opérationnel", "2025", "2026", "2027", "Priorité"]
    found = table([head, *([*row, "Haute"] for row in rows())])
    assert raws(find(items(found), "Nettoyer"), Field.PRIORITY) + raws(
        find(items(found), "Chantier"), Field.PRIORITY
    ) == ["Haute"]


@pytest.mark.parametrize("over", ["État d'avancement", "Réalisation des actions", "Indicateurs", "Budget"])
def test_what_was_done_each_year_is_no_action(over: str) -> None:
    assert [line for line in tree(matrix(over)) if line.lstrip().startswith("A ")] == []


def test_phases_under_years_are_no_actions() -> None:
    found = table(
        [*HEAD, ["OS 1 : Etre une commune qui respire", PLANT, "étude", "travaux", "travaux"]], spans=HEAD_SPANS
    )
    assert [line for line in tree(found) if line.lstrip().startswith("A ")] == []


def test_years_beside_actions_stay_ticks() -> None:
    found = table(
        [["Objectif opérationnel", "Action", "2025", "2026", "2027"], [PLANT, "Haie le long du ravel", "x", "x", ""]]
    )
    assert raws(find(items(found), "Haie"), Field.SCHEDULE) == ["2025 2026"]
