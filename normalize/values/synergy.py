"""Synergy: whether a mark says that commune and CPAS share the item."""

from __future__ import annotations

import re

from extract.flat import flat
from normalize.values.reading import Reading, is_nothing

_YES = re.compile(
    r"x|oui\b.*|o|v|vrai|true|1|☑|☒|✓|✔|✅|●|•|(?:en |action en |action de )?synergies?\b.*|"
    r"(?:commune?|partagee?|conjointe?)s?\b.*|.*\bcpas\b.*|.*\bcommune\b.*|.*\bville\b.*"
)
_NO = re.compile(r"non\b.*|n|faux|false|0|☐|□|pas de synergie.*|aucune?.*")
_BOTH = re.compile(r".*\b(?:les deux|ensemble|conjointe?s?|partagee?s?|communs?|synergies?)\b.*")
_BODIES = (re.compile(r"\b(?:commune|ville|administration communale)\b"), re.compile(r"\bc\.?p\.?a\.?s\b"))


def parse_synergy(text: str, *, mark_means_shared: bool = False, names_bodies: bool = False) -> Reading[bool | None]:
    """Read a mark of synergy: True, False where it is denied, None for an empty cell.

    ``mark_means_shared``: whatever stands in the column means shared (a cross, a colour). ``names_bodies``: the column
    says whose the item is: that of both is shared, of one alone nothing is said.

    >>> parse_synergy("synergie avec le CPAS").value
    True
    """
    raw = " ".join(text.split())
    folded = flat(raw).strip(" .;,()[]")
    if names_bodies:
        shared = _BOTH.fullmatch(folded) is not None or all(body.search(folded) for body in _BODIES)
        return Reading(True if shared else None)
    if folded and _NO.fullmatch(folded):
        return Reading(False)
    if folded and _YES.fullmatch(folded):
        return Reading(True)
    if mark_means_shared and raw and not re.fullmatch(r"[-–—/.\s]*", raw):
        return Reading(True)
    if not raw or is_nothing(raw) or not folded:
        return Reading(None)
    return Reading(None, unread=raw)
