"""What tells the classes of entries apart, and the parts that a class may play in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from extract.printed import Level


class Part(StrEnum):
    """What a class is in the plan, by rank: a theme above objectives, one of the levels, a step, nothing."""

    THEME = "theme"
    STRATEGIC = "os"
    OPERATIONAL = "oo"
    ACTION = "action"
    SUB_ACTION = "sub"
    STEP = "step"
    NONE = "none"

    @property
    def rank(self) -> int:
        """-1 for themes, 0 to 3 for the levels, 4 for steps."""
        return _RANKS[self]


_RANKS = {part: rank for rank, part in enumerate(Part, -1)}
LEVEL_OF = {
    Part.STRATEGIC: Level.STRATEGIC,
    Part.OPERATIONAL: Level.OPERATIONAL,
    Part.ACTION: Level.ACTION,
    Part.SUB_ACTION: Level.SUB_ACTION,
}
PART_OF = {level: part for part, level in LEVEL_OF.items()}
KeyKind = Literal["fixed", "number", "letter", "roman", "bullet", "heading", "row", "band", "label", "plain"]


@dataclass(frozen=True, slots=True)
class Key:
    """What entries of one class share: the kind, and the traits that tell classes of that kind apart.

    ``depth``: of a number's parts, or of a list; ``zone``: what else parts those alike in all others (numbers in rows,
    bands and prose, what lines of one look say); ``heading``: the outline level.
    """

    kind: KeyKind
    depth: int = 0
    zone: str = ""
    heading: int | None = None
    traits: tuple[object, ...] = ()
