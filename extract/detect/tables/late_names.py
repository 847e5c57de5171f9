"""Objectives whose name a page break keeps from their first rows: "OO 3.1" at the foot, "OS 3" overleaf."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.printed import Level


def with_names_first(entries: Sequence[Entry]) -> list[Entry]:
    """Put each strategic objective of a table before the objectives above it that bear its number.

    Its name stands in the middle of a cell beside several rows. Only where the numbers of the operational objectives
    run from one on so, without repetition; a misprinted number stays where it is.
    """
    found = list(entries)
    for at, entry in enumerate(found):
        if _is_numbered(entry, Level.STRATEGIC):
            first = _first_of(entry, found[:at])
            if first < at and _runs(entry, _under(found[first:at]), _under(found[at + 1 :])):
                found[first : at + 1] = [entry, *found[first:at]]
    return found


def _is_numbered(entry: Entry, level: Level) -> bool:
    """Whether an entry is an item of a table with a number of its own."""
    return (entry.kind, entry.origin, entry.level) == ("item", "table", level) and entry.number is not None


def _first_of(objective: Entry, above: Sequence[Entry]) -> int:
    """Where the rows right above an objective begin that follow an item with a number under its own."""
    first = len(above)
    for at in range(len(above) - 1, -1, -1):
        entry = above[at]
        if entry.kind != "item" or entry.origin != "table" or entry.level in (None, Level.STRATEGIC):
            break
        if entry.level is Level.OPERATIONAL:
            if (entry.number or "").rpartition(".")[0] != objective.number:
                break
            first = at
    before = next((entry for entry in reversed(above[:first]) if entry.level is Level.STRATEGIC), None)
    return len(above) if before is not None and before.number == objective.number else first


def _under(entries: Sequence[Entry]) -> list[Entry]:
    """The operational objectives before the next strategic one."""
    last = next((at for at, entry in enumerate(entries) if entry.level is Level.STRATEGIC), len(entries))
    return [entry for entry in entries[:last] if entry.level is Level.OPERATIONAL]


def _runs(objective: Entry, before: Sequence[Entry], after: Sequence[Entry]) -> bool:
    numbers = [entry.number for entry in (*before, *after)]
    return numbers == [f"{objective.number}.{count}" for count in range(1, len(numbers) + 1)]
