"""Deadlines that a foreword tells: "La date entre parenthèses est l'échéance", "à droite figure l'échéance".

A single year or date without a label is then when the action ends, not when it is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.prose.deadlines import are_deadlines
from extract.document import Block
from extract.printed import Field, PrintedItem, PrintedValue

_ONE = re.compile(r"(?:20\d\d|\d{1,2}/(?:\d{1,2}/)?20\d\d)")


def with_deadlines_told(items: Sequence[PrintedItem], blocks: Sequence[Block]) -> tuple[PrintedItem, ...]:
    """Return the items, their bare dates as deadlines where a sentence of ``blocks`` says that they are."""
    return tuple(map(_with_deadlines, items)) if are_deadlines(blocks) else tuple(items)


def _with_deadlines(item: PrintedItem) -> PrintedItem:
    values = tuple(map(_as_deadline, item.values))
    return replace(item, values=values, children=tuple(map(_with_deadlines, item.children)))


def _as_deadline(value: PrintedValue) -> PrintedValue:
    bare = (
        value.field is Field.SCHEDULE and value.label in (None, "") and value.hints.get("bound", "period") == "period"
    )
    if not bare or value.hints.get("shape") or _ONE.fullmatch(value.raw.strip()) is None:
        return value
    return replace(value, hints=MappingProxyType({**value.hints, "bound": "end"}))
