"""Level markers at the start of a text: "O.S.1 Être …", "Action 3 :", "1.1.2 Créer", "Premier objectif …"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from extract import lexicon
from extract.detect.words.misspelt import misspellings
from extract.printed import Level
from extract.text import fold

Shape = Literal["word", "composite", "number", "letter", "roman", "bare"]
MarkerLevel = Level | Literal["objective", "theme"]

_NUMBER = (
    r"\d{1,3}(?:\s?[.\-/_]\s?\d{1,3})*(?:\.?[a-z](?![a-zà-ÿ0-9]))?"  # 1.2, 1-2, 1.1.a
    r"|[IVX]{1,5}(?![A-Za-zÀ-ÿ0-9])(?:\.\d{1,3})*"  # II, II.3
    r"|[A-Z](?:\d{1,2})?(?:\.\d{1,3})+(?:\.[a-z](?![a-zà-ÿ0-9]))?|[A-Z]\d{1,2}(?!\d)"  # B.2, B2.1, B.2.a, B2
    r"|[A-Za-z](?![A-Za-zÀ-ÿ'’]|\.(?!\s)|\s?\.\s?[A-Z]\b)"  # a
)
_N_DEGREE = r"(?:\s*n\s?[°ºo.]\s?|\s*n\s?°\s*|\s*\#\s*)?"
_END = r"(?:\s*\)|\s*\.(?=\s|$|[^\W\d_]))?\s*(?:[:–—\-−.)>›·|]+(?=\s|$|[^\W_«\"“]|[«\"“]))?\s*"
_LONE_NUMBER = re.compile(
    r"(?P<code>\(?(?P<sign>n\s?[°º]\s?|\#\s?)?(?P<number>\d{1,2}(?:-\d{1,2}){1,3}|\d{1,2}(?:\.\d{1,3}){0,5})"
    r"(?P<dot>\.?\s?°?\s?\)|°|\s?/(?=\s)|\.?))"
    r"(?P<gap>\s*[:–—|\-]\s+|\s*)(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_LONE_MIXED = re.compile(
    r"(?P<code>(?P<number>(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,3}){0,3}(?:\.\d{1,3}|\.?[a-z](?![a-zà-ÿ'’]))))(?P<dot>\s?[.)]?)"
    r"(?P<gap>\s*[:–—|\-]?\s+|$)(?P<rest>(?![a-z]\b).*)$",
    re.DOTALL,
)
_LONE_THREE = re.compile(  # "I.A Trier", "2.b.1 Trier": a letter in the middle, or behind a number that stands alone
    r"(?P<code>(?P<head>[IVX]{1,5}|\d{1,2})\.(?P<letter>[A-H]|[a-h](?=\.\d|\s+[A-ZÀ-Ý]|$))(?:\.(?P<last>\d{1,2}))?)(?:\s?[.):]|\s[–—|-]|(?=\s|$))\s*"
    r"(?P<rest>[A-ZÀ-Ý«\"].*)?$",
    re.DOTALL,
)
_LONE_LETTERED = re.compile(  # "B1. Créer"
    r"(?P<code>(?P<letter>[B-Z])\.?(?P<digits>\d{1,2}))(?:\s?[.):]|\s[–—|-])\s*(?P<rest>[A-ZÀ-Ý«\"].*)$", re.DOTALL
)
_LONE_BRANCH = re.compile(  # "B.1.2 Créer", "B1.2 Créer", "B.1" alone in its cell: the letter is an objective's
    r"(?P<code>(?P<number>[B-Z](?:\.\d{1,2}(?:\.\d{1,3})*|\d{1,2}(?:\.\d{1,3})+)))(?:\s?[.):]|\s[–—|-]|\s|$)\s*(?P<rest>[A-ZÀ-Ý«\"].*)?$",
    re.DOTALL,
)
_LONE_CODE = re.compile(  # "VE 1.2 Créer", "EXT-1-2-3 : Créer": the capitals are the plan's own, the parts a level's
    r"(?P<code>(?!ODD|ISO)[A-Z]{2,4}(?:\s?[.–-])?\s?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?:-\d{1,2}){2,3}))(?![\d%€])"
    r"(?:\s?[.:)|–—-]+\s*|\s+|$)(?P<rest>[A-ZÀ-Ý«\"].*)?$",
    re.DOTALL,
)
_LONE_LETTER = re.compile(
    r"(?P<code>\(?(?P<number>[A-Za-z])\s?(?P<dot>[.)]))(?P<gap>\s*[–—:|\-]?\s*)(?P<rest>(?![A-Za-z]\.).*)$", re.DOTALL
)
_LONE_ROMAN = re.compile(
    r"(?P<code>(?P<number>[IVX]{1,5}))(?P<dot>\s?[.)]|(?=\s*[:–—|\-]\s))(?P<gap>\s*[:–—|\-]?\s*)(?P<rest>.*)$",
    re.DOTALL,
)
_LONE_SMALL_ROMAN = re.compile(  # "ii. Planter": of one letter, a roman number is told from a letter by its list alone
    r"(?P<code>\(?(?P<number>[ivx]{2,6})\s?[.)])(?:\s*[–—:\-]?\s*)(?P<rest>.*)$", re.DOTALL
)
_GLUED = re.compile(r"[A-Z]\d")
_BRANCH = re.compile(  # "A.1", "B2.1 Trier"
    r"(?P<code>(?P<letter>[A-Z])\s?\.?\s?\d{1,2}(?:\.\d{1,3})*)(?:\s?\.?\s+(?P<rest>[A-ZÀ-Ý«\"“].*))?$", re.DOTALL
)
_CAPITAL = re.compile(  # "A Vivre", "II – Habiter"
    r"(?P<number>[A-Z]|[IVX]{2,5})\s?[:–—-]?\s+(?P<rest>[A-ZÀ-Ý«\"“].*)", re.DOTALL
)
_BRACKETED = re.compile(r"[\[«“\"]\s?(?P<code>[^\[\]()«»“”\"]{2,30}?)\s?[\]»”\"]\s*[:–—-]?\s*(?P<rest>.*)$", re.DOTALL)
_TRAILING = re.compile(
    r"\s*\((?P<code>(?:[A-Z][A-Z.\s]{0,6}|(?:Sous-a|A)ction\s|Objectif\s(?:strat[ée]gique|op[ée]rationnel)\s)(?:n\s?°\s?)?"
    r"\d[\d.]*(?:\s?[-–/.]\s?[A-Z]{1,3}\.?\s?\d[\d.]*)*)\)\s*[.;,]?\s*$"
)
_SIZED = (
    r"\d{1,3}\s(?:(?:objectifs|axes)(?:\s(?:strat[ée]giques|op[ée]rationnels))?"
    r"|actions?|projets?|mesures?|fiches?|O\.?[SO]\.?|A)"
)
_SIZES = re.compile(rf"{_SIZED}\s*(?:[,;–—|/·•+&-]|\bet\b)\s*{_SIZED}(?![^\W_])", re.IGNORECASE)  # "4 OS – 10 OO"
_NUMBERED_WORDS = re.compile(r"(?P<words>[A-ZÀ-Ý][^\W\d_]{5,}(?:\s[^\W\d_]{6,})?)(?=\s(?:n\s?°\s?)?\d)")
_MARKER_WORDS = ("objectif", "strategique", "operationnel", "action")
_TO = re.compile(r"\s*(?:…|\.{3}|à|au|[–—-])\s*(?P<last>[^\W\d_].*)", re.DOTALL)
_ADDRESS = re.compile(r"M\.\s?[A-ZÀ-Ý][a-zà-ÿ]")  # "M. Dupré"
_INITIAL = re.compile(r"[A-Za-z]\s?\.\s")
_VOLET = re.compile(r"^\((?:volet )?(?:interne|externe)\)\W*", re.IGNORECASE)  # "OS I (volet externe) – Vivre"
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_QUOTES = re.compile(r'^[«"“”\s]+(?P<inner>[^«»"“”]*)[»"“”\s.]+$')
_COMPOSITE_PART = re.compile(
    r"(?P<word>O\.?S|O\.?O|ACT|S\.?A|A|P|S|O)\s?\.?\s?(?P<number>\d{1,3}(?:\.\d{1,3})*)", re.IGNORECASE
)
_COMPOSITE = re.compile(
    rf"(?P<code>{_COMPOSITE_PART.pattern.replace('?P<word>', '?:').replace('?P<number>', '?:')}"
    rf"(?:\s?[-–/.>_|]\s?(?:O\.?S|O\.?O|ACT|S\.?A|A|P|S|O)\s?\.?\s?\d{{1,3}}(?:\.\d{{1,3}})*){{1,3}})(?:{_END})(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMPOSITE_LEVELS = {
    "os": Level.STRATEGIC,
    "oo": Level.OPERATIONAL,
    "a": Level.ACTION,
    "act": Level.ACTION,
    "p": Level.ACTION,
    "sa": Level.SUB_ACTION,
    "s": Level.STRATEGIC,  # "S1.O1.A1"
    "o": Level.OPERATIONAL,
}


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before a title.

    ``level`` is what the word says (None: the number alone; "objective": of a level that the document decides);
    ``code`` is the marker as printed without the punctuation after it; ``number`` its digits and dots, a letter as the
    letter; ``rest`` the text after it. ``chapter`` is a number or letter printed before the word ("1.1 Objectif …",
    "II. Objectif …").
    """

    shape: Shape
    code: str
    number: str | None
    rest: str
    level: MarkerLevel | None = None
    id: str = ""
    chapter: str | None = None

    @property
    def head(self) -> str:
        """The first part of the number ("1" of "1.2", "B" of "B2.1"); "" without a number."""
        number = self.number or ""
        return number[0] if _GLUED.match(number) else number.partition(".")[0]

    @property
    def depth(self) -> int:
        """How many parts the number has, a letter before digits being one ("B.1", "B1"); 0 without a number."""
        return self.number.count(".") + 1 + bool(_GLUED.match(self.number)) if self.number else 0


_TITLE_LABEL = re.compile(
    r"(?:Titre|Intitulé)\s(?P<code>[A-Z]{1,3}\.?\s?\d[\d.]{0,6})[\s.:–-]+(?P<title>\S.*)$", re.DOTALL
)


@lru_cache(maxsize=16384)
def read_marker(text: str) -> Marker | None:
    """Return the marker that ``text`` starts with, or None.

    >>> read_marker("O.O.1.2. Rendre l'accueil plus clair").number
    '1.2'
    """
    text = text.strip()
    if not text or _SIZES.match(text):
        return None
    worded = _worded(text)
    own = _composite(text) or (worded and _without_label(worded)) or _ordinal(text) or _lone(text)
    return own or _bracketed(text) or _worded_in_quotes(text) or _typed_wrong(text)


def _typed_wrong(text: str) -> Marker | None:
    """The marker whose words are typed wrong ("Objectif startégique 1 : …"), its code as printed."""
    match = _NUMBERED_WORDS.match(text)
    if match is None:
        return None
    words = match["words"].split()
    right = [_misspelt_words().get(fold(word), word) for word in words]
    own = _worded(" ".join(right) + text[match.end() :]) if right != words else None
    if own is None or own.number is None:
        return None
    return replace(own, code=own.code.replace(" ".join(right), " ".join(words)))


@cache
def _misspelt_words() -> dict[str, str]:
    return misspellings(f"{word}{end}" for word in _MARKER_WORDS for end in ("", "s"))


def _without_label(marker: Marker) -> Marker:
    """Return a marker without the label and the code that its title may begin with ("1.1 … Titre OO11 Semer")."""
    title = titled(marker.rest, marker.number) if marker.rest.startswith(("Titre ", "Intitulé ")) else None
    return replace(marker, rest=title) if title is not None else marker


def titled(text: str, number: str | None) -> str | None:
    """Return the title behind its label and the code of ``number`` once more ("Titre OO11 Semer"), or None."""
    again = _TITLE_LABEL.match(text)
    same = again is not None and re.sub(r"\D", "", again["code"]) == re.sub(r"\D", "", number or "")
    return again["title"] if again is not None and same else None


@lru_cache(maxsize=4096)
def item_marker(text: str) -> Marker | None:
    """Return the marker of an item's text: in brackets at its end where that names the level, else at its start."""
    return trailing_marker(text) or read_marker(text)


def computed_marker(marker: str | None, text: str) -> Marker | None:
    """Return the marker that a word processor computes ("1.2.") before ``text``, which may begin with a digit."""
    own = read_marker(marker) if marker else None
    return replace(own, rest=text.strip()) if own is not None and own.number and not own.rest else None


def trailing_marker(text: str) -> Marker | None:
    """Return the marker that ends a title in brackets and names its level ("… de la population (OO.2)"), or None.

    Behind another marker of a level it only refers to something else; one printed at both ends is one.
    """
    match = _TRAILING.search(text)
    if match is None:
        return None
    marker = read_marker(match["code"])
    if marker is None or not isinstance(marker.level, Level) or marker.number is None or marker.rest:
        return None
    before = text[: match.start()].rstrip()
    chapter = read_marker(before)
    if chapter is not None and isinstance(chapter.level, Level) and chapter.number is not None:
        again = (chapter.level, chapter.number) == (marker.level, marker.number)
        return chapter if again else None
    rest = chapter.rest if chapter is not None and chapter.shape == "number" and chapter.rest else before
    return replace(marker, rest=rest, chapter=chapter.code if chapter is not None and rest != before else None)


def roman_number(text: str) -> int | None:
    """Return the value of a roman number up to 39, or None where the letters are not in canonical order."""
    digits = [_ROMAN_DIGITS.get(char, 0) for char in text.upper()]
    if not digits or 0 in digits:
        return None
    value = sum(-d if i + 1 < len(digits) and d < digits[i + 1] else d for i, d in enumerate(digits))
    return value if to_roman(value) == text.upper() else None


def to_roman(value: int) -> str:
    """Return the roman number of 1 to 39."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def as_small_roman(marker: Marker) -> Marker | None:
    """Return the marker as the small roman number that it is or, of one letter, may be ("i."); None for others."""
    if not marker.code.lstrip("(")[:1].islower() or marker.shape not in ("letter", "roman"):
        return None
    value = marker.number if marker.shape == "roman" else roman_number(marker.number or "")
    return replace(marker, shape="roman", number=str(value)) if value else None


def clean_number(text: str) -> str:
    """Return a marker's number as digits and dots ("1 - 2." → "1.2"; a roman number in digits; a letter as it is)."""
    compact = re.sub(r"\s+", "", text).strip(".-/()°")
    compact = re.sub(r"[\-/_]", ".", compact)
    head, _, tail = compact.partition(".")
    if len(head) > 1 or head in ("I", "V", "X"):
        value = roman_number(head) if head.isupper() else None
        if value:
            return f"{value}.{tail}" if tail else str(value)
    return ".".join(str(int(part)) if part.isdigit() else part for part in compact.split("."))


@cache
def _rows() -> list[tuple[str, MarkerLevel, str, re.Pattern[str]]]:
    rows: list[tuple[str, MarkerLevel, str, re.Pattern[str]]] = []
    for row in lexicon.load("markers")["marker"]:
        need = row.get("number", "optional")
        number = "" if need == "colon" else rf"{_N_DEGREE}\s?[.\-–_]?\s*\(?(?P<number>{_NUMBER})(?![0-9€%]|[a-z]\d)"
        if need == "optional":
            number = f"(?:{number})?"
        pattern = re.compile(
            rf"(?:(?P<chapter>\d{{1,2}}(?:\.\d{{1,3}})*|(?:[IVX]{{1,5}}|[A-Z])(?=[.)]\s))[.)]?\s*[-–:]?\s*)?(?P<code>(?:{row['pattern']})(?![a-zà-ÿ]){number})(?P<end>{_END})(?P<rest>.*)$",
            re.IGNORECASE | re.DOTALL,
        )
        level = row["level"]
        rows.append((row["id"], level if level in ("objective", "theme") else Level(level), need, pattern))
    return rows


def _worded(text: str) -> Marker | None:
    for row_id, level, need, pattern in _rows():
        match = pattern.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        number = groups.get("number")
        rest, end = match["rest"], match["end"]
        objective = level in (Level.STRATEGIC, Level.OPERATIONAL)
        if number is None:
            # A word without number marks only where a colon or dash follows it, or where it stands alone.
            if objective and (coded := _inner(rest, level)) is not None and not coded.rest[:1].islower():
                return coded  # "Objectif stratégique  OS1 – Être …"
            unmarked = need == "required" or (rest and not re.search(r"[:–—>|·]|\s-\s|-\s", end))
            if unmarked and not (match["chapter"] and need == "optional" and rest and objective):
                continue
        elif not _number_is_apart(number, end, rest, level) or _is_initial(number, end, level):
            continue
        elif _is_range(number, end, rest, level):
            return None
        if number is None and (inner := _inner(rest, level)) is not None:
            return inner
        if objective and number is None and (own := _number_behind(match["code"], rest)) is not None:
            return replace(own, shape="word", level=level, id=row_id)
        chapter = match["chapter"]
        if chapter and number is None and re.search(r"s\b", match["code"]):
            continue  # "4 objectifs stratégiques" counts them
        shown = clean_number(number) if number else (clean_number(chapter) if chapter else None)
        code = match["code"].strip().rstrip(" .:–-(") if not chapter or number else f"{chapter} {match['code'].strip()}"
        return Marker("word" if number or chapter else "bare", code, shown, rest.strip(), level, row_id, chapter)
    return None


def _worded_in_quotes(text: str) -> Marker | None:
    """The marker behind a quotation mark: a decision quotes the plan from its first objective to its last action."""
    inner = text.lstrip('«“"').lstrip() if text[0] in '«“"' else text
    marker = _worded(inner) if inner != text else None
    if marker is None or marker.number is None:
        return None
    closed = text.count("»") + text.count("”") + text.count('"') - text.startswith('"') > marker.rest.count("«")
    return replace(marker, rest=marker.rest.rstrip('»”" ') if closed else marker.rest)


def _inner(rest: str, level: MarkerLevel) -> Marker | None:
    """The marker behind a word of its own level: "Objectif stratégique : OS1 Être …"."""
    inner = _composite(rest) or _worded(rest)
    return inner if inner is not None and inner.level == level and inner.number else None


def _number_behind(word: str, rest: str) -> Marker | None:
    """The number behind the word of one objective, which is then a label: "Objectif opérationnel : 1.1 Lutter …"."""
    own = _lone(rest) if rest[:1].isdigit() and not re.search(r"s\b", word) else None
    return own if own is not None and own.shape == "number" and own.rest else None


def _number_is_apart(number: str, end: str, rest: str, level: MarkerLevel) -> bool:
    """Whether a letter read as a number really is one: "Action a) …", not "Action à mener" nor "Projet d'école".

    Nobody speaks of an objective by a capital: "OS A Vivre ensemble", "Axe I Habiter". "Axe N4" is a road.
    """
    if level == "theme" and re.match(r"[A-Za-z]\d", number):
        return False
    if number[0].isdigit():
        # "Action 2019-2024 …" is a period, "Actions 3 fois par an" a count.
        counted = (
            re.match(r"(?:fois|%|ans?|jours?|mois|par|sur|à|et)\b", rest) and not end.strip() and "." not in number
        )
        return not re.fullmatch(r"(?:19|20)\d\d.*", number) and not counted
    if bool(end.strip()) or not rest:
        return True
    opening = _VOLET.sub("", rest).lstrip('«"“ ')[:1]  # "Objectif stratégique I « Vivre »"
    if re.fullmatch(r"[A-Za-z][\d.]*", number):
        in_parts = "." in number or level not in (Level.ACTION, Level.SUB_ACTION)
        return in_parts and number[0].isupper() and opening.isupper()
    return opening.isupper()


def _is_initial(number: str, end: str, level: MarkerLevel) -> bool:
    """Whether a letter and a dot begin a name ("Projet M. Dupré"): they count objectives, roman ones axes, too."""
    if level in (Level.STRATEGIC, Level.OPERATIONAL) or (level == "theme" and roman_number(number) is not None):
        return False
    return _INITIAL.match(f"{number}{end}") is not None


def _is_range(number: str, end: str, rest: str, level: MarkerLevel) -> bool:
    """Whether a marker only begins a series of them: "OS1 … OS5 : une feuille chacun"."""
    after = _TO.match(f"{end.strip()} {rest}")
    last = _worded(after["last"]) if after is not None else None
    if last is None or last.level != level or last.number is None:
        return False
    head, _, own = clean_number(number).rpartition(".")
    other, _, final = last.number.rpartition(".")
    return head == other and own.isdigit() and final.isdigit() and int(own) < int(final)


def _composite(text: str) -> Marker | None:
    match = _COMPOSITE.match(text)
    if match is None:
        return None
    code = match["code"].strip().rstrip(".")
    parts = [(m["word"].lower().replace(".", ""), m["number"]) for m in _COMPOSITE_PART.finditer(code)]
    levels = [_COMPOSITE_LEVELS[word] for word, _ in parts]
    if len(parts) < 2 or any(a.rank >= b.rank for a, b in pairwise(levels)):
        return None
    last = parts[-1][1]
    nested = last.startswith(parts[-2][1] + ".")
    number = last if nested else ".".join(number for _, number in parts)
    return Marker("composite", code, clean_number(number), match["rest"].strip(), levels[-1], "composite")


@cache
def _ordinals() -> tuple[re.Pattern[str], dict[str, str]]:
    numbers = {word: row["number"] for row in lexicon.load("markers")["ordinal"] for word in row["words"]}
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(rf"(?P<ordinal>{words})\s+(?P<rest>\D.*)$", re.IGNORECASE | re.DOTALL), numbers


def ordinal_words() -> tuple[str, ...]:
    """Return the words that count ("premier", "2e"), in lower case."""
    return tuple(_ordinals()[1])


def _ordinal(text: str) -> Marker | None:
    pattern, numbers = _ordinals()
    match = pattern.match(text)
    if match is None:
        return None
    inner = _worded(match["rest"]) or _bare_objective(match["rest"])
    if inner is None or inner.number is not None:
        return None
    return Marker(
        "word",
        f"{match['ordinal']} {inner.code}",
        numbers[match["ordinal"].lower()],
        inner.rest,
        inner.level,
        f"ordinal-{inner.id}",
    )


def _bare_objective(text: str) -> Marker | None:
    match = re.match(r"(?P<code>objectif|axe|enjeu|d[ée]fi)\s*[:–—-]\s*(?P<rest>.*)$", text, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    level: MarkerLevel = "objective" if match["code"].lower() == "objectif" else "theme"
    return Marker("bare", match["code"], None, match["rest"].strip(), level, "objective-bare")


def _bracketed(text: str) -> Marker | None:
    """The marker in brackets or quotes of its own before the title: "[OO1.2] Trier", "« Action 3 » Trier"."""
    match = _BRACKETED.match(text)
    inner = (_composite(match["code"]) or _worded(match["code"])) if match is not None else None
    if match is None or inner is None or inner.number is None or inner.rest:
        return None
    return replace(inner, rest=match["rest"].strip())


def _lone(text: str) -> Marker | None:
    match = _LONE_LETTERED.match(text)
    if match is not None and not _is_dotted_roman(match["code"]):
        number = re.sub(r"0(?=\d)", "", match["code"].rstrip(" ."))
        return Marker("number", match["code"], number, match["rest"].strip())
    match = _LONE_BRANCH.match(text)
    if match is not None and not (match["number"][1] == "." and roman_number(match["number"][0])):
        return Marker("number", match["code"], clean_number(match["number"]), (match["rest"] or "").strip())
    match = _LONE_MIXED.match(text)
    if match is not None and _is_mixed(match):
        return Marker("number", match["code"].strip(), clean_number(match["number"]), match["rest"].strip())
    match = _LONE_THREE.match(text)
    if match is not None and (match["last"] or not text[len(match["code"]) :].startswith(".")):  # not "I.A. au guichet"
        head = roman_number(match["head"]) or match["head"]
        number = ".".join(str(part) for part in (head, match["letter"], match["last"]) if part)
        return Marker("number", match["code"], number, (match["rest"] or "").strip())
    match = _LONE_NUMBER.match(text)
    if match is not None and _plausible_number(match):
        return Marker(
            "number",
            match["code"].strip().rstrip(".").strip() or match["code"],
            clean_number(match["number"]),
            match["rest"].strip(),
        )
    match = _LONE_ROMAN.match(text)
    if match is not None and roman_number(match["number"]) and (match["gap"] or match["dot"] or not match["rest"]):
        return Marker("roman", match["code"].strip(), str(roman_number(match["number"])), match["rest"].strip())
    match = _LONE_SMALL_ROMAN.match(text)
    if match is not None and (value := roman_number(match["number"])):
        return Marker("roman", match["code"].strip().rstrip("."), str(value), match["rest"].strip())
    match = _LONE_CODE.match(text)
    if match is not None and not match["number"].endswith(".0"):
        return Marker("number", match["code"], clean_number(match["number"]), (match["rest"] or "").strip())
    match = _LONE_LETTER.match(text)
    if match is not None and _ADDRESS.match(text) is None:
        return Marker("letter", match["code"].strip().rstrip("."), match["number"], match["rest"].strip())
    return None


def _is_dotted_roman(code: str) -> bool:
    """Whether a code of a letter and digits begins with a roman number of its own ("I.1", not "B.1" nor "V1")."""
    head, dot, _ = code.partition(".")
    return bool(dot) and roman_number(head) is not None


def _is_mixed(match: re.Match[str]) -> bool:
    """Whether a number has a roman head or a letter at its end ("II.3", "1.2.a", "I.1.b)")."""
    head, *tail = match["number"].split(".")
    roman = not head[0].isdigit()
    if roman and (roman_number(head) is None or not tail):
        return False
    lettered = match["number"][-1].isalpha() and (bool(match["dot"].strip()) or match["number"].count(".") >= 2)
    rest = match["rest"]
    return (roman or lettered) and (rest[:1].isupper() or bool(match["dot"].strip()) or (roman and not rest))


def _plausible_number(match: re.Match[str]) -> bool:
    """Whether digits at the start of a text number it, rather than count, date or price something."""
    number, rest, dot, gap = match["number"], match["rest"], match["dot"], match["gap"]
    dotted = "." in number or "-" in number
    if match["sign"] is not None:  # "N° 3 – Trier"
        return bool(rest) and (rest[0].isupper() or bool(gap.strip()))
    if not rest:
        return True
    if dot.strip() and gap and number.count(".") >= 2 and re.match(r"\d{1,3}\s(?:[^\W\d_]{3,}|%)", rest):
        return True  # "1.2.3. 20 logements"
    if re.match(r"[%€°/,]|\d", rest) or re.match(
        r"(?:€|euros?|%|ans?|jours?|mois|heures?|h\d|er|e|è|ème|ère|ème)\b", rest, re.IGNORECASE
    ):
        return False
    if "-" in number:
        return bool(gap.strip() or dot) or (number.count("-") >= 2 and rest[0].isupper())
    if dotted:  # "1.1 Titre", "1.1Titre"; not "1.500 logements"
        return bool(dot.strip() or rest[0].isupper() or not rest[0].isalpha() or gap) and not re.search(
            r"\.\d{3}$", number
        )
    if dot.strip():
        return True
    # A bare "1 Titre": a capital must follow, and no unit.
    return (
        (bool(gap) and (rest[0].isupper() or rest[0] in '«"“'))
        or ":" in gap
        or "–" in gap
        or " - " in gap
        or "|" in gap
    )


def lettered(text: str, letters: Container[str]) -> Marker | None:
    """Return the marker of a part of an objective that one of ``letters`` numbers ("A.1.2", "B2 Trier"), or None."""
    match = _BRANCH.match(text)
    if match is None or match["letter"] not in letters:
        return None
    return Marker("number", match["code"], re.sub(r"\s", "", match["code"]), (match["rest"] or "").strip())


def capital(text: str) -> Marker | None:
    """Return the marker of a title behind a capital or a roman number that only its parts show to be a number."""
    match = _CAPITAL.match(text)
    if match is None:
        return None
    value = roman_number(match["number"])
    if value is None and len(match["number"]) > 1:
        return None
    shape: Shape = "letter" if value is None else "roman"
    return Marker(shape, match["number"], str(value or match["number"]), match["rest"])


def unquote(text: str) -> str:
    """Return a title without the quotes around the whole of it."""
    match = _QUOTES.match(text)
    return match["inner"].strip() if match else text
