"""Rows without upright rules among rows that have them, as banded styles of Word draw them."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_rows import with_parted_rows

_XS, _YS = (0.0, 100.0, 200.0, 300.0), (0.0, 20.0, 40.0, 60.0)
_HEAD = tuple(Region(0, col, 1, col + 1) for col in range(3))


def banded(*rows: list[tuple[str, float, float]]) -> tuple[Grid, dict[int, list[Word]]]:
    """A grid of a header of three columns over rows without upright rules: text, left and right edge of each word."""
    regions = (*_HEAD, *(Region(1 + at, 0, 2 + at, 3) for at in range(len(rows))))
    owner = ((0, 1, 2), *((3 + at,) * 3 for at in range(len(rows))))
    cells = {
        3 + at: [Word(text, x0, _YS[at + 1] + 5, x1, _YS[at + 1] + 15) for text, x0, x1 in row]
        for at, row in enumerate(rows)
    }
    return Grid(_XS, _YS[: len(rows) + 2], regions, owner), cells


def test_words_that_stand_apart_at_the_edges_are_cells() -> None:
    grid, cells = with_parted_rows(*banded([("Semer", 5, 40), ("DG", 105, 120), ("2027", 205, 230)]))
    texts = {grid.regions[at][:2]: [word.text for word in words] for at, words in cells.items()}
    assert texts == {(1, 0): ["Semer"], (1, 1): ["DG"], (1, 2): ["2027"]}


def test_empty_columns_stay_empty_cells() -> None:
    rows: list[list[tuple[str, float, float]]] = [
        [("Semer", 5, 40), ("2027", 205, 230)],
        [("Tailler", 5, 45), ("2028", 205, 230)],
    ]
    grid, cells = with_parted_rows(*banded(*rows))
    assert len(grid.regions) == 9
    assert sorted(grid.regions[at][:2] for at in cells) == [(1, 0), (1, 2), (2, 0), (2, 2)]


@pytest.mark.parametrize(
    "row",
    [
        [("Objectif", 5, 60), ("stratégique", 63, 130), ("vert", 133, 160)],
        [("Volet", 5, 40), ("externe", 102, 140)],
        [("Objectif", 60, 99), ("vert", 102, 130), ("clair", 133, 160)],
    ],
)
def test_titles_over_the_columns_stay_whole(row: list[tuple[str, float, float]]) -> None:
    grid, cells = banded(row)
    assert with_parted_rows(grid, cells)[0].regions == grid.regions
