"""Letters that stand before each item of a level: "R. Prêter", "R. Ouvrir" are answers, not the item R twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.entries import Entry

_FEWEST = 4


def without_signs_as_numbers(entries: Sequence[Entry]) -> None:
    """Take the number of the items of one level that all bear the same letter: it counts nothing."""
    lettered = [e for e in entries if e.kind == "item" and e.marker is not None and e.marker.shape == "letter"]
    letters = {level: Counter(e.number for e in lettered if e.level is level) for level in {e.level for e in lettered}}
    for entry in lettered:
        counted = letters[entry.level]
        if len(counted) == 1 and counted.total() >= _FEWEST and entry.marker is not None:
            entry.marker = replace(entry.marker, number=None)
