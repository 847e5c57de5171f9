"""Second lines of the volets' own names: "Volet externe" over "Nos missions", on a slide between chapters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.detect.texts.entries import Entry


def without_volet_subtitles(entries: Sequence[Entry]) -> None:
    """Take themes for the rest of the volets' names where each stands right below a volet, and none elsewhere.

    Themes part a volet: where any volet has two, or one further below, they are themes.
    """
    themes = {id(entry) for entry in entries if entry.kind == "theme"}
    below = [
        entry
        for before, entry in pairwise(entries)
        if id(entry) in themes and before.kind == "volet" and before.origin == entry.origin == "prose"
    ]
    if len(below) == len(themes) and all(entry.marker is None for entry in below):
        for entry in below:
            entry.kind = "text"
