"""What stands behind the plan and holds nothing of it: tables of the body's sums, objectives told once more."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.prose.extent import is_heading_like
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_closing
from extract.printed import Field, Level
from extract.text import fold

_FEWEST = 3  # objectives that a table recalls


def without_annexes(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without annexes of nothing but sums, nor a last table that only recalls objectives."""
    return _without_recalled(_without_accounts(entries))


def _without_recalled(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without the objectives of the last table, where it says nothing else and the body tells them all."""
    held = [entry for entry in entries if entry.kind == "item" or entry.marker is not None]
    block = held[-1].block if held and held[-1].origin == "table" else None
    last = [entry for entry in entries if entry.origin == "table" and entry.block == block]
    if len(last) < _FEWEST or not all(_is_objective(entry) and not entry.values for entry in last):
        return list(entries)
    told = {_name(e) for e in entries if e.kind == "item" and (e.origin != "table" or e.block != block)}
    acts = any(e.kind != "item" or e.level is Level.ACTION for e in held)
    if not acts or not all(_name(entry) in told for entry in last):
        return list(entries)
    return [entry for entry in entries if entry.origin != "table" or entry.block != block]


def _is_objective(entry: Entry) -> bool:
    return entry.kind == "item" and entry.level in (Level.STRATEGIC, Level.OPERATIONAL)


def _name(entry: Entry) -> tuple[Level | None, str | None, str]:
    return entry.level, entry.number, fold(entry.title)


def _is_head(entry: Entry) -> bool:
    return entry.kind == "text" and entry.marker is None and is_heading_like(entry)


def _without_accounts(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without annexes of nothing but sums ("Annexe budgétaire": "Dette | 1.150.000 €")."""
    kept = list(entries)
    heads = [i for i, e in enumerate(entries) if _is_head(e) and is_closing(e.title)]
    for head in reversed(heads):
        rest = range(head + 1, len(entries))
        end = next((i for i in rest if entries[i].origin == "prose" and is_heading_like(entries[i])), len(entries))
        rows = [e for e in entries[head + 1 : end] if e.origin != "prose"]
        named = any(e.kind == "item" and e.explicit for e in entries[:head])
        if rows and named and all(map(_is_account, rows)):
            del kept[head:end]
    return kept


def _is_account(row: Entry) -> bool:
    """Whether a row has no marker, and no values but amounts."""
    return row.kind == "text" and row.marker is None and {value.field for value in row.values} == {Field.AMOUNT}
