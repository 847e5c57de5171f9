"""Tables that count again what objectives hold, and notes below the tables of a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.tables.reading import TableContext, read_table
from extract.detect.tables.summaries import is_recount, is_tally
from extract.document import Block, Kind, Line, Place, TextBlock
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws, table, tree

PLAN = table([
    ["Objectif stratégique", "Action", "Pilote"],
    ["OS 1 : Être un bourg calme", "Poser des bacs à fleurs", "Voirie"],
    ["OS 1 : Être un bourg calme", "Élargir les trottoirs", "Voirie"],
    ["OS 2 : Être un bourg vert", "Semer un pré", "Parcs"],
])  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["OS 1 Être un bourg calme", "2", "", "50 %"],
            ["OS 2 Être un bourg vert", "1", "", "0 %"],
            ["Total", "3", "", ""],
        ],
        [["OS 1 Être un bourg calme", "2", "1", "3"], ["OS 2 Être un bourg vert", "1", "0", "1"]],
        [["OS 1 Être un bourg calme", "2"], ["OS 2 Être un bourg vert", "1"], ["Total", "3"]],
    ],
)
def test_counts_that_add_up_recall_objectives(rows: list[list[str]]) -> None:
    head = ["Objectif", "Nombre", "Finies", "Taux"][: len(rows[0])]
    assert is_recount(table([head, *rows]), read_table(PLAN, TableContext(), 0).entries)


@pytest.mark.parametrize(
    "rows",
    [
        [["OS 1 Être un bourg calme", "2", "1"], ["OS 2 Être un bourg vert", "1", "0"], ["Total", "9", "9"]],
        [["OS 1 Être un bourg calme", "Voirie", "2"], ["OS 2 Être un bourg vert", "Parcs", "1"], ["Total", "", "3"]],
        [["OS 8 Être un bourg sûr", "2", "1"], ["OS 9 Être un bourg vert", "1", "0"], ["Total", "3", "1"]],
    ],
)
def test_other_figures_recall_nothing(rows: list[list[str]]) -> None:
    head = ["Objectif", "Nombre", "Finies"]
    assert not is_recount(table([head, *rows]), read_table(PLAN, TableContext(), 0).entries)


def _on_sheet(block: Block, path: str) -> Block:
    place = Place(1, path=path)
    if isinstance(block, TextBlock):
        return replace(block, lines=tuple(replace(line, place=place) for line in block.lines))
    return replace(block, places=(place,))


@pytest.mark.parametrize(("path", "expected"), [("Plan!A9", []), ("paragraph 9", ["Hors frais de personnel."])])
def test_a_note_below_the_table_of_a_sheet_does_not_describe_its_last_row(path: str, expected: list[str]) -> None:
    notes = [
        TextBlock(Kind.PARAGRAPH, (Line(t),)) for t in ("Hors frais de personnel.", "Remarque : tout est indicatif.")
    ]
    found = find(items(_on_sheet(PLAN, path), *(_on_sheet(note, path) for note in notes)), "Semer")
    assert raws(found, Field.DESCRIPTION) == expected
    assert len(raws(found, Field.REMARK)) == len(expected)


def test_the_bars_of_a_chart_are_no_objectives() -> None:
    bars = [["OS", "1 2", "2", "1", "5 actions"], ["OS", "2 2", "", "3", "5 actions"]]
    assert is_tally(table(bars))
    assert not is_tally(
        table([["OS", "1 Être un bourg calme", "5 actions"], ["OS", "2 Être un bourg vert", "4 actions"]])
    )


def test_objectives_told_by_figures_alone_are_bars_of_a_dashboard() -> None:
    bars = [heading("OS 1 2 1 2"), heading("OS 2 3 – 1"), heading("Objectif stratégique : 5 actions")]
    body = [heading("OS 1 Être clair"), heading("OO 1.1 Dire mieux"), heading("OS 2 Être vert")]
    lines = ["OS 1 Être clair", "  OO 1.1 Dire mieux", "OS 2 Être vert"]
    assert tree(*bars, *body) == lines
    tiles = [heading("OS 1"), paragraph("12"), heading("OS 2"), paragraph("7 actions")]
    assert tree(*tiles, *body) == lines


def test_sums_by_objective_behind_a_plan_of_listed_actions_are_those_of_its_actions() -> None:
    """Bullets with values of their own are actions, though neither number nor word says so."""
    body = [
        block
        for at, (volet, title) in enumerate((("interne", "Être clair"), ("externe", "Être vert")), 1)
        for block in (
            heading(f"Volet {volet}"),
            heading(f"OS {at} {title}"),
            bullet(f"Curer le bief {at}"),
            paragraph("Pilote : DG"),
        )
    ]
    sums = table([["Objectif", "2031", "2032"], ["OS 1", "203.000", "303.000"], ["OS 2", "123.000", "301.000"]])
    roots = items(*body, heading("Annexe – Budget par objectif"), sums)
    assert [(root.title, raws(root, Field.AMOUNT)) for root in roots] == [("Être clair", []), ("Être vert", [])]


HEAD = ("", "Action", "Pilote", "Échéance")
ROWS = (("", "Isoler la crèche", "DG", "2027"), ("", "Chauffer le hall", "DG", "2028"))


def test_a_table_that_counts_what_each_objective_holds_is_a_tally() -> None:
    rows = [["OS I : Être un bourg vert", "2", "5"], ["OS II : Être un bourg sobre", "1", "3"]]
    assert is_tally(table([["Objectif stratégique", "Nombre d'OO", "Nombre d'actions"], *rows]))
    assert not is_tally(table([["Objectif stratégique", "Priorité", "Nombre d'actions"], *rows]))


@pytest.mark.parametrize("label", ["Nombre d'actions :", "Nbre d'actions terminées", "Nombre total d'actions"])
@pytest.mark.parametrize("col", [0, 1])
def test_the_label_of_a_count_and_its_number_are_no_action(label: str, col: int) -> None:
    foot = ("",) * col + (label, "2") + ("",) * (2 - col)
    assert tree(table((HEAD, *ROWS, foot))) == ["A Isoler la crèche", "A Chauffer le hall"]


def test_a_deed_may_begin_with_the_words_of_counts() -> None:
    row = ("", "Nombre d'actions de tri à doubler", "12", "2029")
    assert tree(table((HEAD, *ROWS, row)))[-1] == "A Nombre d'actions de tri à doubler"
