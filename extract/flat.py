"""Text without case and accents that keeps its length, so that what is found in it can be cut out of the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char.isspace() and char != "\n":
        return " "
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 and base != "\n" else char


def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes and dashes made plain; one character for each.

    >>> flat("Échéance : l’été")
    "echeance : l'ete"
    """
    if text.isascii():
        return text.lower()
    return "".join(map(_base, text))
