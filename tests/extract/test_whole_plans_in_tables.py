"""Tables among the other parts of a document: summaries, legends, annexes, volets, codes left out."""

from __future__ import annotations

import pytest

from extract.document import Block
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws, table, tree

HEADER = ["Code", "Action", "Pilote", "Statut"]
BODY: list[Block] = [
    heading("OS 1 : Être une commune verte"),
    heading("OO 1.1 Soigner les parcs"),
    table(
        [HEADER, ["A1.1.1", "Semer un pré", "Parcs", "En cours"], ["A1.1.2", "Planter une haie", "Parcs", "Réalisé"]]
    ),
]
TREE = [
    "OS 1 Être une commune verte",
    "  OO 1.1 Soigner les parcs",
    "    A 1.1.1 Semer un pré",
    "    A 1.1.2 Planter une haie",
]


def test_a_table_of_counts_is_a_summary() -> None:
    counts = table([
        ["Objectif stratégique", "Actions", "Moyenne"],
        ["OS 1 Être une commune verte", "2", "50 %"],
        ["OS 2 Être une commune sûre", "3", "10 %"],
    ])  # fmt: skip
    assert tree(counts, heading("Volet externe"), *BODY, heading("OS 2 : Être une commune sûre")) == [
        *TREE,
        "OS 2 Être une commune sûre",
    ]


def test_numbered_chapters_like_the_foreword_are_no_items() -> None:
    chapters = [heading(f"{i}. {name}", level=2) for i, name in enumerate(("Préambule", "Légende", "Coup d'œil"), 1)]
    text = paragraph("Le conseil a voulu savoir où en est le plan.")
    assert tree(chapters[0], text, chapters[1], text, chapters[2], heading("Volet externe"), *BODY) == TREE


def test_the_legend_in_a_table_is_no_item() -> None:
    legend = table([["T", "Terminé"], ["C", "En cours"], ["N", "Non entamé"]])
    assert tree(paragraph("La légende"), legend, *BODY) == TREE


@pytest.mark.parametrize("title", ["Annexe : la parole des habitants", "Conclusion", "Et après ?"])
def test_a_list_after_the_plan_is_not_part_of_it(title: str) -> None:
    after = [paragraph(f"{i}. {name}") for i, name in enumerate(("Plus de bancs", "Un verger", "Des nichoirs"), 1)]
    assert tree(*BODY, heading(title), paragraph("Ce que les habitants ont dit."), *after) == TREE


@pytest.mark.parametrize("col", [0, 1])
def test_a_row_whose_only_text_is_a_volet_announces_it(col: int) -> None:
    volets = [["", "", "", ""], ["", "", "", ""]]
    volets[0][col], volets[1][col] = "VOLET EXTERNE", "VOLET INTERNE"
    rows = [HEADER, volets[0], ["OS1", "Être verte", "", ""], ["A1.1", "Semer", "Parcs", "En cours"]]
    rows += [volets[1], ["OS2", "Être efficace", "", ""], ["A2.1", "Trier", "DG", "En cours"]]
    assert [(item.title, item.volet, item.theme) for item in items(table(rows))] == [
        ("Être verte", "external", None),
        ("Être efficace", "internal", None),
    ]


def test_a_row_whose_code_was_forgotten_is_like_its_neighbours() -> None:
    rows = [HEADER, ["OS1", "Être verte", "", ""], ["OO1.1", "Soigner les parcs", "", ""]]
    rows += [[f"A1.1.{i}", f"Semer le pré {i}", "Parcs", "En cours"] for i in range(1, 6)]
    assert tree(table([*rows, ["", "Compter les abeilles", "Parcs", "En cours"]]))[-2:] == [
        "    A 1.1.5 Semer le pré 5",
        "    A Compter les abeilles",
    ]


def test_roman_codes_with_a_part_below_them() -> None:
    rows = [["Réf.", "Action", "Pilote"], ["II.1", "Semer un pré", "Parcs"], ["II.2", "Planter une haie", "Parcs"]]
    assert tree(heading("Axe stratégique II – Une commune verte"), table(rows)) == [
        "OS 2 Une commune verte",
        "  A 2.1 Semer un pré",
        "  A 2.2 Planter une haie",
    ]


LEVELS = ["Objectifs opérationnels", "Actions"]


def test_paragraphs_of_deeds_beside_an_objective_are_an_action_each() -> None:
    rows = [
        LEVELS,
        ["OO 1.1 Soigner les parcs", "Semer un pré\nPlanter une haie"],
        ["OO 1.2 Soigner les rues", "Balayer"],
    ]
    assert tree(heading("OS 1 : Être verte"), table(rows))[1:] == [
        "  OO 1.1 Soigner les parcs",
        "    A Semer un pré",
        "    A Planter une haie",
        "  OO 1.2 Soigner les rues",
        "    A Balayer",
    ]


def test_paragraphs_of_an_action_with_values_are_one_title() -> None:
    rows = [["Action", "Pilote"], ["Semer un pré\nPlanter une haie", "Parcs"], ["Balayer", "Travaux"]]
    assert tree(heading("OS 1 : Être verte"), table(rows))[1:] == ["  A Semer un pré Planter une haie", "  A Balayer"]


def test_texts_over_lists_in_a_cell_are_actions_with_steps() -> None:
    cell = [
        paragraph("Semer un pré :"),
        bullet("labourer"),
        bullet("semer"),
        paragraph("Planter une haie"),
        bullet("creuser"),
    ]
    found = items(
        heading("OS 1 : Être verte"), table([LEVELS, ["OO 1.1 Soigner les parcs", cell], ["OO 1.2 Lire", ""]])
    )
    assert raws(find(found, "Semer un pré"), Field.STEP) == ["labourer", "semer"]
    assert raws(find(found, "Planter une haie"), Field.STEP) == ["creuser"]
