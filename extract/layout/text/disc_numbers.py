"""Numbers in discs before the texts that they number: each stands on the baseline of the first line beside it.

A number in smaller print in the middle of its disc has a baseline of its own, and would be a line of its own above the
text or in the midst of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.engine.content import Fill, Word
from extract.layout.text.lines import size_of

_FEWEST = 2  # on a page
_LONGEST = 3  # characters
_FARTHEST = 3.0  # font sizes between a disc and its text
_FLUSH = 2.0  # points
_BESIDE = 0.3  # of the height of a line of text that the disc stands beside


def with_numbers_on_lines(words: tuple[Word, ...], discs: Sequence[Fill]) -> tuple[Word, ...]:
    """Return the words of a page, the number in each of ``discs`` on the baseline of the text at its right."""
    if len(discs) < _FEWEST or not any(word.text.isdigit() for word in words):
        return words
    moved = dict(_moved(words, dict.fromkeys(discs)))
    if len(moved) < _FEWEST:
        return words
    return tuple(
        word._replace(top=word.top + moved[at], bottom=word.bottom + moved[at]) if at in moved else word
        for at, word in enumerate(words)
    )


def _moved(words: Sequence[Word], discs: Sequence[Fill] | dict[Fill, None]) -> Iterator[tuple[int, float]]:
    """Yield the index of the number in each disc, and how far down the baseline of its text is."""
    numbers = [at for at, word in enumerate(words) if word.text.isdigit() and len(word.text) <= _LONGEST]
    for disc in discs:
        inside = [at for at in numbers if _stands_in(words[at], disc)]
        if len(inside) == 1 and (first := _first_beside(words, disc)) is not None:
            yield inside[0], first.bottom - words[inside[0]].bottom


def _first_beside(words: Sequence[Word], disc: Fill) -> Word | None:
    """The word that begins the text at the right of a disc: the upper one of the lines that stand beside it."""
    right = [
        word
        for word in words
        if 0 < word.x0 - disc.x1 <= _FARTHEST * size_of(word)
        and min(word.bottom, disc.bottom) - max(word.top, disc.top) >= _BESIDE * (word.bottom - word.top)
    ]
    side = min((word.x0 for word in right), default=0.0)
    first = sorted((word for word in right if word.x0 - side <= _FLUSH), key=lambda word: word.bottom)
    alike = all(one.look == other.look for one, other in pairwise(first))
    return first[0] if first and alike else None


def _stands_in(word: Word, disc: Fill) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return disc.x0 <= x <= disc.x1 and disc.top <= y <= disc.bottom
