"""Where the columns of a printed spreadsheet meet, told by its header and by what stands below."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.text.lines import size_of

_GAP = 0.55  # of the size of the text: wider than between words
_SAME_LINE = 3.0  # points
_PAD = 0.8  # points between the side of a column and its text
_OFTEN = 0.4  # of the lines: a text begins at the side of its column
_SOME = 0.2  # of these: more than words that follow the same first word
_RARELY, _FEWEST = 0.08, 3  # of the lines, figures that end at the side of their column
_FIGURE = re.compile(r"[\d%€]$|^#+$")
_OVER = 1.5  # points that a text may reach over the next one


class SheetCell(NamedTuple):
    """Words of one line that one cell holds; ``x1`` is where a reader sees the text end."""

    words: tuple[Word, ...]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        """The words, with single blanks."""
        return " ".join(word.text for word in self.words)


class SheetLine(NamedTuple):
    """A printed line of a sheet, cell by cell."""

    top: float
    bottom: float
    cells: tuple[SheetCell, ...]


def sheet_lines(pages: Sequence[Sequence[Word]], walls: Sequence[float] = ()) -> list[list[SheetLine]]:
    """Return the lines of each page from the top; ``walls`` are sides of columns that are known."""
    grouped = [_by_line(words) for words in pages]
    told = sorted({*walls, *_aligned([group for groups in grouped for group in groups])})
    return [
        [SheetLine(min(w.top for w in g), max(w.bottom for w in g), _cells(g, told)) for g in groups]
        for groups in grouped
    ]


def _by_line(words: Sequence[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in sorted((w for w in words if not w.look.turn), key=lambda w: w.bottom):
        if groups and word.bottom - groups[-1][0].bottom <= _SAME_LINE:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [sorted(group, key=lambda w: w.x0) for group in groups]


def _aligned(lines: Sequence[Sequence[Word]]) -> list[float]:
    """Where columns meet that stand close together: many texts begin there, some behind a gap, or figures end there."""
    begun: Counter[float] = Counter()
    apart: Counter[float] = Counter()
    behind: defaultdict[float, set[str]] = defaultdict(set)
    ended: defaultdict[float, list[float]] = defaultdict(list)
    for line in lines:
        for at, word in enumerate(line):
            begun[round(word.x0, 0)] += 1
            if at == 0 or word.x0 - line[at - 1].x1 > _GAP * size_of(word):
                apart[round(word.x0, 0)] += 1
            else:
                behind[round(word.x0, 0)].add(line[at - 1].text)
            if _FIGURE.search(word.text) and (at + 1 == len(line) or line[at + 1].text not in ("€", "%")):
                ended[round(word.x1, 0)].append(round(_begin(line, at)))
    often = [x for x, count in begun.items() if count >= _OFTEN * len(lines)]
    starts = [x - _PAD for x in often if apart[x] >= _SOME * begun[x] or _are_figures(behind[x])]
    ends = [
        x + _PAD
        for x, begins in ended.items()
        if len(begins) >= max(_FEWEST, _RARELY * len(lines)) and len(set(begins)) > 1
    ]
    walls = [x for x in ends if not any(word.x0 < x - _OVER and word.x1 > x + _OVER for line in lines for word in line)]
    return starts + walls


def _are_figures(texts: set[str]) -> bool:
    """Whether texts are several figures, which end at one place where their column ends."""
    return len(texts) >= _FEWEST and all(_FIGURE.search(text) for text in texts)


def _begin(line: Sequence[Word], at: int) -> float:
    """Where the words begin that a word ends."""
    while at and line[at].x0 - line[at - 1].x1 <= _GAP * size_of(line[at]):
        at -= 1
    return line[at].x0


def _cells(words: Sequence[Word], walls: Sequence[float]) -> tuple[SheetCell, ...]:
    """Cut a line where the gap is wide, where the page draws other words between, or where a word begins at a wall."""
    parts: list[list[Word]] = [list(words[:1])]
    for before, word in pairwise(words):
        gap = word.x0 - before.x1
        apart = gap > _GAP * size_of(word) or gap < -_OVER or not 0 <= word.start - before.end <= 2
        at_wall = any(before.x1 - _OVER <= wall <= word.x0 + _OVER for wall in walls)
        if apart or at_wall or (before.text == "€" and word.text[:1].isdigit()):
            parts.append([word])
        else:
            parts[-1].append(word)
    ends = [part[0].x0 for part in parts[1:]] + [float("inf")]
    return tuple(
        SheetCell(tuple(part), part[0].x0, min(max(w.x1 for w in part), end - _PAD))
        for part, end in zip(parts, ends, strict=True)
    )


def column_walls(head: SheetLine, body: Sequence[SheetLine], known: Sequence[float]) -> list[float]:
    """Return where one column ends and the next begins, one wall before each name in ``head`` but the first.

    ``known`` are sides of columns that pages or shades tell: where one stands between two names, it is the wall.
    """
    walls: list[float] = []
    for name, following in pairwise(head.cells):
        low, high = name.x1, following.x0
        told = [x for x in known if low - _OVER <= x <= high + _OVER]
        if told:
            walls.append(told[0])
            continue
        reach = low
        cells = sorted((cell.x0, cell.x1) for line in body for cell in line.cells)
        start = walls[-1] if walls else head.cells[0].x0
        for x0, x1 in cells:
            if x0 >= start - _OVER and x0 < reach and x0 < high - _OVER:
                reach = max(reach, min(x1, high))
        after = [x0 for x0, x1 in cells if reach <= x0 < high and x1 > high - 2 * (high - low)]
        walls.append(min([high, *after]) - _PAD)
    return walls
