"""Timelines: bars with a text in each, drawn from the year in which something begins to that in which it ends.

The years stand in a row above, as far apart as the bars' sides say. Each text gets its years in brackets; the row of
years, which is that of no item, is told by the bars.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, PageContent, Word
from extract.layout.text.lines import size_of

_YEAR = re.compile(r"20[0-4]\d")
_DIGITS = 4  # of a year
_FEWEST_YEARS = 3
_FEWEST_BARS = 3
_NARROWEST = 30.0  # points from year to year
_EVEN = 3.0  # points
_SIDE = 0.1  # of a year: how far a bar may begin or end beside it
_LOWEST, _HIGHEST = 8.0, 90.0  # points
_FEWEST_LETTERS = 6  # of the text in a bar: a title, no sign
_MOSTLY = 0.9  # of the words below the years stand in bars
_NEXT_LINE = 1.45  # font sizes between the lines of one text
_APART = 4.0  # points to what a bar touches
_SAME = 1.0  # points


class Axis(NamedTuple):
    """The years of a row, where the first one begins and how wide each is; ``at`` are their words."""

    years: tuple[int, ...]
    start: float
    step: float
    bottom: float
    at: tuple[int, ...]

    def columns(self, x0: float, x1: float) -> range | None:
        """The places of the years from ``x0`` to ``x1``; None where these are not the sides of years."""
        first, last = (x0 - self.start) / self.step, (x1 - self.start) / self.step
        begin, end = round(first), round(last)
        if max(abs(first - begin), abs(last - end)) > _SIDE or not 0 <= begin < end <= len(self.years):
            return None
        return range(begin, end)

    def span(self, x0: float, x1: float) -> str | None:
        """The years from ``x0`` to ``x1`` in brackets; None where these are not the sides of years."""
        columns = self.columns(x0, x1)
        if columns is None:
            return None
        a, b = self.years[columns[0]], self.years[columns[-1]]
        return f"({a})" if a == b else f"({a}-{b})"


def with_year_bars(content: PageContent) -> PageContent:
    """Return a page with the years of its bars behind the texts in them; other pages as they are."""
    axis = year_axis(content.words) if len(content.fills) >= _FEWEST_BARS else None
    if axis is None:
        return content
    spans: dict[Fill, str] = {}
    for fill in content.fills:
        if fill.top >= axis.bottom and _LOWEST <= fill.bottom - fill.top <= _HIGHEST:
            span = axis.span(fill.x0, fill.x1)
            if span is not None:
                spans[fill] = span
    held: dict[Fill, list[int]] = {}
    below = 0
    for at, word in enumerate(content.words):
        if word.top > axis.bottom and axis.start < word.x0:
            below += 1
            bar = next((fill for fill in spans if holds(fill, word)), None)
            if bar is not None:
                held.setdefault(bar, []).append(at)
    told = [sum(len(content.words[at].text) for at in inside) >= _FEWEST_LETTERS for inside in held.values()]
    if len(held) < _FEWEST_BARS or not all(told) or sum(map(len, held.values())) < _MOSTLY * below:
        return content
    if max(Counter(spans[bar] for bar in held).values()) == len(held) or _are_rows(list(held), content, axis):
        return content
    behind = {inside[-1]: spans[bar] for bar, inside in held.items()}
    words: list[Word] = []
    for at, word in enumerate(content.words):
        words.append(word._replace(look=word.look._replace(invisible=True)) if at in axis.at else word)
        if at in behind:
            words.append(word._replace(text=behind[at], x0=word.x1 + 2, x1=word.x1 + 3, start=-1, end=-1))
    bars = [bar for bar in spans if any(_same_place(bar, other) for other in held)]
    return content._replace(
        words=tuple(words),
        fills=tuple(f._replace(x0=f.x0 + _APART) if any(_within(f, bar) for bar in bars) else f for f in content.fills),
    )


def year_axis(words: Sequence[Word]) -> Axis | None:
    """The row of years that follow one another, as far from each other, on a page that has one such row."""
    years = [at for at, word in enumerate(words) if len(word.text) == _DIGITS and _YEAR.fullmatch(word.text)]
    if len(years) < _FEWEST_YEARS:
        return None
    rows: dict[int, list[int]] = {}
    for at in years:
        rows.setdefault(round(words[at].bottom), []).append(at)
    found = [row for row in rows.values() if len(row) >= _FEWEST_YEARS]
    if len(found) != 1:
        return None
    row = sorted(found[0], key=lambda at: words[at].x0)
    middles = [(words[at].x0 + words[at].x1) / 2 for at in row]
    steps = [b - a for a, b in pairwise(middles)]
    step = sum(steps) / len(steps)
    counted = all(int(words[b].text) == int(words[a].text) + 1 for a, b in pairwise(row))
    if not counted or step < _NARROWEST or max(steps) - min(steps) > _EVEN:
        return None
    start = middles[0] - step / 2
    return Axis(tuple(int(words[at].text) for at in row), start, step, words[row[0]].bottom, tuple(row))


def holds(fill: Fill, word: Word) -> bool:
    """Whether a bar is drawn behind a word."""
    middle = (word.top + word.bottom) / 2
    return fill.x0 <= word.x0 and word.x1 <= fill.x1 + _SAME and fill.top < middle < fill.bottom


def _are_rows(bars: Sequence[Fill], content: PageContent, axis: Axis) -> bool:
    """Whether each bar has a text of its own before it: what stands in the bars are then phases of that."""
    before = [word for word in content.words if word.x1 <= axis.start and word.top > axis.bottom]
    before.sort(key=lambda word: word.bottom)
    texts = bool(before) + sum(b.bottom - a.bottom > _NEXT_LINE * size_of(b) for a, b in pairwise(before))
    return texts >= len(bars)


def _same_place(one: Fill, other: Fill) -> bool:
    return abs(one.top - other.top) <= _SAME and abs(one.x1 - other.x1) <= _SAME


def _within(fill: Fill, bar: Fill) -> bool:
    return _same_place(fill, bar) and abs(fill.bottom - bar.bottom) <= _SAME
