"""Values printed once an objective, below its last action: they are the objective's, not that action's.

So are those printed once an action, below the last of the parts into which it falls.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from extract.detect.texts.entries import Entry
from extract.detect.words.labels import meaning
from extract.printed import Field, Level, PrintedValue

_OVER = (Level.STRATEGIC, Level.OPERATIONAL)


@dataclass(slots=True)
class _Objective:
    """An objective, how many items stand right under it, and the last of all below it with the texts that follow it."""

    entry: Entry
    children: int = 0
    tail: list[Entry] = field(default_factory=list)

    def said(self, of: Field) -> list[PrintedValue]:
        """The values of one field that blocks of their own give to the end of the objective."""
        return [value for entry in self.tail for value in entry.apart if value.field is of]

    def lists(self, of: Field) -> bool:
        """Whether its own fiche, which lists what is below it, says values of one field of it."""
        listed = all(entry.origin == "fiche" and entry.block == self.entry.block for entry in self.tail)
        return listed and not self.said(of) and any(value.field is of for value in self.entry.apart)


def hand_up(entries: Sequence[Entry]) -> None:
    """Give the objectives what blocks of their own say below the last of their actions, field by field.

    A budget or the indicators of a whole objective follow the list of its actions. Only the whole document tells them
    from those of its last action: they stand once an objective, below its last action and below no other one, and
    several objectives have more than one action. A label that names an objective's level tells by itself.
    """
    _hand_to_named(entries)
    said = {value.field for entry in entries for value in entry.apart}
    levels = [_objectives(entries, level) for level in (*_OVER, Level.ACTION)] if said else []
    for of in sorted(said):
        objectives = next((found for found in levels if _once_an_objective(entries, found, of)), [])
        for objective in objectives:
            _move(objective, of)


def _hand_to_named(entries: Sequence[Entry]) -> None:
    """Give the objective open above what a label says to be of its level ("Indicateurs de l'objectif stratégique")."""
    open_above: dict[Level, Entry] = {}
    for entry in entries:
        if entry.kind == "volet":
            open_above.clear()
        if entry.kind == "item" and entry.level is not None:
            open_above = {level: above for level, above in open_above.items() if level.rank < entry.level.rank}
            open_above[entry.level] = entry
        for value in list(entry.apart):
            level = named.level if value.label and (named := meaning(value.label)) is not None else None
            owner = open_above.get(level) if level in _OVER else None
            if owner is not None and owner is not entry:
                entry.apart = [kept for kept in entry.apart if kept is not value]
                entry.values = [kept for kept in entry.values if kept is not value]
                owner.values.append(value)


def _objectives(entries: Sequence[Entry], level: Level) -> list[_Objective]:
    """The objectives of one level that have items below them."""
    found: list[_Objective] = []
    here: _Objective | None = None
    below: Level | None = None
    for entry in entries:
        if entry.kind == "volet" or (
            entry.kind == "item" and entry.level is not None and entry.level.rank < level.rank
        ):
            here = None
        elif entry.kind == "item" and entry.level is level:
            here, below = _Objective(entry), None
            found.append(here)
        elif here is not None and entry.kind == "item":
            below = below or entry.level
            here.children += entry.level is below
            here.tail = [entry]
        elif here is not None and entry.kind == "text" and here.tail:
            here.tail.append(entry)
    return [objective for objective in found if objective.children]


def _once_an_objective(entries: Sequence[Entry], objectives: Sequence[_Objective], of: Field) -> bool:
    tails = {id(entry) for objective in objectives for entry in objective.tail}
    if objectives and objectives[0].entry.level is Level.ACTION:
        tails |= {id(entry) for entry in entries if entry.level is Level.ACTION}  # actions without parts have their own
    listing = [objective for objective in objectives if objective.lists(of)]
    tails |= {id(objective.entry) for objective in listing}
    if any(id(entry) not in tails for entry in entries if any(value.field is of for value in entry.apart)):
        return False
    if _stand_among_others(entries, tails, of):
        return False
    telling = listing + [objective for objective in objectives if objective.said(of)]
    return sum(objective.children >= 2 for objective in telling) >= 2 and len(telling) >= 0.5 * len(objectives)


def _stand_among_others(entries: Sequence[Entry], tails: Set[int], of: Field) -> bool:
    """Whether values of one field stand before those of another that each action has: they are of the action, too."""
    own = {value.field for entry in entries if id(entry) not in tails for value in entry.apart}
    for entry in entries:
        fields = [value.field for value in entry.apart]
        if of in fields and own.intersection(fields[fields.index(of) :]):
            return True
    return False


def _move(objective: _Objective, of: Field) -> None:
    given = objective.said(of)
    for entry in objective.tail:
        entry.values = [value for value in entry.values if not any(value is moved for moved in given)]
    objective.entry.values.extend(given)
