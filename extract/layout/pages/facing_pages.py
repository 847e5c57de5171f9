"""Pages of a brochure that stand side by side on one sheet: each is read as the page that it is.

Such a sheet lies on its side, nothing but shades and pictures runs over its middle, and both halves bear numbers of
their own at the foot or on top, which count on from sheet to sheet ("2" and "3", "4" and "5"). Or it is twice a sheet
of paper, and a shade that covers one half to its edges stands behind the text there, or the text of both halves keeps
the same margin, and the fold free.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extract.layout.engine.content import PageContent, Segment, Word
from extract.layout.pages.page import PageParts
from extract.layout.pages.sheet_pages import OVER, Frame, SheetPages, cut_out

_LEAST_SHAPE = 1.2  # width to height of a sheet on its side
_FEWEST_SHEETS = 2
_EDGE = 0.12  # of the height: where numbers of pages stand
_SAME_HEIGHT = 4.0  # points
_MOST_WITHOUT = 1 / 3  # of the halves that hold anything: covers bear no number
_PAPER = 2**0.5  # width to height of two sheets of paper side by side
_NEARLY = 0.02
_BLEED = 3.0  # points between a shade and the edge or the middle of a sheet
_MOSTLY = 0.6  # of the sheets
_FEWEST_LINES = 3
_HALVES = 2
_FREE = 0.015  # of the width: on both sides of the fold
_NUMBER = re.compile(r"\d{1,3}(?=/\d{1,3}$|$)")


class _Number(NamedTuple):
    sheet: int
    right: bool
    top: float


def facing_pages(sheets: Sequence[PageParts]) -> SheetPages | None:
    """Return the pages that stand two by two on ``sheets``; None where each sheet is a page."""
    if not sheets or any(sheet.width < _LEAST_SHAPE * sheet.height for sheet in sheets):
        return None
    contents = [sheet.content for sheet in sheets]
    several = len(sheets) >= _FEWEST_SHEETS and (_are_numbered(contents) or _are_shaded(contents))
    if not several and not _are_folded(contents):
        return None
    return cut_out(sheets, _halves)


def _halves(sheet: PageParts) -> list[Frame]:
    """The two halves of a sheet; none where something runs over its middle."""
    if _runs_over(sheet.content):
        return []
    middle = sheet.width / 2
    return [(0.0, 0.0, middle, sheet.height), (middle, 0.0, sheet.width, sheet.height)]


def _are_numbered(sheets: Sequence[PageContent]) -> bool:
    """Whether the numbers at the edges of the halves are those of pages that follow one another, two a sheet."""
    found: dict[int, list[_Number]] = {}
    filled = 0
    for sheet in sheets:
        filled += len({word.x0 + word.x1 > sheet.width for word in sheet.words})  # halves with words
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
    if not _is_twice_paper(sheet) or len({_is_right(word, sheet) for word in sheet.words}) < _HALVES:
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


def _is_twice_paper(sheet: PageContent) -> bool:
    return abs(sheet.width / sheet.height - _PAPER) <= _NEARLY


def _are_folded(sheets: Sequence[PageContent]) -> bool:
    """Whether the sheets are twice as wide as paper, and the lines of their halves begin as far from fold and edge.

    The columns of one page stand nearer to each other than to its edges.
    """
    if not all(map(_is_twice_paper, sheets)) or any(map(_runs_over, sheets)):
        return False
    words = [(sheet, word) for sheet in sheets for word in sheet.words if not word.look.turn]
    near = min((abs(side - sheet.width / 2) for sheet, word in words for side in (word.x0, word.x1)), default=0.0)
    if near < _FREE * sheets[0].width:
        return False
    left, right = (
        Counter(round(x) for sheet in sheets for x in _line_starts(sheet, right=half)) for half in (False, True)
    )
    known = {x for x, count in left.items() if count >= _FEWEST_LINES}
    alike = sum(count for x, count in right.items() if known & {x - 1, x, x + 1})
    return right.total() >= _FEWEST_LINES and alike >= _MOSTLY * right.total()


def _line_starts(sheet: PageContent, *, right: bool) -> Iterator[float]:
    """How far from the left edge of its half each line of one half begins."""
    edge = sheet.width / 2 if right else 0.0
    lines: dict[int, float] = {}
    for word in sheet.words:
        if not word.look.turn and _is_right(word, sheet) == right:
            line = round(word.bottom)
            lines[line] = min(lines.get(line, word.x0), word.x0)
    yield from (x - edge for x in lines.values())


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
    left, right = sheet.width / 2 - OVER, sheet.width / 2 + OVER
    boxes: list[Word | Segment] = [*sheet.words, *sheet.segments]
    return any(box.x0 < left and box.x1 > right for box in boxes)
