"""Sustainable development goals, by number ("ODD 3, 4 et 11") or by name ("Vie terrestre")."""

from __future__ import annotations

import re
from functools import cache

from extract.flat import flat
from normalize import lexicon
from normalize.values.reading import Reading, is_nothing, is_undecided

_LABEL = re.compile(
    r"\b(?:o\.?d\.?d\.?|s\.?d\.?g\.?)(?=[s\s\dn:°.]|$)s?|objectifs?(?: de developpement durable| (?=(?:n ?[o°] ?)?\d))"
    r"|\bn ?[o°]s?\b|\bn°|\bcible\b"
)
_NUMBERED_NAME = re.compile(
    r"(?:^|[\n;,(]|(?<=\s))0?(?P<number>1[0-7]|[1-9])\s?(?:[.:)]"
    r"|-\s?(?=[a-z]))\s*(?P<name>[a-z][^\n;]*?)(?=$|[\n;]|,?\s+0?(?:1[0-7]|[1-9])\s?[.:)-])"
)
_NUMBERS = re.compile(r"[\s,;/&+|()\[\]:.#•·∙–-]|(?:\b|(?<=\d))et(?=\d|\b)|\bplus\b|\bodd\b")
_SPAN = re.compile(r"\b(1[0-7]|[1-9])\s?a\s?(1[0-7]|[1-9])\b")
_TARGET = re.compile(r"\b(1[0-7]|[1-9])\.(?:\d{1,2}|[a-c])\b")


@cache
def _names() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((row["number"], re.compile(row["pattern"])) for row in lexicon.load("sdg")["goal"])


def parse_sdgs(text: str) -> Reading[tuple[int, ...]]:
    """Return the goals that a text names, each once, in printed order; unread where it holds anything else.

    >>> parse_sdgs("ODD 3, 4 et 11").value
    (3, 4, 11)
    """
    raw = text.strip()
    if not raw or is_nothing(raw) or is_undecided(raw):
        return Reading(())
    folded = _LABEL.sub(" ", flat(raw))
    if _numbers(folded) is None and re.search(r"[;\n]", folded):
        parts = [parse_sdgs(part) for part in re.split(r"[;\n]", raw) if part.strip()]
        goals = tuple(dict.fromkeys(number for part in parts for number in part.value))
        return Reading(goals, unread=next((part.unread for part in parts if part.unread), None))
    named = [int(match["number"]) for match in _NUMBERED_NAME.finditer(folded)]
    if named:
        return Reading(tuple(dict.fromkeys(named)))
    numbers = _numbers(folded)
    if numbers is not None:
        return Reading(numbers)
    by_name = sorted((match.start(), number) for number, pattern in _names() if (match := pattern.search(folded)))
    goals = tuple(dict.fromkeys(number for _, number in by_name))
    return Reading(goals, unread=None if goals else raw, confidence=0.9)


def _numbers(folded: str) -> tuple[int, ...] | None:
    """Return the numbers of a text that holds nothing else, None of any other text."""
    spread = _SPAN.sub(lambda match: " ".join(map(str, range(int(match[1]), int(match[2]) + 1))), folded)
    spread = _TARGET.sub(lambda match: match[1], spread)
    words = [word for word in _NUMBERS.sub(" ", spread).split() if word]
    if not words or not all(word.isdigit() and 1 <= int(word) <= 17 for word in words):
        return None
    return tuple(dict.fromkeys(int(word) for word in words))
