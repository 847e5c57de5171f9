"""Codes that OCR has spoilt, mended from the document's own numbering: "0.5.1" was "O.S.1", "Actlon l" was "Action 1".

A letter is only read for a digit, or a dot put back, where the document itself speaks for it: codes of the same kind
stand elsewhere as they should, or the numbers then continue one another and otherwise do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from extract.ocr.code_heads import BARE, ROMAN, Head, Number, Repair, heads_of, marker_words
from extract.ocr.roman_levels import roman_levels

_SUM = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # "9.000" is no code
_ALONE = re.compile(r"\d{1,3}")


class _Habits(NamedTuple):
    """How the document numbers: the families that are surely there, and how each is written."""

    attested: frozenset[str]
    styles: dict[str, str]


def repair_codes(lines: Sequence[Sequence[str]]) -> list[Repair]:
    """Return what to replace in ``lines`` (the words of each printed line, in reading order)."""
    roman = roman_levels(lines)
    heads = [head for at, line in enumerate(lines) if at not in roman.lines for head in heads_of(at, line)]
    heads = _spelt(heads)
    habits = _habits(heads)
    heads = [head for head in heads if head.family in habits.attested or _cannot_count(head)]
    found: list[Repair] = list(roman.repairs)
    last: dict[str, Number] = {}
    counted = _counted(lines)
    for position, head in enumerate(heads):
        if _is_counted(head, counted) or (head.family == BARE and _SUM.fullmatch(head.digits)):
            continue
        rest = (other for other in heads[position + 1 :] if other.family == head.family)
        after = next((other for other in rest if other.family != BARE or not _SUM.fullmatch(other.digits)), None)
        number = _continued(head, last, after)
        follows = _follows(number, last.get(head.family), last.values())
        if not head.pure and not follows and (head.family == ROMAN or not any(map(str.isdigit, head.digits))):
            continue
        if head.family == BARE and len(number) == 1:
            continue  # a number alone in its cell counts or prices, unless dots make it a code
        last[head.family] = number
        text = head.text(_style(head, habits), number)
        if text.split() != list(lines[head.line][head.start : head.end]) and (follows or not _is_weak(head)):
            found.append(Repair(head.line, head.start, head.end, tuple(text.split())))
    return found


def _counted(lines: Sequence[Sequence[str]]) -> frozenset[int]:
    """The numbers that stand alone where the document counts its items beyond nine, else none: 11 is no 1.1 there."""
    alone = frozenset(int(line[0]) for line in lines if len(line) == 1 and _ALONE.fullmatch(line[0]))
    return alone if {9, 10} <= alone else frozenset()


def _is_counted(head: Head, counted: frozenset[int]) -> bool:
    """Whether a number alone is the one before or after another one that counts items."""
    beside = (head.number[0] - 1, head.number[0] + 1)
    return head.family == BARE and len(head.number) == 1 and not counted.isdisjoint(beside)


def _spelt(heads: Sequence[Head]) -> list[Head]:
    """Return ``heads`` with misread words spelt as the document or the lexicon has them; others are no heads."""
    counts = Counter(head.family for head in heads if head.pure and _is_worded(head))
    trusted = {words for words in counts if all(word.lower() in marker_words() for word in words.split())}
    trusted |= {words for words, count in counts.items() if count >= 3}
    kept: list[Head] = []
    for head in heads:
        if not _is_worded(head) or head.family in trusted:
            kept.append(head)
            continue
        near = [words for words in trusted if _alike(head.family, words)]
        near = near or [words for words in (_known_words(head.family),) if words]
        if len(near) == 1:
            kept.append(head._replace(family=near[0], style=head.style.replace(head.family, near[0])))
    return kept


def _known_words(read: str) -> str | None:
    """Return ``read`` with each word that is no marker's word as the only one that it differs from by a letter."""
    spelt: list[str] = []
    for word in read.split():
        known = [word.lower()] if word.lower() in marker_words() else [w for w in marker_words() if _alike(word, w)]
        if len(known) != 1:
            return None
        spelt.append(known[0].capitalize() if word[0].isupper() else known[0])
    return " ".join(spelt)


def _is_worded(head: Head) -> bool:
    return head.family[1:2].islower()


def _is_weak(head: Head) -> bool:
    """Whether a head has nothing but digits to speak for it."""
    return head.family == BARE


def _alike(read: str, words: str) -> bool:
    pairs = list(zip(read.split(), words.split(), strict=False))
    if len(read.split()) != len(words.split()):
        return False
    return all(OSA.distance(a.lower(), b.lower()) <= (1 if len(b) < 8 else 2) for a, b in pairs)


def _habits(heads: Sequence[Head]) -> _Habits:
    families = {head.family for head in heads}
    attested = {head.family for head in heads if head.pure}
    attested |= {family for family in families if _is_likely([head for head in heads if head.family == family])}
    if any(len(family) == 2 for family in attested):  # objectives of one level are not numbered without the other
        attested |= {family for family in families if len(family) == 2}
    attested |= {family for family in families if any(known.startswith(f"{family}+") for known in attested)}
    attested |= {family for family in families if _is_chain([head.number for head in heads if head.family == family])}
    styles: dict[str, str] = {}
    for family in attested:
        own = [head for head in heads if head.family == family]
        shown = Counter(head.style for head in own if "+" not in family)
        shown.update(head.style for head in own if head.pure and "+" not in family)
        if shown:
            styles[family] = max(shown, key=lambda style: (shown[style], -style.count(" ")))
    return _Habits(frozenset(attested), styles)


def _is_likely(heads: Sequence[Head]) -> bool:
    """Whether codes of two letters are at least half read in several places, or can be nothing else ("00 1.1")."""
    if len(heads) < 2 or len(heads[0].family) != 2:
        return False
    return sum(head.letters_read for head in heads) >= 0.5 or all(head.letters_read == 0 for head in heads)


def _is_chain(numbers: Sequence[Number]) -> bool:
    """Whether codes of a kind that is never read as it should be follow one another from 1 on."""
    if len(numbers) < 2 or numbers[0][-1] != 1:
        return False
    steps = sum(_follows(number, before, ()) for before, number in pairwise(numbers))
    return steps >= max(1, (len(numbers) - 1) // 2)


def _cannot_count(head: Head) -> bool:
    """Whether what was read could number nothing as it stands: "0.5.1", "0.0.1.2"; nothing counts from 0 in steps."""
    return len(head.family) == 2 and head.style.count(".") >= 2 and "," not in head.digits and head.start == 0


def _style(head: Head, habits: _Habits) -> str:
    """Return the head's style, the document's own where letters were misread or torn apart."""
    usual = habits.styles.get(head.family, head.style)
    torn = "".join(usual.split()) == "".join(head.style.split()) or len(head.style.split()) > len(usual.split())
    return (
        usual if (not head.pure or torn) and "+" not in head.family and not head.style.startswith("(") else head.style
    )


def _follows(number: Number, before: Number | None, above: Iterable[Number]) -> bool:
    """Whether ``number`` goes on from ``before``, or opens a group: the first under a number just seen, or anew."""
    same = before is not None and len(before) == len(number)
    if before is not None and same and number[:-1] == before[:-1] and number[-1] == before[-1] + 1:
        return True
    if number[-1] != 1:
        return False
    if len(number) == 1 or number[:-1] in set(above):
        return True
    return before is not None and same and _follows(number[:-1], before[:-1], ())


def _continued(head: Head, last: dict[str, Number], after: Head | None) -> Number:
    """Return the head's number, with lost dots put back where it then goes on from what stands around it."""
    before, above = last.get(head.family), set(last.values())
    if _follows(head.number, before, above):
        return head.number
    options = set(_with_dots(head.number)) if head.family != ROMAN else set()
    fitting = {option for option in options if _follows(option, before, above)}
    if not fitting and after is not None:
        fitting = {o for o in options if _follows(after.number, o, ()) and o[-1] != after.number[-1]}
    return fitting.pop() if len(fitting) == 1 else head.number


def _with_dots(number: Number) -> Iterator[Number]:
    """Yield ``number`` with one or two dots more: 1.12 is 1.1.2."""
    for at, part in enumerate(number):
        digits = str(part)
        for cut in range(1, len(digits)):
            if digits[cut] != "0":
                split = (*number[:at], int(digits[:cut]), int(digits[cut:]), *number[at + 1 :])
                yield split
                if len(digits) > 2:
                    yield from _with_dots(split)
