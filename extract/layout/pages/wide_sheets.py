"""Spreadsheets wider than the paper: which pages hold further columns of the same rows.

Spreadsheet programs print the columns that fit, over all rows, then the next columns on further pages ("down, then
over"), or all columns of the first rows, page by page, then the next rows. The rows stand at the same heights on all
these pages, and the first page of each column block begins with the names of its columns, which look alike and stand
at one height. What the title or a cell has no room for goes on at the same height on the next column block.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.pages.page import PageParts
from extract.layout.pages.pages_beside import (
    are_alike,
    goes_on,
    has_columns_of,
    has_same_columns,
    has_same_names,
    is_beside,
    opens_alike,
    row_at,
)
from extract.layout.pages.sheet_rows import SheetPage, sheet_page

_PROGRAM = re.compile(r"\b(?:calc|excel|google sheets|numbers)\b", re.IGNORECASE)  # that prints sheets
_SHEET_FILE = re.compile(r"\.(?:xls[xmb]?|ods)\b|^microsoft excel\b", re.IGNORECASE)
_MOSTLY = 0.5  # of the pages: their rows are those of the pages at their left
_SAME = 1.0  # points
_REACH = 0.5  # of the height that the rows of the first columns take up
_TELLING_ROWS = 6
_TELLING_HEIGHTS = 3  # rows of one height make all full pages alike
_WIDER = 8.0  # points: columns hardly ever end at the same place on two pages


class WidePage(NamedTuple):
    """Pages that stand side by side, by their index; None where nothing is printed."""

    indexes: tuple[int | None, ...]


WideSheet = list[WidePage]  # from the top


def find_wide_sheets(parts: Sequence[PageParts], metadata: Mapping[str, str]) -> list[WideSheet]:
    """Return the sheets that are printed on several pages a row; pages that are in none of them stand alone."""
    told = is_printed_sheet(metadata)
    if not told and not _may_be_wide(parts):
        return []
    pages = [sheet_page(part) for part in parts]
    found: list[WideSheet] = []
    alone: set[str] = set()  # the names of columns of pages that nothing stands beside: nor beside the next ones
    at = 0
    while at < len(pages) - 1:
        names = _names_of(pages[at])
        sheet = _sheet_from(pages, at, told) if names not in alone else None
        if sheet:
            found.append(sheet)
            at = 1 + max(index for page in sheet for index in page.indexes if index is not None)
        else:
            alone.update({names} if names else ())
            at += 1
    return found


def _names_of(page: SheetPage | None) -> str:
    head = page.head() if page is not None else None
    return head.text if head is not None else ""


def _may_be_wide(parts: Sequence[PageParts]) -> bool:
    """Whether at a glance a page prints text off the paper, or has all its lines where an earlier page has some."""
    if any(word.x0 < 0 for part in parts for word in part.content.words):
        return True
    levels = [frozenset([round(word.bottom) for word in part.content.words]) for part in parts]
    return any(
        len(level) >= _TELLING_ROWS and any(level <= known for known in levels[:at]) for at, level in enumerate(levels)
    )


def is_printed_sheet(metadata: Mapping[str, str]) -> bool:
    """Whether a PDF says that a spreadsheet program made it."""
    made_by = f"{metadata.get('creator', '')} {metadata.get('producer', '')}"
    return bool(_PROGRAM.search(made_by) or _SHEET_FILE.search(metadata.get("title", "")))


def _sheet_from(pages: Sequence[SheetPage | None], at: int, told: bool) -> WideSheet | None:
    """The sheet whose first page is the one at ``at``; None where no page holds further columns of it."""
    first = pages[at]
    if first is None:
        return None
    down = 1
    while at + down < len(pages):
        page = pages[at + down]
        if page is None or not are_alike(first.parts, page.parts):
            return None
        if is_beside(first, page):
            break
        if opens_alike(first, page) and not has_same_names(first, page):
            return None
        down += 1
    else:
        return None
    blocks = _blocks(pages, at, down)
    if len(blocks) < 2 or not _is_evident(pages, blocks, down, told):
        return None
    below = _rows_below(pages, blocks) if down == 1 else []
    return [WidePage(tuple(block[row] for block in blocks)) for row in range(down)] + below


def _blocks(pages: Sequence[SheetPage | None], at: int, down: int) -> list[list[int | None]]:
    """The pages of each run of columns, from the top; None where the sheet has nothing to print there."""
    first = pages[at]
    assert first is not None
    blocks: list[list[int | None]] = [list(range(at, at + down))]
    index = at + down
    while index < len(pages):
        page = pages[index]
        heads = [pages[block[0]] for block in blocks if block[0] is not None]
        if page is None or not are_alike(first.parts, page.parts) or not is_beside(first, page):
            break
        if any(has_same_names(head, page) for head in heads if head is not None):
            break
        below = _pages_below(pages, at, index, down)
        blocks.append([index, *below])
        index = 1 + max(i for i in blocks[-1] if i is not None)
    return blocks


def _pages_below(pages: Sequence[SheetPage | None], at: int, index: int, down: int) -> list[int | None]:
    """The pages below the one at ``index``, each beside one of those below ``at``; None where one is not printed."""
    first = pages[at]
    end = index + 1
    while end < len(pages) and first is not None and (page := pages[end]) is not None and end - index < down:
        if not are_alike(first.parts, page.parts) or (opens_alike(first, page) and _is_other(pages[index], page)):
            break
        end += 1
    row, held = 0, list(range(index + 1, end))
    if len(held) == down - 1 and sum(goes_on(pages[i - index + at], pages[i]) for i in held) >= _MOSTLY * len(held):
        return list(held)
    below: list[int | None] = [None] * (down - 1)
    for i in held:
        base = next((k for k in range(row + 1, down) if goes_on(pages[at + k], pages[i])), None)
        if base is None:
            break
        below[base - 1] = i
        row = base
    return below


def _is_other(one: SheetPage | None, page: SheetPage) -> bool:
    return one is None or not has_same_names(one, page)


def _rows_below(pages: Sequence[SheetPage | None], blocks: Sequence[Sequence[int | None]]) -> list[WidePage]:
    """The next rows of a sheet that is printed over, then down: its pages have no names of columns."""
    found: list[WidePage] = []
    first = pages[blocks[0][0] or 0]
    at = 1 + (blocks[-1][0] or 0)
    while at < len(pages) and first is not None:
        row = _row_of_pages(pages, first, [pages[block[0] or 0] for block in blocks], at)
        held = [index for index in row if index is not None]
        if len(held) < 2:
            break
        found.append(WidePage(tuple(row)))
        at = 1 + held[-1]
    return found


def _row_of_pages(
    pages: Sequence[SheetPage | None], first: SheetPage, heads: Sequence[SheetPage | None], at: int
) -> list[int | None]:
    """The pages from ``at`` on that hold the same rows, one for each of ``heads``; None where one is not printed."""
    row: list[int | None] = [at]
    base = pages[at]
    left = [index for index in range(at, min(at + len(heads), len(pages))) if _is_below(first, base, pages[index])]
    if not left or left[0] != at:
        return []
    held = left[1:]
    for head in heads[1:]:
        fits = len(held) == len(heads) - len(row) or (held and has_columns_of(head, pages[held[0]]))
        row.append(held.pop(0) if held and fits else None)
    return row


def _is_below(first: SheetPage, base: SheetPage | None, page: SheetPage | None) -> bool:
    """Whether a page holds rows at the heights of those of ``base``, but no names of columns as ``first`` does."""
    if base is None or page is None or not are_alike(first.parts, page.parts) or opens_alike(first, page):
        return False
    return page is base or (goes_on(base, page) and not has_same_columns(first, page))


def _is_evident(
    pages: Sequence[SheetPage | None], blocks: Sequence[Sequence[int | None]], down: int, told: bool
) -> bool:
    """Whether what is known of the pages of a sheet leaves no doubt that they stand side by side.

    A text goes on from page to page, or a spreadsheet program says that it made them, or their rows are of so many
    heights that they do not agree by chance.
    """
    first = pages[blocks[0][0] or 0]
    rest = [page for block in blocks[1:] if (page := pages[block[0] or 0]) is not None]
    assert first is not None
    if any(_runs_over(first, page) for page in rest):
        return True
    whole = any(None not in block for block in blocks[1:])
    if not whole or not any(_reaches(first, page) for page in rest):
        return False
    return told or all(_is_telling(first, page) for page in rest)


def _runs_over(first: SheetPage, page: SheetPage) -> bool:
    """Whether a text that ``page`` prints off the paper at its left goes on from ``first``."""
    for row in page.rows:
        off = [word.text for word in page.parts.content.words if word.x0 < 0 and abs(word.bottom - row.bottom) <= _SAME]
        known = row_at(first, row) if row.tail and len(off) > 1 else None
        if known is not None and set(off) <= {word.text for word in known.words}:
            return True
    return False


def _reaches(first: SheetPage, page: SheetPage) -> bool:
    head = page.head()
    top = head.bottom if head is not None else page.rows[0].bottom
    return page.rows[-1].bottom - top >= _REACH * (first.rows[-1].bottom - top)


def _is_telling(first: SheetPage, page: SheetPage) -> bool:
    """Whether two pages have rows of so many heights that they do not agree by chance, and columns of other widths."""
    heights = {round(b.bottom - a.bottom) for a, b in pairwise(page.rows)}
    level = all(row_at(first, row) is not None for row in page.rows)
    wide = page.right - page.left, first.right - first.left
    return (
        level
        and len(page.rows) >= _TELLING_ROWS
        and len(heights) >= _TELLING_HEIGHTS
        and abs(wide[0] - wide[1]) > _WIDER
    )
