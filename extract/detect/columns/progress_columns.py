"""Columns that hold how far the actions are, told by their figures: shares of one, percentages, numbers up to 100."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract.detect.words.headings import is_state

if TYPE_CHECKING:
    from extract.detect.columns.column import Column

Texts = Callable[[int], list[str]]
_NOTHING = re.compile(r"[-–—./]*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%")
_FIGURE = re.compile(r"\d")
_FEWEST = 3  # figures of a column that no word names
_CODES = 10  # numbers up to here may be codes of states


def with_rates(columns: Sequence[Column], texts: Texts) -> list[Column]:
    """Return the columns, those of states and rates with the unit of their figures.

    Shares of one (0; 0,35; 1) are a sheet's percentages without their format. Where no column is named for the
    progress, the only one without a meaning that holds percentages from or to the end of the scale is it.
    """
    found = [_rated(c, _figures(texts(c.index))) if c.target in ("progress", "status") else c for c in columns]
    if any(c.target == "progress" for c in found):
        return found
    unnamed = [c for c in found if c.target == "none" and c.label and _are_progress(_figures(texts(c.index)))]
    return [replace(c, target="progress", hints=_unit("percent", c), cover=0.5) if [c] == unnamed else c for c in found]


def _figures(texts: Sequence[str]) -> list[str]:
    return [text.strip() for text in texts if not _NOTHING.fullmatch(text.strip())]


def _rated(column: Column, figures: Sequence[str]) -> Column:
    if column.target == "progress" and any(map(is_state, figures)) and not any(map(_FIGURE.search, figures)):
        return replace(column, target="status")  # "Degré de réalisation": words say it
    if not figures or not all(_NUMBER.fullmatch(text) for text in figures):
        return column
    numbers = [_number(text) for text in figures]
    if max(numbers) <= 1 and any(0 < number < 1 for number in numbers):
        return replace(column, target="progress", hints=_unit("ratio", column))
    if column.target == "status" and _CODES < max(numbers) <= 100:
        return replace(column, target="progress", hints=_unit("percent", column))
    return column


def _are_progress(figures: Sequence[str]) -> bool:
    found = [_PERCENT.fullmatch(text) for text in figures]
    numbers = {_number(match[1]) for match in found if match is not None}
    return (
        len(found) >= _FEWEST and all(found) and max(numbers) <= 100 and bool({0, 100} & numbers) and len(numbers) > 1
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unit(unit: str, column: Column) -> MappingProxyType[str, str]:
    return MappingProxyType({**column.hints, "unit": unit})
