"""Drawings that are glyphs of a font: large, and alone beside the text that they illustrate. They are no words."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.layout.engine.content import Word
from extract.layout.text.lines import size_of
from extract.layout.text.symbols import is_picture

_LARGER = 1.4  # times the usual print of the page
_NO_LARGER = 1.1  # times the text behind it
_ALONE = 1.2  # times its own size: the blank behind it


def without_drawings(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of a page without such drawings; one right before a text is its bullet."""
    pictures = [word for word in words if is_picture(word.text)]
    if not pictures or len(pictures) == len(words):
        return tuple(words)
    usual = median(size_of(word) for word in words)
    gone = {word for word in pictures if size_of(word) > _LARGER * usual and not _opens(word, words)}
    return tuple(word for word in words if word not in gone) if gone else tuple(words)


def _opens(picture: Word, words: Sequence[Word]) -> bool:
    """Whether a text in no smaller print begins right behind a drawing, at its height."""
    reach = picture.x1 + _ALONE * size_of(picture)
    middle = (picture.top + picture.bottom) / 2
    return any(
        picture.x1 <= word.x0 <= reach
        and word.top <= middle <= word.bottom
        and size_of(picture) <= _NO_LARGER * size_of(word)
        and not is_picture(word.text)
        for word in words
    )
