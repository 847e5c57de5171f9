"""Footnotes: small print that opens with a sign, or stands under a short stroke at the foot of the page.

Print as large as the text is a note's, too, that opens below such a stroke with a number called for on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.engine.content import Word
from extract.layout.tables.grid import Rule
from extract.layout.text.lines import TextLine

_SMALL = 0.88  # times the size of running text
_SIGN = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\(?\d{1,2}\)?(?:\s|$)|\[\d{1,2}\]|\(\*\)")
_SUM = re.compile(r"\d{1,3}(?:[\s.]?\d{3})*(?:,\d+)?\s?(?:[kM]\s?)?(?:€|EUR\b|euros?\b)")
_STROKE = (30.0, 0.45)  # the stroke above notes: its least length, its largest share of the page's width
_CALL = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?=[,.;:)»]?$)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NEAR = 2.0  # points between a stroke and the frame that it is part of

Box = tuple[float, float, float, float]  # left, top, right, bottom
Size = tuple[float, float]  # of the page: its width and height


def note_lines(
    lines: Sequence[TextLine],
    strokes: Sequence[Rule],
    frames: Sequence[Box],
    body_size: float,
    size: Size,
    words: Sequence[Word] = (),
) -> set[TextLine]:
    """Return the lines of ``lines`` (from the top) that are notes; strokes of ``frames`` or beside them are above none.

    ``words`` are those of the whole page, among them the calls of its notes.
    """
    in_note = False
    over = [s for s in strokes if _is_over(s, lines) and not _underlines(s, lines)]
    floor = _stroke_above_notes(over, frames, size)
    found = _called_below(floor, lines, words) if floor is not None else set()
    if found:
        lines = [line for line in lines if line not in found]
    if not lines:
        return found
    if (
        floor is not None
        and sum(1 if line.look.size > _SMALL * body_size else -1 for line in lines if line.top > floor) > 0
    ):
        floor = None  # notes end their page: running text below the stroke makes it a picture's frame or an ornament
    for above, line in zip([None, *lines[:-1]], lines, strict=True):
        small = 0 < line.look.size <= _SMALL * body_size
        if not small:
            in_note = False
            continue
        goes_on = in_note and above is not None and line.bottom - above.bottom < 1.7 * line.look.size
        under = floor is not None and line.top > floor - 1
        if under or goes_on or _opens_note(line):
            in_note = True
            found.add(line)
        else:
            in_note = False
    return found


def _called_below(floor: float, lines: Sequence[TextLine], words: Sequence[Word]) -> set[TextLine]:
    """Return the lines below a stroke if they open with the number of a note that a word above it calls for."""
    below = [line for line in lines if line.top > floor - 1]
    if not below or not below[0].words[0].text.translate(_FIGURES).isdigit():
        return set()
    calls = {call[0].translate(_FIGURES) for word in words if word.top < floor and (call := _CALL.search(word.text))}
    return set(below) if below[0].words[0].text.translate(_FIGURES) in calls else set()


def _opens_note(line: TextLine) -> bool:
    """Whether a line opens with a sign of notes; figures before the sign of euros are a sum ("1 200 000 €")."""
    return _SIGN.match(line.words[0].text) is not None and _SUM.match(line.text) is None


def _stroke_above_notes(strokes: Sequence[Rule], frames: Sequence[Box], size: Size) -> float | None:
    least, most = _STROKE
    low = [s for s in strokes if s.at > 0.5 * size[1] and least <= s.end - s.start <= most * size[0]]
    free = [s.at for s in low if not any(_is_of_frame(s, frame) for frame in frames)]
    return max(free) if free else None


def _is_over(stroke: Rule, lines: Sequence[TextLine]) -> bool:
    """Whether a stroke stands over or under lines of its own column, not beside all of them."""
    return any(line.x0 < stroke.end and stroke.start < line.x1 for line in lines)


def _underlines(stroke: Rule, lines: Sequence[TextLine]) -> bool:
    """Whether a stroke runs right under words, as long as they are at most."""
    return any(
        line.top < stroke.at <= line.bottom + _NEAR
        and line.x0 - _NEAR <= stroke.start
        and stroke.end <= line.x1 + _NEAR
        for line in lines
    )


def _is_of_frame(stroke: Rule, frame: Box) -> bool:
    x0, top, x1, bottom = frame
    level = top - _NEAR <= stroke.at <= bottom + _NEAR
    return level and x0 - _NEAR <= stroke.start and stroke.end <= x1 + _NEAR
