"""Headings that name what stands below an objective listed before: "Objectifs opérationnels de l'OS 2".

A plan may list its objectives first and say what each holds in chapters of their own, which name it by its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import block_look
from extract.detect.words.headings import announced
from extract.detect.words.markers import read_marker
from extract.document import TextBlock
from extract.printed import Level
from extract.text import fold

_CHILDREN_OF = re.compile(
    r"(?P<children>\D{4,40}?)\s+(?:(?:(?:li|associ)ée?s|relati(?:f|ve)s)\s+(?:à\s+|au\s+)|de\s+|du\s+|pour\s+|par\s+|sous\s+)"
    r"(?:l['’]\s?|la\s+|le\s+)?(?P<parent>\w[^\n]*\d[^\n]*)",
    re.IGNORECASE,
)
_LONGEST = 160  # letters


def opened_again(text: str, block: TextBlock, index: int, entries: Sequence[Entry]) -> tuple[Entry, str] | None:
    """Return the objective, one of ``entries``, that a heading opens again, and the level announced below it."""
    match = _CHILDREN_OF.fullmatch(text) if len(text) <= _LONGEST else None
    level = announced(match["children"]) if match is not None else None
    marker = read_marker(match["parent"].rstrip(" :")) if match is not None and level is not None else None
    if level is None or marker is None or not isinstance(marker.level, Level) or not marker.number:
        return None
    below = next((known.rank for known in Level if known.value == level), 0)
    if marker.level is Level.ACTION or below <= marker.level.rank:
        return None
    listed = (e for e in entries if e.kind == "item" and e.level is marker.level and e.number == marker.number)
    told = fold(marker.rest)
    if not any(told in ("", fold(entry.title)) for entry in listed):
        return None
    look, places = block_look(block, marker), list(block.places)
    parent = Entry(
        "item", marker.rest, marker.level, marker, look, places=places, explicit=True, reference=True, block=index
    )
    return parent, level
