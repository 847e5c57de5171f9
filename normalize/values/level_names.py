"""What a plan itself calls its levels: "défis", "engagements", "projets", by its markers or by its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from extract.printed import Level, PrintedItem
from extract.text import fold

CountedLevel = Literal["strategic_objectives", "operational_objectives", "actions"]

LEVELS: tuple[CountedLevel, ...] = ("strategic_objectives", "operational_objectives", "actions")
_OF_ITEMS: Mapping[Level, CountedLevel] = MappingProxyType(
    {Level.STRATEGIC: LEVELS[0], Level.OPERATIONAL: LEVELS[1], Level.ACTION: LEVELS[2]}
)
_GENERIC = (
    r"(?:axe|enjeu|d[ée]fi|ambition|engagement|levier|pilier|orientation|priorit[ée]|chantier|domaine|th[èe]me|th[ée]matique"
    r"|mission|but|cap|p[ôo]le|projet|fiche|mesure|action|objectif)[sx]?"
)
_MARKER = re.compile(r"(?P<word>[a-z]{3,}?)[sx]?(?: n)?(?: [a-z]{1,3}|(?: \d{1,3})+|)")
_WORDED = re.compile(r"[a-z]{2}")
_STRATEGIC = r"(?P<strategic_objectives>strat[ée]giques?\b|O\.?S\b)"
_OPERATIONAL = r"(?P<operational_objectives>op[ée]rationnels?\b|O\.?O\b)"
_MEANT = rf"[«“\"]?\s*(?:objectifs?\s+)?(?:dits\s+)?(?:{_STRATEGIC}|{_OPERATIONAL})"
_SAYS = (
    re.compile(
        rf"\b(?P<word>{_GENERIC})[^;.:()]{{0,40}}?,?\s+(?:qui\s+)?(?:sont|seront|forment|constituent|=|ou|c['’]est-à-dire)\s+"
        rf"(?:autant\s+d['’]\s?|(?:les?|ses|nos|leurs|vos|des?)\s+)?(?:\w+\s+)?{_MEANT}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<word>{_GENERIC})\s+[(\[](?:=\s*)?(?:(?:les?|ses|nos|leurs|des?)\s+)?{_MEANT}", re.IGNORECASE),
    re.compile(
        rf"\b{_MEANT}\s*[»”\"]?\s*,?\s*[(\[]?\s*(?:(?:sont|que\s+nous|y\s+sont|ici)\s+)*"
        rf"(?:deviennent|s['’]appellent|appel(?:ons|[ée]s)|nomm(?:ons|[ée]s)|baptis(?:ons|[ée]s)|d[ée]nomm[ée]s|intitul[ée]s)\s+"
        rf"(?:ici\s+)?(?:des|nos|les)?\s*[«“\"]?\s*(?P<word>{_GENERIC})\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True)
class LevelNames:
    """The levels by the words that a plan has for them, in the singular and folded ("defi"); None below actions.

    ``open``: levels that none of its words names; their name may follow from the place in which a sentence counts them.
    """

    words: Mapping[str, CountedLevel | None] = field(default_factory=lambda: MappingProxyType({}))
    open: frozenset[CountedLevel] = frozenset(LEVELS)


UNNAMED = LevelNames()  # nothing is known of the plan's own words


def singular(word: str) -> str:
    """Return a word of a sentence as ``LevelNames`` holds it.

    >>> singular("Défis"), singular("enjeux"), singular("priorité")
    ('defi', 'enjeu', 'priorite')
    """
    return re.sub(r"[sx]$", "", fold(word))


def level_names(items: Iterable[PrintedItem], texts: Sequence[str]) -> LevelNames:
    """Return what the markers of a plan's items, and else its sentences, call its levels.

    A word of two levels ("Objectif 1", "Objectif 1.1") names none.
    """
    levels: dict[str, set[CountedLevel | None]] = defaultdict(set)
    named: set[CountedLevel | None] = set()
    for item in items:
        code = fold(item.code or "")
        if _WORDED.match(code):
            named.add(_OF_ITEMS.get(item.level))
        if item.theme:
            named.add(LEVELS[0])  # what stands above the objectives has another name
        match = _MARKER.fullmatch(code)
        if match is not None:
            levels[singular(match["word"])].add(_OF_ITEMS.get(item.level))
    words = {word: level for word, found in levels.items() if len(found) == 1 for level in found}
    for text in texts:
        for word, level in _said(text):
            if word not in levels:
                words.setdefault(word, level)
    return LevelNames(MappingProxyType(words), frozenset(LEVELS) - named - set(words.values()))


def _said(text: str) -> Iterable[tuple[str, CountedLevel]]:
    for pattern in _SAYS:
        for match in pattern.finditer(text):
            word = singular(match["word"])
            if word != "objectif":
                yield word, next(level for level in LEVELS[:2] if match[level])
