"""Tables that explain the plan's words rather than hold its items."""

from __future__ import annotations

from extract.detect.words.labels import named_level
from extract.detect.words.markers import read_marker
from extract.document import Table
from extract.printed import Level


def is_glossary(table: Table) -> bool:
    """Whether rows of a table say what levels are: a level's name or abbreviation, and its name again or what it means.

    Two levels explained are enough; a column of types names levels too, but beside titles.
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
    return len(explained) >= 2


def _is_about(text: str, level: Level) -> bool:
    """Whether a text opens with the level's name, without a number."""
    marker = read_marker(text)
    return named_level(text.partition(":")[0]) is level and (marker is None or marker.number is None)
