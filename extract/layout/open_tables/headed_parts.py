"""Tables without rules that each stand under a title and the same header: what has no header is no part of one.

Such a plan may print some of its objectives as lists of texts: their numbers and tab stops look like columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.open_tables.columns import Stretch, find_columns, find_stretches, runs_of
from extract.layout.open_tables.table import shared_columns
from extract.layout.tables.row_codes import is_code
from extract.layout.text.lines import TextLine, size_of

_FEWEST_TABLES = 3
_FEWEST_NAMES = 3
_NEAR = 4.0  # font sizes from a title to the header below it

Page = tuple[int, list[list[TextLine]]]
_Style = tuple[float, bool, bool, str | None]


class _Habit(NamedTuple):
    """The texts of the header that all tables have, how the titles above it look, and the cells below it.

    Several texts are the same names in another order.
    """

    headers: frozenset[str]
    titles: frozenset[_Style]
    size: float
    cells: frozenset[_Style]

    def is_title(self, line: TextLine) -> bool:
        """Whether a line may be a title: it looks like one of those above a header, or stands out as much."""
        style = _style(line)
        return style in self.titles or (style not in self.cells and line.look.size > self.size)


class Groups(NamedTuple):
    """Tables without rules, grouped by their columns; the lines of pages in parts; the pages that may hold tables."""

    groups: list[tuple[list[Stretch], tuple[float, ...]]]
    pages: list[Page]
    tabular: set[int]


def table_groups(pages: Sequence[Page]) -> Groups:
    """Find the tables without rules on pages of one shape; those below a header of one order share their columns."""
    habit = _habit([lines for _, parts in pages for lines in parts])
    if habit is None:
        stretches = find_stretches([(page, lines) for page, parts in pages for lines in parts])
        return Groups(shared_columns(stretches), list(pages), {stretch.page for stretch in stretches})
    cut: list[Page] = []
    headed: dict[str, list[tuple[int, list[TextLine]]]] = {}
    others: list[tuple[int, list[TextLine]]] = []
    above: str | None = None
    for page, parts in pages:
        pieces = [piece for lines in parts for piece in _pieces(lines, habit)]
        cut.append((page, pieces))
        for at, piece in enumerate(pieces):
            header = next((line.text for line in piece if line.text in habit.headers), None)
            above = header or (None if at else above)
            if above is not None:
                headed.setdefault(above, []).append((page, piece))
            elif not _is_list(piece):
                others.append((page, piece))
    groups: list[tuple[list[Stretch], tuple[float, ...]]] = []
    apart = find_stretches(others)
    tabular = {stretch.page for stretch in apart}
    for rows in headed.values():
        below = _below_header(rows)
        edges = find_columns(below)
        groups.extend([(below, edges)] if edges else shared_columns(below))
        tabular.update(stretch.page for stretch in below)
    return Groups([*groups, *shared_columns(apart)], cut, tabular)


def _below_header(parts: Sequence[tuple[int, list[TextLine]]]) -> list[Stretch]:
    """Return the stretches of tables below the common header, some of too few lines to look like a table elsewhere."""
    known = find_stretches(parts)
    taken = {line for stretch in known for line in stretch.lines}
    short = [
        Stretch(page, tuple(lines), tuple(map(runs_of, lines)))
        for page, lines in parts
        if not any(line in taken for line in lines) and any(len(runs_of(line)) > 1 for line in lines)
    ]
    return sorted([*known, *short], key=lambda stretch: (stretch.page, stretch.lines[0].top))


def _is_list(piece: Sequence[TextLine]) -> bool:
    """Whether lines that look like rows hold a code and a text behind a tab stop, as numbered texts do."""
    rows = [runs for line in piece if len(runs := runs_of(line)) > 1]
    return not rows or 2 * sum(len(runs) == 2 and is_code(runs[0].words) for runs in rows) > len(rows)


def _habit(parts: Sequence[Sequence[TextLine]]) -> _Habit | None:
    lines = [line for part in parts for line in part]
    names = Counter(line.text for line in lines if _are_names(line))
    headers = {line.text for line in lines if _is_header(line)}
    header = max(headers, key=lambda text: names[text], default="")
    same = frozenset(text for text in headers if sorted(text.split()) == sorted(header.split()))
    times = sum(names[text] for text in same)
    often = any(2 * count >= names[header] for text, count in names.items() if text not in same)
    if times < _FEWEST_TABLES or often:  # more is repeated than a header: the labels of fiches
        return None
    places = [(part, at) for part in parts for at, line in enumerate(part) if line.text in same]
    above = [_above(part, at) for part, at in places]
    titles = [title for title, (part, at) in zip(above, places, strict=True) if _heads(title, part[at])]
    overleaf = sum(title is None and at > 0 for title, (_, at) in zip(above, places, strict=True))  # on several lines
    rows = [line for line in lines if len(runs_of(line)) >= _FEWEST_NAMES and line.text not in same]
    cells = frozenset(map(_style, rows))
    styles = frozenset(_style(title) for title in titles if title is not None) - cells
    if len(titles) < max(times - overleaf, _FEWEST_TABLES) or len(styles) != 1:
        return None
    return _Habit(same, styles, max(title.look.size for title in titles if title is not None), cells)


def _above(lines: Sequence[TextLine], at: int) -> TextLine | None:
    """Return the line above another one and what is printed as it at its right: the first words of its names."""
    line = lines[at]
    first = runs_of(line)[0]
    while at and lines[at - 1].x0 > first.x1 and _style(lines[at - 1]) == _style(line):
        at -= 1
    return lines[at - 1] if at else None


def _is_header(line: TextLine) -> bool:
    """Whether a line holds the names of several columns."""
    return len(runs_of(line)) >= _FEWEST_NAMES and _are_names(line)


def _are_names(line: TextLine) -> bool:
    """Whether a line holds several texts without figures."""
    return len(runs_of(line)) > 1 and not any(char.isdigit() for word in line.words for char in word.text)


def _heads(above: TextLine | None, header: TextLine) -> bool:
    """Whether a line right above a header is one text, perhaps with a code set apart in front of it."""
    if above is None or header.bottom - above.bottom > _NEAR * size_of(header.words[0]):
        return False
    runs = runs_of(above)
    return len(runs) == 1 or (len(runs) == 2 and is_code(runs[0].words))


def _pieces(lines: Sequence[TextLine], habit: _Habit) -> list[list[TextLine]]:
    """Cut lines before and behind titles: each header begins what stands below it."""
    pieces: list[list[TextLine]] = []
    titled = False
    for line in lines:
        title = habit.is_title(line)
        if not pieces or title != titled:
            pieces.append([])
        pieces[-1].append(line)
        titled = title
    return pieces


def _style(line: TextLine) -> _Style:
    return line.look.size, line.look.bold, line.look.italic, line.look.colour
