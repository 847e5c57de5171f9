"""Lists announced by a line of their own whose numbers look like those of the list that they stand in.

"2. Être …", "Objectifs opérationnels", "1. Trier …", "Actions", bullets, "2. Planter …", "3. Être …": what stands right
above an announcement of objectives holds them; what counts on is of the list that it counts on from. "1.2" is what
"1.1" and "2.1" are announced to be, whatever stands between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Shape
from extract.printed import Level

_RANKS = {level.value: level.rank for level in Level}
_FEWEST_TOLD = 2
_COUNTED = ("number", "letter", "roman")


@dataclass(slots=True)
class _List:
    """An announced list that is open: its level, how its entries are marked, and the last number."""

    level: str
    shape: Shape | None = None
    last: int = 0


def settle_announced_lists(entries: Sequence[Entry]) -> None:
    """Give the numbered entries of lists that go on after a list within them the level announced for the list."""
    _settle_deep_numbers(entries)
    lists: list[_List] = []
    for at, entry in enumerate(entries):
        after = entries[at + 1] if at + 1 < len(entries) else None
        if entry.kind == "announce":
            rank = _RANKS.get(entry.announced or "")
            lists = [] if rank is None else [known for known in lists if _RANKS[known.level] < rank]
            lists.extend([_List(entry.announced)] if rank is not None and entry.announced is not None else [])
        elif entry.kind == "volet" or (entry.explicit and entry.level is not None):
            rank = entry.level.rank if entry.level is not None else -1
            lists = [known for known in lists if _RANKS[known.level] < rank]
        elif lists and (number := _count(entry)) is not None and entry.look is not None:
            own = _list_of(entry, number, lists, _holds(after))
            if own is None and entry.announced == _holds(after):
                entry.announced = None
            elif own is not None:
                entry.announced = own.level
                own.shape, own.last = entry.look.shape, number
                del lists[lists.index(own) + 1 :]


def _settle_deep_numbers(entries: Sequence[Entry]) -> None:
    """Give numbers in parts the level that all those announced have whose numbers look like them."""
    deep = [
        e for e in entries if e.kind == "text" and e.origin == "prose" and e.marker is not None and e.look is not None
    ]
    deep = [e for e in deep if e.marker is not None and e.marker.shape == "number" and e.marker.depth > 1]
    told: dict[Shape, list[str]] = {}
    for entry in deep:
        if entry.announced is not None and entry.look is not None:
            told.setdefault(entry.look.shape, []).append(entry.announced)
    for entry in deep:
        levels = told.get(entry.look.shape, []) if entry.look is not None else []
        if len(levels) >= _FEWEST_TOLD and len(set(levels)) == 1:
            entry.announced = levels[0]


def _list_of(entry: Entry, number: int, lists: Sequence[_List], holds: str | None) -> _List | None:
    """The innermost open list that an entry begins or counts on, whose level is not the one that it holds."""
    for known in reversed(lists):
        if holds is not None and _RANKS[known.level] >= _RANKS.get(holds, 0):
            continue
        begins = known.shape is None and number == 1 and known.level == entry.announced
        if begins or (entry.look is not None and known.shape == entry.look.shape and number == known.last + 1):
            return known
    return None


def _holds(after: Entry | None) -> str | None:
    """The level of what is announced right below an entry."""
    return after.announced if after is not None and after.kind == "announce" and after.announced in _RANKS else None


def _count(entry: Entry) -> int | None:
    """The number of an entry marked by one of a single part; a letter's place in the alphabet."""
    marker = entry.marker
    if entry.kind != "text" or entry.origin != "prose" or marker is None or marker.shape not in _COUNTED:
        return None
    number = marker.number or ""
    if number.isdigit():
        return int(number)
    return ord(number.lower()) - ord("a") + 1 if len(number) == 1 and number.isalpha() else None
