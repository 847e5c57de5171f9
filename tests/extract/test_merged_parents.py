"""Tables without a header whose first cells stand beside several rows."""

from __future__ import annotations

import pytest

from extract.detect.columns.merged_parents import columns_beside_parents
from extract.printed import Field
from tests.extract.documents import Content, find, items, raws, table, tree

ROWS: list[list[Content]] = [
    ["Des rives rendues aux promeneurs", "Rouvrir le halage du canal", "2026-2028"],
    ["", "Peindre les bancs du port", "2027"],
    ["Une eau propre", "Curer le bief du moulin", "permanent"],
    ["", "Louer une barge", "2029"],
]
SPANS = {(0, 0): (2, 1), (2, 0): (2, 1)}


def test_the_first_cells_are_objectives_and_the_last_ones_times() -> None:
    found = table(ROWS, spans=SPANS)
    assert tree(found) == [
        "OO Des rives rendues aux promeneurs",
        "  A Rouvrir le halage du canal",
        "  A Peindre les bancs du port",
        "OO Une eau propre",
        "  A Curer le bief du moulin",
        "  A Louer une barge",
    ]
    assert raws(find(items(found), "Peindre"), Field.SCHEDULE) == ["2027"]


@pytest.mark.parametrize(
    ("rows", "spans"),
    [
        (ROWS, {}),  # no cell stands beside several rows
        ([[*row[:2], "Voirie"] for row in ROWS], SPANS),  # no times
        ([[row[0], "Bief", row[2]] for row in ROWS], SPANS),  # no titles
        ([[*row, "x"] for row in ROWS], SPANS),  # another column
    ],
)
def test_other_tables_tell_nothing(rows: list[list[Content]], spans: dict[tuple[int, int], tuple[int, int]]) -> None:
    found = table(rows, spans=spans)
    assert columns_beside_parents(found, found.grid()) == ()
