"""Tiles with the numbers of the goals of sustainable development: each a square in the goal's own colour.

The United Nations gave every goal its colour; a white number on it needs no label. It gets one here: "ODD : 3 10".
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Fill, Look, Word

_COLOURS = (
    "e5243b", "dda63a", "4c9f38", "c5192d", "ff3a21", "26bde2", "fcc30b", "a21942", "fd6925", "dd1367", "fd9d24",
    "bf8b2e", "3f7e44", "0a97d9", "56c02b", "00689d", "19486a",
)  # fmt: skip
_NEARLY = 24  # of 255, in each of red, green and blue
_SMALLEST, _LARGEST = 8.0, 60.0  # points
_SQUARE = 1.3  # times as wide as high, or as high as wide
_LABEL = ("ODD", ":")
_NEXT = 1.5  # times the side of a tile to the next one
_WHITE = 0xE0


def with_goal_tiles(words: tuple[Word, ...], fills: Sequence[Fill]) -> tuple[Word, ...]:
    """Return the words of a page with a label before the numbers of each row of such tiles."""
    tiles = [fill for fill in fills if _is_tile(fill)]
    if not tiles:
        return words
    found = {at: tile for at, word in enumerate(words) if (tile := _tile_of(word, tiles)) is not None}
    if any(_is_alien(tile, words, found) for tile in found.values()) or _count_in_one_colour(words, tiles, found):
        return words
    whole: list[Word] = []
    for at, word in enumerate(words):
        if at in found and not any(_is_before(other, found[at]) for other in found.values()):
            whole.extend(_labels(word, found[at]))
        whole.append(word)
    return tuple(whole)


def is_labelled_goal(words: Sequence[Word]) -> bool:
    """Whether words are such a label and its first number."""
    return tuple(word.text for word in words[:-1]) == _LABEL


def _is_tile(fill: Fill) -> bool:
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return _SMALLEST <= wide <= _LARGEST and high / _SQUARE <= wide <= _SQUARE * high


def _tile_of(word: Word, tiles: Sequence[Fill]) -> Fill | None:
    """The tile in the colour of a goal on which the white number of that goal stands."""
    if not (word.text.isdecimal() and len(word.text) <= 2 and 1 <= int(word.text) <= len(_COLOURS)):
        return None
    if word.look.colour is None or min(_parts(word.look.colour.lstrip("#"))) < _WHITE:
        return None
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    own = _parts(_COLOURS[int(word.text) - 1])
    for tile in tiles:
        alike = all(abs(a - b) <= _NEARLY for a, b in zip(_parts(tile.colour.lstrip("#")), own, strict=True))
        if alike and tile.x0 <= x <= tile.x1 and tile.top <= y <= tile.bottom:
            return tile
    return None


def _is_alien(tile: Fill, words: Sequence[Word], found: dict[int, Fill]) -> bool:
    """Whether a tile holds more than its number: the name of its goal, which tells more."""
    return any(at not in found and _holds(tile, word) for at, word in enumerate(words))


def _holds(tile: Fill, word: Word) -> bool:
    across = tile.x0 < (word.x0 + word.x1) / 2 < tile.x1
    return across and tile.top < (word.top + word.bottom) / 2 < tile.bottom


def _count_in_one_colour(words: Sequence[Word], tiles: Sequence[Fill], found: dict[int, Fill]) -> bool:
    """Whether another number stands on a tile in the colour of one of those ``found``: all number the titles."""
    numbers = [word for at, word in enumerate(words) if at not in found and word.text.isdecimal()] if found else []
    colours = {tile.colour for tile in found.values()}
    alike = [tile for tile in tiles if tile.colour in colours and tile not in found.values()]
    return any(_holds(tile, word) for word in numbers for tile in alike)


def _is_before(other: Fill, tile: Fill) -> bool:
    """Whether a tile stands right before another one of its row."""
    gap = tile.x0 - other.x1
    return abs(other.top - tile.top) <= 1 and -1 <= gap <= _NEXT * (tile.x1 - tile.x0)


def _labels(word: Word, tile: Fill) -> tuple[Word, ...]:
    look = Look(size=word.look.size)
    middle = (tile.x0 + word.x0) / 2
    sides = ((tile.x0, middle), (middle, word.x0))
    return tuple(Word(text, x0, word.top, x1, word.bottom, look) for text, (x0, x1) in zip(_LABEL, sides, strict=True))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (0, 2, 4))
