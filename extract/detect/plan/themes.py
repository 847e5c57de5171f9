"""Themes: the headings above objectives that name a domain, once the levels are settled."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extract.detect.prose.chapter_headings import chapter_headings
from extract.detect.prose.extent import is_domain_among_others, is_heading_like, is_short_line
from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.detect.words.labels import meaning
from extract.detect.words.wording import may_name_theme
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_LABELS = frozenset({"pilots", "partners", "schedule", "status", "indicators"})
_FEWEST = 2
_MOSTLY = 0.7  # of the objectives


def name_themes(entries: list[Entry], rest: Sequence[int], heads: Collection[int], alike: Mapping[int, int]) -> None:
    """Make themes of those entries at ``rest``, which are no items, that stand over objectives and name a domain.

    ``heads`` are the entries, by identity, that the scheme takes for themes, ``alike`` how many look as each does.
    """
    chapters = chapter_headings(entries)
    smallest = min((e.look.size for e in entries if e.kind == "item" and e.look and e.look.size), default=0)
    lines = _lines_above(entries)
    alone: list[int] = []
    for i in rest:  # what stands below them is known now
        entry = entries[i]
        if _is_small_print(entry, smallest):
            continue
        headed = id(entry) in heads or is_heading_like(entry) or i in lines
        if not headed or not _is_theme(entries, i, in_chapter=i in chapters):
            continue
        if alike[id(entry)] > 1 or i in chapters:  # a plan of one theme has none
            entry.kind = "theme"
        else:
            alone.append(i)
    prints = {_print(entry) for entry in entries if entry.kind == "theme"} - {None}
    for i in alone:
        if _print(entries[i]) in prints:  # one made by hand among others with a style
            entries[i].kind = "theme"


def _lines_above(entries: Sequence[Entry]) -> set[int]:
    """The short lines of a text without looks that stand right above nearly all of its strategic objectives."""
    named = [i for i, e in enumerate(entries) if e.kind == "item" and e.level is Level.STRATEGIC and e.explicit]
    above = {i - 1 for i in named if i and is_short_line(entries[i - 1])}
    return above if len(above) >= max(_FEWEST, _MOSTLY * len(named)) else set()


def _print(entry: Entry) -> tuple[object, ...] | None:
    """How a heading is printed, with a style of headings or by hand; None for what is no large or bold print."""
    look = entry.look
    if look is None or look.size is None or not look.bold or entry.marker is not None:
        return None
    return look.size, look.caps, look.fill  # a style has a colour of its own


def _is_small_print(entry: Entry, smallest: int) -> bool:
    """Whether a text is a caption or a note: smaller than any item of the plan, and nothing but its colour special."""
    look = entry.look
    if look is None or look.size is None or look.kind is Kind.HEADING or look.bold or look.caps:
        return False
    return look.size < smallest


def _is_theme(entries: list[Entry], at: int, *, in_chapter: bool) -> bool:
    """Whether a heading is the nearest one above an objective, and names a domain.

    One that opens its chapter (``in_chapter``) may have prose and lower headings between.
    """
    if not may_name_theme(entries[at].title) and not is_domain_among_others(entries, at):
        return False
    if _names_field(entries[at].title):
        return False
    if any(e.kind == "item" and fold(e.title) == fold(entries[at].title) for e in entries):
        return False  # a summary's
    if _is_counted(entries, at):
        return False
    if in_chapter:
        return True
    objectives = (Level.STRATEGIC,) if any(e.level is Level.STRATEGIC for e in entries) else (Level.OPERATIONAL,)
    for entry in entries[at + 1 :]:
        if entry.kind == "item":
            return entry.level in objectives
        if entry.kind in ("volet", "theme") or (entry.kind == "text" and not is_heading_like(entry)):
            return False
        if entry.look == entries[at].look:
            return False  # a heading of the same rank is nearer
    return False


def _is_counted(entries: Sequence[Entry], at: int) -> bool:
    """Whether a text is a state, or a cell beside the figures of a table: what these count."""
    beside = entries[at + 1] if at + 1 < len(entries) else None
    in_row = beside is not None and beside.kind == "text" and beside.block == entries[at].block
    figures = in_row and beside is not None and not any(char.isalpha() for char in beside.title)
    return figures or is_state(entries[at].title)


def _names_field(title: str) -> bool:
    """Whether a heading is the label of a field, the header of a list in columns ("Pilote"), not of a role's domain."""
    known = meaning(title)
    if known is None or not known.is_whole or known.hints.get("role", "unspecified") != "unspecified":
        return False
    return known.target in _LABELS
