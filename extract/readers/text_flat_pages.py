"""Pages within a line without line breaks: told by their numbers, which count on beside the words of a head or foot.

"… service travaux] PST 2031-2037 4 Commune de Tournepuits OS 2. …": each page becomes a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.readers.text_tables import TextLine
from extract.text import fold

_NUMBER = re.compile(r"(?<=\s)(?P<number>\d{1,3})(?:\s?(?:/|sur)\s?\d{1,3})?(?=\s|$)")
_WORDS = 2  # beside a number
_REACH = 60  # letters in which they stand
_SHORTEST = 8  # letters of these words
_FEWEST, _LARGEST_STEP = 3, 2  # pages, from one to the next
_SIGNS = "|·•–— "  # between a number and what stands behind it
_OF_PAGES = re.compile(r"\b(?:p ?s ?t|programme|plan strategique|transversal|commune|ville|cpas|province|20[0-4]\d)\b")
_OF_ITEMS = re.compile(
    r"\b(?:objectifs?|actions?|fiches?|projets?|mesures?|axes?|volets?|enjeux?|defis?|o ?s|o ?o|annees?)\b"
)


def with_flat_pages_apart(
    pages: Sequence[Sequence[TextLine]], flat: Sequence[TextLine]
) -> tuple[list[list[TextLine]], list[TextLine]]:
    """Return the pages and their ``flat`` lines, those lines parted behind the numbers of the pages that they hold."""
    cuts = _cuts(flat)
    if not cuts:
        return [list(page) for page in pages], list(flat)
    parted = {line: list(_parts(line, cuts.get(line, ()))) for line in flat}
    return [[part for line in page for part in parted.get(line, [line])] for page in pages], [
        part for line in flat for part in parted[line]
    ]


def _cuts(flat: Sequence[TextLine]) -> dict[TextLine, set[int]]:
    """Return where the numbers of pages end in each line."""
    found: dict[tuple[str, str], list[tuple[TextLine, re.Match[str]]]] = {}
    for line in flat:
        for match in _NUMBER.finditer(line.text):
            for key in _beside(line.text, match):
                found.setdefault(key, []).append((line, match))
    cuts: dict[TextLine, set[int]] = {}
    for run in found.values():
        for line, match in run if _counts_on([match for _, match in run]) else ():
            cuts.setdefault(line, set()).add(match.end())
    return cuts if any(0 < cut < len(line.text) for line, places in cuts.items() for cut in places) else {}


def _beside(text: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield the words before a number and those behind it, where they may be of the head or foot of a page."""
    before = text[max(0, match.start() - _REACH) : match.start()].split()[-_WORDS:]
    behind = text[match.end() : match.end() + _REACH].split()[:_WORDS]
    for side, words in (("before", before), ("behind", behind)):
        folded = fold(" ".join(words))
        if len(folded) >= _SHORTEST and _OF_PAGES.search(folded) and not _OF_ITEMS.search(folded):
            yield side, folded


def _counts_on(numbers: Sequence[re.Match[str]]) -> bool:
    steps = [int(after["number"]) - int(before["number"]) for before, after in pairwise(numbers)]
    return len(numbers) >= _FEWEST and all(0 < step <= _LARGEST_STEP for step in steps)


def _parts(line: TextLine, cuts: Iterable[int]) -> Iterator[TextLine]:
    places = [0, *sorted(cuts), len(line.text)]
    for begin, end in pairwise(places):
        if text := line.text[begin:end].strip().lstrip(_SIGNS if begin else ""):
            yield TextLine(line.number, text)
