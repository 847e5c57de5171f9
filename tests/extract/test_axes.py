"""Axes, challenges and ambitions: themes above the objectives, or the objectives themselves where nothing else is."""

from __future__ import annotations

import pytest

from extract.document import Block, Style
from tests.extract.documents import heading, items, paragraph, table, tree

_ROWS = [
    ["Un village fleuri", "Soigner les parcs", "Semer un pré", "Travaux"],
    ["Un village fleuri", "Soigner les parcs", "Tailler les haies", "Travaux"],
    ["Un village fleuri", "Soigner les rues", "Balayer la place", "Propreté"],
    ["Une mairie ouverte", "Accueillir mieux", "Repeindre le hall", "DG"],
]
_OBJECTIVES = [
    "OS Un village fleuri",
    "  OO Soigner les parcs",
    "    A Semer un pré",
    "    A Tailler les haies",
    "  OO Soigner les rues",
    "    A Balayer la place",
    "OS Une mairie ouverte",
    "  OO Accueillir mieux",
    "    A Repeindre le hall",
]


def _table(axis: str) -> Block:
    return table([[axis, "Objectif opérationnel", "Action", "Service"], *_ROWS])


@pytest.mark.parametrize("axis", ["Axe", "Défi", "Ambition", "Engagement", "Orientation", "Ligne directrice", "Thème"])
def test_a_column_of_axes_above_operational_objectives_holds_the_strategic_ones(axis: str) -> None:
    assert tree(_table(axis)) == _OBJECTIVES


def test_axes_above_strategic_objectives_are_themes() -> None:
    rows = [["Axe", "Objectif stratégique", "Action"], *([a, o, t] for a, o, t, _ in _ROWS)]
    first = items(table(rows))[0]
    assert (first.title, first.theme) == ("Soigner les parcs", "Un village fleuri")


@pytest.mark.parametrize(("axis", "are_objectives"), [("Enjeu", True), ("Thématique", False)])
def test_actions_alone_hang_below_axes_not_below_what_they_are_about(axis: str, are_objectives: bool) -> None:
    rows = [[axis, "Action", "Service"], *([a, t, s] for a, _, t, s in _ROWS)]
    found = items(table(rows))
    expected = ["Un village fleuri", "Une mairie ouverte"] if are_objectives else [t for _, _, t, _ in _ROWS]
    assert [item.title for item in found] == expected
    assert {item.theme for item in found} == ({None} if are_objectives else {"Un village fleuri", "Une mairie ouverte"})


def test_axes_that_come_back_are_themes() -> None:
    rows = [
        ["Axe", "Action", "Service"],
        *([a, t, s] for a, _, t, s in [*_ROWS, ["Un village fleuri", "", "Curer", "x"]]),
    ]
    assert {item.level.value for item in items(table(rows))} == {"action"}


def test_a_column_of_axes_under_an_objective_holds_themes() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"), table([["Axe", "Action"], *([a, t] for a, _, t, _ in _ROWS)])
    )
    assert lines[:2] == ["OS 1 Être une commune proche", "  A Semer un pré"]


def test_titles_of_two_levels_side_by_side_need_no_values() -> None:
    rows = [["OO", "Action", "Portée"], *([o, t, "locale"] for _, o, t, _ in _ROWS)]
    assert tree(table(rows)) == [line[2:] for line in _OBJECTIVES if not line.startswith("OS")]


def test_axes_over_numbers_with_numbered_parts_are_themes() -> None:
    told = [("Environnement", "Soigner les parcs", "Semer"), ("Accueil", "Guider les visiteurs", "Peindre un plan")]
    blocks = [
        block
        for n, (axis, objective, action) in enumerate(told, 1)
        for block in (
            paragraph(f"Axe {n} – {axis}"), paragraph(f"{n} {objective}"), paragraph(f"{n}.1 Ouvrir les portes"),
            paragraph("Actions :"), paragraph(f"{n}.1.1 {action}"), paragraph("Avancement : en cours"),
        )
    ]  # fmt: skip
    assert tree(*blocks) == [
        "OS 1 Soigner les parcs",
        "  OO 1.1 Ouvrir les portes",
        "    A 1.1.1 Semer",
        "OS 2 Guider les visiteurs",
        "  OO 2.1 Ouvrir les portes",
        "    A 2.1.1 Peindre un plan",
    ]


def test_axes_over_numbers_over_named_operational_objectives_are_themes() -> None:
    told = [("I", "Environnement", "SOIGNER LES PARCS"), ("II", "Accueil", "GUIDER LES VISITEURS")]
    blocks = [
        block
        for n, (number, axis, objective) in enumerate(told, 1)
        for block in (
            heading(f"Enjeu {n} : {axis}", style=Style(size=10.0)),
            heading(f"{number}. {objective}", style=Style(size=16.0, bold=True)),
            heading("Objectif opérationnel : Ouvrir les portes", style=Style(size=12.0, bold=True)),
            heading("Action 1 Semer un pré", style=Style(size=10.5, bold=True)),
            paragraph("Service pilote : Travaux"),
            heading("Action 2 Repeindre le hall", style=Style(size=10.5, bold=True)),
        )
    ]
    found = items(*blocks)
    assert [(item.number, item.title, item.theme) for item in found] == [
        ("1", "SOIGNER LES PARCS", "Environnement"),
        ("2", "GUIDER LES VISITEURS", "Accueil"),
    ]
    assert {item.level.value for item in found} == {"strategic_objective"}
