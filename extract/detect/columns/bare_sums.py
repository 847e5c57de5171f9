"""Columns of amounts whose cells hold bare numbers: those that look like years are sums among others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.detect.columns.column import Column

_NUMBER = re.compile(r"\d+(?:[.,]\d{1,2})?")
_YEAR = re.compile(r"20[0-5]\d")


def with_bare_sums(columns: Sequence[Column], texts: Callable[[int], list[str]]) -> list[Column]:
    """Return the columns, those of amounts in which "2025" is a sum with the hint that says so.

    In a table that writes its sums as bare numbers, a number is a sum whatever it is; but a column of nothing but
    years tells in which budgets the sums stand. ``texts`` gives the texts of a column.
    """
    numbers = {c.index: _numbers(texts(c.index)) for c in columns if c.target == "amounts"}
    if not any(_YEAR.fullmatch(text) is None for found in numbers.values() for text in found):
        return list(columns)
    return [
        replace(c, hints=MappingProxyType({**c.hints, "bare": "sum"}))
        if c.target == "amounts" and _are_sums(numbers[c.index], of_kind="kind" in c.hints)
        else c
        for c in columns
    ]


def _numbers(texts: Sequence[str]) -> list[str]:
    return [number for text in texts if _NUMBER.fullmatch(number := text.strip())]


def _are_sums(numbers: Sequence[str], *, of_kind: bool) -> bool:
    """Whether some of the numbers are like years, and not all: but a lone one under a kind of sums is none either."""
    years = sum(1 for number in numbers if _YEAR.fullmatch(number))
    return 0 < years < len(numbers) or (of_kind and years == len(numbers) == 1)
