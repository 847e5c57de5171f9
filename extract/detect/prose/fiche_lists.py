"""Lists of the fiches that follow, each line a fiche's number and the title of the objective that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.printed import Level
from extract.text import fold

_FEWEST = 2


def without_fiche_lists(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without lines that look like actions and announce objectives, named for the first time below.

    An action that is called like its objective stands under it.
    """
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        if _is_objective(entry):
            first.setdefault(fold(entry.title), at)
    listed = {at for at, entry in enumerate(entries) if _may_list(entry) and first.get(fold(entry.title), -1) > at}
    return [entry for at, entry in enumerate(entries) if at not in listed] if len(listed) >= _FEWEST else list(entries)


def _is_objective(entry: Entry) -> bool:
    known = entry.kind == "item" and entry.explicit and entry.level in (Level.STRATEGIC, Level.OPERATIONAL)
    return known and bool(entry.title)


def _may_list(entry: Entry) -> bool:
    """Whether an entry is a line of text that its marker makes an action, and that says no more than its title."""
    marked = entry.level is Level.ACTION and entry.marker is not None
    return entry.kind == "item" and entry.origin == "prose" and marked and bool(entry.title) and not entry.values
