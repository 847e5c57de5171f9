"""The columns of a table of indicators that its targets give a meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from extract import lexicon
from extract.text import fold

if TYPE_CHECKING:
    from extract.detect.columns.column import Column

_YEAR = re.compile(r"\b(?:en |au |fin |de |debut )*(?:31 12 )?20[0-4]\d\b")


def with_measured(columns: Sequence[Column], texts: Callable[[int], list[str]]) -> list[Column]:
    """Return the columns, the one that says where each indicator stands beside its target read as what was reached.

    "Situation 2024" beside "Indicateur" and "Cible 2030" holds figures; elsewhere it tells in words how things are.
    ``texts`` gives the texts of a column.
    """
    parts = {c.index: c.hints.get("part", "label") for c in columns if c.target == "indicators"}
    if set(parts.values()) != {"label", "target"}:
        return list(columns)
    beside = range(min(parts) + 1, max(parts) + 2)
    measured = [
        c
        for c in columns
        if c.index in beside and c.index not in parts and _is_measured(c.label) and _figures(texts(c.index))
    ]
    if len(measured) != 1:
        return list(columns)
    hints = MappingProxyType({"part": "reached"})
    return [
        replace(c, target="indicators", hints=hints, level=None, slot=None) if c is measured[0] else c for c in columns
    ]


def _figures(texts: list[str]) -> bool:
    return bool(texts) and sum(any(char.isdigit() for char in text) for text in texts) >= 0.7 * len(texts)


def _is_measured(label: str) -> bool:
    leaf = fold(label.split(" > ")[-1])
    return " ".join(_YEAR.sub(" ", leaf).split()) in _measured()


@cache
def _measured() -> frozenset[str]:
    return frozenset(phrase for row in lexicon.load("labels")["measured"] for phrase in row["phrases"])
