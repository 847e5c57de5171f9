"""The language of a text, from its small words."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["fr", "de", "nl", "en"]

# Words that one of the four languages uses all the time and the others do not.
_SMALL_WORDS: dict[Language, frozenset[str]] = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "est",
            "une",
            "un",
            "dans",
            "pour",
            "par",
            "sur",
            "au",
            "aux",
            "avec",
            "qui",
            "que",
            "ce",
            "cette",
            "ses",
            "son",
            "leur",
            "nous",
            "vous",
            "sont",
            "être",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "ein",
            "eine",
            "einer",
            "dem",
            "den",
            "des",
            "für",
            "mit",
            "von",
            "zu",
            "im",
            "auf",
            "nicht",
            "sich",
            "werden",
            "wird",
            "zur",
            "zum",
            "als",
        ]
    ),
    "nl": frozenset(
        [
            "de",
            "het",
            "een",
            "en",
            "van",
            "is",
            "op",
            "met",
            "voor",
            "niet",
            "dat",
            "die",
            "zijn",
            "wordt",
            "worden",
            "door",
            "aan",
            "bij",
            "naar",
            "ook",
            "onze",
            "deze",
            "uit",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "and",
            "of",
            "to",
            "in",
            "is",
            "for",
            "on",
            "with",
            "that",
            "this",
            "are",
            "be",
            "by",
            "from",
            "as",
            "it",
            "our",
            "we",
            "will",
            "an",
            "or",
            "which",
        ]
    ),
}
_SHARED = frozenset({"des", "de", "en", "die", "is", "in", "on", "as", "an", "un", "que", "par", "sur", "son", "or"})
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 4


def detect_language(text: str) -> Language:
    """Return the language of ``text``; "fr" where too little is written to tell.

    >>> detect_language("Die Gemeinde verpflichtet sich, die Ziele für den Zeitraum mit den Bürgern zu erreichen")
    'de'
    """
    words = [word.lower() for word in _WORD.findall(text[:200_000])]
    scores = {
        language: sum(1 if word in _SHARED else 3 for word in words if word in small)
        for language, small in _SMALL_WORDS.items()
    }
    best: Language = max(scores, key=lambda language: scores[language])
    if best != "fr" and (scores[best] < 3 * _ENOUGH or scores[best] < 1.5 * scores["fr"]):
        return "fr"
    return best
