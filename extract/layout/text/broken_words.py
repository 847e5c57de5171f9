"""Words that a narrow column breaks without a hyphen ("Administrati" / "f")."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

SOFT_HYPHEN = "\u00ad"  # marks a line that breaks a word
_SHORTEST_START = 4
_FILE = Path(__file__).with_name("broken_words.toml")


class _Rests(NamedTuple):
    longest: int
    endings: frozenset[str]
    words: frozenset[str]
    straddling: tuple[str, ...]


def is_rest_of_word(letters: str) -> bool:
    """Whether ``letters``, alone at the start of a line, can hardly be a word of their own.

    >>> [is_rest_of_word(letters) for letters in ("tion", "r", "de", "durable")]
    [True, True, False, False]
    """
    known = _rests()
    return letters in known.endings or (len(letters) <= known.longest and letters not in known.words)


def ends_word(start: str, letters: str) -> bool:
    """Whether ``letters``, alone at the start of a line, end the word that ``start`` begins ("Communicati" / "on").

    >>> ends_word("Communicati", "on"), ends_word("Le", "on")
    (True, False)
    """
    if is_rest_of_word(letters):
        return True
    whole = start.lower() + letters
    return len(start) > _SHORTEST_START and any(
        len(ending) > len(letters) and whole.endswith(ending) for ending in _rests().straddling
    )


@cache
def _rests() -> _Rests:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Rests(data["longest"], frozenset(data["endings"]), frozenset(data["words"]), tuple(data["straddling"]))
