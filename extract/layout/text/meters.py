"""Meters: a bar within a frame, or over a longer one, shows how far something has come ("50 %" stands behind it).

Their strokes are no rules of a table, their bars no shades, and what they fill is no blank: the figure behind each one
begins where the meter does. A meter whose bar has no length is told by the others of its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from extract.layout.engine.content import Fill, PageContent, Picture, Segment, Word
from extract.layout.text.drawn_boxes import Frame, frames, stands_free
from extract.layout.text.lines import size_of

_LOWEST, _HIGHEST = 0.3, 1.75  # font sizes of the shares
_NARROWEST, _WIDEST = 1.6, 25.0  # font sizes
_LEAST, _MOST = 2.5, 40.0  # times as wide as high
_PADDING = 0.3  # font sizes between a frame and its bar
_THICK = 0.22  # font sizes: a bar, no stroke
_SAME = 1.0  # points
_WHOLE, _NEARLY = 100.0, 80.0  # percent: of bars as long as their frame
_FEWEST_TOLD = 2  # frames with a share behind them
_NEAR = 2.2  # font sizes to the figure behind: it ends where "100 %" does
_MOSTLY = 0.5  # of the meters have one
_Bar = Segment | Fill
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?(?P<sign>\s?%)?")


def without_meters(content: PageContent) -> PageContent:
    """Return a page without the strokes and the bars of its meters, whose boxes it tells."""
    shares = _shares(content.words)
    print_size = median(size_of(content.words[at]) for at in shares) if shares else 0.0
    bars = _bars(content, print_size) if shares else []
    if not bars:
        return content
    found = [frame for frame in _frames(content, bars, print_size) if _is_shaped(frame, print_size)]
    told = {frame: at for frame in found if (at := _behind(frame, content.words, shares)) is not None}
    sizes = {_size(frame) for frame in found if any(_shows(bar, frame, print_size) for bar in bars)}
    sizes = sizes or _sizes_told(told, bars, content.words, print_size)
    meters = [frame for frame in found if _size(frame) in sizes and not _holds_text(frame, content.words)]
    if not meters:
        return content  # all full or all empty: the keys of a legend, the boxes of a form
    behind = {frame: told[frame] for frame in meters if frame in told}
    if len(behind) < _MOSTLY * len(meters):
        return content  # the bars of a calendar
    starts = {at: frame.x0 for frame, at in behind.items()}
    return content._replace(
        words=tuple(word._replace(x0=starts.get(at, word.x0)) for at, word in enumerate(content.words)),
        segments=tuple(s for s in content.segments if not any(_is_inside(s, frame) for frame in meters)),
        fills=tuple(fill for fill in content.fills if not any(_is_inside(fill, frame) for frame in meters)),
        meters=tuple(Picture(*frame) for frame in meters),
    )


def _sizes_told(
    told: Mapping[Frame, int], bars: Iterable[_Bar], words: Sequence[Word], print_size: float
) -> set[tuple[int, int]]:
    """The sizes of frames that are full where "100 %" stands behind them, or little less; short bars are not seen."""
    full = {frame for frame in told for bar in bars if _fills(bar, frame, print_size)}
    share = {frame: float(words[at].text.rstrip(" %").replace(",", ".")) for frame, at in told.items()}
    as_said = all(
        (frame in full) >= (share[frame] == _WHOLE) and share[frame] >= _NEARLY * (frame in full) for frame in told
    )
    return {_size(frame) for frame in full} if as_said and len(told) >= _FEWEST_TOLD else set()


def _shares(words: Sequence[Word]) -> list[int]:
    """The words that are a share of a hundred; its sign may be the next word."""
    if "%" not in "".join([word.text for word in words]):
        return []
    found = ((at, _SHARE.fullmatch(word.text)) for at, word in enumerate(words))
    signs = {at for at, word in enumerate(words) if word.text.startswith("%")}
    return [at for at, match in found if match is not None and (match["sign"] or at + 1 in signs)]


def _frames(content: PageContent, bars: Iterable[_Bar], print_size: float) -> Iterator[Frame]:
    """Yield the boxes that strokes make, and the shades on which another one begins."""
    for frame in frames([s for s in content.segments if _may_be_side(s, print_size)], _LEAST, _MOST):
        others = (s for s in content.segments if not _is_inside(s, frame))
        if stands_free(frame, others):
            yield frame
    yield from (Frame(part.x0, part.top, part.x1, part.bottom) for part in bars)


def _may_be_side(s: Segment, print_size: float) -> bool:
    wide, high = (s.x1 - s.x0) / print_size, (s.bottom - s.top) / print_size
    return (wide <= _WIDEST and high < _THICK) or (wide < _THICK and high <= _HIGHEST)


def _is_shaped(frame: Frame, print_size: float) -> bool:
    wide, high = (frame.x1 - frame.x0) / print_size, (frame.bottom - frame.top) / print_size
    return _NARROWEST <= wide <= _WIDEST and _LOWEST <= high <= _HIGHEST


def _size(frame: Frame) -> tuple[int, int]:
    return round(frame.x1 - frame.x0), round(frame.bottom - frame.top)


def _bars(content: PageContent, print_size: float) -> list[_Bar]:
    parts: list[_Bar] = [*content.segments, *content.fills]
    return [part for part in parts if _is_bar(part, print_size)]


def _is_bar(part: _Bar, print_size: float) -> bool:
    wide, high = (part.x1 - part.x0) / print_size, (part.bottom - part.top) / print_size
    return _THICK <= high <= _HIGHEST and _THICK <= wide <= _WIDEST


def _shows(bar: _Bar, frame: Frame, print_size: float) -> bool:
    """Whether a bar begins at the left of a frame, is about as high, and ends before it."""
    thick, padding = _THICK * print_size, _PADDING * print_size
    high = bar.bottom - bar.top >= max(thick, frame.bottom - frame.top - 2 * padding)
    return high and _is_inside(bar, frame) and bar.x0 - frame.x0 <= padding and bar.x1 < frame.x1 - 2 * padding


def _fills(bar: _Bar, frame: Frame, print_size: float) -> bool:
    return _is_inside(bar, frame) and bar.x1 - bar.x0 > frame.x1 - frame.x0 - 2 * _PADDING * print_size


def _is_inside(part: _Bar, frame: Frame) -> bool:
    across = frame.x0 - _SAME <= part.x0 and part.x1 <= frame.x1 + _SAME
    return across and frame.top - _SAME <= part.top and part.bottom <= frame.bottom + _SAME


def _behind(frame: Frame, words: Sequence[Word], shares: Iterable[int]) -> int | None:
    """The share of a hundred right behind a frame, at its height."""
    return next((at for at in shares if _is_level(words[at], frame) and _is_near(words[at], frame)), None)


def _is_level(word: Word, frame: Frame) -> bool:
    return word.top <= (frame.top + frame.bottom) / 2 <= word.bottom


def _is_near(word: Word, frame: Frame) -> bool:
    return -_SAME <= word.x0 - frame.x1 <= _NEAR * size_of(word)


def _holds_text(frame: Frame, words: Iterable[Word]) -> bool:
    return any(
        frame.x0 <= (word.x0 + word.x1) / 2 <= frame.x1 and frame.top <= (word.top + word.bottom) / 2 <= frame.bottom
        for word in words
    )
