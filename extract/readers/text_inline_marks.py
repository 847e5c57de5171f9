"""Markers of levels in the midst of a line, as they stand where a conversion lost line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract import lexicon
from extract.text import fold

_FEWEST_COUNTED = 3  # mere numbers in order that are markers
_FEWEST_LETTERED = 2  # parts of an item
_SEPARATED = re.compile(r"\s*(?:[:–—>·|]|-\s|[.)](?=\s))")
_TITLE = re.compile(r"[\s:–—>·|.)-]*[«\"“(]*\s*(?:[A-ZÀ-ÝŒ]|\d)")
_BARE = re.compile(
    r"(?<![^\s(])(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.)°]\s))\s?[.)°]?\s*[:–-]?\s*(?=[«\"“]?\s?[A-ZÀ-ÝŒ])"
)
_LETTERED = re.compile(r"(?<![^\s(])(?P<letter>[a-z])\)\s(?=[^\W\d_]{2})")
_VOLET = re.compile(r"(?<!\S)(?:Volet|VOLET)\s+(?P<name>(?i:interne|externe|commun|transversal))(?!\w)")
SPEAKS_OF = frozenset((
    "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "cf", "d", "dans", "de", "des", "du", "en", "et", "l", "la",
    "le", "les", "leur", "ou", "par", "pour", "que", "son", "sous", "sur", "un", "une", "vers", "voir",
))  # fmt: skip
_PART = "a)"  # the word of mere letters
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*|[IVX]+(?:\.\d{1,3})*(?!\w)|[A-Z](?:\.\d{1,3})*(?!\w)(?=\s?[.:–—)-])|[a-z](?=\)\s)"

_Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker that may stand in a line: where it begins, its words folded ("" for a mere number), its number.

    ``is_sure``: signs of punctuation part it from its title.
    """

    at: int
    word: str
    number: _Number
    is_sure: bool


def is_marker(text: str) -> bool:
    """Whether a text begins with the name of a level and a number."""
    return _marker().match(text) is not None


def marks_in_order(texts: Sequence[str]) -> list[list[Mark]]:
    """Return the markers within each text, those that count on from text to text, or that a sign parts from a title."""
    found = [sorted(_candidates(text), key=lambda mark: mark.at) for text in texts]
    last: dict[tuple[str, int], _Number] = {}
    kept: list[list[Mark]] = []
    for marks in found:
        kept.append([])
        for mark in marks:
            key = (mark.word, len(mark.number))
            if _follows(last.get(key), mark.number) or (mark.word and (mark.is_sure or last.get(key) == mark.number)):
                last[key] = mark.number
                kept[-1].append(mark)
    return _told(kept)


def first_marker(text: str) -> int | None:
    """Return where the first marker of a level stands in a text, None where there is none."""
    match = _marker().search(text)
    return match.start() if match else None


def _told(kept: Sequence[Sequence[Mark]]) -> list[list[Mark]]:
    """Leave out mere numbers of which there are few, and those of one part that open no list and have no parts.

    Mere letters part an item of their line, where there are several.
    """
    lettered = [sum(mark.word == _PART for mark in marks) >= _FEWEST_LETTERED for marks in kept]
    kept = [
        [mark for mark in marks if mark.word != _PART or are_parts]
        for marks, are_parts in zip(kept, lettered, strict=True)
    ]
    bare = [mark.number for marks in kept for mark in marks if not mark.word]
    single = sum(len(number) == 1 for number in bare)
    parted = {before for before, after in pairwise(bare) if after == (*before, 1)}

    def is_told(mark: Mark) -> bool:
        if mark.word:
            return True
        enough = len(bare) if len(mark.number) > 1 or mark.number in parted else single
        return enough >= _FEWEST_COUNTED

    return [[mark for mark in marks if is_told(mark)] for marks in kept]


def _candidates(text: str) -> Iterator[Mark]:
    taken = 0
    for match in _marker().finditer(text):
        end = match.end()
        if not match[0][0].isupper() or _TITLE.match(text, end) is None or is_spoken_of(text[: match.start()]):
            continue
        taken = end
        yield Mark(match.start(), fold(match["word"]), _parts(match["number"]), _SEPARATED.match(text, end) is not None)
    covered = [(m.start(), m.end()) for m in _marker().finditer(text)] if taken else []
    for match in _BARE.finditer(text):
        if not any(begin <= match.start() < end for begin, end in covered):
            yield Mark(match.start(), "", _parts(match["number"]), False)
    for match in _LETTERED.finditer(text):
        if not any(begin <= match.start() < end for begin, end in covered):
            yield Mark(match.start(), _PART, _parts(match["letter"]), False)
    for match in _VOLET.finditer(text):
        if not is_spoken_of(text[: match.start()]) and _TITLE.match(text, match.end()):
            yield Mark(match.start(), f"volet {fold(match['name'])}", (1,), True)


def is_spoken_of(before: str) -> bool:
    """Whether what stands before a marker speaks of it: an article, a bracket, a label whose value it is."""
    words = before.split()
    if not words:
        return False
    return words[-1][-1] in "(:'’/" or fold(words[-1]) in SPEAKS_OF or before[-1:] in "('’/"


def _parts(number: str) -> _Number:
    return tuple(_ROMAN.get(part) or (int(part) if part.isdigit() else _place(part)) for part in number.split("."))


def _place(letter: str) -> int:
    """Return the place of a letter in the alphabet."""
    return ord(letter.lower()) - ord("a") + 1 if len(letter) == 1 else 0


def _follows(last: _Number | None, number: _Number) -> bool:
    """Whether a number comes next: one more in its last part, or the first of a later parent."""
    if last is None or number[-1] == 1:
        return number[-1] == 1 and (last is None or len(number) == 1 or number[:-1] > last[:-1] or number <= last)
    left_out = len(number) > 2  # a number of several parts that is none by chance
    return number[:-1] == last[:-1] and 0 < number[-1] - last[-1] <= 1 + left_out


@cache
def _marker() -> re.Pattern[str]:
    words = "|".join(f"(?:{row['pattern']})" for row in lexicon.load("markers")["marker"])
    return re.compile(
        rf"(?<![^\s(])(?P<word>(?i:{words}))(?![a-zà-ÿ])\s*(?:[Nn]\s?[°ºo]\.?\s?)?(?P<number>{_NUMBER})(?!\d|[.,]\d|\s?[%€])"
    )
