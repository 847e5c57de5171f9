"""Objectives that a summary prints in a style of its own: the body tells each again, by its number and title."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from extract.detect.texts.entries import Entry
from extract.text import fold

K = TypeVar("K", bound=Hashable)

_FEWEST = 2  # objectives told again
_MOSTLY = 0.8  # of the summary's


def told_again(entries: Sequence[Entry], keys: Sequence[K | None]) -> list[K | None]:
    """Return ``keys``, the classes of ``entries``, a summary's numbers in the class of the body that tells them again.

    Bold lines in a summary and headings in the body are one level of the plan.
    """
    classes: dict[K, list[int]] = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        if key is not None and _is_numbered(entry):
            classes.setdefault(key, []).append(at)
    told = {key: {_told(entries[at]) for at in places} for key, places in classes.items() if len(places) >= _FEWEST}
    known = {key: body for key, places in classes.items() if (body := _body_of(key, places, told, classes)) is not None}
    return [known.get(key, key) if key is not None else None for key in keys] if known else list(keys)


def _is_numbered(entry: Entry) -> bool:
    marker = entry.marker
    return entry.kind == "text" and entry.origin == "prose" and marker is not None and marker.level is None


def _told(entry: Entry) -> tuple[str | None, str]:
    return entry.number, fold(entry.title)


def _body_of(
    key: K, places: Sequence[int], told: Mapping[K, set[tuple[str | None, str]]], classes: Mapping[K, Sequence[int]]
) -> K | None:
    """The class, behind that of ``key``, whose entries tell nearly all of its own again."""
    own = told.get(key, set())
    for other, titles in told.items():
        behind = other != key and classes[other][0] > places[-1]
        if behind and len(own & titles) >= max(_FEWEST, _MOSTLY * len(own)):
            return other
    return None
