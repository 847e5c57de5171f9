"""Titles behind a capital or a roman number alone ("I Une ville verte", "A Planter"), as circles and tabs print them.

Nothing but that they all count on shows these to be numbers: "A" opens sentences, too. One that goes on overleaf stands
there again. Those that count are of one level, whatever colour each chapter has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import shape_of
from extract.detect.words.markers import Marker, Shape, capital, roman_number
from extract.document import Kind

_FEWEST: Mapping[Shape, int] = {"roman": 2, "letter": 3}


def mark_counted_heads(entries: Sequence[Entry]) -> None:
    """Give such titles their markers, and all of a kind the look of the first."""
    heads = [(entry, marker) for entry in entries if _may_head(entry) and (marker := capital(entry.title)) is not None]
    counts: tuple[tuple[Shape, Callable[[str], int | None]], ...] = (("roman", _roman), ("letter", _letter))
    for shape, count in counts:
        left = [(entry, marker) for entry, marker in heads if entry.marker is None]
        found = [(entry, marker, n) for entry, marker in left if (n := count(marker.code)) is not None]
        numbers = [n for _, _, n in found]
        if not found or numbers[0] != 1 or max(numbers) < _FEWEST[shape]:
            continue
        if not all(after - n in (0, 1) for n, after in pairwise(numbers)):
            continue
        for entry, marker, n in found:
            own = replace(marker, shape=shape, number=str(n) if shape == "roman" else marker.code)
            _mark(entry, own, found[0][0])


def _may_head(entry: Entry) -> bool:
    """Whether an entry is a bold or shaded row of a table, or a heading."""
    look = entry.look
    if entry.kind != "text" or entry.marker is not None or look is None:
        return False
    return (look.origin in ("row", "band") and bool(look.bold or look.fill)) or look.kind is Kind.HEADING


def _roman(code: str) -> int | None:
    return roman_number(code) if set(code) <= set("IVX") else None


def _letter(code: str) -> int | None:
    return ord(code) - ord("A") + 1 if len(code) == 1 else None


def _mark(entry: Entry, marker: Marker, first: Entry) -> None:
    entry.marker, entry.title = marker, marker.rest
    if first.look is not None:
        entry.look = replace(first.look, shape=shape_of(marker))
