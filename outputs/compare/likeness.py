"""How alike the titles of two versions of a plan are, rare words counting more than common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz

_MIN_WORD = 3  # letters of a word that says something
_SHORTENED = 0.7  # likeness of a title that is the beginning of the other


class TitleLikeness:
    """Compares folded titles; words are weighed by how few of ``titles`` have them."""

    def __init__(self, titles: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for title in titles:
            counts.update(set(title.split()))
            total += 1
        self._weights = {word: math.log((total + 2) / (count + 0.5)) for word, count in counts.items()}
        self._unknown = math.log(total + 2) + 1

    def __call__(self, first: str, second: str) -> float:
        """Return 1.0 for the same title, 0.0 for nothing in common or an empty title: letters and words, half each."""
        if first == second:
            return float(bool(first))
        if not first or not second:
            return 0.0
        letters = fuzz.ratio(first, second) / 100
        likeness = (letters + self._shared(first, second)) / 2
        return max(likeness, _SHORTENED) if _begins(first, second) else likeness

    def _shared(self, first: str, second: str) -> float:
        """Return the weight of the words in common (Dice)."""
        left, right = Counter(first.split()), Counter(second.split())
        whole = self._sum(left) + self._sum(right)
        return 2 * self._sum(left & right) / whole if whole else 0.0

    def _sum(self, words: Counter[str]) -> float:
        return sum(self._weights.get(word, self._unknown) * count for word, count in words.items())


def telling_words(title: str) -> int:
    """Return how many words of a folded title are longer than articles and the like."""
    return sum(len(word) > _MIN_WORD for word in title.split())


def _begins(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return long.startswith(f"{short} ") and telling_words(short) > 1
