"""Rows of a table without level rules whose upright ones are drawn cell by cell: a row ends where all are set on.

Programs that draw the sides of each cell leave a joint in every wall at the foot of every row. A text of the first
columns that stands for several rows goes on through the joints beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from extract.layout.engine.content import Segment, Word
from extract.layout.text.lines import size_of

_Rule = tuple[float, float, float, float]  # where it lies, from where to where it runs, half its thickness

_FEWEST_WALLS = 4  # that are set on at one height, the sides included
_FEWEST_ON = 2  # of them go on
_ON_WALL = 1.0  # points off a wall
_JOINT = 1.5  # points that two pieces of a wall may stand apart, or overlap beyond their thickness
_TOGETHER = 1.5  # points between the joints of one row
_LOWEST = 6.0  # points of a row
_RUNS_PAST = 3.0
_NEAR_RULE = 4.5
_SAME_TEXT = 1.5  # font sizes between the lines of one text
_LEVEL = 1.0  # points between the first lines of one row
_QUARTERS = (90, 270)


def jointed_rows(
    level: Sequence[_Rule], upright: Sequence[_Rule], strokes: Sequence[Segment], words: Sequence[Word]
) -> list[Segment]:
    """Return level strokes at the heights at which all walls of a table are set on, over the columns that end there."""
    if len(upright) < _FEWEST_WALLS or len(strokes) < len(level) + len(upright) + _FEWEST_ON:
        return []
    known = sorted(rule[0] for rule in level)
    rows = [(y, walls) for y, walls in _joints(upright, strokes) if not _is_near(y, known)]
    ends = sorted([*known, *(y for y, _ in rows)]) if rows else []
    found: list[tuple[Segment, bool]] = []  # and whether its cell is empty
    merging: set[tuple[float, float]] = set()
    for y, walls in rows:
        below = next(iter(ends[bisect_right(ends, y + _TOGETHER) :]), inf)
        columns = [[w for w in words if left < (w.x0 + w.x1) / 2 < right] for left, right in pairwise(walls)]
        tops = [min((w.top for w in held if y <= (w.top + w.bottom) / 2 < below), default=inf) for held in columns]
        first = True
        for side, held, top in zip(pairwise(walls), columns, tops, strict=True):
            if not _runs_through(held, y, top - min(tops) > _LEVEL, ends):
                first = first and top == inf and not any(word.look.turn in _QUARTERS for word in held)
                found.append((Segment(side[0], y, side[1], y), first))
            elif first:
                merging.add(side)
    return [stroke for stroke, empty in found if not empty or (stroke.x0, stroke.x1) not in merging]


def _joints(upright: Sequence[_Rule], strokes: Sequence[Segment]) -> Iterator[tuple[float, list[float]]]:
    """Yield the heights at which each of the walls that stand there is set on or ends, and where these walls stand."""
    pieces = sorted((s for s in strokes if s.bottom - s.top > s.x1 - s.x0), key=lambda s: (s.x0 + s.x1, s.top))
    middles = [(s.x0 + s.x1) / 2 for s in pieces]
    heights: list[tuple[float, float, bool]] = []
    for x, start, end, _ in upright:
        own = pieces[bisect_left(middles, x - _ON_WALL) : bisect_right(middles, x + _ON_WALL)]
        own = sorted((s for s in own if s.bottom > start and s.top < end), key=lambda s: s.top)
        heights.extend(
            ((above.bottom + below.top) / 2, x, True)
            for above, below in pairwise(own)
            if _JOINT >= below.top - above.bottom >= above.x0 - above.x1 - _JOINT
            and min(s.bottom - s.top for s in (above, below)) > _LOWEST
        )
        heights.extend((y, x, False) for y in (start, end))
    heights.sort()
    first = 0
    for at in range(1, len(heights) + 1):
        if at < len(heights) and heights[at][0] - heights[first][0] <= _TOGETHER:
            continue
        here, first = heights[first:at], at
        y = next((y for y, _, goes_on in here if goes_on), None)
        walls = {x for _, x, _ in here}
        if y is None or len(walls) < _FEWEST_WALLS or sum(goes_on for _, _, goes_on in here) < _FEWEST_ON:
            continue
        left, right = min(walls), max(walls)
        past = {x for x, start, end, _ in upright if start < y - _RUNS_PAST and end > y + _RUNS_PAST}
        if all(x in walls for x in past if left < x < right):
            yield y, sorted(walls)


def _is_near(y: float, heights: Sequence[float]) -> bool:
    at = bisect_left(heights, y - _NEAR_RULE)
    return at < len(heights) and heights[at] <= y + _NEAR_RULE


def _runs_through(words: Sequence[Word], y: float, off: bool, ends: Sequence[float]) -> bool:
    """Whether a text of a column goes on through height ``y``; ``off`` tells that the text below begins no row."""
    upright = [w for w in words if w.look.turn not in _QUARTERS]
    above = max((w for w in upright if (w.top + w.bottom) / 2 < y), key=lambda w: w.bottom, default=None)
    below = min((w for w in upright if (w.top + w.bottom) / 2 >= y), key=lambda w: w.top, default=None)
    if len(upright) < len(words) and (known := _turned_rows(words, y, above, below, ends)) is not None:
        return y not in known
    if above is None or below is None:
        return False
    cut = above.bottom > y + _LEVEL or below.top < y - _LEVEL
    return cut or (off and below.bottom - above.bottom <= _SAME_TEXT * size_of(below))


def _turned_rows(
    words: Sequence[Word], y: float, above: Word | None, below: Word | None, ends: Sequence[float]
) -> list[float] | None:
    """Return the heights that end the cells around ``y`` of texts that stand upright beside several rows.

    None where no such text stands next to ``y``: between it and the next line the first height is the edge of both,
    between two of them the one nearest to the middle.
    """
    texts = _turned_texts(words)
    if not any(top + _LEVEL < height < bottom - _LEVEL for top, bottom in texts for height in ends):
        return None
    high = above.bottom if above is not None else -inf
    low = below.top if below is not None else inf
    over = max((text for text in texts if sum(text) / 2 < y and text[0] >= high - _LEVEL), default=None)
    under = min((text for text in texts if sum(text) / 2 >= y and text[1] <= low + _LEVEL), default=None)
    if over is None and under is None:
        return None
    if over is not None and under is not None:
        return [_nearest(ends, (over[1] + under[0]) / 2)]
    if over is None:
        return [height for height in ends if height >= high - _LEVEL][:1] if above is not None else []
    return [height for height in ends if height <= low + _LEVEL][-1:] if below is not None else []


def _turned_texts(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return from where to where each text reaches that stands upright beside its rows."""
    found: list[tuple[float, float]] = []
    for word in sorted((w for w in words if w.look.turn in _QUARTERS), key=lambda w: w.top):
        if found and word.top - found[-1][1] <= _SAME_TEXT * size_of(word):
            found[-1] = found[-1][0], max(found[-1][1], word.bottom)
        else:
            found.append((word.top, word.bottom))
    return found


def _nearest(heights: Sequence[float], y: float) -> float:
    return min(heights, key=lambda known: abs(known - y))
