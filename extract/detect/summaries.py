"""Tables that sum up objectives told elsewhere: counts and sums over children are no items and no amounts."""

from __future__ import annotations

from collections.abc import Container, Sequence

from extract.detect.entries import Entry
from extract.printed import Field, Level
from extract.text import fold

_Name = tuple[Level | None, str]
_SUMMED = frozenset({Field.AMOUNT, Field.PROGRESS, Field.FTE})


def without_summaries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those of tables of objectives alone, all told elsewhere, that add only figures.

    A plan without actions keeps them: figures of objectives are then its own.
    """
    if not any(_may_act(entry) for entry in entries):
        return list(entries)
    tables: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.origin == "table":
            tables.setdefault(entry.block, []).append(entry)
    summed = {block: held for block, held in tables.items() if _sums_up(held)}
    others = [entry for entry in entries if entry.title and not _is_in(entry, summed)]
    told = {name for entry in others for name in _names(entry)}
    sums = {block for block, held in summed.items() if all(not told.isdisjoint(_names(entry)) for entry in held)}
    return [entry for entry in entries if not _is_in(entry, sums)]


def without_counts(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without what a table of counts says again of objectives that stand in the body."""
    body = [e for e in entries if e.kind == "item" and not e.summary]
    numbers = {(e.level, e.number) for e in body if e.number}
    titles = {(e.level, fold(e.title)) for e in body}
    return [
        e
        for e in entries
        if not e.summary or ((e.level, e.number) not in numbers and (e.level, fold(e.title)) not in titles)
    ]


def _may_act(entry: Entry) -> bool:
    """Whether an entry is an action, or one by its number as far as is known before the scheme is settled."""
    if entry.level is not None:
        return entry.level.rank >= Level.ACTION.rank
    return entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth > Level.ACTION.rank


def _sums_up(held: Sequence[Entry]) -> bool:
    """Whether a table holds nothing but two objectives or more and figures."""
    figures = [value.field in _SUMMED for entry in held for value in entry.values]
    objectives = all(entry.level is not None and entry.level.rank < Level.ACTION.rank for entry in held)
    return len(held) >= 2 and objectives and bool(figures) and all(figures)


def _is_in(entry: Entry, blocks: Container[int]) -> bool:
    return entry.origin == "table" and entry.block in blocks


def _names(entry: Entry) -> set[_Name]:
    """What tells an entry: its number on its level, and its title where one of several words."""
    names: set[_Name] = {(entry.level, entry.number)} if entry.number else set()
    title = fold(entry.title)
    return names | {(None, title)} if " " in title or not names else names
