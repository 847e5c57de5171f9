"""What a line of a text is where cells stand one a line: the label of a column, or a value of some kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from extract import lexicon
from extract.readers.bullet_glyphs import split_bullet
from extract.text import fold

_LEVEL = re.compile(
    r"(?:(?:liste des )?(?:objectifs?|actions?|projets?|mesures?|fiches?|axes?|taches?|sous actions?|os|oo)"
    r"(?: (?:strategiques?|operationnels?|actions?|projets?|prioritaires?|concretes?|a mener|prevue?s?))*(?: s)?)"
)
_LEVELS = (
    ("strategic", re.compile(r"\bo ?s\b|\bos\d|strategique")),
    ("operational", re.compile(r"\bo ?o\b|\boo\d|operationnel")),
    ("action", re.compile(r"^actions?\b|^projets?\b|^mesures?\b|^fiches?\b|^a ?\d")),
)
_YEAR = re.compile(r"20[0-4]\d")
_FILLER = frozenset((
    "a", "au", "aux", "d", "de", "des", "du", "e", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "prevu",
    "prevue", "prevus", "s", "sur", "x",
))  # fmt: skip
_KINDS = {
    "title": "title", "code": "code", "schedule": "time", "amounts": "money", "progress": "rate", "status": "state",
    "priority": "rank", "pilots": "name", "partners": "name", "sdgs": "number", "fte": "number",
}  # fmt: skip
_LONGEST_LABEL = 45
_CODE = re.compile(
    r"(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ.]{0,6}[\s.]?(?:n°\s?)?)?\d{1,3}(?:[.\-/]\w{1,4})*\s?[.)°]?|[A-Z]\.?|[IVX]+\.?"
)
_TIME = re.compile(
    r".*\b20[0-4]\d\b.*|.*\b(?:legislature|mandature|trimestre|semestre)\b.*|(?:en )?(?:continue?|permanente?)|"
    r"recurrente?|annuel(?:le)?(?:ment)?|chaque annee|[ts] ?[1-4]|a (?:determiner|definir|planifier)|immediate?"
)
_MONEY = re.compile(
    r"[^\w\s]?\s?(?:\+/- |env\w* )?[\d\s.,]+(?:€|eur\w*|k€|m€).*|\d{1,3}(?:[\s.]\d{3})+(?:,\d\d)?|\d+,\d\d", re.I
)
_NO_MONEY = re.compile(
    r"a (?:determiner|definir|estimer|chiffrer|preciser)|sans (?:objet|budget)|neant|pm|p m|nihil|interne"
)
_RANK = re.compile(
    r"p ?\d|\d|[+*]{1,4}|"
    r"(?:priorite )?(?:tres )?(?:hautes?|moyennes?|basses?|faibles?|elevees?|fortes?|urgente?s?|normales?)"
)
_NUMBER = re.compile(r"(?:odd )?\d{1,4}(?:,\d+)?(?:[\s,;/–-]+(?:odd )?\d{1,2})*", re.IGNORECASE)
_RATE = re.compile(r"\d{1,3}(?:,\d+)?\s?%")
_HEAD = re.compile(r"(?:o ?s|o ?o|objectifs?|axe|volet|defi|enjeu|theme|thematique|chapitre)\b.{6,}|etre un")
_ITEM = re.compile(
    r"(?:o ?s|o ?o|a|action|objectif (?:strategique|operationnel)|fiche(?: action| projet)?|projet|axe|volet) ?"
    r"(?:n )?\d|(?:os|oo|axe) [a-h] ?\d{0,2}\b|volet (?:in|ex)terne|\d+ \d+ "
)
_LONE_HEAD = re.compile(r"(?:os|oo|axe) ?(?:n )?(?:[a-h]|(?:[a-h] ?)?\d{1,2}(?: \d{1,2}){0,2})")
_VOLET = re.compile(r"volet (?:interne|externe|commun|transversal)")  # which rows stand below
_POLITICAL = re.compile(
    r"bourgmestre|echevin|president|depute|college|mandataire|conseil\b|bureau permanent|conseillers\b"
)
_NOTHING = re.compile(r"[-–—/.\s]*")
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:de|du|des|d['’]|la|le|les|l['’]|et|au|aux|en|pour|par|sur|sous|un|une|avec|dans|sans|vers|entre|chez)$|,$"
)
_INFINITIVE = re.compile(r"(?:(?:s|se|ne|n|y|en|mieux|d) )?(?P<verb>[a-z]{2,}(?:er|ir|oir|re))\b")


@lru_cache(maxsize=4096)
def label_kind(text: str) -> str | None:
    """Return the kind of value that stands under a column of this name; None where a line names no column."""
    text = text.strip()
    if text == "%":
        return "rate"
    if _YEAR.fullmatch(text):
        return "tick"
    if not 1 < len(text) <= _LONGEST_LABEL or text[-1] in ".;,!" or ":" in text or not text[0].isupper():
        return None
    folded = fold(re.sub(r"\([^()]*\)|€", " ", text))
    if _LEVEL.fullmatch(folded):
        return f"title {_level(folded)}".rstrip()
    words = folded.split()
    if not words or len(words) > 6 or any(word.isdigit() for word in words) or _VOLET.fullmatch(folded):
        return None
    if folded in _phrases():
        return _phrases()[folded]
    known = [(first, phrase) for phrase in _loose() if (first := f" {folded} ".find(f" {phrase} ")) >= 0]
    if not known:
        return None
    first, phrase = min(known, key=lambda found: (found[0], -len(found[1])))
    rest = [word for word in words if word not in phrase.split() and word not in _FILLER]
    return _loose()[phrase] if first == 0 and len(rest) <= len(words) / 2 else None


def is_sure(text: str) -> bool:
    """Return whether a label is one in all its words."""
    folded = fold(text)
    return not folded or _LEVEL.fullmatch(folded) is not None or folded in _phrases()


def fit(kind: str, text: str) -> float:
    """Return how well a cell's first line fits a column of a kind; "" is an empty cell."""
    text = text.strip()
    if _NOTHING.fullmatch(text):
        return -1.0 if kind == "code" and not text else 0.0
    found = value_kind(text)
    if found == "text" and goes_on(text):
        return -2.0
    if kind.startswith("title"):
        return _title_fit(text, found, kind)
    if kind != "code" and found in ("text", "code") and _ITEM.match(fold(text)):
        return -3.0
    if kind.startswith("name"):
        far = found not in ("text", "state") or len(text) > 110 or text.endswith(".")
        return -2.0 if far else -0.5 if says_doing(text) else 0.5 + role_fit(kind, fold(text))
    if kind == "text":
        return 0.3 if found == "text" else -0.3
    if found == kind or (kind, found) in (("rank", "number"), ("number", "rank"), ("code", "number"), ("tick", "code")):
        return 2.0
    if kind == "money" and _NO_MONEY.fullmatch(fold(text)):
        return 2.0
    if kind == "money" and found == "number":
        return 1.0
    if kind == "state" and found == "rate":
        return 0.3
    return -0.3 if kind in ("state", "rank", "money", "time") and len(text) <= 25 and found == "text" else -2.0


def role_fit(kind: str, folded: str) -> float:
    """Return how well who is named fits a column of politicians, or of agents."""
    role = kind.removeprefix("name").strip()
    return 0.0 if not role else 0.5 if (_POLITICAL.match(folded) is not None) == (role == "political") else -0.5


def _title_fit(text: str, found: str, kind: str) -> float:
    level, wanted = _level(fold(text)) if _ITEM.match(fold(text)) else "", kind.removeprefix("title").strip()
    if level and wanted:
        return 2.0 if level == wanted else -3.0
    if found == "code":
        return -0.5  # its title stands on the next line
    return -3.0 if found not in ("text", "state") else 1.0 if len(text) >= 8 else 0.0


def _level(folded: str) -> str:
    """Return the level that a label or a marker names: strategic, operational, action; "" for none, or several."""
    found = [level for level, pattern in _LEVELS if pattern.search(folded)]
    return found[0] if len(found) == 1 else ""


def marked_level(text: str) -> str | None:
    """Return the level that the marker at the head of a text names, None without one; "" is any level."""
    return _level(fold(text)) if _ITEM.match(fold(text)) else None


def says_doing(text: str) -> bool:
    """Whether a text begins as titles of actions do."""
    folded = fold(text)
    return _deed().match(folded) is not None and folded.split()[0] not in _heads_of_names()


def opens_name(text: str) -> bool:
    """Whether a text begins as names of services and functions do."""
    return fold(text).split()[:1] != [] and fold(text).split()[0] in _heads_of_names()


def says_infinitive(text: str) -> bool:
    """Whether a text begins with an infinitive, which no name and hardly any noun is taken for."""
    match = _INFINITIVE.match(fold(text))
    return match is not None and match["verb"] not in _things() and match["verb"] not in _heads_of_names()


def goes_on(text: str) -> bool:
    """Return whether a line begins in the middle of a sentence: it was cut where the cell ends."""
    return text[:1].islower() and value_kind(text) == "text"


def breaks_off(text: str) -> bool:
    """Return whether a line ends in the middle of a sentence, with a comma or a word that leads on ("l'étang du")."""
    return _LEADS_ON.search(text) is not None


def fit_more(kind: str, text: str) -> float:
    """Return how well a further line of a cell fits its column."""
    if not text.strip():
        return -1.0
    if _ITEM.match(fold(text)):
        return -3.0
    listed = 0.6 if split_bullet(text.strip()) else 0.0
    if kind == "text" or kind.startswith("title"):
        return (0.0 if value_kind(text.strip()) in ("text", "state") else -2.0) + listed
    return min(fit(kind, text), 0.5) - 0.2 + listed


def opens_rows(text: str) -> bool:
    """Whether a line that stands across a table names what the rows below belong to."""
    return _HEAD.match(fold(text)) is not None


def names_volet(text: str) -> bool:
    """Whether a line names a volet and nothing else."""
    return _VOLET.fullmatch(fold(text)) is not None


def is_lone_head(text: str) -> bool:
    """Whether a line is the code of an objective, whose title stands on the next."""
    return _LONE_HEAD.fullmatch(fold(text)) is not None


@lru_cache(maxsize=4096)
def value_kind(text: str) -> str:
    """Return what a line is by itself: code, time, money, rate, rank, number, state, tick or text."""
    folded = fold(text)
    if text in ("X", "x", "✓", "✔", "•"):
        return "tick"
    if folded in _states():
        return "state"
    if _RATE.fullmatch(text):
        return "rate"
    if len(text) <= 60 and _TIME.fullmatch(folded):
        return "time" if len(text) <= 40 else "text"
    if _MONEY.fullmatch(text) and len(text) <= 80:
        return "money"
    if _NUMBER.fullmatch(text):
        return "number"
    if len(text) <= 16 and _CODE.fullmatch(text):
        return "code"
    return "rank" if _RANK.fullmatch(folded) else "text"


@cache
def _phrases() -> dict[str, str]:
    rows = lexicon.load("labels")["label"]
    return {p.strip("=."): _kind(row) for row in reversed(rows) for p in row["phrases"]}


@cache
def _loose() -> dict[str, str]:
    """The phrases that may be a part of a label."""
    rows = lexicon.load("labels")["label"]
    return {p: _kind(row) for row in reversed(rows) for p in row["phrases"] if p.strip("=.") == p}


def _kind(row: Mapping[str, Any]) -> str:
    role = row.get("hints", {}).get("role", "unspecified")
    return _KINDS.get(row["field"], "text") + (f" {role}" if role != "unspecified" else "")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in lexicon.load("wording")["do"]))


@cache
def _things() -> frozenset[str]:
    words = {word for row in lexicon.load("wording")["thing"] for word in row["words"]}
    return frozenset({*words, *(f"{word}s" for word in words)})


@cache
def _heads_of_names() -> frozenset[str]:
    return frozenset(map(fold, lexicon.load("names")["heads"]))


@cache
def _states() -> frozenset[str]:
    return frozenset(phrase for row in lexicon.load("labels")["state"] for phrase in row["phrases"])
