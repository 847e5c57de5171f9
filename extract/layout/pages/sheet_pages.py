"""Several pages on one sheet, as brochures and handouts have them: each is cut out and read as the page that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar

from extract.blocks import with_places
from extract.document import Block, Box, Place
from extract.layout.engine.content import Fill, PageContent, Picture, Segment, Word
from extract.layout.pages.page import PageParts, take_apart

OVER = 2.0  # points that what stands on one page may reach into the next one
Frame = tuple[float, float, float, float]  # left, top, right, bottom, in points on the sheet
_Shape = TypeVar("_Shape", Segment, Fill, Picture)


class _Origin(NamedTuple):
    """The sheet that a page stands on, and how far from its left side and its top."""

    sheet: int
    x0: float
    top: float


class SheetPages(NamedTuple):
    """Pages one by one, numbered anew, and where each stands."""

    pages: list[PageParts]
    origins: Mapping[int, _Origin]

    def on_sheets(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Return the blocks of the pages with their places on the sheets."""
        return tuple(with_places(block, self._on_sheet) for block in blocks)

    def _on_sheet(self, place: Place) -> Place:
        origin = self.origins.get(place.page or 0)
        if origin is None or place.box is None:
            return place if origin is None else Place(origin.sheet, None, place.path)
        box = place.box
        moved = Box(box.x0 + origin.x0, box.top + origin.top, box.x1 + origin.x0, box.bottom + origin.top)
        return Place(origin.sheet, moved, place.path)


def cut_out(sheets: Sequence[PageParts], frames_of: Callable[[PageParts], Sequence[Frame]]) -> SheetPages:
    """Return the pages in the frames of each sheet, in their order; a sheet without frames is one page."""
    pages: list[PageParts] = []
    origins: dict[int, _Origin] = {}
    for sheet in sheets:
        frames = frames_of(sheet)
        hidden = {word.start for line in sheet.hidden for word in line.words}
        for frame in frames:
            pages.append(take_apart(_part(sheet.content, len(pages) + 1, frame, hidden)))
            origins[len(pages)] = _Origin(sheet.page, frame[0], frame[1])
        if not frames:
            pages.append(sheet._replace(page=len(pages) + 1, content=sheet.content._replace(page=len(pages) + 1)))
            origins[len(pages)] = _Origin(sheet.page, 0.0, 0.0)
    return SheetPages(pages, origins)


def _part(sheet: PageContent, page: int, frame: Frame, hidden: Set[int]) -> PageContent:
    """Return what stands in a frame as a page; shades and pictures that run over its sides are cut there.

    ``hidden`` are the words that the sheet does not show, by their start.
    """
    x0, top, x1, bottom = frame
    width, height = x1 - x0, bottom - top

    def cut(boxes: Iterable[_Shape]) -> tuple[_Shape, ...]:
        held = (
            box
            for box in boxes
            if box.x0 < x1 - OVER and box.x1 > x0 + OVER and box.top < bottom - OVER and box.bottom > top + OVER
        )
        return tuple(
            box._replace(
                x0=max(0.0, box.x0 - x0),
                x1=min(width, box.x1 - x0),
                top=max(0.0, box.top - top),
                bottom=min(height, box.bottom - top),
            )
            for box in held
        )

    def inside(word: Word) -> bool:
        return x0 <= (word.x0 + word.x1) / 2 < x1 and top <= (word.top + word.bottom) / 2 < bottom

    return sheet._replace(
        page=page,
        width=width,
        height=height,
        shows=lambda word: word.start not in hidden,
        words=tuple(
            w._replace(x0=w.x0 - x0, x1=w.x1 - x0, top=w.top - top, bottom=w.bottom - top)
            for w in sheet.words
            if inside(w)
        ),
        segments=cut(sheet.segments),
        fills=cut(sheet.fills),
        pictures=cut(sheet.pictures),
        discs=cut(sheet.discs),
        meters=cut(sheet.meters),
    )
