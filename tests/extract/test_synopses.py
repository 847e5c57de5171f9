"""Summaries of objectives beside the plan: what the body tells again is told once."""

from __future__ import annotations

from typing import Literal

import pytest

from extract.detect.tables.synopses import without_synopses
from extract.detect.texts.entries import Entry
from extract.detect.words.markers import read_marker
from extract.document import Block
from extract.printed import Field, Level
from tests.extract.documents import find, heading, items, outline, paragraph, table, tree, values

SUMMARY = [
    paragraph("Objectif stratégique 1 : Être une commune verte"),
    paragraph("Objectif opérationnel 1.1 : Planter des haies"),
    paragraph("Objectif opérationnel 1.2 : Curer les mares"),
    paragraph("Objectif stratégique 2 : Être une commune calme"),
    paragraph("Objectif opérationnel 2.1 : Ralentir les autos"),
]
ROWS = [
    ["Objectif stratégique", "Objectif opérationnel", "Action", "Pilote"],
    ["Être une commune verte", "Planter des haies", "Semer un pré", "DG"],
    ["Être une commune verte", "Curer les mares", "Louer une barque", "DG"],
    ["Être une commune calme", "Ralentir les autos", "Poser un coussin", "DF"],
]
BODY = table(ROWS)
AXES = table([["Enjeu", *ROWS[0][1:]], *ROWS[1:]])
NUMBERED = [
    "OS 1 Être une commune verte",
    "  OO 1.1 Planter des haies",
    "    A Semer un pré",
    "  OO 1.2 Curer les mares",
    "    A Louer une barque",
    "OS 2 Être une commune calme",
    "  OO 2.1 Ralentir les autos",
    "    A Poser un coussin",
]


@pytest.mark.parametrize("blocks", [[*SUMMARY, heading("Le plan"), BODY], [BODY, heading("Synthèse"), *SUMMARY]])
def test_a_summary_gives_its_numbers_and_nothing_twice(blocks: list[Block]) -> None:
    assert tree(*blocks) == NUMBERED


def test_a_summary_that_says_other_levels_than_the_body_leaves_these() -> None:
    summary = [paragraph(block.text.replace("Objectif stratégique", "Défi")) for block in SUMMARY]
    plain = ["Être une commune verte", "Être une commune calme"]
    assert [item.title for item in items(*summary, heading("Le plan"), AXES)] == plain


def test_a_summary_that_alone_says_what_stands_under_what_is_kept() -> None:
    body = table([row[1:] for row in ROWS])
    assert [line.split(" ", 2)[-1] for line in tree(*SUMMARY, heading("Le plan"), body) if line.startswith("OS")] == [
        "Être une commune verte",
        "Être une commune calme",
    ]


def test_a_dashboard_of_axes_gives_no_objectives_and_no_rates() -> None:
    board = table(
        [
            ["Enjeu", "Nombre d'actions", "Réalisées", "%"],
            ["Enjeu 1. Être une commune verte", "2", "1", "50 %"],
            ["Enjeu 2. Être une commune calme", "1", "0", "0 %"],
        ]
    )
    found = items(board, heading("Le plan"), AXES)
    assert outline(found)[0] == "OS Être une commune verte"
    assert [item.title for item in found] == ["Être une commune verte", "Être une commune calme"]
    assert not values(find(found, "Être une commune verte"), Field.PROGRESS)


def test_a_list_of_bare_numbers_before_the_table_that_tells_them_again_gives_nothing() -> None:
    heads = {
        "1": "Être un village fleuri",
        "1.1": "Soigner les parcs",
        "1.2": "Verdir les rues",
        "2": "Être une mairie ouverte",
        "2.1": "Accueillir mieux",
    }
    rows, spans = [["N°", "Intitulé", "Pilote", "Échéance"]], {}
    for code, title in heads.items():
        spans[len(rows), 1] = (1, 3)
        rows.append([code, f"{title}\nPorteur : Anne Petit" if "." in code else title, "", ""])
        rows += [[f"{code}.{n}", f"Semer le pré {code}{n}", "DG", "2027"] for n in (1, 2)] if "." in code else []
    synopsis = [paragraph(f"{code} – {title}") for code, title in heads.items()]
    roots = items(heading("Synthèse des objectifs"), *synopsis, table(rows, spans=spans))
    assert [line.split()[0] for line in outline(roots)] == ["OS", "OO", "A", "A", "OO", "A", "A", "OS", "OO", "A", "A"]
    assert [value.raw.strip() for value in values(roots[0].children[0], Field.PILOT)] == ["Anne Petit"]


def test_the_volet_right_after_a_summary_is_that_of_the_body() -> None:
    lines = [("OS 1 Être une commune verte", "Volet externe"), ("OS 2 Être une commune calme", "Volet interne")]
    counts = table([["Objectifs stratégiques", "Nombre d'actions"], *([title, "1"] for title, _ in lines)])
    body = [
        block
        for (title, volet), action in zip(lines, ("Semer un pré", "Poser un coussin"), strict=True)
        for block in (paragraph(volet), heading(title), paragraph(f"Action : {action}"))
    ]
    assert [item.volet for item in items(heading("En bref"), counts, *body)] == ["external", "internal"]


def test_a_list_of_numbers_before_the_tables_of_numbered_headings_gives_nothing() -> None:
    names = ["Planter des haies", "Curer les mares"]
    heads = ["1. Être une commune verte", *(f"1.{n}. {name}" for n, name in enumerate(names, 1))]
    body: list[Block] = [paragraph("VOLET EXTERNE"), heading("Thématique : Nature"), heading(heads[0])]
    for n, head in enumerate(heads[1:], 1):
        rows = [[f"1.{n}.{m}.", f"Semer le pré {n}{m}", "2027"] for m in (1, 2)]
        body += [heading(head), table([["N°", "Actions", "Échéance"], *rows])]
    found = items(heading("Synthèse des objectifs"), *map(paragraph, heads), *body)
    assert [len(found), [child.title for child in found[0].children]] == [1, names]
    assert found[0].theme == "Nature"


def entry(
    number: str, title: str, level: Level | None, origin: Literal["prose", "table"] = "table", block: int = 0
) -> Entry:
    kind: Literal["item", "text"] = "item" if level else "text"
    return Entry(kind, title, level, read_marker(number), explicit=level is not None, origin=origin, block=block)


def test_bare_numbers_of_a_table_behind_the_plan_are_told_once() -> None:
    plan: list[Entry] = []
    summary: list[Entry] = []
    for n in (1, 2):
        plan.append(entry(f"OS {n}", f"Être une commune verte {n}", Level.STRATEGIC, "prose"))
        summary.append(entry(f"OS {n}", f"Être une commune verte {n}", Level.STRATEGIC, block=99))
        for k in (1, 2, 3):
            plan.append(entry(f"{n}.{k}", f"Planter les haies {n}{k}", None, block=n))
            plan.append(entry("", f"Semer le pré {n}{k}", Level.ACTION, block=n))
            summary.append(entry(f"{n}.{k}", f"Planter les haies {n}{k}", None, block=99))
    assert without_synopses([*plan, *summary]) == plan
    assert without_synopses(plan) == plan
