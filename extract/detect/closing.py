"""Where the plan ends: a heading without marker as high as its objectives, which all bear one, closes it.

"Évaluation", "En savoir plus", "Qui fait quoi": what such a chapter is called is for its writer to choose. That nothing
of the plan stands below it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.detect.entries import Entry
from extract.detect.extent import is_heading_like
from extract.detect.look import Look
from extract.detect.wording import says_being
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 2  # objectives at the top of the plan, all with their markers
_MOST = 0.5  # of what the plan holds may stand below its end


def without_closing(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries up to the heading that ends the plan; all where none does."""
    tops = _tops(entries)
    if len(tops) < _FEWEST:
        return list(entries)
    first, last = tops[0], max(i for i, entry in enumerate(entries) if _is_of_plan(entry))
    looks = {entries[i].look for i in tops}
    looks |= {e.look for e in entries[:last] if e.kind in ("volet", "theme") and e.origin == "prose"}
    told = {fold(e.title) for e in entries[: last + 1] if e.kind == "item"}
    for end in range(last + 1, len(entries)):
        if any(fold(entry.title) in told for entry in entries[end:]):
            continue  # objectives told before stand in the text below
        small = len(entries) - end <= _MOST * (end - first)
        if small and _closes(entries[end], looks) and not _heads_items(entries[end], entries[first:last]):
            return list(entries[:end])
    return list(entries)


def _tops(entries: Sequence[Entry]) -> list[int]:
    """Where the strategic objectives stand, or else the operational ones: all headings, named by their markers."""
    for level in (Level.STRATEGIC, Level.OPERATIONAL):
        found = [i for i, e in enumerate(entries) if e.kind == "item" and e.level is level and e.origin == "prose"]
        if found:
            named = all(entries[i].explicit and entries[i].number and is_heading_like(entries[i]) for i in found)
            return found if named else []
    return []


def _is_of_plan(entry: Entry) -> bool:
    return entry.kind in ("item", "volet", "theme") or entry.origin != "prose"


def _closes(entry: Entry, looks: set[Look | None]) -> bool:
    """Whether a heading without marker stands as high as one of the plan's highest."""
    look = entry.look
    if entry.kind != "text" or entry.marker is not None or look is None or look.kind is not Kind.HEADING:
        return False
    return not says_being(entry.title) and any(_as_high(look, other) for other in looks if other is not None)


def _heads_items(heading: Entry, plan: Sequence[Entry]) -> bool:
    """Whether such headings hold anything but objectives inside the plan: they are its actions, not its chapters."""
    parts = [e for e in plan if e.look is None or e.look.kind is not Kind.PARAGRAPH or e.kind != "text"]
    for entry, below in pairwise(parts):
        alike = entry.kind == "text" and entry.marker is None and entry.look == heading.look
        if alike and below.kind not in ("volet", "theme") and not (below.kind == "item" and below.explicit):
            return True
    return False


def _as_high(look: Look, other: Look) -> bool:
    if look.heading is not None and other.heading is not None:
        return look.heading <= other.heading
    if look.size is not None and other.size is not None and look.size != other.size:
        return look.size > other.size
    traits = (look.kind, look.heading, look.bold, look.colour, look.underline, look.caps, look.fill)
    return traits == (other.kind, other.heading, other.bold, other.colour, other.underline, other.caps, other.fill)
