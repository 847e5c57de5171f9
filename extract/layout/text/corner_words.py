"""Small words in the right corner of a card, above its title: a state or a priority, said of what the title names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.text.line_entries import Frame
from extract.layout.text.lines import TextLine

_NUMBER = re.compile(r"\d{1,3}(?:[.\-]\d{1,3})*\.?")
_SMALLER = 0.9  # times the size of the title
_ALIGNED = 3.0  # points


def with_corner_down(lines: Sequence[TextLine], frame: Frame) -> list[TextLine]:
    """Return the lines of a card, those of its title before the small words above it in the right corner.

    The number of the title may stand above both. Figures in a corner may be such a number: they stay first.
    """
    at = 1 if lines and _NUMBER.fullmatch(lines[0].text) else 0
    if len(lines) < at + 2:
        return list(lines)
    corner, title = lines[at : at + 2]
    margin = title.x0 - frame.left + _ALIGNED
    aside = frame.right - corner.x1 <= margin and 2 * corner.x0 > frame.left + frame.right and title.x0 < corner.x0
    if not aside or corner.look.size >= _SMALLER * title.look.size or any(map(str.isdigit, corner.text)):
        return list(lines)
    end = next((i for i in range(at + 2, len(lines)) if lines[i].look != title.look), len(lines))
    return [*lines[:at], *lines[at + 1 : end], corner, *lines[end:]]
