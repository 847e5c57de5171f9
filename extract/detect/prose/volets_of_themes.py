"""Headings that name a theme and its volet on one line: "Axe 1 – Une ville à vivre (volet externe)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.detect.prose.extent import is_heading_like
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import volet_of
from extract.detect.words.markers import read_marker

_VOLET = r"volet\s+(?:interne|externe|commun|transversal)"
_BEHIND = re.compile(rf"\s*[(\[–—-]\s*(?P<volet>{_VOLET})\s*[)\]]?\s*$", re.IGNORECASE)
_BEFORE = re.compile(rf"^\W*(?P<volet>{_VOLET})\s*[)\]]?\s*[–—:|-]*\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)


def with_volets_of_themes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with such headings parted: the volet that begins there, and the theme."""
    return [part for entry in entries for part in _parts(entry)]


def _parts(entry: Entry) -> Iterator[Entry]:
    if entry.kind == "volet":
        yield entry
        yield from _theme_behind(entry)
        return
    if entry.kind == "theme" or (entry.kind == "text" and is_heading_like(entry)):
        match = _BEHIND.search(entry.title) or (_BEFORE.match(entry.title) if entry.kind == "theme" else None)
        volet = volet_of(match["volet"]) if match is not None else None
        if match is not None and volet is not None:
            yield Entry("volet", match["volet"], volet=volet, places=entry.places, block=entry.block, look=entry.look)
            title = match["rest"] if match.re is _BEFORE else entry.title[: match.start()]
            entry = replace(entry, title=title.strip())
    yield entry


def _theme_behind(entry: Entry) -> Iterator[Entry]:
    """The theme behind the name of a volet: "Volet externe – Axe 1 : Une ville à vivre"."""
    match = _BEFORE.match(entry.title)
    marker = read_marker(match["rest"]) if match is not None else None
    if marker is not None and marker.level == "theme" and marker.rest:
        yield replace(entry, kind="theme", title=marker.rest, marker=marker, volet=None)
