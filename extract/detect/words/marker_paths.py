"""Paths of levels in one line: "OS 1 - Être proche > OO 1.2 - Soigner l'accueil", as software heads its groups."""

from __future__ import annotations

import re

from extract.detect.words.headings import volet_of
from extract.detect.words.markers import Marker, read_marker
from extract.printed import Level

_STEP = re.compile(r"(?:\s+(?:[>/|»›→–—-]|->|=>|>>)|\s?[>›→])\s+(?=[A-Z])")
_OF_VOLET = re.compile(r"(?P<volet>volet [^\n:–—|>›»→-]{3,40})(?:[:–—|>›»→-])\s*(?=[A-Z])", re.IGNORECASE)
_MAY_NAME = re.compile(r"[A-Z][^\W\d]*(?:[\s.]+[^\W\d]+){0,3}\.?\s?(?:[°º]\s?)?\d")


def levels_of(text: str) -> list[str]:
    """Part a line that begins with the marker of a level before each deeper marker behind a sign; else the line alone.

    Behind a dash or one letter the number goes on with that of the level above.

    >>> levels_of("OS1 - Vivre > OO1.2 - Loger")
    ['OS1 - Vivre', 'OO1.2 - Loger']
    """
    steps = [step for step in _STEP.finditer(text) if _MAY_NAME.match(text, step.end())]
    if (volet := _OF_VOLET.match(text)) is not None:
        behind = (text[end:].strip() for end in (volet.end(), *(step.end() for step in steps[:1])))
        return next((_below_volet(text, rest) for rest in behind if _named(rest) is not None), [text])
    marker = _named(text) if steps else None
    if marker is None:
        return [text]
    cuts, start = [], 0
    for step in steps:
        below = _named(text[step.end() :])
        before = text[start : step.start()]
        if below is None or not _is_below(below, marker, step[0].strip()) or before.count("«") > before.count("»"):
            continue
        cuts.append(before.strip())
        marker, start = below, step.end()
    return [*cuts, text[start:].strip()]


def _below_volet(text: str, rest: str) -> list[str]:
    """Part a line that names a volet before ``rest``, the marker of a level ("Volet externe – OS 2 : Vivre")."""
    volet = text.removesuffix(rest).strip(" :>/|»›→–—-")
    return [volet, *levels_of(rest)] if volet_of(volet) is not None else [text]


def _named(text: str) -> Marker | None:
    """The marker of a text that names its level and number, before a title."""
    marker = read_marker(text)
    named = marker is not None and isinstance(marker.level, Level) and marker.number is not None and bool(marker.rest)
    return marker if named else None


def _is_below(marker: Marker, above: Marker, sign: str) -> bool:
    if not isinstance(marker.level, Level) or not isinstance(above.level, Level):
        return False
    goes_on = f"{marker.number}.".startswith(f"{above.number}.") and marker.depth > above.depth
    return marker.level.rank > above.level.rank and (goes_on or (sign not in "–—-" and marker.code[1:2].isalpha()))
