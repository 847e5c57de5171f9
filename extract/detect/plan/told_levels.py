"""Levels that numbers tell: of objectives named elsewhere, of what stands under the number of an objective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from extract.detect.plan.classes import LookClass
from extract.detect.plan.keys import PART_OF, Part
from extract.detect.texts.annotations import find_annotations
from extract.detect.texts.entries import Entry
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_FEWEST = 2  # headings that are objectives named elsewhere: one alone is none of a plan's habits
_FEWEST_WORDS = 3  # of the title of a line with a number of one part, which is no chapter's
_ALIKE = 90  # of 100: titles of one number
_MOSTLY = 0.8  # of the entries of a class
_SURELY = 0.5
# "les objectifs stratégiques (1.)", "ses actions (1.1.1)": the number of a level in brackets behind its name
_NUMBERED = re.compile(
    r"\b(?:(?P<os>objectifs?\s+strat[ée]giques?)|(?P<oo>(?:objectifs?\s+)?op[ée]rationnels?)|(?P<action>actions?|projets?|mesures?))"
    r"\s*\((?P<number>[1-9X](?:\.[1-9X]){0,2})\.?\)",
    re.IGNORECASE,
)
_NAMED = {"os": Level.STRATEGIC, "oo": Level.OPERATIONAL, "action": Level.ACTION}


def say_levels_told(entries: Sequence[Entry]) -> None:
    """Give numbered headings the level that a table or chapter elsewhere says of the objective so numbered and titled.

    A summary names the operational objectives; the chapters print "1.2 Soigner l'accueil" alone, or "A." for the first.
    """
    told: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "item" and entry.explicit and entry.number and entry.title and _is_objective(entry):
            told.setdefault(place_of(entry.number), []).append(entry)
    found: list[tuple[Entry, Level | None]] = []
    for entry in entries if told else ():
        if entry.kind == "text" and entry.number is not None and entry.title:
            same = [e for e in told.get(place_of(entry.number), ()) if e.block != entry.block and _is_titled(entry, e)]
            same = same if _may_head(entry) else [e for e in same if len(entry.title.split()) >= _FEWEST_WORDS]
            levels = {e.level for e in same}
            found.extend((entry, level) for level in levels if len(levels) == 1)
    for entry, level in found if len(found) >= _FEWEST else ():
        entry.kind, entry.level, entry.explicit = "item", level, True


def say_objectives_told(entries: Sequence[Entry]) -> None:
    """Make strategic objectives of the lines without number that tell those of a summary again, each once.

    The summary holds nothing but strategic objectives; the body prints their titles alone, over what they hold.
    """
    items = [entry for entry in entries if entry.kind == "item"]
    summary = list(takewhile(lambda entry: entry.level is Level.STRATEGIC and entry.explicit, items))
    titles = {_bare_title(entry): entry for entry in summary}
    if len(titles) < _FEWEST or len(titles) < len(summary) or len(items) == len(summary):
        return
    last = next(i for i, entry in enumerate(entries) if entry is summary[-1])
    again = [e for e in entries[last + 1 :] if e.kind == "text" and e.number is None and fold(e.title) in titles]
    if len({fold(entry.title) for entry in again}) < len(again) or len(again) < _MOSTLY * len(titles):
        return
    for entry in again:
        entry.kind, entry.level, entry.explicit = "item", Level.STRATEGIC, True


def _bare_title(entry: Entry) -> str:
    return fold(find_annotations(entry.title).title)


def place_of(number: str | None) -> str:
    """Return a number as where it stands in its series: a summary counts "Premier", the body "A".

    >>> place_of("B"), place_of("2.1")
    ('2', '2.1')
    """
    letter = number is not None and len(number) == 1 and "A" <= number <= "Z"
    return str(ord(number) - ord("A") + 1) if number and letter else number or ""


def lift_projects(entries: Sequence[Entry]) -> None:
    """Make operational objectives of the projects or measures that hold actions, where no other level is between.

    "Projet 1.2" over "Action 1.2.1" is what a plan without operational objectives groups its actions by.
    """
    worded = [
        e for e in entries if e.kind == "item" and e.level is Level.ACTION and e.explicit and e.marker is not None
    ]
    words = {id(e): (fold(e.code or "").split() or [""])[0] for e in worded}
    middle = any(e.level is Level.OPERATIONAL or (e.marker and e.marker.level == "objective") for e in entries)
    if middle or len(set(words.values())) != 2:
        return
    over = {words[id(a)] for a, b in pairwise(worded) if words[id(a)] != words[id(b)] and _is_part(b, a)}
    holders = [e for e in worded if words[id(e)] in over]
    if len(over) == 1 and len(holders) >= _FEWEST:
        held = [e for e in worded if words[id(e)] not in over]
        heads = {e.number for e in holders}
        if sum((e.number or "").rpartition(".")[0] in heads for e in held) >= _MOSTLY * len(held):
            for entry in holders:
                entry.level = Level.OPERATIONAL


def _is_part(entry: Entry, above: Entry) -> bool:
    return above.number is not None and (entry.number or "").rpartition(".")[0] == above.number


def _is_objective(entry: Entry) -> bool:
    return entry.level is not None and entry.level.rank < Level.ACTION.rank


def _may_head(entry: Entry) -> bool:
    """Whether a text has a number in parts, or one of a single part that heads a chapter."""
    heading = entry.look is not None and entry.look.kind is Kind.HEADING
    return entry.marker is not None and entry.marker.shape == "number" and (entry.marker.depth > 1 or heading)


def _is_titled(entry: Entry, told: Entry) -> bool:
    """Whether a heading has the title of an objective, nearly where its number has parts."""
    title, known = fold(entry.title), fold(find_annotations(told.title).title)
    in_parts = entry.marker is not None and entry.marker.depth > 1
    return title == known or (in_parts and fuzz.ratio(title, known) >= _ALIKE)


def limit_by_numbers(entries: Sequence[Entry], classes: Sequence[LookClass]) -> None:
    """Leave to numbers in parts what they may be by the numbers of the objectives and actions around them.

    "2.1" below objective 2 is one of its parts, no sub-action of whatever stands before; so is "2.1.3" below 2.1. What
    actions with numbers of one part more stand under is an objective. Where the document names its operational
    objectives, deeds with values and bare numbers of as many parts are actions right under a strategic one.
    """
    levels = {id(e): e.level for e in entries if e.kind == "item" and e.explicit and e.number and e.level is not None}
    if not levels:
        return
    for c in sorted(classes, key=lambda c: c.key.depth):
        if c.key.kind != "number" or c.key.depth < 2 or c.part is not None:
            continue
        found = list(_around(entries, c, levels))
        if _are_actions(c, found, entries, levels):
            c.part = Part.ACTION
            continue
        parents = [parent for parent, _ in found if parent is not None]
        holders = sum(holds for _, holds in found)
        allowed = _allowed(parents, len(found), holds_actions=holders >= max(2, _SURELY * len(found)))
        if not allowed:
            continue
        c.options = tuple(part for part in c.options if part in allowed)
        if c.options == (Part.ACTION, Part.NONE) and c.doing >= _SURELY:
            c.options = (Part.ACTION,)
        if Part.ACTION not in allowed and Part.STRATEGIC not in allowed:
            levels.update((id(entry), Level.OPERATIONAL) for entry in c.entries)


def _are_actions(
    c: LookClass, found: Sequence[tuple[Level | None, bool]], entries: Sequence[Entry], levels: dict[int, Level]
) -> bool:
    """Whether deeds with values stand right under strategic objectives, though operational ones are named elsewhere.

    These have as many parts in their numbers. ``found``: what each entry stands under, and whether it holds actions.
    """
    named = [e for e in entries if levels.get(id(e)) is Level.OPERATIONAL and e.marker is not None and e.marker.level]
    alike = sum((e.number or "").count(".") + 1 == c.key.depth for e in named)
    direct = all(parent is Level.STRATEGIC and not holds for parent, holds in found)
    return direct and alike >= _FEWEST and c.valued >= _SURELY and c.doing >= _SURELY


def limit_by_legend(entries: Sequence[Entry], classes: Sequence[LookClass]) -> None:
    """Leave to numbers the level that a sentence says is so numbered ("les objectifs stratégiques (1), … (1.1)")."""
    numbers = [c for c in classes if c.key.kind == "number" and c.part is None]
    legends = (dict(_numbered_levels(e.title)) for e in entries if numbers and e.kind == "text" and "(1" in e.title)
    told = next((legend for legend in legends if len(legend) >= _FEWEST), {})
    for c in numbers:
        if c.key.depth in told:
            parts = (PART_OF[told[c.key.depth]], Part.NONE)
            c.options = tuple(part for part in parts if part in c.options) or c.options


def _numbered_levels(text: str) -> Iterator[tuple[int, Level]]:
    """How many parts the numbers of each level have by a sentence."""
    for match in _NUMBERED.finditer(text):
        yield match["number"].count(".") + 1, next(level for name, level in _NAMED.items() if match[name])


def _allowed(parents: Sequence[Level], count: int, *, holds_actions: bool) -> tuple[Part, ...]:
    """The parts that the levels of the items above leave to ``count`` entries; () where all are left."""
    under = {level for level in Level if parents.count(level) >= _MOSTLY * count}
    if under == {Level.OPERATIONAL}:
        return (Part.ACTION, Part.NONE)
    if holds_actions:
        return (Part.OPERATIONAL,) if under == {Level.STRATEGIC} else (Part.STRATEGIC, Part.OPERATIONAL)
    return (Part.OPERATIONAL, Part.ACTION, Part.NONE) if under == {Level.STRATEGIC} else ()


def _around(entries: Sequence[Entry], c: LookClass, levels: dict[int, Level]) -> Iterator[tuple[Level | None, bool]]:
    """For each entry of a class the level of the item that its number goes on with, and whether it holds actions."""
    own = {id(entry) for entry in c.entries}
    open_items: dict[Level, Entry] = {}
    for i, entry in enumerate(entries):
        if id(entry) in own:
            yield _parent(entry, open_items), _holds_actions(entries, i, levels)
        elif (level := levels.get(id(entry))) is not None:
            open_items = {above: item for above, item in open_items.items() if above.rank < level.rank}
            open_items[level] = entry


def _parent(entry: Entry, open_items: dict[Level, Entry]) -> Level | None:
    """The level of the only open item whose number is that of an entry but for its last part."""
    head = (entry.number or "").rpartition(".")[0]
    found = [level for level, item in open_items.items() if item.number == head]
    return found[0] if len(found) == 1 else None


def _holds_actions(entries: Sequence[Entry], at: int, levels: dict[int, Level]) -> bool:
    """Whether the next item below an entry is an action whose number goes on with that of the entry."""
    below = next((entry for entry in entries[at + 1 :] if entry.kind == "item" or entry.number), None)
    if below is None or levels.get(id(below)) is not Level.ACTION:
        return False
    return (below.number or "").rpartition(".")[0] == entries[at].number


def lift_orphans(entries: Sequence[Entry]) -> None:
    """Make actions of the sub-actions that stand right under an objective, where the document does not name them so."""
    has_action = False
    for entry in entries:
        if entry.kind != "item" or entry.level is None:
            continue
        if entry.level is Level.SUB_ACTION and not entry.explicit and not has_action:
            entry.level = Level.ACTION
        elif entry.level is not Level.SUB_ACTION:
            has_action = entry.level is Level.ACTION
