"""Years in fiches: over the crosses of a calendar, over the amounts of a budget, beside payers."""

from __future__ import annotations

import pytest

from extract.printed import Field
from tests.extract.documents import (
    find,
    heading,
    items,
    raws,
    table,
    values,
)


def test_amounts_under_the_years_of_a_fiche() -> None:
    found = items(
        heading("OS 1 : Être une commune proche"),
        table(
            [
                ["Action", "Repeindre le hall", "", ""],
                ["Pilote", "Service des travaux", "", ""],
                ["Année", "2021", "2022", "2023"],
                ["Budget", "1.000 €", "2.000 €", "-"],
            ],
            spans={(0, 1): (1, 3), (1, 1): (1, 3)},
        ),
    )
    assert [value.raw for value in values(find(found, "Repeindre"), Field.AMOUNT)] == ["1.000 €", "2.000 €"]


@pytest.mark.parametrize(
    ("rows", "spans", "schedule", "amounts"),
    [
        ([["Calendrier", "2021", "2022", "2023"], ["", "X", "", "x"]], {(2, 0): (2, 1)}, ["2021 2023"], []),
        ([["Calendrier", "2021", "2022", "2023"], ["", "", "", ""]], {(2, 0): (2, 1)}, [], []),
        ([["Années", "2021", "2022", "2023"], ["Objet", "Peindre", "", ""]], {(3, 1): (1, 3)}, ["2021 2022 2023"], []),
        (
            [["Budget", "2021", "2022", "Total"], ["Commune", "1.000 €", "-", "1.000 €"],
             ["Subside", "500 €", "600 €", "1.100 €"], ["Total", "1.500 €", "600 €", "2.100 €"]],
            {}, [], [("1.000 €", "2021"), ("500 €", "2021"), ("600 €", "2022")],
        ),
    ],
    ids=["crosses", "no-crosses", "years-alone", "payers"],
)  # fmt: skip
def test_rows_under_the_years_of_a_fiche(
    rows: list[list[str]],
    spans: dict[tuple[int, int], tuple[int, int]],
    schedule: list[str],
    amounts: list[tuple[str, str]],
) -> None:
    head = [["Action", "Repeindre le hall", "", ""], ["Pilote", "Service des travaux", "", ""]]
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([*head, *rows], spans={(0, 1): (1, 3), (1, 1): (1, 3), **spans}),
    )
    action = find(found, "Repeindre")
    assert raws(action, Field.SCHEDULE) == schedule
    assert [(value.raw, value.hints["year"]) for value in values(action, Field.AMOUNT)] == amounts


@pytest.mark.parametrize("years", [["2026", "2027"], ["2026"]])
def test_payers_beside_a_label_that_spans_their_rows(years: list[str]) -> None:
    n = len(years)
    head = [["Action", "Repeindre le hall", *[""] * n], ["Pilote", "Service des travaux", *[""] * n]]
    rows = [["Budget", "", *years], ["", "Fonds propres", *["1.000"] * n], ["", "Subsides", *["3.000"] * n]]
    found = items(
        heading("OS 1 : Être une commune proche"),
        table([*head, *rows], spans={(0, 1): (1, n + 1), (1, 1): (1, n + 1), (2, 0): (3, 1)}),
    )
    amounts = values(find(found, "Repeindre"), Field.AMOUNT)
    assert [(v.raw, v.hints["kind"], v.hints["year"]) for v in amounts] == [
        *(("1.000", "own_funds", year) for year in years),
        *(("3.000", "subsidy", year) for year in years),
    ]


def test_a_budget_by_year_drawn_beside_a_label_that_spans_its_rows() -> None:
    head = [["Action", "Repeindre le hall", "", "", ""], ["Échéance", "2031", "", "", ""], ["Budget", "", "", "", ""]]
    rows = [["2030", "1.000 €", "-"], ["2031", "-", "3.000 €"], ["Total", "1.000 €", "3.000 €"]]
    inner = [["", "", *row] for row in (["Année", "Fonds propres", "Subsides"], *rows)]
    spans = {(0, 1): (1, 4), (1, 1): (1, 4), (2, 0): (5, 1), (2, 1): (1, 4), (3, 1): (4, 1)}
    found = find(items(heading("OS 1 : Être une commune proche"), table([*head, *inner], spans=spans)), "Repeindre")
    amounts = [(v.raw, v.hints["kind"], v.hints["year"]) for v in values(found, Field.AMOUNT)]
    assert amounts == [("1.000 €", "own_funds", "2030"), ("3.000 €", "subsidy", "2031")]
    assert raws(found, Field.SCHEDULE) == ["2031"]
