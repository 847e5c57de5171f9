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
    if not any(entry.level is not None and entry.level.rank >= Level.ACTION.rank for entry in entries):
        return list(entries)
    tables: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.origin == "table":
            tables.setdefault(entry.block, []).append(entry)
    named = {block: names for block, held in tables.items() if (names := _summed_up(held))}
    told = {_name(entry) for entry in entries if entry.title and not _is_in(entry, named)}
    sums = {block for block, names in named.items() if names <= told}
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


def _summed_up(held: Sequence[Entry]) -> set[_Name]:
    """The objectives of a table that holds nothing but two or more of them and figures; none for another table."""
    figures = [value.field in _SUMMED for entry in held for value in entry.values]
    objectives = all(entry.level is not None and entry.level.rank < Level.ACTION.rank for entry in held)
    return {_name(entry) for entry in held} if len(held) >= 2 and objectives and figures and all(figures) else set()


def _is_in(entry: Entry, blocks: Container[int]) -> bool:
    return entry.origin == "table" and entry.block in blocks


def _name(entry: Entry) -> _Name:
    return entry.level, entry.number or entry.title.casefold()
