"""Footnotes: small print that opens with a sign, or stands under a short stroke at the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.tables.grid import Rule
from extract.layout.text.lines import TextLine

_SMALL = 0.88  # times the size of running text
_SIGN = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]|\(?\d{1,2}\)?(?:\s|$)|\[\d{1,2}\]|\(\*\)")
_SUM = re.compile(r"\d{1,3}(?:[\s.]?\d{3})*(?:,\d+)?\s?(?:[kM]\s?)?(?:€|EUR\b|euros?\b)")
_STROKE = (30.0, 0.45)  # the stroke above notes: its least length, its largest share of the page's width


def note_lines(
    lines: Sequence[TextLine], strokes: Sequence[Rule], body_size: float, width: float, height: float
) -> set[TextLine]:
    """Return the lines of ``lines`` (from the top) that are notes."""
    found: set[TextLine] = set()
    in_note = False
    floor = _stroke_above_notes(strokes, width, height)
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


def _opens_note(line: TextLine) -> bool:
    """Whether a line opens with a sign of notes; figures before the sign of euros are a sum ("1 200 000 €")."""
    return _SIGN.match(line.words[0].text) is not None and _SUM.match(line.text) is None


def _stroke_above_notes(strokes: Sequence[Rule], width: float, height: float) -> float | None:
    least, most = _STROKE
    low = [s.at for s in strokes if s.at > 0.5 * height and least <= s.end - s.start <= most * width]
    return max(low) if low else None
