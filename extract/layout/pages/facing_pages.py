"""Pages of a brochure that stand side by side on one sheet: each is read as the page that it is.

Such a sheet lies on its side, nothing but shades and pictures runs over its middle, and both halves bear numbers of
their own at the foot or on top, which count on from sheet to sheet ("2" and "3", "4" and "5"). Or it is twice a sheet
of paper, and a shade that covers one half to its edges stands behind the text there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from statistics import median
from typing import NamedTuple, TypeVar

from extract.blocks import with_places
from extract.document import Block, Box, Place
from extract.layout.engine.content import Fill, PageContent, Picture, Segment, Word
from extract.layout.pages.page import PageParts, take_apart

_LEAST_SHAPE = 1.2  # width to height of a sheet on its side
_FEWEST_SHEETS = 2
_EDGE = 0.12  # of the height: where numbers of pages stand
_SAME_HEIGHT = 4.0  # points
_OVER = 2.0  # points that what stands in one half may reach into the other
_MOST_WITHOUT = 1 / 3  # of the halves that hold anything: covers bear no number
_PAPER = 2**0.5  # width to height of two sheets of paper side by side
_NEARLY = 0.02
_BLEED = 3.0  # points between a shade and the edge or the middle of a sheet
_MOSTLY = 0.6  # of the sheets
_Shape = TypeVar("_Shape", Segment, Fill, Picture)
_NUMBER = re.compile(r"\d{1,3}(?=/\d{1,3}$|$)")


class _Half(NamedTuple):
    """The sheet that a page stands on, and how far from its left side."""

    sheet: int
    x0: float


class _Number(NamedTuple):
    sheet: int
    right: bool
    top: float


class FacingPages(NamedTuple):
    """Pages one by one, numbered anew, and where each stands."""

    pages: list[PageParts]
    halves: Mapping[int, _Half]

    def on_sheets(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the blocks of the pages with their places on the sheets."""
        return tuple(with_places(block, self._on_sheet) for block in blocks)

    def _on_sheet(self, place: Place) -> Place:
        half = self.halves.get(place.page or 0)
        if half is None or place.box is None:
            return place if half is None else Place(half.sheet, None, place.path)
        box = place.box
        moved = Box(box.x0 + half.x0, box.top, box.x1 + half.x0, box.bottom)
        return Place(half.sheet, moved, place.path)


def facing_pages(sheets: Sequence[PageParts]) -> FacingPages | None:
    """Return the pages that stand two by two on ``sheets``; None where each sheet is a page."""
    if len(sheets) < _FEWEST_SHEETS or any(sheet.width < _LEAST_SHAPE * sheet.height for sheet in sheets):
        return None
    contents = [sheet.content for sheet in sheets]
    if not _are_numbered(contents) and not _are_shaded(contents):
        return None
    pages: list[PageParts] = []
    halves: dict[int, _Half] = {}
    for sheet in sheets:
        if _runs_over(sheet.content):
            pages.append(sheet._replace(page=len(pages) + 1, content=sheet.content._replace(page=len(pages) + 1)))
            halves[len(pages)] = _Half(sheet.page, 0.0)
            continue
        hidden = {word.start for line in sheet.hidden for word in line.words}
        for right in (False, True):
            pages.append(take_apart(_half(sheet.content, len(pages) + 1, hidden, right=right)))
            halves[len(pages)] = _Half(sheet.page, sheet.width / 2 * right)
    return FacingPages(pages, halves)


def _are_numbered(sheets: Sequence[PageContent]) -> bool:
    """Whether the numbers at the edges of the halves are those of pages that follow one another, two a sheet."""
    found: dict[int, list[_Number]] = {}
    filled = 0
    for sheet in sheets:
        held = {_is_right(word, sheet) for word in sheet.words}
        filled += len(held)
        for word, number in _edge_numbers(sheet):
            right = _is_right(word, sheet)
            found.setdefault(number - 2 * sheet.page - right, []).append(_Number(sheet.page, right, word.top))
    numbers = max(found.values(), key=len, default=[])
    height = median(number.top for number in numbers) if numbers else 0.0
    level = {(n.sheet, n.right) for n in numbers if abs(n.top - height) <= _SAME_HEIGHT}
    if len({right for _, right in level}) < 2 or len({page for page, _ in level}) < len(sheets):
        return False
    return filled - len(level) <= _MOST_WITHOUT * filled


def _are_shaded(sheets: Sequence[PageContent]) -> bool:
    """Whether most sheets are twice as wide as a sheet of paper, and one half of each, with text on it, a shade covers.

    Slides have other sides.
    """
    shaded = [sheet for sheet in sheets if _is_half_shaded(sheet)]
    return len(shaded) >= max(_FEWEST_SHEETS, _MOSTLY * len(sheets)) and not any(map(_runs_over, shaded))


def _is_half_shaded(sheet: PageContent) -> bool:
    middle = sheet.width / 2
    halves = {_is_right(word, sheet) for word in sheet.words}
    if abs(sheet.width / sheet.height - _PAPER) > _NEARLY or len(halves) < 2:
        return False
    return any(
        fill.top <= _BLEED
        and fill.bottom >= sheet.height - _BLEED
        and (
            (fill.x0 <= _BLEED and abs(fill.x1 - middle) <= _BLEED)
            or (abs(fill.x0 - middle) <= _BLEED and fill.x1 >= sheet.width - _BLEED)
        )
        for fill in sheet.fills
    )


def _edge_numbers(sheet: PageContent) -> Iterator[tuple[Word, int]]:
    for word in sheet.words:
        if word.top > (1 - _EDGE) * sheet.height or word.bottom < _EDGE * sheet.height:
            match = _NUMBER.match(word.text)
            if match is not None:
                yield word, int(match[0])


def _is_right(word: Word, sheet: PageContent) -> bool:
    return word.x0 + word.x1 > sheet.width


def _runs_over(sheet: PageContent) -> bool:
    """Whether a word or a stroke runs over the middle of a sheet: what a wide table or title stands on is one page."""
    left, right = sheet.width / 2 - _OVER, sheet.width / 2 + _OVER
    boxes: list[Word | Segment] = [*sheet.words, *sheet.segments]
    return any(box.x0 < left and box.x1 > right for box in boxes)


def _half(sheet: PageContent, page: int, hidden: Set[int], *, right: bool) -> PageContent:
    """Return one half of a sheet as a page; shades and pictures that run over the middle are cut there.

    ``hidden`` are the words that the sheet does not show, by their start.
    """
    width = sheet.width / 2
    x0 = width if right else 0.0

    def cut(boxes: Iterable[_Shape]) -> tuple[_Shape, ...]:
        held = (box for box in boxes if box.x0 < x0 + width - _OVER and box.x1 > x0 + _OVER)
        return tuple(box._replace(x0=max(0.0, box.x0 - x0), x1=min(width, box.x1 - x0)) for box in held)

    return sheet._replace(
        page=page,
        width=width,
        shows=lambda word: word.start not in hidden,
        words=tuple(w._replace(x0=w.x0 - x0, x1=w.x1 - x0) for w in sheet.words if _is_right(w, sheet) is right),
        segments=cut(sheet.segments),
        fills=cut(sheet.fills),
        pictures=cut(sheet.pictures),
        discs=cut(sheet.discs),
        meters=cut(sheet.meters),
    )
