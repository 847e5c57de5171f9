"""What may be a code at the start of a printed line (or in brackets at its end), however OCR has read its letters.

Nothing here knows what a code means: the letters that codes may begin with, and the words that may stand before a
number, are those of the examples in the markers' lexicon. A head says how it was read and how it should be if it is a
code; whether it is one is for ``codes`` to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract import lexicon

Number = tuple[int, ...]

_LOOKS_LIKE = {"O": "(?:[O0oQD][O0o]|[O0oQD])", "S": "[S5s8$§]"}
_AS_DIGITS = str.maketrans(
    {"l": "1", "I": "1", "|": "1", "i": "1", "]": "1", "!": "1", "O": "0", "o": "0", "S": "5", "B": "8"}
)
_PART = r"(?:\d[\dlI|OoSB]{0,2}|[lI|i])"
_NUMBER = rf"{_PART}(?:\s?[.,]\s?{_PART}){{0,5}}"
_END = r"(?=$|[\s:;)\]–—]|[.,](?:\s|$|[^\W\d_])|-\s)"
_JOINT = r"\s?[-–_/]\s?"
_TAIL = re.compile(r"[.,:;)°–—-]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_WORD_NUMBER = re.compile(rf"(?P<opening>\(?)(?P<number>{_NUMBER}|[\]!])(?P<tail>[.:;)°]*)")
_BARE = re.compile(rf"(?P<number>{_PART}(?:[.,]{_PART}){{1,5}})(?P<tail>\.?)")
_DOTLESS = re.compile(r"(?P<number>[1-9]\d{1,3})(?P<tail>\.?)")
_ROMAN = re.compile(r"(?P<number>[IVXil1|]{1,5})(?P<tail>[.)])")
_CLOSING = re.compile(r"\((?P<code>[^()]{2,14})\)[.;,]?$")
_PURE = re.compile(r"\d+(?:\.\d+)*")
_COMPOSITES = (("OS", "OO", "A"), ("OS", "OO"), ("OO", "A"), ("OS", "A"))
_HEAD_WORDS = 5  # of a line, over which a code may be spread
_MOST = 99  # a larger number alone is an amount or a year

BARE = "#"  # the family of numbers without letters or words
ROMAN = "IVX"  # the family of roman numbers


class Repair(NamedTuple):
    """Words ``start`` to ``end`` of a line are to be replaced by ``words``."""

    line: int
    start: int
    end: int
    words: tuple[str, ...]


class Head(NamedTuple):
    """What may be a code.

    ``family`` is what all codes of a kind share: letters ("OO"), joined letters ("OS+OO"), words ("Action"), ``BARE``.
    ``style`` is what should stand before the number, with its dots and blanks; ``digits`` the number as read;
    ``number`` the same as numbers; ``pure`` tells that every letter and digit was read as what it should be,
    ``letters_read`` which share of the letters.
    """

    line: int
    start: int
    end: int
    family: str
    style: str
    digits: str
    number: Number
    tail: str
    pure: bool
    letters_read: float = 1.0

    def text(self, style: str, number: Number) -> str:
        """Return the code with this style and number in place of its own."""
        digits = to_roman(number[0]) if self.family == ROMAN else ".".join(map(str, number))
        return f"{style}{digits}{self.tail}"


def heads_of(at: int, line: Sequence[str]) -> Iterator[Head]:
    """Yield what may be codes in line number ``at``: at its start, and in brackets at its end."""
    if not line:
        return
    first = _lettered(at, line) or _worded(at, line) or _roman(at, line) or _bare(at, line)
    last = _closing(at, line)
    if first is not None and last is not None and last.start < first.end:
        first = None
    yield from (head for head in (first, last) if head is not None)


def to_number(digits: str) -> Number:
    """Return the parts of a number, letters that look like digits read as digits."""
    return tuple(int(part.translate(_AS_DIGITS) or 0) for part in re.split(r"\s?[.,]\s?", digits))


@cache
def marker_words() -> frozenset[str]:
    """The words that stand before numbers in the lexicon's examples, in lower case."""
    heads = (re.split(r"\d|:|–", example)[0] for example in _examples())
    return frozenset(word.lower() for head in heads for word in _WORD.findall(head))


def _lettered(at: int, line: Sequence[str]) -> Head | None:
    text = " ".join(line[:_HEAD_WORDS])
    for pattern, family in _patterns():
        match = pattern.match(text)
        if match is None:
            continue
        count = text[: match.end()].count(" ") + 1
        rest = " ".join(line[:count])[match.end() :]
        if _TAIL.fullmatch(rest):
            return _head(match, family, at, 0, count)._replace(tail=rest)
    return None


def _closing(at: int, line: Sequence[str]) -> Head | None:
    text = " ".join(line[-3:])
    found = _CLOSING.search(text)
    for pattern, family in _patterns() if found else ():
        assert found is not None
        match = pattern.fullmatch(found["code"])
        if match is not None:
            count = found[0].count(" ") + 1
            if not line[-count].startswith("("):
                return None
            head = _head(match, family, at, len(line) - count, len(line))
            return head._replace(style=f"({head.style}", tail=found[0][found[0].index(")") :])
    return None


def _head(match: re.Match[str], family: str, at: int, start: int, end: int) -> Head:
    parts = family.split("+")
    style, pure, right = "", True, 0
    for index, letters in enumerate(parts):
        style += (match[f"joint{index}"] or "").strip()
        for position, letter in enumerate(letters):
            right += match[f"letter{index}_{position}"] == letter
            style += letter + match[f"dot{index}_{position}"].replace(",", ".")
        style += match[f"gap{index}"].replace("–", "-")
        digits = match[f"number{index}"]
        pure &= bool(_PURE.fullmatch(digits))
        if index + 1 < len(parts):
            style += ".".join(map(str, to_number(digits)))
    share = right / sum(map(len, parts))
    return Head(at, start, end, family, style, digits, to_number(digits), "", pure and share == 1.0, share)


def _worded(at: int, line: Sequence[str]) -> Head | None:
    for count in (1, 2):
        if len(line) <= count or not line[0][0].isupper() or not all(_WORD.fullmatch(word) for word in line[:count]):
            continue
        match = _WORD_NUMBER.fullmatch(line[count])
        if match is not None and match["tail"].count(")") >= match["opening"].count("("):
            words = " ".join(line[:count])
            pure = bool(_PURE.fullmatch(match["number"]))
            number = to_number(match["number"])
            return Head(
                at, 0, count + 1, words, f"{words} {match['opening']}", match["number"], number, match["tail"], pure
            )
    return None


def _roman(at: int, line: Sequence[str]) -> Head | None:
    match = _ROMAN.fullmatch(line[0])
    if match is None:
        return None
    value = _roman_value(re.sub(r"[il1|]", "I", match["number"]))
    if value is None or match["number"] == "1":
        return None
    return Head(at, 0, 1, ROMAN, "", match["number"], (value,), match["tail"], match["number"].isupper())


def _roman_value(text: str) -> int | None:
    return next((value for value in range(1, 40) if to_roman(value) == text), None)


def to_roman(value: int) -> str:
    """Return the roman number of 1 to 39."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _bare(at: int, line: Sequence[str]) -> Head | None:
    match = _BARE.fullmatch(line[0]) or (_DOTLESS.fullmatch(line[0]) if len(line) == 1 else None)
    if match is None:
        return None
    number = to_number(match["number"])
    if number[0] == 0 or (max(number) > 9 * _MOST and len(number) > 1) or (max(number) > _MOST and len(number) > 2):
        return None
    pure = bool(_PURE.fullmatch(match["number"]))
    return Head(at, 0, 1, BARE, "", match["number"], number, match["tail"], pure)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of codes with letters that OCR may have taken for digits, composite ones first."""
    known = sorted(_prefixes(), key=lambda letters: (-len(letters), letters))
    kinds = [kind for kind in _COMPOSITES if all(letters in known for letters in kind)]
    return [(re.compile(_pattern(kind) + _END), "+".join(kind)) for kind in (*kinds, *((one,) for one in known))]


def _pattern(kind: Sequence[str]) -> str:
    parts: list[str] = []
    for index, letters in enumerate(kind):
        inner = "".join(
            rf"(?P<letter{index}_{at}>{_LOOKS_LIKE.get(letter, letter)})(?P<dot{index}_{at}>[.,]?{_blank(letters, at)})"
            for at, letter in enumerate(letters)
        )
        gap = r"[-–]?\s?" if len(kind) == 1 else r""
        joint = _JOINT if index else ""
        parts.append(rf"(?P<joint{index}>{joint}){inner}(?P<gap{index}>{gap})(?P<number{index}>{_NUMBER})")
    return "".join(parts)


def _blank(letters: str, at: int) -> str:
    return r"\s?" if at + 1 < len(letters) else ""


@cache
def _prefixes() -> frozenset[str]:
    """The letters that stand before numbers in the lexicon's examples."""
    found = (re.match(r"((?:[A-Z]\.?\s?){1,3})[-–]?\s?\d", example) for example in _examples())
    return frozenset(re.sub(r"[^A-Z]", "", match[1]) for match in found if match)


def _examples() -> list[str]:
    return [example for row in lexicon.load("markers")["marker"] for example in row["examples"]]
