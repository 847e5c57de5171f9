"""Labels at the foot of lists: "Pilote : Voirie" under the last action of each card speaks of the whole card.

Where every action has labels of its own they are the actions'. Where they stand at the end of lists alone, card after
card, they are those of the heading above the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.detect.entries import Entry
from extract.document import Kind

_FEWEST_LISTS = 2  # of two entries or more


def raise_feet(entries: Sequence[Entry]) -> None:
    """Give the labelled values at the foot of lists to the objectives that the lists stand under."""
    lists = list(_lists(entries))
    several = [held for _, held in lists if len(held) > 1]
    if any(_labelled(entry) for held in several for entry in held[:-1]):
        return
    footed = [(head, held[-1]) for head, held in lists if _labelled(held[-1])]
    if sum(1 for held in several if _labelled(held[-1])) < _FEWEST_LISTS or 2 * len(footed) < len(lists):
        return
    for head, last in footed:
        head.values.extend(value for value in last.values if value.label)
        last.values = [value for value in last.values if not value.label]


def _labelled(entry: Entry) -> bool:
    return any(value.label for value in entry.values)


def _lists(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Yield each heading of an item and the unnumbered list entries, one level of items below it, that follow it."""
    head: Entry | None = None
    held: list[Entry] = []
    for entry in entries:
        listed = entry.look is not None and entry.look.kind is Kind.LIST_ITEM and entry.marker is None
        if head is not None and entry.kind == "item" and listed and entry.origin == "prose":
            held.append(entry)
            continue
        if head is not None and held:
            yield head, held
        held = []
        if entry.kind == "item":
            objective = entry.level is not None and entry.level.rank < 2
            head = entry if objective and entry.origin == "prose" and not listed and not entry.values else None
    if head is not None and held:
        yield head, held
