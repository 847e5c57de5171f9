"""Headings of chapters that open with a few words of prose, the strategic objective below these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look, outranks
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 2  # sisters that each stand over an objective
_MOST_OTHERS = 3  # times as many stand over one as do not


def chapter_headings(entries: Sequence[Entry]) -> Mapping[int, int]:
    """Return where headings of chapters stand, and where each one's strategic objective.

    A chapter may open with a finding before its objective. That the heading is the objective's, and no introduction's,
    its sisters tell: headings in one print, whatever their colour, of different titles, nearly all over an objective
    that stands no higher than they do.
    """
    sisters: dict[Look, list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        if entry.look is not None and _is_heading(entry):
            sisters[replace(entry.look, colour=None)].append(i)
    found: dict[int, int] = {}
    for look, places in sisters.items():
        if len(places) < _FEWEST:
            continue
        below = {i: at for i in places if (at := _objective_below(entries, i, look)) is not None}
        titles = {fold(entries[i].title) for i in below}
        others = sum(1 for i in places if i not in below and min(below, default=i) < i < max(below, default=i))
        if _FEWEST <= len(titles) > len(below) // 2 and _MOST_OTHERS * others <= len(below):
            found |= below
    return found


def findings(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what stands between headings of chapters and objectives clearly below them: no items, also in lists."""
    for head, at in chapter_headings(entries).items():
        look, objective = entries[head].look, entries[at].look
        between = entries[head + 1 : at]
        told = all(entry.origin == "prose" and not entry.values for entry in between)
        if told and look is not None and objective is not None and outranks(look, objective):
            yield from between


def _is_heading(entry: Entry) -> bool:
    if entry.kind not in ("text", "theme") or entry.look is None or entry.values:
        return False
    if entry.look.origin == "band":  # a line across a table
        return entry.look.is_special
    if entry.origin != "prose":
        return False
    return entry.look.kind is Kind.HEADING or (entry.look.kind is Kind.PARAGRAPH and entry.look.is_special)


def _objective_below(entries: Sequence[Entry], at: int, look: Look) -> int | None:
    """Where the strategic objective stands whose chapter a heading opens, prose and lower headings between."""
    for i in range(at + 1, len(entries)):
        entry = entries[i]
        if entry.kind == "item":
            objective = entry.level is Level.STRATEGIC and entry.look is not None
            return i if objective and not outranks(entry.look or look, look) else None
        higher = entry.look is not None and (outranks(entry.look, look) or replace(entry.look, colour=None) == look)
        if entry.kind == "volet" or (entry.kind in ("theme", "text") and _is_heading(entry) and higher):
            return None
    return None
