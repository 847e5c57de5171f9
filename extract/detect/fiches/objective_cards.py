"""Cards of objectives: a bar with the fiche's number, labels and values, the table of its actions, a box below it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.printed import Level


def settle_card(entries: list[Entry], rows: Sequence[Entry]) -> None:
    """Give an objective the fiche that ends ``entries``, where it names no action of its own and ``rows`` are actions.

    ``rows`` are those of the table right below it. The number in the bar over the fiche is then the objective's.
    """
    if len(entries) < 2 or not any(_is_action(row) for row in rows):
        return
    objective, bar = entries[-2:]
    if not (_is_carded(objective) and objective.block == bar.block and _is_action(bar)) or bar.title:
        return
    take_over(objective, entries.pop())


def take_over(objective: Entry, bar: Entry) -> None:
    """Give an objective what the item of the bar over its own fiche has been given."""
    objective.values.extend(bar.values)
    objective.volet = objective.volet or bar.volet
    objective.theme = objective.theme or bar.theme
    objective.places.extend(bar.places)


def card_above(entries: Sequence[Entry]) -> Entry | None:
    """Return the objective whose fiche goes on below ``entries``: they end with the table of actions under its card."""
    at = next((i for i in reversed(range(len(entries))) if entries[i].origin != "table"), None)
    if at is None or not _is_carded(entries[at]) or not entries[at].values:
        return None
    rows = entries[at + 1 :]
    if not rows or any(not _is_action(row) or (row.look is not None and row.look.origin != "row") for row in rows):
        return None
    return entries[at] if rows[0].block > entries[at].block else None


def _is_carded(entry: Entry) -> bool:
    """Whether an entry is an objective that a fiche names."""
    return entry.origin == "fiche" and entry.kind == "item" and entry.level in (Level.STRATEGIC, Level.OPERATIONAL)


def _is_action(entry: Entry) -> bool:
    return entry.kind == "item" and entry.level is not None and entry.level.rank >= Level.ACTION.rank
