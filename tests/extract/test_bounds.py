"""Columns named "De" and "À" hold the start and the end of a period."""

from __future__ import annotations

import pytest

from extract.detect.columns.header_rows import find_header
from tests.extract.documents import table


def bounds(first: str, second: str, *rows: tuple[str, str]) -> list[tuple[str, str | None]]:
    titles = ["Poser des bacs à fleurs", "Élargir les trottoirs", "Semer un pré"]
    found = table([
        ["N°", "Action", "Pilote", first, second],
        *([f"1.{n}", titles[n], "Service Parcs", *row] for n, row in enumerate(rows)),
    ])  # fmt: skip
    header = find_header(found, found.grid())
    assert header is not None
    return [(column.target, column.hints.get("bound")) for column in header.columns[3:]]


@pytest.mark.parametrize("pair", [("De", "À"), ("Du", "Au"), ("Dès", "Jusqu'à")])
def test_years_under_two_small_words_are_a_period(pair: tuple[str, str]) -> None:
    rows = ("2025", "2027"), ("2026", "en continu"), ("2026", "2030")
    assert bounds(*pair, *rows) == [("schedule", "start"), ("schedule", "end")]


def test_other_texts_under_them_are_no_period() -> None:
    assert ("schedule", "start") not in bounds("De", "À", ("la gare", "l'école"), ("l'église", "la place"))
