"""Axes, challenges and ambitions: themes above the objectives, or the objectives themselves where nothing else is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.prose.extent import lowest_axes
from extract.detect.texts.entries import Entry, Group
from extract.printed import Level
from extract.text import fold

# Labels that say what an action is about as often as what it serves: above operational objectives only.
_SUBJECTS = ("theme", "themes", "thematique", "thematiques", "domaine", "domaines", "matiere", "secteur", "pole")


def promote_axes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a plan, its axes as strategic objectives where nothing else is one.

    Axes stand in headings of their own, in a column left of the titles or under a label of a fiche.
    """
    _demote_heads(entries)
    items = [entry for entry in entries if entry.kind == "item"]
    if not items or any(entry.level is Level.STRATEGIC for entry in items):
        return list(entries)
    headings = [e for e in entries if e.kind == "theme" and e.marker is not None and e.marker.level == "theme"]
    for entry in lowest_axes(headings, entries):
        entry.kind, entry.level = "item", Level.STRATEGIC
    if headings or not _are_groups(items):
        return list(entries)
    return list(_with_objectives(entries))


def _demote_heads(entries: Sequence[Entry]) -> None:
    """Take what only its looks make a strategic objective for text where it stands before all axes of the plan.

    It would hold them all: the heading of the plan, a line of its foreword.
    """
    items = [entry for entry in entries if entry.kind == "item"]
    made = [entry for entry in items if entry.level is Level.STRATEGIC]
    others = items[len(made) :]
    if not made or any(entry.explicit for entry in made) or items[: len(made)] != made or not others:
        return
    below = entries[next(i for i, entry in enumerate(entries) if entry is made[-1]) :]
    axes = {fold(e.title) for e in below if e.kind == "theme" and e.marker is not None and e.marker.level == "theme"}
    if len(axes) > 1 or _are_groups(others):
        for entry in made:
            entry.kind, entry.level = "text", None


def _are_groups(items: Sequence[Entry]) -> bool:
    """Whether what columns or labels name parts the items: each has one, none comes back behind another."""
    groups = [entry.group for entry in items]
    if any(group is None for group in groups):
        return False
    keys = [fold(group.title) for group in groups if group is not None]
    runs = [keys[0], *(after for before, after in pairwise(keys) if after != before)]
    if len(runs) < 2 or len(set(runs)) < len(runs):
        return False
    served = any(entry.level is Level.OPERATIONAL for entry in items)
    return served or not any(_is_subject(group) for group in groups if group is not None)


def _is_subject(group: Group) -> bool:
    return any(word in _SUBJECTS for word in fold(group.label).split())


def _with_objectives(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries with an objective before the first of each group, which is then their theme no more."""
    key: str | None = None
    for entry in entries:
        group = entry.group
        if group is not None and fold(group.title) != key:
            key = fold(group.title)
            marker = group.marker if group.marker is not None and group.marker.rest else None
            yield Entry(
                "item", group.title, Level.STRATEGIC, marker, places=list(group.places), explicit=True, reference=True,
                origin=entry.origin, block=entry.block, volet=entry.volet,
            )  # fmt: skip
        yield replace(entry, theme=None) if group is not None else entry
