"""The columns of tables without rules: blank strips that run down a whole stretch of lines, on every page of the table.

A strip counts as the space between two columns when almost no line crosses it and what stands to its right starts (or
ends, or is centred) at one place, apart from what stands to its left.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.open_tables.strips import narrow_strips
from extract.layout.open_tables.year_columns import with_year_edges, year_edges, years_in_line
from extract.layout.tables.fiche_rows import may_be_label
from extract.layout.tables.row_codes import is_code
from extract.layout.text.lines import TextLine, size_of
from extract.layout.text.symbols import is_bullet

_WORD_GAP = 0.65  # font sizes: blanks up to here are between words
_LONGEST_CHIP = 2  # digits
_CHIP_GAP = 2.0  # font sizes
_BULLET_GAP = 3.0  # font sizes: a bullet is never a column of its own
_ALIGNED = 3.0  # points
_CENTRED = 2.0  # points: twice the distance between the middles of lines of one text
_NARROWEST = 3.0  # points between columns
_MOST_CROSSING = 0.05  # of the lines
_FEWEST_ALIGNED = 3
_FEWEST_APART = 0.25  # of a column's lines stand clearly apart from the column before
_FEWEST_STARTS = 0.7  # of the lines that reach a column's left side start there
_WIDEST_MARK = 2.5  # font sizes: a bullet or number before the text of a list entry
_FIGURES = 0.7  # of a column's lines start with a figure
_MOST_HEADER_LINES = 4
_WIDE_RUN = 0.55  # of the stretch's width: a title or a sentence over several columns
_FEWEST_ROWS = 4
_FEWEST_UNDER_YEARS = 2  # with their header
_MOST_OF_TITLE = 2  # texts: a code and its title
_FARTHEST_TITLE = 8.0  # font sizes from the left, behind its code
_FEWEST_LABELS = 2
_SIDE_BY_SIDE = 0.3  # font sizes by which lines overlap
_FEWEST_NAMES = 3
_FEWEST_BEHIND = 0.5  # of them
_SHORTEST_WORD = 4  # letters of the word of a code
_YEAR = re.compile(r"\b20\d\d\b")


class Run(NamedTuple):
    """Words of one line with no wide blank between them."""

    x0: float
    x1: float
    words: tuple[Word, ...]


class Stretch(NamedTuple):
    """Consecutive lines of a page that may be a table; ``rows`` holds the runs of each line."""

    page: int
    lines: tuple[TextLine, ...]
    rows: tuple[tuple[Run, ...], ...]


def runs_of(line: TextLine, gap: float = _WORD_GAP) -> tuple[Run, ...]:
    """Cut a line where its blanks are wider than ``gap`` font sizes."""
    runs: list[Run] = []
    start = 0
    words = line.words
    for index in range(1, len(words) + 1):
        bullet = index - start == 1 and index < len(words) and _is_bullet(words[start], words[index])
        if bullet and words[index].x0 - words[start].x1 < _BULLET_GAP * size_of(words[index]):
            continue
        if index == len(words) or words[index].x0 - words[index - 1].x1 > gap * size_of(words[index]):
            part = words[start:index]
            runs.append(Run(part[0].x0, max(word.x1 for word in part), part))
            start = index
    if len(runs) > 1 and _are_chips(runs):
        return (Run(runs[0].x0, runs[-1].x1, words),)
    if len(words) - len(runs) > 1 and (years := years_in_line(words)):
        return _with_years(runs, years)
    return tuple(runs)


def _with_years(runs: Sequence[Run], years: range) -> tuple[Run, ...]:
    """Return the runs of a line with each of the ``years`` among its words as a text of its own."""
    found: list[Run] = []
    at = 0
    for run in runs:
        cuts = [k for k in range(1, len(run.words)) if at + k in years or at + k - 1 in years]
        found.extend(
            Run(run.words[a].x0, run.words[b - 1].x1, run.words[a:b])
            for a, b in itertools.pairwise([0, *cuts, len(run.words)])
        )
        at += len(run.words)
    return tuple(found)


def _are_chips(runs: Sequence[Run]) -> bool:
    """Whether a line is one word and close behind it rising numbers, set apart by the small boxes they stand in."""
    numbers = [run.words[0].text for run in runs[1:]]
    if not all(len(run.words) == 1 and run.words[0].text.isdecimal() for run in runs[1:]):
        return False
    if max(map(len, numbers)) > _LONGEST_CHIP or any(int(a) >= int(b) for a, b in itertools.pairwise(numbers)):
        return False
    near = all(b.x0 - a.x1 < _CHIP_GAP * size_of(b.words[0]) for a, b in itertools.pairwise(runs))
    return near and runs[0].words[0].text[0].isalpha()


def _is_bullet(word: Word, after: Word) -> bool:
    """Whether a word is the bullet of the next one: one of several signs is not, nor is a dash before a number."""
    return is_bullet(word.text) and not is_bullet(after.text) and not (word.text in "–—-" and after.text[0].isdigit())


def find_stretches(pages: Sequence[tuple[int, Sequence[TextLine]]]) -> list[Stretch]:
    """Return the stretches of lines, on pages of one shape, that look like rows of a table without rules."""
    rows = [(page, lines, [runs_of(line) for line in lines]) for page, lines in pages]
    places = _Places([runs for _, _, page_rows in rows for runs in page_rows])
    found: list[Stretch] = []
    for page, lines, page_rows in rows:
        tabular = [places.is_tabular(runs) for runs in page_rows]
        for start, end in _ranges(lines, page_rows, tabular):
            whole = Stretch(page, tuple(lines[start:end]), tuple(page_rows[start:end]))
            parts = [
                Stretch(page, tuple(lines[first:last]), tuple(page_rows[first:last]))
                for first, last in _parted_by_headers(lines, page_rows, start, end)
            ]
            found.extend(parts if len(parts) > 1 and _have_columns(parts) else [whole])
    return found


def _have_columns(parts: Sequence[Stretch]) -> bool:
    """Whether each part shows a column of its own for each name of its header, or shares those of the one before it."""
    names = max(len(row) for row in parts[0].rows[:_MOST_HEADER_LINES])
    alone = [len(find_columns([part])) > names for part in parts]
    both = itertools.pairwise(parts)
    return alone[0] and all(own or len(find_columns(pair)) > names for own, pair in zip(alone[1:], both, strict=True))


def _parted_by_headers(
    lines: Sequence[TextLine], rows: Sequence[tuple[Run, ...]], start: int, end: int
) -> list[tuple[int, int]]:
    """Part a range of lines where its header comes again at other places: each table has columns of its own.

    What stands between them, behind the last row, belongs to neither.
    """
    names = _names(rows[start:end])
    if names is None:
        return [(start, end)]
    names += start
    head = [line.text for line in lines[start : names + 1]]
    again = [
        k for k in range(names + 1, end - names + start)
        if [line.text for line in lines[k : k + len(head)]] == head
        and _are_elsewhere(rows[k + len(head) - 1], rows[names])
    ]  # fmt: skip
    parts: list[tuple[int, int]] = []
    for first, stop in itertools.pairwise([start, *again, end]):
        last = max(k for k in range(first, stop) if len(rows[k]) > 1)
        parts.append((first, stop if stop == end else min(stop, _with_rest(lines, rows, last + 1))))
    return parts


def _names(rows: Sequence[tuple[Run, ...]]) -> int | None:
    """Return which row is the header: the first with several texts, where none of them holds a figure."""
    at = next((k for k, row in enumerate(rows[:_MOST_HEADER_LINES]) if len(row) >= _FEWEST_NAMES), None)
    return None if at is None or any(_has_figures(run.words) for run in rows[at]) else at


def _are_elsewhere(one: Sequence[Run], other: Sequence[Run]) -> bool:
    """Whether the same names stand at other places."""
    same = [_words(run) for run in one] == [_words(run) for run in other]
    return same and any(abs(a.x0 - b.x0) > _ALIGNED for a, b in zip(one, other, strict=True))


def have_headers_apart(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have the same header at other places: each has columns of its own."""
    a, b = _names(one.rows), _names(other.rows)
    return a is not None and b is not None and _are_elsewhere(one.rows[a], other.rows[b])


def find_columns(stretches: Sequence[Stretch]) -> tuple[float, ...]:
    """Return the edges of the columns that all ``stretches`` share: at least three edges, or none."""
    rows = [row for stretch in stretches for row in stretch.rows]
    years = year_edges([stretch.rows for stretch in stretches])
    if years is None or len(rows) < (_FEWEST_ROWS if not years else _FEWEST_UNDER_YEARS):
        return ()
    left, right = min(r.x0 for row in rows for r in row), max(r.x1 for row in rows for r in row)
    counted = [row for stretch in stretches for row in _without_group_names(stretch.rows)]
    counted = _without_titles(counted, right - left)
    narrow = [strip for strip in narrow_strips(counted) if not _is_before_colons(strip, counted)]
    counted = [_cut_in(row, narrow) for row in counted]
    voted = _voted(counted, left)
    counted = [_cut_at(row, voted) for row in counted]
    covered = _coverage(counted, left, right)
    allowed = int(_MOST_CROSSING * len(counted))
    edges = [left - 2.0]
    strips = [(left + start, left + end) for start, end in _clear(_blanks(covered, allowed), covered)]
    for start, end in (part for strip in strips for part in _parted(strip, counted, right)):
        edge = _edge(counted, start, end)
        if edge is not None and edge - edges[-1] > 8:
            edges.append(edge)
    edges.extend(_before(strip) for strip in narrow if all(abs(strip[1] - edge) > 8 for edge in edges))
    edges.extend(x - 1.5 for x, _ in voted if all(abs(x - edge) > 8 for edge in edges))
    edges.extend(_label_edges(rows, sorted(edges)))
    edges = _around_headers(sorted(edges), rows[:_MOST_HEADER_LINES], counted)
    edges = with_year_edges(edges, years)
    edges.append(right + 2.0)
    edges = _without_parted_names(edges, rows)
    return tuple(edges) if len(edges) >= 3 else ()


def _without_parted_names(edges: list[float], rows: Sequence[tuple[Run, ...]]) -> list[float]:
    """Return the edges without those that part a name from all the values of its column: it stands beside them.

    Such a name has a column with nothing else in it, and the column before or behind it has no name.
    """
    names = {_words(run) for run in rows[0]} if len(rows[0]) >= _FEWEST_NAMES else set()
    held: list[set[str]] = [set() for _ in edges[1:]]
    for row in rows if names else ():
        for run in row:
            held[max(0, sum(edge <= run.x0 + 1 for edge in edges[:-1]) - 1)].add(_words(run))
    named = [bool(texts & names) for texts in held]
    alone = [bool(texts) and texts <= names for texts in held]
    apart = {
        at
        for at in range(1, len(held))
        if held[at] and held[at - 1] and {(named[at - 1], alone[at]), (named[at], alone[at - 1])} & {(False, True)}
    }
    return [edge for at, edge in enumerate(edges) if at not in apart]


def _is_before_colons(strip: tuple[float, float], rows: Sequence[tuple[Run, ...]]) -> bool:
    """Whether only the colons of labels stand right behind a strip."""
    words = [word for row in rows for run in row for word in run.words]
    behind = {word.text for word in words if abs(word.x0 - strip[1]) < _NARROWEST}
    return behind == {":"}


def _words(run: Run) -> str:
    return " ".join(word.text for word in run.words)


def _without_group_names(rows: Sequence[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    """Return the rows, those of the header without the texts that stand over several names: they cross columns."""
    kept: list[tuple[Run, ...]] = []
    for at, (row, below) in enumerate(itertools.zip_longest(rows, rows[1:], fillvalue=())):
        if at < _MOST_HEADER_LINES - 1 and min(len(row), len(below)) > 1:
            row = tuple(run for run in row if not _is_over_names(run, below))
        kept.append(row)
    return [row for row in kept if row]


def _is_over_names(run: Run, names: Sequence[Run]) -> bool:
    """Whether a text stands over two ``names`` or between them, in line with none."""
    if any(_has_figures(name.words) for name in names):
        return False
    within = [pair for pair in itertools.pairwise(names) if pair[0].x0 < run.x1 and run.x0 < pair[1].x1]
    inside = any(one.x0 - _ALIGNED < run.x0 and run.x1 < other.x1 + _ALIGNED for one, other in within)
    over = [name for name in names if name.x0 < run.x1 and run.x0 < name.x1]
    return len(over) > 1 or (inside and not any(_is_in_line(run, name) for name in over))


def _has_figures(words: Sequence[Word]) -> bool:
    """Whether a word holds a figure that is no year: it is a value, no name of a column."""
    return any(char.isdigit() for word in words for char in _YEAR.sub("", word.text))


def _is_in_line(run: Run, other: Run) -> bool:
    left, right = run.x0 - other.x0, run.x1 - other.x1
    return min(abs(left), abs(right), abs(left + right) / 2) < _ALIGNED


def _voted(rows: Sequence[tuple[Run, ...]], left: float) -> list[tuple[float, float]]:
    """Return where the lines of a column start although the column before leaves hardly a blank, or titles cross it.

    Several lines start there apart from what stands before, nearly all that reach there start there, and those right
    behind a word do so at another distance than that of a blank.
    """
    found: list[tuple[float, float]] = []
    for low, high in _clusters(sorted(run.x0 for row in rows for run in row if run.x0 > left + 8)):
        apart = close = blanks = figures = crossing = alone = 0
        for row in rows:
            for at, run in enumerate(row):
                if run.x1 < low or run.x0 > high + 1:
                    continue
                first = next((k for k, word in enumerate(run.words) if low - 0.6 <= word.x0 <= high + 0.6), None)
                if first is None and at + 1 < len(row):
                    crossing += 1
                elif first is None:
                    alone += 1
                else:
                    apart += first == 0
                    close += first > 0
                    blanks += first > 0 and (_is_mark(run, low) or _is_blank(run.words, first))
                    figures += run.words[first].text[0].isdigit()
        starts = apart + close
        enough = apart >= _FEWEST_APART * starts and starts >= _FEWEST_STARTS * (starts + crossing + alone)
        touching = close > 2 * blanks and (close > 1 or figures > starts / 2)
        beside = any(low - _NARROWEST - 1 < run.x1 < low for row in rows for run in row)
        touching = touching or (not close and beside and figures > _FIGURES * starts)
        if enough and touching and apart >= _FEWEST_ALIGNED and crossing <= _MOST_CROSSING * starts:
            found.append((low, high))
    return found


def _label_edges(rows: Sequence[tuple[Run, ...]], edges: Sequence[float]) -> list[float]:
    """Return the edges of columns of labels within one of those at ``edges``: several texts come again and again there.

    The titles and long values of fiches run over such columns. Most labels stand behind a value of the column that they
    part.
    """
    found: list[float] = []
    for low, high in _clusters(sorted(run.x0 for row in rows for run in row[1:])):
        edge = low - 1.5
        labels = [(row, run) for row in rows for run in row[1:] if low - 0.5 <= run.x0 <= high + 0.5]
        times = Counter(" ".join(word.text for word in run.words) for _, run in labels)
        again = [n for text, n in times.items() if n >= _FEWEST_ALIGNED and may_be_label(text)]
        if len(again) < _FEWEST_LABELS or sum(again) < _FEWEST_STARTS * len(labels):
            continue
        start = max((known for known in edges if known < edge), default=edge)
        behind = sum(any(start <= other.x0 and other.x1 < run.x0 for other in row) for row, run in labels)
        if behind >= _FEWEST_BEHIND * len(labels) and all(abs(edge - known) > 8 for known in edges):
            found.append(edge)
    return found


def _is_mark(run: Run, start: float) -> bool:
    """Whether there is room for no more than a bullet or number between the beginning of a run and ``start``."""
    return start - run.x0 < _WIDEST_MARK * size_of(run.words[0])


def _is_blank(words: Sequence[Word], at: int) -> bool:
    """Whether the distance before a word of a run is that of any blank."""
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(words)]
    gap = gaps.pop(at - 1)
    size = size_of(words[at])
    usual = median(gaps) if gaps else 0.25 * size
    return abs(gap - usual) < 0.03 * size + (0.0 if gaps else 0.05 * size)


def _cut_at(row: tuple[Run, ...], places: Sequence[tuple[float, float]]) -> tuple[Run, ...]:
    """Cut runs where a word starts at one of ``places``."""
    cut: list[Run] = []
    for run in row:
        start = 0
        for at, word in enumerate(run.words[1:], 1):
            if any(low - 0.6 <= word.x0 <= high + 0.6 for low, high in places):
                cut.append(Run(run.words[start].x0, run.words[at - 1].x1, run.words[start:at]))
                start = at
        cut.append(Run(run.words[start].x0, run.x1, run.words[start:]) if start else run)
    return tuple(cut)


def _cut_in(row: tuple[Run, ...], strips: Sequence[tuple[float, float]]) -> tuple[Run, ...]:
    """Cut runs whose words stand on both sides of a strip."""
    cut: list[Run] = []
    for run in row:
        start = 0
        for at, (before, word) in enumerate(itertools.pairwise(run.words), 1):
            if any(before.x1 <= low + 1 and high - 1 <= word.x0 for low, high in strips):
                cut.append(Run(run.words[start].x0, before.x1, run.words[start:at]))
                start = at
        cut.append(Run(run.words[start].x0, run.x1, run.words[start:]) if start else run)
    return tuple(cut)


def _around_headers(
    edges: list[float], head: Sequence[tuple[Run, ...]], rows: Sequence[tuple[Run, ...]]
) -> list[float]:
    """Let a column reach as far to the left as its header does, where nothing else stands there."""
    headers = [
        run for at, row in enumerate(head) if len(row) > 1 or (at and _overlap(head[at - 1], row)) for run in row
    ]
    kept = edges[:1]
    for edge in edges[1:]:
        over = [run.x0 - 1.5 for run in headers if kept[-1] + 8 < run.x0 < edge - 1.5 and edge + 3 < run.x1]
        start = min(over, default=edge)
        others = sum(any(run.x0 < edge - 1 and start < run.x1 for run in row) for row in rows[_MOST_HEADER_LINES:])
        kept.append(start if others <= _MOST_CROSSING * len(rows) else edge)
    return kept


def _overlap(above: Sequence[Run], row: Sequence[Run]) -> bool:
    """Whether a row of runs stands partly beside the one above it: names of several lines in the middle of a row."""
    first = row[0].words[0]
    return max(run.words[0].bottom for run in above) - first.top > _SIDE_BY_SIDE * size_of(first)


class _Places:
    """Where runs that are not the first of their line start, end and have their middle, and how often."""

    def __init__(self, rows: Sequence[tuple[Run, ...]]) -> None:
        later = [run for row in rows for run in row[1:]]
        self._known = tuple(
            _clusters(sorted(values))
            for values in ((r.x0 for r in later), (r.x1 for r in later), ((r.x0 + r.x1) / 2 for r in later))
        )

    def is_tabular(self, runs: tuple[Run, ...]) -> bool:
        """Whether a line has a run, not its first, at a place where others have one too."""
        return any(
            any(low - 0.5 <= value <= high + 0.5 for low, high in clusters)
            for run in runs[1:]
            for value, clusters in zip((run.x0, run.x1, (run.x0 + run.x1) / 2), self._known, strict=True)
        )


def _clusters(values: list[float]) -> list[tuple[float, float]]:
    """Return the spans of at least three values that lie together."""
    found: list[tuple[float, float]] = []
    first = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] - values[index - 1] > 1.0 or values[index] - values[first] > _ALIGNED:
            if index - first >= _FEWEST_ALIGNED:
                found.append((values[first], values[index - 1]))
            first = index
    return found


def _ranges(lines: Sequence[TextLine], rows: Sequence[tuple[Run, ...]], tabular: list[bool]) -> list[tuple[int, int]]:
    """Ranges of lines from one tabular line to another, not interrupted by running text."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for at, is_row in enumerate(tabular):
        if not is_row:
            continue
        if start is not None and _interrupted(lines, rows, last, at):
            found.append((start, last + 1))
            start = None
        start = at if start is None else start
        last = at
    if start is not None:
        found.append((start, last + 1))
    found = [(start, _with_rest(lines, rows, end)) for start, end in found]
    return [
        (start, end)
        for start, end in found
        if sum(tabular[start:end]) >= _FEWEST_ROWS - 1 or _are_coded(rows[start:end], tabular[start:end])
    ]


def _are_coded(rows: Sequence[Sequence[Run]], tabular: Sequence[bool]) -> bool:
    """Whether each of a few rows begins with a word and a number in a text of its own, as rows of other pages may.

    Nothing else begins at their left. A mere number at a tab stop may stand before a heading.
    """
    codes = [row[0] for row, is_row in zip(rows, tabular, strict=False) if is_row]
    left = min((code.x0 for code in codes), default=0.0)
    return all(map(_is_named, codes)) and all(_is_named(row[0]) or row[0].x0 > left + _ALIGNED for row in rows)


def _is_named(run: Run) -> bool:
    """Whether a text is a code that begins with a word ("Projet 12")."""
    return (
        run.words[0].text[:_SHORTEST_WORD].isalpha() and len(run.words[0].text) >= _SHORTEST_WORD and is_code(run.words)
    )


def is_short(stretch: Stretch) -> bool:
    """Whether a stretch has too few rows to show columns of its own, and no header that says where they are."""
    return sum(len(row) > 1 for row in stretch.rows) < _FEWEST_ROWS - 1 and not year_edges([stretch.rows])


def _interrupted(lines: Sequence[TextLine], rows: Sequence[tuple[Run, ...]], last: int, at: int) -> bool:
    """Whether running text stands between two tabular lines: two full lines in a row, or too much of anything."""
    between = range(last + 1, at)
    if len(between) > 12:
        return True
    wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = [len(rows[k]) == 1 and lines[k].x1 - lines[k].x0 > 0.7 * wide for k in between]
    return any(a and b for a, b in itertools.pairwise(full))


def _with_rest(lines: Sequence[TextLine], rows: Sequence[tuple[Run, ...]], end: int) -> int:
    """Take in the lines below the last tabular one that go on with one of its cells."""
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        size = size_of(line.words[0])
        known = [run for row in rows[max(0, end - 3) : end] for run in row]
        starts = [run.x0 for run in known]
        near = line.bottom - above.bottom < 1.6 * size
        centred = any(abs(line.x0 + line.x1 - run.x0 - run.x1) < _CENTRED for run in known)
        if not near or len(rows[end]) > 1 or (min(abs(line.x0 - x) for x in starts) > _ALIGNED and not centred):
            break
        if line.x0 - min(starts) < _ALIGNED and len(starts) > 1 and line.look != above.look:
            break
        end += 1
    return end


def _without_titles(rows: Sequence[tuple[Run, ...]], wide: float) -> list[tuple[Run, ...]]:
    """Return the rows without those that run over columns.

    Wide texts that stand between two others in most rows of several texts are those of a wide column.
    """
    titles = [_is_title(row, wide) for row in rows]
    between = [is_title and _is_between(row) for row, is_title in zip(rows, titles, strict=True)]
    rest = sum(len(row) > 1 and not is_title for row, is_title in zip(rows, titles, strict=True))
    if sum(between) > max(rest, _FEWEST_ROWS - 1):
        titles = [is_title and not within for is_title, within in zip(titles, between, strict=True)]
    return _without_lone_titles([row for row, is_title in zip(rows, titles, strict=True) if not is_title])


def _without_lone_titles(rows: Sequence[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    """Return the rows without titles and sums: texts alone over strips that others leave.

    A title stands at the left, or behind its code there; a sum ends at the right, and starts where nothing else does.
    """
    several = [row for row in rows if len(row) > _MOST_OF_TITLE]
    if len(several) < max(_FEWEST_ROWS, (len(rows) - len(several)) / 3):
        return list(rows)
    left, right = min(row[0].x0 for row in several), max(row[-1].x1 for row in several)
    covered = _coverage(several, left, right)
    strips = [(left + a, left + b) for a, b in _blanks(covered, int(_MOST_CROSSING * len(several)))]
    starts = [run.x0 for row in several for run in row]

    def is_title(row: tuple[Run, ...]) -> bool:
        last = row[-1]
        near = last.x0 - left < _FARTHEST_TITLE * size_of(last.words[0])
        near = near or (
            len(row) == 1 and right - last.x1 < _ALIGNED and min(abs(last.x0 - x) for x in starts) > _ALIGNED
        )
        return len(row) <= _MOST_OF_TITLE and near and any(last.x0 < a and b < last.x1 for a, b in strips)

    return [row for row in rows if not is_title(row)]


def _coverage(rows: Sequence[tuple[Run, ...]], left: float, right: float) -> list[int]:
    """Return how many texts stand over each point between ``left`` and ``right``."""
    covered = [0] * (int(right - left) + 2)
    for row in rows:
        for run in row:
            for x in range(int(run.x0 - left), min(int(run.x1 - left) + 1, len(covered))):
                covered[x] += 1
    return covered


def _is_between(row: tuple[Run, ...]) -> bool:
    widest = max(range(len(row)), key=lambda at: row[at].x1 - row[at].x0)
    return 0 < widest < len(row) - 1


def _is_title(row: tuple[Run, ...], wide: float) -> bool:
    """Whether a line runs over columns: a title row, a sentence."""
    return any(run.x1 - run.x0 > _WIDE_RUN * wide for run in row) or (
        len(row) <= 2 and all(word.look.bold for run in row for word in run.words)
    )


def _blanks(covered: list[int], allowed: int) -> list[tuple[int, int]]:
    """Return the strips that at most ``allowed`` lines cover; the last one may reach the right side."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for x, count in enumerate([*covered, allowed + 1]):
        if count <= allowed:
            start = x if start is None else start
        elif start is not None:
            if start > 0 and x - start >= _NARROWEST - 1:
                found.append((start, x))
            start = None
    return found


def _clear(strips: list[tuple[int, int]], covered: list[int]) -> list[tuple[int, int]]:
    """Narrow each strip to the part that no line covers, where it has one: no value is cut by an edge for nothing."""
    found: list[tuple[int, int]] = []
    for start, end in strips:
        free = [x for x in range(start, end) if x < len(covered) and not covered[x]]
        runs = [(a, b) for a, b in _runs(free) if b - a >= _NARROWEST]
        found.append(max(runs, key=lambda run: run[1] - run[0]) if runs else (start, end))
    return found


def _runs(values: list[int]) -> list[tuple[int, int]]:
    """Return the first and the one after the last of each run of consecutive numbers."""
    breaks = [at for at in range(1, len(values)) if values[at] != values[at - 1] + 1]
    return [(values[a], values[b - 1] + 1) for a, b in itertools.pairwise([0, *breaks, len(values)]) if b > a]


def _parted(strip: tuple[float, float], rows: Sequence[tuple[Run, ...]], right: float) -> list[tuple[float, float]]:
    """Part a strip at the runs that stand wholly within it: a column that hardly any line fills."""
    start, end = strip
    inside = sorted((r.x0, r.x1) for row in rows for r in row if r.x0 > start and (r.x1 < end or end >= right))
    parts: list[tuple[float, float]] = []
    for x0, x1 in inside:
        if x0 > start:
            parts.append((start, x0))
        start = max(start, x1)
    if end < right:
        parts.append((start, end))
    return [(a, b) for a, b in parts if b - a >= _NARROWEST]


def _edge(rows: Sequence[tuple[Run, ...]], start: float, end: float) -> float | None:
    """Return where a column begins behind a blank strip, None when the strip parts no columns."""
    starts: list[float] = []
    apart = 0
    for row in rows:
        behind = [run for run in row if run.x0 >= end - 1.5]
        if not behind or behind[0].x0 > end + 60:
            continue
        before = [run for run in row if run.x1 <= start + 1.5]
        size = size_of(behind[0].words[0])
        starts.append(behind[0].x0)
        apart += not before or behind[0].x0 - before[-1].x1 > size
    if not starts:
        return None
    size = size_of(rows[0][0].words[0])
    wide = end - start >= size
    aligned = max(sum(abs(x - y) < 2 for y in starts) for x in starts)
    if (not wide and aligned < _FEWEST_ALIGNED) or apart < _FEWEST_APART * len(starts):
        return None
    return _before((start, end))


def _before(strip: tuple[float, float]) -> float:
    """Return where the column behind a blank strip begins."""
    start, end = strip
    return end - min(1.5, (end - start) / 2)
