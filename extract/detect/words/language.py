"""The language of a text, from its small words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from extract import lexicon

Language = Literal["fr", "de", "nl", "en"]

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12
_ENOUGH_READ = 30_000


def detect_language(text: str) -> Language:
    """Return the language of ``text``; "fr" where too little is written to tell.

    >>> detect_language("Die Gemeinde verpflichtet sich, die Ziele für den Zeitraum mit den Bürgern zu erreichen")
    'de'
    """
    words = [word.lower() for word in _WORD.findall(text[:_ENOUGH_READ])]
    scores = {language: sum(_weights(language).get(word, 0) for word in words) for language in get_args(Language)}
    best: Language = max(scores, key=lambda language: scores[language])
    if best != "fr" and (scores[best] < _ENOUGH or scores[best] < 1.5 * scores["fr"]):
        return "fr"
    return best


@cache
def _weights(language: str) -> dict[str, int]:
    words = lexicon.load("languages")[language]
    return {**dict.fromkeys(words["shared"], 1), **dict.fromkeys(words["own"], 3)}
