"""Where a plan ends whose end no look tells: an unnumbered line behind its last number opens another chapter.

Plain text has no headings. What such chapters are called tells ("Conclusion", "Abréviations"), or that prose stands
below a short line without number where every item of the plan bears one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_closing, is_foreword
from extract.detect.words.wording import says_being, says_doing
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 4  # items with a number: fewer show no habit
_MOST = 0.5  # of what the plan holds may stand below its end
_PARTS = 2  # of a number that surely is an item's
_LONGEST_HEADING = 9  # words
_SHORTEST_SENTENCE = 8  # words
_DEED = re.compile(r"[^\W\d]+(?:er|ir|ire|dre)\b")


def without_last_chapter(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries up to the unnumbered line that opens the chapter behind the plan; all where none does."""
    coded = [i for i, entry in enumerate(entries) if _is_coded(entry)]
    if len(coded) < _FEWEST:
        return list(entries)
    first, last = coded[0], coded[-1]
    all_coded = not any(_is_uncoded_item(entry) for entry in entries[first:last])
    numbered = all_coded and not any(_heads_prose(entries, i) for i in range(first, last))
    told = {fold(entry.title) for entry in entries[:last]}
    start = last + 1 if _is_action(entries[last]) or all_coded else last + 2  # an objective has a context of its own
    for end in range(start, len(entries)):
        entry = entries[end]
        if not _is_line(entry) and not (all_coded and _is_uncoded_item(entry)):
            continue
        small = len(entries) - end <= _MOST * (end - first)
        if not small or fold(entry.title) in told or _holds_plan(entries[end + 1 :], all_coded):
            continue
        if _is_named(entries, end) or (numbered and _heads_prose(entries, end)):
            return list(entries[:end])
    return list(entries)


def _is_coded(entry: Entry) -> bool:
    if entry.kind in ("item", "volet", "theme") and (entry.kind != "item" or entry.number):
        return True
    return entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth >= _PARTS


def _is_uncoded_item(entry: Entry) -> bool:
    return entry.kind == "item" and not entry.number


def _is_action(entry: Entry) -> bool:
    return entry.level is Level.ACTION or (entry.level is None and entry.kind == "text")


def _is_line(entry: Entry) -> bool:
    """Whether an entry is a text of prose without marker, in no list."""
    plain = entry.kind == "text" and entry.origin == "prose" and entry.marker is None
    return plain and entry.look is not None and entry.look.kind is not Kind.LIST_ITEM


def _holds_plan(below: Sequence[Entry], all_coded: bool) -> bool:
    """Whether items may stand below a line: announced, in a table, or worded as such."""
    for entry in below:
        if entry.kind == "announce" and entry.announced != "steps":
            return True
        if entry.kind == "item" and not all_coded:
            return True
        if entry.kind == "text" and entry.origin != "prose":
            return True
        if _is_line(entry) and (says_being(entry.title) or (says_doing(entry.title) and not _is_chapter(entry))):
            return True
    return False


def _is_chapter(entry: Entry) -> bool:
    return is_closing(entry.title) or is_foreword(entry.title)


def _is_named(entries: Sequence[Entry], at: int) -> bool:
    """Whether a line has the name of a chapter that holds no items, and what such chapters hold stands below."""
    entry, below = entries[at], entries[at + 1 : at + 2]
    if len(entry.title.split()) > _LONGEST_HEADING or entry.values or entry.title.rstrip().endswith((".", ";", ",")):
        return False
    return is_closing(entry.title) or (is_foreword(entry.title) and any(map(_is_sentence, below)))


def _heads_prose(entries: Sequence[Entry], at: int) -> bool:
    """Whether a short line that ends no sentence stands right above one that does."""
    entry, below = entries[at], entries[at + 1 : at + 2]
    if not _is_line(entry) or entry.values or len(entry.title.split()) > _LONGEST_HEADING:
        return False
    title = entry.title.strip()
    named = title[:1].isupper() and not title.endswith((".", ";", ",", ":", "!"))
    named = named and _DEED.match(title) is None  # an action whose number is missing
    return named and any(_is_line(e) and _is_sentence(e) for e in below)


def _is_sentence(entry: Entry) -> bool:
    title = entry.title.rstrip()
    return entry.kind == "text" and len(title.split()) >= _SHORTEST_SENTENCE and title.endswith((".", "!", "?", ":"))
