"""Rows without upright rules among rows that have them, as banded styles of Word draw them."""

from __future__ import annotations

import pytest

from extract.layout.engine.content import Fill, Word
from extract.layout.tables.grid import Grid, Region
from extract.layout.tables.parted_rows import with_banded_rows, with_parted_rows

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


def test_shades_as_wide_as_the_table_part_its_rows() -> None:
    regions = (*_HEAD, Region(1, 0, 2, 3))
    grid = Grid(_XS, (0.0, 20.0, 80.0), regions, ((0, 1, 2), (3, 3, 3)))
    rows = [[("Semer", 5, 40), ("2027", 205, 230)], [("Tailler", 5, 45), ("DG", 105, 120)], [("Planter", 5, 45)]]
    words = [Word(text, x0, 25.0 + 20 * at, x1, 35.0 + 20 * at) for at, row in enumerate(rows) for text, x0, x1 in row]
    shades = [Fill(0, 20, 100, 40, "#eeeeee"), Fill(100, 20, 300, 40, "#eeeeee"), Fill(0, 60, 300, 80, "#eeeeee")]
    banded_grid, cells = with_banded_rows(grid, {3: words}, shades)
    assert banded_grid.ys == (0.0, 20.0, 40.0, 60.0, 80.0)
    parted, cells = with_parted_rows(banded_grid, cells)
    texts = {parted.regions[at][:2]: [word.text for word in held] for at, held in cells.items()}
    assert texts == {(1, 0): ["Semer"], (1, 2): ["2027"], (2, 0): ["Tailler"], (2, 1): ["DG"], (3, 0): ["Planter"]}


def test_narrow_shades_and_those_that_cut_words_part_nothing() -> None:
    grid = Grid(_XS, (0.0, 20.0, 80.0), (*_HEAD, Region(1, 0, 2, 3)), ((0, 1, 2), (3, 3, 3)))
    words = [Word("Semer", 5, 35, 40, 45)]
    for shade in (Fill(0, 20, 100, 40, "#eeeeee"), Fill(0, 20, 300, 40, "#eeeeee")):
        assert with_banded_rows(grid, {3: words}, [shade])[0] == grid
