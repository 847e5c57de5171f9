"""Sub-actions: what stands right under numbered actions, with letters or numbers that begin anew or go on with theirs.

"1.2.3. Créer un sentier" over "a) Choisir le tracé", "b) Poser les panneaux"; or over "1.2.3.1." and "1.2.3.2."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.detect.plan.classes import LookClass
from extract.detect.plan.keys import Part
from extract.detect.texts.entries import Entry
from extract.printed import Level

_FIRST = frozenset({"1", "a", "A", "i", "I"})
_MOSTLY = 0.5  # of the titles say what to do
_FEWEST = 2  # in a row
_OPEN = (Part.NONE, Part.THEME, Part.ACTION, Part.SUB_ACTION)


def settle_parts_of_actions(entries: Sequence[Entry], classes: Sequence[LookClass]) -> None:
    """Give classes of letters and numbers the part of sub-actions where all of them stand under numbered actions.

    What is said below the last of a row, and of none of the others, is said of their action.
    """
    part_of = {id(entry): c.part for c in classes for entry in c.entries}
    for c in classes:
        if c.key.kind not in ("letter", "roman", "number") or c.part not in (*_OPEN, Part.STEP):
            continue
        runs = list(_runs(c, entries, part_of))
        if not runs or any(owner is None for owner, _ in runs):
            continue
        dotted = all(_goes_on(entry, owner) for owner, run in runs for entry in run)
        worded = c.part in (Part.ACTION, Part.SUB_ACTION) or c.doing >= _MOSTLY
        if not dotted and c.part is Part.STEP:
            continue
        if not dotted and not (worded and all(run[0].number in _FIRST for _, run in runs)):
            continue
        c.part = Part.SUB_ACTION
        told_once = all(owner is not None and _is_told_last(owner, run) for owner, run in runs)
        for owner, run in runs if told_once and max(len(run) for _, run in runs) >= _FEWEST else ():
            if owner is not None:
                owner.values, owner.apart = run[-1].values, run[-1].apart
                run[-1].values, run[-1].apart = [], []


def settle_steps_below_bullets(entries: Sequence[Entry], classes: Sequence[LookClass]) -> None:
    """Give a class of list entries the part of steps where all of them stand right under entries further left.

    These are actions, of which most lines of their own say who and when, and nothing says it of what stands below them.
    """
    class_of = {id(entry): c for c in classes for entry in c.entries}
    bullets = [c for c in classes if c.key.kind == "bullet" and c.part is Part.ACTION]
    for c in bullets if len(bullets) > 1 else ():
        over: list[LookClass | None] = []
        above: LookClass | None = None
        for entry in entries:
            own = class_of.get(id(entry))
            if own is c:
                over.append(above)
            elif own is not None or entry.kind == "volet":
                above = own
        told = all(u in bullets and u.valued >= _MOSTLY and _indent(u) < _indent(c) for u in over if u is not None)
        if c.valued == 0 and told and None not in over:
            c.part = Part.STEP


def _indent(c: LookClass) -> float:
    indent = c.key.traits[0] if c.key.traits else None
    return float(indent) if isinstance(indent, (int, float)) else 0.0


def lower_letters(entries: Sequence[Entry]) -> None:
    """Make sub-actions of the lettered rows of a column of actions, all under actions that their own word names.

    "Action 1.2.1 : …" and below it "a) …": the column's name holds for both.
    """
    owner: Entry | None = None
    lettered: list[tuple[Entry | None, Entry]] = []
    for entry in entries:
        if entry.kind != "item":
            continue
        if entry.origin == "table" and entry.level is Level.ACTION and entry.marker and entry.marker.shape == "letter":
            lettered.append((owner, entry))
            continue
        named = entry.marker is not None and entry.marker.level is Level.ACTION and entry.number
        owner = entry if named else None
    if all(above is not None for above, _ in lettered):
        for _, entry in lettered:
            entry.level = Level.SUB_ACTION


def _runs(
    c: LookClass, entries: Sequence[Entry], part_of: dict[int, Part | None]
) -> Iterator[tuple[Entry | None, list[Entry]]]:
    """Yield each row of a class with the numbered action right above it, None where something else stands there."""
    own = {id(entry) for entry in c.entries}
    owner: Entry | None = None
    run: list[Entry] = []
    before: Entry | None = None
    for entry in entries:
        if id(entry) in own and (not run or entry.number in _FIRST):
            if run:
                yield owner, run
            named = before is not None and before.number is not None and id(before) not in own
            owner, run = before if named and part_of.get(id(before)) is Part.ACTION else None, [entry]
        elif id(entry) in own:
            run.append(entry)
        elif run and _is_of_tree(entry, part_of):
            yield owner, run
            run = []
        before = before if _describes(entry, before, part_of) else entry
    if run:
        yield owner, run


def _describes(entry: Entry, before: Entry | None, part_of: dict[int, Part | None]) -> bool:
    """Whether an entry is a sentence about the action right above it."""
    if before is None or part_of.get(id(before)) is not Part.ACTION or entry.marker is not None:
        return False
    return entry.kind == "text" and entry.title.endswith((".", "!", "?")) and not _is_of_tree(entry, part_of)


def _is_of_tree(entry: Entry, part_of: dict[int, Part | None]) -> bool:
    part = part_of.get(id(entry))
    return entry.kind == "volet" or (part is not None and part.rank <= Part.ACTION.rank)


def _goes_on(entry: Entry, owner: Entry | None) -> bool:
    """Whether the number of an entry is its action's and one part more."""
    return owner is not None and (entry.number or "").rpartition(".")[0] == owner.number


def _is_told_last(owner: Entry, run: Sequence[Entry]) -> bool:
    """Whether nothing is said of an action nor of its parts but by labels below the last of these."""
    said = any(entry.values for entry in (owner, *run[:-1]))
    return not said and all(value.label for value in run[-1].values)
