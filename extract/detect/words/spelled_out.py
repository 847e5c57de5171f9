"""Lines that spell abbreviations out: "Adm. : porteur administratif. Serv. Trav. : service des travaux"."""

from __future__ import annotations

import re

from extract.text import fold

_PAIR = re.compile(r"(?P<short>[A-ZÀ-Ý][\w.]{0,6}(?:\s[A-ZÀ-Ý][\w.]{0,6})?)\s?[:=]\s?(?P<words>[^:=]{4,80})")
_BETWEEN = re.compile(r"\s*[;|•\n]\s*|\s[–-]\s|(?<=[a-zà-ÿ]{5})\.\s|\)\.\s|,\s(?=[^\s:=]{1,8}\s?[:=])")
_FEWEST, _MOSTLY = 2, 0.7
_LONGEST = 600  # letters


def spells_out(text: str) -> bool:
    """Whether a line is nothing but abbreviations, each with the words whose first letters it has.

    >>> spells_out("DG : directrice générale – DF : directeur financier"), spells_out("DG : service Eaux – AS : CPAS")
    (True, False)
    """
    if len(text) > _LONGEST or not (":" in text or "=" in text):
        return False
    parts = [_PAIR.fullmatch(part) for part in _BETWEEN.split(text.strip(" .")) if part.strip()]
    spelled = sum(part is not None and _stands_for(part["short"], part["words"]) for part in parts)
    return spelled >= _FEWEST and spelled >= _MOSTLY * len(parts) and None not in parts


def _stands_for(short: str, words: str) -> bool:
    """Whether each part of an abbreviation begins a word, or its letters begin words in their order."""
    spoken = fold(words).split()
    if "." in short.rstrip(".") or " " in short or short.endswith("."):
        parts = [part for part in re.split(r"[.\s]+", fold(short)) if part]
        if parts and all(any(word.startswith(part) for word in spoken) for part in parts):
            return True
    letters = iter([word[0] for word in spoken])
    return short.isupper() and len(short) > 1 and all(letter in letters for letter in fold(short).replace(" ", ""))
