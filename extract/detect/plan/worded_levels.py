"""Strategic objectives that only their wording tells from the operational ones below them: "Être …" over "Soutenir …".

Plain text, and some plans typed in one print, have no other sign of the level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.detect.plan.keys import Key
from extract.detect.texts.entries import Entry
from extract.detect.words.wording import says_being, says_doing

_KINDS = frozenset({"plain", "heading"})
_FEWEST = 2  # lines that say what a body wants to be
_MOSTLY = 0.8  # of the other lines say what will be done


def worded_apart(entries: Sequence[Entry], keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, another one for the lines of a look that say what a body wants to be.

    Each stands right over a line of its look that says what will be done. Sentences before the first introduce them.
    """
    found = list(keys)
    for key in {key for key in keys if key is not None and key.kind in _KINDS}:
        at = [i for i, own in enumerate(keys) if own == key]
        being = {i for i in at if says_being(entries[i].title)}
        if len(being) < _FEWEST or len(being) == len(at):
            continue
        before = [i for i in at if i < min(being)]
        others = [i for i in at if i not in being and i not in before]
        if not all(entries[i].title.endswith(".") for i in before) or not being.isdisjoint(i + 1 for i in being):
            continue
        right_over = all(i + 1 in others for i in being)
        doing = sum(says_doing(entries[i].title) for i in others)
        if right_over and doing >= _MOSTLY * len(others):
            for i in being:
                found[i] = replace(key, zone="being")
            for i in before:
                found[i] = replace(key, zone="before")
    return found
