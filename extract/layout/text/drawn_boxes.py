"""Boxes to tick that are drawn, not written: a small square before each of several choices, a cross in those chosen.

Their strokes are no rules of a table, and the cross is no text of a cell: each square becomes a written one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.layout.engine.content import Fill, Segment, Word
from extract.layout.text.lines import size_of

_EMPTY, _TICKED = "☐", "☒"
_TICKS = frozenset("×✕✖✗✘xXvV✓✔")
_SMALLEST, _LARGEST = 5.0, 18.0  # points wide
_SQUARE = 1.2  # times as wide as high, or as high as wide
_SAME = 1.0  # points
_LEAST_OF_PRINT, _MOST_OF_PRINT = 0.6, 1.7  # times the font size of the text behind
_NEAR = 1.0  # font sizes to it
_MOST_LONGER = 2  # sides that go on: those of a cell
_FEWEST, _MOST = 2, 120  # boxes on a page: choices, no grid of small cells


class Frame(NamedTuple):
    """A box that four strokes make."""

    x0: float
    top: float
    x1: float
    bottom: float


def with_drawn_boxes(
    words: tuple[Word, ...], segments: tuple[Segment, ...], fills: Sequence[Fill] = ()
) -> tuple[tuple[Word, ...], tuple[Segment, ...]]:
    """Return the words of a page with a sign for each drawn box, and its strokes without theirs.

    A box in a colour of its own says what that colour means: it is none to tick.
    """
    short = [s for s in segments if _SMALLEST <= max(s.x1 - s.x0, s.bottom - s.top) <= _LARGEST]
    found: dict[int, Frame] = {}
    ticks: set[int] = set()
    signs: dict[int, Word] = {}
    squares = list(frames(short, 1 / _SQUARE, _SQUARE)) if len(short) >= 4 * _FEWEST else []
    for box in squares if _FEWEST <= len(squares) <= _MOST else ():
        inner = [at for at, word in enumerate(words) if _holds(box, word)]
        behind = _text_behind(box, words)
        ticked = all(words[at].text in _TICKS for at in inner)
        if behind is None or len(inner) > 1 or not ticked or not stands_free(box, segments):
            continue
        if any(_holds(box, fill) for fill in fills):
            continue
        text = words[behind]
        found[behind] = box
        ticks.update(inner)
        signs[behind] = Word(_TICKED if inner else _EMPTY, box.x0, text.top, box.x1, text.bottom, text.look)
    if len(found) < _FEWEST:
        return words, segments
    whole = [part for at, word in enumerate(words) if at not in ticks for part in (signs.get(at), word) if part]
    sides = set(found.values())
    return tuple(whole), tuple(s for s in segments if not any(_is_side(s, box) for box in sides))


def frames(segments: Iterable[Segment], least: float, most: float) -> Iterator[Frame]:
    """Yield the boxes that two level strokes and two upright ones make, ``least`` to ``most`` times as wide as high."""
    level = [s for s in segments if s.x1 - s.x0 > s.bottom - s.top]
    upright: dict[int, list[Segment]] = {}
    for s in segments:
        if s.x1 - s.x0 < s.bottom - s.top:
            upright.setdefault(round(s.x0), []).append(s)
    above: dict[int, Segment] = {}
    for s in sorted(level, key=lambda s: s.top):
        over = next((above[at] for at in _near(s.x0) if at in above), None)
        above[round(s.x0)] = s
        if over is None or abs(over.x1 - s.x1) > _SAME:
            continue
        wide, high = s.x1 - s.x0, s.top - over.top
        if not high or not least <= wide / high <= most:
            continue
        box = Frame(s.x0, over.top, s.x1, s.bottom)
        if all(any(_is_side(u, box) for at in _near(x) for u in upright.get(at, ())) for x in (box.x0, box.x1)):
            yield box


def _near(x: float) -> tuple[int, int, int]:
    return round(x) - 1, round(x), round(x) + 1


def _is_side(s: Segment, box: Frame) -> bool:
    """Whether a stroke is one of the four sides of a box, as long as it is."""
    x = abs(s.x0 - box.x0) <= _SAME and abs(s.x1 - box.x1) <= _SAME
    y = abs(s.top - box.top) <= _SAME and abs(s.bottom - box.bottom) <= _SAME
    if s.x1 - s.x0 > s.bottom - s.top:
        return x and min(abs(s.top - box.top), abs(s.bottom - box.bottom)) <= _SAME
    return y and min(abs(s.x0 - box.x0), abs(s.x1 - box.x1)) <= _SAME


def stands_free(box: Frame, segments: Iterable[Segment]) -> bool:
    """Whether strokes go on along one side of a box at most, as the line to write on does: it is no cell of a table."""
    longer: set[int] = set()
    for s in segments:
        apart_x = s.x1 < box.x0 - _SAME or s.x0 > box.x1 + _SAME
        if apart_x or s.bottom < box.top - _SAME or s.top > box.bottom + _SAME or _is_side(s, box):
            continue
        if s.x1 - s.x0 > s.bottom - s.top:
            longer.add(0 if abs(s.top - box.top) <= _SAME else 1)
        else:
            longer.add(2 if abs(s.x0 - box.x0) <= _SAME else 3)
    return len(longer) < _MOST_LONGER


def _holds(box: Frame, part: Word | Fill) -> bool:
    x, y = (part.x0 + part.x1) / 2, (part.top + part.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _text_behind(box: Frame, words: Sequence[Word]) -> int | None:
    """The word right behind a box that is about as high as its print."""
    for at, word in enumerate(words):
        size = size_of(word)
        if not -_SAME <= word.x0 - box.x1 <= _NEAR * size or not box.top <= (word.top + word.bottom) / 2 <= box.bottom:
            continue
        return at if _LEAST_OF_PRINT * size <= box.x1 - box.x0 <= _MOST_OF_PRINT * size else None
    return None
