"""Rows between shaded ones: a table without rules shades every other row, and leaves the sheet bare under the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, Word

_SAME_EDGE = 2.0  # points
_FEWEST_COLUMNS = 4
_FEWEST_STRIPS = 3
_LEAST_HEIGHT = 6.0  # points
_NEXT_LINE = 1.6  # heights of a line between the baselines of one text
_SAME_LINE = 0.4  # heights of a line
_BARE = "#ffffff"


class _Strip(NamedTuple):
    """Shades of one height that touch, from the left: the sides of its cells."""

    top: float
    bottom: float
    edges: tuple[float, ...]


def white_rows(fills: Sequence[Fill], words: Sequence[Word]) -> list[Fill]:
    """Return the cells of the rows that stand bare between, above and below the shaded rows of tables.

    Each holds the words of one row, none of which runs over the sides of a column.
    """
    found: list[Fill] = []
    if len(fills) < _FEWEST_STRIPS * _FEWEST_COLUMNS:
        return found
    for strips in _tables(_strips(fills)):
        edges = max((strip.edges for strip in strips), key=len)
        inside = [w for w in words if edges[0] - 1 <= w.x0 and w.x1 <= edges[-1] + 1]
        gaps = [(a.bottom, b.top) for a, b in pairwise(strips) if b.top - a.bottom > _LEAST_HEIGHT]
        held = [[w for w in inside if top - 1 < (w.top + w.bottom) / 2 < bottom + 1] for top, bottom in gaps]
        if not gaps or not all(_is_one_row(row, edges) for row in held):
            continue
        found.extend(cell for gap in gaps for cell in _cells(gap, edges))
        for row, gap in _outside(inside, strips):
            if _is_one_row(row, edges):
                found.extend(_cells(gap, edges))
    return found


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


def _tables(strips: Sequence[_Strip]) -> Iterator[list[_Strip]]:
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
        if finest > _FEWEST_COLUMNS and alike >= _FEWEST_STRIPS and 2 * alike >= len(group):
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
    return min(map(len, lines)) == 1 if len(lines) > 1 else 0 not in columns


def _lines(words: Sequence[Word]) -> list[Word]:
    """Return the first word of each line."""
    return [line[0] for line in _in_lines(sorted(words, key=lambda w: w.bottom))]


def _is_one_text(lines: Sequence[Word]) -> bool:
    return all(b.bottom - a.bottom <= _NEXT_LINE * (b.bottom - b.top) for a, b in pairwise(lines))


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
