"""Bullets and short remarks set at the middle of an entry of two lines: they belong to its first line.

Pages laid out by a browser or by hand centre what stands beside a text: the disc before it, the rate behind it. Between
two lines they would be a line of their own, or part of the second.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import SIGNS
from extract.layout.engine.content import Word
from extract.layout.text.lines import size_of
from extract.layout.text.symbols import is_picture

_MIDDLE = 1.2  # points
_FLUSH = 1.0  # points
_FURTHEST = 3.0  # font sizes between a mark and its text
_NEXT_LINE = 1.7  # font sizes between two lines of one text
_APART = 0.3  # font sizes between the middle of a mark and that of a line
_MOST_WORDS = 4  # of a remark behind the text


def with_centred_marks(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a page, such marks and what stands level with them raised to the first line beside them."""
    single = [at for at, word in enumerate(words) if len(word.text) == 1]  # characters, as marks are
    marks = [at for at in single if words[at].text in SIGNS or is_picture(words[at].text)]
    if len(marks) < 2:
        return words
    moved: dict[int, float] = {}
    for at in marks:
        lines = _lines_beside(words[at], words)
        if lines is None:
            continue
        up = _middle(words[at]) - _middle(lines[0])
        end = min((words[o].x0 for o in marks if o != at and words[o].x0 > words[at].x1), default=float("inf"))
        level = [
            o for o, word in enumerate(words) if lines[0].x0 < word.x0 < end and _is_level(word, words[at], _MIDDLE)
        ]
        moved[at] = up
        moved |= dict.fromkeys(level, up) if len(level) <= _MOST_WORDS else {}
    if not moved:
        return words
    return tuple(
        word._replace(top=word.top - moved[at], bottom=word.bottom - moved[at]) if at in moved else word
        for at, word in enumerate(words)
    )


def _lines_beside(mark: Word, words: Sequence[Word]) -> tuple[Word, Word] | None:
    """The first words of the two lines beside a mark, if its middle is that of both; None for any other mark."""
    right = [word for word in words if 0 < word.x0 - mark.x1 <= _FURTHEST * size_of(word)]
    near = [word for word in right if abs(_middle(word) - _middle(mark)) <= _NEXT_LINE * size_of(word)]
    if not near:
        return None
    side = min(word.x0 for word in near)
    first = sorted((word for word in near if word.x0 - side <= _FLUSH), key=_middle)
    if len(first) != 2 or first[0].look != first[1].look:
        return None
    upper, lower = first
    centred = abs(_middle(upper) + _middle(lower) - 2 * _middle(mark)) <= 2 * _MIDDLE
    size = size_of(upper)
    apart = _middle(lower) - _middle(upper)
    return (upper, lower) if centred and 2 * _APART * size < apart <= _NEXT_LINE * size else None


def _is_level(word: Word, mark: Word, slack: float) -> bool:
    return abs(_middle(word) - _middle(mark)) <= slack


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
