"""Priority: "Priorité élevée", "P1", "++", "haute"; a scale that is not known keeps its text and no level."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Priority, PriorityLevel
from normalize.values.reading import Reading, is_nothing, is_undecided, options

_LABEL = re.compile(
    r"^(?:(?:degre|niveau|ordre) (?:de |d')?)?(?:priorite|prio|urgence)\b\s*[:=-]?\s*"
    r"(?:de )?(?:niveau )?|\s*\bpriorite$"
)


_EXPLAINED = re.compile(r"(\S{1,4})\s?(?:[:=-]|\()\s?([^()]+)\)?")


@cache
def _rules() -> tuple[tuple[PriorityLevel, re.Pattern[str]], ...]:
    rows = lexicon.load("states")["priority"]
    return tuple((cast("PriorityLevel", row["level"]), re.compile(f"(?:{row['pattern']})")) for row in rows)


def parse_priority(text: str, legend: str | None = None) -> Reading[Priority | None]:
    """Read a priority; None for an empty cell, ``level`` None (and unread) for a scale that is not known.

    ``legend`` is what the document's own legend says of the sign that is printed.

    >>> parse_priority("Priorité élevée").value
    Priority(level='high', raw='Priorité élevée')
    """
    raw = " ".join(text.split())
    folded = flat(legend or raw).strip(" .;,()[]:")
    if not folded or (is_nothing(raw) and not re.fullmatch(r"\*+", folded)):
        return Reading(None)
    word = _LABEL.sub("", folded).strip(" .;,()[]:") or folded
    if (level := _level(word) or _level_explained(word)) is not None:
        return Reading(Priority(level, raw), confidence=0.8 if len(word) <= 1 else 1.0)
    if len({_level(part) for part in options(text)} - {None}) > 1:
        return Reading(None, unread=raw)  # what a form offers to choose from
    known = is_undecided(raw) or word in ("0", "4", "5", "oui", "non", "priorite")
    return Reading(Priority(None, raw), unread=None if known else raw)


def _level_explained(word: str) -> PriorityLevel | None:
    """The level of a sign and the word that explains it ("P1 (haute)", "2 : moyenne"), where these agree."""
    parts = _EXPLAINED.fullmatch(word)
    levels = {_level(part) for part in parts.groups()} - {None} if parts else set()
    return levels.pop() if len(levels) == 1 else None


def _level(word: str) -> PriorityLevel | None:
    word = flat(word).strip(" .;,()[]:")
    return next((level for level, pattern in _rules() if pattern.fullmatch(word)), None)
