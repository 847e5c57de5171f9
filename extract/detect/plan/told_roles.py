"""Whom the names behind actions are of, told by a foreword: "entre parenthèses, le mandataire qui en a la charge".

Names without a label are then those of politicians, or of agents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.document import Block, TextBlock
from extract.printed import Field, PrintedItem, PrintedValue
from extract.text import fold

_WHERE = re.compile(
    r"\bentre (?:parentheses|crochets)\b|\bderriere (?:chaque|leur|son|l|le) (?:action|projet|titre|intitule)|"
    r"\b(?:actions?|projets?|titres?|intitules?) (?:est|sont) suivie?s? d"
)
_ROLES = {
    "political": re.compile(r"\b(?:mandataires?|elue?s?|membres? du college|echevin(?: e)?s?)\b"),
    "administrative": re.compile(r"\b(?:agents?|fonctionnaires?)\b"),
}
_OTHERS = re.compile(r"\b(?:services?|cellules?|directions?|departements?|partenaires?)\b")


def with_roles_told(items: Sequence[PrintedItem], blocks: Sequence[Block]) -> tuple[PrintedItem, ...]:
    """Return the items, those who are in charge with the role that a sentence of ``blocks`` says they have."""
    role = _role_told(blocks)
    return tuple(_with_role(item, role) for item in items) if role is not None else tuple(items)


def _role_told(blocks: Sequence[Block]) -> str | None:
    """The one role that a sentence tells of what stands behind actions; None where it names services, too."""
    texts = (fold(sentence) for block in blocks if isinstance(block, TextBlock) for sentence in _sentences(block.text))
    told = {role for text in texts if _WHERE.search(text) for role in _roles(text)}
    return told.pop() if len(told) == 1 else None


def _sentences(text: str) -> list[str]:
    lower = text.lower()
    if not any(word in lower for word in ("mandataire", "élu", "collège", "échevin", "agent", "fonctionnaire")):
        return []
    return " ".join(text.split()).split(". ")


def _roles(text: str) -> list[str]:
    if "action" not in text and "projet" not in text:
        return []
    found = [role for role, pattern in _ROLES.items() if pattern.search(text)]
    return [*found, "several"] if _OTHERS.search(text) and found else found


def _with_role(item: PrintedItem, role: str) -> PrintedItem:
    values = tuple(_as_told(value, role) for value in item.values)
    return replace(item, values=values, children=tuple(_with_role(child, role) for child in item.children))


def _as_told(value: PrintedValue, role: str) -> PrintedValue:
    bare = value.field is Field.PILOT and not value.label and value.hints.get("role", "unspecified") == "unspecified"
    return replace(value, hints=MappingProxyType({**value.hints, "role": role})) if bare else value
