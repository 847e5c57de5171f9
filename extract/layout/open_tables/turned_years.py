"""Years that stand upright over narrow columns of a table without rules: read level, on the line of the other names."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Word
from extract.layout.open_tables.turned_texts import is_turned
from extract.layout.open_tables.year_columns import years_in_line
from extract.layout.text.lines import size_of

_SAME_HEIGHT = 3.0  # points between the middles of years side by side
_WIDE = 1.1  # font sizes to each side of the middle: four digits


def level_years(words: Sequence[Word]) -> dict[Word, Word]:
    """Return the turned years among ``words`` that follow one another side by side, each by the word that it is level.

    They stand on the line of the level words at their height, else in the middle of their own.
    """
    found: dict[Word, Word] = {}
    rows: list[list[Word]] = []
    for word in sorted((word for word in words if is_turned(word)), key=lambda word: word.x0):
        row = next((row for row in rows if abs(_middle(row[-1]) - _middle(word)) < _SAME_HEIGHT), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    for row in rows:
        years = [row[at] for at in years_in_line(row)]
        if years:
            top, bottom = _line_at(years, words)
            found.update((_level(year, top, bottom), year) for year in years)
    return found


def _line_at(years: Sequence[Word], words: Sequence[Word]) -> tuple[float, float]:
    """The top and the bottom of the line of names beside years."""
    size, middle = size_of(years[0]), _middle(years[0])
    beside = [
        word
        for word in words
        if not is_turned(word) and word.x1 < years[0].x0 and years[0].top <= _middle(word) <= years[0].bottom
    ]
    nearest = min(beside, key=lambda word: abs(_middle(word) - middle), default=None)
    return (nearest.top, nearest.bottom) if nearest is not None else (middle - size / 2, middle + size / 2)


def _level(year: Word, top: float, bottom: float) -> Word:
    middle, reach = (year.x0 + year.x1) / 2, _WIDE * size_of(year)
    return year._replace(x0=middle - reach, x1=middle + reach, top=top, bottom=bottom, look=year.look._replace(turn=0))


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2
