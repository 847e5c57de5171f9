"""Large first letters that stand beside the first lines of a paragraph: they belong to its first word."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Word

LEAST_SIZE = 20.0  # points of such a letter
_LARGER = 2.0  # times the size of the text beside it
_NEAR = 1.2  # font sizes of the text between the letter and its word


def with_drop_caps(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return ``words`` with large first letters joined to the rest of their words."""
    taken: set[int] = set()
    joined: dict[int, Word] = {}
    for at, letter in enumerate(words):
        if letter.look.size < LEAST_SIZE or len(letter.text) > 2 or not letter.text[0].isupper():
            continue
        if letter.look.slanted or letter.look.turn or letter.look.invisible:
            continue
        beside = [other for other, word in enumerate(words) if _begins_beside(word, letter)]
        first = min(beside, key=lambda other: words[other].top, default=None)
        if first is not None and words[first].text[0].islower():
            taken.add(at)
            joined[first] = words[first]._replace(text=letter.text + words[first].text)
    if not taken:
        return tuple(words)
    return tuple(joined.get(at, word) for at, word in enumerate(words) if at not in taken)


def _begins_beside(word: Word, letter: Word) -> bool:
    size = word.look.size
    if not size or letter.look.size < _LARGER * size or not -1.0 <= word.x0 - letter.x1 <= _NEAR * size:
        return False
    return letter.top <= (word.top + word.bottom) / 2 <= letter.bottom
