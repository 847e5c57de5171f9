"""How plausible a reading is as a whole: what its own warnings say of it lowers the confidence of all that was read.

A right reading leaves no text unread, repeats and skips no number, and hangs each number under the one that it extends.
The shares below were measured on plans of known content, most of them laid out by hands that did not know this code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from normalize.doubts import Doubt
from normalize.plan_file import Item, Plan, PlanWarning

_PART: Final = re.compile(r"[^\W\d_]+|\d+")  # "A1" has two: "A.1.1" extends it
# What each warning weighs, against one item. Numbers tell most; texts of columns that no table has are left unread by
# right readings too, and plans without objectives have orphans.
_SIGNS: Final[Mapping[str, float]] = {
    "unread-text": 0.04, "number-repeated": 1.0, "number-gap": 1.0, "missing-title": 1.0, "orphan-item": 0.2,
}  # fmt: skip
# Signs for each item, and the share of the items that are right then.
_SHARES: Final = ((0.0, 1.0), (0.05, 0.95), (0.1, 0.9), (0.25, 0.5), (0.6, 0.4))
_ITEM_DOUBT: Final = 0.3  # the weight of a doubt about one item
_DOUBTFUL: Final = 0.75
# What a reading says of itself, and what that is worth: plans laid out by hands that did not know this code are read
# less surely than the clearest marker looks, and more surely than weak evidence fears.
_WORTH: Final = ((0.0, 0.0), (0.5, 0.55), (0.75, 0.95), (0.9, 0.955), (1.0, 0.975))


def plausibility(
    plans: Sequence[Plan], warnings: Iterable[PlanWarning], doubts: Mapping[str, Doubt] = MappingProxyType({})
) -> float:
    """Return by how much to multiply the confidence of what was read (0 to 1; 1 where nothing speaks against it).

    ``doubts`` are those about single items of the plans, by the item's id (``find_doubts``).
    """
    items = [item for plan in plans for item in plan.walk()]
    if not items:
        return 1.0
    signs = sum(_SIGNS.get(warning.code, 0.0) for warning in warnings)
    signs += sum(_strays(plan.items) for plan in plans)
    signs += _ITEM_DOUBT * sum(1.0 - doubt.share for doubt in doubts.values())
    share = signs / len(items)
    return _between(_SHARES, share)


def weighed(plan: Plan, factor: float, doubts: Mapping[str, Doubt] = MappingProxyType({})) -> Plan:
    """Return ``plan`` with all its confidences multiplied by ``factor`` and put at what they have been worth.

    Items that there are ``doubts`` about, by the item's id, are trusted less.
    """
    return replace(plan, items=tuple(_weighed(item, factor, doubts) for item in plan.items))


def warning_of(factor: float) -> tuple[PlanWarning, ...]:
    """Return the warning about a reading that is hardly plausible; none about any other."""
    if factor >= _DOUBTFUL:
        return ()
    message = (
        "La lecture de ce document est peu plausible (numéros répétés ou manquants, textes non lus, éléments sans "
        "parent) : à vérifier en entier."
    )
    return (PlanWarning("low-confidence", message),)


def _weighed(item: Item, factor: float, doubts: Mapping[str, Doubt]) -> Item:
    doubt = doubts.get(item.item_id)
    share = doubt.share if doubt else 1.0  # after what confidences are worth: it was measured on those
    return replace(
        item,
        confidence=round(share * _worth(item.confidence * factor), 4),
        field_confidence={
            name: round(share * _worth(value * factor), 4) for name, value in item.field_confidence.items()
        },
        children=tuple(_weighed(child, factor, doubts) for child in item.children),
    )


@lru_cache(maxsize=4096)
def _worth(said: float) -> float:
    return round(_between(_WORTH, said), 4)


def _between(points: Sequence[tuple[float, float]], x: float) -> float:
    """The value at ``x`` on the line through ``points``; that of the last one beyond it."""
    for (low, left), (high, right) in pairwise(points):
        if x <= high:
            return left + (right - left) * (x - low) / (high - low)
    return points[-1][1]


def _strays(items: Sequence[Item]) -> int:
    """How many items hang under another number than the one that theirs extends ("2.1.3" under "1.4")."""
    return sum(_strays(item.children) + sum(_is_stray(item, child) for child in item.children) for item in items)


def _is_stray(parent: Item, child: Item) -> bool:
    above, below = (_PART.findall((item.number or "").lower()) for item in (parent, child))
    return bool(above) and len(below) > len(above) and below[: len(above)] != above
