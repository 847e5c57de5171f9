"""Pages that draw what the plan tells elsewhere: maps of bubbles, trees of boxes, in whatever order they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from extract.detect.texts.entries import Entry
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 3  # objectives told elsewhere
_ALIKE = 90  # of 100: titles behind one number
_BELOW_ALL = 9  # the rank of what bears no number
_WORD = re.compile(r"[a-z]+|\d+")
_CODES = frozenset({"os", "oo", "objectif", "strategique", "operationnel", "n"})


def without_drawn_summaries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those of pages that hold nothing but objectives told on others, in another order.

    A summary in the order of the plan opens each objective where its items follow, with its volet: the tree knows it
    again. Text around the bubbles stays; a page with a value or with an item of its own is none of these pages.
    """
    index = _index(entries)
    dropped: set[int] = set()
    for page, held in _pages(entries).items():
        twins = {at: [i for i in _twins(at, entries, index, page) if i not in dropped] for at in held}
        told = [at for at in held if twins[at]]
        if sum(_is_marked(entries[at]) for at in told) < _FEWEST:
            continue
        words = _words(entries, page)
        drawn = [at for at in held if twins[at] or _parts(entries[at]) <= words]
        if any(at not in drawn and _is_own(entries[at]) for at in held) or _opens_items(entries, told, held[-1]):
            continue
        if not _in_order(entries, told, twins):
            dropped.update(drawn)
    return [entry for at, entry in enumerate(entries) if at not in dropped]


def _pages(entries: Sequence[Entry]) -> dict[int, list[int]]:
    """Where the entries of each page stand, of pages without a value, a volet, a theme or an action."""
    pages: dict[int, list[int]] = {}
    other = set()
    for at, entry in enumerate(entries):
        page = _page(entry)
        if page is not None:
            pages.setdefault(page, []).append(at)
            if entry.values or entry.kind not in ("item", "text") or _rank(entry) == Level.ACTION.rank:
                other.add(page)
    return {page: held for page, held in pages.items() if page not in other}


def _page(entry: Entry) -> int | None:
    return entry.places[0].page if entry.places else None


def _rank(entry: Entry) -> int:
    """How deep an entry stands, by its level or by the parts of its number."""
    if entry.level is not None:
        return entry.level.rank
    return entry.marker.depth - 1 if entry.marker is not None and entry.number else _BELOW_ALL


def _index(entries: Sequence[Entry]) -> Mapping[str, Sequence[int]]:
    """Where the entries of each number and of each title of several words stand."""
    index: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        title = fold(entry.title)
        for name in (entry.number, title if " " in title else None):
            if name:
                index.setdefault(name, []).append(at)
    return index


def _twins(at: int, entries: Sequence[Entry], index: Mapping[str, Sequence[int]], page: int) -> Iterator[int]:
    """Where other pages tell the same: an entry's number with its title, or the title of one without number."""
    entry, title = entries[at], fold(entries[at].title)
    for i in dict.fromkeys([*index.get(entry.number or "", ()), *index.get(title, ())]):
        other, told = entries[i], fold(entries[i].title)
        if not told or _page(other) in (None, page):
            continue
        same = entry.number == other.number and _rank(other) in (_rank(entry), _BELOW_ALL)
        if told == title if entry.number is None else same and _is_like(title, told):
            yield i


def _is_like(title: str, told: str) -> bool:
    return told.startswith(title) or fuzz.token_set_ratio(title, told) >= _ALIKE


def _words(entries: Sequence[Entry], page: int) -> frozenset[str]:
    """The words of the objectives and the codes that stand on other pages."""
    marked = (entry for entry in entries if _is_marked(entry) and _page(entry) != page)
    return _CODES.union(*(_parts(entry) for entry in marked))


def _parts(entry: Entry) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(f"{entry.code or ''} {entry.title}")))


def _is_marked(entry: Entry) -> bool:
    return entry.number is not None and _rank(entry) < Level.ACTION.rank


def _is_own(entry: Entry) -> bool:
    """Whether an entry is more than a text beside a drawing."""
    listed = entry.look is not None and entry.look.kind is Kind.LIST_ITEM
    return entry.kind != "text" or entry.marker is not None or listed


def _opens_items(entries: Sequence[Entry], told: Sequence[int], last: int) -> bool:
    """Whether what follows a page stands under its objectives: anything of a plan that is deeper than the highest."""
    below = next((entry for entry in entries[last + 1 :] if _is_own(entry)), None)
    if below is None or below.kind in ("volet", "theme"):
        return False
    return _rank(below) > min(_rank(entries[at]) for at in told)


def _in_order(entries: Sequence[Entry], told: Sequence[int], twins: Mapping[int, Sequence[int]]) -> bool:
    """Whether the entries follow one another, and stand under one another, as they do elsewhere."""
    before = -1
    for at in told:
        above = _above(entries, at)
        twin = next((i for i in sorted(twins[at]) if i > before and _above(entries, i) == above), None)
        if twin is None:
            return False
        before = twin
    return True


def _above(entries: Sequence[Entry], at: int) -> str | None:
    """The number of the objective above one of a lower level; "" for others."""
    rank = _rank(entries[at])
    if rank in (0, _BELOW_ALL):
        return ""
    return next((entries[i].number for i in range(at - 1, -1, -1) if _rank(entries[i]) < rank), None)
