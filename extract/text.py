"""Text healing and folding, shared by readers, detection and normalisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from extract.compounds import is_compound

_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
# Anything that cleaning changes: odd or doubled blanks, invisible characters, ligatures, accents on their own.
_UNCLEAN = re.compile(r"[\t\n\r\f\v\u00a0\u0300-\u036f\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\ufb00-\ufb04]|  ")
_WORD = re.compile(r"[a-z0-9]+")
_HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u2010]$")
# Words whose hyphen is their own, so that a line end after it keeps the hyphen ("au-\ndelà", "mi-\nmandat").
_KEEPS_HYPHEN = re.compile(
    r"(?:^|[\s'’(\-])(?:socio|éco|eco|mi|demi|semi|non|anti|auto|pré|co|sous|sur|inter|multi|pluri|supra|micro|mini|"
    r"contre|avant|après|arrière|post|vice|ex|au|par|là|celui|celle|ceux|moi|lui|elle|eux|nous|vous|peut|c'est|grand|haut|bas|"
    r"rez|chef|porte|garde|main|mise|saint|sainte|quasi|franco|wallonie|fédération|centre|peu|tout|bien|santé|médico|"
    r"psycho|aide|bien|plan|rendez|savoir|e|i)-$",
    re.IGNORECASE,
)
_JOINS = "-\u00ad\u2010\u2011–/'’"  # what may hold the next line to the word before it
_CONTINUED = re.compile(r"\s*[(\[–-]\s?suite(?:\s(?:et\s)?(?:fin|\d))?\s?[)\]]?\s*$", re.IGNORECASE)
_UNNAMED = re.compile(
    r"(?:^|[,;/:]\s*|\b(?:du|et)\s)(?:services?|cellule|d[ée]partement|p[ôo]le|[ée]chevine?)$", re.IGNORECASE
)
_LONGEST_BRACKET = 300  # letters
_OPEN_WORD = re.compile(
    r"(?:^|[\s'’])(?:à|au|aux|de|du|des|le|la|les|un|une|et|ou|en|par|pour|sur|sous|dans|avec|sans|chez|vers|entre|"
    r"leurs?|nos|notre|ses|son)\s*$"
)
_LAST_FIGURE = re.compile(r"(?:^|[\s(])(?P<figure>\d[\d/.–-]*)$")
_FIRST_FIGURE = re.compile(r"(?P<figure>[\d/.–-]*\d)(?=[\s).,;:]|$)")
_YEAR = r"20[0-4]\d"
_DATE = re.compile(
    rf"(?:(?:[0-2]?\d|3[01])(?P<sign>[/.-]))?(?:0?\d|1[0-2])(?(sign)(?P=sign)|[/.-]){_YEAR}|{_YEAR}(?:[-–/]{_YEAR})?"
)
_SHORT_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?!20)\d\d")
_COMPOUND = re.compile(r"\w-\w+-$")  # "rez-de-" / "chaussée": a word that has hyphens of its own


def clean(text: str) -> str:
    """Return ``text`` with ligatures undone, invisible characters gone and runs of blanks as one space, trimmed."""
    if _UNCLEAN.search(text) is None:
        return text.strip()
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES).translate(_INVISIBLE))
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def heal_lines(lines: Sequence[str]) -> str:
    """Join printed lines into one text: words hyphenated at a line end are put together again.

    A hyphen that belongs to the word stays ("mi-" / "mandat"); a soft hyphen always goes; after a dash or a slash that
    joins numbers no space is put ("2019-" / "2024").

    >>> heal_lines(["Renforcer la mobi-", "lité douce"])
    'Renforcer la mobilité douce'
    """
    if len(lines) == 1:
        return clean(lines[0]).replace("\u00ad ", "").replace("\u00ad", "")
    healed = ""
    for line in lines:
        part = clean(line)
        healed = _join(healed, part) if healed and part else healed or part
    return healed.replace("\u00ad ", "").replace("\u00ad", "")


def completes_date(before: str, after: str) -> bool:
    """Whether a narrow column has cut a date or a year, so that only the figures of both lines together are one.

    >>> completes_date("31/12/202", "8"), completes_date("2027-20", "29"), completes_date("2027", "2028")
    (True, True, False)
    """
    if not (before[-1:].isdigit() or before[-1:] in "/.-–") or not (after[:1].isdigit() or after[:1] in "/.-–"):
        return False
    last, first = _LAST_FIGURE.search(before), _FIRST_FIGURE.match(after)
    if last is None or first is None:
        return False
    rest = first["figure"]
    cut = (last["figure"], re.split(r"[–-]", last["figure"])[-1])  # the second one: of a span, its end
    alone = first.end() == len(after.rstrip(" ).,;:"))
    whole = len(rest) != 2 or not alone  # "31/12/20": of that year, or cut
    if any(_DATE.fullmatch(part) or (whole and _SHORT_DATE.fullmatch(part)) for part in cut):
        return False
    return any(
        _DATE.fullmatch(part + rest) is not None and len(part) > 2 and (alone or not part.isdigit()) for part in cut
    )


def _join(before: str, after: str) -> str:
    if completes_date(before, after):
        return before + after
    if before[-1] not in _JOINS:
        return f"{before} {after}"
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if before.endswith("\u2011"):
        return f"{before[:-1]}-{after}"
    capitals = before[-2:-1].isupper() and after[0].isupper()
    if before.endswith("\u2010") and (after[0].islower() or capitals):
        return before[:-1] + after  # what a browser prints where it hyphenates by itself
    if _HYPHENATED.search(before) and after[0].islower():
        keeps = _KEEPS_HYPHEN.search(before) or _COMPOUND.search(before) or is_compound(before, after)
        return before + after if keeps else before[:-1] + after
    if re.search(r"\d[-–/]$", before) and after[0].isdigit():
        return before + after
    if re.search(r"[^\W\d_]-$", before) and after[0].isupper() and not before.endswith(" -"):
        return before + after
    if re.search(r"\w/$", before) or (before[-1] in "'’" and after[0].isalpha() and not before.endswith(" '")):
        return before + after
    return f"{before} {after}"


def is_open(text: str) -> bool:
    """Whether a bracket is open at the end of ``text``: what follows on the next line stands in it.

    >>> is_open("Isoler la crèche (pilote : Travaux –"), is_open("Isoler la crèche (500 € (art. 104/723)")
    (True, True)
    """
    if "(" not in text:
        return False
    depth = 0
    for char in text[-_LONGEST_BRACKET:]:
        depth = max(0, depth + (char == "(") - (char == ")"))  # "a)" closes nothing
    return depth > 0


def ends_unnamed(text: str) -> bool:
    """Whether ``text`` ends with a unit whose name can only come next.

    >>> ends_unnamed("Pilote : Conseillère en énergie et Service"), ends_unnamed("Chef de service")
    (True, False)
    """
    return _UNNAMED.search(text.rstrip()) is not None


def ends_open(text: str) -> bool:
    """Whether ``text`` ends with a word after which no French text ends: an article, a preposition, "et".

    >>> ends_open("Ouvrir un comptoir à"), ends_open("Ouvrir un comptoir")
    (True, False)
    """
    return _OPEN_WORD.search(text) is not None


def without_continued(title: str) -> str:
    """Return a title without what says that it is printed again where it goes on.

    >>> without_continued("Être sobre (suite)")
    'Être sobre'
    """
    return _CONTINUED.sub("", title)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, alphanumeric words only, one space between them.

    >>> fold("L’Œuvre d'Été :")
    'l oeuvre d ete'
    """
    return " ".join(_WORD.findall(text.lower() if text.isascii() else text.translate(_PLAIN)))


class _Plain(dict[int, str]):
    """What each character is without case and accents, found once."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code))
        plain = self[code] = "".join(char for char in letters if not unicodedata.combining(char)).lower()
        return plain


_PLAIN = _Plain({ord("\u00ad"): "", ord("œ"): "oe", ord("Œ"): "oe", ord("æ"): "ae", ord("Æ"): "ae"})
