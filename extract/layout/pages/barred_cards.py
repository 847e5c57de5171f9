"""Cards that nothing but an upright bar marks: side by side, the text of each right behind its bar.

Nothing stands before the first bar of a row: a stroke between columns of text has words at its left, too. Where such
cards stand side by side, others behind a bar at the same place are some too, also one that stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Segment, Word
from extract.layout.pages.page import Card, PageParts
from extract.layout.text.lines import TextLine, make_line, make_lines

_THINNEST, _THICKEST = 1.5, 9.0  # points
_SHORTEST = 20.0  # points
_SLENDER = 4.0  # times as high as wide
_INDENT = 18.0  # points from a bar to its text
_SAME_SIDE = 3.0  # points
_GAP = 4.0  # points between cards
_NARROWEST = 0.15  # of the page
_FEWEST_LINES = 2


def with_barred_cards(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return the pages with such cards, their text taken out of the ``loose`` lines."""
    bars = {parts.page: found for parts in pages if len(found := _bars(parts)) > 1}
    if not bars:
        return list(pages)
    known: set[tuple[int, ...]] = set()
    for parts in pages:
        for row in _rows(bars.get(parts.page, ())):
            if _are_cards(row, parts.width, loose[parts.page]):
                known.add(tuple(round(bar.x0) for bar in row))
    if not known:
        return list(pages)
    sides = max(known, key=lambda row: (len(row), row))
    return [_with_cards(parts, _bars(parts), sides, loose) for parts in pages]


def _bars(parts: PageParts) -> list[Segment]:
    """The upright bars of a page, none of a table or box."""
    found = [
        s
        for s in parts.content.segments
        if _THINNEST <= s.x1 - s.x0 <= _THICKEST and s.bottom - s.top >= max(_SHORTEST, _SLENDER * (s.x1 - s.x0))
    ]
    boxes = [card[:4] for card in parts.cards] + [table.box for table in parts.tables] if found else []
    return [
        bar
        for bar in found
        if not any(
            x0 - _SAME_SIDE <= bar.x0 <= x1 + _SAME_SIDE and top < bar.bottom and bar.top < bottom
            for x0, top, x1, bottom in boxes
        )
    ]


def _rows(bars: Sequence[Segment]) -> list[list[Segment]]:
    """The bars that begin level with each other, from the left, where there are several."""
    rows: list[list[Segment]] = []
    for bar in sorted(bars, key=lambda one: (round(one.top), one.x0)):
        if rows and abs(bar.top - rows[-1][0].top) <= 1:
            rows[-1].append(bar)
        else:
            rows.append([bar])
    return [row for row in rows if len(row) > 1]


def _are_cards(row: Sequence[Segment], width: float, lines: Sequence[TextLine]) -> bool:
    """Whether lines stand right behind each bar, in one look at its top, and none before the first."""
    if any(after.x0 - bar.x0 < _NARROWEST * width for bar, after in pairwise(row)):
        return False
    ends = [*(bar.x0 for bar in row[1:]), width]
    inside = [_lines(bar, end, lines) for bar, end in zip(row, ends, strict=True)]
    if any(len(held) < _FEWEST_LINES or not _is_flush(bar, held) for bar, held in zip(row, inside, strict=True)):
        return False
    before = [line for line in lines if line.x0 < row[0].x0 and row[0].top < line.bottom and line.top < row[0].bottom]
    return not before and len({(held[0].look.size, held[0].look.bold) for held in inside}) == 1


def _is_flush(bar: Segment, lines: Sequence[TextLine]) -> bool:
    return all(line.x0 >= bar.x1 - 1 for line in lines) and min(line.x0 for line in lines) - bar.x1 <= _INDENT


def _lines(bar: Segment, end: float, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines level with a bar, between it and the next one."""
    words = _words(bar, end, lines)
    return make_lines(words) if words else []


def _words(bar: Segment, end: float, lines: Sequence[TextLine]) -> list[Word]:
    level = (line for line in lines if bar.top - 1 <= (line.top + line.bottom) / 2 <= bar.bottom + 1)
    return [word for line in level for word in line.words if bar.x0 <= word.x0 and word.x1 <= end]


def _with_cards(
    parts: PageParts, bars: Sequence[Segment], sides: Sequence[int], loose: dict[int, list[TextLine]]
) -> PageParts:
    wide = min(after - side for side, after in pairwise(sides))
    cards: list[Card] = []
    used: set[Word] = set()
    for bar in bars:
        at = next((at for at, side in enumerate(sides) if abs(side - bar.x0) <= _SAME_SIDE), None)
        if at is None:
            continue
        end = sides[at + 1] if at + 1 < len(sides) else parts.width
        words = _words(bar, end, loose[parts.page])
        lines = make_lines(words) if words else []
        if not lines or not _is_flush(bar, lines):
            continue
        used.update(words)
        right = max(bar.x0 + wide - _GAP, *(line.x1 for line in lines)) if len(lines) > 1 else bar.x0 + wide - _GAP
        cards.append(Card(bar.x0, bar.top, min(right, end - 1), bar.bottom, None, tuple(lines)))
    if not cards:
        return parts
    loose[parts.page] = [left for line in loose[parts.page] if (left := _without(line, used)) is not None]
    return parts._replace(cards=tuple(sorted((*parts.cards, *cards), key=lambda card: (card.top, card.x0))))


def _without(line: TextLine, used: set[Word]) -> TextLine | None:
    left = [word for word in line.words if word not in used]
    if len(left) == len(line.words):
        return line
    return make_line(left) if left else None
