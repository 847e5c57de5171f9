"""What a spreadsheet program prints instead of a value: figures that a format of its sheet has changed, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.pages.sheet_columns import SheetCell, SheetLine

_TOO_NARROW = re.compile(r"#{2,}")
_YEAR_AS_MONEY = re.compile(r"(2)[.,' \u00a0\u202f]?(0[0-4]\d)[.,]00 ?€?")
_FEWEST_YEARS = 2


def is_too_narrow(word: Word) -> bool:
    """Whether a word stands for a value that has no room in its column."""
    return _TOO_NARROW.fullmatch(word.text) is not None


def years_as_money(head: SheetLine) -> dict[int, Word | None]:
    """Return for words by their ``start`` what they say: years in the row of names that the sheet shows as money.

    One follows the other ("2,026.00 €", "2,027.00 €"): no sums do so. None for a word that says nothing.
    """
    years = [(cell, year) for cell in head.cells if (year := _year(cell)) is not None]
    following = {id(cell) for pair in pairwise(years) if pair[1][1] == pair[0][1] + 1 for cell, _ in pair}
    said: dict[int, Word | None] = {}
    for cell, year in years if len(following) >= _FEWEST_YEARS else ():
        if id(cell) in following:
            said.update(_as_year(cell.words, year))
    return said


def _year(cell: SheetCell) -> int | None:
    match = _YEAR_AS_MONEY.fullmatch(cell.text)
    return int(match[1] + match[2]) if match and "€" in cell.text else None


def _as_year(words: Sequence[Word], year: int) -> dict[int, Word | None]:
    first = words[0]
    whole = first._replace(text=str(year), x1=max(word.x1 for word in words))
    return {first.start: whole, **{word.start: None for word in words[1:]}}
