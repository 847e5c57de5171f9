"""Pages of a wide spreadsheet laid side by side: one page as wide as the sheet, its places mapped back to the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from extract.blocks import with_places
from extract.document import Block, Box, Place
from extract.layout.engine.content import Fill, PageContent, Picture, Segment, Word
from extract.layout.pages.page import PageParts, take_apart
from extract.layout.pages.pages_beside import running_rows
from extract.layout.pages.repeated_columns import without_repeated_columns
from extract.layout.pages.sheet_gridlines import with_gridlines
from extract.layout.pages.sheet_rows import SheetPage, sheet_page
from extract.layout.pages.sheet_values import is_too_narrow
from extract.layout.pages.wide_sheets import WideSheet, find_wide_sheets, is_printed_sheet

_SAME = 1.6  # points
_ROOM = 12.0  # points between columns without shades and rules
_Shape = TypeVar("_Shape", Segment, Fill, Picture)
_ORDER = 10_000_000  # more than the characters of a page: no word of one page goes on in the next one's


class _Strip(NamedTuple):
    """What one page holds of a wide page: from ``x0`` to ``x1`` there, ``shift`` more than on the page."""

    page: int
    width: float
    x0: float
    x1: float
    shift: float


class WidePages(NamedTuple):
    """Pages numbered anew, those of wide sheets side by side, and what each was made of."""

    pages: list[PageParts]
    strips: Mapping[int, Sequence[_Strip]]
    unread: Sequence[int] = ()  # the pages with values for which a column is too narrow

    def on_sheets(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the blocks with their places on the pages as they were printed."""
        return tuple(with_places(block, self._first, self._all) for block in blocks)

    def _first(self, place: Place) -> Place:
        return self._all(place)[0]

    def _all(self, place: Place) -> tuple[Place, ...]:
        """Return the places of what may stand on several pages."""
        strips = self.strips.get(place.page or 0)
        if not strips:
            return (place,)
        box = place.box
        if box is None:
            return (Place(strips[0].page, None, place.path),)
        found: list[Place] = []
        for strip in strips:
            x0, x1 = max(box.x0, strip.x0), min(box.x1, strip.x1)
            if x1 - x0 > _SAME or (x1 >= x0 and not found and strip is strips[-1]):
                moved = Box(max(0.0, x0 - strip.shift), box.top, min(strip.width, x1 - strip.shift), box.bottom)
                found.append(Place(strip.page, moved, place.path))
        return tuple(found) or (Place(strips[0].page, None, place.path),)


def pages_side_by_side(parts: Sequence[PageParts], metadata: Mapping[str, str]) -> WidePages | None:
    """Return the pages of a document, those of each wide sheet joined; None where no sheet is wider than its pages."""
    if len(parts) < 2:
        return None
    printed, parts = parts, without_repeated_columns(parts) if is_printed_sheet(metadata) else parts
    sheets = find_wide_sheets(parts, metadata)
    if not sheets:
        return None
    pages: list[PageParts] = []
    strips: dict[int, Sequence[_Strip]] = {}
    unread: list[int] = []
    starts = {sheet[0].indexes[0]: sheet for sheet in sheets}
    held = {index for sheet in sheets for page in sheet for index in page.indexes}
    for at, part in enumerate(printed):
        if at in starts:
            for content, made_of in _joined(parts, starts[at], len(pages) + 1):
                pages.append(take_apart(_readable(content)))
                narrow = [word for word in content.words if is_too_narrow(word)]
                unread += [s.page for s in made_of if any(s.x0 <= word.x0 < s.x1 for word in narrow)]
                strips[content.page] = made_of
        elif at not in held:
            number = len(pages) + 1
            pages.append(part._replace(page=number, content=part.content._replace(page=number)))
            strips[number] = [_Strip(part.page, part.width, 0.0, part.width, 0.0)]
    return WidePages(pages, strips, unread)


def _readable(content: PageContent) -> PageContent:
    return content._replace(words=tuple(word for word in content.words if not is_too_narrow(word)))


def _joined(parts: Sequence[PageParts], sheet: WideSheet, number: int) -> list[tuple[PageContent, list[_Strip]]]:
    """The wide pages of a sheet, numbered from ``number`` on, and what each is made of."""
    shown: dict[int | None, SheetPage | None] = {
        index: sheet_page(parts[index]) for page in sheet for index in page.indexes if index is not None
    }
    columns = [
        [known for page in sheet if (known := shown.get(page.indexes[at])) is not None]
        for at in range(len(sheet[0].indexes))
    ]
    shifts = [0.0]
    for before, after in pairwise(columns):
        shifts.append(_shift(before, after, shifts[-1]))
    lefts = [0.0, *(min(p.left for p in column) for column in columns[1:])]
    found: list[tuple[PageContent, list[_Strip]]] = []
    for row, page in enumerate(sheet):
        held = [(at, known) for at, index in enumerate(page.indexes) if (known := shown.get(index)) is not None]
        edges = [shifts[at] + lefts[at] for at, _ in held]
        last = held[-1]
        ends = [*edges[1:], shifts[last[0]] + last[1].parts.width]
        strips = [
            _Strip(known.parts.page, known.parts.width, x0, x1, shifts[at])
            for (at, known), x0, x1 in zip(held, edges, ends, strict=True)
        ]
        found.append((_content([known for _, known in held], strips, number + row), strips))
    first = columns[0][0]
    named = [column[0].head(running_rows(first, column[0])) for column in columns[1:]]
    heads = [head.bottom for head in named if head is not None]
    known_sides = sorted({*(strip.x0 for strip in found[0][1][1:]), *_sides(columns, shifts)})
    drawn = with_gridlines([content for content, _ in found], heads, known_sides)
    return [(content, made_of) for content, (_, made_of) in zip(drawn, found, strict=True)]


def _sides(columns: Sequence[Sequence[SheetPage]], shifts: Sequence[float]) -> list[float]:
    """The sides of the first and the last column."""
    left = min(page.left for page in columns[0])
    return [left + shifts[0], max(page.right for page in columns[-1]) + shifts[-1]]


def _shift(before: Sequence[SheetPage], after: Sequence[SheetPage], shift: float) -> float:
    """How far the pages ``after`` stand to the right of the first columns, ``before`` being the ones at their left.

    A text that both print tells; else the columns stand side by side.
    """
    for one, other in zip(before, after, strict=False):
        if (apart := _apart(one, other)) is not None:
            return shift + apart
    right, left = max(page.right for page in before), min(page.left for page in after)
    framed = any(page.parts.content.fills or page.parts.content.segments for page in before)
    return shift + right - left + (0.0 if framed else _ROOM)


def _apart(one: SheetPage, other: SheetPage) -> float | None:
    """How far apart two pages print the same text that has no room on the first of them."""
    for word in other.parts.content.words:
        if word.x0 < other.left - 1.0 and len(word.text) > 2:
            for known in one.parts.content.words:
                if known.text == word.text and abs(known.top - word.top) <= _SAME and known.x0 - word.x0 > one.left:
                    return known.x0 - word.x0
    return None


def _content(pages: Sequence[SheetPage], strips: Sequence[_Strip], number: int) -> PageContent:
    """One page as wide as the sheet; running lines, which each of its pages has, count once."""
    words: list[Word] = []
    segments: list[Segment] = []
    fills: list[Fill] = []
    discs: list[Fill] = []
    boxes: list[Picture] = []
    meters: list[Picture] = []
    for at, (page, strip) in enumerate(zip(pages, strips, strict=True)):
        content, shift = page.parts.content, strip.shift
        running = {word for row in running_rows(pages[0], page) for word in row.words} if at else set()
        moved = [
            w._replace(x0=w.x0 + shift, x1=w.x1 + shift, start=w.start + at * _ORDER, end=w.end + at * _ORDER)
            for w in _shown(page.parts)
            if w not in running
        ]
        words = _beside(words, moved, strip.x0) if at else moved
        segments += _moved(content.segments, shift)
        fills += _moved(content.fills, shift)
        discs += _moved(content.discs, shift)
        boxes += _moved(content.pictures, shift)
        meters += _moved(content.meters, shift)
    return PageContent(
        number,
        strips[-1].x1,
        pages[0].parts.height,
        tuple(words),
        tuple(segments),
        tuple(fills),
        tuple(boxes),
        discs=tuple(discs),
        meters=tuple(meters),
    )


def _moved(boxes: Sequence[_Shape], shift: float) -> list[_Shape]:
    return [box._replace(x0=box.x0 + shift, x1=box.x1 + shift) for box in boxes]


def _shown(parts: PageParts) -> list[Word]:
    hidden = {word.start for line in parts.hidden for word in line.words}
    return [word for word in parts.content.words if not word.look.invisible and word.start not in hidden]


def _beside(words: Sequence[Word], added: Sequence[Word], edge: float) -> list[Word]:
    """Return ``words`` with those of the page at their right, which begins at ``edge``; what both print counts once.

    A text that has no room in its last cell is printed over what stands at its right, where no reader sees it.
    """
    over = [word for word in words if word.x1 > edge]
    own = [w for w in added if w.x0 >= edge - _SAME and not any(_is_same(w, known) for known in over)]
    tails = [word for word in added if word.x0 < edge - _SAME]
    begun = {(word.text, round(word.top)) for word in words}
    lines = {round(word.bottom) for word in own if word.x0 < edge + _ROOM}
    kept = [word for word in words if word.x0 < edge or round(word.bottom) not in lines]
    lost = [word for word in tails if (word.text, round(word.top)) not in begun and word.x1 > edge]
    return [*kept, *lost, *own]


def _is_same(word: Word, known: Word) -> bool:
    return word.text == known.text and abs(word.x0 - known.x0) <= _SAME and abs(word.top - known.top) <= _SAME
