"""Bullets that OCR has not seen: the first entry of a list stands where the texts of others do, behind nothing."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.layout.engine.content import Word
from extract.ocr.spelling import BULLET

_FEWEST = 3  # entries with their bullets
_IN_LINE = 3.0  # points
_LEFT = 4.0  # points that a heading begins to the left of the bullets


def lost_bullets(lines: Sequence[Sequence[Word]]) -> list[tuple[int, Word]]:
    """Return the lines right below a heading that have lost their bullet, each with that bullet."""
    listed = [line for line in lines if len(line) > 1 and line[0].text == BULLET]
    if len(listed) < _FEWEST:
        return []
    bullet, text = (median(line[at].x0 for line in listed) for at in (0, 1))
    found: list[tuple[int, Word]] = []
    for at in range(1, len(lines)):
        above, line = lines[at - 1], lines[at]
        if not above or not line or line[0].top < above[0].bottom - 1 or abs(line[0].x0 - text) > _IN_LINE:
            continue
        heads = above[0].x0 < bullet - _LEFT and (above[0].look.bold or above[-1].text.endswith(":"))
        if heads and line[0].text[0].isupper() and not line[0].look.bold:
            first = line[0]
            wide = first.bottom - first.top
            found.append((at, first._replace(text=BULLET, x0=bullet, x1=min(bullet + wide / 2, first.x0))))
    return found
