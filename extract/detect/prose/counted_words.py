"""Headings that a document counts by a word of its own above numbered objectives: "Mission 2" over "Objectif 2.1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.detect.texts.entries import Entry
from extract.detect.words.markers import Marker, clean_number
from extract.text import fold

_COUNTED = re.compile(
    r"(?P<code>(?P<word>[^\W\d_]{2,})\s(?:n\s?[°ºo]\.?\s?)?(?P<number>\d{1,2}|[IVX]{1,4}))\s?[:.–—)-]+\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_FEWEST = 2  # headings that count, each with parts of its number below it
_LONGEST = 200  # characters of such a heading


def with_counted_words(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries, headings counted by one word as themes where what stands below goes on with their number.

    "Mission 1" heads "1.1", "1.2"; "Mission 2" heads "2.1": whatever the word is, it names what is over the objectives.
    """
    counted: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for at, entry in enumerate(entries):
        if entry.kind == "text" and entry.marker is None and not entry.values and len(entry.title) <= _LONGEST:
            match = _COUNTED.match(entry.title)
            if match is not None:
                counted.setdefault(fold(match["word"]), []).append((at, match))
    for found in counted.values():
        if _heads_numbers([(at, clean_number(match["number"])) for at, match in found], entries):
            for at, match in found:
                _name(entries[at], match)
    return list(entries)


def _heads_numbers(found: Sequence[tuple[int, str]], entries: Sequence[Entry]) -> bool:
    """Whether the numbers count up, and each stands before the next numbers that have it as their first part."""
    numbers = [int(number) for _, number in found if number.isdigit()]
    if len(numbers) < max(_FEWEST, len(found)) or any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    ends = [*(at for at, _ in found[1:]), len(entries)]
    return all(_heads(number, entries[at + 1 : end]) for (at, number), end in zip(found, ends, strict=True))


def _heads(number: str, below: Sequence[Entry]) -> bool:
    heads = [entry.marker.head for entry in below if entry.marker is not None and entry.marker.depth >= 2]
    return bool(heads) and heads.count(number) >= 0.8 * len(heads)


def _name(entry: Entry, match: re.Match[str]) -> None:
    number, rest = clean_number(match["number"]), match["rest"].strip()
    entry.marker = Marker("word", match["code"], number, rest, "theme", "counted-word")
    entry.kind, entry.title = "theme", rest
