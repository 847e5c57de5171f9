"""Discs drawn under the years in which something is done: each is a tick of its row.

Those of a row in which nothing is done are rings, or not drawn at all. Discs of several colours tell states, not years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.engine.content import Fill, Look, Word
from extract.layout.text.drawn_signs import DISC
from extract.layout.text.lines import size_of

_YEAR = re.compile(r"20[0-4]\d")
_FEWEST_YEARS = 3
_FEWEST_DISCS = 2
_SAME = 1.0  # points
_CENTRED = 3.0  # points
_SMALLEST, _LARGEST = 0.5, 3.0  # font sizes of the years


def with_year_discs(words: tuple[Word, ...], discs: Sequence[Fill]) -> tuple[Word, ...]:
    """Return the words of a page with a written disc for each drawn one under a year, all of one size and colour."""
    years = _years(words) if len(discs) >= _FEWEST_DISCS else []
    if not years:
        return words
    size = size_of(years[0])
    found = [
        disc
        for disc in dict.fromkeys(discs)
        if _SMALLEST * size <= disc.bottom - disc.top <= _LARGEST * size
        and any(_is_under(disc, year) for year in years)
        and not any(_holds(disc, word) for word in words)
    ]
    alike = {(round(disc.bottom - disc.top), disc.colour) for disc in found}
    if len(found) < _FEWEST_DISCS or len(alike) > 1:
        return words
    return (*words, *(_written(disc, years[0]) for disc in found))


def _years(words: Sequence[Word]) -> list[Word]:
    """The first printed line of years that count on, from the left."""
    years = [word for word in words if _YEAR.fullmatch(word.text)]
    for first in years:
        line = sorted((word for word in years if abs(word.top - first.top) <= _SAME), key=lambda word: word.x0)
        counts = [int(word.text) for word in line]
        if len(line) >= _FEWEST_YEARS and counts == list(range(counts[0], counts[0] + len(counts))):
            return line
    return []


def _is_under(disc: Fill, year: Word) -> bool:
    return disc.top > year.bottom - _SAME and abs((disc.x0 + disc.x1) - (year.x0 + year.x1)) <= 2 * _CENTRED


def _holds(disc: Fill, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return disc.x0 <= x <= disc.x1 and disc.top <= y <= disc.bottom


def _written(disc: Fill, year: Word) -> Word:
    """The disc as a sign as high as a year, in the middle of what is drawn."""
    middle, half = (disc.top + disc.bottom) / 2, (year.bottom - year.top) / 2
    look = Look(size=year.look.size, colour=disc.colour)
    return Word(DISC, disc.x0, middle - half, disc.x1, middle + half, look)
