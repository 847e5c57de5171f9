"""States at the end of titles with nothing between, where a document ends them alike: "Curer l'étang Réalisée"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.annotations import find_annotations
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.document import merge_places
from extract.printed import Field, Level, PrintedValue
from extract.text import ends_open, fold

_FEWEST = 3  # entries of a level that end in a state
_MOSTLY = 0.6  # of the entries of that level
_FEWEST_STATES = 2  # a word that ends every title may be part of them
_FEWEST_WORDS = 2  # of a title
_MOST_WORDS = 3  # of a state
_SIGNS = " ●•■◆◼▪⬤○·|–—-"  # a drawn dot, read as a letter
_LABELLED = re.compile(r"\s[A-ZÀ-Ý][^:]{2,40}:\s")
_STATE_FIRST = re.compile(
    r"(?P<state>[A-ZÀ-Ý][^\W\d_]+(?:[\s'’-][^\W\d_]+){0,3})\s?(?:\.(?:\s+|$)|[:–—]\s+)(?P<rest>.*)", re.DOTALL
)
_SURE = 0.9


def with_states_parted(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the state parted that is printed right behind or under their titles, level by level.

    A state begins with a capital there, and most titles of the level end in one or another.
    """
    parted = _with_states_below(entries)
    for level in Level:
        at = [i for i, entry in enumerate(entries) if entry.kind == "item" and entry.level is level]
        found = {i: ending for i in at if (ending := _ending(entries[i])) is not None}
        states = {fold(state) for _, state, _ in found.values()}
        if len(found) < max(_FEWEST, _MOSTLY * len(at)) or len(states) < _FEWEST_STATES:
            continue
        for i, (title, state, behind) in found.items():
            places = merge_places(entries[i].places)
            value = PrintedValue(Field.STATUS, state, None, places=tuple(places), confidence=_SURE)
            parted[i] = replace(entries[i], title=title, values=[*entries[i].values, value, *behind])
    return parted


def _with_states_below(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, the state of each with which the text below most titles of a level begins ("En cours. …")."""
    parted = list(entries)
    for level in Level:
        at = [i for i, entry in enumerate(entries) if entry.kind == "item" and entry.level is level]
        found = {i: match for i in at if (match := _state_below(entries, i)) is not None}
        states = {fold(match["state"]) for match in found.values()}
        if len(found) < max(_FEWEST, _MOSTLY * len(at)) or len(states) < _FEWEST_STATES:
            continue
        for i, match in found.items():
            below = entries[i + 1]
            value = PrintedValue(Field.STATUS, match["state"], None, places=tuple(below.places), confidence=_SURE)
            parted[i] = replace(entries[i], values=[*entries[i].values, value])
            parted[i + 1] = replace(below, title=match["rest"])
    return [entry for entry in parted if entry.kind != "text" or entry.title]


def _state_below(entries: Sequence[Entry], at: int) -> re.Match[str] | None:
    """The sentence that is nothing but a state, with which the text right below an item without a state begins."""
    below = entries[at + 1] if at + 1 < len(entries) else None
    if below is None or below.kind != "text" or any(value.field is Field.STATUS for value in entries[at].values):
        return None
    match = _STATE_FIRST.match(below.title)
    return match if match is not None and is_state(match["state"]) else None


def _ending(entry: Entry) -> tuple[str, str, tuple[PrintedValue, ...]] | None:
    """The title, the state behind it and what is told behind that under labels; None for no state, or one elsewhere."""
    text = entry.title
    behind: tuple[PrintedValue, ...] = ()
    if _LABELLED.search(text) and (parted := find_annotations(text)).values and parted.code is None:
        text, behind = parted.title, parted.values
    words = text.split()
    if any(value.field is Field.STATUS for value in entry.values) or entry.title.isupper():
        return None
    for n in range(min(_MOST_WORDS, len(words) - _FEWEST_WORDS), 0, -1):
        state, title = " ".join(words[-n:]), " ".join(words[:-n]).rstrip(_SIGNS)
        if state[0].isupper() and is_state(state) and not ends_open(title) and re.search(r"\w$|[)»\"”.!?]$", title):
            return title, state, behind
    return None
