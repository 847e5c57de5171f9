"""When the state under a label held: "État 2024" after "Décembre 2022", "Nouveau statut" after "Ancien statut"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from extract.text import fold
from normalize import lexicon
from normalize.values.moments import find_moments

When = Literal["before", "now"]


class Recency(NamedTuple):
    """How late a label is: ``rank`` -1 where it names what was before, 1 what is now, else 0; ``day`` is its date."""

    rank: int
    day: date

    @property
    def is_told(self) -> bool:
        """Whether the label says anything of it."""
        return self.rank != 0 or self.day != date.min


def recency(label: str) -> Recency:
    """Return how late a label is against the others of its field; those of equal recency compare as equal.

    >>> recency("État 2020") < recency("État au 31/08/2022") < recency("Statut actuel")
    True
    """
    said = says_when(label)
    if said is not None:
        return Recency(-1 if said == "before" else 1, date.min)
    days = [moment.last for moment in find_moments(label) if moment.last is not None]
    return Recency(0, max(days, default=date.min))


def says_when(label: str) -> When | None:
    """Return whether a label names the state that was before, or the one that holds now; None where neither."""
    folded = fold(label)
    found: list[When] = [code for code, pattern in _rows() if pattern.search(folded)]
    return found[0] if len(found) == 1 else None


@cache
def _rows() -> tuple[tuple[When, re.Pattern[str]], ...]:
    return tuple((row["code"], re.compile(row["pattern"])) for row in lexicon.load("states")["recency"])
