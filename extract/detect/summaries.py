"""Tables that sum up objectives told elsewhere: their amounts are sums over children."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.entries import Entry
from extract.printed import Field, Level


def drop_sums(entries: Sequence[Entry]) -> None:
    """Take the amounts from tables of objectives alone whose every objective stands in a table with actions."""
    tables: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "item" and entry.origin == "table":
            tables.setdefault(entry.block, []).append(entry)
    told = {block: {_name(item) for item in items} for block, items in tables.items() if any(map(_is_action, items))}
    for block, items in tables.items():
        names = {_name(item) for item in items}
        elsewhere = set().union(*(known for other, known in told.items() if other != block))
        if block not in told and len(names) >= 2 and names <= elsewhere:
            for item in items:
                item.values = [value for value in item.values if value.field is not Field.AMOUNT]


def _is_action(entry: Entry) -> bool:
    return entry.level is not None and entry.level.rank >= Level.ACTION.rank


def _name(entry: Entry) -> tuple[Level | None, str]:
    return entry.level, entry.number or entry.title.casefold()
