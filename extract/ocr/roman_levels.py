"""Roman numbers of levels that OCR has spoilt: "Objectif opérationnel ITI.2 :" was "Objectif opérationnel III.2 :".

Level words with a few letters that look like a roman number are a marker whatever the letters are, where the document
surely numbers that level so. Which number it was, its neighbours tell: those of a level count on, those of the level
below repeat the number above them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from extract.flat import flat
from extract.ocr.code_heads import Repair, marker_words, to_roman

_LIKE = {
    **dict.fromkeys("IlLTJ1|!][", ("I",)),
    **dict.fromkeys("VvY", ("V",)),
    **dict.fromkeys("XxK", ("X",)),
    "H": ("II",),
    "N": ("II", "IV"),
    "U": ("II", "V"),
    "M": ("III",),
    "W": ("IV",),
}
_LETTERS = "".join(re.escape(letter) for letter in _LIKE)
_NUMBER = re.compile(rf"(?P<first>[{_LETTERS}\d]{{1,6}})(?P<rest>(?:[.,][\dlI|]{{1,2}}){{0,2}})(?P<tail>[.:;)°–—-]*)")
_ROMAN = re.compile(rf"[{_LETTERS}]{{1,6}}")
_SURE = re.compile(r"[VX]|[IVX][IVXl1|!]{1,5}")  # no figure begins with a capital
_DIGITS = str.maketrans("lI|", "111")
_SIGNS: tuple[list[str], ...] = ([], [":"], ["-"], ["–"], ["—"])
_LETTERED = frozenset({"os", "oo"})  # what stands for the words of a level
_MOST_WORDS = 2  # of a level
_LARGEST = 39
_MOST_WRONG = 1  # letters of a number that were lost, added or read as others than those that look like them


class _Head(NamedTuple):
    """Level words and the number read behind them; ``rest`` are the numbers below the first one.

    ``is_parted`` tells that a sign, or such a rest, sets the number off from the title.
    """

    line: int
    at: int
    level: str
    first: str
    rest: tuple[int, ...]
    tail: str
    is_parted: bool

    @property
    def family(self) -> tuple[str, int]:
        """What all numbers that count on from one another share."""
        return self.level, len(self.rest)


class RomanLevels(NamedTuple):
    """The lines where level words have a roman number, and what to replace in them."""

    lines: frozenset[int]
    repairs: tuple[Repair, ...]


def roman_levels(lines: Sequence[Sequence[str]]) -> RomanLevels:
    """Return where ``lines`` (the words of each printed line, in reading order) number levels in roman numbers."""
    heads = _roman([head for at, line in enumerate(lines) for head in _heads(at, line)])
    repairs: list[Repair] = []
    seen = _Seen()
    for position, head in enumerate(heads):
        value = seen.value(head, heads[position + 1 :])
        if value is None:
            continue
        seen.keep(head, value)
        text = f"{'.'.join((to_roman(value), *map(str, head.rest)))}{head.tail}"
        if text != lines[head.line][head.at]:
            repairs.append(Repair(head.line, head.at, head.at + 1, (text,)))
    return RomanLevels(frozenset(head.line for head in heads), tuple(repairs))


class _Seen:
    """The numbers read so far: the last of each family, and all of them."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, int], tuple[int, tuple[int, ...]]] = {}
        self._numbers: set[tuple[str, int, tuple[int, ...]]] = set()
        self._above = 0

    def keep(self, head: _Head, value: int) -> None:
        """Remember that ``head`` has this number."""
        self._last[head.family] = (value, head.rest)
        self._numbers.add((head.level, value, head.rest))
        if not head.rest:
            self._above = value

    def value(self, head: _Head, after: Sequence[_Head]) -> int | None:
        """Return the roman number of ``head``: one that was read and goes on, one that is near and goes on, or none."""
        read, wanted = _values(head.first), self._wanted(head)
        for value in wanted:
            if value in read:
                return value
        is_number = head.first in map(to_roman, read)
        near = [value for value in wanted if head.is_parted and _is_near(head.first, value)]
        if near and (not is_number or self._is_wrong(head, min(read), near[0], after)):
            return near[0]
        return min(read) if len(read) == 1 else None

    def _wanted(self, head: _Head) -> list[int]:
        """Return the numbers with which ``head`` would go on from what stands above it, the likeliest first."""
        first, rest = self._last.get(head.family, (0, ()))
        if not head.rest:
            return [first + 1, 1]
        wanted = [self._above] if self._above else []
        if first and _goes_on(rest, head.rest):
            wanted.append(first)
        begins = set(head.rest) == {1} and (first or not wanted) and first + 1 not in wanted
        return [*wanted, first + 1] if begins else wanted

    def _is_wrong(self, head: _Head, read: int, meant: int, after: Sequence[_Head]) -> bool:
        """Whether a roman number, read as one, stands above already, and what comes next goes on from another."""
        if (head.level, read, head.rest) not in self._numbers:
            return False
        if head.rest:
            return True
        following = next((other for other in after if other.rest or other.level == head.level), None)
        if following is None:
            return False
        return (meant if following.rest else meant + 1) in _values(following.first)


def _goes_on(before: tuple[int, ...], rest: tuple[int, ...]) -> bool:
    """Whether numbers below a first one count on from others: the last by one, or one before it, which begins anew."""
    at = next((k for k, (one, other) in enumerate(zip(before, rest, strict=True)) if one != other), None)
    return at is not None and rest[at] == before[at] + 1 and all(number == 1 for number in rest[at + 1 :])


def _heads(at: int, line: Sequence[str]) -> Iterable[_Head]:
    """Yield the level words with a number that line number ``at`` opens with."""
    for count in range(1, min(_MOST_WORDS, len(line) - 1) + 1):
        if not line[0][:1].isupper() or not all(map(_is_level_word, line[:count])):
            return
        match = _NUMBER.fullmatch(line[count])
        if match is not None:
            rest = tuple(int(part.translate(_DIGITS)) for part in re.split("[.,]", match["rest"])[1:])
            parted = bool(match["rest"] or match["tail"]) or list(line[count + 1 : count + 2]) in _SIGNS
            yield _Head(at, count, " ".join(map(flat, line[:count])), match["first"], rest, match["tail"], parted)
            return


def _roman(heads: Sequence[_Head]) -> list[_Head]:
    """Return the heads of the families that are surely numbered in roman numbers more often than in others."""
    sure = Counter(head.family for head in heads if _SURE.fullmatch(head.first) and _values(head.first))
    other = Counter(head.family for head in heads if head.first.isdigit() and not _values(head.first))
    return [head for head in heads if sure[head.family] > other[head.family] and _ROMAN.fullmatch(head.first)]


@lru_cache(maxsize=512)
def _values(read: str) -> frozenset[int]:
    """Return the roman numbers that ``read`` may have been, each letter read as one that looks like it.

    >>> sorted(_values("ITI")), sorted(_values("HI")), sorted(_values("Total"))
    ([3], [3], [])
    """
    if not _ROMAN.fullmatch(read):
        return frozenset()
    known = _numbers()
    texts = ("".join(letters) for letters in product(*(_LIKE[letter] for letter in read)))
    return frozenset(known[text] for text in texts if text in known)


def _is_near(read: str, value: int) -> bool:
    texts = ("".join(letters) for letters in product(*(_LIKE[letter] for letter in read)))
    return any(Levenshtein.distance(text, to_roman(value)) <= _MOST_WRONG for text in texts)


@cache
def _numbers() -> dict[str, int]:
    return {to_roman(value): value for value in range(1, _LARGEST + 1)}


def _is_level_word(word: str) -> bool:
    return flat(word) in _level_words() or flat(word).replace(".", "") in _LETTERED


@cache
def _level_words() -> frozenset[str]:
    """The words of levels, as they stand before numbers in the lexicon's examples."""
    return frozenset(map(flat, marker_words()))
