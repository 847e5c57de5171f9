"""Rows between shaded ones: a table without rules shades every other row, and leaves the sheet bare under the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from extract.layout.engine.content import Fill, Word

_Rule = tuple[float, float, float, float]  # where it lies, from where to where it runs, half its thickness

_SAME_EDGE = 2.0  # points
_FEWEST_COLUMNS = 4
_FEWEST_STRIPS = 3
_LEAST_HEIGHT = 6.0  # points
_NEXT_LINE = 1.6  # heights of a line between the baselines of one text
_FRAME = 4  # level rules: those of a frame, and of the names of columns
_WIDE_BLANK = 0.65  # heights of a line
_SAME_LINE = 0.4  # heights of a line
_BARE = "#ffffff"


class _Strip(NamedTuple):
    """Shades of one height that touch, from the left: the sides of its cells."""

    top: float
    bottom: float
    edges: tuple[float, ...]


def white_rows(fills: Sequence[Fill], words: Sequence[Word], level: Sequence[_Rule] = ()) -> list[Fill]:
    """Return the cells of the rows that stand bare between, above and below the shaded rows of tables.

    Each holds the words of one row, none of which runs over the sides of a column. ``level`` are the level rules: where
    one as wide as the table lies along a shaded row, few of these are enough.
    """
    found: list[Fill] = []
    if len(fills) < (_FEWEST_COLUMNS if level else _FEWEST_STRIPS * _FEWEST_COLUMNS):
        return found
    for group in _tables(_strips(fills), level):
        for strips in _runs(group, words, level):
            found.extend(_white_cells(strips, words, level))
    return found


def _runs(group: Sequence[_Strip], words: Sequence[Word], level: Sequence[_Rule]) -> Iterator[Sequence[_Strip]]:
    """Yield the strips whose gaps hold a row each: all of a group, or those of each table that a level rule frames."""
    cuts = [at for at, gap in enumerate(_gaps(group), 1) if gap and not _is_row_between(gap, group, words, level)]
    if not cuts:
        yield group
        return
    for start, end in pairwise([0, *cuts, len(group)]):
        if _is_framed(group[start:end], level):
            yield group[start:end]


def _gaps(strips: Sequence[_Strip]) -> Iterator[tuple[float, float] | None]:
    """Yield what stands bare between each strip and the next; None where they touch."""
    for a, b in pairwise(strips):
        yield (a.bottom, b.top) if b.top - a.bottom > _LEAST_HEIGHT else None


def _is_row_between(
    gap: tuple[float, float], group: Sequence[_Strip], words: Sequence[Word], level: Sequence[_Rule]
) -> bool:
    edges = max((strip.edges for strip in group), key=len)
    top, bottom = gap
    parted = any(top + _SAME_EDGE < rule[0] < bottom - _SAME_EDGE for rule in level if _covers(rule, edges))
    held = [
        w
        for w in words
        if edges[0] - 1 <= w.x0 and w.x1 <= edges[-1] + 1 and top - 1 < (w.top + w.bottom) / 2 < bottom + 1
    ]
    return not parted and _is_one_row(held, edges) and not _runs_on(held)


def _white_cells(strips: Sequence[_Strip], words: Sequence[Word], level: Sequence[_Rule]) -> Iterator[Fill]:
    """Yield the cells of the bare rows of a table."""
    gaps = [gap for gap in _gaps(strips) if gap]
    if not gaps and not _is_framed(strips, level):
        return
    edges = max((strip.edges for strip in strips), key=len)
    across = [rule for rule in level if _covers(rule, edges)]
    foot = min((rule[0] for rule in across if rule[0] >= strips[-1].bottom - _SAME_EDGE), default=inf)
    inside = [w for w in words if edges[0] - 1 <= w.x0 and w.x1 <= edges[-1] + 1 and w.top < foot]
    for gap in gaps:
        yield from _cells(gap, edges)
    for row, gap in _outside(inside, strips):
        if _is_one_row(row, edges) and not _runs_on(row):
            yield from _cells(gap, edges)


def _strips(fills: Sequence[Fill]) -> list[_Strip]:
    """Return the strips that shades of one height make, from the top; a shade may be drawn twice."""
    strips: list[_Strip] = []
    row: list[Fill] = []
    once = {(round(f.x0), round(f.top), round(f.x1), round(f.bottom)): f for f in fills}.values()
    for fill in [*sorted(once, key=lambda f: (round(f.top), round(f.bottom), f.x0)), None]:
        if row and (fill is None or not _goes_on(row[-1], fill)):
            strips.append(_Strip(row[0].top, row[0].bottom, (*(f.x0 for f in row), row[-1].x1)))
            row = []
        if fill is not None:
            row.append(fill)
    return sorted(strips)


def _goes_on(one: Fill, other: Fill) -> bool:
    level = abs(one.top - other.top) <= _SAME_EDGE and abs(one.bottom - other.bottom) <= _SAME_EDGE
    return level and abs(other.x0 - one.x1) <= _SAME_EDGE


def parts_rows(
    fills: Sequence[Fill],
    words: Sequence[Word],
    box: tuple[float, float, float, float],
    xs: Sequence[float],
    ys: Sequence[float],
) -> bool:
    """Whether shaded rows within a ruled box part it where none of its rules does: ``xs`` and ``ys`` are these."""
    inside = [strip for strip in _strips([fill for fill in fills if _is_inside(fill, box)]) if len(strip.edges) > 3]
    parting = sum(
        (
            sum(not _near(x, xs) for x in strip.edges[1:-1]) > 1
            or any(min(abs(y - at) for at in ys) > _LEAST_HEIGHT for y in (strip.top, strip.bottom))
        )
        and _is_filled(strip, words)
        for strip in inside
    )
    return parting > 1 or (parting == 1 and len(ys) <= _FRAME)


def _is_filled(strip: _Strip, words: Sequence[Word]) -> bool:
    """Whether most cells of a shaded row hold words: no bars of a calendar do."""
    held = [w for w in words if strip.top - 1 < (w.top + w.bottom) / 2 < strip.bottom + 1]
    columns = {bisect_right(strip.edges, (w.x0 + w.x1) / 2) for w in held}
    return 2 * len(columns - {0, len(strip.edges)}) >= len(strip.edges) - 1


def _is_inside(fill: Fill, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 - 1 <= fill.x0 and fill.x1 <= x1 + 1 and top - 1 <= fill.top and fill.bottom <= bottom + 1


def _covers(rule: _Rule, edges: Sequence[float]) -> bool:
    return rule[1] <= edges[0] + _SAME_EDGE and rule[2] >= edges[-1] - _SAME_EDGE


def _is_framed(strips: Sequence[_Strip], level: Sequence[_Rule]) -> bool:
    """Whether a level rule as wide as shaded rows lies along the first or the last of them."""
    edges = max((strip.edges for strip in strips), key=len)
    sides = (strips[0].top, strips[-1].bottom)
    return any(abs(rule[0] - y) <= _SAME_EDGE for rule in level if _covers(rule, edges) for y in sides)


def _tables(strips: Sequence[_Strip], level: Sequence[_Rule]) -> Iterator[list[_Strip]]:
    """Yield the strips of one table at a time: of the same sides, most with the same columns.

    Other shades may stand beside them, those of cells merged over several rows.
    """
    groups: list[list[_Strip]] = []
    for strip in strips:
        fitting = (group for group in reversed(groups) if strip.top > group[-1].bottom - _SAME_EDGE)
        group = next((group for group in fitting if _fits(strip, group)), None)
        if group is not None:
            group.append(strip)
        else:
            groups.append([strip])
    for group in groups:
        finest = max(len(strip.edges) for strip in group)
        alike = sum(len(strip.edges) == finest for strip in group)
        several = alike >= _FEWEST_STRIPS or _is_framed(group, level)
        if finest > _FEWEST_COLUMNS and several and 2 * alike >= len(group):
            yield group


def _fits(strip: _Strip, others: Sequence[_Strip]) -> bool:
    """Whether a strip has the sides of others, and no edge that one of finer columns lacks."""
    finest = max((*others, strip), key=lambda one: len(one.edges)).edges
    same = abs(strip.edges[0] - finest[0]) <= _SAME_EDGE and abs(strip.edges[-1] - finest[-1]) <= _SAME_EDGE
    return same and all(_near(x, finest) for other in (strip, *others[-1:]) for x in other.edges)


def _near(x: float, edges: Sequence[float]) -> bool:
    return any(abs(x - edge) <= _SAME_EDGE for edge in edges)


def _is_one_row(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether words are those of one row: in several columns, one at least of a single line, none parted by a blank.

    A column that begins anew below a blank is that of another row. What goes on from the page before may stand in one
    column.
    """
    columns: dict[int, list[Word]] = {}
    for word in words:
        col = bisect_right(edges, word.x0 + _SAME_EDGE) - 1
        if not 0 <= col < len(edges) - 1 or word.x1 > edges[col + 1] + 1:
            return False
        columns.setdefault(col, []).append(word)
    lines = [_lines(held) for held in columns.values()]
    if not lines or not all(map(_is_one_text, lines)):
        return False
    goes_on = 0 not in columns or columns[0][0].text[:1].islower()
    return min(map(len, lines)) == 1 if len(lines) > 1 else goes_on


def _lines(words: Sequence[Word]) -> list[Word]:
    """Return the first word of each line."""
    return [line[0] for line in _in_lines(sorted(words, key=lambda w: w.bottom))]


def _is_one_text(lines: Sequence[Word]) -> bool:
    return all(b.bottom - a.bottom <= _NEXT_LINE * (b.bottom - b.top) for a, b in pairwise(lines))


def _runs_on(row: Sequence[Word]) -> bool:
    """Whether words are one line without a wide blank: the title above a table, whose words an edge parts by chance."""
    line = sorted(row, key=lambda w: w.x0)
    level = max(w.top for w in line) < min(w.bottom for w in line)
    return level and len(line) > 1 and all(b.x0 - a.x1 < _WIDE_BLANK * (b.bottom - b.top) for a, b in pairwise(line))


def _outside(words: Sequence[Word], strips: Sequence[_Strip]) -> Iterator[tuple[list[Word], tuple[float, float]]]:
    """Yield the words right above the first strip and right below the last one, and how far they reach."""
    first, last = strips[0], strips[-1]
    edges = max((strip.edges for strip in strips), key=len)
    above = _near_lines(sorted((w for w in words if w.bottom <= first.top + 1), key=lambda w: -w.bottom), first, edges)
    if above:
        yield above, (min(word.top for word in above) - 1, first.top)
    below = _near_lines(sorted((w for w in words if w.top >= last.bottom - 1), key=lambda w: w.bottom), last, edges)
    if below:
        yield below, (last.bottom, max(word.bottom for word in below) + 1)


def _near_lines(words: Sequence[Word], strip: _Strip, edges: Sequence[float]) -> list[Word]:
    """Return the first of ``words``, sorted by lines away from a strip: those of one text with it.

    Text that stands under none of the line before, as page numbers do, is not.
    """
    found: list[Word] = []
    reach = strip.top, strip.bottom
    before: set[int] = set()
    for line in _in_lines(words):
        columns = {bisect_right(edges, word.x0 + _SAME_EDGE) for word in line}
        high = line[0].bottom - line[0].top
        if max(reach[0] - line[0].bottom, line[0].top - reach[1]) > (_NEXT_LINE - 1) * high:
            break
        if before and not columns <= before and strip.bottom <= line[0].top + 1:
            break
        found.extend(line)
        before = columns
        reach = min(word.top for word in line), max(word.bottom for word in line)
    return found


def _in_lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and abs(word.bottom - lines[-1][0].bottom) <= _SAME_LINE * (word.bottom - word.top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _cells(gap: tuple[float, float], edges: Sequence[float]) -> Iterator[Fill]:
    return (Fill(x0, gap[0], x1, gap[1], _BARE) for x0, x1 in pairwise(edges))
