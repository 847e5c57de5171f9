"""Blank strips so narrow that words on both sides stand as close as within a text.

That no word of many lines crosses such a strip is chance within a text only where its blanks are those of any text: the
end of a cell leaves another blank before the next cell on nearly every line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Protocol

from extract.layout.engine.content import Word
from extract.layout.text.lines import size_of

_STEP = 0.5  # points: how finely strips are measured
_NARROWEST = 1.5  # points
_MOST_CROSSING = 0.05  # of the lines of several texts
_MOST_TITLES = 0.3  # of all lines: single texts that begin at the left
_MOST_BLANKS = 0.2  # of the lines with words on both sides leave the blank of any text there
_FEWEST_LINES = 3  # with words on both sides
_CLOSE = 0.65  # font sizes
_USUAL_BLANK = 0.27  # font sizes
_SAME_BLANK = 0.04  # font sizes

Strip = tuple[float, float]


class _Run(Protocol):
    @property
    def words(self) -> tuple[Word, ...]: ...


def narrow_strips(rows: Sequence[Sequence[_Run]]) -> list[Strip]:
    """Return the strips between columns that are too narrow to part the runs of their lines, from the left."""
    lines = [[word for run in row for word in run.words] for row in rows]
    left = min((words[0].x0 for words in lines), default=0.0)
    right = max((max(word.x1 for word in words) for words in lines), default=0.0)
    several = [words for row, words in zip(rows, lines, strict=True) if len(row) > 1]
    single = [words for row, words in zip(rows, lines, strict=True) if len(row) == 1]
    crossed = [_covered(group, left, right) for group in (several, single)]
    free = [
        a <= _MOST_CROSSING * len(several) and b <= _MOST_TITLES * len(lines) for a, b in zip(*crossed, strict=True)
    ]
    found: list[Strip] = []
    start: int | None = None
    for at, is_free in enumerate([*free, False]):
        if is_free:
            start = at if start is None else start
        elif start is not None:
            strip = left + start * _STEP, left + at * _STEP
            if start > 0 and at < len(free) and strip[1] - strip[0] >= _NARROWEST and _parts_cells(strip, several):
                found.append(strip)
            start = None
    return found


def _covered(lines: Sequence[Sequence[Word]], left: float, right: float) -> list[int]:
    """Return how many lines have a word at each step from ``left`` to ``right``."""
    changes = [0] * (int((right - left) / _STEP) + 3)
    for words in lines:
        for word in words:
            changes[max(0, int((word.x0 - left) / _STEP))] += 1
            changes[int((word.x1 - left) / _STEP) + 1] -= 1
    total = 0
    covered = []
    for change in changes:
        total += change
        covered.append(total)
    return covered


def _parts_cells(strip: Strip, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the blanks of the lines at a strip are other than between the words of a text, some of them narrow.

    They may be like these where texts that end there, and begin anywhere, stand before texts that all begin there.
    """
    both = 0
    close: list[tuple[Sequence[Word], int]] = []
    for words in lines:
        before = max((at for at, word in enumerate(words) if word.x1 <= strip[0] + _STEP), default=None)
        if before is None or before + 1 >= len(words) or words[before + 1].x0 < strip[1] - _STEP:
            continue
        both += 1
        if words[before + 1].x0 - words[before].x1 <= _CLOSE * size_of(words[before]):
            close.append((words, before))
    blanks = sum(_is_blank(words, at) for words, at in close)
    if both < _FEWEST_LINES or not close:
        return False
    return (len(close) > blanks and blanks <= _MOST_BLANKS * both) or _ends_there(close)


def _ends_there(close: Sequence[tuple[Sequence[Word], int]]) -> bool:
    """Whether texts of several lengths end where others begin, figures right before words as a rule."""
    starts = [_start(words, at) for words, at in close]
    after = {words[at + 1].text for words, at in close}
    places = [words[at + 1].x0 for words, at in close]
    sizes = [size_of(words[at]) for words, at in close]
    lengths = len({round(2 * start / size) for start, size in zip(starts, sizes, strict=True)})
    return lengths >= _FEWEST_LINES and len(after) > 1 and max(places) - min(places) < 2 * _STEP


def _start(words: Sequence[Word], at: int) -> float:
    """Return where the text begins that holds word ``at``."""
    while at > 0 and words[at].x0 - words[at - 1].x1 <= _CLOSE * size_of(words[at]):
        at -= 1
    return words[at].x0


def _is_blank(words: Sequence[Word], at: int) -> bool:
    """Whether the blank behind word ``at`` is as wide as those between the words of the line."""
    return abs((words[at + 1].x0 - words[at].x1) / size_of(words[at]) - _blank(words, at)) <= _SAME_BLANK


def _blank(words: Sequence[Word], at: int) -> float:
    """Return the usual blank between the words of a line, in font sizes, that behind word ``at`` left out."""
    pairs = ((before, after) for k, (before, after) in enumerate(pairwise(words)) if k != at)
    gaps = [(after.x0 - before.x1) / size_of(before) for before, after in pairs]
    narrow = [gap for gap in gaps if 0 < gap <= _CLOSE]
    return median(narrow) if narrow else _USUAL_BLANK
