"""Labels whose words are cut short with a dot ("Date déb.", "Budg. extra."), after the words that begin so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.text import fold

_WORD = re.compile(r"([^\W\d_]+)(\.?)")
_BETWEEN = re.compile(r"[\s'’:/-]*")
SHORTEST = 3  # letters that tell a word

Phrase = tuple[str, ...]


def long_forms(label: str, phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases that ``label`` may stand for: word by word the same, or begun by a word with a dot.

    >>> long_forms("Date déb.", [("date", "debut"), ("date",), ("date", "de", "fin")])
    [('date', 'debut')]
    """
    if "." not in label or _BETWEEN.fullmatch(_WORD.sub("", label)) is None:
        return []
    words = [(fold(word), bool(dot)) for word, dot in _WORD.findall(label)]
    if any(dot and len(word) < SHORTEST for word, dot in words):
        return []
    return [
        phrase
        for phrase in phrases
        if len(phrase) == len(words)
        and all(_stands_for(*word, whole) for word, whole in zip(words, phrase, strict=True))
    ]


def _stands_for(word: str, is_short: bool, whole: str) -> bool:
    return word == whole or (is_short and whole.startswith(word))
