"""Where the plan ends: a heading without marker as high as its objectives, which all bear one, closes it.

"Évaluation", "En savoir plus", "Qui fait quoi": what such a chapter is called is for its writer to choose. That nothing
of the plan stands below it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.prose.extent import is_heading_like
from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look
from extract.detect.words.markers import read_marker
from extract.detect.words.wording import says_being
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 2  # objectives, volets, or numbers in parts: one alone may be anything
_MOST = 0.5  # of what the plan holds may stand below its end


def without_closing(entries: Sequence[Entry], printed: Sequence[Entry] = ()) -> list[Entry]:
    """Return the entries up to the heading that ends the plan; all where none does.

    ``printed``: all entries of the document, with the chapters before the plan.
    """
    held = [i for i, entry in enumerate(entries) if _is_of_plan(entry)]
    looks = _chapters(entries, held)
    if not held:
        return list(entries)
    first, last = held[0], held[-1]
    told = {fold(entries[i].title) for i in held if entries[i].kind == "item" or entries[i].marker is not None}
    for end in range(last + 1, len(entries)):
        if any(fold(entry.title) in told for entry in entries[end:]):
            continue  # objectives told before stand in the text below
        small = len(entries) - end <= _MOST * (end - first)
        higher = _closes(entries[end], looks) and not _heads_items(entries[end], entries[first:last])
        if small and (
            higher or _is_next_chapter(entries, end) or _is_next_chapter(printed, _place(printed, entries[end]))
        ):
            return list(entries[:end])
    return list(entries)


def _place(entries: Sequence[Entry], entry: Entry) -> int:
    return next((i for i, other in enumerate(entries) if other is entry), len(entries))


def _is_of_plan(entry: Entry) -> bool:
    return entry.kind in ("item", "volet", "theme") or entry.origin != "prose" or _is_numbered(entry)


def _is_numbered(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth >= _FEWEST


def _chapters(entries: Sequence[Entry], held: Sequence[int]) -> set[Look]:
    """The looks of what no heading without marker may stand as high as: objectives, volets and the chapter above them.

    Objectives count where all of them are headings named by their markers or numbered, the others where these are, too,
    or where numbers in parts or several volets show how the plan is built.
    """
    objectives = _objectives([entries[i] for i in held])
    named = len(objectives) >= _FEWEST and all(e.explicit and e.number and is_heading_like(e) for e in objectives)
    volets = [entries[i] for i in held if entries[i].kind == "volet" and entries[i].origin == "prose"]
    themes = [entries[i] for i in held if entries[i].kind == "theme" and entries[i].origin == "prose"]
    chapters = [e for e in entries[: held[0]] if _is_chapter(e)][-1:] if held else []
    found = [*objectives, *themes] if named else []
    if named or len(volets) >= _FEWEST:
        found += volets
    if named or sum(_is_numbered(entries[i]) for i in held) >= _FEWEST:
        found += chapters
        heads = [e for e in entries if e.number and e.number.isdigit() and e.kind == "text" and is_heading_like(e)]
        found += heads if len(heads) >= _FEWEST else []
    return {entry.look for entry in found if entry.look is not None}


def _objectives(plan: Sequence[Entry]) -> list[Entry]:
    """The objectives at the top that the text names: strategic ones, else operational ones.

    One named again is no more than its last heading: what stands before may be a summary's line.
    """
    for level in (Level.STRATEGIC, Level.OPERATIONAL):
        found = [e for e in plan if e.kind == "item" and e.level is level and e.origin == "prose"]
        if found:
            return list({e.number or id(e): e for e in found}.values())
    return []


def _is_next_chapter(entries: Sequence[Entry], at: int) -> bool:
    """Whether a heading bears the number behind that of the chapter of the whole plan, in the same print.

    "1. Méthode", "2. Objectifs et actions" over the plan, then "3. Vie du programme"; or A, B, C.
    """
    if at >= len(entries):
        return False
    look, number = entries[at].look, _chapter_number(entries[at])
    if look is None or not is_heading_like(entries[at]) or number is None:
        return False
    alike = [i for i, e in enumerate(entries[:at]) if e.look is not None and _same_print(e.look, look)]
    if look.caps:  # other lines in capitals bear no number of a chapter
        alike = [i for i in alike if _chapter_number(entries[i]) is not None]
    sisters, numbers = alike, [_chapter_number(entries[i]) for i in alike]
    if not numbers or numbers[-1] != number - 1 or numbers != list(range(number - len(numbers), number)):
        return False
    before, below = entries[: sisters[-1]], entries[sisters[-1] + 1 : at]
    named = [e for e in below if e.kind == "item" and e.explicit and e.level is Level.STRATEGIC]
    return len(named) >= _FEWEST and not any(e.kind == "item" and e.origin == "prose" for e in before)


def _chapter_number(entry: Entry) -> int | None:
    """The number of a heading that begins with one of one part, or a capital letter, and is no item."""
    if entry.kind not in ("text", "announce", "theme"):
        return None
    marker = entry.marker or read_marker(entry.title)
    if marker is None or marker.depth != 1 or marker.level:
        return None
    number = marker.number or ""
    if marker.shape == "letter" and marker.code.isupper():
        return ord(marker.code[0]) - ord("A") + 1
    return int(number) if marker.shape in ("number", "roman") and number.isdigit() else None


def _same_print(look: Look, other: Look) -> bool:
    return (look.kind, look.heading, look.size, look.bold, look.colour, look.caps) == (
        other.kind, other.heading, other.size, other.bold, other.colour, other.caps
    )  # fmt: skip


def _is_chapter(entry: Entry) -> bool:
    return entry.kind == "text" and entry.marker is None and is_heading_like(entry)


def _closes(entry: Entry, looks: set[Look]) -> bool:
    """Whether a heading without marker stands as high as one of the plan's highest."""
    look = entry.look
    if look is None or not _is_chapter(entry) or says_being(entry.title):
        return False
    return any(_as_high(look, other) for other in looks)


def _heads_items(heading: Entry, plan: Sequence[Entry]) -> bool:
    """Whether such headings hold anything but objectives inside the plan: they are its actions, not its chapters.

    Where the objectives differ in colour, it is that of a chapter and tells no heading from another. Where all are
    named, mere numbers are none of theirs.
    """
    objectives = _objectives(plan)
    coloured = len({entry.look.colour for entry in objectives if entry.look is not None}) > 1
    named = all(entry.explicit for entry in objectives)
    parts = [e for e in plan if e.kind != "text" or e.marker is not None or is_heading_like(e) or _is_listed(e)]
    for entry, below in pairwise(parts):
        if entry.kind != "text" or entry.marker is not None or not _looks_alike(entry, heading, coloured):
            continue
        marked = below.marker is not None and not (named and _is_plain_number(below))
        if not (below.explicit or marked or below.kind in ("volet", "theme")):
            return True
    return False


def _is_plain_number(entry: Entry) -> bool:
    marker = entry.marker
    return entry.kind == "text" and marker is not None and marker.shape == "number" and marker.depth == 1


def _looks_alike(entry: Entry, heading: Entry, coloured: bool) -> bool:
    if entry.look is None or heading.look is None or not coloured:
        return entry.look == heading.look
    return replace(entry.look, colour=heading.look.colour) == heading.look


def _is_listed(entry: Entry) -> bool:
    return entry.look is not None and entry.look.kind is Kind.LIST_ITEM


def _as_high(look: Look, other: Look) -> bool:
    if look.heading is not None and other.heading is not None:
        return look.heading <= other.heading
    if look.kind is Kind.HEADING and look.size is not None and other.size is not None and look.size != other.size:
        return look.size > other.size
    traits = (look.kind, look.heading, look.size, look.bold, look.colour, look.underline, look.caps, look.fill)
    return traits == (
        other.kind, other.heading, other.size, other.bold, other.colour, other.underline, other.caps, other.fill
    )  # fmt: skip
