"""What a printed page of a spreadsheet shows: its rows, how they look, how far its columns reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.engine.content import Fill, Word
from extract.layout.pages.page import PageParts
from extract.layout.tables.cells import shade_at
from extract.layout.text.lines import size_of

_SAME_ROW = 3.0  # points
_GAP = 1.0  # of the size of the text: wider than between words
_LEAST_HEIGHT = 4.0  # points, of a shade that a row has
_FRAMED = 0.75  # of the rows: a title runs on over the columns to the right
_WHITE = "#ffffff"


class SheetRow(NamedTuple):
    """A printed line over all columns of a page; ``tail`` where its text begins on a page farther left."""

    bottom: float
    words: tuple[Word, ...]
    bold: bool
    shade: str | None
    tail: bool

    @property
    def text(self) -> str:
        """The whole line, with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def look(self) -> tuple[bool, str | None]:
        """What tells a row of names from those below it."""
        return self.bold, self.shade

    def cells(self) -> list[float]:
        """Where the text of each cell begins; small gaps between cells are not seen."""
        starts = [self.words[0].x0]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.x0 - before.x1 > _GAP * size_of(word):
                starts.append(word.x0)
        return starts


class SheetPage(NamedTuple):
    """A page as rows from the top, between the left side of its first and the right side of its last column."""

    parts: PageParts
    rows: tuple[SheetRow, ...]
    left: float
    right: float

    def head(self, running: Sequence[SheetRow] = ()) -> SheetRow | None:
        """The first row that looks otherwise than one below it, those of ``running`` lines passed over.

        The names of columns, or a title.
        """
        rows = [row for row in self.rows if not row.tail and row not in running]
        for at, row in enumerate(rows):
            if row.look != (False, None) and any(other.look != row.look for other in rows[at + 1 :]):
                return row
        return rows[0] if len(rows) == 1 and rows[0].look != (False, None) and self.is_shaded_below(rows[0]) else None

    def edges(self) -> list[float]:
        """The heights of its strokes, and of the upper and lower sides of its shades."""
        shown = self.parts.content
        level = [s.top for s in shown.segments if s.x1 - s.x0 > s.bottom - s.top]
        found: list[float] = []
        for y in sorted([*level, *(y for f in shown.fills for y in (f.top, f.bottom))]):
            if not found or y - found[-1] > _SAME_ROW:
                found.append(y)
        return found

    def is_shaded_below(self, row: SheetRow) -> bool:
        """Whether shades without text stand below a row: the years of a calendar."""
        return sum(fill.top >= row.bottom - _SAME_ROW for fill in self.parts.content.fills) > 1


def sheet_page(parts: PageParts) -> SheetPage | None:
    """Return what a page shows as rows; None where it shows no text, or where its words were read by OCR."""
    width = parts.width
    if any(word.start < 0 for word in parts.content.words):
        return None
    hidden = {word.start for line in parts.hidden for word in line.words}
    words = [w for w in parts.content.words if not (w.look.invisible or w.look.turn or w.start in hidden)]
    groups = _by_row([w for w in words if w.x0 < width])
    shades = [f for f in parts.content.fills if _is_shade(f, parts)]
    whole = [group for group in groups if group[0].x0 >= 0]
    rules = [s for s in parts.content.segments if s.x0 >= 0 and s.x1 <= width]
    if not whole:
        return None
    left = min([group[0].x0 for group in whole] + [f.x0 for f in shades] + [s.x0 for s in rules])
    shown = [word for group in groups for word in group if word.x1 > left]
    frame = [f.x1 for f in shades] + [s.x1 for s in rules]
    ends = [max(word.x1 for word in group) for group in whole]
    framed = bool(frame) and sum(end <= max(frame) + _SAME_ROW for end in ends) >= _FRAMED * len(ends)
    right = max(frame) if framed else max(word.x1 for word in shown)
    rows = tuple(_row(group, left, shades) for group in groups if group[-1].x1 > left)
    return SheetPage(parts, rows, left, min(right, width)) if rows else None


def _is_shade(fill: Fill, parts: PageParts) -> bool:
    high = fill.bottom - fill.top
    return _LEAST_HEIGHT <= high < 0.5 * parts.height and fill.x0 >= 0 and fill.x1 <= parts.width


def _by_row(words: Sequence[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.bottom):
        if groups and word.bottom - groups[-1][0].bottom <= _SAME_ROW:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [sorted(group, key=lambda w: w.x0) for group in groups]


def _row(words: Sequence[Word], left: float, shades: Sequence[Fill]) -> SheetRow:
    shown = [word for word in words if word.x1 > left]
    first = shown[0]
    shade = shade_at(shades, max(first.x0, left + 1.0), (first.top + first.bottom) / 2)
    bold = 2 * sum(word.look.bold for word in shown) > len(shown)
    tail = words[0].x0 < left - 1.0
    return SheetRow(min(w.bottom for w in shown), tuple(shown), bold, None if shade == _WHITE else shade, tail)
