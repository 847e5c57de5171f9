"""Second lines of the volets' own names: "Volet externe" over "Nos missions", on a slide between chapters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.detect.plan.theme_words import theme_names
from extract.detect.texts.entries import Entry
from extract.detect.words.wording import names_domain


def without_volet_subtitles(entries: Sequence[Entry]) -> None:
    """Take themes for the rest of the volets' names where each stands right below a volet that is announced once.

    Themes part a volet: where any has two, or one further below, or one names a policy domain, they are themes; so are
    those that one word calls so.
    """
    themes = [entry for entry in entries if entry.kind == "theme"]
    below = [
        (before, entry) for before, entry in pairwise(entries) if entry.kind == "theme" and _is_over(before, entry)
    ]
    volets = {before.volet for before, _ in below}
    named = any(names_domain(entry.title) for entry in themes) or bool(theme_names(themes))
    if len(volets) == len(below) == len(themes) and not named:
        for entry in themes:
            entry.kind = "text"


def _is_over(volet: Entry, theme: Entry) -> bool:
    """Whether a heading of its own above a theme without marker is that of a volet."""
    apart = volet.block != theme.block and volet.origin == theme.origin == "prose"
    return volet.kind == "volet" and apart and theme.marker is None
