"""How a title is worded: as what a body wants to be, as what it will do, or as no item at all."""

from __future__ import annotations

import re
from functools import cache

from extract import lexicon
from extract.detect.words.headings import is_foreword
from extract.text import fold

_DATED_BODY = re.compile(
    r"\b(?:19|20)\d\d (?:19|20)\d\d\b.*\b(?:ville|commune|cpas|province)\b|"
    r"\b(?:ville|commune|cpas|province)\b.*\b(?:19|20)\d\d (?:19|20)\d\d\b"
)
_NO_NAME = re.compile(r"^\s*[«“\"]|[.!?;»”\"]\s*$|[€%]")  # a sentence, or the unit of figures below
_QUOTATION = re.compile(r"\s*[«“][^«»“”]+[.!?…]\s?[»”]\s*")  # a sentence of somebody's
_SIGNED = re.compile(  # who says or signs something: "Rose Lambin, la Bourgmestre"
    r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+){1,3}"
    r",\s(?:(?:le|la|votre|notre)\s)?(?:Bourgmestre|Présidente?|Échevine?|Direct(?:eur|rice)\s[Gg]énérale?)\b[^.;:]{0,40}"
)
_WORDS_OF_SENTENCE = 8
_LEVEL_NAMES = ("objectifs strategiques", "objectifs operationnels", "les actions")


def says_being(title: str) -> bool:
    """Whether a title says what a body wants to be ("Être une commune …", "Une ville qui …")."""
    return _starts("be", fold(title))


def says_doing(title: str) -> bool:
    """Whether a title says what will be done: an infinitive, or the noun of a deed ("Création de …"); no domain."""
    folded = fold(title)
    if not _starts("do", folded) or _starts("be", folded) or _things().match(folded) is not None:
        return False
    return not names_domain(title)


def names_domain(title: str) -> bool:
    """Whether a title is nothing but the name of a policy domain, as those that part the volets are."""
    folded = fold(title)
    return any(pattern.fullmatch(folded) for pattern in _patterns("domain"))


def names_no_item(title: str) -> bool:
    """Whether a text names the document, its publisher or its parts, explains its levels or quotes, and is no item."""
    folded = fold(title)
    explains = sum(1 for words in _LEVEL_NAMES if words in folded) >= 2
    if _DATED_BODY.search(folded) and len(folded.split()) <= 12 and not says_being(title) and not says_doing(title):
        return True  # the document's own name: "Projet de ville 2025-2030 – Ville de …"
    signs = sum(char.isalpha() for char in title) < 3
    said = _QUOTATION.fullmatch(title) is not None or _SIGNED.fullmatch(title) is not None
    return signs or said or explains or any(pattern.fullmatch(folded) for pattern in _patterns("no_item"))


def says_definition(text: str) -> bool:
    """Whether a text after the name of a level explains that level and is no title ("ce que nous voulons faire")."""
    return _starts("definition", fold(text))


def says_idle(text: str) -> bool:
    """Whether a legend says of a colour that nothing is to be done at that time ("hors période")."""
    folded = fold(text)
    return any(pattern.fullmatch(folded) for pattern in _patterns("idle"))


def is_about_the_method(text: str) -> bool:
    """Whether a line introduces what plans are or serve in general, as a question or with a colon ("Le PST vise :")."""
    return text.rstrip().endswith((":", "?")) and _starts("about_the_method", fold(text))


def speaks_of_method(text: str) -> bool:
    """Whether a text uses the words of planning itself ("une vision à moyen terme", "prioriser les actions")."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in _patterns("method"))


def is_full_sentence(text: str) -> bool:
    """Whether a text ends with a full stop and is too long for a name."""
    return text.rstrip().endswith(".") and len(text.split()) >= _WORDS_OF_SENTENCE


def may_name_theme(title: str) -> bool:
    """Whether a heading above objectives may be a theme: short, and not about the document itself."""
    folded = fold(title)
    if sum(char.isalpha() for char in folded) < 3 or len(folded.split()) > 14 or _NO_NAME.search(title):
        return False
    return not _starts("no_theme", folded) and not is_foreword(title)


def _starts(table: str, folded: str) -> bool:
    return any(pattern.match(folded) for pattern in _patterns(table))


@cache
def _things() -> re.Pattern[str]:
    words = "|".join(word for row in lexicon.load("wording")["thing"] for word in row["words"])
    return re.compile(rf"(?:(?:la|le|les|l|une?|des) )?(?:{words})s?\b")


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon.load("wording")[table])
