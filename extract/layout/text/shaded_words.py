"""Shades painted behind text word by word: the ground of a line, not the columns of a table.

Some writers paint the ground of marked text anew behind each word and each blank of it. Each blank looks like an
upright stroke then, and a line of such text like the row of a table. On a ground of the same colour none is seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Fill, Segment

_WIDEST_BLANK = 12.0  # points
_TALLEST_LINE = 60.0  # points
_SAME = 0.3  # points
_STEPS = 10  # places are told apart by tenths of a point

_Place = tuple[int, int, int]


def with_shades_joined(
    segments: tuple[Segment, ...], fills: tuple[Fill, ...]
) -> tuple[tuple[Segment, ...], tuple[Fill, ...]]:
    """Return the strokes without the blanks of shaded text, and the shades with one for each run of its words."""
    narrow = [s for s in segments if s.x1 - s.x0 <= _WIDEST_BLANK] if fills else []
    ends = {_place(fill.x1, fill) for fill in fills if fill.bottom - fill.top <= _TALLEST_LINE} if narrow else set()
    blanks = [s for s in narrow if _place(s.x0, s) in ends]
    starts = {_place(fill.x0, fill) for fill in fills} if blanks else set()
    blanks = [blank for blank in blanks if _place(blank.x1, blank) in starts]
    if not blanks:
        return segments, fills
    heights = {_place(0.0, blank) for blank in blanks}
    rows: dict[tuple[_Place, str], list[Fill]] = {}
    for fill in fills:
        if _place(0.0, fill) in heights:
            rows.setdefault((_place(0.0, fill), fill.colour), []).append(fill)
    gaps = {(_place(blank.x0, blank), _place(blank.x1, blank)) for blank in blanks}
    runs = {run[0]: run[0]._replace(x1=run[-1].x1) for row in rows.values() for run in _runs(row, gaps)}
    parts = {fill for row in rows.values() for fill in row}
    grounds = [fill for fill in fills if fill not in parts]
    joined = set(runs.values())
    kept = [runs.get(fill) if fill in parts else fill for fill in fills]
    seen = [fill for fill in kept if fill and (fill not in joined or not _is_unseen(fill, grounds))]
    drawn = set(blanks)
    return tuple(s for s in segments if s not in drawn), tuple(seen)


def _place(x: float, box: Fill | Segment) -> _Place:
    return round(x * _STEPS), round(box.top * _STEPS), round(box.bottom * _STEPS)


def _runs(row: Sequence[Fill], gaps: set[tuple[_Place, _Place]]) -> list[list[Fill]]:
    """Return the shades of a line in runs: between those of one there is a blank of theirs, or nothing."""
    runs: list[list[Fill]] = []
    for fill in sorted(row):
        last = runs[-1][-1] if runs else None
        if last and (fill.x0 - last.x1 <= _SAME or (_place(last.x1, last), _place(fill.x0, fill)) in gaps):
            runs[-1].append(fill)
        else:
            runs.append([fill])
    return runs


def _is_unseen(run: Fill, grounds: Sequence[Fill]) -> bool:
    """Whether a shade lies on one of its own colour."""
    below = [ground for ground in grounds if _holds(ground, run)]
    return bool(below) and min(below, key=lambda g: (g.x1 - g.x0) * (g.bottom - g.top)).colour == run.colour


def _holds(ground: Fill, run: Fill) -> bool:
    across = ground.x0 <= run.x0 + _SAME and ground.x1 >= run.x1 - _SAME
    return across and ground.top <= run.top + _SAME and ground.bottom >= run.bottom - _SAME
