"""Health: iA.PST's "indice de santé" (bon, risque, blocage, pause)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Health, HealthCode
from normalize.values.reading import Reading, is_nothing


@cache
def _rules() -> tuple[tuple[HealthCode, re.Pattern[str], re.Pattern[str]], ...]:
    """The code of each row, its words, and those of them that also begin the reason for another code."""
    return tuple(
        (cast("HealthCode", row["code"]), re.compile(row["pattern"]), re.compile(row.get("reason", r"(?!)")))
        for row in lexicon.load("states")["health"]
    )


def parse_health(text: str, legend: str | None = None) -> Reading[Health | None]:
    """Read an index of health; None for an empty cell, code None (and unread) for words of none.

    A text that begins with the word of a code is that code ("Risque : le bail n'est pas signé"). ``legend`` is what
    the shade under the text stands for: the text only says why.

    >>> parse_health("Bon").value
    Health(code='good', raw='Bon')
    """
    raw = " ".join(text.split())
    if not raw or is_nothing(raw):
        return Reading(None)
    folded = flat(raw).strip(" .:;()")
    for word in (flat(legend or ""), folded):
        for code, pattern, _ in _rules():
            if pattern.fullmatch(word):
                return Reading(Health(code, raw))
    lead = re.split(r"[,;:.(\n]| - | -> ", folded, maxsplit=1)[0].strip()
    for code, pattern, reason in _rules():
        if pattern.fullmatch(lead) and not reason.fullmatch(lead):
            return Reading(Health(code, raw), confidence=0.8)
    return Reading(Health(None, raw), unread=raw)
