"""Columns of a printed spreadsheet that each of its pages repeats at the left: they count once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.engine.content import Word
from extract.layout.pages.page import PageParts
from extract.layout.pages.sheet_columns import SheetLine, sheet_lines

_FEWEST = 4  # lines
_MOSTLY = 0.6  # of them
_LONGEST = 15  # characters of a code
_SAME = 2.0  # points


def without_repeated_columns(parts: Sequence[PageParts]) -> list[PageParts]:
    """Return the pages without the first columns of those whose codes stand, at the same heights, on an earlier page.

    Codes tell: forms, one a page, have the same labels at their left.
    """
    found: list[PageParts] = []
    known: dict[frozenset[tuple[int, str]], list[SheetLine]] = {}
    for part in parts:
        lines = sheet_lines([part.content.words])[0] if part.content.words else []
        key = _codes(lines)
        if not key:
            found.append(part)
        elif key in known:
            repeated = _repeated(known[key], lines)
            words = tuple(word for word in part.content.words if word not in repeated)
            found.append(part._replace(content=part.content._replace(words=words)))
        else:
            known[key] = lines
            found.append(part)
    return found


def _codes(lines: Sequence[SheetLine]) -> frozenset[tuple[int, str]]:
    """The codes of the first column by their height; none where most of its texts are none."""
    starts = Counter(round(line.cells[0].x0) for line in lines)
    left = max(starts, key=lambda x0: starts[x0], default=0)
    firsts = [(line, line.cells[0]) for line in lines if abs(line.cells[0].x0 - left) <= _SAME]
    codes = {
        (round(line.bottom), cell.text)
        for line, cell in firsts
        if cell.text[-1:].isdigit() and len(cell.text) <= _LONGEST
    }
    return frozenset(codes if len(codes) >= max(_FEWEST, _MOSTLY * len(firsts)) else ())


def _repeated(known: Sequence[SheetLine], lines: Sequence[SheetLine]) -> set[Word]:
    """The words of the first cells that both pages print at the same places."""
    before = {(round(line.bottom), cell.text, round(cell.x0)) for line in known for cell in line.cells}
    found: set[Word] = set()
    for line in lines:
        for cell in line.cells:
            if (round(line.bottom), cell.text, round(cell.x0)) not in before:
                break
            found.update(cell.words)
    return found
