"""Numbered items side by side in loose text ("Projet 1", "Projet 2"): each heads a column, none is a cell of a row.

A table has the items of one level below each other. Where they stand beside each other, what is below each speaks of it
alone; a heading above such a row is that of all its columns, however short it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extract import lexicon
from extract.layout.text.lines import TextLine
from extract.layout.text.symbols import is_bullet

_FEWEST_COLUMNS = 2
_SHORTEST_WORD = 4  # letters: codes may stand in two columns of a table
_SAME_BASELINE = 2.0  # points
_SAME_SIDE = 3.0  # points
_LARGER = 1.05  # times the print of the items' heads
_NARROWEST = 4.0  # points
_LEVELS = frozenset({"action", "operational_objective", "strategic_objective", "objective", "theme", "sub_action"})

Gutter = tuple[float, float]  # the left and right side of a blank strip


class Heads(NamedTuple):
    """The items of a page that stand side by side: the word that they share, and their lines from the top."""

    word: str
    lines: tuple[TextLine, ...]

    def number(self, line: TextLine) -> tuple[int, ...] | None:
        """The number of a line that is one of these items' heads, None for any other line."""
        found = head_of(line)
        return found[1] if found is not None and found[0] == self.word else None

    def may_stand_above(self, line: TextLine) -> bool:
        """Whether a line may be a heading over several items: in larger print, or one of another word and number."""
        head = head_of(line)
        larger = line.look.size > _LARGER * max(head.look.size for head in self.lines)
        return larger if head is None else head[0] != self.word


def head_of(line: TextLine) -> tuple[str, tuple[int, ...]] | None:
    """Return the word of level and the number that a line begins with, or None."""
    match = _pattern().match(line.text)
    if match is None:
        return None
    return match["word"].casefold(), tuple(int(part) for part in re.findall(r"\d+", match["number"]))


def sibling_heads(lines: Sequence[TextLine], shortest: int = _SHORTEST_WORD) -> Heads | None:
    """Return the items that stand side by side among the loose lines of a page; None where there are none.

    The word that they share has ``shortest`` letters at least, or a list stands below each of them.
    """
    found = [(line, head) for line in lines if (head := head_of(line)) is not None]
    for word in dict.fromkeys(head[0] for _, head in found):
        heads = [line for line, head in found if head[0] == word]
        rows, listed = _rows(heads), len(word) < shortest
        beside = [row for row in rows if len(row) >= _FEWEST_COLUMNS and _counts_up(row)]
        if any(_heads_all(row, rows, lines, listed=listed) for row in beside):
            return Heads(word, tuple(line for row in rows for line in row))
    return None


def head_gutters(heads: Heads, lines: Sequence[TextLine]) -> list[Gutter]:
    """Return the blank strips between the columns that such items head."""
    starts = [line.x0 for line in sorted(heads.lines, key=lambda line: line.x0)]
    sides = [starts[0], *(b for a, b in pairwise(starts) if b - a > _SAME_SIDE)]
    found: list[Gutter] = []
    for left, right in pairwise(sides):
        ends = [line.x1 for line in lines if left - _SAME_SIDE <= line.x0 and line.x1 < right]
        if ends and right - max(ends) >= _NARROWEST:
            found.append((max(ends), right))
    return found


def _rows(heads: Sequence[TextLine]) -> list[list[TextLine]]:
    rows: list[list[TextLine]] = []
    for line in sorted(heads, key=lambda one: (one.bottom, one.x0)):
        if rows and line.bottom - rows[-1][0].bottom <= _SAME_BASELINE:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _counts_up(row: Sequence[TextLine]) -> bool:
    """Whether the heads of a row look alike, and their numbers of as many parts go up."""
    numbers = [head[1] for line in row if (head := head_of(line)) is not None]
    alike = all(line.look == row[0].look for line in row)
    return alike and all(len(a) == len(b) and a < b for a, b in pairwise(numbers))


def _heads_all(
    row: Sequence[TextLine], rows: Sequence[Sequence[TextLine]], lines: Sequence[TextLine], *, listed: bool
) -> bool:
    """Whether below each head of a row stand lines that begin where it does or within its column, and none beside.

    ``listed``: the entries of a list with bullets are among them.
    """
    top = max(line.bottom for line in row)
    end = min((other[0].top for other in rows if other[0].top > top), default=float("inf"))
    below = [line for line in lines if top < line.bottom and line.bottom < end]
    if any(line.x0 < row[0].x0 - _SAME_SIDE for line in below):
        return False
    sides = [*(line.x0 for line in row), float("inf")]
    within = [
        [line for line in below if a - _SAME_SIDE <= line.x0 and line.x1 < b - _NARROWEST] for a, b in pairwise(sides)
    ]
    if listed:
        return all(any(is_bullet(line.words[0].text) for line in held) for held in within)
    return all(any(abs(line.x0 - a) <= _SAME_SIDE for line in held) for held, a in zip(within, sides, strict=False))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(f"(?:{row['pattern']})" for row in lexicon.load("markers")["marker"] if row["level"] in _LEVELS)
    return re.compile(
        rf"(?P<word>{words})(?![a-zà-ÿ])\s*(?:n\s?[°ºo.]\s*)?(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)(?![\d€%])",
        re.IGNORECASE,
    )
