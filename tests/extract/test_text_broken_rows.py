"""Rows that a page break cut in a text are whole again, and the table goes on behind the gap."""

from __future__ import annotations

import pytest

from extract.readers.text_broken_rows import with_whole_rows
from extract.readers.text_tables import TextLine

HEADS = ("Plan 2025", "- 4 -")


def _whole(text: str) -> list[str]:
    lines = [TextLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return [line.text for line in with_whole_rows(lines) if not line.is_blank]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (  # bars, with a running head and a page number in the gap
            "| A3 | Planter des tilleuls le | Régie | 2027 |\n\nPlan 2025\n\n- 4 -\n\n"
            "|  | long du canal |  |  |\n| A4 | Semer | Régie | |",
            ["| A3 | Planter des tilleuls le long du canal | Régie | 2027 |", "| A4 | Semer | Régie | |", *HEADS],
        ),
        (  # the header again on the next page
            "| N° | Titre | Qui |\n|---|---|---|\n| 1 | Planter des til- | Régie |\n\n"
            "| N° | Titre | Qui |\n|---|---|---|\n| | leuls | |",
            ["| N° | Titre | Qui |", "|---|---|---|", "| 1 | Planter des tilleuls | Régie |"],
        ),
        (  # tabs; nothing behind the last cell
            "A3\tPlanter des tilleuls\tService\t2027\n\nPage 4\n\tle long du canal\tdes jardins",
            ["A3\tPlanter des tilleuls le long du canal\tService des jardins\t2027", "Page 4"],
        ),
    ],
)
def test_a_row_goes_on_behind_a_gap(text: str, whole: list[str]) -> None:
    assert _whole(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "| A3 | Planter | Régie | 2027 |\n\n| | Semer | | |",  # a title of its own
        "| A3 | Planter | | 2027 |\n\n| | | jardins | |",  # nothing above it
        "| A3 | Planter ; | Régie | 2027 |\n\n| | semer ; | | |",  # entries of a list
        "| A3 | Planter | Régie | 2027 |\n\n# Volet interne\n\n| | semer | | |",  # another part
        "| A3 | Planter | Régie | 2027 |\n| | semer | | |",  # no gap
        "A3\tPlanter\tRégie\n\n\tsemer\trégie\tvite",  # as many cells as the row
    ],
)
def test_what_is_no_rest_of_a_row_stays(text: str) -> None:
    assert _whole(text) == [line for line in text.split("\n") if line]
