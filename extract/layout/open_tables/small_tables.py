"""Small tables without rules that stand one under each title, each as wide as its own texts: names over their values.

No columns run down the page, but what stands right below a line of names begins where these do, each time anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Fill, Word
from extract.layout.open_tables.columns import Run, Stretch, runs_of
from extract.layout.open_tables.table import page_table, row_cells
from extract.layout.tables.cells import PageTable
from extract.layout.tables.fiche_rows import may_be_label
from extract.layout.tables.row_codes import anchor_column, is_code, words_open_with_code
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, size_of
from extract.layout.text.paragraphs import usual_leading

_TIMES = 3  # the names come at least so often
_FEWEST_NAMES = 2
_MOST_WORDS = 4
_ALIGNED = 2.0  # points
_SAME_PLACE = 3.0  # points
_NEAR = 2.6  # font sizes from names to values
_NEXT_LINE = 1.32  # font sizes between the lines of one text
_NEXT_LINE_ALONE = 1.5  # the same, where the line fills one column only
_SHARE = 0.8  # of the lines of names have values below them


class _Below(Enum):
    """What follows below a small table: a text at its left, anything else, or nothing on its page."""

    TITLE = auto()
    OTHER = auto()
    NOTHING = auto()


class _Head(NamedTuple):
    """A line of names with the values below it, and what follows on the page."""

    stretch: Stretch
    below: _Below

    @property
    def valued(self) -> bool:
        return len(self.stretch.lines) > 1


def small_tables(pages: Sequence[tuple[int, Sequence[TextLine]]]) -> list[Stretch]:
    """Return the lines of each small table of a document, names first; ``pages`` are the lines of pages, in parts.

    Where the names stand at the same places each time, columns may run down the pages all the same: there a title
    stands below each table.
    """
    heads: dict[tuple[str, ...], list[_Head]] = defaultdict(list)
    for page, lines in pages:
        rows = [runs_of(line) for line in lines]
        for at, row in enumerate(rows[:-1]):
            if _are_names(row):
                end = _end(lines, rows, at)
                stretch = Stretch(page, tuple(lines[at:end]), tuple(rows[at:end]))
                heads[_texts(row)].append(_Head(stretch, _below(rows[end:], row)))
    often = {names: same for names, same in heads.items() if _are_over_values(same)}
    parted = all(map(_are_parted, often.values())) and not any(
        _texts(row) in often for same in often.values() for head in same for row in head.stretch.rows[1:]
    )  # others are fiches, with several lines of names each
    small = [same for same in often.values() if _stand_apart(same) or parted]
    return [_up_to(often, head.stretch) for same in small for head in same if head.valued]


def _up_to(others: Container[tuple[str, ...]], stretch: Stretch) -> Stretch:
    """Return the lines of a table that stand above those of other names."""
    rows = stretch.rows
    end = next((at for at in range(2, len(rows)) if _texts(rows[at]) in others), len(rows))
    return Stretch(stretch.page, stretch.lines[:end], rows[:end])


def _are_over_values(heads: Sequence[_Head]) -> bool:
    """Whether nearly all lines of the same names have several values right below them.

    What is always the same in the first column is the next label of a fiche, no value.
    """
    valued = [head for head in heads if head.valued]
    several = sum(len(head.stretch.rows[1]) > 1 for head in valued)
    if len(valued) < max(_TIMES, _SHARE * len(heads)) or several < _SHARE * len(valued):
        return False
    first = Counter(_texts(head.stretch.rows[1])[0] for head in valued)
    (text, times), *_ = first.most_common(1)
    return times < _SHARE * len(valued) or not may_be_label(text)


def _stand_apart(heads: Sequence[_Head]) -> bool:
    """Whether names stand at other places each time, so that no columns run down the pages."""
    places = zip(*([run.x0 for run in head.stretch.rows[0]] for head in heads), strict=True)
    return any(max(xs) - min(xs) > _SAME_PLACE for xs in places)


def _are_parted(heads: Sequence[_Head]) -> bool:
    """Whether titles stand below nearly all tables that do not end their page."""
    titled = sum(head.below is _Below.TITLE for head in heads)
    return titled >= max(_TIMES, _SHARE * sum(head.below is not _Below.NOTHING for head in heads))


def small_table(stretch: Stretch, fills: Sequence[Fill]) -> PageTable:
    """Return the table that lines make whose first holds the names of its columns."""
    right = max(line.x1 for line in stretch.lines) + 2.0
    edges = (stretch.lines[0].x0 - 2.0, *(run.x0 - 1.5 for run in stretch.rows[0][1:]), right)
    lines = [_shared_out(line, row, edges) for line, row in zip(stretch.lines, stretch.rows, strict=True)]
    coded = anchor_column(lines, len(edges) - 1) == 0
    starts = [
        at
        for at in range(len(lines))
        if at < 2
        or (coded and is_code(lines[at].in_column(0)))
        or all(words_open_with_code(line.in_column(0)) for line in (lines[1], lines[at]))
        or not _goes_on(*stretch.lines[at - 1 : at + 1], alone=len(stretch.rows[at]) == 1)
    ]
    rows = [lines[a:b] for a, b in pairwise([*starts, len(lines)])]
    cells, heights = row_cells(rows, edges, stretch.page, fills, usual_leading([stretch.lines]))
    return page_table(cells, edges, heights, stretch.page)


def _below(rows: Sequence[Sequence[Run]], names: Sequence[Run]) -> _Below:
    if not rows:
        return _Below.NOTHING
    return _Below.TITLE if len(rows[0]) == 1 and rows[0][0].x0 < names[0].x0 + _ALIGNED else _Below.OTHER


def _texts(row: Sequence[Run]) -> tuple[str, ...]:
    return tuple(" ".join(word.text for word in run.words) for run in row)


def _are_names(row: Sequence[Run]) -> bool:
    return len(row) >= _FEWEST_NAMES and all(
        text[0].isupper() and len(text.split()) <= _MOST_WORDS and not any(char.isdigit() for char in text)
        for text in _texts(row)
    )


def _end(lines: Sequence[TextLine], rows: Sequence[Sequence[Run]], head: int) -> int:
    """Return the line behind the last one of values below the names at ``head``."""
    end = head + 1
    names, starts = _texts(rows[head]), [run.x0 for run in rows[head]]
    while end < len(lines):
        line, row = lines[end], rows[end]
        step = (line.bottom - lines[end - 1].bottom) / size_of(line.words[0])
        aligned = all(min(abs(run.x0 - x) for x in starts) < _ALIGNED for run in row)
        rest = end > head + 1 and _goes_on(lines[end - 1], line, alone=len(row) == 1)
        if not aligned or step > _NEAR or (len(row) == 1 and not rest and end > head + 1) or _texts(row) == names:
            break
        end += 1
    return end


def _goes_on(above: TextLine, line: TextLine, *, alone: bool) -> bool:
    """Whether a line stands as near to the one above as the lines of one text do, and looks like it."""
    near = line.bottom - above.bottom <= (_NEXT_LINE_ALONE if alone else _NEXT_LINE) * size_of(line.words[0])
    return near and (line.look.size, line.look.bold) == (above.look.size, above.look.bold)


def _shared_out(line: TextLine, row: Sequence[Run], edges: Sequence[float]) -> RowLine:
    return RowLine(line.bottom, line.top, tuple(_pieces(row, edges)))


def _pieces(row: Sequence[Run], edges: Sequence[float]) -> Iterator[tuple[int, int, tuple[Word, ...]]]:
    for run in row:
        col = sum(edge <= run.x0 for edge in edges[1:-1])
        yield col, col, run.words
