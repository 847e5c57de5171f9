"""Entries without number that are printed like those of one kind of number: they are of the same level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from extract.detect.texts.entries import Entry
from extract.detect.words.wording import says_being, says_doing
from extract.document import Kind

K = TypeVar("K", bound=Hashable)

_FEWEST = 2  # numbered entries that show how their level is printed
_MOSTLY, _WORDED, _SENTENCES = 0.9, 0.6, 0.2
_Print = tuple[object, ...]


def like_numbered(entries: Sequence[Entry], keys: Sequence[K | None]) -> list[K | None]:
    """Return ``keys``, the classes of ``entries``, those without number in the class of the numbers printed like them.

    A plan that numbers some of its lines only tells the levels by print and indent. So it does where two kinds of
    numbers at least have a print of their own; lines printed like the numbers of one kind, and worded as objectives
    and deeds, are of its level.
    """
    owners = _owners(entries, keys)
    if len(set(owners.values())) < _FEWEST:
        return list(keys)
    bare: dict[_Print, list[int]] = {}
    for at, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        style = _print_of(entry)
        if key is not None and style in owners and entry.kind == "text" and entry.marker is None:
            bare.setdefault(style, []).append(at)
    found = list(keys)
    for style, group in bare.items():
        if _reads_as_items([entries[at].title for at in group]):
            for at in group:
                found[at] = owners[style]
    return found


def _owners(entries: Sequence[Entry], keys: Sequence[K | None]) -> dict[_Print, K]:
    """The prints that one class of numbered entries has, nearly all of them, and no other numbered entry."""
    prints: dict[K, Counter[_Print]] = {}
    for entry, key in zip(entries, keys, strict=True):
        style = _print_of(entry)
        if key is not None and style is not None and entry.number:
            prints.setdefault(key, Counter())[style] += 1
    shared = Counter(style for counted in prints.values() for style in counted)
    owners: dict[_Print, K] = {}
    for key, counted in prints.items():
        style, count = counted.most_common(1)[0]
        if count >= _FEWEST and count >= _MOSTLY * counted.total() and shared[style] == 1:
            owners[style] = key
    return owners


def _print_of(entry: Entry) -> _Print | None:
    """How an entry of running text is printed, to the indent of what is no heading; None for others."""
    look = entry.look
    if look is None or look.origin != "prose" or look.kind is Kind.LIST_ITEM or look.heading is not None:
        return None
    heading = look.kind is Kind.HEADING
    return (heading, look.caps, *look.style[:-1], None if heading else look.style[-1])


def _reads_as_items(titles: Sequence[str]) -> bool:
    worded = sum(1 for title in titles if says_doing(title) or says_being(title))
    sentences = sum(1 for title in titles if title.rstrip().endswith((".", "!", "?")))
    return worded >= _WORDED * len(titles) and sentences <= _SENTENCES * len(titles)
