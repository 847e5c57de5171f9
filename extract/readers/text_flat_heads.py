"""Running heads, feet and page numbers glued to the text of pages without line breaks, on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.document import Role
from extract.readers.text_inline_marks import first_marker
from extract.readers.text_tables import TextLine
from extract.text import fold

_FEWEST = 3  # pages
_SHARE = 0.5  # of the flat ones
_FEWEST_WORDS, _MOST_WORDS = 3, 16
_SHORTEST = 12  # letters
_LARGEST_STEP, _SHARE_COUNTING = 2, 0.8  # from page to page, of them
_WORD = re.compile(r"\S+")
_NUMBER = r"(?:[Pp](?:age|\.)\s?)?[-–—|]?\s?(?P<number>\d{1,3})(?:\s?(?:/|sur|de)\s?\d{1,3})?\s?[-–—|]?"
_AHEAD = re.compile(rf"\s*{_NUMBER}(?=\s|$)")
_BEHIND = re.compile(rf"(?<=\s){_NUMBER}\s*$")


def with_flat_heads_apart(
    pages: Sequence[Sequence[TextLine]], flat: Sequence[TextLine]
) -> tuple[list[list[TextLine]], dict[TextLine, Role]]:
    """Return the pages with what most ``flat`` lines begin or end with on lines of its own, and these with their role.

    Numbers at the same place are a page's where they count on from page to page.
    """
    begins = {line: 0 for line in flat} | _heads(flat)
    begins |= _behind_numbers(flat, begins)
    ends = {line: len(line.text) for line in flat} | _feet(flat, begins)
    parted: dict[TextLine, list[TextLine]] = {}
    roles: dict[TextLine, Role] = {}
    for line in flat:
        cuts = (0, begins[line], max(ends[line], begins[line]), len(line.text))
        pieces = [TextLine(line.number, line.text[a:b].strip()) for a, b in pairwise(cuts)]
        for piece, role in zip(pieces, (Role.RUNNING_HEAD, None, Role.FOOTER), strict=True):
            if piece.text and role is not None:
                roles[piece] = role
        parted[line] = [piece for piece in pieces if piece.text]
    return [[piece for line in page for piece in parted.get(line, [line])] for page in pages], roles


def _heads(flat: Sequence[TextLine]) -> dict[TextLine, int]:
    """Return where the head ends that most lines begin with; none where it names an item."""
    words = {line: list(_WORD.finditer(line.text)) for line in flat}
    found = _shared({line: [word[0] for word in own] for line, own in words.items()})
    if not found:
        return {}
    line, count = next(iter(found.items()))
    marker = first_marker(line.text[: words[line][count - 1].end() + _SHORTEST])
    if marker is not None:  # an item begins on each of these pages
        count = min(count, sum(word.start() < marker for word in words[line]))
    if not count or words[line][count - 1].end() < _SHORTEST:
        return {}
    head = _first(words[line], count)
    return {other: own[count - 1].end() for other, own in words.items() if _first(own, count) == head}


def _first(words: Sequence[re.Match[str]], count: int) -> str:
    return fold(" ".join(word[0] for word in words[:count]))


def _feet(flat: Sequence[TextLine], begins: Mapping[TextLine, int]) -> dict[TextLine, int]:
    """Return where the foot begins that most lines end with, a page's number beside it."""
    ends = _before_numbers(flat, {line: len(line.text) for line in flat})
    words = {line: list(_WORD.finditer(line.text, begins[line], ends.get(line, len(line.text))))[::-1] for line in flat}
    fewest = _FEWEST_WORDS - bool(ends)  # "PST 2031-2037" before a page's number
    found = _shared({line: [word[0] for word in own] for line, own in words.items()}, fewest)
    feet = {line: words[line][count - 1].start() for line, count in found.items()}
    if feet and min(len(line.text) - start for line, start in feet.items()) >= _SHORTEST:
        ends |= feet
    return _before_numbers(flat, {line: ends.get(line, len(line.text)) for line in flat}) or ends


def _shared(words: Mapping[TextLine, Sequence[str]], fewest: int = _FEWEST_WORDS) -> dict[TextLine, int]:
    """Return the lines whose first words most lines have, and how many these are."""
    found: dict[TextLine, int] = {}
    for count in range(fewest, _MOST_WORDS + 1):
        keys = {line: fold(" ".join(own[:count])) for line, own in words.items() if len(own) > count}
        key, times = Counter(keys.values()).most_common(1)[0] if keys else ("", 0)
        if times < max(_FEWEST, _SHARE * len(words)):
            break
        found = {line: count for line, own in keys.items() if own == key}
    return found


def _behind_numbers(flat: Sequence[TextLine], begins: Mapping[TextLine, int]) -> dict[TextLine, int]:
    """Return where the text begins behind the numbers of pages that stand first from ``begins`` on."""
    found = [(line, match) for line in flat if (match := _AHEAD.match(line.text, begins[line]))]
    return {line: match.end() for line, match in found} if _count_on([match for _, match in found], len(flat)) else {}


def _before_numbers(flat: Sequence[TextLine], ends: Mapping[TextLine, int]) -> dict[TextLine, int]:
    """Return where the numbers of pages begin that stand last before ``ends``."""
    found = [(line, match) for line in flat if (match := _BEHIND.search(line.text[: ends[line]]))]
    return {line: match.start() for line, match in found} if _count_on([match for _, match in found], len(flat)) else {}


def _count_on(numbers: Sequence[re.Match[str]], pages: int) -> bool:
    """Whether most pages have a number, and these count on from page to page."""
    if len(numbers) < max(_FEWEST, _SHARE * pages):
        return False
    steps = [int(after["number"]) - int(before["number"]) for before, after in pairwise(numbers)]
    return sum(0 < step <= _LARGEST_STEP for step in steps) >= _SHARE_COUNTING * len(steps)
