"""Timelines of one project: a sign over each of its years, full where it is at work. What they say is written out.

"● ● ○" over "2031 2032 2033" becomes "Période : 2031 2032". Discs that are drawn over some of the years are such signs
too. The signs may stand under the years where each of several projects has its own line of them, with nothing else on
it. Signs in the columns of years that belong to none of them are the rows of a table: all of it stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, Look, Word
from extract.layout.text.lines import size_of

_FULL, _EMPTY = frozenset("●⬤•◉■◼✔✓☑"), frozenset("○◯◦□◻☐")
_SIGNS = _FULL | _EMPTY
_FEWEST_YEARS = 3
_FEWEST_UNDER = 2  # lines of years with signs under them
_SAME = 1.5  # points
_CENTRED = 3.0  # points
_NEAR = 3.0  # font sizes from a sign to its year
_LABEL = ("Période", ":")


class _Sign(NamedTuple):
    """A sign as printed or drawn; ``word`` is None for a disc."""

    x: float
    y: float
    look: object
    is_full: bool
    word: Word | None


def with_timelines(words: tuple[Word, ...], discs: Sequence[Fill]) -> tuple[Word, ...]:
    """Return the words of a page with the years of each timeline that its signs mark, in the place of all of it."""
    signs = [_sign(word) for word in words if word.text in _SIGNS]
    signs += [_Sign((d.x0 + d.x1) / 2, (d.top + d.bottom) / 2, d.colour, True, None) for d in dict.fromkeys(discs)]
    lines = _lines_of_years(words) if signs else []
    if not lines:
        return words
    over = [_near(line, signs) for line in lines]
    if not all(over) and _are_apart(lines, words):
        over = [_near(line, signs, under=True) for line in lines]
    known = {id(sign) for row in over for sign in row}
    if not all(over) or any(id(sign) not in known and _is_aligned(sign, lines) for sign in signs):
        return words
    gone: set[int] = set()
    left: set[int] = set()
    first: dict[int, Word] = {}
    for line, row in zip(lines, over, strict=True):
        ticked = [year for year in line if any(sign.is_full and _stands_at(sign, year) for sign in row)]
        gone.update(id(sign.word) for sign in row if sign.word is not None)
        gone.update(id(year) for year in line if year not in ticked)
        left.update(id(year) for year in ticked)
        if ticked:
            first[id(ticked[0])] = line[0]
    whole: list[Word] = []
    for word in words:
        if id(word) in first:
            whole.extend(_labels(word, first[id(word)]))
        if id(word) not in gone:
            whole.append(word._replace(look=Look(size=word.look.size)) if id(word) in left else word)
    return tuple(whole)


def _sign(word: Word) -> _Sign:
    return _Sign((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2, None, word.text in _FULL, word)


def _lines_of_years(words: Sequence[Word]) -> list[list[Word]]:
    """The years that count on from the left on one line; several such runs may stand side by side."""
    years = [word for word in words if len(word.text) == 4 and word.text.isdecimal() and word.text.startswith("20")]
    runs: list[list[Word]] = []
    for year in sorted(years, key=lambda word: (round(word.top), word.x0)):
        last = runs[-1][-1] if runs else None
        if last is not None and abs(last.top - year.top) <= _SAME and int(year.text) == int(last.text) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [run for run in runs if len(run) >= _FEWEST_YEARS]


def _are_apart(lines: Sequence[Sequence[Word]], words: Sequence[Word]) -> bool:
    """Whether several lines of years have their heights for themselves, as no head of a table's columns has."""
    years = {id(year) for line in lines for year in line}
    tops = {line[0].top for line in lines}
    level = (word for word in words if not word.look.turn and id(word) not in years)
    return len(lines) >= _FEWEST_UNDER and not any(abs(word.top - top) <= _SAME for word in level for top in tops)


def _near(line: Sequence[Word], signs: Sequence[_Sign], *, under: bool = False) -> list[_Sign]:
    """The signs right over (or under) the years of a line, all at one height: one at each, or discs at some of them."""
    reach, top, bottom = _NEAR * size_of(line[0]), line[0].top, line[0].bottom
    near = [s for s in signs if 0 < (s.y - bottom if under else top - s.y) <= reach]
    near = [s for s in near if any(_stands_at(s, year) for year in line)]
    if not near or max(s.y for s in near) - min(s.y for s in near) > _SAME:
        return []
    printed = sum(sign.word is not None for sign in near)
    alike = len({sign.look for sign in near}) == 1
    return near if alike and (printed == len(line) or (not printed and len(near) <= len(line))) else []


def _stands_at(sign: _Sign, year: Word) -> bool:
    return abs(2 * sign.x - year.x0 - year.x1) <= 2 * _CENTRED


def _is_aligned(sign: _Sign, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a sign stands in the column of a year, as the crosses of a table do."""
    return any(_stands_at(sign, year) for line in lines for year in line)


def _labels(year: Word, first: Word) -> tuple[Word, ...]:
    """The label of the years that are left, before these, in the room that those gone leave or a little before."""
    look = Look(size=year.look.size)
    start = min(first.x0, year.x0 - 3 * size_of(year))
    edges = (start, start + 0.8 * (year.x0 - start), year.x0 - 1)
    return tuple(
        Word(text, x0, year.top, x1, year.bottom, look) for text, (x0, x1) in zip(_LABEL, pairwise(edges), strict=True)
    )
