"""Strokes through words, and the words struck out on a line that offers several to choose from ("biffer …")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.layout.engine.content import PLAIN_LOOK, Segment, Word
from extract.layout.text.lines import size_of
from extract.struck import without_struck

_THICKEST = 2.1  # points
_SHORTEST = 4.0  # points
_LOW, _HIGH = 0.34, 0.64  # font sizes of the stroke above the bottom of a word
_COVERED = 0.8  # of a word's width
_BEYOND = 0.7  # font sizes: a stroke through words takes in a blank, not the room that a cell leaves beside them
_SAME_LINE = 2.0  # points
_BLANK, _COLUMN = 0.6, 1.6  # font sizes: wider than a blank between words, between columns
_NEXT_LINE = 1.6  # font sizes

Strikes = Mapping[Segment, Sequence[Word]]  # the words that each stroke runs through, from the left


def strikes(words: Sequence[Word], segments: Sequence[Segment]) -> Strikes:
    """Return the level strokes that run through the middle of words, as long as they are: no rules of a table."""
    by_height: dict[int, list[Segment]] = {}
    for stroke in segments:
        if stroke.bottom - stroke.top <= _THICKEST and stroke.x1 - stroke.x0 > _SHORTEST:
            by_height.setdefault(round((stroke.top + stroke.bottom) / 2), []).append(stroke)
    near = {height + step for height in by_height for step in (-2, -1, 0, 1, 2)}
    middle = (_LOW + _HIGH) / 2
    found: dict[Segment, list[Word]] = {}
    bottom: float | None = None
    look, is_near = PLAIN_LOOK, False
    for word in words if near else ():
        if word.bottom != bottom or word.look is not look or not look.size:  # most stand as the word before them does
            bottom, look = word.bottom, word.look
            is_near = round(bottom - middle * size_of(word)) in near
        if is_near:
            for stroke in _through(word, by_height):
                found.setdefault(stroke, []).append(word)
    for over in found.values():
        over.sort(key=lambda word: word.x0)
    return {stroke: over for stroke, over in found.items() if _is_as_long(stroke, over)}


def _through(word: Word, by_height: Mapping[int, Sequence[Segment]]) -> list[Segment]:
    """The strokes that run through the middle of a word."""
    size = size_of(word)
    low, high = word.bottom - _LOW * size, word.bottom - _HIGH * size
    return [
        stroke
        for height in range(round(high), round(low) + 1)
        for stroke in by_height.get(height, ())
        if high <= (stroke.top + stroke.bottom) / 2 <= low and stroke.x0 < word.x1 and stroke.x1 > word.x0
    ]


def _is_as_long(stroke: Segment, words: Sequence[Word]) -> bool:
    """Whether a stroke begins and ends with the words that it runs through, and leaves no gap as between columns."""
    size = size_of(words[0])
    ends = [words[0].x0 - stroke.x0, stroke.x1 - max(word.x1 for word in words)]
    gaps = (after.x0 - before.x1 for before, after in pairwise(words))
    return max(ends) <= _BEYOND * size and max(gaps, default=0.0) <= _COLUMN * size


def struck_words(words: Sequence[Word], strokes: Strikes, segments: Sequence[Segment] = ()) -> set[Word]:
    """Return the words struck out of lines whose other words are what is chosen; none of what is struck as a whole.

    Upright ``segments`` part the lines of neighbouring cells.
    """
    struck = _struck(strokes) if strokes else set()
    if not struck:
        return set()
    gone: list[list[Word]] = []
    whole: list[list[Word]] = []
    walls = [s for s in segments if s.bottom - s.top > s.x1 - s.x0]
    for line in _lines(words, struck, walls):
        left = _left(line, struck)
        if left is not None:
            gone.append([word for word in line if word not in left])
        elif all(word in struck for word in line):
            whole.append(line)
    gone.extend(line for line in whole if any(_goes_on(line, other) for other in gone))
    return {word for line in gone for word in line}


def _struck(strokes: Strikes) -> set[Word]:
    """The words of which strokes cover most."""
    covered: dict[Word, float] = {}
    for stroke, words in strokes.items():
        for word in words:
            own = min(stroke.x1, word.x1) - max(stroke.x0, word.x0)
            covered[word] = covered.get(word, 0.0) + own
    return {word for word, wide in covered.items() if wide >= _COVERED * (word.x1 - word.x0)}


def _lines(words: Sequence[Word], struck: set[Word], walls: Sequence[Segment]) -> list[list[Word]]:
    """The printed lines, each in its column or between its walls, that hold struck words."""
    bottoms = sorted({word.bottom for word in struck})
    found: list[list[Word]] = []
    for at, bottom in enumerate(bottoms):
        if at and bottom - bottoms[at - 1] <= _SAME_LINE:
            continue
        row = sorted((w for w in words if -_SAME_LINE <= w.bottom - bottom <= _SAME_LINE), key=lambda w: w.x0)
        part = row[:1]
        near = [wall for wall in walls if wall.top < bottom - _SHORTEST < wall.bottom]
        for before, word in pairwise(row):
            parted = any(before.x1 - _SAME_LINE < wall.x0 < word.x0 + _SAME_LINE for wall in near)
            if parted or word.x0 - before.x1 > _COLUMN * size_of(word):
                found.append(part)
                part = []
            part.append(word)
        found.append(part)
    return [line for line in found if any(word in struck for word in line)]


def _left(line: Sequence[Word], struck: set[Word]) -> set[Word] | None:
    """The words of a line that remain; None where it offers nothing to choose from."""
    text = ""
    marks: list[bool] = []
    starts: list[int] = []
    for before, word in zip([None, *line[:-1]], line, strict=True):
        gap = 0.0 if before is None else word.x0 - before.x1
        blank = "" if before is None else "  " if gap > _BLANK * size_of(word) else " "
        starts.append(len(text) + len(blank))
        text += blank + word.text
        marks.extend([False] * len(blank) + [word in struck] * len(word.text))
    spans = without_struck(text, marks)
    if spans is None:
        return None
    return {word for word, at in zip(line, starts, strict=True) if any(a <= at < b for a, b in spans)}


def _goes_on(line: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a line stands right above or below another one, in its column."""
    apart = abs(line[0].bottom - other[0].bottom)
    beside = line[0].x0 < other[-1].x1 + _SHORTEST and other[0].x0 < line[-1].x1 + 12 * size_of(line[0])
    return apart < _NEXT_LINE * size_of(line[0]) and beside
