"""Tables that list again what fiches, chapters or tables of their own have told: their rows are no further items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.detect.texts.entries import Entry
from extract.printed import Level
from extract.text import fold

_NOTE_MARK = re.compile(r"\s?\(\d{1,2}\)")
_FEWEST = 3  # rows
_ALIKE = 90  # of 100: titles of one number, one of which may bear the mark of a note


def without_recaps(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the rows of tables that repeat, one by one, actions told in several other places.

    What only the table says of an action is given to it; what both say stands once.
    """
    tables: dict[int, list[Entry]] = {}
    numbered: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.number and entry.title and not entry.reference:
            numbered.setdefault(entry.number, []).append(entry)
        if entry.origin == "table":
            tables.setdefault(entry.block, []).append(entry)
    recaps: set[int] = set()
    for block, rows in tables.items():
        twins = [_twin(row, numbered) for row in rows]
        told = [twin for twin in twins if twin is not None]
        if len(told) == len(rows) >= _FEWEST and len({twin.block for twin in told}) > 1:
            recaps.add(block)
            for row, twin in zip(rows, told, strict=True):
                known = {value.field for value in twin.values}
                twin.values.extend(value for value in row.values if value.field not in known)
                if _NOTE_MARK.fullmatch(twin.title.removeprefix(row.title)):
                    twin.title = row.title
    return [entry for entry in entries if entry.origin != "table" or entry.block not in recaps]


def _twin(row: Entry, numbered: dict[str, list[Entry]]) -> Entry | None:
    """The only entry elsewhere, an action or what may be one, that has the number and the title of a row."""
    if row.level is not None and row.level.rank < Level.ACTION.rank:
        return None
    title = fold(row.title)
    found = [
        other for other in numbered.get(row.number or "", ())
        if other.block != row.block and (other.level is None or other.level.rank >= Level.ACTION.rank)
        and fuzz.ratio(fold(other.title), title) >= _ALIKE
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
