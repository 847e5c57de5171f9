"""What a pilot is: the function of a name, from the lexicon ("Mme Dupré, Échevine du Logement" is an ``echevin``)."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extract.flat import flat
from extract.text import fold
from normalize import lexicon
from normalize.plan_file import Function

CIVILITY = re.compile(r"(?:m\.|mr\.?|mm\.|mme\.?s?|mmes|mlle|monsieur|madame|mesdames|messieurs|me|dr\.?)\s+(?=\S)")
_HEADS = re.compile(r"[,(\[:]\s*|\s-\s+|\n")
_CAPITALISED = (
    r"(?:[A-ZÀ-Þ][\w'’.-]*|[dt]['’][A-ZÀ-Þ][\w'’.-]*"
    r"|v[ao]n(?=\s(?:(?:de[nr]?|het)\s)?[A-ZÀ-Þ])|(?:d[aeu][nr]?|ten?|la|le)(?=\s[A-ZÀ-Þ])|d[e'’]\s?(?=[A-ZÀ-Þ]))"
)
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,}\b|[A-Z]+\d")  # no name is without a vowel or with a digit
_PERSON = re.compile(rf"{_CAPITALISED}(?:\s+{_CAPITALISED}){{1,4}}")


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = lexicon.load("functions")["function"]
    return tuple((row["code"], re.compile("|".join(row[k] for k in ("pattern", "also") if k in row))) for row in rows)


@cache
def abbreviations() -> dict[str, str]:
    """Return the known abbreviations as printed, with the function that each stands for."""
    rows = lexicon.load("functions")["function"]
    return {word: row["code"] for row in rows for word in row.get("abbreviations", ())}


@cache
def known_bodies() -> frozenset[str]:
    """Return the names, folded, of the bodies who are partners by these words alone."""
    return frozenset(map(fold, lexicon.load("functions")["known_bodies"]))


def function_of(name: str) -> Function | None:
    """Return the function that ``name`` states, at its head or behind a person's name; None for a name alone.

    >>> function_of("Mme Dupré, Échevine du Logement")
    'echevin'
    """
    code = head_function(name)
    if code is not None:
        return code
    parts = _HEADS.split(name)
    return next((found for part in parts[1:] if (found := head_function(part.strip(" )]")))), None)


def head_function(name: str) -> Function | None:
    """Return the function with which ``name`` begins, after a civility; None if it begins with none."""
    text = name.strip()
    if text in abbreviations():
        return cast("Function", abbreviations()[text])
    folded = flat(text)
    civility = CIVILITY.match(folded)
    folded = folded[civility.end() :] if civility else folded
    if civility:
        folded = re.sub(r"^(?:la|le|l')\s*", "", folded)
    for code, pattern in _rules():
        if pattern.match(folded):
            return cast("Function", code)
    first = re.match(r"[\w.]+", text)
    if first and first[0] in abbreviations() and first[0].isupper() and len(first[0]) > 1:
        return cast("Function", abbreviations()[first[0]])
    return None


def is_person(name: str) -> bool:
    """Whether ``name`` looks like a person's name and nothing else: "Mme Dupré", "Jean Lambert", "LAMBERT J.".

    >>> is_person("Jean Lambert"), is_person("Service Travaux")
    (True, False)
    """
    text = name.strip()
    if CIVILITY.match(flat(text)):
        return head_function(text) is None and len(text.split()) <= 6
    if _PERSON.fullmatch(text) is None or _ACRONYM.match(text):
        return False
    return function_of(text) is None and not text.isupper()
