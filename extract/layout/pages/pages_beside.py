"""Two pages of a printed spreadsheet: whether one holds further columns of the rows of the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.pages.page import PageParts
from extract.layout.pages.sheet_rows import SheetPage, SheetRow

_SAME = 1.0  # points
_ALIGNED = 0.75  # of the rows of a page: cells of two lines may be centred
_FEWEST_ROWS = 2
_LOWER = 3  # lines: the last cell of a page may be higher than those at its left
_NEXT_LINE = 1.6  # of the height of a line
_TOP_ROWS = 4
_FEWEST_LABELS, _LABELS = 3, 0.25  # of the lines
_INDENT = 10.0  # points: the texts of the first column
_OF_COLUMN = 0.3  # of the lines
_SAME_COLUMNS, _COLUMNS_OF = 0.75, 0.5  # of the columns
_FEWEST_EDGES = 5
_MOST_EDGES = 0.9
_NUMBER_OF_PAGE = 4  # digits at most


def are_alike(one: PageParts, other: PageParts) -> bool:
    """Whether two pages are of one size."""
    return abs(one.width - other.width) < _SAME and abs(one.height - other.height) < _SAME


def is_beside(first: SheetPage, page: SheetPage) -> bool:
    """Whether ``page`` begins with the names of other columns, at the height and in the look of those of ``first``."""
    running = running_rows(first, page)
    head = page.head(running)
    if head is None or _head_at(first, head) is None:
        return False
    above = [row for row in page.rows if row.bottom < head.bottom - _SAME and row not in running]
    if not all(row.tail or _runs_out(first, row) for row in above):
        return False
    rows = [row for row in page.rows if row not in running]
    top = [row for row in rows if row.bottom < first.parts.height][:_TOP_ROWS]
    same = any((row := row_at(first, other)) is not None and row.text == other.text for other in top if _tells(other))
    if same or _has_same_labels(first, page) or has_same_columns(first, page):
        return False
    return goes_on(first, page)


def goes_on(first: SheetPage | None, page: SheetPage | None) -> bool:
    """Whether the rows of ``page`` stand where those of ``first`` do, and go as far down."""
    if first is None or page is None:
        return False
    running = running_rows(first, page)
    rows = [row for row in page.rows if row not in running]
    known = [row for row in first.rows if not any(abs(row.bottom - r.bottom) <= _SAME for r in running)]
    if not rows or not known or (len(rows) < _FEWEST_ROWS and not page.is_shaded_below(rows[0])):
        return False
    if _has_same_edges(first, page):
        return True
    if _lowest(page, rows) > _lowest(first, known) + _LOWER * (rows[-1].words[0].bottom - rows[-1].words[0].top):
        return False
    aligned = sum(_is_level(first, rows, at) for at in range(len(rows)))
    return aligned >= _ALIGNED * min(len(rows), len(known)) or _has_level_texts(first, rows)


def opens_alike(first: SheetPage, page: SheetPage) -> bool:
    """Whether a page begins with names of columns where ``first`` has its own."""
    head = page.head()
    return head is not None and _head_at(first, head) is not None


def has_same_names(first: SheetPage, page: SheetPage) -> bool:
    """Whether a page begins with the same names of columns as ``first``."""
    head = page.head(running_rows(first, page))
    known = head and _head_at(first, head)
    return head is not None and known is not None and known.text == head.text


def has_same_columns(first: SheetPage, page: SheetPage) -> bool:
    """Whether the columns of a page, but the first, begin where those of ``first`` do: these are more rows."""
    starts, others = _starts(first), _starts(page)
    return len(others) > 1 and len(starts) > 1 and len(others & starts) >= _SAME_COLUMNS * max(len(others), len(starts))


def has_columns_of(head: SheetPage | None, page: SheetPage | None) -> bool:
    """Whether the texts of a page begin where those of the columns of ``head`` do."""
    if head is None or page is None:
        return False
    starts, others = _starts(head, 1), _starts(page, 1)
    return len(others & starts) >= _COLUMNS_OF * len(others) if others else not starts


def row_at(page: SheetPage, row: SheetRow) -> SheetRow | None:
    """Return the line of ``page`` at the height of ``row``."""
    return next((known for known in page.rows if abs(known.bottom - row.bottom) <= _SAME), None)


def _head_at(page: SheetPage, head: SheetRow) -> SheetRow | None:
    """The line of ``page`` that looks like ``head`` at its height, or next to it: names may have several lines."""
    known = row_at(page, head)
    if known is not None:
        return known if known.look == head.look else None
    near = _NEXT_LINE * (head.words[0].bottom - head.words[0].top)
    return next((r for r in page.rows if r.look == head.look and abs(r.bottom - head.bottom) <= near), None)


def running_rows(first: SheetPage, page: SheetPage) -> list[SheetRow]:
    """The lines at the edges of ``page`` that ``first`` has, too, but for the number of the page."""
    apart = page.parts.page - first.parts.page
    found: list[SheetRow] = []
    for row in (*page.rows[:1], *page.rows[-1:]):
        known = row_at(first, row)
        if known is not None and known in (first.rows[0], first.rows[-1]) and _counts_on(known.text, row.text, apart):
            found.append(row)
    return found


def _has_same_labels(first: SheetPage, page: SheetPage) -> bool:
    """Whether the lines of two pages begin alike: forms, one a page."""
    known = {label for row in first.rows if (label := _label(row))}
    shared = sum(_label(row) in known for row in page.rows)
    return shared >= max(_FEWEST_LABELS, _LABELS * len(page.rows))


def _label(row: SheetRow) -> str:
    return " ".join(word.text for word in row.words[:2]) if _tells(row) else ""


def _tells(row: SheetRow) -> bool:
    return sum(char.isalpha() for char in row.text) > 2


def _runs_out(first: SheetPage, row: SheetRow) -> bool:
    """Whether a line goes on, on the next page, at the height of ``row``."""
    known = row_at(first, row)
    return known is not None and known.words[-1].x1 >= first.right - 3 * (row.words[0].bottom - row.words[0].top)


def _counts_on(one: str, other: str, apart: int) -> bool:
    """Whether two lines say the same, but for a number that is by ``apart`` larger in the second one."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differ = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return all(
        a.isdigit() and b.isdigit() and len(a) <= _NUMBER_OF_PAGE and int(b) - int(a) == apart for a, b in differ
    )


def _starts(page: SheetPage, fewest: int = 2) -> set[int]:
    """Where the texts of columns begin, but those of the first: at least ``fewest``, at the same place."""
    counts: dict[int, int] = {}
    for row in page.rows:
        for x0 in row.cells():
            if x0 > page.left + _INDENT:
                counts[round(x0)] = counts.get(round(x0), 0) + 1
    return {x0 for x0, count in counts.items() if count >= max(fewest, _OF_COLUMN * len(page.rows))}


def _has_level_texts(first: SheetPage, rows: Sequence[SheetRow]) -> bool:
    """Whether texts of several lines that stand apart all begin, or all end, where ``first`` has a line."""
    starts = [rows[0], *(row for above, row in pairwise(rows) if _is_apart(above, row))]
    ends = [*(above for above, row in pairwise(rows) if _is_apart(above, row)), rows[-1]]
    return len(starts) > 2 and any(all(row_at(first, row) is not None for row in edge) for edge in (starts, ends))


def _is_apart(above: SheetRow, row: SheetRow) -> bool:
    return row.bottom - above.bottom > _NEXT_LINE * (row.words[0].bottom - row.words[0].top)


def _has_same_edges(first: SheetPage, page: SheetPage) -> bool:
    """Whether the strokes and shades of two pages stand at the same heights."""
    edges, known = page.edges(), first.edges()
    level = sum(any(abs(y - other) <= _SAME for other in known) for y in edges)
    return len(edges) >= _FEWEST_EDGES and level >= _MOST_EDGES * len(edges)


def _is_level(first: SheetPage, rows: Sequence[SheetRow], at: int) -> bool:
    """Whether a line stands where ``first`` has one, or is one of two whose middle is there: rows may be centred."""
    if row_at(first, rows[at]) is not None:
        return True
    beside = [rows[i] for i in (at - 1, at + 1) if 0 <= i < len(rows)]
    middles = [(rows[at].bottom + other.bottom) / 2 for other in beside]
    return any(abs(known.bottom - y) <= _SAME for known in first.rows for y in middles)


def _lowest(page: SheetPage, rows: Sequence[SheetRow]) -> float:
    return max(row.bottom for row in rows)
