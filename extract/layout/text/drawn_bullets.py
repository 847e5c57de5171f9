"""Bullets that are drawn, not written: browsers print the discs and squares of lists as small shapes.

Without them the entries of a list are lines of one paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from extract.layout.engine.content import Fill, Word
from extract.layout.text.lines import size_of

_LARGEST = 0.6  # of the font size
_FURTHEST = 2.5  # font sizes before the text
_FEWEST = 2  # marks below one another on a page
_BULLET = "•"
_BLACK = "#000000"


def with_drawn_bullets(words: Sequence[Word], marks: Sequence[Fill]) -> tuple[Word, ...]:
    """Return the words of a page with a bullet before each that begins a text right of a small mark of its colour."""
    if len(marks) < _FEWEST:
        return tuple(words)
    by_height = sorted(range(len(words)), key=lambda at: words[at].bottom)
    bottoms = [words[at].bottom for at in by_height]
    found: dict[int, Fill] = {}
    for mark in marks:
        low, high = (
            bisect_left(bottoms, mark.bottom),
            bisect_right(bottoms, mark.bottom + 3 * (mark.bottom - mark.top) + 6),
        )
        level = [at for at in by_height[low:high] if words[at].top < mark.top]
        after = min((at for at in level if words[at].x0 > mark.x1), key=lambda at: words[at].x0, default=None)
        if after is not None and _is_bullet_of(
            mark, words[after], [words[at] for at in level if words[at].x0 <= mark.x1]
        ):
            found[after] = mark
    columns = Counter(round(mark.x0) for mark in found.values())
    kept = {at: mark for at, mark in found.items() if columns[round(mark.x0)] >= _FEWEST}
    drawn = {_drawn(mark, words[at]) for at, mark in kept.items()}
    kept |= {at: mark for at, mark in found.items() if _drawn(mark, words[at]) in drawn}  # alone in another column
    if not kept:
        return tuple(words)
    whole: list[Word] = []
    for at, word in enumerate(words):
        if at in kept:
            whole.append(Word(_BULLET, kept[at].x0, word.top, kept[at].x1, word.bottom, word.look))
        whole.append(word)
    return tuple(whole)


def _drawn(mark: Fill, word: Word) -> tuple[int, int]:
    """How a mark is drawn: its height in half points, its distance to the text in points."""
    return round(2 * (mark.bottom - mark.top)), round(word.x0 - mark.x0)


def _is_bullet_of(mark: Fill, word: Word, before: Sequence[Word]) -> bool:
    """Whether a mark is small, of the text's colour and near it, with nothing else near on its left."""
    size = size_of(word)
    near = word.x0 - mark.x1 < _FURTHEST * size and not any(mark.x0 - other.x1 < size for other in before)
    small = mark.bottom - mark.top <= _LARGEST * size and not word.look.turn
    return near and small and mark.colour in (word.look.colour, _BLACK)
