"""Texts that only say "the same" as what is printed above them: "idem", a ditto sign."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.flat import flat

_DITTO = re.compile(r"[\s(\-–]*(?:idem|id\.|ibid(?:em|\.)|[\"”″〃]|'{2}|,{2})[\s.)\-–]*")


@lru_cache(maxsize=4096)
def is_ditto(text: str) -> bool:
    """Whether a printed value only repeats the one above it.

    >>> is_ditto("Idem"), is_ditto("Idem pour les écoles")
    (True, False)
    """
    return len(text) < 12 and _DITTO.fullmatch(flat(text)) is not None
