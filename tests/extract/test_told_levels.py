"""Levels that numbers tell: of objectives named elsewhere, and of what stands under the number of an objective."""

from __future__ import annotations

import pytest

from extract.document import Block
from tests.extract.documents import heading, paragraph, table, tree

ROWS = {
    "1.1": ["Repeindre le hall", "Flécher les bureaux", "Ouvrir un guichet le soir"],
    "1.2": ["Publier un bulletin", "Créer un site"],
    "2.1": ["Planter une haie", "Semer un pré"],
    "2.2": ["Curer la mare", "Tailler les saules"],
}
HEADS = {"1.1": "Accueillir", "1.2": "Informer", "2.1": "Fleurir les entrées", "2.2": "Protéger les eaux"}
OBJECTIVES = {"1": "Être une commune proche", "2": "Être une commune verte"}
SUMMARY = table(
    [
        ["Objectif stratégique", "Objectifs opérationnels", "Actions"],
        *([f"OS {n[0]} – {OBJECTIVES[n[0]]}", f"{n} {title}", str(len(ROWS[n]))] for n, title in HEADS.items()),
    ]
)


def actions(number: str, *, form: str) -> list[Block]:
    """The actions of an objective: in a table, as paragraphs with their numbers, or named one by one."""
    if form == "table":
        rows = [[f"{number}.{i}", title, "DG", "2027"] for i, title in enumerate(ROWS[number], 1)]
        return [table([["N°", "Action", "Pilote", "Échéance"], *rows])]
    label = "Action " if form == "named" else ""
    return [paragraph(f"{label}{number}.{i} {title}") for i, title in enumerate(ROWS[number], 1)]


def plan(first: str, second: str) -> list[Block]:
    """The chapters of two objectives, each with its actions in a form of its own, headings numbered only."""
    blocks: list[Block] = []
    for number, title in HEADS.items():
        if number.endswith("1"):
            blocks.append(heading(f"Objectif stratégique {number[0]} : {OBJECTIVES[number[0]]}", level=1))
        blocks += [heading(f"{number} {title}"), *actions(number, form=first if number[0] == "1" else second)]
    return blocks


EXPECTED = [
    line
    for number, title in HEADS.items()
    for line in (
        *([f"OS {number[0]} {OBJECTIVES[number[0]]}"] if number.endswith("1") else []),
        f"  OO {number} {title}",
        *(f"    A {number}.{i} {action}" for i, action in enumerate(ROWS[number], 1)),
    )
]


@pytest.mark.parametrize("second", ["table", "named", "numbered"])
@pytest.mark.parametrize("first", ["table", "named"])
def test_numbers_below_an_objective_are_its_parts_whatever_stands_before_them(first: str, second: str) -> None:
    assert [line.replace("Action ", "") for line in tree(*plan(first, second))] == EXPECTED


@pytest.mark.parametrize("second", ["table", "named", "numbered"])
def test_a_heading_is_the_objective_that_a_summary_names(second: str) -> None:
    found = tree(heading("Vue d'ensemble", level=1), SUMMARY, *plan("table", second))
    assert [line.replace("Action ", "") for line in found] == EXPECTED


def test_numbers_that_go_on_with_those_of_actions_are_sub_actions() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche", level=1)]
    for i, title in enumerate(ROWS["1.1"], 1):
        blocks += [
            paragraph(f"Action 1.{i} : {title}"),
            *(paragraph(f"1.{i}.{k} {t}") for k, t in enumerate(ROWS["1.2"], 1)),
        ]
    assert [line.split()[0] for line in tree(*blocks)] == ["OS", *(["A", "SA", "SA"] * 3)]


def test_bands_with_the_numbers_and_titles_of_a_summary_are_its_objectives() -> None:
    plan = [
        ["Action", "Pilote"],
        ["1 - Une commune verte et sobre", ""],
        ["1.1 - Planter des haies", ""],
        ["Border le sentier", "DG"],
        ["1.2 - Épargner l'eau de pluie", ""],
        ["Poser des citernes", "DG"],
        ["2 - Une commune pour tous", ""],
        ["2.1 - Ouvrir les portes", ""],
        ["Poser une rampe", "DG"],
    ]
    counts = [
        ["Objectif stratégique", "Objectif opérationnel", "Nombre d'actions"],
        ["1 - Une commune verte et sobre", "1.1 - Planter des haies", "1"],
        ["1 - Une commune verte et sobre", "1.2 - Épargner l'eau de pluie", "1"],
        ["2 - Une commune pour tous", "2.1 - Ouvrir les portes", "1"],
        ["Total", "", "3"],
    ]
    spans = {(row, 0): (1, 2) for row in (1, 2, 4, 6, 7)}
    lines = tree(table(plan, spans=spans), heading("Récapitulatif"), table(counts))
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "OO", "A", "OS", "OO", "A"]


NUMBERED = (
    paragraph("PARCS"), paragraph("1. Soigner les prés"), paragraph("1.1. Semer"), paragraph("1.2. Faucher"),
    paragraph("EAUX"), paragraph("2. Soigner les mares"), paragraph("2.1. Curer"), paragraph("2.2. Planter des saules"),
)  # fmt: skip


def test_a_sentence_tells_how_each_level_is_numbered() -> None:
    told = (
        "Chaque objectif stratégique (1) est suivi de ses objectifs opérationnels (1.1), puis de ses actions (1.1.1)."
    )
    levels = ["OS 1 Soigner les prés", "  OO 1.1 Semer", "  OO 1.2 Faucher"]
    assert tree(paragraph(told), *NUMBERED)[:3] == levels
    assert tree(paragraph("Nos actions (1) et nos projets (3) en bref."), *NUMBERED) == tree(*NUMBERED)


AIMS = ("Être une commune où l'eau circule", "Être une commune qui fête le pain", "Être une commune sans bruit")
PARTS = (
    ("Soigner les biefs", "Curer le bief du moulin", "Faucher les rives du ru"),
    ("Rouvrir les fours", "Rallumer le four banal", "Former trois boulangers"),
    ("Calmer les rues", "Poser un coussin berlinois", "Planter un mail de tilleuls"),
)
ORDINALS = ("Premier", "Deuxième", "Troisième")
DOMAINS = "(Domaines d'actions : eaux, forêts)"


def summed_up(mark: str) -> list[Block]:
    """A summary that counts the objectives in words and names their domains, then the body, with marks of its own."""
    blocks: list[Block] = [
        paragraph(f"{word} objectif stratégique : {aim} {DOMAINS}") for word, aim in zip(ORDINALS, AIMS, strict=True)
    ]
    for at, aim in enumerate(AIMS):
        blocks.append(paragraph(f"{mark.format('ABC'[at])}{aim}"))
        blocks.append(paragraph(f"Objectif opérationnel 1 : {PARTS[at][0]}"))
        blocks += [paragraph(f"{n}. {deed}") for n, deed in enumerate(PARTS[at][1:], 1)]
    return blocks


@pytest.mark.parametrize("mark", ["{}. ", ""])
def test_a_summary_in_words_and_letters_in_the_body_count_the_same_objectives(mark: str) -> None:
    lines = tree(*summed_up(mark))
    assert [line.split(" ", 2)[2] for line in lines if line.startswith("OS")] == list(AIMS)
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A"] * 3


def test_titles_told_again_in_part_are_no_objectives() -> None:
    blocks = summed_up("")
    again = [paragraph(AIMS[0]) if block == paragraph(AIMS[1]) else block for block in blocks]
    assert [line.split()[0] for line in tree(*again)].count("OS") == 3
