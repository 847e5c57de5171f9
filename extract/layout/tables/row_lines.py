"""The printed lines of a table without rules, shared out to its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.text.lines import size_of

_NEXT_LINE = 1.4  # font sizes: the next line of one text
_OPEN_ENDS = (",", "-", "'", "’")
_OPEN_WORDS = frozenset(("de", "du", "des", "et", "la", "le", "à"))
_SENTENCE_ENDS = (".", ";", ":")


class RowLine(NamedTuple):
    """A printed line shared out to columns: pieces as first column, last column, words."""

    bottom: float
    top: float
    pieces: tuple[tuple[int, int, tuple[Word, ...]], ...]

    def in_column(self, col: int) -> tuple[Word, ...]:
        """Return the words that stand in column ``col`` alone."""
        return tuple(word for first, last, words in self.pieces if first == col == last for word in words)

    @property
    def columns(self) -> set[int]:
        """The columns in which a piece begins."""
        return {first for first, _, _ in self.pieces}

    @property
    def spans(self) -> bool:
        """Whether a piece runs over columns."""
        return any(last > first for first, last, _ in self.pieces)


def goes_on(above: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether words can only be the next line of the text above: they begin in small letters, or it ends half-way."""
    if words[0].bottom - above[0].bottom > _NEXT_LINE * size_of(words[0]):
        return False
    first, last = words[0].text, above[-1].text
    open_end = last.endswith(_OPEN_ENDS) or last.lower() in _OPEN_WORDS
    return (first[0].islower() and not last.endswith(_SENTENCE_ENDS)) or open_end
