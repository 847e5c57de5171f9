"""Tables that explain the plan's words rather than hold its items."""

from __future__ import annotations

import re

from extract.detect.words.labels import named_level
from extract.detect.words.markers import read_marker
from extract.document import Table
from extract.printed import Level
from extract.text import fold

_ACRONYM = re.compile(r"[A-ZÀ-Ý](?:\.?[A-ZÀ-Ý]){1,6}\.?")
_FEWEST_SPELLED = 3
_MOST_CELLS = 4  # of a row
_SMALL = frozenset(["de", "du", "des", "d", "l", "la", "le", "les", "et", "en", "a", "au", "aux", "pour", "s"])


def is_glossary(table: Table) -> bool:
    """Whether rows of a table say what levels are, or spell out abbreviations, those of levels among others.

    A level's name or abbreviation stands beside its name again or what it means: two levels explained are enough. A
    column of types names levels too, but beside titles.
    """
    if len(table.cells) > 200:
        return False
    explained: set[Level] = set()
    by_row: dict[int, list[str]] = {}
    for cell in table.cells:
        if text := cell.text.strip():
            by_row.setdefault(cell.row, []).append(text)
    for texts in by_row.values():
        named = [level for text in texts if (level := named_level(text)) is not None]
        explained.update(level for level in named if sum(_is_about(text, level) for text in texts) >= 2)
    return len(explained) >= 2 or _spells_out(list(by_row.values()))


def _spells_out(rows: list[list[str]]) -> bool:
    """Whether most rows of a few cells are an abbreviation and the words that begin with its letters.

    What else is said of whom the letters stand for follows: initials, name, function.
    """
    short = [texts for texts in rows if 2 <= len(texts) <= _MOST_CELLS]
    spelled = sum(_stands_for(*texts[:2]) for texts in short)
    return spelled >= _FEWEST_SPELLED and 2 * spelled >= len(short) and len(rows) <= len(short) + 1


def _stands_for(acronym: str, text: str) -> bool:
    if _ACRONYM.fullmatch(acronym) is None:
        return False
    letters = list(fold(acronym).replace(" ", ""))
    words = fold(text).split()
    return letters in ([word[0] for word in words], [word[0] for word in words if word not in _SMALL])


def _is_about(text: str, level: Level) -> bool:
    """Whether a text opens with the level's name, without a number."""
    marker = read_marker(text)
    return named_level(text.partition(":")[0]) is level and (marker is None or marker.number is None)
