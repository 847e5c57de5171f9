"""Where the plan begins, and what is left out before it is read: forewords, lone labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from extract.detect.prose.chapter_headings import chapter_headings
from extract.detect.prose.counted_on import CountedEntries
from extract.detect.prose.fiche_lists import without_fiche_lists
from extract.detect.prose.heads_of_series import head_of_series
from extract.detect.prose.letter_parts import in_print_of_others
from extract.detect.tables.drawn_summaries import without_drawn_summaries
from extract.detect.tables.summaries import without_counts
from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look, closing, shape_of
from extract.detect.words.headings import (
    is_closing,
    is_foreword,
    is_formula,
    is_question,
    is_recital,
    is_resolution,
)
from extract.detect.words.markers import Marker, as_small_roman, capital, lettered
from extract.detect.words.wording import may_name_theme, says_being, says_doing
from extract.document import Kind
from extract.printed import Field, Level
from extract.text import fold

_COVER_WORDS = 60
_LONGEST_LINE = 8  # words
_FEWEST_CHAPTERS = 3
_FEWEST_HEADS = 2  # of an outline that only print tells
_LEVELS = 3  # objectives, their objectives, actions
_PART_OF_ROMAN = re.compile(r"(?P<head>[IVX]+)\.\d")


def plan_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that may belong to the plan, in order.

    The cover, summaries and chapters that hold no items are left out; where the document names its levels, the plan
    begins at the first item so named, or at the headings right above it. Levels of generic markers ("Objectif 1") are
    settled.
    """
    _settle_letters(entries)
    _settle_small_romans(entries)
    plan = without_fiche_lists(_without_recitals(_without_cover(without_drawn_summaries(entries))))
    kept = list(_without_forewords(_without_chapters(without_counts(plan))))
    _settle_generic_objectives(kept)
    _promote_axes(kept)
    _demote_lone_labels(kept)
    return list(_from_first_sign(kept, {id(entry): i for i, entry in enumerate(entries)}))


def _settle_letters(entries: Sequence[Entry]) -> None:
    """Where letters number the strategic objectives, "A.1" and "B1.2" are parts of A and B, as printed.

    That "A.1" is no action's abbreviation, and what it is, "B.1" tells. Letters and roman numbers alone before a title
    number it where their parts are printed, too.
    """
    letters = {e.number for e in entries if e.number and (e.level is Level.STRATEGIC or e.kind == "theme")}
    heads = [(entry, head) for entry in entries if (head := _lone_head(entry)) is not None]
    known = letters | {head.code for _, head in heads if head.shape == "letter"}
    parts = [(entry, marker) for entry in entries if (marker := _part_of_letter(entry, known)) is not None]
    parted = {marker.head for _, marker in parts}
    romans = {match["head"] for entry in entries if (match := _PART_OF_ROMAN.match(entry.code or "")) is not None}
    shapes = {"letter": {"A", "B"} <= parted, "roman": {"I", "II"} <= romans}
    for entry, head in heads:
        if shapes[head.shape]:
            _mark(entry, head)
    if not shapes["letter"] and not {"A", "B"} <= letters:
        return
    others = {(marker.depth, entry.origin): entry for entry, marker in parts if not _is_action(entry)}
    for entry, marker in in_print_of_others(parts, _is_action):
        other = others.get((marker.depth, entry.origin))
        if _is_action(entry) and other is not None:
            entry.kind, entry.level, entry.explicit = other.kind, other.level, other.explicit
            entry.look = entry.look or other.look
        _mark(entry, marker)


def _mark(entry: Entry, marker: Marker) -> None:
    if entry.marker is None:
        entry.title = marker.rest
    entry.marker = marker
    if entry.look is not None:
        entry.look = replace(entry.look, shape=shape_of(marker))


def _lone_head(entry: Entry) -> Marker | None:
    """The marker of an entry that begins with a capital or a roman number alone, whatever stands behind it."""
    if entry.marker is not None:
        return entry.marker if entry.marker.shape == "letter" else None
    band = entry.look is not None and entry.look.origin == "band"  # a title over the rows of a table
    told = entry.kind == "item" or band if entry.origin == "table" else is_heading_like(entry)
    return capital(entry.title) if told else None


def _part_of_letter(entry: Entry, letters: Container[str]) -> Marker | None:
    """The marker of an entry whose code or title begins with a letter that numbers an objective and a number."""
    if entry.marker is not None:
        return lettered(entry.marker.code, letters)
    return lettered(entry.title, letters) if entry.kind in ("text", "item") else None


def _is_action(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.id == "action-abbreviated"


def _settle_small_romans(entries: Sequence[Entry]) -> None:
    """A list that begins with "i." and goes on with "ii." is roman, unlike one whose "i." comes after "h."."""
    before: Marker | None = None
    listed = [e for e in entries if e.marker is not None and as_small_roman(e.marker) is not None]
    for entry, after in zip_longest(listed, listed[1:]):
        roman = as_small_roman(entry.marker) if entry.marker is not None else None
        beside = after.marker if after is not None else None
        if roman is not None and (_goes_on_roman(before, roman) or _goes_on_roman(roman, beside)):
            entry.marker = roman
            if entry.look is not None:
                entry.look = replace(entry.look, shape=shape_of(roman))
        before = entry.marker


def _goes_on_roman(before: Marker | None, after: Marker | None) -> bool:
    """Whether one of two markers surely is a roman number and the other would be the one before or after it."""
    if before is None or after is None or "roman" not in (before.shape, after.shape):
        return False
    first, second = as_small_roman(before), as_small_roman(after)
    if first is None or second is None or closing(first) != closing(second):
        return False
    return int(second.number or 0) == int(first.number or 0) + 1


def is_heading_like(entry: Entry) -> bool:
    """Whether an entry looks like a heading: marked as one, bold, coloured, in capitals, or numbered and short."""
    look = entry.look
    if entry.origin != "prose" or look is None:
        return False
    if look.kind is Kind.HEADING:
        return True
    if look.kind is Kind.LIST_ITEM and entry.marker is None:
        return False
    if (look.bold or look.underline or look.caps or look.colour) and len(entry.title) < 140:
        return True
    numbered = entry.marker is not None and entry.marker.shape in ("number", "roman")
    return numbered and len(entry.title) < 80 and not entry.title.rstrip().endswith((".", ";", ","))


def _without_cover(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out the lines of a first page that holds no more than a cover does: few words, no marker, hardly a deed.

    A motto ("Construire demain ensemble") or a credit may sound like one.
    """
    pages = [entry.places[0].page if entry.places else None for entry in entries]
    cover = [entry for entry, page in zip(entries, pages, strict=True) if page == 1]
    if max((page or 0 for page in pages), default=0) < 3 or sum(len(e.title.split()) for e in cover) > _COVER_WORDS:
        return entries
    deeds = sum(says_doing(entry.title) for entry in cover)
    if deeds <= 1 and all(e.kind == "text" and e.origin == "prose" and _is_cover_line(e) for e in cover):
        return [entry for entry, page in zip(entries, pages, strict=True) if page != 1]
    return entries


def _without_recitals(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out what a deliberation considers before it decides, where the plan stands behind the decision.

    Its lists say what the law wants of a plan. A decision that follows the plan leaves the plan above it.
    """
    prose = [i for i, entry in enumerate(entries) if entry.kind == "text" and entry.origin == "prose"]
    at = next((i for i in prose if is_resolution(entries[i].title)), None)
    if at is None or not any(is_recital(entries[i].title) for i in prose if i < at):
        return entries
    before, behind = ([e for e in part if e.marker is not None] for part in (entries[:at], entries[at:]))
    explicit = any(e.explicit or e.origin != "prose" for e in before)
    return _without_articles(entries[at:]) if not explicit and len(behind) > len(before) else entries


def _without_articles(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out the articles and signatures of a decision, where the plan stands behind them as its annex.

    The plan begins at the first heading, volet or table below the last formula.
    """
    formulas = [i for i, e in enumerate(entries) if e.kind == "text" and e.origin == "prose" and is_formula(e.title)]
    below = range(formulas[-1] + 1 if formulas else len(entries), len(entries))
    start = next((i for i in below if _opens_annex(entries[i])), len(entries))
    start += start < len(entries) and is_closing(entries[start].title)  # "Annexe" closes no plan here
    marked = [i for i, entry in enumerate(entries) if entry.marker is not None]
    return entries[start:] if sum(i >= start for i in marked) > 0.5 * len(marked) else entries


def _opens_annex(entry: Entry) -> bool:
    if entry.kind != "text" or entry.origin != "prose":
        return True
    return is_heading_like(entry) and not is_formula(entry.title)


def _is_cover_line(entry: Entry) -> bool:
    listed = entry.look is not None and entry.look.kind is Kind.LIST_ITEM
    years_only = all(value.field is Field.SCHEDULE for value in entry.values)  # those of the plan
    return entry.marker is None and years_only and not listed


def _without_forewords(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Leave out chapters that hold no items: from their heading to the next heading that may open the plan.

    That of a chapter over an objective opens it even where it is printed smaller than that of a foreword, and so does
    the first of several that stand over entries in one print, and a number that counts on from the plan's last.
    """
    skipping: Entry | None = None
    counted = CountedEntries()
    begun = False
    heads: Mapping[int, int] | None = None
    for i, entry in enumerate(entries):
        if skipping is not None and not (_ends_foreword(entry, skipping) or (begun and _goes_on(entry))):
            heads = chapter_headings(entries) if heads is None else heads
            opens = i in heads or _opens_series(entries, i, skipping) or _opens_outline(entries, i)
            if not opens and not counted.go_on_with(entry):
                continue
        if begun and entry.kind == "text" and entry.origin == "prose" and is_formula(entry.title):
            skipping = entry
            continue
        skipping = None
        begun = begun or _is_generic(entry) or (entry.kind == "item" and entry.explicit)
        named = entry.kind == "text" and entry.origin == "prose" and is_foreword(entry.title) and is_heading_like(entry)
        if named and not is_domain_among_others(entries, i) and not (begun and _asks_in_series(entry)):
            skipping = entry
            continue
        counted.add(entry)
        yield entry


def _asks_in_series(entry: Entry) -> bool:
    """Whether a question bears a number in parts: within the plan, it is an objective put as a question."""
    marker = entry.marker
    return marker is not None and marker.shape == "number" and marker.depth > 1 and is_question(entry.title)


def is_domain_among_others(entries: Sequence[Entry], at: int) -> bool:
    """Whether a heading stands right over an objective that says its level, as other headings in its print do.

    "Gouvernance" is then a domain of the plan; anywhere else it is a chapter about it.
    """
    head = entries[at]
    if head.marker is not None or head.look is None or not _over_objective(entries, at):
        return False
    others = [i for i, entry in enumerate(entries) if entry.look == head.look and not is_foreword(entry.title)]
    return sum(_over_objective(entries, i) for i in others) >= _FEWEST_HEADS


def _over_objective(entries: Sequence[Entry], at: int) -> bool:
    return _heads_objective(entries, at) and entries[at + 1].explicit


def _opens_series(entries: Sequence[Entry], at: int, foreword: Entry) -> bool:
    """Whether an entry stands right over the one that ends a foreword, as headings in its print do over others."""
    if entries[at].marker is not None or not is_heading_like(entries[at]) or at + 1 >= len(entries):
        return False
    head, below = entries[at].look, entries[at + 1].look
    again = any(one.look == head and other.look == below for one, other in pairwise(entries[at + 1 :]))
    return again and _ends_foreword(entries[at + 1], foreword)


def _opens_outline(entries: Sequence[Entry], at: int) -> bool:
    """Whether a heading in smaller print than a foreword's stands over headings that stand over valued entries.

    So do others in its print: a plan whose levels only print tells, in a document whose chapters are larger.
    """
    head = entries[at]
    if head.marker is not None or head.look is None or not is_heading_like(head) or is_foreword(head.title):
        return False
    alike = [i for i in range(at, len(entries)) if entries[i].look == head.look]
    if len(alike) < _FEWEST_HEADS and head.look.fill:  # each on a shade of its chapter
        alike = [i for i in range(at, len(entries)) if _but_shade(entries[i].look) == _but_shade(head.look)]
    below = [entries[i + 1] for i in alike if i + 1 < len(entries)]
    if len(alike) < _FEWEST_HEADS or any(not is_heading_like(e) or e.look == head.look or e.values for e in below):
        return False
    return all(any(e.values for e in entries[i:j]) for i, j in pairwise(alike))


def _but_shade(look: Look | None) -> Look | None:
    return replace(look, fill=None) if look is not None and look.fill else None


def _without_chapters(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out numbered chapters that look like forewords, where the plan names its strategic objectives itself.

    "1. Préambule", "2. Légende", then "3. Vue d'ensemble" and "4. Évaluation détaillée" over the plan.
    """
    if not any(e.kind == "item" and e.explicit and e.level is Level.STRATEGIC for e in entries):
        return list(entries)
    entries = _without_own_chapters(entries)
    looks = [e.look for e in entries if _is_chapter(e) and is_foreword(e.title)]
    return [
        e for i, e in enumerate(entries) if is_foreword(e.title) or not _is_chapter(e) or looks.count(e.look) < 2
        or _heads_objective(entries, i)
    ]  # fmt: skip


def _without_own_chapters(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out chapters of the document and their paragraphs: counted from 1 in one look, one of objectives at most.

    "1. Méthode", "2. Aperçu" with a list of objectives, "3. Et ensuite ?" before the plan's own pages.
    """
    runs: dict[Look | None, list[int]] = {}
    for i, entry in enumerate(entries):
        if _is_chapter(entry):
            runs.setdefault(entry.look, []).append(i)
    named = [i for i, e in enumerate(entries) if e.kind == "item" and e.explicit]
    dropped: set[int] = set()
    for run in runs.values():
        counted = [entries[i].number for i in run] == [str(n) for n in range(1, len(run) + 1)]
        if counted and len(run) >= _FEWEST_CHAPTERS and run[0] < named[0] and run[-1] < named[-1]:
            below = {i: next((j for j in range(i + 1, len(entries)) if not _is_paragraph(entries[j])), i) for i in run}
            if sum(entries[j].level is Level.STRATEGIC for j in below.values()) <= 1:
                dropped.update(k for i, j in below.items() for k in range(i, max(j, i + 1)))
    return [entry for i, entry in enumerate(entries) if i not in dropped]


def _is_paragraph(entry: Entry) -> bool:
    """Whether an entry is running text: no marker, no list, no heading."""
    listed = entry.look is not None and entry.look.kind is Kind.LIST_ITEM
    plain = entry.kind == "text" and entry.origin == "prose" and entry.marker is None
    return plain and not listed and not is_heading_like(entry)


def _is_chapter(entry: Entry) -> bool:
    numbered = entry.marker is not None and entry.marker.shape in ("number", "roman") and entry.marker.depth == 1
    return numbered and entry.kind == "text" and is_heading_like(entry)


def _heads_objective(entries: Sequence[Entry], at: int) -> bool:
    """Whether a strategic objective stands right below a heading: the heading may be its theme."""
    below = entries[at + 1] if at + 1 < len(entries) else None
    return below is not None and below.kind == "item" and below.level is Level.STRATEGIC


def _goes_on(entry: Entry) -> bool:
    """Whether an entry ends a finding that stands inside the plan: what follows is announced, or another objective."""
    return entry.kind == "announce" or (_is_generic(entry) and is_heading_like(entry))


def _is_generic(entry: Entry) -> bool:
    return entry.marker is not None and entry.marker.level == "objective"


def _ends_foreword(entry: Entry, foreword: Entry) -> bool:
    if entry.kind in ("volet", "theme") or (entry.kind == "item" and entry.explicit):
        return True
    if entry.kind == "text" and entry.origin == "prose":
        if is_formula(foreword.title):
            return False
        return _may_open(entry, foreword) and not is_foreword(entry.title)
    return entry.kind == "text" and entry.origin in ("table", "fiche")


def _may_open(entry: Entry, foreword: Entry) -> bool:
    """Whether a heading stands at least as high as the foreword's own."""
    look, other = entry.look, foreword.look
    if not is_heading_like(entry) or look is None or other is None:
        return False
    if entry.marker is not None and foreword.marker is not None and entry.marker.shape == foreword.marker.shape:
        return entry.marker.depth <= foreword.marker.depth
    first = entry.marker is not None and entry.marker.number in ("1", "1.1", "A")
    if first and foreword.marker is None and not is_closing(foreword.title):
        return True  # an unnumbered introduction, then the first of the numbered objectives
    if look == other:
        return True
    if look.heading is not None and other.heading is not None:
        return look.heading <= other.heading
    if look.size is not None and other.size is not None and look.size != other.size:
        return look.size > other.size
    numbered = foreword.marker is not None and foreword.marker.shape in ("number", "roman")
    return numbered and entry.marker is None and look.kind is Kind.HEADING


def _from_first_sign(entries: list[Entry], order: Mapping[int, int]) -> Iterator[Entry]:
    """Yield the entries from the first that names its level, or from the headings right above it or its chapter.

    ``order`` is where each entry stood before any were left out: a heading above a foreword is the foreword's.
    """
    signs = [i for i, e in enumerate(entries) if e.kind == "item" and e.explicit]
    start = signs[0] if signs else 0
    start = min((head for head, at in chapter_headings(entries).items() if at == start), default=start)
    first = head_of_series(entries, start) if signs else None
    start = first if first is not None else start
    while start > 0 and (_stands_above(entries[start - 1]) or _names_chapter(entries, start)):
        before, after = entries[start - 1], entries[start]
        if before.kind == "text" and order[id(after)] - order[id(before)] > 1:
            break
        start -= 1
    yield from entries[start:]


def _names_chapter(entries: Sequence[Entry], at: int) -> bool:
    """Whether a line without looks above the first sign may name its domain: the volet stands above the line."""
    return at > 1 and is_short_line(entries[at - 1]) and entries[at - 2].kind == "volet"


def is_short_line(entry: Entry) -> bool:
    """Whether an entry is a short line of a text that has no looks, and no sentence ("Petite enfance")."""
    look = entry.look
    if entry.kind != "text" or entry.origin != "prose" or entry.marker is not None or entry.values or look is None:
        return False
    plain = look.kind is Kind.PARAGRAPH and not look.bold
    return plain and len(entry.title.split()) <= _LONGEST_LINE and may_name_theme(entry.title)


def _stands_above(entry: Entry) -> bool:
    if entry.kind in ("volet", "theme", "announce"):
        return True
    return entry.kind == "text" and (is_heading_like(entry) or entry.origin in ("table", "fiche"))


def _settle_generic_objectives(entries: list[Entry]) -> None:
    """A generic marker ("Objectif 1") is of the level that the document leaves free; an action says no "objective"."""
    explicit = {e.level for e in entries if e.kind == "item" and e.explicit}
    generic = [e for e in entries if e.marker is not None and e.marker.level == "objective" and e.level is None]
    depths = {e.marker.depth for e in generic if e.marker}
    full = {Level.STRATEGIC, Level.OPERATIONAL} <= explicit and Level.ACTION not in explicit
    axes = any(e.kind == "theme" and e.number for e in entries) and min(depths, default=1) >= 2
    below_both = max(depths) if len(depths) == _LEVELS and not explicit else None  # "Objectif 1", "1.1", "1.1.1"
    for entry in generic:
        marker = entry.marker
        engaged = full and marker is not None and "objective" not in marker.id  # "OO 1.1", then "Engagement 1"
        if engaged or (marker is not None and marker.depth == below_both):
            level = Level.ACTION
        elif Level.STRATEGIC in explicit or axes:  # "Axe 1", then "Objectif 1.1"
            level = Level.OPERATIONAL
        elif Level.OPERATIONAL in explicit or len(depths) < 2 or (entry.marker and entry.marker.depth == min(depths)):
            level = Level.STRATEGIC
        else:
            level = Level.OPERATIONAL
        entry.kind, entry.level, entry.explicit = "item", level, True


def _promote_axes(entries: list[Entry]) -> None:
    """Axes, challenges or ambitions are the objectives where nothing else is: no marker, no title that says to be.

    Where they are numbered in two depths ("Défi 1", "Ambition 1.2"), the deeper are operational.
    """
    axes = [e for e in entries if e.kind == "theme" and e.marker is not None and e.marker.level == "theme" and e.number]
    explicit = {e.level for e in entries if e.kind == "item" and e.explicit}
    if len(axes) < 2 or Level.STRATEGIC in explicit or not (explicit or _are_numbered_on(axes, entries)):
        return
    if sum(says_being(e.title) for e in entries if e.kind == "text") >= 2 or _head_numbers(axes, entries):
        return
    axes = list(lowest_axes(axes, entries))
    depths = {e.marker.depth for e in axes if e.marker is not None}
    for entry in axes:
        deep = len(depths) > 1 and entry.marker is not None and entry.marker.depth > min(depths)
        if deep and Level.OPERATIONAL in explicit:
            continue
        entry.kind, entry.explicit = "item", True
        entry.level = Level.OPERATIONAL if deep else Level.STRATEGIC


def lowest_axes(axes: Sequence[Entry], entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return, of "axes" that stand over "défis" and over nothing else, only the latter: the axes are their themes.

    Those whose numbers go on ("Défi 1", "Ambition 1.2") are two levels.
    """
    depths = {axis.marker.depth for axis in axes if axis.marker is not None}
    if len(depths) > 1:
        return axes
    words = {id(axis): (fold(axis.code or "").split() or [""])[0] for axis in axes}
    over: set[str] = set()
    heads: set[str] = set()
    told = [entry for entry in entries if entry.kind == "item" or entry.marker is not None]
    for entry, below in pairwise(told):
        if id(entry) in words:
            is_other = words.get(id(below), words[id(entry)]) != words[id(entry)]
            (over if is_other else heads).add(words[id(entry)])
    return [axis for axis in axes if words[id(axis)] not in over - heads] or axes


def _are_numbered_on(axes: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether two levels below axes go on with their numbers ("Axe II", "II.1", "II.1.1"), the second with values."""
    numbered = [e for e in entries if e.kind == "text" and e.marker is not None and e.marker.shape == "number"]
    heads = {e.marker.head for e in numbered if e.marker is not None and e.marker.depth > 1}
    deepest = max((e.marker.depth for e in numbered if e.marker is not None), default=0)
    below = [e for e in numbered if e.marker is not None and e.marker.depth == deepest]
    valued = sum(1 for e in below if e.values)
    return deepest == Level.ACTION.rank + 1 and heads == {e.number for e in axes} and valued >= 0.5 * len(below)


def _head_numbers(axes: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether right below most axes stands what is numbered and holds more: "Axe 1", then "I", then "I.1" or "OO"."""
    own = {id(axis) for axis in axes}
    heads = 0
    for axis, below, part in zip(entries, entries[1:], entries[2:], strict=False):
        numbered = below.kind == "text" and below.marker is not None and below.marker.shape in ("number", "roman")
        if id(axis) in own and numbered and below.number and "." not in below.number:
            named = part.kind == "item" and part.level is Level.OPERATIONAL
            heads += named or (part.number or "").rpartition(".")[0] == below.number
    return heads >= max(2, 0.5 * len(axes))


def _demote_lone_labels(entries: list[Entry]) -> None:
    """A label of titles ("Intitulé :") heads fiches only where it comes again."""
    counts = Counter(e.look for e in entries if e.origin == "label")
    for entry in entries:
        if entry.origin == "label" and counts[entry.look] < 2 and entry.level is Level.ACTION and entry.marker is None:
            entry.kind, entry.level, entry.explicit, entry.origin = "text", None, False, "lone-label"
