"""Headings that head nothing: of a box beside the plan ("Le saviez-vous ?"), of a page behind it ("Petit lexique").

Where other headings head lists each, a few that stand over running text alone are no objectives. What follows their
text is no list and no such heading either: themes and objectives may have an introduction.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from extract.detect.plan.classes import LookClass
from extract.detect.plan.keys import Part

_FEWEST_HEADS = 3
_MOSTLY = 0.8  # of them stand right over a list
_FEW = 2  # times as many head lists


def close_idle_headings(trying: Sequence[LookClass], sequence: Sequence[LookClass]) -> None:
    """Take headings of ``trying`` that head nothing for no part; ``sequence`` is the class of each entry in order."""
    lists = max((c for c in trying if c.key.kind == "bullet"), key=lambda c: len(c.entries), default=None)
    headings = [c for c in trying if c.key.kind == "heading"]
    if lists is None or len(headings) < _FEW:
        return
    for heads in headings:
        over = sum(before is heads and after is lists for before, after in pairwise(sequence))
        if len(heads.entries) < _FEWEST_HEADS or over < _MOSTLY * len(heads.entries):
            continue
        for c in headings:
            few = c is not heads and _FEW * len(c.entries) <= len(heads.entries)
            if few and not (c.being or c.doing or c.valued) and _heads_text_alone(c, (lists, heads), sequence):
                c.options = (Part.NONE,)


def _heads_text_alone(c: LookClass, parts: tuple[LookClass, LookClass], sequence: Sequence[LookClass]) -> bool:
    """Whether running text stands right below each entry of a class, and none of ``parts`` next."""
    for at, known in enumerate(sequence):
        if known is not c:
            continue
        below = sequence[at + 1] if at + 1 < len(sequence) else None
        after = next((other for other in islice(sequence, at + 1, None) if other.key.kind != "plain"), None)
        if below is None or below is after or any(after is part for part in parts):
            return False
    return True
