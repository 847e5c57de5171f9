"""Columns of a table without upright rules whose level ones are drawn cell by cell: their joints stand between columns.

Browsers and word processors draw the foot of each cell by itself. A rule under some columns only ends the cells of a
row; the others go on below it, merged over rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, Segment, Word
from extract.layout.text.lines import TextLine, make_lines, size_of

_Rule = tuple[float, float, float, float]  # where it lies, from where to where it runs, half its thickness

_FEWEST_CELLS = 4  # of a row
_FEWEST_LEVELS = 2
_NARROWEST = 8.0  # points of a cell
_JOINT = 0.75  # points that two pieces of a rule may overlap, or stand apart
_SAME_HEIGHT = 0.75
_SAME_SIDE = 2.0
_WALL = 4.0  # points of an upright stroke that is no end of a level one
_OVER = 1.0  # points by which a word may pass the edge of its column
_NEXT_LINE = 1.5  # font sizes
_MOST_HEAD_LINES = 4
_PADDING = 1.0
_TALLEST_HEAD = 80.0  # points of the names of columns
_TALLEST = 300.0  # points of a row
_BLANK = 0.65  # font sizes: wider than between words
_MOST_CUT = 0.1  # of the rows have a text over columns


class _Chain(NamedTuple):
    """The pieces of a level rule that touch: where it lies, and where its cells begin and end."""

    y: float
    edges: tuple[float, ...]


def jointed_columns(
    level: Sequence[_Rule],
    upright: Sequence[_Rule],
    segments: Sequence[Segment],
    words: Sequence[Word],
    fills: Sequence[Fill] = (),
) -> list[Segment]:
    """Return the walls of tables that the joints of level rules show, and the top of their header.

    Where the names of columns stand on ``fills`` of two storeys, their sides are the walls of the header.
    """
    if len(segments) < len(level) + len(upright) + _FEWEST_LEVELS * (_FEWEST_CELLS - 1):
        return []
    parts = [part for chains in _tables(_chains(segments)) for part in _walled_parts(chains, upright)]
    return [stroke for chains, walls in parts for stroke in _walls(chains, walls, words, fills)]


def _names(first: float, edges: Sequence[float], fills: Sequence[Fill]) -> list[Fill]:
    """Return the shades of the names of columns above the first rule: they fill the width, in one storey or two.

    A title row may stand between them and that rule.
    """
    over = [
        fill
        for fill in fills
        if first - _TALLEST_HEAD <= fill.top < fill.bottom <= first + _SAME_SIDE
        and all(_is_among(x, edges) for x in (fill.x0, fill.x1))
    ]
    foot = max((fill.bottom for fill in over), default=0.0)
    lowest = [fill for fill in over if abs(fill.bottom - foot) <= _SAME_HEIGHT]
    wide = sum(fill.x1 - fill.x0 for fill in lowest) >= edges[-1] - edges[0] - _SAME_SIDE
    return over if len(lowest) >= _FEWEST_CELLS and wide else []


def sides_of(fill: Fill) -> tuple[Segment, ...]:
    """Return the sides of a shade as strokes."""
    x0, top, x1, bottom, _ = fill
    return (
        Segment(x0, top, x1, top),
        Segment(x0, bottom, x1, bottom),
        Segment(x0, top, x0, bottom),
        Segment(x1, top, x1, bottom),
    )


def _chains(segments: Sequence[Segment]) -> Iterator[_Chain]:
    """Yield the level rules that touching pieces make, from the top."""
    pieces = sorted((s for s in segments if s.x1 - s.x0 > max(_WALL, s.bottom - s.top)), key=lambda s: s.top + s.bottom)
    start = 0
    for at in range(1, len(pieces) + 1):
        if at < len(pieces) and pieces[at].top - pieces[start].top <= _SAME_HEIGHT:
            continue
        row = sorted(pieces[start:at])
        start = at
        edges = [row[0].x0, row[0].x1]
        for piece in row[1:]:
            if abs(piece.x0 - edges[-1]) <= _JOINT and piece.x1 - piece.x0 >= _NARROWEST:
                edges.append(piece.x1)
            else:
                yield _Chain((row[0].top + row[0].bottom) / 2, tuple(edges))
                edges = [piece.x0, piece.x1]
        yield _Chain((row[0].top + row[0].bottom) / 2, tuple(edges))


def _tables(chains: Iterator[_Chain]) -> Iterator[list[_Chain]]:
    """Yield the chains of one table at a time: they end at one side, and the others have the edges of the widest."""
    groups: list[list[_Chain]] = []
    for chain in chains:
        group = next((g for g in groups if _fits(chain, g)), None)
        if group is not None:
            group.append(chain)
        elif len(chain.edges) > _FEWEST_CELLS:
            groups.append([chain])
    for group in groups:
        if sum(len(chain.edges) > _FEWEST_CELLS for chain in group) >= _FEWEST_LEVELS:
            yield group


def _fits(chain: _Chain, group: Sequence[_Chain]) -> bool:
    widest = max(group, key=lambda one: len(one.edges)).edges
    if chain.y - group[-1].y > _TALLEST or abs(chain.edges[-1] - widest[-1]) > _SAME_SIDE:
        return False
    few, many = sorted((chain.edges, widest), key=len)
    return all(_is_among(x, many) for x in few)


def _is_among(x: float, edges: Sequence[float]) -> bool:
    at = bisect_left(edges, x - _SAME_SIDE)
    return at < len(edges) and edges[at] <= x + _SAME_SIDE


def _walled_parts(
    chains: Sequence[_Chain], upright: Sequence[_Rule]
) -> Iterator[tuple[Sequence[_Chain], Sequence[_Rule]]]:
    """Yield a table with the walls that it has: without any, or, where only some columns have theirs, part by part.

    Such columns, those of a calendar, have theirs beside all rows: one part ends where all of them do. A table that is
    closed at a side has all its walls.
    """
    edges = max((chain.edges for chain in chains), key=len)
    left, right, first, last = edges[0], edges[-1], chains[0].y, chains[-1].y
    walls = [
        rule
        for rule in upright
        if left - _SAME_SIDE < rule[0] < right + _SAME_SIDE
        and rule[1] < last - _WALL
        and rule[2] > first + _WALL
        and rule[2] - rule[1] > _WALL
    ]
    if not walls:
        yield chains, walls
        return
    closed = any(min(abs(x - left), abs(x - right)) <= _SAME_SIDE for x, *_ in walls)
    if closed or not all(_is_among(x, edges) for x, *_ in walls):
        return
    start = 0
    for at in range(1, len(chains) + 1):
        high = chains[at - 1].y
        low = chains[at].y if at < len(chains) else high
        if at < len(chains) and any(y0 < high + _WALL and y1 > low - _WALL for _, y0, y1, _ in walls):
            continue
        part = chains[start:at]
        start = at
        own = [rule for rule in walls if rule[1] < part[-1].y - _WALL and rule[2] > part[0].y + _WALL]
        if len(part) >= _FEWEST_LEVELS and own:
            yield part, own


def _walls(
    chains: Sequence[_Chain], walls: Sequence[_Rule], words: Sequence[Word], fills: Sequence[Fill]
) -> list[Segment]:
    """Return the strokes that are missing around the cells of a table; none where a text says otherwise.

    Those of its ``walls`` that begin above its first rule tell where its header does.
    """
    edges = max((chain.edges for chain in chains), key=len)
    left, right, first, last = edges[0], edges[-1], chains[0].y, chains[-1].y
    inside = [w for w in words if left - _OVER <= w.x0 and w.x1 <= right + _OVER and not w.look.turn]
    below = [w for w in inside if last < w.top <= last + size_of(w)]
    if below and _filled(make_lines(below)[0], edges) > 1:
        return []  # its last row has no foot
    names = _names(first, edges, fills) if not walls else []
    if walls:
        top = min([y for _, y, _, _ in walls if first - _TALLEST_HEAD < y < first] or [first])
        found = [Segment(left, top, right, top)] if top < first else []
    elif names:
        top = max(fill.bottom for fill in names)
        found = [side for fill in names for side in sides_of(fill)]
    else:
        top = _top([w for w in inside if w.bottom <= first + _OVER], first, edges)
        found = [Segment(left, top, right, top)] if top < first else []
    heights = [*([top] if top < first - _SAME_HEIGHT else []), *(chain.y for chain in chains)]
    cut = 0
    for high, low in pairwise(heights):
        row = [w for w in inside if high < (w.top + w.bottom) / 2 < low]
        free = [x for x in edges[1:-1] if not any(w.x0 < x - _OVER and x + _OVER < w.x1 for w in row)]
        if row and _is_title(row, edges):
            free = []
        else:
            cut += len(free) < len(edges) - 2
        found.extend(Segment(x, high, x, low) for x in (left, *free, right))
    return found if cut <= _MOST_CUT * len(heights) else []


def _is_title(row: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether the words of a row run on from its first column over others."""
    first = make_lines(row)[0]
    alone = first.words[0].x0 < edges[1] < first.words[-1].x0 and first.bottom >= max(w.top for w in row)
    return alone and all(b.x0 - a.x1 < _BLANK * size_of(b) for a, b in pairwise(first.words))


def _top(words: Sequence[Word], y: float, edges: Sequence[float]) -> float:
    """Return where the names of columns begin that stand right above the first rule."""
    found: list[TextLine] = []
    for line in reversed(make_lines(words) if words else []):
        bottom = found[-1].bottom if found else y + 0.5 * size_of(line.words[0])
        crossed = any(w.x0 < x - _OVER and x + _OVER < w.x1 for w in line.words for x in edges)
        if crossed or len(found) == _MOST_HEAD_LINES or bottom - line.bottom > _NEXT_LINE * size_of(line.words[0]):
            break
        found.append(line)
    named = max((_filled(line, edges) for line in found), default=0)
    return min(line.top for line in found) - _PADDING if 2 * named > len(edges) - 1 else y


def _filled(line: TextLine, edges: Sequence[float]) -> int:
    """How many columns a line fills."""
    return len({bisect_left(edges, (word.x0 + word.x1) / 2) for word in line.words})
