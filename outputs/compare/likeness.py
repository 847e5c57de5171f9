"""How alike the titles of two versions of a plan are, rare words counting more than common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

_MIN_WORD = 3  # letters of a word that says something
_SHORTENED = 0.7  # likeness of a title that is the beginning of the other
_MARGIN = 0.02  # what words printed twice may change
_BLOCK = 256  # rows of a table of likenesses that are worked out at once


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

    def alike(self, left: Sequence[str], right: Sequence[str], floor: float) -> Iterator[tuple[int, int]]:
        """Yield the places in ``left`` and ``right`` of titles whose likeness is at least ``floor``, and a few more.

        Tables are worked out at once, so that thousands of titles are compared with thousands.
        """
        words = {
            word: place for place, word in enumerate(sorted({w for title in (*left, *right) for w in title.split()}))
        }
        weights = np.array([self._weights.get(word, self._unknown) for word in words], dtype=np.float32)
        held = _held_words(right, words)
        sums = held @ weights
        for start in range(0, len(left), _BLOCK):
            block = left[start : start + _BLOCK]
            own = _held_words(block, words)
            letters = process.cdist(block, right, scorer=fuzz.ratio, dtype=np.float32) / 100
            whole = (own @ weights)[:, None] + sums[None, :]
            shared = 2 * ((own * weights) @ held.T) / np.maximum(whole, 1e-6)
            for i, j in np.argwhere((letters + shared) / 2 >= floor - _MARGIN):
                yield start + int(i), int(j)
        yield from _beginnings(left, right)

    def _shared(self, first: str, second: str) -> float:
        """Return the weight of the words in common (Dice)."""
        left, right = Counter(first.split()), Counter(second.split())
        whole = self._sum(left) + self._sum(right)
        return 2 * self._sum(left & right) / whole if whole else 0.0

    def _sum(self, words: Counter[str]) -> float:
        return sum(self._weights.get(word, self._unknown) * count for word, count in words.items())


def _held_words(titles: Sequence[str], words: dict[str, int]) -> np.ndarray:
    """Return a row a title, a column a word: 1 where the title has it."""
    held = np.zeros((len(titles), len(words)), dtype=np.float32)
    for row, title in enumerate(titles):
        held[row, [words[word] for word in set(title.split())]] = 1
    return held


def _beginnings(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of titles of which one begins with the other."""
    for first, second, turned in ((left, right, False), (right, left, True)):
        places: dict[str, list[int]] = {}
        for i, title in enumerate(first):
            places.setdefault(title, []).append(i)
        for j, title in enumerate(second):
            words = title.split()
            for count in range(2, len(words)):
                for i in places.get(" ".join(words[:count]), ()):
                    yield (j, i) if turned else (i, j)


def telling_words(title: str) -> int:
    """Return how many words of a folded title are longer than articles and the like."""
    return sum(len(word) > _MIN_WORD for word in title.split())


def _begins(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return long.startswith(f"{short} ") and telling_words(short) > 1
