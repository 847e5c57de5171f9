"""Counts at the end of objectives with nothing between, where all of a level end so: "Planter des haies 3 actions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_count, volet_cell
from extract.printed import Level

_FEWEST = 2  # objectives of a level, all of which end in a count
_COUNT = re.compile(r"\s+(?P<count>\d{1,3}(?:\s?/\s?\d{1,3})?\s+[^\W\d][\w()]+(?:\s\w+)?)$")
_VOLET = re.compile(r"\s+(?P<volet>[Vv]olet \w+)$")


def without_counts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the count of what stands below each objective, and with the volet printed before it.

    A page that folds its objectives in shows them so; in a text of it nothing parts a title from them.
    """
    parted = list(entries)
    for level in (Level.STRATEGIC, Level.OPERATIONAL):
        at = [i for i, entry in enumerate(entries) if entry.kind == "item" and entry.level is level]
        titles = [_uncounted(entries[i].title) for i in at]
        if len(at) < _FEWEST or not all(titles):
            continue
        volets = [_VOLET.search(title) for title in titles]
        said = [volet_cell(match["volet"]) if match else None for match in volets]
        for i, title, match, volet in zip(at, titles, volets, said, strict=True):
            if match is not None and all(said):
                parted[i] = replace(entries[i], title=title[: match.start()], volet=entries[i].volet or volet)
            else:
                parted[i] = replace(entries[i], title=title)
    return parted


def _uncounted(title: str) -> str:
    """The title before its count; "" where it ends in none."""
    match = _COUNT.search(title)
    return title[: match.start()] if match is not None and is_count(match["count"]) else ""
