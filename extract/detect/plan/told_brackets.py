"""Brackets that a foreword explains: "Les partenaires figurent entre parenthèses", behind who is in charge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.document import Block, TextBlock
from extract.printed import Field, PrintedItem, PrintedValue
from extract.text import fold

_WHO = r"(?:partenaires?|services? (?:associes?|impliques?|partenaires?)|autres (?:services|acteurs|intervenants))"
_WHERE = r"(?:entre|dans (?:les|des)) parentheses"
_TOLD = re.compile(rf"\b{_WHO}\b[^.]{{0,50}}\b{_WHERE}\b|\b{_WHERE}\b[^.]{{0,40}}\b{_WHO}\b")


def with_partners_told(items: Sequence[PrintedItem], blocks: Sequence[Block]) -> tuple[PrintedItem, ...]:
    """Return the items, the brackets of their pilots as partners' where a sentence of ``blocks`` says so."""
    texts = (
        " ".join(block.text.split()) for block in blocks if isinstance(block, TextBlock) and "parenthèses" in block.text
    )
    clauses = (fold(clause) for text in texts for clause in re.split(r"[.;]\s", text))
    return tuple(map(_with_partners, items)) if any(map(_TOLD.search, clauses)) else tuple(items)


def _with_partners(item: PrintedItem) -> PrintedItem:
    return replace(
        item, values=tuple(map(_in_brackets, item.values)), children=tuple(map(_with_partners, item.children))
    )


def _in_brackets(value: PrintedValue) -> PrintedValue:
    if value.field is not Field.PILOT or "(" not in value.raw or "brackets" in value.hints:
        return value
    return replace(value, hints=MappingProxyType({**value.hints, "brackets": str(Field.PARTNER)}))
