"""The second line of a volet's name is no theme; what parts a volet is one."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import heading, items, paragraph


def chapter(name: str) -> list[Block]:
    return [
        heading(f"OS 1 : Être une commune {name}", level=3),
        heading("OO 1.1 : Accueillir", level=4),
        paragraph("Action 1.1.1 : Repeindre le hall"),
    ]


def test_the_line_below_each_volet_is_part_of_its_name() -> None:
    found = items(
        heading("VOLET EXTERNE", level=1), heading("Nos missions", level=2), *chapter("verte"),
        heading("VOLET INTERNE", level=1), heading("Nos services", level=2), *chapter("sobre"),
    )  # fmt: skip
    assert [(item.volet, item.theme) for item in found] == [("external", None), ("internal", None)]


def test_what_parts_a_volet_is_a_theme() -> None:
    found = items(
        heading("VOLET EXTERNE", level=1), heading("Mobilité", level=2), *chapter("reliée"),
        heading("Nature", level=2), *chapter("verte"),
        heading("VOLET INTERNE", level=1), heading("Personnel", level=2), *chapter("sobre"),
    )  # fmt: skip
    assert [item.theme for item in found] == ["Mobilité", "Nature", "Personnel"]


def test_the_name_of_a_policy_domain_is_a_theme_even_alone() -> None:
    found = items(
        heading("VOLET EXTERNE", level=1), heading("Mobilité", level=2), *chapter("reliée"),
        heading("VOLET INTERNE", level=1), heading("Gestion du patrimoine", level=2), *chapter("sobre"),
    )  # fmt: skip
    assert [item.theme for item in found] == ["Mobilité", "Gestion du patrimoine"]


@pytest.mark.parametrize("letter", ["", "A. "])
@pytest.mark.parametrize("sign", [" :", " –"])
def test_the_word_in_which_a_plan_calls_its_themes_is_cut_from_them(sign: str, letter: str) -> None:
    names = ("Bois et tourbe", "Lin et chanvre")
    found = items(
        heading("VOLET EXTERNE", level=1), heading(f"{letter}Filière{sign} {names[0]}", level=2), *chapter("verte"),
        heading("VOLET INTERNE", level=1), heading(f"{letter}Filière{sign} {names[1]}", level=2), *chapter("sobre"),
    )  # fmt: skip
    assert [item.theme for item in found] == list(names)


def test_a_colon_in_the_names_of_some_themes_cuts_none() -> None:
    found = items(
        heading("VOLET EXTERNE", level=1), heading("Mobilité : le rail", level=2), *chapter("reliée"),
        heading("Mobilité : la route", level=2), *chapter("verte"), heading("Nature", level=2), *chapter("sobre"),
    )  # fmt: skip
    assert [item.theme for item in found] == ["Mobilité : le rail", "Mobilité : la route", "Nature"]
