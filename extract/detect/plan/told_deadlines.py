"""Deadlines that a foreword tells: "La date entre parenthèses est l'échéance", "à droite figure l'échéance".

A single year or date without a label is then when the action ends, not when it is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.document import Block, TextBlock
from extract.printed import Field, PrintedItem, PrintedValue
from extract.text import fold

_WHERE = (
    r"(?:entre (?:parentheses|crochets)|a droite|a gauche|en regard|derriere|a la fin|au bout|dernieres? colonnes?)"
)
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:dates?|annees?|millesimes?)\b[^.]{0,50}\b(?:est|sont|indiquent?|designe|donnent?|correspond)\b[^.]{0,25}\becheances?\b",
        rf"\b{_WHERE}\b[^.]{{0,90}}\becheances?\b",
        rf"\becheances?\b[^.]{{0,60}}\b{_WHERE}\b",
    )
)
_ONE = re.compile(r"(?:20\d\d|\d{1,2}/(?:\d{1,2}/)?20\d\d)")


def with_deadlines_told(items: Sequence[PrintedItem], blocks: Sequence[Block]) -> tuple[PrintedItem, ...]:
    """Return the items, their bare dates as deadlines where a sentence of ``blocks`` says that they are."""
    return tuple(map(_with_deadlines, items)) if _is_told(blocks) else tuple(items)


def _is_told(blocks: Sequence[Block]) -> bool:
    texts = (block.text for block in blocks if isinstance(block, TextBlock) and "chéance" in block.text)
    sentences = (fold(sentence) for text in texts for sentence in text.split(". "))
    return any(pattern.search(sentence) for sentence in sentences for pattern in _TOLD)


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
