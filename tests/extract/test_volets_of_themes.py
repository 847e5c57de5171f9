"""A heading may name a theme and its volet on one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pytest

from extract.detect.reading import read_entries
from extract.document import Block, TextBlock
from extract.printed import PrintedItem
from tests.extract.documents import ACTION, bullet, heading, items, paragraph, table


def objectives(*headings: str) -> list[PrintedItem]:
    blocks: list[TextBlock] = []
    for number, text in enumerate(headings, 1):
        blocks += [heading(text, level=1), heading(f"OS {number} : Être un bourg fleuri {number}", level=2)]
        blocks.append(bullet("Planter une haie"))
    return list(items(*blocks))


@pytest.mark.parametrize(
    "form",
    ["Axe {n} – {theme} ({volet})", "Axe {n} : {theme} - {volet}", "Axe {n} ({volet}) : {theme}",
     "{volet} – Axe {n} : {theme}", "{theme} : {volet}", "{theme} | {volet}", "{theme} (axe {n} – {volet})",
     "{theme} {volet}", "{volet} : {theme}"],
)  # fmt: skip
def test_the_volet_of_a_theme_is_that_of_the_objectives_below_it(form: str) -> None:
    said = [("Le bourg", "Volet externe"), ("Les prés", "Volet externe"), ("La maison", "Volet interne")]
    found = objectives(*(form.format(n=n, theme=theme, volet=volet) for n, (theme, volet) in enumerate(said, 1)))
    assert [item.volet for item in found] == ["external", "external", "internal"]
    assert [item.theme for item in found] == ["Le bourg", "Les prés", "La maison"]


@pytest.mark.parametrize(
    "form", ["VOLET {volet} · OS {n}", "Volet {volet} | OS {n}", "Volet {volet} – Objectif stratégique {n}"]
)
def test_a_volet_and_the_number_of_an_objective_may_share_the_line_above_its_title(form: str) -> None:
    blocks: list[Block] = []
    for number, (title, volet) in enumerate([("Un hall clair", "interne"), ("Des prés fleuris", "externe")], 1):
        blocks += [paragraph(form.format(n=number, volet=volet)), heading(title), bullet("Planter une haie")]
    found = items(*blocks)
    assert [(item.number, item.title, item.volet, item.theme) for item in found] == [
        ("1", "Un hall clair", "internal", None),
        ("2", "Des prés fleuris", "external", None),
    ]


SAID = [("Le bourg", "Volet externe"), ("Les prés", "Volet externe"), ("La maison", "Volet interne")]
READ = [("Le bourg", "external"), ("Les prés", "external"), ("La maison", "internal")]


def read(*heads: Sequence[Block]) -> list[tuple[str | None, str | None]]:
    blocks = [
        [*above, heading(f"OS {n} : Être un bourg fleuri {n}", level=3), bullet("Planter une haie")]
        for n, above in enumerate(heads, 1)
    ]
    return [(item.theme, item.volet) for item in items(*chain(*blocks))]


@pytest.mark.parametrize("form", ["Axe {n} ({name}) : {theme}", "Axe {n} : {theme} [{name}]"])
def test_a_bare_name_in_brackets_is_a_volet_beside_a_marker(form: str) -> None:
    heads = [form.format(n=n, theme=theme, name=volet.split()[1]) for n, (theme, volet) in enumerate(SAID, 1)]
    assert read(*([heading(text, level=2)] for text in heads)) == READ


def test_a_volet_may_stand_under_its_theme() -> None:
    assert read(*([heading(theme, level=2), paragraph(volet)] for theme, volet in SAID)) == READ
    assert read(*([heading(theme, level=2), heading(volet, level=3)] for theme, volet in SAID)) == READ
    said = [f"Cet axe relève du {volet.lower()}." for _, volet in SAID]
    heads = [[heading(f"Axe {n} : {theme}", level=2), paragraph(said[n - 1])] for n, (theme, _) in enumerate(SAID, 1)]
    assert read(*heads) == READ


def test_a_volet_may_be_a_line_of_the_heading() -> None:
    assert read(*([heading(theme, volet, level=2)] for theme, volet in SAID)) == READ
    assert read(*([heading(volet, theme, level=2)] for theme, volet in SAID)) == READ


def test_lines_of_a_text_beside_volets_that_come_again_are_themes() -> None:
    def plain(*lines: tuple[str, ...]) -> list[tuple[str | None, str | None]]:
        blocks = [
            [*map(paragraph, above), paragraph(f"OS {n} : Être un bourg fleuri {n}"), bullet("Planter une haie")]
            for n, above in enumerate(lines, 1)
        ]
        return [(item.theme, item.volet) for item in items(*chain(*blocks))]

    assert plain(*((theme, volet) for theme, volet in SAID)) == READ
    assert plain(*((volet, theme) for theme, volet in SAID)) == READ
    assert plain(*((f"{theme} – {volet}",) for theme, volet in SAID)) == READ


def test_one_heading_a_volet_stands_over_its_themes() -> None:
    heads = [[heading("Volet externe : développement des politiques", level=1), heading("Le bourg", level=2)],
             [heading("Les prés", level=2)],
             [heading("Volet interne : administration générale", level=1), heading("La maison", level=2)]]  # fmt: skip
    assert read(*heads) == READ


def test_a_band_may_hold_a_theme_and_its_volet_in_two_cells() -> None:
    rows: list[list[str]] = [["Action", "Pilote", "Échéance"]]
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for n, (theme, volet) in enumerate(SAID, 1):
        spans |= {(len(rows), 0): (1, 2), (len(rows) + 1, 0): (1, 3)}
        rows += [[f"Axe {n} : {theme}", "", volet], [f"OS {n} : Être un bourg fleuri", "", ""]]
        rows += [[f"Planter {what}", "DG", "2026"] for what in ("une haie", "un verger")]
    assert [(item.theme, item.volet) for item in items(table(rows, spans=spans))] == READ


def test_the_volet_behind_the_number_of_a_fiche_is_that_of_its_action() -> None:
    def fiche(number: int, volet: str, title: str) -> list[Block]:
        rows = [["Objectif stratégique", "OS 1 – Être un bourg vert"], ["Action", title], ["Pilote", "Régie"]]
        return [heading(f"FICHE {number} Volet {volet}"), table(rows)]

    entries = read_entries([*fiche(1, "interne", "Semer un pré"), *fiche(2, "externe", "Curer le bief")])
    found = [entry.volet or entry.title for entry in entries if entry.kind == "volet" or entry.level is ACTION]
    assert found == ["internal", "Semer un pré", "external", "Curer le bief"]


def test_an_action_above_a_volet_is_none_of_its_themes() -> None:
    values = "Pilote : Service Parcs Échéance : 2031"
    entries = read_entries(
        [
            block
            for n, volet in enumerate(("VOLET EXTERNE", "VOLET EXTERNE", "VOLET INTERNE"), 1)
            for block in (
                heading(f"{n} Planter une haie"),
                paragraph(values),
                heading(volet),
                heading(f"Objectif stratégique {n} : Être un bourg fleuri"),
            )
        ]
    )
    assert [entry.kind for entry in entries[:3]] == ["text", "volet", "item"]
