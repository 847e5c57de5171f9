"""Names in pills behind the years of an action, one a pill: "**2026-2028**   Service Mobilité   Bureau d'études".

The years stand in a print of their own (white on a dark pill). Only the width of the blanks tells where one name ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Word
from extract.layout.text.lines import TextLine, joined, make_line, size_of

_YEARS = re.compile(r"\D{0,12}20[1-4]\d(?:\s?[–/-]\s?20[1-4]\d)?")
_PILL_GAP = 1.1  # font sizes: a pill's ends, and what parts it from the next one


def pill_rows(lines: Sequence[TextLine]) -> dict[int, list[TextLine]]:
    """Return the lines that names in pills make, each name behind the first as a line of its own, by index.

    The row below may go on with more pills.
    """
    found: dict[int, list[TextLine]] = {}
    in_row = False
    for index, line in enumerate(lines):
        parts = _pills(line)
        years, names = (parts[0], parts[1:]) if _is_dated(parts) else ([], parts)
        goes_on = in_row and line.even and line.look.size == lines[index - 1].words[-1].look.size
        in_row = bool(years) or goes_on
        if in_row and len(names) > 1 and all(map(_may_name, names)):
            found[index] = [make_line([*years, *names[0]]), *map(make_line, names[1:])]
    return found


def _is_dated(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether the first part of a line is the years before names in another print."""
    first, *others = parts
    own = all(word.look != other.look for word in first for part in others for other in part)
    return bool(others) and own and _YEARS.fullmatch(joined(first)) is not None


def _may_name(words: Sequence[Word]) -> bool:
    text = joined(words)
    return text[:1].isupper() and not any(map(str.isdigit, text))


def _pills(line: TextLine) -> list[list[Word]]:
    """The words of a line between blanks as wide as the ends of pills."""
    parts = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 >= _PILL_GAP * size_of(word):
            parts.append([])
        parts[-1].append(word)
    return parts
