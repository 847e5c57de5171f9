"""The column of codes of a table without rules: "A.1", "1.2.3", "Action 4", alone or at the head of titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.tables.row_lines import RowLine

_MARKER = re.compile(r"(?:[A-Za-zÀ-ÿ]{1,9}[\s.°-]*){0,3}\d+(?:[.\-/]\d+)*[.)°:]?$|[IVX]{1,5}[.)]?$|[a-zA-Z][.)]$")
_OPENING = re.compile(
    r"(?=\S)(?!(?:19|20)\d\d\b)(?:[A-Za-zÀ-ÿ]{1,14}[\s.°-]*){0,3}\d+(?:[.\-/]\d+)*(?:\s*[:.)–-](?!\d)|\s)"
)
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d?/\d")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\.)\b")
_GOAL = re.compile(r"(?:ODD|SDG)s?\b")  # the goals of a row, one below the other
_NO_WORD = re.compile(r"[^A-Za-zÀ-ÿ]|^(?:[IVX]+|[a-zA-Z])\b")  # what is no word before a number
_BARE = re.compile(r"\d+\s")  # a number without a dot or bracket opens sentences too
_QUANTITY = re.compile(r"[^\W\d_]{3,}\s\d+\s[a-zà-öø-ÿ]")  # "Poser 12 bancs": a number amid a text
_LONGEST_OPENING = 60  # characters
_SHORT = 16  # characters of a code
_CODES = 0.6  # of a column's lines look like codes
_OPENINGS = 0.2  # of a column's lines open with a code
_FEWEST_CODES = 3
_FOLLOWING = 0.75  # of the codes of a column follow the one above


def anchor_column(lines: Sequence[RowLine], columns: int) -> int | None:
    """Return the column whose lines are codes, or else open with one; None when no column is like that."""
    texts = [[words for line in lines if (words := line.in_column(col))] for col in range(columns)]
    best: int | None = None
    most = 0.0
    for col, found in enumerate(texts):
        codes = [_text(words) for words in found if is_code(words)]
        enough = len(codes) >= max(_FEWEST_CODES, _CODES * len(found))
        if enough and len(codes) > 1.3 * most and _counts(codes):
            best, most = col, len(codes)
    if best is not None:
        return best
    for col, found in enumerate(texts):
        codes = [opening for words in found if (opening := _opening(_text(words[:5])))]
        enough = len(codes) >= max(_FEWEST_CODES, _OPENINGS * len(found))
        if enough and len(codes) > most and _counts(codes):
            best, most = col, len(codes)
    return best


def is_code(words: tuple[Word, ...]) -> bool:
    """Whether the words are a code and nothing else."""
    text = _text(words)
    value = _MOMENT.search(text) or _AMOUNT.match(text) or _GOAL.match(text)
    return len(text) <= _SHORT and not value and _MARKER.match(text) is not None


def is_coded(words: tuple[Word, ...]) -> bool:
    """Whether the words are a code, or open with one."""
    return bool(words) and (is_code(words) or words_open_with_code(words))


def words_open_with_code(words: tuple[Word, ...]) -> bool:
    """Whether a line of words opens with a code."""
    return opens_with_code(_text(words[:5]))


def opens_with_code(text: str) -> bool:
    """Whether ``text`` opens with a code: "1.2 Planter", "Action 3 : Planter", not a year or a quantity."""
    return bool(_opening(text))


def _opening(text: str) -> str:
    """Return the code that ``text`` opens with, empty where it opens with none."""
    text = text[:_LONGEST_OPENING] + " "
    match = _OPENING.match(text) if _GOAL.match(text) is None else None
    if match is None or _BARE.match(text) or _QUANTITY.match(text) or _MOMENT.search(match[0]) or _AMOUNT.match(text):
        return ""
    return match[0]


def _counts(codes: Sequence[str]) -> bool:
    """Whether codes count something: nearly all follow the one above of their kind; amounts and crosses do not."""
    kinds: dict[tuple[str, int], list[tuple[int, ...]]] = {}
    for code in codes:
        number = _number(code)
        kinds.setdefault((_NO_WORD.sub("", code), len(number)), []).append(number)
    follow = sum(_follows(a, b, bool(word)) for (word, _), found in kinds.items() for a, b in pairwise(found))
    return follow >= _FOLLOWING * (len(codes) - len(kinds))


def _follows(above: tuple[int, ...], number: tuple[int, ...], named: bool) -> bool:
    """Whether a number goes up or starts again; a mere figure, which may be a priority, goes up by one or two."""
    if named or len(number) > 1:
        return number > above or number[-1] == 1
    return 1 <= number[0] - above[0] <= 2 or number[0] == 1 < above[0]


def _number(code: str) -> tuple[int, ...]:
    """Return the numbers of a code; without any, the place of its letter in the alphabet, or its Roman number."""
    digits = tuple(int(part) for part in re.findall(r"\d+", code))
    letters = code.strip(".) ")
    if digits:
        return digits
    return (ord(letters.lower()) - 96,) if len(letters) == 1 and letters not in "IVX" else (_roman(letters),)


def _roman(text: str) -> int:
    """Return the value of a number in Roman digits."""
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in text]
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
