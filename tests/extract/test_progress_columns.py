"""Columns of rates, told by the figures in them where the words of their header do not."""

from __future__ import annotations

import pytest

from extract.detect.columns.header_rows import find_header
from tests.extract.documents import table

TITLES = ["Poser des bacs à fleurs", "Élargir les trottoirs", "Semer un pré"]


def meaning_of(label: str, figures: list[str], other: str = "Pilote", beside: str = "Voirie") -> tuple[str, str | None]:
    rows = [[title, beside, figure] for title, figure in zip(TITLES, figures, strict=True)]
    found = table([["Action", other, label], *rows])
    header = find_header(found, found.grid())
    assert header is not None
    return header.columns[2].target, header.columns[2].hints.get("unit")


@pytest.mark.parametrize("label", ["% réal.", "Réal. (%)", "Av. (%)", "% exéc.", "% avct", "% fait", "% terminé"])
def test_short_words_beside_a_percent_sign(label: str) -> None:
    assert meaning_of(label, ["60", "0", "100"]) == ("progress", "percent")


@pytest.mark.parametrize("label", ["Taux d'avancement", "% réalisé", "Avancement"])
def test_shares_of_one_are_percentages_without_their_format(label: str) -> None:
    assert meaning_of(label, ["0,35", "1", "0"]) == ("progress", "ratio")


def test_numbers_up_to_a_hundred_under_a_state_are_rates() -> None:
    assert meaning_of("Avancement", ["35", "100", "-"]) == ("progress", "percent")
    assert meaning_of("Statut", ["1", "3", "2"]) == ("status", None)


def test_the_only_percentages_of_a_table_tell_how_far_the_actions_are() -> None:
    assert meaning_of("Où on en est", ["60 %", "0 %", "100 %"]) == ("progress", "percent")
    assert meaning_of("Clé", ["60 %", "45 %", "30 %"]) == ("none", None)
    assert meaning_of("Où on en est", ["60 %", "0 %", "100 %"], "Taux d'avancement", "20 %") == ("none", None)
