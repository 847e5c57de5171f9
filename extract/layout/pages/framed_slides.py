"""Slides printed several a page, each in a frame: all frames are of one size, in the same columns on each page.

Boxes of a table have strokes from side to side, and a text around them that belongs to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import PageContent, Segment, Word
from extract.layout.pages.page import PageParts
from extract.layout.pages.sheet_pages import Frame, SheetPages, cut_out

_FEWEST_SHEETS = 2
_FEWEST_FRAMES = 2  # on the fullest sheet
_SHAPES = (1.25, 1.85)  # width to height of slides
_LEAST = 0.3  # of the page's width
_SAME = 2.0  # points
_THICK = 3.0  # points: of a stroke
_ACROSS = 0.95  # of a frame's width: a row of a table ends there
_MARGIN = 0.12  # of the height: where what belongs to the sheet may stand


def framed_slides(sheets: Sequence[PageParts]) -> SheetPages | None:
    """Return the slides one by one; None where the sheets are pages of another kind."""
    if len(sheets) < _FEWEST_SHEETS or not _frames(sheets[0].content):
        return None
    frames = {sheet.page: _frames(sheet.content) for sheet in sheets}
    places = max(frames.values(), key=len)
    slides = all(_are_slides(sheet.content, frames[sheet.page], places) for sheet in sheets)
    return cut_out(sheets, lambda sheet: frames[sheet.page]) if slides and len(places) >= _FEWEST_FRAMES else None


def _frames(sheet: PageContent) -> list[Frame]:
    """The boxes of strokes on a sheet that have the shape of slides, from the top."""
    level: dict[tuple[int, int], list[Segment]] = {}
    lowest = _LEAST * sheet.width / _SHAPES[1]
    upright = [s for s in sheet.segments if s.x1 - s.x0 <= _THICK and s.bottom - s.top >= lowest]
    for stroke in sheet.segments if len(upright) >= _FEWEST_FRAMES else ():
        if stroke.bottom - stroke.top <= _THICK and stroke.x1 - stroke.x0 >= _LEAST * sheet.width:
            level.setdefault((round(stroke.x0), round(stroke.x1)), []).append(stroke)
    found: list[Frame] = []
    for strokes in level.values():
        for above, below in pairwise(sorted(strokes, key=lambda s: s.top)):
            frame = (above.x0, above.top, above.x1, below.bottom)
            shape = (frame[2] - frame[0]) / max(frame[3] - frame[1], 1.0)
            if _SHAPES[0] <= shape <= _SHAPES[1] and all(_is_closed(frame, side, upright) for side in (0, 2)):
                found.append(frame)
    return sorted(found, key=lambda frame: (frame[1], frame[0]))


def _is_closed(frame: Frame, side: int, upright: Sequence[Segment]) -> bool:
    """Whether a stroke runs down the left (0) or right (2) side of a frame and no farther."""
    return any(
        abs((s.x0 + s.x1) / 2 - frame[side]) <= _SAME
        and abs(s.top - frame[1]) <= _SAME
        and abs(s.bottom - frame[3]) <= _SAME
        for s in upright
    )


def _are_slides(sheet: PageContent, frames: Sequence[Frame], places: Sequence[Frame]) -> bool:
    """Whether the frames of a sheet are like those in ``places``, and all words stand in them, but at its edges."""
    alike = all(any(_are_alike(frame, place) for place in places) for frame in frames)
    if not frames or not alike or any(_is_ruled(frame, sheet.segments) for frame in frames):
        return False
    body = [w for w in sheet.words if _MARGIN * sheet.height < w.bottom and w.top < (1 - _MARGIN) * sheet.height]
    return all(any(_holds(frame, word) for frame in frames) for word in body)


def _are_alike(one: Frame, other: Frame) -> bool:
    """Whether two frames are of one size and begin as far from the left."""
    (x0, top, x1, bottom), (left, high, right, low) = one, other
    return max(abs(x0 - left), abs(x1 - right), abs((bottom - top) - (low - high))) <= _SAME


def _is_ruled(frame: Frame, segments: Sequence[Segment]) -> bool:
    """Whether a stroke runs from side to side within a frame."""
    x0, top, x1, bottom = frame
    wide = _ACROSS * (x1 - x0)
    inside = (s for s in segments if top + _THICK < s.top and s.bottom < bottom - _THICK)
    return any(min(s.x1, x1) - max(s.x0, x0) > wide for s in inside)


def _holds(frame: Frame, word: Word) -> bool:
    x0, top, x1, bottom = frame
    return x0 <= word.x0 and word.x1 <= x1 + _SAME and top <= word.top + _SAME and word.bottom <= bottom + _SAME
