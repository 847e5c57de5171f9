"""Tables with a column a level and an item a row: the column says the level, one column of codes serves all."""

from __future__ import annotations

import pytest

from tests.extract.documents import table, tree

HEAD = ["N°", "Objectif stratégique", "Objectif opérationnel", "Action", "Pilote", "Échéance"]
ROWS = [
    ["1", "Être une commune verte", "", "", "", ""],
    ["1.1", "", "Planter", "", "", ""],
    ["1.1.1", "", "", "Semer un pré", "Service Bois", "2031"],
    ["1.1.2", "", "", "Curer le bief", "Service Eaux", "2032"],
    ["1.2", "", "Éclairer", "", "", ""],
    ["1.2.1", "", "", "Poser des lampes", "DG", "2031"],
]
OUTLINE = [
    "OS 1 Être une commune verte",
    "  OO 1.1 Planter",
    "    A 1.1.1 Semer un pré",
    "    A 1.1.2 Curer le bief",
    "  OO 1.2 Éclairer",
    "    A 1.2.1 Poser des lampes",
]


@pytest.mark.parametrize("reach", [1, 2, 4])
def test_the_title_of_an_objective_may_go_on_over_the_columns_right_of_its_own(reach: int) -> None:
    spans = {(1, 1): (1, min(reach, 5)), (2, 2): (1, min(reach, 4)), (5, 2): (1, min(reach, 4))} if reach > 1 else None
    assert tree(table([HEAD, *ROWS], spans=spans)) == OUTLINE


def test_without_codes_the_columns_alone_say_the_levels() -> None:
    rows = [row[1:] for row in (HEAD, *ROWS)]
    spans = {(1, 0): (1, 5), (2, 1): (1, 4), (5, 1): (1, 4)}
    plain = [" ".join(word for word in line.split(" ") if not word[:1].isdigit()) for line in OUTLINE]
    assert tree(table(rows, spans=spans)) == plain


def test_a_volet_over_all_columns_is_no_objective() -> None:
    rows = [HEAD, ["VOLET INTERNE", "", "", "", "", ""], *ROWS]
    assert tree(table(rows, spans={(1, 0): (1, 6)})) == OUTLINE


def test_rows_that_repeat_their_objectives_are_no_cascade() -> None:
    rows = [HEAD, ["VERT", "", "", "", "", ""]]
    rows += [[row[0], "Être verte", "Planter", row[3], *row[4:]] for row in ROWS if row[3]]
    assert tree(table(rows, spans={(1, 0): (1, 6)}))[-3:] == [
        "    A 1.1.1 Semer un pré",
        "    A 1.1.2 Curer le bief",
        "    A 1.2.1 Poser des lampes",
    ]
