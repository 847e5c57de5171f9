"""From strokes and shades to grids: merged cells, double and interrupted borders, open sides, separate borders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.layout.engine.content import Fill, Segment
from extract.layout.tables.grid import Grid, Region, find_grids

XS = (50.0, 150.0, 250.0, 350.0)
YS = (100.0, 120.0, 140.0, 160.0)


def across(y: float, x0: float = 50, x1: float = 350, half: float = 0.4) -> Segment:
    return Segment(x0, y - half, x1, y + half)


def down(x: float, y0: float = 100, y1: float = 160, half: float = 0.4) -> Segment:
    return Segment(x - half, y0, x + half, y1)


def ruled(xs: Sequence[float] = XS, ys: Sequence[float] = YS) -> list[Segment]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def only(grids: list[Grid]) -> Grid:
    assert len(grids) == 1
    return grids[0]


def test_a_plain_grid() -> None:
    grid = only(find_grids(ruled()))
    assert [round(x) for x in grid.xs] == list(XS)
    assert [round(y) for y in grid.ys] == list(YS)
    assert len(grid.regions) == 9
    assert grid.locate(160, 130) == grid.owner[1][1]


def test_missing_walls_merge_cells() -> None:
    segments = [across(100), across(120, 150), across(140, 150), across(160), down(50), down(150), down(350)]
    segments.append(down(250, 120))
    grid = only(find_grids(segments))
    assert set(grid.regions) == {
        Region(0, 0, 3, 1),  # a cell over three rows
        Region(0, 1, 1, 3),  # a header over two columns
        Region(1, 1, 2, 2),
        Region(1, 2, 2, 3),
        Region(2, 1, 3, 2),
        Region(2, 2, 3, 3),
    }


def test_a_missing_wall_beside_a_merged_cell_does_not_swallow_its_neighbour() -> None:
    """Browsers leave out the left border of the first cell of a row that a merged cell begins before."""
    segments = [across(100), across(120, 150), across(160), down(50), down(150, 100, 120), down(250), down(350)]
    grid = only(find_grids(segments))
    assert Region(0, 0, 2, 1) in grid.regions
    assert Region(1, 1, 2, 2) in grid.regions


@pytest.mark.parametrize("gap", [1.5, 3.0, 4.0])
def test_double_borders_are_one(gap: float) -> None:
    segments = [s for shift in (0.0, gap) for s in ruled([x + shift for x in XS], [y + shift for y in YS])]
    assert len(only(find_grids(segments)).regions) == 9


def test_cells_with_borders_of_their_own_make_one_table() -> None:
    segments: list[Segment] = []
    for x0, x1 in ((50, 148), (150, 248)):
        for y0, y1 in ((100, 118), (120, 138)):
            segments += [across(y0, x0, x1), across(y1, x0, x1), down(x0, y0, y1), down(x1, y0, y1)]
    grid = only(find_grids(segments))
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 3, 4)


def test_a_table_without_side_borders_keeps_its_outer_cells_and_title_rows() -> None:
    segments = [across(100), across(120), across(145), across(165)]
    segments += [down(x, y0, y1) for x in (150, 250) for y0, y1 in ((100, 120), (145, 165))]
    grid = only(find_grids(segments))
    assert len(grid.ys) == 4
    assert Region(1, 0, 2, 3) in grid.regions


def test_rules_that_run_past_the_last_line_leave_the_table_open() -> None:
    segments = [across(100), across(120), *(down(x, 100, 150) for x in XS)]
    grid = only(find_grids(segments))
    assert (grid.open_top, grid.open_bottom) == (False, True)
    assert round(grid.ys[-1]) == 150


def test_two_tables_far_apart_are_two() -> None:
    assert len(find_grids(ruled() + ruled(ys=(300.0, 320.0, 340.0)))) == 2


def test_lines_that_meet_nothing_make_no_table() -> None:
    assert find_grids([across(100), across(120), across(140)]) == []


def test_shades_that_touch_make_cells_and_shades_inside_a_ruled_cell_do_not() -> None:
    tiles = [Fill(x0, y0, x0 + 99.5, y0 + 19.5, "#dddddd") for x0 in (50, 150) for y0 in (100, 120)]
    assert len(only(find_grids([], tiles)).regions) == 4
    highlight = Fill(60, 105, 90, 115, "#ffff00")
    assert len(only(find_grids(ruled(), [highlight])).regions) == 9


def test_a_shaded_band_at_whose_edge_an_upright_rule_ends_is_a_row() -> None:
    frame = ruled((50, 350), (100, 200))
    band = Fill(50.5, 100.5, 349.5, 130, "#224466")
    grid = only(find_grids([*frame, down(180, 130, 200)], [band]))
    assert [tuple(region) for region in grid.regions] == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 2, 2)]
    through = only(find_grids([*frame, down(180, 100, 200)], [band]))
    assert len(through.regions) == 2


def test_boxes_apart_from_each_other_under_a_wider_one_are_cards() -> None:
    band = Fill(50, 100, 350, 130, "#eeeeee")
    cards = [
        Fill(50, 134, 145, 260, "#ccddcc"),
        Fill(153, 134, 248, 230, "#ccddcc"),
        Fill(256, 134, 350, 260, "#ccddcc"),
    ]
    assert len(find_grids([], [band, *cards])) == 4
    cells = [
        Fill(50, 134, 148, 160, "#ccddcc"),
        Fill(151, 134, 248, 160, "#ccddcc"),
        Fill(251, 134, 350, 160, "#ccddcc"),
    ]
    assert len(only(find_grids([], [band, *cells])).regions) > 1


def test_a_bar_beside_a_heading_under_a_frame_is_no_wall() -> None:
    frame = ruled((50.0, 350.0), (100.0, 140.0))
    grid = only(find_grids([*frame, down(200, 140, 172, half=2.2)]))
    assert [round(y) for y in grid.ys] == [100, 140]
    open_below = only(find_grids([*frame, down(200, 140, 172)]))
    assert len(open_below.regions) > 1


def test_a_thick_rule_that_a_level_one_crosses_is_a_wall_though_it_ends_on_none() -> None:
    """A page break cuts merged cells: their wall ends where no level rule runs, for theirs stands overleaf."""
    segments = [across(100), across(120), across(140, 250), across(160, 250)]
    segments += [down(x, half=1.7) for x in (50, 150, 250, 350)]
    grid = only(find_grids(segments))
    assert [round(x) for x in grid.xs] == list(XS)
    assert Region(1, 0, 3, 1) in grid.regions
    assert Region(1, 1, 3, 2) in grid.regions


def framed(x0: float, top: float, x1: float, bottom: float) -> list[Segment]:
    return [across(top, x0, x1), across(bottom, x0, x1), down(x0, top, bottom), down(x1, top, bottom)]


def test_an_upright_stroke_with_ticks_to_boxes_is_a_tree_and_no_table() -> None:
    boxes = [(102.0, top, 300.0, top + 30.0) for top in (120.0, 180.0, 240.0)]
    strokes = [segment for box in boxes for segment in framed(*box)]
    strokes += framed(60, 80, 200, 105)  # the box that the tree hangs from
    strokes += [down(88, 105, 255), *(across(top + 15, 88, 99.5) for _, top, _, _ in boxes)]
    grids = find_grids(strokes)
    assert [round(grid.xs[0]) for grid in grids] == [60, 102, 102, 102]
    assert all(len(grid.regions) == 1 for grid in grids)


def test_a_narrow_box_is_no_tree() -> None:
    grids = find_grids([*framed(50, 100, 68, 118), *framed(50, 140, 68, 158)])
    assert [len(grid.regions) for grid in grids] == [1, 1]
