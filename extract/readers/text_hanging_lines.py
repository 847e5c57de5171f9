"""Where a line of plain text stands: below the title that a marker opens, or anywhere else."""

from __future__ import annotations

import re

_BEFORE_TITLE = re.compile(
    r"\s*(?:(?:[^\W\d_]{1,12}\.?\s?){0,2}\(?\d{1,3}(?:\.\d{1,3})*|[A-Za-z](?=[.)]))\s?[.):°–-]*\s+"
)
_TAB = 4  # letters
_NEARLY = 2  # letters: numbers of one and of two figures have titles at other places
_DEEPER = 3  # letters


def indent_of(text: str) -> int:
    """Return how many letters to the right a line begins."""
    text = text.expandtabs(_TAB)
    return len(text) - len(text.lstrip())


def hangs_below(title: str, text: str) -> bool:
    """Return whether a line begins where the title on the line above it does, behind its marker.

    >>> hangs_below("  Action 4. Curer la", "            mare")
    True
    """
    match = _BEFORE_TITLE.match(title.expandtabs(_TAB)) if title.strip() and text.strip() else None
    if match is None or indent_of(text) < indent_of(title) + _DEEPER:
        return False
    return abs(match.end() - indent_of(text)) <= _NEARLY
