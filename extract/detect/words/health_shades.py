"""The index of health that iA.PST's reports print as a shade, with nothing on it or the reason for it."""

from __future__ import annotations

from functools import cache

from extract import lexicon
from extract.document import Cell

_NEAR = 16  # of 255 in each of red, green and blue: what printing changes


def health_of(cell: Cell) -> str | None:
    """Return the word of the index of health that the shade of a cell stands for; None for any other shade."""
    if cell.fill is None:
        return None
    shade = _parts(cell.fill)
    return next((word for known, word in _shades() if _is_near(known, shade)), None)


@cache
def _shades() -> tuple[tuple[tuple[int, ...], str], ...]:
    return tuple((_parts(row["colour"]), row["word"]) for row in lexicon.load("health_shades")["shade"])


def _is_near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= _NEAR for one, other in zip(a, b, strict=True))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
