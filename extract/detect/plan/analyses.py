"""Analyses before the objectives that they led to: strengths, weaknesses, opportunities and threats are no actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.detect.prose.extent import is_heading_like
from extract.detect.tables.analyses import FEWEST_PARTS
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import part_of_analysis
from extract.document import Kind


def of_analyses(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the headings of the parts of analyses and what stands below them, up to the next other heading."""
    run: list[Entry] = []
    parts: set[str] = set()
    for entry in [*entries, None]:
        part = part_of_analysis(entry.title) if entry is not None and entry.kind == "text" else None
        if part is not None and entry is not None:
            parts.add(part)
            run.append(entry)
        elif run and entry is not None and _is_below(entry):
            run.append(entry)
        elif run:
            if len(parts) >= FEWEST_PARTS:
                yield from run
            run, parts = [], set()


def _is_below(entry: Entry) -> bool:
    if entry.kind != "text" or entry.values or (entry.marker is not None and entry.marker.number is not None):
        return False
    return (entry.look is not None and entry.look.kind is Kind.LIST_ITEM) or not is_heading_like(entry)
