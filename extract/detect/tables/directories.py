"""Lists of the people and services that a plan names: references beside the plan, no items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.detect.texts.entries import Entry
from extract.detect.words.labels import meaning
from extract.detect.words.markers import read_marker
from extract.document import Table
from extract.printed import Field
from extract.text import fold

_MAIL = re.compile(r"(?P<box>[^\s@]+)@[^\s@]+\.\w{2,}")
_MOST = 0.7  # the share of rows that says what a table holds
_SHORTEST = 3  # letters of a name that an address bears


def is_directory(table: Table, entries: Iterable[Entry]) -> bool:
    """Whether each row of a table only introduces somebody: by an address that bears the name, or a pilot told before.

    No column of such a table is named for a level, no row is numbered, and nobody comes twice.
    """
    if table.n_rows < 3 or table.n_cols < 2:
        return False
    head, *rows = ([cell.text.strip() if cell is not None else "" for cell in row] for row in table.grid())
    if any((known := meaning(text)) and known.level is not None and known.target != "ignore" for text in head):
        return False
    rows = [row for row in rows if any(row)]
    names = [fold(row[0]) for row in rows]
    if len(rows) < 2 or not all(names) or len(set(names)) < len(names) or any(map(_is_numbered, rows)):
        return False
    addressed = sum(_bears_name(row) for row in rows)
    return addressed >= max(2, _MOST * len(rows)) or sum(map(_pilots(entries).__contains__, names)) >= _MOST * len(rows)


def _is_numbered(row: Sequence[str]) -> bool:
    return any((marker := read_marker(text)) is not None and marker.number and marker.rest for text in row[:2])


def _bears_name(row: Sequence[str]) -> bool:
    """Whether the address in a row bears a part of the name that opens it ("Anne Lepas", anne.lepas@…)."""
    parts = [part for part in fold(row[0]).split() if len(part) >= _SHORTEST]
    boxes = [fold(match["box"]) for text in row[1:] if (match := _MAIL.fullmatch(text)) is not None]
    return any(part in box for part in parts for box in boxes)


def _pilots(entries: Iterable[Entry]) -> set[str]:
    return {fold(value.raw) for entry in entries for value in entry.values if value.field is Field.PILOT}
