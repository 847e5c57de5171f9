"""Bars on shaded rows: a calendar draws when an action runs, a meter how far it is. They part no row into cells."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Fill, Word

_WIDEST = 0.7  # of the row's width
_MARGIN = 1.5  # points between a bar and the edges of the row, above and below
_SAME = 1.0  # points between the heights of bars of one sort
_ROW = 150.0  # points: the narrowest row that is looked at


def without_bars(tiles: Sequence[Fill], words: Sequence[Word]) -> list[Fill]:
    """Return shades without those that stand free within another one and hold no word, nor their like on the sheet."""
    rows = [tile for tile in tiles if tile.x1 - tile.x0 >= _ROW]
    rest = [tile for tile in tiles if any(_stands_free(tile, row) for row in rows)]
    bars = [tile for tile in rest if not _holds_word(tile, words)]
    if not bars:
        return list(tiles)
    sorts = {(bar.colour, round(bar.bottom - bar.top)) for bar in bars}
    alike = [tile for tile in tiles if _is_of(tile, sorts) and not _holds_word(tile, words)]
    dropped = {*bars, *alike}
    return [tile for tile in tiles if tile not in dropped]


def _stands_free(tile: Fill, row: Fill) -> bool:
    inside = row.x0 - _SAME <= tile.x0 and tile.x1 <= row.x1 + _SAME
    free = row.top + _MARGIN <= tile.top and tile.bottom <= row.bottom - _MARGIN
    return inside and free and tile.x1 - tile.x0 <= _WIDEST * (row.x1 - row.x0)


def _is_of(tile: Fill, sorts: set[tuple[str, int]]) -> bool:
    high = tile.bottom - tile.top
    return any(tile.colour == colour and abs(high - height) <= _SAME for colour, height in sorts)


def _holds_word(tile: Fill, words: Sequence[Word]) -> bool:
    return any(
        tile.x0 <= (word.x0 + word.x1) / 2 <= tile.x1 and tile.top <= (word.top + word.bottom) / 2 <= tile.bottom
        for word in words
    )
