"""Years over the amounts of each, in lines that no rule parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.detect.values.year_lines import amounts_under_years, year_lines
from extract.document import Table, TextBlock
from extract.printed import Field
from tests.extract.documents import boxed, cell, find, heading, items, paragraph, values


def parted() -> Table:
    """Two fiches' lines, whose figures alone have made columns; the first column took in the first year."""
    texts = {
        (0, 0): [("Année 2026", 60, 100, 220)],
        (0, 1): [("2027", 300, 100, 320)],
        (1, 0): [("Budget extraordinaire 60.000 €", 60, 115, 220), ("Subsides -", 60, 130, 220)],
        (1, 1): [("5.000 €", 290, 115, 320), ("4.000 €", 290, 130, 320)],
        (2, 0): [("Action 2 : Isoler la crèche", 60, 160, 260)],
        (3, 0): [("Pilote : DG", 60, 175, 160)],
        (4, 0): [("Année 2026", 60, 190, 220)],
        (4, 1): [("2027", 300, 190, 320)],
        (5, 0): [("Budget ordinaire 700 €", 60, 205, 220)],
        (5, 1): [("-", 318, 205, 320)],
    }
    return replace(Table(tuple(cell(*at, boxed(*lines)) for at, lines in texts.items()), 6, 2), ruled=False)


def test_amounts_are_told_apart_by_their_order() -> None:
    found = items(heading("OS 1 : Être une commune proche"), heading("Action 1 : Repeindre le hall"), parted())
    first = [(v.raw, v.hints["kind"], v.hints["year"]) for v in values(find(found, "Repeindre"), Field.AMOUNT)]
    assert first == [
        ("60.000 €", "extraordinary", "2026"),
        ("5.000 €", "extraordinary", "2027"),
        ("4.000 €", "subsidy", "2027"),
    ]
    second = find(found, "Isoler")
    assert [(v.raw, v.hints["year"]) for v in values(second, Field.AMOUNT)] == [("700 €", "2026")]
    assert [v.raw for v in values(second, Field.PILOT)] == ["DG"]


def test_years_may_be_taken_together() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Repeindre le hall"),
        paragraph("Année 2026 2027 2028 - 2030 Total"),
        paragraph("Budget ordinaire - 1.400 € 6.000 € 7.400 €"),
    )
    amounts = values(find(found, "Repeindre"), Field.AMOUNT)
    assert [(v.raw, v.hints.get("year")) for v in amounts] == [("1.400 €", "2027"), ("6.000 €", None)]


def test_the_lines_may_be_paragraphs() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Repeindre le hall"),
        paragraph("Année 2026 2027 2028"),
        paragraph("Budget ordinaire - 1.400 € 1.400 €"),
        paragraph("Subsides - 700 € -"),
        paragraph("Pilote : DG"),
    )
    action = find(found, "Repeindre")
    assert [(v.raw, v.hints["year"]) for v in values(action, Field.AMOUNT)] == [
        ("1.400 €", "2027"), ("1.400 €", "2028"), ("700 €", "2027"),
    ]  # fmt: skip
    assert [v.raw for v in values(action, Field.PILOT)] == ["DG"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Année 2026 2027", "Le hall est gris."],  # no amounts
        ["Année 2026 2027", "Subsides 1.000 €"],  # a year is without
        ["Année 2026 2029", "Subsides 1.000 € 2.000 €"],  # not year by year
        ["Nos fêtes de 2026 2027", "Subsides 1.000 € 2.000 €"],  # no label
        ["Année 2026 2027", "Visiteurs 1.000 2.000"],  # no money
        ["Année 2026 2027", "Total 1.000 € 2.000 €"],
    ],
)
def test_other_lines_of_years_are_none(lines: list[str]) -> None:
    blocks: list[TextBlock] = [paragraph(line) for line in lines]
    assert amounts_under_years(blocks, 0) is None
    table = Table(
        tuple(cell(i, 0, boxed((line, 60, 100 + 15 * i, 300))) for i, line in enumerate(lines)), len(lines), 1
    )
    assert year_lines(table) == []
