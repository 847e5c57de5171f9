"""Headings over rows that each name their objective themselves: "B. Service Travaux" groups them, and is none of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.detect.texts.entries import Entry

_FEWEST = 2


def heads_of_groups(entries: Sequence[Entry]) -> list[Entry]:
    """Return the texts that stand right above rows which refer to objectives told elsewhere, as all alike do."""
    heads = [above for above, entry in pairwise(entries) if above.kind == "text" and entry.under is not None]
    looks = {entry.look for entry in heads if entry.look is not None}
    alike = [entry for entry in entries if entry.kind == "text" and entry.look in looks]
    known = {id(entry) for entry in heads}
    other = {entry.look for entry in alike if id(entry) not in known}
    found = [entry for entry in heads if entry.look is not None and entry.look not in other]
    return found if len(found) >= _FEWEST else []
