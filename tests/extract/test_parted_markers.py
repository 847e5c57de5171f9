"""Objectives whose number is printed in very large print, apart from its word."""

from __future__ import annotations

import pytest

from extract.detect.prose.parted_markers import with_whole_markers
from extract.document import Block, Kind, Style
from tests.extract.documents import document, heading, outline, paragraph, read, table

LARGE, TITLE, SMALL = Style(size=40), Style(size=18), Style(size=8)


@pytest.mark.parametrize("first", ["number", "word"])
def test_the_number_and_its_word_are_one_marker(first: str) -> None:
    blocks: list[Block] = []
    for number, title in (("1", "Être une commune verte"), ("2", "Être une équipe soudée")):
        parts = [heading(number, style=LARGE, page=1), paragraph("OBJECTIF STRATÉGIQUE", style=SMALL, page=1)]
        blocks += parts if first == "number" else parts[::-1]
        blocks += [heading(title, style=TITLE, page=1), heading(f"{number}.1 Ouvrir les berges", page=1)]
    assert outline(read(*blocks).plans[0].items)[::2] == ["OS 1 Être une commune verte", "OS 2 Être une équipe soudée"]


def test_a_number_in_parts_is_one_too() -> None:
    blocks: list[Block] = [heading("OS 1 Être une commune verte", page=1)]
    for number, title in (("1.1", "Rouvrir les sentiers"), ("1.2", "Border les prés de haies")):
        blocks += [paragraph("OBJECTIF OPÉRATIONNEL", style=SMALL, page=1), heading(number, style=LARGE, page=1)]
        blocks += [heading(title, style=TITLE, page=1), heading("A.1 : Curer le bief", page=1)]
    assert outline(read(*blocks).plans[0].items) == [
        "OS 1 Être une commune verte",
        "  OO 1.1 Rouvrir les sentiers",
        "    A 1 Curer le bief",
        "  OO 1.2 Border les prés de haies",
        "    A 1 Curer le bief",
    ]


@pytest.mark.parametrize("lettered", [True, False])
def test_the_volet_may_stand_behind_the_word(lettered: bool) -> None:
    blocks: list[Block] = []
    for at, (volet, title) in enumerate(
        (("externe", "Être verte"), ("externe", "Être belle"), ("interne", "Être unis"))
    ):
        letter = "ABC"[at] if lettered else str(at + 1)
        blocks += [heading(letter, style=LARGE, page=at)] if lettered else []
        blocks += [paragraph(f"Objectif stratégique – volet {volet}", style=SMALL, page=at)]
        blocks += [heading(title, style=TITLE, page=at), heading(f"{letter}.1 Ouvrir les berges", page=at)]
    found = read(*blocks)
    roots = found.plans[0].items
    assert [root.title for root in roots] == ["Être verte", "Être belle", "Être unis"]
    assert [root.volet for root in roots] == ["external", "external", "internal"]
    assert [root.number for root in roots] == (["A", "B", "C"] if lettered else [None, None, None])
    assert not found.warnings


def test_figures_that_count_objectives_are_no_markers() -> None:
    blocks: list[Block] = []
    for figure, words in (("1", "objectif stratégique"), ("4", "objectifs opérationnels")):
        blocks += [heading(figure, style=LARGE, page=1), paragraph(words, style=SMALL, page=1)]
    counted = document(*blocks)
    assert with_whole_markers(counted) is counted


@pytest.mark.parametrize("themes", [2, 1])
def test_the_word_of_a_theme_stands_over_its_title(themes: int) -> None:
    blocks: list[Block] = []
    for at, theme in enumerate(("Des rives vivantes", "Des ponts sûrs"), 1):
        blocks += [paragraph("Ambition", style=SMALL, page=at)] if at <= themes else []
        blocks += [heading(theme, style=TITLE, page=at), paragraph("Curer le bief", page=at)]
    found = [block.text for block in with_whole_markers(document(*blocks)).text_blocks() if block.kind is Kind.HEADING]
    both = ["Ambition : Des rives vivantes", "Ambition : Des ponts sûrs"]
    assert found == (both if themes > 1 else ["Des rives vivantes", "Des ponts sûrs"])


@pytest.mark.parametrize("title", ["Curer le bief", "Action 3 : Curer le bief"])
def test_a_marker_alone_over_a_table_that_opens_with_a_title_is_that_of_the_title(title: str) -> None:
    blocks: list[Block] = [heading("OO 1.1 Soigner les berges")]
    for number, deed in ((1, title), (2, "Semer un pré")):
        rows = [[deed, ""], ["Responsable", "Voirie"], ["Échéance", "2027"]]
        blocks += [paragraph(f"Projet {number}"), table(rows, spans={(0, 0): (1, 2)})]
    whole = with_whole_markers(document(*blocks))
    if title == "Curer le bief":
        assert outline(read(*blocks).plans[0].items)[1:] == ["  A 1 Curer le bief", "  A 2 Semer un pré"]
    else:
        assert len(whole.blocks) == len(blocks)  # one that bears a marker of its own leaves but one without


def test_a_heading_of_no_lines_is_no_title_of_a_theme() -> None:
    blocks = [heading("Axe", style=SMALL), heading(style=LARGE)]
    assert list(with_whole_markers(document(*blocks)).blocks) == blocks


@pytest.mark.parametrize(
    "form",
    ["Objectif stratégique · volet {}", "OBJECTIF STRATÉGIQUE, VOLET {}", "Volet {} • Objectif stratégique",
     "Objectif stratégique (volet {})"],
)  # fmt: skip
def test_number_word_and_volet_stand_in_any_order(form: str) -> None:
    blocks: list[Block] = []
    for number, (volet, title) in enumerate((("externe", "Être verte"), ("interne", "Être unis")), start=1):
        blocks += [heading(str(number), style=LARGE, page=number)]
        blocks += [paragraph(form.format(volet), style=SMALL, page=number)]
        blocks += [heading(title, style=TITLE, page=number), heading(f"{number}.1 Ouvrir les berges", page=number)]
    roots = read(*blocks).plans[0].items
    assert [(root.number, root.title, root.volet) for root in roots] == [
        ("1", "Être verte", "external"),
        ("2", "Être unis", "internal"),
    ]


def test_the_volet_may_stand_behind_a_comma() -> None:
    blocks: list[Block] = []
    for number, (volet, title) in enumerate((("externe", "Être verte"), ("interne", "Être unis")), start=1):
        blocks += [paragraph(f"Objectif stratégique {number}, volet {volet}", style=SMALL, page=number)]
        blocks += [heading(title, style=TITLE, page=number), heading(f"{number}.1 Ouvrir les berges", page=number)]
    roots = read(*blocks).plans[0].items
    assert [(root.title, root.volet) for root in roots] == [("Être verte", "external"), ("Être unis", "internal")]
