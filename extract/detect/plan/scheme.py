"""A document's own scheme: which of its looks and numbers carry which level.

Entries that look alike form a class. Classes whose marker says the level are fixed; the others are tried at every level
that their look allows, in the order of the hierarchy, and the most plausible assignment wins: levels nest without gaps,
what has values is an action, objectives say what to be, actions what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.detect.plan.analyses import of_analyses
from extract.detect.plan.annexes import without_annexes
from extract.detect.plan.axes import promote_axes
from extract.detect.plan.classes import HEAD, LookClass, find_classes
from extract.detect.plan.closing import without_closing
from extract.detect.plan.heads_of_groups import heads_of_groups
from extract.detect.plan.idle_headings import close_idle_headings
from extract.detect.plan.keys import LEVEL_OF, Part
from extract.detect.plan.last_chapter import without_last_chapter
from extract.detect.plan.numbered_times import with_numbered_times
from extract.detect.plan.parts_of_actions import lower_letters, settle_parts_of_actions, settle_steps_below_bullets
from extract.detect.plan.served_in_brackets import say_what_brackets_serve
from extract.detect.plan.serving_lines import say_what_is_served
from extract.detect.plan.signs_as_numbers import without_signs_as_numbers
from extract.detect.plan.theme_words import without_theme_word
from extract.detect.plan.themes import name_themes
from extract.detect.plan.told_deeds import tell_deeds
from extract.detect.plan.told_levels import (
    lift_orphans,
    lift_projects,
    limit_by_legend,
    limit_by_numbers,
    say_levels_told,
    say_objectives_told,
)
from extract.detect.plan.volet_subtitles import without_volet_subtitles
from extract.detect.prose.chapter_headings import findings
from extract.detect.prose.counted_heads import mark_counted_heads
from extract.detect.prose.extent import is_heading_like, plan_entries
from extract.detect.texts.entries import Entry
from extract.detect.words.wording import says_being, says_doing

# More open classes than this are not tried together: the largest are, the others carry nothing.
_MOST_OPEN = 6
_CLEAR_MARGIN = 0.03
_NEUTRAL_STEP = 0.05
# What leaving a class without a part costs, by its look: lists and numbers are seldom without meaning.
_IDLE = {"bullet": -0.55, "number": -0.5, "letter": -0.3, "roman": -0.5, "heading": -0.35, "row": -0.8, "band": -0.5}
_IDLE_PLAIN = 0.12
_FEWEST_STRANGE = 2  # numbers in parts below shorter ones
_COUNTS_ON = 0.8  # of them, at least, count on from what is above them
_FEW_BEHIND = 2  # times as many entries in the lists of a plan as paragraphs behind them
_HEADS_NAMED = 0.8  # of a class of objectives that stand right above actions that the document names
_ABOVE_ACTIONS = (Part.THEME, Part.STRATEGIC, Part.OPERATIONAL, Part.NONE)
_LEVELS = frozenset(LEVEL_OF)


@dataclass(frozen=True, slots=True)
class Settled:
    """Entries with their part settled, and how sure the scheme is (0 to 1)."""

    entries: tuple[Entry, ...]
    confidence: float


def settle(entries: Sequence[Entry]) -> Settled:
    """Give every entry its part: items get a level, headings above objectives become themes, the rest stays text."""
    entries = with_numbered_times(entries)
    mark_counted_heads(entries)
    say_levels_told(entries)
    say_objectives_told(entries)
    lift_projects(entries)
    lower_letters(entries)
    kept = without_last_chapter(without_closing(plan_entries(without_annexes(entries)), entries))
    say_what_brackets_serve(kept)
    say_what_is_served(kept)
    tell_deeds(kept)
    told = {id(entry) for entry in [*findings(kept), *heads_of_groups(kept), *of_analyses(kept)]}
    classes = find_classes([entry for entry in kept if id(entry) not in told])
    limit_by_numbers(kept, classes)
    limit_by_legend(entries, classes)
    margin = _assign(kept, classes)
    settle_parts_of_actions(kept, classes)
    settle_steps_below_bullets(kept, classes)
    _apply(kept, classes)
    without_signs_as_numbers(kept)
    lift_orphans(kept)
    without_volet_subtitles(kept)
    without_theme_word(kept)
    kept = promote_axes(kept)
    if not _is_plausible(kept):
        return Settled((), 0.0)
    return Settled(tuple(kept), _sureness(classes, margin))


def _sureness(classes: list[LookClass], margin: float) -> float:
    """How sure items are whose level the scheme gave, as measured on the bench (see the calibration table).

    Surest where the document names some levels or numbers them all, least where looks alone tell; less where another
    assignment was nearly as plausible.
    """
    named = any(c.key.kind == "fixed" and c.part in LEVEL_OF for c in classes)
    numbered = any(c.key.kind in ("number", "roman", "letter") and c.part in LEVEL_OF for c in classes)
    base = 0.98 if named else (0.97 if numbered else 0.96)
    return base if margin >= _CLEAR_MARGIN else base - 0.06 * (1 - margin / _CLEAR_MARGIN)


def _is_plausible(entries: Sequence[Entry]) -> bool:
    """Whether the items read are a plan's: the document says their levels, numbers them, or words them as objectives.

    Any page has headings and lists; without a single marker they are items only where they read as objectives and
    deeds.
    """
    items = [e for e in entries if e.kind == "item"]
    if not items or any(e.explicit and (e.number or e.origin != "prose") for e in items):
        return bool(items)
    if sum(1 for e in items if e.explicit) >= 2:
        return True
    titles = [e.title for e in items if e.title]
    worded = sum(1 for title in titles if says_being(title) or says_doing(title)) / max(1, len(titles))
    valued = sum(1 for e in items if e.values) / len(items)
    return worded >= 0.5 or (valued >= 0.3 and worded >= 0.2)


# -- assignment ------------------------------------------------------------------------------------------------------


def _assign(entries: list[Entry], classes: list[LookClass]) -> float:
    """Choose the most plausible part for each open class; return the margin of its score over the runner-up's."""
    of_entry = {id(e): c for c in classes for e in c.entries}
    sequence = [of_entry[id(e)] for e in entries if id(e) in of_entry]
    by_size = sorted((c for c in classes if c.part is None), key=lambda c: -len(c.entries))
    for c in by_size[_MOST_OPEN:]:
        c.part = Part.NONE if Part.NONE in c.options else c.options[0]
    for i, c in enumerate(sequence):
        c.last = i
    for i, c in reversed(list(enumerate(sequence))):
        c.first = i
    trying = sorted(by_size[:_MOST_OPEN], key=lambda c: c.first)
    if not trying:
        return 1.0
    pairs = Counter((id(a), id(b)) for a, b in pairwise(sequence))
    _close_lists(trying, classes, sequence)
    close_idle_headings(trying, sequence)
    _measure_restarts(entries, of_entry)
    _measure_strangers(entries, of_entry)
    _measure_nesting(trying, classes, pairs)
    ranked = sorted(_scored(trying, classes, pairs), key=lambda scored: -scored[0])[:2]
    if not ranked:
        return 0.0
    for c, part in zip(trying, ranked[0][1], strict=True):
        c.part = part
    return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0


def _close_lists(trying: list[LookClass], classes: list[LookClass], sequence: Sequence[LookClass]) -> None:
    """Take plain paragraphs that follow the last of the plan's lists, and stand nowhere else, for no part of it."""
    lists = max((c for c in trying if c.key.kind == "bullet"), key=lambda c: len(c.entries), default=None)
    if lists is None:
        return
    end = max(c.last for c in classes if c is lists or c.key.kind == "fixed")
    for c in trying:
        few = _FEW_BEHIND * len(c.entries) <= len(lists.entries)
        if c.key.kind == "plain" and c.first > end == lists.last and few and sequence[c.first - 1] is lists:
            c.options = (Part.NONE,)


def _measure_nesting(trying: list[LookClass], classes: list[LookClass], pairs: Counter[tuple[int, int]]) -> None:
    """Fill the measures that tell under which other entries those of a class begin."""
    named = {id(c) for c in classes if c.part is Part.ACTION and c.key.kind == "fixed"}
    marked = {id(c): c for c in trying if c.key.kind in ("number", "letter", "roman")}
    for c in trying:
        starts = {before: n for (before, after), n in pairs.items() if after == id(c) and before != id(c)}
        every = max(1, sum(starts.values()))
        c.below_actions = sum(n for before, n in starts.items() if before in named) / every
        if c.below_actions >= 0.8 and (every >= 2 or c.valued) and _describes(c):
            c.options = (Part.NONE,)  # what is said of the action above it
        if c.key.kind in ("number", "letter", "roman") and _heads_named(c, named, pairs, starts):
            c.options = tuple(part for part in c.options if part in _ABOVE_ACTIONS)
        if c.key.kind == "bullet" and every >= 2:
            c.below = next((marked[k] for k, n in starts.items() if k in marked and n >= 0.65 * every), None)


def _heads_named(c: LookClass, named: Set[int], pairs: Counter[tuple[int, int]], starts: Mapping[int, int]) -> bool:
    """Whether a named action stands right below nearly each entry of a class, and other things above several of them.

    Parts of named actions stand below these alone, the last of them right above the next action, too.
    """
    below = sum(n for (before, after), n in pairs.items() if before == id(c) and after in named)
    others = sum(n for before, n in starts.items() if before not in named)
    return others >= 2 and below >= _HEADS_NAMED * len(c.entries)


def _describes(c: LookClass) -> bool:
    """Whether what stands under named actions tells of them: sentences, in large print too, or what has their values.

    Headings of an outline, and those without values, may open a group of actions.
    """
    if c.key.kind == "heading" and c.key.heading is None:
        return _is_running_text(c) or c.valued >= 0.5
    return c.key.kind == "plain" and _is_running_text(c)


def _is_running_text(c: LookClass) -> bool:
    sentences = sum(1 for e in c.entries if e.title.rstrip().endswith((".", "!", "?")))
    return not is_heading_like(c.entries[0]) or sentences >= 0.5 * len(c.entries)


def _measure_restarts(entries: Iterable[Entry], of_entry: dict[int, LookClass]) -> None:
    """Fill ``below`` of numbers and letters that start anew: what numbers or letters each start stands under."""
    before: LookClass | None = None
    starts: dict[int, Counter[int]] = {}
    marked: dict[int, LookClass] = {}
    for entry in entries:
        c = of_entry.get(id(entry))
        if c is None or c.key.kind not in ("number", "letter", "roman"):
            continue
        marked[id(c)] = c
        if entry.number in ("1", "a", "A") and before is not None and before is not c:
            starts.setdefault(id(c), Counter())[id(before)] += 1
        before = c
    for key, above in starts.items():
        nearest, count = above.most_common(1)[0]
        if count >= 2 and count >= 0.8 * above.total():
            marked[key].below = marked[nearest]


def _measure_strangers(entries: Iterable[Entry], of_entry: dict[int, LookClass]) -> None:
    """Fill ``strange`` of numbers in parts: "1.1" does not count on from the "3" of the actions above it."""
    latest: dict[int, tuple[LookClass, list[str]]] = {}
    counts: dict[tuple[int, int], list[bool]] = {}
    deep: dict[int, LookClass] = {}
    for entry in entries:
        c = of_entry.get(id(entry))
        if c is None or c.key.kind != "number" or not entry.number:
            continue
        parts = entry.number.split(".")
        for key, (other, number) in latest.items():
            if other.key.depth == 1 < c.key.depth:
                deep[id(c)] = c
                counts.setdefault((id(c), key), []).append(parts[: len(number)] == number)
        latest[id(c)] = (c, parts)
    for (key, other_key), found in counts.items():
        if len(found) >= _FEWEST_STRANGE and sum(found) < _COUNTS_ON * len(found):
            deep[key].strange.add(other_key)


def _scored(
    trying: list[LookClass], classes: list[LookClass], pairs: Counter[tuple[int, int]]
) -> Iterator[tuple[float, tuple[Part, ...]]]:
    fits = _fits(trying, classes)
    for parts in _combinations(trying):
        for c, part in zip(trying, parts, strict=True):
            c.part = part
        yield _score(classes, pairs, fits), parts


def _combinations(trying: list[LookClass]) -> Iterator[tuple[Part, ...]]:
    def walk(at: int, parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
        if at == len(trying):
            yield parts
            return
        for option in trying[at].options:
            if _keeps_order(trying, parts, at, option):
                yield from walk(at + 1, (*parts, option))

    yield from walk(0, ())


def _keeps_order(trying: list[LookClass], parts: tuple[Part, ...], at: int, option: Part) -> bool:
    """Classes of one kind keep their own order: deeper numbers and headings never stand above shallower ones."""
    if option is Part.NONE:
        return True
    for c, part in zip(trying[:at], parts, strict=True):
        if part is Part.NONE:
            continue
        order = _order(c, trying[at])
        if (order < 0 and part.rank >= option.rank) or (order > 0 and part.rank <= option.rank):
            return False
    return True


def _order(a: LookClass, b: LookClass) -> int:
    """-1 where a surely stands above b, 1 below, 0 unknown."""
    kinds = {a.key.kind, b.key.kind}
    if kinds == {"heading", "bullet"}:
        return -1 if a.key.kind == "heading" else 1
    if len(kinds) > 1:
        return 0
    if a.key.kind == "heading" and a.key.heading is not None and b.key.heading is not None:
        return _compare(a.key.heading, b.key.heading)
    if id(a) in b.strange or id(b) in a.strange:
        return 0
    if a.key.kind == "number" and (a.key.zone == b.key.zone or min(a.key.depth, b.key.depth) >= 2):
        return _compare(a.key.depth, b.key.depth)
    if a.key.kind == "bullet":
        return _compare(a.key.depth, b.key.depth) or _compare(HEAD in b.key.traits, HEAD in a.key.traits)
    return 0


def _compare(a: int, b: int) -> int:
    return (a > b) - (a < b)


# -- plausibility ----------------------------------------------------------------------------------------------------


def _score(classes: list[LookClass], pairs: Counter[tuple[int, int]], fits: Mapping[tuple[int, Part], float]) -> float:
    """How plausible the parts are together; weights found on documents with known plans."""
    parts = {id(c): c.part or Part.NONE for c in classes}
    used = _LEVELS.intersection(parts.values())
    steps = _steps(used)
    cost = sum([n * steps[parts[a], parts[b]] for (a, b), n in pairs.items()])
    score = sum([fits[played] for played in parts.items()]) - cost / (pairs.total() or 1)
    return score + _levels_used(used) - _repeated_parts(classes) - _nested_alike(classes) - _orphans(classes, used)


def _fits(trying: list[LookClass], classes: list[LookClass]) -> dict[tuple[int, Part], float]:
    """How well each class suits each part that it may play, by the class's identity, weighed by its entries."""
    entries = sum(len(c.entries) for c in classes) or 1
    played = [(c, part) for c in trying for part in c.options]
    played.extend((c, c.part or Part.NONE) for c in classes)
    return {(id(c), part): 0.5 * len(c.entries) / entries * _fit(c, part) for c, part in played}


def _levels_used(used: Set[Part]) -> float:
    """A plan has objectives and actions; of two readings the one with all its levels in order is the likelier."""
    value = 0.10 * (Part.STRATEGIC in used) + 0.06 * (Part.OPERATIONAL in used) + 0.08 * (Part.ACTION in used)
    if Part.OPERATIONAL in used and Part.STRATEGIC not in used:
        value -= 0.06
    return value - 0.02 if used == {Part.STRATEGIC} else value


def _orphans(classes: list[LookClass], used: Set[Part]) -> float:
    """A plan with objectives seldom begins with an action: the first class stands first in the document.

    Nor does all that looks alike stand above its first objective. Nor does it begin with an operational objective where
    it has strategic ones.
    """
    if not used & {Part.STRATEGIC, Part.OPERATIONAL}:
        return 0.0
    if Part.STRATEGIC in used:
        top = min(c.first for c in classes if c.part is Part.STRATEGIC)
        if any(c.first < top for c in classes if c.part is Part.OPERATIONAL and c.key.kind != "fixed"):
            return 0.15
    first = min(c.first for c in classes if c.part in (Part.STRATEGIC, Part.OPERATIONAL))
    actions = [c for c in classes if c.part in (Part.ACTION, Part.SUB_ACTION) and c.key.kind != "fixed"]
    return 0.15 if any(c is classes[0] or c.last < first for c in actions) else 0.0


def _repeated_parts(classes: list[LookClass]) -> float:
    """Two looks for one part are less likely than one, the more so where the document names that level."""
    named = {c.part for c in classes if c.key.kind == "fixed"}
    open_parts = [c.part for c in classes if c.key.kind != "fixed" and c.part is not None]
    twice = sum(
        0.04 if part is Part.ACTION else 0.06 for part in open_parts if part in named and part.rank in (0, 1, 2)
    )
    again = sum(max(0, open_parts.count(part) - 1) for part in (Part.STRATEGIC, Part.OPERATIONAL, Part.THEME))
    return twice + 0.05 * again


def _nested_alike(classes: list[LookClass]) -> float:
    """What begins anew under each number or letter is not of their level, nor of a higher one."""
    return sum(0.12 for c in classes if c.below is not None and c.part in LEVEL_OF and _is_not_below(c, c.below))


def _is_not_below(c: LookClass, above: LookClass) -> bool:
    if above.below is c:  # each begins anew after the other: which is the deeper one is not said
        return c.part is above.part
    return c.part is not None and above.part not in (None, Part.NONE) and c.part.rank <= above.part.rank


@cache
def _steps(used: frozenset[Part]) -> dict[tuple[Part, Part], float]:
    """The cost of each part following each other one, in a plan with these levels."""
    return {(before, after): _step(before, after, used) for before in Part for after in Part}


def _step(before: Part, after: Part, used: frozenset[Part]) -> float:
    """The cost of one part following another."""
    if Part.NONE in (before, after):
        return _NEUTRAL_STEP
    if after is Part.THEME:
        return 0.6 if before is Part.THEME else (0.1 if before.rank <= 1 else 0.0)
    if before is Part.THEME:
        if after is Part.OPERATIONAL:
            return 0.1 if Part.STRATEGIC not in used else 0.3
        return {Part.STRATEGIC: 0.0, Part.ACTION: 0.8}.get(after, 1.0)
    if after.rank >= Part.SUB_ACTION.rank:
        return 0.0 if before.rank >= Part.ACTION.rank else 1.0
    if after.rank > before.rank + 1:
        skipped = [part for part in used if before.rank < part.rank < after.rank]
        return 0.5 if skipped else 0.02
    if after.rank <= before.rank and before.rank <= 1 and used & {Part.ACTION, Part.SUB_ACTION}:
        return 0.35 if before is Part.OPERATIONAL else 0.45  # an objective without anything below it
    return 0.0


def _fit(c: LookClass, part: Part) -> float:
    """How well the titles, values and look of a class suit a part."""
    kind = c.key.kind
    if kind == "fixed":
        return 0.0
    if part is Part.NONE:
        return _IDLE.get(kind, _IDLE_PLAIN) - 0.6 * c.valued
    return _wording_fit(c, part) + _look_fit(c, part)


def _wording_fit(c: LookClass, part: Part) -> float:
    match part:
        case Part.STRATEGIC:
            return 0.7 * c.being - 0.25 * c.doing - 0.5 * c.valued
        case Part.OPERATIONAL:
            return 0.25 * c.doing - 0.4 * c.being - 0.25 * c.valued
        case Part.ACTION:
            return 0.3 * c.doing - 0.6 * c.being + 0.6 * c.valued
        case Part.THEME:
            return 0.45 * c.short - 0.6 * c.doing - 0.8 * c.being - 0.8 * c.valued - 0.15
        case Part.SUB_ACTION:
            below = 0.3 if c.below_actions >= 0.3 else 0.0
            return 0.3 * c.doing - 0.6 * c.being + 0.6 * c.valued - 0.25 + below
        case _:
            return 0.05 - 0.6 * c.being - 0.5 * c.valued


def _look_fit(c: LookClass, part: Part) -> float:
    kind, objective = c.key.kind, part in (Part.STRATEGIC, Part.OPERATIONAL)
    value = 0.0
    if kind == "bullet" and objective and HEAD not in c.key.traits:
        value -= 0.3 if part is Part.OPERATIONAL or c.being >= 0.5 else 0.45
    if kind == "heading" and part is Part.ACTION:
        value -= 0.2
    if kind == "plain":
        value -= 0.2 if c.doing + c.being < 0.6 else 0.05
    if part is Part.ACTION and c.below_actions >= 0.3 and kind in ("letter", "number", "roman", "bullet"):
        value -= 0.8  # what stands under an action with a number or letter of its own is a sub-action or a step
    if kind == "row" and objective and c.valued:
        value -= 0.3
    if kind == "band" and part is Part.ACTION:
        value -= 0.4
    return value


# -- application -----------------------------------------------------------------------------------------------------


def _apply(entries: list[Entry], classes: list[LookClass]) -> None:
    part_of = {id(e): c.part or Part.NONE for c in classes for e in c.entries}
    alike = {id(e): len(c.entries) for c in classes for e in c.entries}
    rest: list[int] = []
    for i, entry in enumerate(entries):
        part = part_of.get(id(entry))
        if part is None or entry.kind != "text":
            continue
        if part in LEVEL_OF:
            entry.kind, entry.level = "item", LEVEL_OF[part]
        elif part is Part.STEP:
            entry.announced = "steps"
        else:
            rest.append(i)
    heads = {id(entries[i]) for i in rest if part_of[id(entries[i])] is Part.THEME}
    name_themes(entries, rest, heads, alike)
