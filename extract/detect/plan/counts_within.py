"""Numbers in two parts of two levels: "1.1" counts the objectives of "1", and "1.1" below it its actions.

The action's number leaves out the strategic objective's: "2.3" is the third action of its second operational objective.
What a number counts on from tells which of the two it is.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import zip_longest

from extract.detect.texts.entries import Entry
from extract.printed import Level

_Number = tuple[int, ...]

_FEWEST = 3  # numbers that can only be those of actions
_MOSTLY = 0.9


def actions_counted_within(entries: Sequence[Entry], among: Set[int]) -> set[int]:
    """Return which of the entries ``among`` (indexes of numbers in two parts) count actions within an objective.

    Empty where they do not count two levels.
    """
    numbers = {at: parts for at, entry in enumerate(entries) if (parts := _parts(entry))}
    order = [at for at in sorted(numbers) if at in among or len(numbers[at]) == 1]
    actions: set[int] = set()
    sure = fits = total = 0
    chapter, objective, action = 0, 0, 0
    for at, after in zip_longest(order, order[1:]):
        parts = numbers[at]
        if at not in among:
            if entries[at].level in (None, Level.STRATEGIC):
                chapter, objective, action = parts[0], 0, 0
            continue
        total += 1
        is_objective = parts == (chapter, objective + 1)
        is_action = objective > 0 and parts == (objective, action + 1)
        if is_objective and is_action:
            is_action = after is None or numbers[after] != (parts[1], 1)
        elif is_action:
            sure += 1
        fits += is_objective or is_action
        if is_action:
            actions.add(at)
            action = parts[1]
        else:
            objective, action = parts[1], 0
    return actions if sure >= _FEWEST and fits >= _MOSTLY * total else set()


def _parts(entry: Entry) -> _Number:
    """The number of an entry of at most two parts; () for others."""
    parts = (entry.number or "").split(".")
    return tuple(map(int, parts)) if len(parts) <= 2 and all(part.isdecimal() for part in parts) else ()
