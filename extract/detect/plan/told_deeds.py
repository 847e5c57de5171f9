"""Actions told in sentences: paragraphs under objectives that say what will be done, one a paragraph.

"La cellule logement visitera cent ménages." Where a plan names its objectives but lists no action at all, such
paragraphs, several under nearly each objective, in one print and in the future tense, are its actions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.document import Kind
from extract.printed import Level

_FUTURE = re.compile(r"\b[^\W\d_]{2,}r(?:a|ont|ons)\b")
_SEVERAL = re.compile(r"[.!?]\s+[A-ZÀ-Ý]")
_ABBREVIATED = re.compile(r"\b(?:[A-ZÀ-Ý]|MM?|Mme|St|Ste|art|etc)\.\s")
_LONGEST = 50  # words
_FEWEST_OBJECTIVES = 3
_AVERAGE = 2  # paragraphs an objective
_MOSTLY = 0.7


def tell_deeds(entries: Sequence[Entry]) -> None:
    """Make actions of the sentences under a plan's named objectives, where it has no other actions."""
    items = [entry for entry in entries if entry.kind == "item"]
    if any(entry.level in (Level.ACTION, Level.SUB_ACTION) or entry.origin != "prose" for entry in items):
        return
    lowest = Level.OPERATIONAL if any(entry.level is Level.OPERATIONAL for entry in items) else Level.STRATEGIC
    owners = [entry for entry in items if entry.level is lowest and entry.explicit]
    if len(owners) < _FEWEST_OBJECTIVES or any(entry.marker and entry.kind == "text" for entry in entries):
        return
    below: dict[object, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    owner: Entry | None = None
    for entry in entries:
        if entry.kind in ("item", "volet", "theme"):
            owner = entry if entry.kind == "item" and entry.level is lowest else None
        elif owner is not None and _is_sentence(entry):
            below[entry.look][id(owner)].append(entry)
    for held in below.values():
        deeds = [entry for run in held.values() for entry in run]
        future = sum(_FUTURE.search(entry.title) is not None for entry in deeds)
        several = len(deeds) >= _AVERAGE * len(owners) and len(held) >= _MOSTLY * len(owners)
        if several and future >= _MOSTLY * len(deeds):
            for entry in deeds:
                entry.kind, entry.level = "item", Level.ACTION


def _is_sentence(entry: Entry) -> bool:
    """Whether an entry is a paragraph of one sentence."""
    if entry.kind != "text" or entry.marker is not None or entry.look is None or entry.look.kind is not Kind.PARAGRAPH:
        return False
    title = entry.title.rstrip()
    inner = _ABBREVIATED.sub(" ", title)
    return title.endswith((".", " ;")) and not _SEVERAL.search(inner) and len(title.split()) <= _LONGEST
