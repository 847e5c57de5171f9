"""Printed lines with their bullets set apart, and the frame that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from extract.document import Role
from extract.layout.engine.content import Word
from extract.layout.text.lines import TextLine
from extract.layout.text.symbols import CROSSES, is_bullet, is_letter_bullet, is_typed_bullet, split_bullet

USUAL_LEADING = 1.22  # baseline to baseline, in font sizes
LITTLE_WIDER = 1.1  # times the usual leading: a title over justified text, or where others are as far apart
SAME_INDENT = 3.0  # points
LARGER = 1.08  # times the body's size: a heading
_PARTS_TEXT = ("|", ";", ",", ")")  # behind a sign of the text
LETTERED = re.compile(r"[a-z]\)$")  # "c)"
MARK = re.compile(r"\(?\w{1,3}[.)°]$|\d+(?:\.\d+)+\.?$")


class Frame(NamedTuple):
    """Where lines stand: the page, the text area's (or cell's) sides, its shade, and the usual looks around it.

    ``leading`` is the usual distance of baselines in font sizes; ``body_size`` the size of running text, 0 inside
    cells, where nothing counts as a heading. ``padding`` is what a box keeps free at its right side.
    """

    page: int
    left: float
    right: float
    leading: float = USUAL_LEADING
    body_size: float = 0.0
    in_cell: bool = False
    fill: str | None = None
    role: Role = Role.BODY
    levels: Mapping[int, int] = MappingProxyType({})  # outline levels that tags give to words, by their start
    padding: float = 0.0


class Entry(NamedTuple):
    """A line with its bullet set apart; ``text_x0`` is where its text starts."""

    line: TextLine
    marker: str | None
    words: tuple[Word, ...]
    text_x0: float
    underlined: bool


def entry_of(line: TextLine, underlined: bool) -> Entry:
    """Return a line with the bullet that it begins with set apart."""
    words = line.words
    first = words[0]
    if len(first.text) > 1 and first.text[0].isalnum():  # no bullet, as most words
        return Entry(line, None, words, first.x0, underlined)
    if len(words) > 1:
        second = words[1]
        gap = second.x0 - first.x1
        size = first.look.size or first.bottom - first.top
        minus = first.text in "–—-+" and second.text[0].isdigit()
        bulleted = (
            (is_bullet(first.text) or first.text in CROSSES)
            and gap > 0.08 * size
            and not minus
            and second.text not in _PARTS_TEXT
        )
        symbol = first.look.symbol
        lettered = is_letter_bullet(first.text, symbol) and (gap > 0.5 * size or symbol)
        if bulleted or lettered or is_typed_bullet(first.text, second.text):
            return Entry(line, first.text, words[1:], second.x0, underlined)
    glued = split_bullet(first.text)
    if glued:
        rest = first._replace(text=glued[1])
        return Entry(line, glued[0], (rest, *words[1:]), first.x0, underlined)
    return Entry(line, None, words, first.x0, underlined)


def ink_of(word: Word) -> tuple[bool, str | None]:
    """Return the weight and the colour of a word."""
    return word.look.bold, word.look.colour
