"""Cells that only say "the same": "idem", a ditto sign. Each stands for the value that its column holds above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import is_
from types import MappingProxyType

from extract.dittos import is_ditto
from extract.printed import Field, PrintedItem, PrintedValue


def resolve_dittos(items: Iterable[PrintedItem]) -> tuple[PrintedItem, ...]:
    """Return the items with each "idem" put in words: the last value printed before it under the same label.

    The printed sign is kept as the hint ``ditto``; one with nothing above it stays as it is.
    """
    above: dict[tuple[Field, str | None], PrintedValue] = {}
    return tuple(_resolved(item, above) for item in items)


def _resolved(item: PrintedItem, above: dict[tuple[Field, str | None], PrintedValue]) -> PrintedItem:
    values: list[PrintedValue] = []
    for value in item.values:
        column = (value.field, value.label)
        if not is_ditto(value.raw):
            above[column] = value
        elif column in above:
            hints = MappingProxyType({**above[column].hints, "ditto": value.raw})
            value = replace(value, raw=above[column].raw, hints=hints)
        values.append(value)
    children = tuple(_resolved(child, above) for child in item.children)
    if all(map(is_, (*values, *children), (*item.values, *item.children))):
        return item
    return replace(item, values=tuple(values), children=children)
