"""Headings that carry no item: volets, forewords, and lines that announce the level of what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from extract import lexicon
from extract.text import fold, without_continued

_LONGEST_PART = 40  # characters of a heading of an analysis
_PATHS = re.compile(r"\s*[,;\n]\s*(?=volet\s)", re.IGNORECASE)
_OF_WHAT = re.compile(r"(?:action|projet|mesure|objectif|dossier) ")
_PARTS = re.compile(r"[:()|/]|\s[–—-]+\s|(?<=\w)\.\s")
_COUNTS_PARTS = re.compile(
    r"(?:(?:premi(?:er|ere)|seconde?|deuxieme|\d+(?:er|ere|e|re|eme|de|nde)?|[ivx]+|[a-c]|l|la|le|du|de|partie|chapitre|titre|volet|"
    r"pst|programme|strategique|transversal|administration|generale|developpement|des|politiques)(?: |$))+"
)

_NAMES_PLAN = re.compile(r"\b(?:pst|p s t|(?:programme|plan) strategique)\b")

_SHARE_OF_TITLE = re.compile(r"\s*[(\[](?P<part>\d)\s?/\s?(?P<parts>\d)[)\]]\s*$")

_FOOT_PARTS = re.compile(r"[|·•©]|\s[–—-]+\s")
_LONGEST_SENTENCE = 200  # letters
_SIGNATORIES = re.compile(
    r"(?:(?:[A-ZÀ-Ý]\.\s?-?\s?){1,2}(?:(?:de|du|le|la|van|den|der|d['’])\s?)*[A-ZÀ-Ý][\w'’-]{2,}(?:\s+|$)){2,4}"
)
_LONGEST_COUNT = 60
_REMARK = re.compile(r"(?<=\w)\s+\([^()\d]{4,}\)$")
_COUNT_AT_END = re.compile(r"(?<=\w)[ \n]*[(\[](?P<count>\d[^()\[\]]*)[)\]]$")
_DIGIT = re.compile(r"\d")
_BARE_COUNT = re.compile(r"\(\d{1,3}\)")
_COUNTED = re.compile(r"\W*\d{1,3}(?:\s?/\s?\d{1,3}|\s+(?:sur|de)\s+\d{1,3})?\s+[^\W\d]|[^\d:]+[\s(:]+\d{1,3}\)?$")


def volet_of(text: str) -> str | None:
    """Return the volet that a heading announces (internal | external | joint), or None.

    The heading must be little more than that: a sentence that mentions a volet announces nothing.
    """
    if len(paths := _PATHS.split(text.strip())) > 1:
        return _volet_of_paths(paths)
    folded = fold(text)
    words = len(folded.split())
    if words > 14 or (words > 6 and text.rstrip().endswith(".")):
        return None
    for volet, patterns in _volets():
        for pattern in patterns:
            match = pattern.match(folded)
            if match is not None and _is_heading_tail(text, folded[match.end() :]):
                return volet
    return _volet_of_part(text)


def _volet_of_paths(paths: Sequence[str]) -> str | None:
    """The volet of a list of policy domains ("Volet interne : … - …, Volet interne : … - …"), joint where of both."""
    volets = {volet_of(path) for path in paths}
    if None in volets or not all(" - " in path for path in paths):
        return None
    return volets.pop() if len(volets) == 1 else "joint"


def _volet_of_part(text: str) -> str | None:
    """The volet that one part of a heading names where the others only count it ("Partie 1 – Volet interne").

    It may also end the title of the plan that each sheet repeats ("Ville de X – PST 2024-2030 – Volet interne").
    """
    parts = [folded for part in _PARTS.split(text) if (folded := fold(part))]
    named = [
        (volet, part) for part in parts for volet, patterns in _volets() if any(p.fullmatch(part) for p in patterns)
    ]
    if len(parts) < 2 or len({volet for volet, _ in named}) != 1:
        return None
    volet, name = named[0]
    others = [part for part in parts if part != name]
    ends_title = parts[-1] == name and any(map(_NAMES_PLAN.search, others))
    return volet if ends_title or all(map(_COUNTS_PARTS.fullmatch, others)) else None


def volet_cell(text: str) -> str | None:
    """Return the volet that a cell of a volet column holds, or None."""
    folded = fold(text)
    for row in lexicon.load("headings")["volet_cell"]:
        if folded in row["phrases"]:
            return str(row["volet"])
    return volet_of(text)


def names_volet(text: str) -> bool:
    """Whether a text is the name of a volet and nothing else ("volet interne")."""
    folded = fold(text)
    cells = {phrase for row in lexicon.load("headings")["volet_cell"] for phrase in row["phrases"] if len(phrase) > 2}
    return folded in cells or any(pattern.fullmatch(folded) for _, patterns in _volets() for pattern in patterns)


def without_part(title: str) -> str:
    """Return a title without what says that it goes on: "Être sobre (suite)", "Être sobre (2/3)"."""
    match = _SHARE_OF_TITLE.search(title)
    if match is not None and 0 < int(match["part"]) <= int(match["parts"]) > 1:
        return title[: match.start()]
    return without_continued(title)


def is_foreword(text: str) -> bool:
    """Whether a heading opens a chapter that holds no items ("1. Introduction", "Cadre légal")."""
    folded = re.sub(r"^(?:\d+ )+", "", fold(text))
    for pattern, rest in _forewords():
        match = pattern.match(folded)
        if match is not None and (rest is None or _is_foreword_tail(text, folded[match.end() :].split(), rest)):
            return True
    return is_question(text)


def is_closing(text: str) -> bool:
    """Whether a heading opens a chapter that stands after the plan ("Annexes", "Conclusion")."""
    folded = re.sub(r"^(?:\d+ )+", "", fold(text))
    return _matches("closing", folded)


@lru_cache(maxsize=4096)
def part_of_analysis(text: str) -> str | None:
    """Return which part of an analysis a heading opens ("Forces", "Menaces"), or None."""
    folded = fold(text)
    rows = lexicon.load("headings")["analysis"] if len(folded) <= _LONGEST_PART else []
    return next((row["part"] for row in rows if any(re.match(pattern, folded) for pattern in row["patterns"])), None)


def is_question(text: str) -> bool:
    """Whether a heading asks the reader's question ("Comment suivre nos projets ?")."""
    return text.rstrip().endswith("?") and _matches("question", re.sub(r"^(?:\d+ )+", "", fold(text)))


def is_of_meetings(label: str) -> bool:
    """Whether the label of a column is one that lists of meetings have ("Participants")."""
    return _matches("meeting", fold(label))


def is_formula(text: str) -> bool:
    """Whether a line ends the plan that a deliberation quotes: its next article, its formulas, its signatures."""
    return _matches("formula", fold(text))


def are_signatories(text: str) -> bool:
    """Whether a line is nothing but the names of those who sign, two or more ("A. Petit B. de Grand")."""
    return _SIGNATORIES.fullmatch(text.strip()) is not None


def is_resolution(text: str) -> bool:
    """Whether a line says that a deliberation decides ("DÉCIDE, à l'unanimité,")."""
    return _is_any("resolution", text)


def is_recital(text: str) -> bool:
    """Whether a paragraph is one of those that a deliberation considers before it decides ("Vu le Code …")."""
    return _is_any("recital", text)


def _is_any(table: str, text: str) -> bool:
    folded = fold(text)
    return any(re.match(pattern, folded) for row in lexicon.load("headings")[table] for pattern in row["patterns"])


def _is_whole(table: str, folded: str) -> bool:
    return any(re.fullmatch(pattern, folded) for row in lexicon.load("headings")[table] for pattern in row["patterns"])


def _matches(table: str, folded: str) -> bool:
    return any(re.match(pattern, folded) for row in lexicon.load("headings")[table] for pattern in row["patterns"])


def announced(text: str) -> str | None:
    """Return the level (or "steps") that a line announces for the list below it, or None."""
    folded = fold(text)
    if text.rstrip().endswith(":") and (level := _introduced(folded)) is not None:
        return level
    if len(folded.split()) > 9 or re.match(r"\s*\d+\s+[^\W\d]", text):
        return None  # a sentence, or a count ("15 objectifs opérationnels")
    for row in lexicon.load("headings")["announce"]:
        if any(re.match(rf"(?:\d+ )*{pattern}", folded) for pattern in row["patterns"]):
            return str(row["level"])
    return None


def _introduced(folded: str) -> str | None:
    """The level of the list that a sentence introduces ("Le PST s'articule autour de cinq objectifs stratégiques")."""
    rows = lexicon.load("headings")["introduce"] if len(folded) <= _LONGEST_SENTENCE else ()
    return next((str(row["level"]) for row in rows if any(re.search(p, folded) for p in row["patterns"])), None)


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether a row or line opens with a word of totals, or is one of averages."""
    folded = fold(text)
    return f"{folded} ".startswith(_totals()) or folded in _averages()


@lru_cache(maxsize=4096)
def is_count(text: str) -> bool:
    """Whether a line only counts what stands elsewhere ("7 actions", "1/3 terminées", "En cours (8)", "(7)").

    "% réalisé : 75" is the share of one action that is done.
    """
    if text.startswith("%") or _DIGIT.search(text) is None:
        return False
    if _BARE_COUNT.fullmatch(text):
        return True
    text = _REMARK.sub("", text)
    if len(text) > _LONGEST_COUNT or not _COUNTED.match(text):
        return False
    return any(pattern.match(fold(text)) for pattern in _counts())


@lru_cache(maxsize=4096)
def is_count_label(text: str) -> bool:
    """Whether a text is the label of a number that counts items ("Nombre d'actions terminées :")."""
    return len(text) <= _LONGEST_COUNT and any(pattern.fullmatch(fold(text)) for pattern in _count_labels())


def names_level(text: str) -> bool:
    """Whether a text is the name of one of a plan's levels in the plural, and nothing else ("Nos défis")."""
    return len(text) <= _LONGEST_COUNT and any(pattern.fullmatch(fold(text)) for pattern in _counted_levels())


def without_chapter(text: str) -> str:
    """Return the name of a chapter without what says that it is one: "Chapitre 3 – Mobilité"."""
    return _chapter().sub("", text, count=1)


def without_count(title: str) -> str:
    """Return the title of an objective without the bracket at its end that only counts what stands under it.

    >>> without_count("OO 1.2 Soigner l'accueil (3 actions)")
    "OO 1.2 Soigner l'accueil"
    """
    match = _COUNT_AT_END.search(title)
    return title[: match.start()] if match is not None and is_count(match["count"]) else title


def is_site_foot(text: str) -> bool:
    """Whether a line is the foot of a web page: two or more links of a site, or one behind the name of its owner."""
    parts = [folded for part in _FOOT_PARTS.split(text) if (folded := fold(part))]
    links = sum(_is_whole("site_foot", part) for part in parts) if len(parts) > 1 else 0
    return links > 1 or (links == 1 and ("|" in text or "©" in text))


def is_imprint(text: str) -> bool:
    """Whether a line is one that only the imprint of a publication has ("Éditeur responsable : …")."""
    return _is_any("imprint", text)


def is_site_link(text: str) -> bool:
    """Whether a text is nothing but a link that stands at the foot of web pages ("Plan du site")."""
    return _is_whole("site_foot", fold(text))


def is_state(text: str) -> bool:
    """Whether a leaf header names a state ("En cours", "À programmer"), also with what is in it ("Action réalisée")."""
    folded = fold(text)
    return folded in _states() or _OF_WHAT.sub("", folded) in _states()


@cache
def _totals() -> tuple[str, ...]:
    return tuple(f"{phrase} " for row in lexicon.load("labels")["total"] for phrase in row["phrases"])


@cache
def _averages() -> frozenset[str]:
    return frozenset(phrase for row in lexicon.load("labels")["average"] for phrase in row["phrases"])


@cache
def _counts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for row in lexicon.load("headings")["count"] for p in row["patterns"])


@cache
def _count_labels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon.load("headings")["count_label"])


@cache
def _counted_levels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon.load("headings")["counted_level"])


@cache
def _chapter() -> re.Pattern[str]:
    words = "|".join(row["pattern"] for row in lexicon.load("headings")["chapter"])
    number = r"(?:\s*(?:n[°o]\s*)?(?-i:\d{1,2}|[IVX]{1,5}|[A-H])\b)"
    return re.compile(rf"^(?:{words})(?:{number}?\s*[:.)–—-]|{number}(?<=[\dIVX]))\s*(?=[^\W\d])", re.IGNORECASE)


@cache
def _states() -> frozenset[str]:
    return frozenset(phrase for row in lexicon.load("labels")["state"] for phrase in row["phrases"])


@cache
def _volets() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (str(row["volet"]), tuple(re.compile(pattern) for pattern in row["patterns"]))
        for row in lexicon.load("headings")["volet"]
    )


@cache
def _forewords() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (re.compile(pattern), re.compile(row["rest"]) if "rest" in row else None)
        for row in lexicon.load("headings")["foreword"]
        for pattern in row["patterns"]
    )


def _is_foreword_tail(text: str, words: list[str], rest: re.Pattern[str]) -> bool:
    """Whether what follows the words of a foreword is words about the document, or set apart by a sign."""
    if all(rest.fullmatch(word) for word in words):
        return True
    before = re.split(r"\s*[:(]|\s[–—-]", text)[0]
    return len(fold(before).split()) + len(words) <= len(fold(text).split())


def _is_heading_tail(text: str, rest: str) -> bool:
    """After the words of the volet: nothing, a colon, a dash, brackets or a short name of it; no verb of a sentence."""
    words = rest.split()
    if len(words) <= 3:
        return not re.search(r"\b(?:est|sont|vise|porte|concerne|comprend|qui)\b", rest)
    return bool(re.search(r"[:–—(-]", text)) and not re.search(
        r"\b(?:est|sont|vise|porte|concerne|comprend|qui)\b", rest
    )
