"""A number set in another style that fills the gap of a series: "2." as a heading among list entries 1, 3 and 4."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

from extract.detect.texts.entries import Entry

K = TypeVar("K", bound=Hashable)

_FEWEST = 2  # of the series


def in_series(entries: Sequence[Entry], keys: Sequence[K | None]) -> list[K | None]:
    """Return ``keys``, the classes of ``entries``, a lone number's that of the series in bold print that it fills."""
    series: dict[K, list[int]] = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key is not None and _is_counted(entry):
            series.setdefault(key, []).append(at)
    lone = [(key, places[0]) for key, places in series.items() if len(places) == 1]
    if not lone or len(series) == len(lone):
        return list(keys)
    found = list(keys)
    for own, at in lone:
        fitting = [key for key, places in series.items() if len(places) >= _FEWEST and _fills_gap(entries, at, places)]
        if len(fitting) == 1 and list(keys).count(own) == 1:
            found[at] = fitting[0]
    return found


def _is_counted(entry: Entry) -> bool:
    marker = entry.marker
    plain = marker is not None and marker.shape == "number" and marker.depth == 1 and marker.level is None
    return plain and entry.kind == "text" and entry.origin == "prose" and (entry.number or "").isdigit()


def _fills_gap(entries: Sequence[Entry], at: int, places: Sequence[int]) -> bool:
    """Whether a number stands between the one before and the one after it, in their size and weight."""
    above = max((place for place in places if place < at), default=None)
    below = min((place for place in places if place > at), default=None)
    if above is None or below is None:
        return False
    one, look, other = entries[above].look, entries[at].look, entries[below].look
    if one is None or look is None or other is None or not (one.bold and look.bold and one.size == look.size):
        return False
    before, number, after = (int(entries[place].number or 0) for place in (above, at, below))
    return (before, after) == (number - 1, number + 1)
