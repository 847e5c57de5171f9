"""Volets that only a sentence names."""

from __future__ import annotations

import pytest

from tests.extract.documents import bullet, heading, paragraph, read

PLAN = [heading(f"OS {i} : Être une commune {word}") for i, word in enumerate(("verte", "sûre", "active", "claire"), 1)]
FOURTH = ["external", "external", "external", "internal"]


@pytest.mark.parametrize(
    ("text", "volets"),
    [
        ("Les objectifs stratégiques 1 à 3 forment le volet externe ; l'OS 4 est du volet interne.", FOURTH),
        ("Le volet externe comprend les OS 1, 2 et 3. Le volet interne comprend l'OS 4.", FOURTH),
        ("Les OS 1 et 2 sont du volet externe. L'OS 2 est aussi du volet interne.", [None] * 4),
        ("Le volet interne et le volet externe comptent 4 objectifs.", [None] * 4),
    ],
)
def test_a_sentence_gives_objectives_their_volet(text: str, volets: list[str | None]) -> None:
    assert [item.volet for item in read(paragraph(text), *PLAN).plans[0].items] == volets


AXES = "L'axe 3 est du volet interne."


@pytest.mark.parametrize("word", ["Axe", "Axe stratégique"])
def test_what_is_said_of_axes_is_said_of_objectives_so_called(word: str) -> None:
    plan = [heading(f"{word} {i} : Être {adjective}") for i, adjective in enumerate(("verte", "sûre", "active"), 1)]
    found = read(paragraph(AXES), *(part for title in plan for part in (title, bullet("Planter une haie"))))
    assert [item.volet for item in found.plans[0].items] == ["external", "external", "internal"]


def test_it_is_said_of_objectives_below_them_and_of_no_others() -> None:
    assert {item.volet for item in read(paragraph(AXES), *PLAN).plans[0].items} == {None}
    blocks = []
    for i, name in enumerate(("Vivre", "Bouger", "Servir"), 1):
        blocks += [
            heading(f"Axe {i} : {name}", level=1),
            heading(f"OS {5 - i} : Être {name}", level=2),
            bullet("Planter"),
        ]
    found = read(paragraph(AXES), *blocks)
    assert [(item.number, item.volet) for item in found.plans[0].items] == [
        ("4", "external"), ("3", "external"), ("2", "internal"),
    ]  # fmt: skip


def test_a_heading_says_more_than_a_sentence() -> None:
    found = read(paragraph("Les OS 1 à 4 sont du volet interne."), heading("Volet externe"), *PLAN)
    assert {item.volet for item in found.plans[0].items} == {"external"}


@pytest.mark.parametrize(
    "marked",
    [
        "OS 3 (volet interne) : Être une équipe",
        "OS 3 : Être une équipe (volet interne)",
        "OS 3 - (interne) Être une équipe",
    ],
)
def test_a_volet_in_the_line_of_an_objective_leaves_its_title_and_names_those_before(marked: str) -> None:
    found = read(
        heading("OS 1 : Être verte"), heading("OS 2 : Être sûre"), heading(marked), bullet("Former les agents")
    )
    assert [(item.title, item.volet) for item in found.plans[0].items] == [
        ("Être verte", "external"), ("Être sûre", "external"), ("Être une équipe", "internal"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "volet"),
    [
        ("PST 2024-2030 – Actions du volet externe", "external"),
        ("PST 2024-2030 – Volets interne et externe", None),
        ("Le volet externe sera publié plus tard.", None),
    ],
)
def test_the_title_of_a_plan_of_one_volet_names_it(title: str, volet: str | None) -> None:
    assert {item.volet for item in read(heading("Ville d'Aubépine"), paragraph(title), *PLAN).plans[0].items} == {volet}
