"""Codes in brackets behind titles are theirs where they count the titles of the document."""

from __future__ import annotations

import pytest

from tests.extract.documents import bullet, heading, items, outline, paragraph, table, tree

READ = [
    "OS 1 Une commune verte",
    "OO 1.1 Planter des haies",
    "A 1.1.1 Border le sentier",
    "A 1.1.2 Fleurir la place",
    "OO 1.2 Épargner l'eau",
    "A 1.2.1 Poser des citernes",
]


@pytest.mark.parametrize(
    ("strategic", "operational", "action"),
    [("Obj. strat.", "Obj. opér.", "Act."), ("OS", "OO", ""), ("Axe", "Objectif", "Mesure"), ("OS", "OO", "Piste")],
)
def test_codes_behind_titles_count_them(strategic: str, operational: str, action: str) -> None:
    lines = tree(
        heading(f"Une commune verte ({strategic} 1)"),
        heading(f"Planter des haies ({operational} 1.1)"),
        bullet(f"Border le sentier ({action} 1.1.1)".replace("( ", "(")),
        bullet(f"Fleurir la place ({action} 1.1.2)".replace("( ", "(")),
        heading(f"Épargner l'eau ({operational} 1.2)"),
        bullet(f"Poser des citernes ({action} 1.2.1) ;".replace("( ", "(")),
    )
    assert [line.strip() for line in lines] == READ


def test_numbers_behind_titles_of_rows_may_stand_on_lines_of_their_own() -> None:
    found = items(
        heading("Une commune verte (OS 1)"),
        heading("Planter des haies (OO 1.1)"),
        table(
            [
                ["Action", "Pilote"],
                [paragraph("Border le sentier", "(1.1.1)"), "DG"],
                [paragraph("Fleurir la place", "(1.1.2)"), "DG"],
                ["Curer le bief (1.1.3)", "DG"],
            ]
        ),
    )
    assert [line.strip() for line in outline(found)][2:] == [
        "A 1.1.1 Border le sentier",
        "A 1.1.2 Fleurir la place",
        "A 1.1.3 Curer le bief",
    ]


def test_what_counts_nothing_stays_in_titles() -> None:
    lines = tree(
        heading("OS 1 : Une commune verte"),
        bullet("Action 1 : Isoler l'école (phase 1)"),
        bullet("Action 2 : Isoler l'école (phase 2)"),
        bullet("Action 3 : Isoler le hall (lot 3)"),
        bullet("Action 4 : Suivre le plan (2.5)"),
    )
    assert [line.split(") ")[0].count("(") for line in lines] == [0, 1, 1, 1, 1]
