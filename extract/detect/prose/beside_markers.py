"""What stands beside the marker of an objective, with or instead of its title: a volet, goals, "(1/2)"."""

from __future__ import annotations

import re

from extract.detect.texts.annotations import find_annotations, find_values
from extract.detect.words.headings import names_volet, volet_of
from extract.printed import Field, PrintedValue

NEVER_TITLES = (Field.PRIORITY, Field.SDG)
_BRACKET_FIRST = re.compile(r"[(\[](?P<body>[^()\[\]]{3,60})[)\]][\s:–-]*")
_BRACKET_LAST = re.compile(r"[\s:–-]*[(\[](?P<body>[^()\[\]]{3,60})[)\]]\s*$")
_FIRST_PART = re.compile(r"[(\[]1\s?/\s?[2-9][)\]]")


def title_beside(rest: str) -> tuple[str, str | None, list[PrintedValue]]:
    """Part what follows a marker into the title, the volet named with it and values that only annotate.

    The title is "" where nothing but annotations follows ("(volet interne)", "ODD : 9", "(1/2)"): it stands below.
    """
    title, volet = _without_volet(rest)
    if not title or _FIRST_PART.fullmatch(title):
        return "", volet, []
    found = find_annotations(title)
    if found.values and not found.title.strip(" ;,."):
        return "", volet, list(found.values)
    values = find_values(title)
    if values and {value.field for value in values} <= set(NEVER_TITLES):
        return "", volet, values
    return title, volet, []


def _without_volet(rest: str) -> tuple[str, str | None]:
    """Take the volet out of a title: in brackets at its start or end, or all that there is."""
    for match in (_BRACKET_FIRST.match(rest), _BRACKET_LAST.search(rest)):
        if match is not None and names_volet(match["body"]):
            title = (rest[: match.start()] + rest[match.end() :]).strip()
            return title, volet_of(match["body"]) or volet_of(f"volet {match['body']}")
    bare = rest.lstrip(" ,/•")  # "Objectif stratégique 1, volet externe"
    alone = volet_of(bare) if names_volet(bare) else None
    return ("", alone) if alone else (rest, None)
