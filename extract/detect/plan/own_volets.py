"""Volets printed right below an objective: its own where each has one, else announced there under a running title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.entries import Entry
from extract.printed import Level
from extract.text import fold


def with_own_volets(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Give each strategic objective the volet printed right below it, where the plan names all its volets there."""
    entries = _without_running_titles(entries)
    owners: dict[int, str] = {}
    for i, entry in enumerate(entries):
        if entry.kind != "volet":
            continue
        above = entries[i - 1] if i else None
        below = next((e for e in entries[i + 1 :] if e.kind == "item" and e.level is not None), None)
        if above is None or above.kind != "item" or above.level is not Level.STRATEGIC or below is None:
            return entries
        if " - " in entry.title:  # names its category, too
            return entries
        if below.level is Level.STRATEGIC and (below.number is None or below.number != above.number):
            return entries
        owners[i - 1] = entry.volet or ""
    named = [replace(entry, volet=owners.get(i) or entry.volet) for i, entry in enumerate(entries)]
    return [entry for entry in named if entry.kind != "volet"] if owners else entries


def _without_running_titles(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out objectives that a running title names above the volet, below which they are told."""
    found = {
        i
        for i, entry in enumerate(entries)
        if entry.kind == "volet"
        and 0 < i < len(entries) - 1
        and entries[i + 1].kind == entries[i - 1].kind == "item"
        and entries[i + 1].level is entries[i - 1].level is Level.STRATEGIC
        and entries[i + 1].number == entries[i - 1].number is not None
        and fold(entries[i + 1].title) == fold(entries[i - 1].title)
        and not entries[i - 1].values
    }
    return [entry for i, entry in enumerate(entries) if i + 1 not in found] if found else entries
