"""Numbers that stand before the years of an action, above its title: "3" in a disc, "2026-2029", then what is done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.detect.texts.entries import Entry
from extract.detect.words.times import names_time
from extract.printed import Field, PrintedValue

_FEWEST = 3


def with_numbered_times(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, the number and the years above each of several titles given to it."""
    above = {
        id(title): time
        for time, title in pairwise(entries)
        if _is_time(time) and title.kind == "text" and not title.marker
    }
    if len(above) < _FEWEST:
        return list(entries)
    gone = {id(time) for time in above.values()}
    for title in entries:
        time = above.get(id(title))
        if time is not None:
            title.marker = time.marker
            title.places = [*time.places, *title.places]
            title.values.append(PrintedValue(Field.SCHEDULE, time.title, None, places=tuple(time.places)))
    return [entry for entry in entries if id(entry) not in gone]


def _is_time(entry: Entry) -> bool:
    numbered = entry.kind == "text" and entry.marker is not None and entry.marker.number is not None
    return numbered and not entry.values and names_time(entry.title)
