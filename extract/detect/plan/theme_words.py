"""The word in which a plan calls its own themes, where it is none of those known: "Filière : Bois", "Filière : Lin"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.text import fold

_FEWEST = 2
_NAMED = re.compile(r"(?P<word>[^\W\d_]{3,})(?:\s(?:n°\s?)?(?:\d{1,2}|[IVX]{1,4}))?\s?[:–—]\s(?P<name>\S.*)", re.DOTALL)


def theme_names(themes: Sequence[Entry]) -> list[str]:
    """Return the names of themes that all begin with one word and a sign behind it, without that word; else []."""
    named = [_NAMED.fullmatch(e.title) for e in themes if e.marker is None or e.marker.level is None]
    words = {fold(match["word"]) if match is not None else "" for match in named}
    names = [match["name"] for match in named if match is not None]
    several = len(set(map(fold, names))) >= _FEWEST
    return names if several and len(words) == 1 and len(names) == len(themes) else []


def without_theme_word(entries: Sequence[Entry]) -> None:
    """Cut such a word from the titles of the themes among the entries."""
    themes = [entry for entry in entries if entry.kind == "theme"]
    for entry, name in zip(themes, theme_names(themes), strict=False):
        entry.title = name
