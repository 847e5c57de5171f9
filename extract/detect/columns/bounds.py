"""Two columns beside each other that say from when to when: "De" and "À", "Du" and "Au"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from extract.detect.columns.column import Column
from extract.text import fold

_PAIRS = {("de", "a"), ("du", "au"), ("de", "jusqu a"), ("des", "jusqu a"), ("depuis", "jusqu a"), ("debut", "fin")}
_WHEN = re.compile(r"\b20[0-4]\d\b|\d{1,2}/\d{1,2}/\d\d\b")
_MOSTLY = 0.5  # of the texts are dates


def with_bounds(columns: Sequence[Column], texts: Callable[[int], list[str]]) -> list[Column]:
    """Return the columns, such a pair as the start and the end of a period where most of their texts are dates."""
    bounds: dict[int, str] = {}
    for before, after in pairwise(columns):
        if (_said(before), _said(after)) in _PAIRS and after.index == before.index + 1:
            both = [text for column in (before, after) for text in texts(column.index)]
            if both and sum(_WHEN.search(text) is not None for text in both) >= _MOSTLY * len(both):
                bounds |= {before.index: "start", after.index: "end"}
    return [
        replace(column, target="schedule", level=None, hints=MappingProxyType({"bound": bounds[column.index]}))
        if column.index in bounds
        else column
        for column in columns
    ]


def _said(column: Column) -> str:
    """The last words of a column's name, without those of the row above."""
    return fold(column.label.split(" > ")[-1])
