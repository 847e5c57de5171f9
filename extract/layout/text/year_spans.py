"""Bars drawn under years, in the rows of a calendar: each is a disc under every year in which its row is at work.

The columns of the years go on with the shades of the rows that end where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.engine.content import Fill, Look, PageContent, Segment, Word
from extract.layout.text.drawn_signs import DISC
from extract.layout.text.lines import size_of
from extract.layout.text.year_bars import Axis, holds, year_axis

_FEWEST_BARS = 2
_MOST_SIZES = 2.5  # font sizes of the years: a bar is no higher
_TOUCHING = 3.0  # points
_SAME = 1.5  # points


def with_year_spans(content: PageContent, bars: Sequence[Fill]) -> PageContent:
    """Return a page whose bars under its years are written discs, if all of them begin and end with a year.

    ``bars`` are those with round ends; shades that lie over the rules between the years are such bars too.
    """
    axis = year_axis(content.words) if len(bars) + len(content.fills) >= _FEWEST_BARS else None
    if axis is None:
        return content
    size = size_of(content.words[axis.at[0]])
    over = _over_rules(content, axis)
    under = [bar for bar in dict.fromkeys([*bars, *over]) if bar.top >= axis.bottom - _SAME and bar.x1 > axis.start]
    free = [bar for bar in under if not any(holds(bar, word) for word in content.words)]
    columns = [axis.columns(bar.x0, bar.x1) for bar in free]
    if len(free) < max(_FEWEST_BARS, len(under)) or None in columns:
        return content
    if any(bar.bottom - bar.top > _MOST_SIZES * size for bar in free) or not _have_rows(free, content.words, axis):
        return content
    discs = [
        _disc(bar, content.words[axis.at[column]])
        for bar, inside in zip(free, columns, strict=True)
        for column in inside or ()
    ]
    fills = [fill for fill in content.fills if fill not in over]
    return content._replace(words=(*content.words, *discs), fills=(*fills, *_longer_rows(fills, free, axis)))


def _over_rules(content: PageContent, axis: Axis) -> set[Fill]:
    """The shades as high as those that a rule between two years runs through: no shade of a cell does so."""
    spans = [fill for fill in content.fills if fill.top >= axis.bottom and axis.columns(fill.x0, fill.x1) is not None]
    upright = [s for s in content.segments if s.bottom - s.top > s.x1 - s.x0] if spans else []
    heights = {round(bar.bottom - bar.top) for bar in spans if any(_crosses(stroke, bar) for stroke in upright)}
    return {bar for bar in spans if round(bar.bottom - bar.top) in heights}


def _crosses(stroke: Segment, bar: Fill) -> bool:
    inside = bar.x0 + _TOUCHING < stroke.x0 and stroke.x1 < bar.x1 - _TOUCHING
    return inside and stroke.top < bar.top and bar.bottom < stroke.bottom


def _have_rows(bars: Sequence[Fill], words: Sequence[Word], axis: Axis) -> bool:
    """Whether a text stands before the years at the height of each bar."""
    before = [word for word in words if word.x1 <= axis.start + _SAME]
    return all(any(word.top < bar.bottom and bar.top < word.bottom for word in before) for bar in bars)


def _disc(bar: Fill, year: Word) -> Word:
    """A written disc as high as the year that it stands under, in the middle of a bar."""
    middle, half = (bar.top + bar.bottom) / 2, (year.bottom - year.top) / 2
    across = (year.x0 + year.x1) / 2
    look = Look(size=year.look.size, colour=bar.colour)
    return Word(DISC, across - half, middle - half, across + half, middle + half, look)


def _longer_rows(fills: Sequence[Fill], bars: Sequence[Fill], axis: Axis) -> Iterator[Fill]:
    """The shades of rows that end where the years begin, for each year again."""
    top, bottom = min(bar.top for bar in bars), max(bar.bottom for bar in bars)
    for fill in dict.fromkeys(fills):
        if abs(fill.x1 - axis.start) <= _TOUCHING and fill.top < bottom and top < fill.bottom:
            edges = [fill.x1, *(axis.start + axis.step * at for at in range(1, len(axis.years) + 1))]
            for x0, x1 in pairwise(edges):
                yield fill._replace(x0=x0, x1=x1)
