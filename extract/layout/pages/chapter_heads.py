"""Running heads that name the chapter: on top of each page, in small print, the title that stands in large print below.

The words change with the chapter, so that no one of them is on most pages. What names another chapter than the one that
stands open on its page tells something: no head of these pages runs then. Those of scans are kept: the code that a head
prints may be all that was recognised of a title in large or light print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.document import Role
from extract.layout.pages.page import PageParts
from extract.layout.text.lines import TextLine
from extract.text import fold

_FEWEST_PAGES = 3
_LEAST_SHARE = 0.5  # of the pages of one shape
_SAME_HEIGHT = 1.0  # points
_SMALLER = 0.5  # points less than the print of the body
_LARGER = 1.2  # times the print of the head
_HIGHEST = 0.12  # of the page: where heads stand
_FEWEST_LETTERS = 10
_OTHER = re.compile(r"[^a-z]+")


class _Head(NamedTuple):
    page: int
    at: int  # index of the run on its page
    line: TextLine
    said: str


def chapter_heads(
    pages: Sequence[PageParts], running: Mapping[int, Mapping[int, Role]], body_size: float
) -> dict[int, int]:
    """Return by page the index of the run that names its chapter; ``running`` are the runs known to run over pages."""
    found: dict[int, int] = {}
    shapes: dict[tuple[int, int], list[PageParts]] = {}
    for parts in pages:
        shapes.setdefault((round(parts.width), round(parts.height)), []).append(parts)
    for group in shapes.values():
        if len(group) < _FEWEST_PAGES:
            continue
        heads = _level([head for parts in group if (head := _head(parts, body_size)) is not None])
        if len(heads) >= max(_FEWEST_PAGES, _LEAST_SHARE * len(group)) and _name_chapters(heads, pages):
            found.update((head.page, head.at) for head in heads if head.at not in running.get(head.page, {}))
    return found


def _head(parts: PageParts, body_size: float) -> _Head | None:
    """The first line of a page where it is alone at its height and in smaller print than the body."""
    runs = [(run.bottom, at) for at, run in enumerate(parts.runs)]
    if not runs:
        return None
    bottom, at = min(runs)
    line = parts.runs[at]
    if line.words[0].start < 0 or line.look.invisible:  # recognised on a scan
        return None
    alone = all(other > bottom + _SAME_HEIGHT for other, index in runs if index != at)
    if not alone or bottom > _HIGHEST * parts.height or line.look.size > body_size - _SMALLER:
        return None
    said = _letters(line)
    return _Head(parts.page, at, line, said) if len(said) >= _FEWEST_LETTERS else None


def _level(heads: Sequence[_Head]) -> list[_Head]:
    """The heads that stand at the height and in the print that most have."""
    alike = [
        [
            other
            for other in heads
            if abs(other.line.bottom - head.line.bottom) <= _SAME_HEIGHT and other.line.look.size == head.line.look.size
        ]
        for head in heads
    ]
    return max(alike, key=len, default=[])


def _name_chapters(heads: Sequence[_Head], pages: Sequence[PageParts]) -> bool:
    """Whether each head says a title in large print: one of its page, or the last one before it that any head says."""
    own = {head.page: head for head in heads}
    said = {head.said for head in heads}
    least = _LARGER * max(head.line.look.size for head in heads)
    open_title = ""
    for parts in pages:
        lines = [*parts.runs, *(line for card in parts.cards for line in card.lines)]
        large = sorted((line for line in lines if line.look.size >= least), key=lambda line: line.bottom)
        titles = [title for line in large if len(title := _letters(line)) >= _FEWEST_LETTERS]
        titles = [title for title in titles if any(title in name or name in title for name in said)]
        head = own.get(parts.page)
        if head is not None and not any(t and (t in head.said or head.said in t) for t in (*titles, open_title)):
            return False
        open_title = titles[-1] if titles else open_title
    return True


def _letters(line: TextLine) -> str:
    return _OTHER.sub("", fold(line.text))
