"""Numbers set in another style that fill the gaps of a series: "2." as a heading among list entries 1, 3 and 4.

So do numbers in parts: 2.3 above a fiche, where 2.2 and 3.1 are bands of tables.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

from extract.detect.texts.entries import Entry

K = TypeVar("K", bound=Hashable)

_FEWEST = 2  # of the series
_MANY_TURNS = 3  # from one class to the other: neither is a list before or behind the other's

_Number = tuple[int, ...]


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


def parts_in_series(entries: Sequence[Entry], keys: Sequence[K | None]) -> list[K | None]:
    """Return ``keys``, one class for numbers in as many parts that make one series, however each is set.

    Those of the smaller class stand among those of the larger, in order, and none is told twice.
    """
    classes: dict[K, list[int]] = {}
    for at, key in enumerate(keys):
        if key is not None:
            classes.setdefault(key, []).append(at)
    numbers = {key: found for key, places in classes.items() if (found := _numbers(entries, places))}
    if len(numbers) < _FEWEST:
        return list(keys)
    owner: dict[K, K] = {}
    for key in sorted(numbers, key=lambda k: len(numbers[k])):
        larger = (k for k in numbers if len(numbers[k]) > len(numbers[key]) and k not in owner)
        fitting = [k for k in larger if _is_one_series(numbers[k], numbers[key])]
        if len(fitting) == 1:
            owner[key] = fitting[0]
    return [owner.get(key, key) if key is not None else None for key in keys] if owner else list(keys)


def _numbers(entries: Sequence[Entry], places: Sequence[int]) -> list[tuple[int, _Number]]:
    """Return where the numbers of a class stand, and their parts; [] where some are none, or have one part."""
    found: list[tuple[int, _Number]] = []
    for at in places:
        marker, number = entries[at].marker, entries[at].number or ""
        bare = marker is not None and marker.shape == "number" and marker.level is None and marker.depth > 1
        parts = number.split(".")
        if not bare or entries[at].kind != "text" or len(parts) < _FEWEST or not all(map(str.isdigit, parts)):
            return []
        found.append((at, tuple(map(int, parts))))
    return found


def _is_one_series(one: Sequence[tuple[int, _Number]], other: Sequence[tuple[int, _Number]]) -> bool:
    """Whether numbers in as many parts rise over both classes, those of ``other`` among those of ``one``."""
    if len(one[0][1]) != len(other[0][1]):
        return False
    both = sorted([*((*pair, True) for pair in one), *((*pair, False) for pair in other)])
    turns = sum(a[2] is not b[2] for a, b in pairwise(both))
    within = one[0][0] < other[0][0] and other[-1][0] < one[-1][0]
    return (within or turns >= _MANY_TURNS) and all(_counts_on(a[1], b[1]) for a, b in pairwise(both))


def _counts_on(above: _Number, number: _Number) -> bool:
    """Whether a number is the next one after another: 2.3 after 2.2, or 3.1."""
    if above[:-1] == number[:-1]:
        return number[-1] == above[-1] + 1
    return number[-1] == 1 and number[:-1] > above[:-1]
