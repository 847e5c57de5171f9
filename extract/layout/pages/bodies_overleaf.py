"""Tables that go on over a page break below a header that alone shows their columns: the next page has but a frame."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.pages.page import PageParts, take_apart
from extract.layout.tables.cells import Columns, PageTable


def with_bodies_overleaf(pages: Sequence[PageParts]) -> list[PageParts]:
    """Take pages apart anew that begin with the rest of such a table, with the columns of the page before."""
    found: list[PageParts] = []
    columns: Columns | None = None
    for parts in pages:
        if columns is not None:
            again = take_apart(parts.content, columns)
            if _bodies(again) > _bodies(parts):
                parts = parts._replace(tables=again.tables, cards=again.cards, runs=again.runs)
        found.append(parts)
        last = max(parts.tables, key=_bottom, default=None)
        columns = last.columns if last is not None else None
    return found


def _bodies(parts: PageParts) -> int:
    """How many tables of a page have columns that the header alone shows."""
    return sum(table.columns is not None for table in parts.tables)


def _bottom(table: PageTable) -> float:
    return table.box[3]
