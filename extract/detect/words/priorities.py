"""Words that say how urgent an action is: "Priorité haute"."""

from __future__ import annotations

import re
from functools import cache

from extract import lexicon
from extract.flat import flat


def is_priority(text: str) -> bool:
    """Whether a text is nothing but a priority, in words that say so anywhere.

    >>> is_priority("Priorité haute"), is_priority("Priorité aux piétons"), is_priority("urgent")
    (True, False, False)
    """
    folded = flat(text.strip())
    return "priorite" in folded and any(pattern.fullmatch(folded) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = lexicon.load("annotations")["phrase"]
    return tuple(re.compile(row["pattern"]) for row in rows if row["field"] == "priority" and "tail" in row["where"])
