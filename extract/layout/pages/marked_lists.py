"""Lists in loose text whose entries stand behind a picture or a coloured sign and end in a short text at the right.

"✔ Rouvrir le halage … Réalisé": each line looks like a row of a table without rules, but nothing names its columns, and
titles of two lines stand among titles of one. Such a list is read as the text of a box is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.document import SIGNS
from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine
from extract.layout.text.symbols import is_picture

_FEWEST = 2  # entries
_LONGEST = 20  # letters of the short text
_SAME_SIDE = 2.0  # points
_SAME_LINE = 3.0  # points
_NEXT_LINE = 1.7  # font sizes
_FURTHEST = 5.0  # font sizes between two entries


class _Entry(NamedTuple):
    lines: tuple[TextLine, ...]  # of the title, the first one with its mark
    value: TextLine

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in (*self.lines, self.value))


def with_marked_lists(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return the pages with such lists as boxes, their text taken out of the ``loose`` lines."""
    return [_with_lists(parts, loose) for parts in pages]


def _with_lists(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    lines = loose[parts.page]
    marked = [line for line in lines if _is_mark(line.words[0].text) and len(line.words) > 1]
    if len(marked) < _FEWEST or len(marked) < len([line for line in lines if _is_mark(line.words[0].text)]):
        return parts
    entries = [_entry(line, lines) for line in marked]
    if any(entry is None for entry in entries):
        return parts
    cards = [_card(group) for group in _groups([entry for entry in entries if entry is not None])]
    if not cards:
        return parts
    used = {id(line) for card in cards for line in card.lines}
    loose[parts.page] = [line for line in lines if id(line) not in used]
    return parts._replace(cards=tuple(sorted((*parts.cards, *cards), key=lambda card: (card.top, card.x0))))


def _is_mark(text: str) -> bool:
    return text in SIGNS or is_picture(text)


def _entry(first: TextLine, lines: Sequence[TextLine]) -> _Entry | None:
    """The entry that a line with a mark begins: one short text stands level with it, the rest of its title under it."""
    title = first.words[1]
    level = [o for o in lines if o is not first and abs(o.bottom - first.bottom) <= _SAME_LINE]
    if len(level) != 1 or level[0].x0 < first.x1 or len(level[0].text) > _LONGEST:
        return None
    found = [first]
    for line in lines:
        near = 0 < line.bottom - found[-1].bottom <= _NEXT_LINE * title.look.size
        if near and abs(line.x0 - title.x0) <= _SAME_SIDE and line.words[0].look == title.look:
            found.append(line)
    return _Entry(tuple(found), level[0])


def _groups(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """The entries that follow one another, their marks at one side and their short texts at another."""
    groups: list[list[_Entry]] = []
    for entry in sorted(entries, key=lambda one: one.lines[0].top):
        first, value = entry.lines[0], entry.value
        last = groups[-1][-1] if groups else None
        near = last is not None and first.top - last.bottom <= _FURTHEST * first.words[1].look.size
        if last is not None and near and _is_flush(first, last.lines[0]) and _is_flush(value, last.value):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [group for group in groups if len(group) >= _FEWEST]


def _is_flush(line: TextLine, other: TextLine) -> bool:
    return min(abs(line.x0 - other.x0), abs(line.x1 - other.x1)) <= _SAME_SIDE


def _card(entries: Sequence[_Entry]) -> Card:
    lines = [line for entry in entries for line in (*entry.lines, entry.value)]
    box = min(o.x0 for o in lines), min(o.top for o in lines), max(o.x1 for o in lines), max(o.bottom for o in lines)
    return Card(*box, None, tuple(lines))
