"""From ruling strokes to grids: which rules make one table, where its columns and rows lie, which places are merged.

Strokes are merged where they lie on one line, grouped where they touch, and each group becomes a grid. The outer
edge of a group always closes it, so that a table that is open at a page break, or drawn without side borders, keeps its
outer cells.
Shades that no rule surrounds count as boxes of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, Segment, Word
from extract.layout.tables.jointed_levels import jointed_columns, sides_of
from extract.layout.tables.jointed_walls import jointed_rows
from extract.layout.tables.shaded_bars import without_bars
from extract.layout.tables.title_gaps import title_heights
from extract.layout.tables.tree_strokes import tree_strokes
from extract.layout.tables.white_rows import parts_rows, white_rows

_COLLINEAR = 1.0  # points between strokes of one line
_BRIDGE = 3.0  # a gap in a line that is no gap
_TOUCH = 1.5  # beyond the strokes' own thickness
_THIN_COLUMN = 5.5  # too narrow for text: a double rule, a shadow, the space between separate borders
_THIN_ROW = 4.5
_FEWEST_RULES = 4  # level ones, of a frame with rows
_FEWEST_EDGES = 2  # between the shades of labels
_FEWEST_COLUMNS = 3
_BAR = 1.5  # half the thickness of a bar beside a heading
_APART = 4.5  # between neighbouring boxes that make one table
_TALLEST_TITLE = 60.0  # of a row over all columns in a table without side borders
_TALLEST_LAST = 26.0  # of such a row at the end of the table

_Box = tuple[float, float, float, float]  # left, top, right, bottom


class Region(NamedTuple):
    """A cell of a grid, merged places included: first row and column, and those after the last."""

    row: int
    col: int
    row_end: int
    col_end: int


class Grid(NamedTuple):
    """Column edges, row edges, cells in row order; ``owner[row][col]`` is the index of the cell that covers a place.

    ``open_top`` and ``open_bottom`` tell that vertical rules run past the last horizontal one: the table may go on over
    a page break.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    owner: tuple[tuple[int, ...], ...]
    open_top: bool = False
    open_bottom: bool = False

    def box(self, region: Region) -> _Box:
        """Return x0, top, x1, bottom of ``region``."""
        return self.xs[region.col], self.ys[region.row], self.xs[region.col_end], self.ys[region.row_end]

    def locate(self, x: float, y: float) -> int | None:
        """Return the index of the cell that holds a point, None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        col = min(bisect_right(self.xs, x) - 1, len(self.xs) - 2)
        return self.owner[min(bisect_right(self.ys, y) - 1, len(self.ys) - 2)][col]


class Rule(NamedTuple):
    """A merged line: its coordinate, where it runs from and to, half its thickness."""

    at: float
    start: float
    end: float
    half: float


class Rules(NamedTuple):
    """The merged lines of a page, each kind sorted by coordinate."""

    horizontal: list[Rule]
    vertical: list[Rule]


class _Group(NamedTuple):
    horizontal: list[Rule]
    vertical: list[Rule]

    @property
    def box(self) -> _Box:
        xs = [r.at for r in self.vertical] + [v for r in self.horizontal for v in (r.start, r.end)]
        ys = [r.at for r in self.horizontal] + [v for r in self.vertical for v in (r.start, r.end)]
        return min(xs), min(ys), max(xs), max(ys)


def find_grids(
    segments: Sequence[Segment], fills: Sequence[Fill] = (), rules: Rules | None = None, words: Sequence[Word] = ()
) -> list[Grid]:
    """Return the grids that rules and unbordered shades make, from the top; a box of a single cell is a grid too.

    ``rules`` are the merged ``segments``, for who has them already. ``words`` tell the rows between shaded ones.
    """
    rules = rules or merged_rules(segments)
    if words and (
        joints := jointed_rows(rules.horizontal, rules.vertical, segments, words)
        or jointed_columns(rules.horizontal, rules.vertical, segments, words, fills)
    ):
        segments = [*segments, *joints]
        rules = merged_rules(segments)
    groups = _groups(_without_bars(rules))
    tiles = (
        _tiles(fills, [group.box for group in groups if _has_walls(group) and not _is_coarse(group, fills, words)])
        if fills
        else []
    )
    tiles = without_bars(tiles, words) if words else tiles
    if tiles:
        tiles.extend(white_rows(tiles, words, rules.horizontal))
        edges = (edge for tile in tiles for edge in sides_of(tile))
        groups = _groups(_without_bars(merged_rules([*segments, *edges])))
    groups = _open_sides_joined(_neighbours_joined(groups), rules)
    for group in groups if words else ():
        x0, _, x1, _ = group.box
        heights = title_heights(group.horizontal, group.vertical, words)
        group.horizontal.extend(Rule(y, x0, x1, 0.0) for y in heights)
    for group in groups if fills else ():
        group.horizontal.extend(_band_edges(group, fills))
        _add_label_rows(group, fills, rules.vertical)
    grids = [grid for grid in (_grid(group) for group in groups) if grid is not None]
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


@lru_cache(maxsize=2)  # of the strokes as drawn, and without those that join boxes
def rules_of(segments: tuple[Segment, ...]) -> Rules:
    """Return the strokes of a page with those on one line merged, not to be changed: several steps ask for them."""
    return merged_rules(segments)


def merged_rules(segments: Iterable[Segment]) -> Rules:
    """Return the strokes with those on one line merged."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for x0, top, x1, bottom in segments:
        if x1 - x0 >= bottom - top:
            horizontal.append(Rule((top + bottom) / 2, x0, x1, (bottom - top) / 2))
        else:
            vertical.append(Rule((x0 + x1) / 2, top, bottom, (x1 - x0) / 2))
    return Rules(_merged(horizontal), _merged(vertical))


def _merged(strokes: list[Rule]) -> list[Rule]:
    strokes.sort()
    merged: list[Rule] = []
    first = 0
    for index in range(1, len(strokes) + 1):
        if index == len(strokes) or strokes[index].at - strokes[index - 1].at > _COLLINEAR:
            merged.extend(_merged_line(strokes[first:index]))
            first = index
    return merged


def _merged_line(strokes: list[Rule]) -> list[Rule]:
    if len(strokes) == 1:
        return strokes
    strokes.sort(key=lambda rule: rule.start)
    total = weighted = 0.0
    for at, start, end, _ in strokes:
        length = max(end - start, 0.1)
        total += length
        weighted += at * length
    at = weighted / total
    merged: list[Rule] = []
    _, start, end, half = strokes[0]
    for _, begin, stop, thick in strokes[1:]:
        if begin <= end + _BRIDGE:
            end, half = max(end, stop), max(half, thick)
        else:
            merged.append(Rule(at, start, end, half))
            start, end, half = begin, stop, thick
    merged.append(Rule(at, start, end, half))
    return merged


def _without_bars(rules: Rules) -> Rules:
    """Leave out strokes of trees, and thick upright ones that end on no level one: bars beside headings, or at a frame.

    A stroke that a level one crosses parts columns, though what lies at its foot may go on overleaf without a rule.
    """
    horizontal, vertical = rules
    if trees := tree_strokes(horizontal, vertical):
        horizontal, vertical = ([rule for rule in sort if rule not in trees] for sort in rules)
        rules = Rules(horizontal, vertical)
    bars = {
        rule
        for rule in vertical
        if rule.half >= _BAR
        and not any(
            (abs(y - rule.end) <= _BRIDGE and x0 - _BRIDGE <= rule.at <= x1 + _BRIDGE)
            or (rule.start + _BRIDGE < y < rule.end and x0 + _APART < rule.at < x1 - _APART)
            for y, x0, x1, _ in horizontal
        )
    }
    return Rules(horizontal, [rule for rule in vertical if rule not in bars]) if bars else rules


def _groups(rules: Rules) -> list[_Group]:
    """Group rules that touch; lines that meet no other are no table."""
    horizontal, vertical = rules
    parent = list(range(len(horizontal) + len(vertical)))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    coordinates = [rule.at for rule in horizontal]
    for index, (x, start, end, half) in enumerate(vertical):
        reach = _TOUCH + half
        own = find(len(horizontal) + index)
        for above in range(bisect_left(coordinates, start - _TOUCH - 4), len(horizontal)):
            y, left, right, thick = horizontal[above]
            if y - thick - _TOUCH > end:
                break
            if parent[above] != own and left - reach <= x <= right + reach and y + thick + _TOUCH >= start:
                parent[find(above)] = own
    members: dict[int, _Group] = {}
    for item in range(len(parent)):
        group = members.setdefault(find(item), _Group([], []))
        if item < len(horizontal):
            group.horizontal.append(horizontal[item])
        else:
            group.vertical.append(vertical[item - len(horizontal)])
    return [group for group in members.values() if group.horizontal and group.vertical]


def _has_walls(group: _Group) -> bool:
    """Whether a group of rules has more than one cell."""
    if len(group.horizontal) > 4 and len(group.vertical) > 4:
        return True
    grid = _grid(group)
    return grid is not None and len(grid.regions) > 1


def _is_coarse(group: _Group, fills: Sequence[Fill], words: Sequence[Word]) -> bool:
    """Whether shaded rows part the box of a group where no rule does."""
    xs, ys = ([rule.at for rule in rules] for rules in (group.vertical, group.horizontal))
    return parts_rows(fills, words, group.box, xs, ys)


def _tiles(fills: Sequence[Fill], ruled: list[_Box]) -> list[Fill]:
    """Shades that no ruled table holds."""
    return [fill for fill in fills if not any(_covers(box, fill) for box in ruled)]


def _covers(box: _Box, fill: Fill) -> bool:
    wide = min(box[2], fill.x1) - max(box[0], fill.x0)
    high = min(box[3], fill.bottom) - max(box[1], fill.top)
    return wide > 0 and high > 0 and wide * high >= 0.8 * (fill.x1 - fill.x0) * (fill.bottom - fill.top)


def _neighbours_joined(groups: list[_Group]) -> list[_Group]:
    """Join boxes that stand side by side, or one under the other, closer than text could: separate borders."""
    if len(groups) < 2:
        return groups
    boxes = [group.box for group in groups]
    parent = list(range(len(groups)))

    def find(item: int) -> int:
        while parent[item] != item:
            item = parent[item]
        return item

    order = sorted(range(len(groups)), key=lambda item: boxes[item][1])
    for position, one in enumerate(order):
        near: list[int] = []
        for other in order[position + 1 :]:
            if boxes[other][1] > boxes[one][3] + _APART:
                break
            if _adjacent(boxes[one], boxes[other]) and not _stands_within(groups[other], groups[one]):
                near.append(other)
        for other in near:
            if len(near) == 1 or not _is_card(boxes[other], boxes[one], [boxes[at] for at in near if at != other]):
                parent[find(other)] = find(one)
    joined: dict[int, _Group] = {}
    for item, group in enumerate(groups):
        known = joined.setdefault(find(item), _Group([], []))
        known.horizontal.extend(group.horizontal)
        known.vertical.extend(group.vertical)
    return list(joined.values())


def _open_sides_joined(groups: list[_Group], rules: Rules) -> list[_Group]:
    """Join the parts of a table without side borders: a row over all columns leaves no upright rule between them."""
    horizontal, vertical = rules
    found: list[_Group] = []
    for group in sorted(groups, key=lambda one: one.box[1]):
        if not _is_open_sided(group, vertical):
            found.append(group)
            continue
        x0, top, x1, _ = group.box
        above = found[-1] if found and _is_open_sided(found[-1], vertical) else None
        if above is not None and _same_sides(above.box, (x0, x1)) and -1 < top - above.box[3] <= _TALLEST_TITLE:
            above.horizontal.extend(group.horizontal)
            above.vertical.extend(group.vertical)
            group = above
        else:
            found.append(group)
        for rule in horizontal:  # a title row at the end
            if 6 < rule.at - group.box[3] <= _TALLEST_LAST and _same_sides((rule.start, 0, rule.end, 0), (x0, x1)):
                group.horizontal.append(rule)
                break
    return found


def _band_edges(group: _Group, fills: Sequence[Fill]) -> list[Rule]:
    """Return the edges of shades over the whole width at which an upright rule inside ends: a row ends there too.

    Where none runs through a shade, both of its edges are; so they are in a frame that level rules alone part in rows.
    """
    x0, top, x1, bottom = group.box
    inside = [rule for rule in group.vertical if min(rule.at - x0, x1 - rule.at) > _THIN_COLUMN]
    rows_alone = not inside and len(group.horizontal) >= _FEWEST_RULES
    if not inside and not rows_alone:
        return []
    ends = [y for rule in inside for y in (rule.start, rule.end)]
    known = [rule.at for rule in group.horizontal]
    found: list[Rule] = []
    for fill in fills:
        if abs(fill.x0 - x0) > _BRIDGE or abs(fill.x1 - x1) > _BRIDGE or fill.bottom < top or fill.top > bottom:
            continue
        at_end = [y for y in (fill.top, fill.bottom) if rows_alone or any(abs(y - end) <= _BRIDGE for end in ends)]
        bare = not any(rule.start < fill.bottom - _BRIDGE and rule.end > fill.top + _BRIDGE for rule in inside)
        for y in (fill.top, fill.bottom) if at_end and bare else at_end:
            if all(abs(y - at) > _THIN_ROW for at in known):
                found.append(Rule(y, x0, x1, 0.0))
                known.append(y)
    return found


def _add_label_rows(group: _Group, fills: Sequence[Fill], vertical: Sequence[Rule]) -> None:
    """Part a group's rows where the shades of its labels do; upright strokes that end there part their cells."""
    edges = _label_edges(group, fills)
    if not edges:
        return
    x0, top, x1, bottom = group.box
    group.horizontal.extend(edges)
    ends = [rule.at for rule in group.horizontal] + [y for fill in fills for y in (fill.top, fill.bottom)]
    group.vertical.extend(
        rule
        for rule in vertical
        if rule not in group.vertical
        and x0 + _THIN_COLUMN < rule.at < x1 - _THIN_COLUMN
        and top - _BRIDGE <= rule.start
        and rule.end <= bottom + _BRIDGE
        and all(any(abs(y - at) <= _BRIDGE for at in ends) for y in (rule.start, rule.end))
    )


def _label_edges(group: _Group, fills: Sequence[Fill]) -> list[Rule]:
    """Return the edges between shades stacked in the first column, which no rule parts: of a fiche's labels, its rows.

    They fill the column from its left side to its wall, one right below the other.
    """
    x0, top, x1, bottom = group.box
    walls = [rule.at for rule in group.vertical if x0 + _THIN_COLUMN < rule.at < (x0 + x1) / 2]
    stack = sorted(
        {
            (fill.top, fill.bottom)
            for fill in fills
            if abs(fill.x0 - x0) <= _BRIDGE
            and any(abs(fill.x1 - wall) <= _BRIDGE for wall in walls)
            and top - _BRIDGE <= fill.top
            and fill.bottom <= bottom + _BRIDGE
            and fill.bottom - fill.top > _THIN_ROW
        }
    )
    known = [rule.at for rule in group.horizontal]
    edges = [
        (above[1] + below[0]) / 2
        for above, below in pairwise(stack)
        if abs(below[0] - above[1]) <= _BRIDGE and all(abs(above[1] - at) > _THIN_ROW for at in known)
    ]
    return [Rule(y, x0, x1, 0.0) for y in edges] if len(edges) >= _FEWEST_EDGES else []


def _is_open_sided(group: _Group, vertical: list[Rule]) -> bool:
    """Whether upright strokes part a table's columns, but none closes it at its left or right."""
    x0, top, x1, bottom = group.box
    own = [r.at for r in vertical if r.start < bottom and r.end > top and x0 - _BRIDGE <= r.at <= x1 + _BRIDGE]
    return bool(own) and all(min(abs(at - x0), abs(at - x1)) > _THIN_COLUMN for at in own)


def _same_sides(box: _Box, sides: tuple[float, float]) -> bool:
    return abs(box[0] - sides[0]) <= _BRIDGE and abs(box[2] - sides[1]) <= _BRIDGE


def _adjacent(a: _Box, b: _Box) -> bool:
    across = max(a[0], b[0]) - min(a[2], b[2])  # negative: they overlap
    down = max(a[1], b[1]) - min(a[3], b[3])
    if -1 <= across <= _APART:
        return -down >= 0.6 * min(a[3] - a[1], b[3] - b[1])
    if -1 <= down <= _APART:
        return -across >= 0.6 * min(a[2] - a[0], b[2] - b[0])
    return False


def _stands_within(group: _Group, above: _Group) -> bool:
    """Whether a box right below a table has not the sides of its columns: a word on a shade, in the next row."""
    x0, top, x1, _ = group.box
    left, _, right, bottom = above.box
    if len(above.vertical) < _FEWEST_COLUMNS + 1 or top < bottom - 1 or x0 <= left + _BRIDGE or x1 >= right - _BRIDGE:
        return False
    return not all(any(abs(x - rule.at) <= _BRIDGE for rule in above.vertical) for x in (x0, x1))


def _is_card(box: _Box, above: _Box, others: Sequence[_Box]) -> bool:
    """Whether a box under a wider one stands apart from the next ones in its row: cards under a title, no cells."""
    level = [other for other in others if abs(other[1] - box[1]) <= _BRIDGE]
    gaps = [max(box[0], other[0]) - min(box[2], other[2]) for other in level]
    return bool(gaps) and min(gaps) > _THIN_COLUMN and box[1] > above[3] - 1


def _grid(group: _Group) -> Grid | None:
    x0, top, x1, bottom = group.box
    if x1 - x0 < _THIN_COLUMN or bottom - top < _THIN_ROW:
        return None
    lowest = max(rule.at for rule in group.horizontal)
    highest = min(rule.at for rule in group.horizontal)
    xs = _edges_of([rule.at for rule in group.vertical], x0, x1, _THIN_COLUMN)
    ys = _edges_of([rule.at for rule in group.horizontal], top, bottom, _THIN_ROW)
    if len(xs) < 2 or len(ys) < 2:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    upright = [bytearray(rows) for _ in xs]
    for rule in group.vertical:
        _cover(upright[_nearest(xs, rule.at)], ys, rule)
    level = [bytearray(columns) for _ in ys]
    for rule in group.horizontal:
        _cover(level[_nearest(ys, rule.at)], xs, rule)
    regions, owner = _regions(upright, level, rows, columns)
    past_bottom = sum(rule.end > lowest + 6 for rule in group.vertical)
    past_top = sum(rule.start < highest - 6 for rule in group.vertical)
    return Grid(tuple(xs), tuple(ys), tuple(regions), owner, past_top >= 2, past_bottom >= 2)


def _edges_of(coordinates: list[float], low: float, high: float, thin: float) -> list[float]:
    """Cluster coordinates that leave no room for text between them; each edge is the mean of its cluster."""
    edges: list[float] = []
    cluster: list[float] = []
    for value in sorted([*coordinates, low, high]):
        if cluster and value - cluster[-1] > 0.01 and value - cluster[0] > thin:
            edges.append(sum(cluster) / len(cluster))
            cluster = []
        cluster.append(value)
    edges.append(sum(cluster) / len(cluster))
    return edges


def _nearest(edges: list[float], value: float) -> int:
    index = bisect_left(edges, value)
    if index == len(edges):
        return index - 1
    if index and value - edges[index - 1] < edges[index] - value:
        return index - 1
    return index


def _cover(walls: bytearray, edges: list[float], rule: Rule) -> None:
    """Mark the places along which ``rule`` runs for at least half their length."""
    _, start, end, _ = rule
    for place in range(max(0, bisect_left(edges, start) - 1), len(walls)):
        low, high = edges[place], edges[place + 1]
        if low >= end:
            break
        if (end if end < high else high) - (start if start > low else low) >= 0.5 * (high - low):
            walls[place] = 1


def _regions(
    upright: list[bytearray], level: list[bytearray], rows: int, columns: int
) -> tuple[list[Region], tuple[tuple[int, ...], ...]]:
    """Find cells: runs of places without a wall between them, merged downwards where nothing parts equal runs.

    Where a rule runs over a part of a run only, what is below it is another cell: the rest belongs to a merged one.
    """
    regions: list[Region] = []
    owner: list[tuple[int, ...]] = []
    above: dict[tuple[int, int], int] = {}
    for row in range(rows):
        here: dict[tuple[int, int], int] = {}
        line: list[int] = []
        start = 0
        for col in range(columns):
            walled = col + 1 == columns or upright[col + 1][row]
            if not walled and not (row and level[row][col] != level[row][col + 1]):
                continue
            run = (start, col + 1)
            known = above.get(run)
            if known is not None and not level[row][col]:
                regions[known] = regions[known]._replace(row_end=row + 1)
                here[run] = known
            else:
                here[run] = len(regions)
                regions.append(Region(row, start, row + 1, col + 1))
            line.extend([here[run]] * (col + 1 - start))
            start = col + 1
        owner.append(tuple(line))
        above = here
    return regions, tuple(owner)
