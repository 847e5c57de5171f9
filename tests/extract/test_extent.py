"""Where the plan begins, and which chapters hold no items."""

from __future__ import annotations

import pytest

from extract.detect.prose.extent import is_heading_like, plan_entries
from extract.detect.reading import read_entries
from extract.document import Block, Style
from extract.printed import Level
from tests.extract.documents import BOLD, bullet, heading, items, paragraph, table, tree

PLAN: tuple[Block, ...] = (heading("OS 1 : Être proche", level=1), bullet("Repeindre le hall"))


def kept(*blocks: Block) -> list[str]:
    """The titles of the entries that may belong to the plan."""
    return [entry.title for entry in plan_entries(read_entries(blocks)) if entry.kind != "announce"]


EXPECTED = ["Être proche", "Repeindre le hall"]


@pytest.mark.parametrize("title", ["Introduction", "1. Introduction", "Cadre légal", "Le mot de la bourgmestre"])
def test_a_foreword_is_left_out_with_all_that_stands_below_it(title: str) -> None:
    foreword = (heading(title, level=1), paragraph("Chers habitants,"), bullet("écouter"), bullet("agir"))
    assert kept(*foreword, *PLAN) == EXPECTED


def test_headings_below_a_foreword_belong_to_it() -> None:
    assert (
        kept(heading("Introduction", level=1), heading("Notre territoire", level=2), bullet("un lac"), *PLAN)
        == EXPECTED
    )


def test_the_first_of_several_heads_in_smaller_print_than_a_foreword_is_kept() -> None:
    def part(name: str, number: int) -> list[Block]:
        small, large = Style(size=10.0, bold=True, colour="#aa5500"), Style(size=14.0, bold=True)
        return [
            heading(name, style=small),
            heading(f"{number}. Être un village {number}", style=large),
            heading(f"Objectif opérationnel {number} : Soigner le bief {number}", style=BOLD),
        ]

    foreword = (heading("Introduction", style=Style(size=14.0, bold=True)), paragraph("Chers habitants,"))
    found = kept(*foreword, *part("Rivières", 1), *part("Vergers", 2))
    assert found[:3] == ["Rivières", "Être un village 1", "Soigner le bief 1"]


def test_a_chapter_after_the_plan_is_left_out_too() -> None:
    assert kept(*PLAN, heading("Conclusion", level=1), bullet("merci à tous"), paragraph("À bientôt.")) == EXPECTED


def domain(name: str, number: int) -> list[Block]:
    title = paragraph(f"Objectif stratégique {number} : Être un lieu {number}", style=BOLD)
    return [heading(name, level=2), title, bullet(f"Repeindre le hall {number}")]


def test_a_domain_among_others_that_is_named_as_a_foreword_is_none() -> None:
    blocks = [*domain("Rivières", 1), *domain("Vergers", 2), *domain("Gouvernance", 3)]
    assert "Gouvernance" in kept(*blocks)
    assert [item.theme for item in items(*blocks)] == ["Rivières", "Vergers", "Gouvernance"]


def test_a_chapter_about_the_plan_is_a_foreword_though_an_objective_comes_next() -> None:
    assert "Gouvernance" not in kept(heading("Gouvernance", level=2), *domain("Vergers", 2))


def test_a_plan_may_go_on_after_a_chapter() -> None:
    assert kept(*PLAN, heading("Glossaire", level=1), bullet("PCS : plan"), heading("OS 2 : Être verte", level=1)) == [
        *EXPECTED,
        "Être verte",
    ]


def test_heads_on_shades_of_their_own_over_valued_entries_end_a_foreword_in_larger_print() -> None:
    def part(name: str, shade: str) -> list[Block]:
        return [
            heading(name, style=Style(size=18.0, bold=True, fill=shade)),
            heading(f"Soigner les {name}", style=Style(size=13.0, bold=True)),
            paragraph(f"Planter des {name}"),
            paragraph("Pilote : Service des forêts"),
        ]

    foreword = (heading("Introduction", style=Style(size=24.0, bold=True)), paragraph("Chers habitants,"))
    found = kept(*foreword, *part("haies", "#227722"), *part("saules", "#2222aa"))
    assert found == [
        "haies",
        "Soigner les haies",
        "Planter des haies",
        "saules",
        "Soigner les saules",
        "Planter des saules",
    ]


def test_a_foreword_ends_at_a_volet_and_at_a_table() -> None:
    rows = [["Action", "Pilote", "Échéance", "Budget"], ["Isoler la crèche", "DG", "2021", "1 €"]]
    assert kept(heading("Introduction", level=1), heading("Volet interne", level=2), *PLAN)[-2:] == EXPECTED
    assert kept(heading("Introduction", level=1), bullet("écouter"), table(rows)) == ["Isoler la crèche"]


def test_the_plan_begins_at_the_headings_above_its_first_marker() -> None:
    blocks = (paragraph("La commune a écouté."), heading("Nature", level=1), heading("OS 1 : Être verte", level=2))
    assert kept(*blocks) == ["Nature", "Être verte"]


@pytest.mark.parametrize(
    ("blocks", "levels"),
    [
        ((heading("Objectif 1 : Être proche"), bullet("Repeindre")), [Level.STRATEGIC]),
        ((heading("OS 1 : Être proche"), heading("Objectif 1 : Accueillir")), [Level.STRATEGIC, Level.OPERATIONAL]),
        ((heading("Objectif 1 : Être proche"), heading("OO 1 : Accueillir")), [Level.STRATEGIC, Level.OPERATIONAL]),
        ((heading("Objectif 1 : Être proche"), heading("Objectif 1.1 : Accueillir")),
         [Level.STRATEGIC, Level.OPERATIONAL]),
    ],
)  # fmt: skip
def test_a_mere_objective_is_of_the_level_left_free(blocks: tuple[Block, ...], levels: list[Level]) -> None:
    assert [entry.level for entry in plan_entries(read_entries(blocks)) if entry.kind == "item"] == levels


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (heading("Nature"), True),
        (paragraph("Nature", style=Style(bold=True)), True),
        (paragraph("NATURE ET JARDINS"), True),
        (paragraph("1. Nature"), True),
        (paragraph("Le village est vert depuis longtemps."), False),
        (bullet("Nature", style=Style(bold=True)), False),
        (paragraph("1. Le village est vert depuis longtemps, et il entend le rester."), False),
    ],
)
def test_what_looks_like_a_heading(block: Block, expected: bool) -> None:
    assert is_heading_like(read_entries((block,))[0]) is expected


def test_a_heading_above_a_foreword_is_no_part_of_the_plan() -> None:
    cover = (
        heading("Le bourg en chiffres", level=1),
        heading("Pourquoi ces fiches ?", level=2),
        paragraph("Pour vous."),
    )
    assert kept(*cover, *PLAN) == EXPECTED


def test_chapters_around_a_list_of_objectives_are_no_part_of_the_plan() -> None:
    found = read_entries(
        [
            heading("1. Notre façon de faire", level=2),
            paragraph("Trois soirées ont réuni les agents."),
            heading("2. En un coup d'œil", level=2),
            paragraph("OS 1. Être un bourg paisible"),
            paragraph("OO 1.1 Calmer le trafic"),
            heading("3. Et après ?", level=2),
            paragraph("Le bilan sera dressé à mi-parcours par le Collège."),
            table([["Objectif opérationnel", "OO 1.1 Calmer le trafic"], ["Pilote", "DG"], ["Échéance", "2031"]]),
        ]
    )
    kept = plan_entries(found)
    assert [entry.title for entry in kept] == ["Être un bourg paisible", "Calmer le trafic", "Calmer le trafic"]


def test_chapters_of_objectives_are_their_themes() -> None:
    blocks = [
        block
        for number, theme in enumerate(("Bâti", "Eau", "Air"), 1)
        for block in (
            heading(f"{number}. {theme}", level=2),
            paragraph(f"OS {number}. Être sobre en {theme}"),
            paragraph(f"OO {number}.1 Mesurer"),
        )
    ]
    assert [e.title for e in plan_entries(read_entries(blocks)) if e.kind == "text"] == ["Bâti", "Eau", "Air"]


def test_a_cover_with_a_motto_and_the_years_of_the_plan_is_left_out() -> None:
    cover = (
        paragraph("Programme stratégique transversal 2024 – 2030", style=BOLD, page=1),
        paragraph("Construire demain ensemble", style=BOLD, page=1),
        paragraph("Bureau Lambert", style=BOLD, page=1),
    )
    plan = (heading("OS 1 : Être proche", level=1, page=2), paragraph("Repeindre le hall", page=3))
    assert kept(*cover, *plan) == EXPECTED


def test_letters_that_number_objectives_number_their_parts() -> None:
    blocks = [heading("A – Être verte", level=2), heading("A1 Soigner les parcs", level=3), bullet("A1.1 Semer un pré")]
    blocks += [
        heading("B – Être calme", level=2),
        heading("B1 Apaiser les rues", level=3),
        bullet("B1.1 Poser des bacs"),
    ]
    found = plan_entries(read_entries(blocks))
    assert [entry.number for entry in found] == ["A", "A1", "A1.1", "B", "B1", "B1.1"]
    assert [entry.title for entry in found][3:] == ["Être calme", "Apaiser les rues", "Poser des bacs"]
    assert all(entry.level is None for entry in found)


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (("A", "B"), ["A", "A1", "A1.1", "B", "B1", "B1.1"]),
        (("I", "II"), ["1", "1.1", "1.1.1", "2", "2.1", "2.1.1"]),
        (("OS A", "OS B"), ["A", "A1", "A1.1", "B", "B1", "B1.1"]),
    ],
)
def test_columns_of_levels_may_bear_letters_and_roman_numbers(heads: tuple[str, str], found: list[str]) -> None:
    rows = [["Objectif stratégique", "Objectif opérationnel", "Action", "Pilote"]]
    for head in heads:
        code = head[3:] or head
        part = f"{code}.1" if code[0] == "I" else f"{code}1"
        rows.append([f"{head} Être {head}", f"{part} Soigner le pré", f"{part}.1 Semer le pré {head}", "Parcs"])
    entries = plan_entries(read_entries([table(rows)]))
    assert [entry.number for entry in entries] == found
    assert [entry.level for entry in entries] == [Level.STRATEGIC, Level.OPERATIONAL, Level.ACTION] * 2


def test_axes_with_numbers_below_them_are_objectives_where_two_levels_go_on() -> None:
    blocks = [heading("Axe A Être verte", level=2), heading("A.1 Soigner les parcs", level=3)]
    lone = plan_entries(read_entries([*blocks, heading("Axe B Être calme", level=2), heading("B.1 Apaiser", level=3)]))
    assert [entry.kind for entry in lone] == ["theme", "text", "theme", "text"]


@pytest.mark.parametrize(
    ("above", "levels"),
    [
        (("OS 1 : Être proche",), ["strategic_objective", "operational_objective"]),
        (("OS 1 : Être proche", "OO 1.1 : Ouvrir"), ["strategic_objective", "operational_objective", "action"]),
        ((), ["strategic_objective"]),
    ],
)
def test_a_commitment_is_of_the_level_that_stands_free(above: tuple[str, ...], levels: list[str]) -> None:
    blocks = [heading(text, level=at) for at, text in enumerate(above, 1)]
    entries = plan_entries(read_entries([*blocks, heading("Engagement n° 1", level=4), bullet("Repeindre le hall")]))
    assert [str(entry.level) for entry in entries if entry.kind == "item"] == levels


def test_a_number_that_counts_on_ends_a_foreword_within_the_plan() -> None:
    def numbered(*codes: str) -> list[Block]:
        return [heading(f"{code} Soigner le lieu {code}", style=BOLD) for code in codes]

    findings = (heading("Nos constats", style=BOLD), bullet("Le village s'étend."))
    codes = ("1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2")
    found = kept(*numbered(*codes[:5]), *findings, *numbered(*codes[5:]))
    assert found == [f"Soigner le lieu {code}" for code in codes]


def test_titles_over_the_rows_of_tables_may_bear_roman_numbers_alone() -> None:
    rows: list[list[str]] = [["Projets et actions", "Remarques"]]
    for head in ("I", "II"):
        rows += [[f"{head} Être {head}"], [f"{head}.1 Soigner le pré {head}"], [f"a) Semer le pré {head}", "En été."]]
    whole = {(at, 0): (1, 2) for at, row in enumerate(rows) if len(row) == 1}
    entries = plan_entries(read_entries([table([[*row, ""][:2] for row in rows], spans=whole)]))
    assert [(entry.number, entry.title) for entry in entries if entry.number in ("1", "2")] == [
        ("1", "Être I"),
        ("2", "Être II"),
    ]


def test_an_outline_in_smaller_print_than_the_foreword_is_the_plan() -> None:
    chapter, high, low = Style(size=16, bold=True), Style(size=13, bold=True), Style(size=11, bold=True)
    lines = tree(
        paragraph("Avant-propos", style=chapter),
        paragraph("Ce document n'est pas figé : il sera actualisé chaque année."),
        paragraph("Une commune qui soigne ses rives", style=high),
        paragraph("Entretenir les berges", style=low),
        bullet("Curer le bief du moulin"),
        paragraph("Date de fin : 2031"),
        bullet("Rouvrir le halage"),
        paragraph("Date de fin : 2032"),
        paragraph("Une commune qui lit", style=high),
        paragraph("Ouvrir les bibliothèques", style=low),
        bullet("Prêter des livres au marché"),
        paragraph("Date de fin : 2033"),
    )
    assert lines == [
        "OS Une commune qui soigne ses rives",
        "  OO Entretenir les berges",
        "    A Curer le bief du moulin",
        "    A Rouvrir le halage",
        "OS Une commune qui lit",
        "  OO Ouvrir les bibliothèques",
        "    A Prêter des livres au marché",
    ]
