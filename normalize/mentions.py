"""Where a text names a commune, a CPAS or a province, and how: "le CPAS d'Amay", "Ville de Huy", "conseil hutois"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from corpus.registry import registry
from corpus.registry.register import fold_name

MentionKind = Literal["commune", "cpas", "province", "joint"]
Scope = Literal["commune", "province"]
How = Literal["named", "plan", "demonym", "address", "bare", "partner"]

_CPAS = (
    r"(?:c\.?\s?p\.?\s?a\.?\s?s\.?|centres?\s+publics?\s+d['’]?\s?(?:action|aide)\s+sociale"
    r"|conseil\s+de\s+l['’]\s?action\s+sociale)"
)
_COMMUNE = (
    r"(?:(?:l['’]\s?)?(?:administration|autorit[ée]|entit[ée]|maison)\s+communale|commune|ville|cit[ée]|entit[ée]|municipalit[ée]"
    r"|h[ôo]tel\s+de\s+ville|(?:conseil|coll[èe]ge)\s+communal|pouvoir\s+local)"
)
_PROVINCE = r"(?:province|(?:conseil|coll[èe]ge)\s+provincial(?:\s+de\s+la\s+province)?|administration\s+provinciale)"
_PLAN = (
    r"(?:p\.?\s?s\.?\s?t\.?|(?:programme|plan)\s+strat[ée]gique(?:\s+(?:et\s+)?transversal)?)(?:\s*\([^)]{2,8}\))?"
    r"(?:\s+(?:communal|20\d\d(?:\s?[-–/]\s?20\d\d)?))*"
)
_OF = r"(?:\s*[:,–—-]\s*|\s+)?(?:(?:de\s+la|de|du|des|d['’]|à|pour)\s*)?(?:\s*(?:la|le|l['’])\s*)?"
_OF += r"(?:(?:B\s?-\s?)?[1-7]\d{3}\s+)?[\"«“\s]*"  # "Commune de 4990 Valmorin"
_NAME_BETWEEN = r"(?:\s+(?:de|du|des|d['’])\s?[^\W\d_][\w'’-]*(?:[\s-][\w'’-]+){0,4}?)?"
_JOINT = re.compile(
    rf"(?:{_COMMUNE}{_NAME_BETWEEN}\s*(?:et|&|\+|/|-|,|ainsi\s+que)\s*(?:(?:du|le|de\s+son|son|au|à\s+son)\s*)?{_CPAS}"
    rf"|{_CPAS}{_NAME_BETWEEN}\s*(?:et|&|\+|/)\s*(?:(?:la|de\s+la|l['’]|de\s+l['’]|à\s+la)\s*)?{_COMMUNE})",
    re.IGNORECASE,
)
_LEFT: tuple[tuple[MentionKind | None, How, re.Pattern[str]], ...] = (
    ("joint", "named", re.compile(rf"{_JOINT.pattern}{_OF}$", re.IGNORECASE)),
    (
        "cpas",
        "named",
        re.compile(
            rf"\b{_CPAS}(?:[\s–—,(:-]*(?:CPAS\)?\s*)?(?:de\s+(?:la\s+|l['’])\s*{_COMMUNE})?)?{_OF}$", re.IGNORECASE
        ),
    ),
    ("province", "named", re.compile(rf"\b{_PROVINCE}{_OF}$", re.IGNORECASE)),
    ("commune", "named", re.compile(rf"\b{_COMMUNE}{_OF}$", re.IGNORECASE)),
    (None, "plan", re.compile(rf"\b{_PLAN}{_OF}$", re.IGNORECASE)),
    (None, "address", re.compile(r"\b(?:B\s?-\s?)?[1-7]\d{3}\s+$")),
)
_NOT_A_BODY = re.compile(
    r"""\b(?:rue|avenue|chauss[ée]e|place|boulevard|route|quai|square|chemin|gare|zone|arrondissement|universit[ée]|lac|parc
    |a[ée]roport|vall[ée]e|prison|parquet|tribunal|[ée]v[êe]ch[ée]|h[ôo]pital|clinique|ath[ée]n[ée]e|grand[-\s]duch[ée]|grand
    |bataille|section|village|ancienne\s+commune|district|bassin)
    \s*(?:de\s+la|de|du|des|d['’]|-)?\s*(?:la\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTNER = re.compile(
    r"""\b(?:convention|partenariat|collabor\w*|synergies?|avec|aupr[èe]s|voisine?s?|limitrophes?|jumel\w*|exemple|comme|via|chez
    |communes\s+d|communes\s+de|villes\s+de|CPAS\s+des\s+communes|et\s+de|zone|r[ée]seau)\b[^.;]{0,40}$""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_SHORTENED = {"saint": "st", "sainte": "ste", "sur": "s"}
_SPACED_LETTERS = re.compile(r"\b(?:[^\W\d_]['’.-]? ){3,}[^\W\d_]\b")
_BODY_WORD = re.compile(
    rf"\b(?:{_CPAS}|{_COMMUNE}|{_PLAN}|conseil|coll[èe]ge|territoire|population)\b[^.;,]{{0,30}}$", re.IGNORECASE
)
_BODY_AFTER = re.compile(rf"^[^.;,]{{0,12}}\b(?:{_CPAS}|{_COMMUNE})\b", re.IGNORECASE)
_PROPER = r"(?:[A-ZÀ-Ý][\w’'À-ÿ]*)"
_UNKNOWN = re.compile(
    rf"\b(?P<body>(?i:{_CPAS}|commune|ville|administration\s+communale|province))\s+(?i:de\s+|du\s+|des\s+|d['’]\s?)"
    rf"(?P<name>(?:L[ae]s?\s)?{_PROPER}(?:[-\s](?:(?:sur|sous|en|le|la|les|lez|de|du|des|aux|l['’])[-\s])?{_PROPER})*)"
)
_NO_NAME = re.compile(
    r"(?:wallonie|belgique|bruxelles|europe|region|conseil|action|pst|plan|programme|demain|centre|loi|communes?|villes?|cpas"
    r"|droit|qualite|proximite|avenir|caractere|taille|langue)$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named in a text.

    ``place`` is the registry's name, or the printed name where ``known`` is False; ``scope`` says whether a province or
    a commune bears it. ``kind`` is the body that the words beside it name, None where none does. ``how``: after such
    words (``named``), right after the plan's own name (``plan``), as an adjective (``demonym``), after a postal code
    (``address``), alone (``bare``), or as somebody whom the body works with (``partner``).
    """

    place: str
    scope: Scope
    kind: MentionKind | None
    how: How
    known: bool = True


@lru_cache(maxsize=4096)
def find_mentions(text: str, *, loose: bool = False) -> tuple[Mention, ...]:
    """Return the places that ``text`` names, in order.

    ``loose``: the text is a file name or an address, without case, accents and apostrophes; hyphens separate words.
    """
    if loose:
        return tuple(mention for mention, _ in _places(_spread(text), loose=True)) or tuple(_glued(text))
    spaced = [mention for run in _SPACED_LETTERS.findall(text) for mention in _glued(run.replace(" ", ""))]
    known = list(_places(text, loose=False))
    unknown = _unknown(text, [span for _, span in known])
    return (*spaced, *(mention for mention, _ in known), *_demonyms(text), *unknown)


def closest(mention: Mention) -> Mention:
    """Return the mention of an unknown place with the registry's name that is some misread letters away, if one is.

    For scanned documents only: elsewhere a name that differs is another name.
    """
    if mention.known or len(mention.place) < 5:
        return mention
    names = {fold_name(body.place): body.place for body in registry().communes}
    found = process.extract(fold_name(mention.place), list(names), scorer=fuzz.ratio, limit=2, score_cutoff=80)
    if not found or (len(found) == 2 and found[0][1] - found[1][1] < 5):
        return mention
    return replace(mention, place=names[found[0][0]], known=True)


def is_joint(text: str) -> bool:
    """Whether ``text`` speaks of commune and CPAS in one breath ("la Ville et le CPAS")."""
    return bool(_JOINT.search(text))


def names_cpas(text: str) -> bool:
    """Whether ``text`` holds the word CPAS or what it stands for."""
    return bool(re.search(rf"\b{_CPAS}(?!\w)", text, re.IGNORECASE))


def names_commune(text: str) -> bool:
    """Whether ``text`` holds "commune", "ville" or "communal"."""
    return bool(re.search(rf"\b{_COMMUNE}\b|\bcommunale?s?\b", text, re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    start: int
    end: int


def _places(text: str, *, loose: bool) -> Iterator[tuple[Mention, tuple[int, int]]]:
    tokens = [_Token(_fold_word(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    index = _index()
    at = 0
    while at < len(tokens):
        for length in range(min(7, len(tokens) - at), 0, -1):
            words = tuple(token.folded for token in tokens[at : at + length])
            entry = index.get(words)
            if entry is None:
                continue
            mention = _judge(text, tokens[at].start, tokens[at + length - 1].end, entry, loose=loose)
            if mention is not None:
                yield mention, (tokens[at].start, tokens[at + length - 1].end)
                at += length - 1
                break
        at += 1


def _judge(text: str, start: int, end: int, entry: _Entry, *, loose: bool) -> Mention | None:
    printed, before = text[start:end], text[max(0, start - 90) : start]
    kind, how = _context(before)
    if not loose:
        if not printed[0].isupper() or re.match(r"-[^\W\d]", text[end : end + 2]) or re.search(r"[^\W\d]-$", before):
            return None
        if how not in ("named", "plan") and not _accents_fit(printed, entry.spellings):
            return None
        if _NOT_A_BODY.search(before):
            return None
    if entry.short and (how not in ("named", "plan") and not loose):
        return None
    if (
        fold_name(printed) in registry().ordinary_names
        and how == "bare"
        and fold_name(text) != fold_name(printed)
        and not loose
    ):
        return None
    if kind == "province" or entry.only_province:
        if not entry.province:
            return None
        return Mention(entry.province, "province", "province", how if kind else "bare")
    if _PARTNER.search(before) and (how == "bare" or (how in ("named", "plan") and not _JOINT.search(before))):
        how = "partner"
    return Mention(entry.place, "commune", kind, how)


def _context(before: str) -> tuple[MentionKind | None, How]:
    for kind, how, pattern in _LEFT:
        if pattern.search(before):
            return kind, how
    return None, "bare"


@dataclass(frozen=True, slots=True)
class _Entry:
    place: str
    province: str | None
    spellings: tuple[str, ...]
    short: bool = False
    only_province: bool = False


@cache
def _index() -> Mapping[tuple[str, ...], _Entry]:
    reg = registry()
    entries: dict[tuple[str, ...], _Entry] = {}
    for short, body in reg.short_names.items():
        entries[tuple(short.split())] = _Entry(body.place, None, (body.place,), short=True)
    for name, bodies in reg.by_place.items():
        commune = next((body for body in bodies if body.kind == "commune"), None)
        province = next((body.place for body in bodies if body.kind == "province"), None)
        body = commune or bodies[0]
        own = any(fold_name(b.place) == name for b in bodies)
        entries[tuple(name.split())] = _Entry(
            body.place, province, (body.place, *body.aliases), short=not own, only_province=commune is None
        )
    for words, entry in tuple(entries.items()):
        entries.setdefault(tuple(_SHORTENED.get(word, word) for word in words), entry)
    return entries


def _accents_fit(printed: str, spellings: tuple[str, ...]) -> bool:
    """Tell whether the accents may be this name's: one too many makes another word, a missing one does not."""
    marks = _marks(printed)
    return not marks or any(marks <= _marks(spelling) for spelling in spellings)


def _marks(text: str) -> frozenset[tuple[int, str]]:
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalnum()]
    return frozenset((at, c) for at, c in enumerate(letters) if not c.isascii() and c.islower() and c not in "œæ")


def _fold_word(word: str) -> str:
    return fold_name(word).replace(" ", "") or word.lower()


def _demonyms(text: str) -> Iterator[Mention]:
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) < 6:
            continue
        place = _place_of(_fold_word(word))
        if place is None:
            continue
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 30]
        near = bool(_BODY_WORD.search(before) or _BODY_AFTER.search(after))
        kind: MentionKind | None = "cpas" if near and names_cpas(before + "|" + after) else None
        yield Mention(place, "commune", kind, "demonym" if near else "bare")


@cache
def _place_of(word: str) -> str | None:
    irregular = registry().demonyms
    for form in (word, re.sub(r"(?:e|es|s)$", "", word), re.sub(r"n?nes?$", "n", word)):
        if form in irregular:
            return irregular[form]
    stems = {word[: match.start()] for match in (re.search(s, word) for s in _SUFFIXES) if match}
    places = {place for stem in stems if len(stem) >= 4 for place in _stems().get(stem, ())}
    return places.pop() if len(places) == 1 else None


_SUFFIXES = tuple(
    re.compile(rf"{masculine}(?:e|es|s)?$" if masculine not in ("ien", "een") else rf"{masculine}(?:ne|nes|s)?$")
    for masculine in ("eois", "tois", "ois", "ais", "ien", "een", "ain", "in", "ard", "sien")
)


@cache
def _stems() -> Mapping[str, frozenset[str]]:
    stems: dict[str, set[str]] = {}
    for body in registry().communes:
        name = fold_name(body.place)
        if " " in name:
            continue
        forms = {name, name.rstrip("e"), name.rstrip("es"), name.rstrip("y"), name.rstrip("xs")}
        forms |= {form + form[-1] for form in tuple(forms) if form and form[-1] in "nlt"}
        for form in forms:
            if len(form) >= 4:
                stems.setdefault(form, set()).add(body.place)
    return {stem: frozenset(places) for stem, places in stems.items()}


def _unknown(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    for match in _UNKNOWN.finditer(text):
        name = match["name"].strip("’'")
        words = tuple(fold_name(name).split())
        if not words or _NO_NAME.match(words[0]) or len(name) < 3:
            continue
        if words in _index() or any(match.start("name") < end and start < match.end("name") for start, end in known):
            continue
        kind: MentionKind = "cpas" if names_cpas(match["body"]) else "commune"
        if match["body"].lower() == "province":
            continue
        yield Mention(name.title() if name.isupper() else name, "commune", kind, "named", known=False)


def _glued(text: str) -> Iterator[Mention]:
    """Places in a file name without separators ("pstbraives2019", "cpasdegesves")."""
    for match in re.finditer(r"[a-z]{4,}", fold_name(text).replace(" ", "-")):
        word = match[0]
        kind: MentionKind | None = "cpas" if word.startswith(("cpas", "pstcpas")) else None
        bare = re.sub(
            r"^(?:pst)?(?:cpas|commune|ville|administrationcommunale)?(?:pst)?(?:du|de|d)?(?=[a-z]{4})", "", word
        )
        for form in (word, re.sub(r"^(?:pst|cpas|commune|ville)+", "", word), bare, re.sub(r"(?:pst|cpas)$", "", bare)):
            place = _squashed().get(form)
            if place is not None:
                yield Mention(place, "commune", kind, "named" if kind else "plan")
                break


@cache
def _squashed() -> Mapping[str, str]:
    return {fold_name(body.place).replace(" ", ""): body.place for body in registry().communes if len(body.place) > 3}


def _spread(name: str) -> str:
    """Open up a file name or an address: CamelCase, digits, underscores, hyphens and dots become blanks."""
    name = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", name)
    name = re.sub(r"(?:PST|CPAS)(?=[A-Z])", r"\g<0> ", re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", " ", name))
    return re.sub(r"[_\-.+%/]+", " ", name)
