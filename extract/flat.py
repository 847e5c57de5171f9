"""Text without case and accents that keeps its length, so that what is found in it can be cut out of the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}


class _Bases(dict[int, str]):
    """The plain form of each character, found once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _SAME.get(char) or (" " if char.isspace() and char != "\n" else _letter(char))
        self[code] = base
        return base


def _letter(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 and base != "\n" else char


_BASES = _Bases()


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes and dashes made plain; one character for each.

    >>> flat("Échéance : l’été")
    "echeance : l'ete"
    """
    if text.isascii():
        return text.lower()
    return text.translate(_BASES)
