"""The rows of tables without rules: where strokes, shades, codes, values and gaps between lines say that one starts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.engine.content import Fill, Word
from extract.layout.open_tables.blank_strips import strip_starts
from extract.layout.open_tables.labels import Labels
from extract.layout.open_tables.row_alignment import Line, cheapest_rows
from extract.layout.open_tables.row_gaps import clear_gaps, wide_gaps
from extract.layout.tables.cells import shade_at
from extract.layout.tables.grid import Rule
from extract.layout.tables.row_codes import is_code, is_coded, words_open_with_code
from extract.layout.tables.row_lines import RowLine, goes_on
from extract.layout.text.lines import size_of

_SHORT = 16  # characters of a value
_CODES = 0.6  # of a column's lines look like codes
_FEWEST_VALUES = 3
_FEWEST_IN_REST = 2  # of the table of the page before
_WIDER = 1.12  # times another gap: the wider one
_SEPARATOR = 0.6  # of the table's width: a stroke that parts rows
_FEWEST_BANDS = 4
_SHARE_OF_VALUES = 0.4  # of the lines that the fullest column of short values fills
_AGREEING = 0.8  # of the strokes or shades stand in wide gaps: they are the rows
_WIDEST_LEADING = 1.35  # font sizes
_LEFT_OPEN = 0.2  # of them: so few rows more may the gaps show
_TITLES = (0, 1)  # columns
_LARGER = 1.15  # times the usual size
_ON_TOP = 0.7  # of the codes stand in the first lines of their rows
_FAR = 1.8  # font sizes from a line to the next row
_FIGURE = re.compile(r"\d[\d .,]*€?")
_SUM = re.compile(r"(?:Total|TOTAL|(?:Sous|SOUS)[- ]?(?:total|TOTAL))\b")
_NO_LABELS = Labels()


class RowStarts(NamedTuple):
    """The lines that start a row, the first one included, and how many first columns may stand beside several rows."""

    starts: list[int]
    beside: int


def row_starts(
    lines: Sequence[RowLine],
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    fills: Sequence[Fill],
    anchor: int | None,
    labels: Labels = _NO_LABELS,
    rest: bool = False,
) -> RowStarts:
    """Return where rows start.

    ``anchor`` is the column of codes, None where the table has none; ``labels`` are those of fiches. A short
    ``rest`` of the table of the page before may tell its rows by two values.
    """
    found = _row_starts(lines, edges, strokes, fills, anchor, labels, rest)
    more = _totals(lines, found.starts, anchor) | _around_large(lines, anchor) | _opened(lines, found.starts, anchor)
    return found._replace(starts=sorted({*found.starts, *more, *_spread(lines)}))


def _row_starts(
    lines: Sequence[RowLine],
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    fills: Sequence[Fill],
    anchor: int | None,
    labels: Labels,
    rest: bool,
) -> RowStarts:
    forced = _separated(lines, edges, strokes, fills)
    strips = strip_starts(lines)
    if strips is not None and forced <= strips:
        return RowStarts(sorted(strips), 0)
    if labels.beside or labels.above:
        starts = sorted({0} | forced | _labelled(lines, labels, edges[-1], anchor))
        return RowStarts(starts, 0 if labels.beside else anchor or 0)  # a label stands beside its own value
    bands = _bands(lines, forced, fills)
    parting = _parting(forced, bands)
    clear = clear_gaps(lines, len(edges) - 1, _coded_lines(lines, anchor))
    if len(parting) < _FEWEST_BANDS and clear is not None:
        within = {at for at in bands - forced if at - 1 in bands and _is_next_line(lines[at - 1], lines[at])}
        starts = sorted({0} | forced | ((clear.starts | _around_titles(lines, edges[-1])) - within))
        return RowStarts(starts, max(anchor or 0, clear.beside))
    if len(parting) >= _FEWEST_BANDS and clear is not None and forced <= clear.starts:
        titles = _around_emphasis(lines)
        if len(clear.starts - forced - titles) <= _LEFT_OPEN * len(forced):
            return RowStarts(sorted({0} | forced | (clear.starts & titles)), anchor or 0)
    fewest = _FEWEST_IN_REST if rest else _FEWEST_VALUES
    return RowStarts(_likely_starts(lines, edges, forced, bands, anchor, fewest), anchor or 0)


def _bands(lines: Sequence[RowLine], forced: set[int], fills: Sequence[Fill]) -> set[int]:
    """Return the lines of title rows that strokes or shades part from the rows around them: on a shade, or in bold."""
    found: set[int] = set()
    for first, end in pairwise(sorted({0, *forced, len(lines)})):
        alone = all(len(line.pieces) == 1 and not line.pieces[0][0] for line in lines[first:end])
        words = [word for line in lines[first:end] for _, _, held in line.pieces for word in held]
        if alone and (all(word.look.bold for word in words) or _is_shaded(lines[first], fills)):
            found.update(range(first, end))
    return found


def _parting(forced: set[int], bands: set[int]) -> set[int]:
    """Return the lines of ``forced`` that part rows from rows, and no title from them."""
    return {at for at in forced if not bands.intersection((at - 1, at))}


def _is_next_line(above: RowLine, line: RowLine) -> bool:
    """Whether a line on its own stands right under another one in the same print."""
    one, other = above.pieces[0][2][0], line.pieces[0][2][0]
    same = (one.look.bold, one.look.size) == (other.look.bold, other.look.size)
    return same and line.bottom - above.bottom < _WIDEST_LEADING * size_of(other)


def _is_shaded(line: RowLine, fills: Sequence[Fill]) -> bool:
    word = line.pieces[0][2][0]
    return shade_at(fills, word.x0, (word.top + word.bottom) / 2) is not None


def _around_emphasis(lines: Sequence[RowLine]) -> set[int]:
    """Return the lines that start a title in bold or larger print, alone on its line, or the row below it."""
    plain = median(size_of(line.pieces[0][2][0]) for line in lines)
    titles = [
        len(line.pieces) == 1 and all(word.look.bold or size_of(word) > _LARGER * plain for word in line.pieces[0][2])
        for line in lines
    ]
    return {at for at in range(1, len(lines)) if titles[at] or titles[at - 1]}


def _totals(lines: Sequence[RowLine], starts: Sequence[int], anchor: int | None) -> set[int]:
    """Return the lines that part totals from the rows around them.

    A line without a code but with a title of its own that fills columns of figures of its row once more starts a row,
    and so does one that begins with the word itself.
    Where codes stand in the first lines of rows, one below such a line is that of the next row.
    """
    found: set[int] = set()
    coded = _coded_lines(lines, anchor)
    on_top = len(coded.intersection(starts)) >= _ON_TOP * len(coded)
    figures: set[int] = set()
    above: tuple[Word, ...] = ()
    total = False
    for at, line in enumerate(lines):
        if at in starts:
            figures, above, total = set(), (), False
        own = {col for col, _, words in line.pieces if _FIGURE.fullmatch(" ".join(word.text for word in words))}
        first, _, words = line.pieces[0]
        titled = first in _TITLES and first not in own and at not in coded
        summed = at not in coded and _SUM.match(" ".join(word.text for word in words)) is not None and bool(above)
        anew = summed or (titled and len(own & figures) > 1 and not (above and goes_on(above, words)))
        if anew or (total and at in coded):
            found.add(at)
            figures = set()
        total = titled and len(own) > 1 and on_top and (anew or at in starts)
        figures |= own
        above = words if first in _TITLES else above
    return found


def _opened(lines: Sequence[RowLine], starts: Sequence[int], anchor: int | None) -> set[int]:
    """Return the lines whose titles open with a code, as nearly all rows do: those of objectives have no values.

    Where cells stand in the middle of their rows, codes stand below the first lines of many rows, and no title above
    them in theirs.
    """
    titles = {at: words for at, line in enumerate(lines) if (words := line.in_column(anchor or 0))}
    rest = {at for (_, above), (at, words) in pairwise(titles.items()) if goes_on(above, words)}
    opened = {at for at, words in titles.items() if words_open_with_code(words) and not is_code(words)} - rest
    rows = {bisect_right(starts, at) for at in opened}
    on_top = len(opened.intersection(starts)) >= max(
        _FEWEST_VALUES, _ON_TOP * len(titles.keys() & set(starts)), _ON_TOP * len(rows)
    )
    if not on_top:
        return set()
    return {at for at in opened if not titles.keys().isdisjoint(range(starts[bisect_right(starts, at) - 1], at))}


def _spread(lines: Sequence[RowLine]) -> set[int]:
    """Return the lines far below the ones above them, where a bold title stands alone and far above a line of values.

    A cell may open with a bold title, too, but the next line of it stands close.
    """
    far = {
        at
        for at, (above, line) in enumerate(pairwise(lines), 1)
        if 0 in line.columns and line.bottom - above.bottom >= _FAR * size_of(line.pieces[0][2][0])
    }
    bold = [all(word.look.bold for _, _, words in line.pieces for word in words) for line in lines]
    headed = any(
        bold[at - 1] and not bold[at] and lines[at - 1].columns == {0} and len(lines[at].columns) >= _FEWEST_VALUES
        for at in far
    )
    return far if headed else set()


def _around_titles(lines: Sequence[RowLine], right: float) -> set[int]:
    """Return the lines that start a title row, or the row below it."""
    found: set[int] = set()
    for at, (above, line) in enumerate(pairwise(lines), 1):
        titles = [len(one.pieces) == 1 and one.spans for one in (above, line)]
        if any(titles) and not (all(titles) and _goes_on(above, line, right)):
            found.add(at)
    return found


def _around_large(lines: Sequence[RowLine], anchor: int | None) -> set[int]:
    """Return the lines that start a title in larger print right below a row with a code, or such a row below it.

    It is larger than anything beside a code: small codes stand before titles that may have a second line.
    """
    coded = _coded_lines(lines, anchor)
    beside = max((size_of(words[0]) for at in coded for _, _, words in lines[at].pieces), default=0.0)
    limit = max(_LARGER * median(size_of(line.pieces[0][2][0]) for line in lines), beside)
    large = [all(size_of(words[0]) > limit for _, _, words in line.pieces) for line in lines]
    changes = (at for at in range(1, len(lines)) if large[at] != large[at - 1])
    return {at for at in changes if (at - 1 if large[at] else at) in coded}


def _likely_starts(
    lines: Sequence[RowLine],
    edges: tuple[float, ...],
    forced: set[int],
    bands: set[int],
    anchor: int | None,
    fewest: int,
) -> list[int]:
    """Return where rows start by strokes and shades (``forced``), codes, gaps, values, and how cells are aligned.

    Some strokes and shades only set titles apart (``bands``).
    """
    columns = len(edges) - 1
    anchors = _anchored(lines, anchor, edges[-1]) if anchor is not None else set()
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    gaps = wide_gaps(lines)
    parting = _parting(forced, bands)
    if len(parting) >= _FEWEST_BANDS and len(forced & gaps) >= _AGREEING * max(len(forced), len(gaps)):
        return sorted({0} | forced | gaps)
    if len(parting) >= _FEWEST_BANDS and len(forced) >= 0.7 * len(anchors):
        return sorted({0} | forced | _second_codes(lines, anchor, forced, steps))
    if not anchors and anchor is not None:  # nothing but the rest of a row of the page before
        return sorted({0} | forced)
    if not anchors:
        anchors = gaps
        values = _valued(lines, columns, fewest)
        parts = pairwise(sorted({0, *forced, *anchors, len(lines)}))
        if len(values) <= 1.5 * sum(not bands.issuperset(range(first, end)) for first, end in parts):
            return sorted({0} | forced | anchors)
        anchors = values
    starts = {0} | forced
    for above, below in pairwise(sorted(anchors if _is_over_code(lines[0], anchor) else anchors | {0})):
        if not any(above < at <= below for at in forced):
            starts.add(_widest(steps, above, below))
    return sorted(starts) if forced else _best_aligned(lines, edges[-1], sorted(starts), anchors, anchor, fewest)


def _labelled(lines: Sequence[RowLine], labels: Labels, right: float, anchor: int | None) -> set[int]:
    """Return the lines of fiches that start a row: labels, the values under a line of labels, codes and titles."""
    found: set[int] = set()
    for at, (above, line) in enumerate(pairwise(lines), 1):
        column = 0 if labels.beside else anchor
        first, _, words = line.pieces[0]
        code = column is not None and is_coded(line.in_column(column) or (() if first else words))
        title = _is_title(above, line) and not (_is_title(above, above) and _goes_on(above, line, right))
        if labels.opens(line) or labels.heads(line) or labels.heads(above) or code or title:
            found.add(at)
    return found


def _is_title(above: RowLine, line: RowLine) -> bool:
    """Whether a line has the width of the table to itself, or stands at its left in another look than what is above."""
    first, last, words = line.pieces[0]
    if first or len(line.pieces) > 1:
        return False
    other = above.pieces[0][2][0].look
    look = words[0].look
    return bool(last) or (look.bold, look.colour, look.size) != (other.bold, other.colour, other.size)


def _best_aligned(
    lines: Sequence[RowLine], right: float, starts: list[int], anchors: set[int], anchor: int | None, fewest: int
) -> list[int]:
    """Return the starts of rows, better ones where cells stand in the middle or at the foot of their rows."""
    shared: list[Line] = []
    for at, line in enumerate(lines):
        alone = len(line.pieces) == 1 and line.spans
        rest = bool(at) and shared[-1].alone and _goes_on(lines[at - 1], line, right)
        cells = {first: words for first, _, words in line.pieces}
        shared.append(Line(line.top, line.bottom, cells, alone or rest, rest))
    columns = {col for line in shared for col in line.cells}
    filled = [known for col in columns if len(known := _short(lines, col)) >= fewest]
    most = max(map(len, filled), default=0)
    candidates = [known for known in filled if len(known) >= _SHARE_OF_VALUES * most]
    if anchor is not None:
        candidates.append(anchors)
    return cheapest_rows(shared, candidates, starts)


def _goes_on(above: RowLine, line: RowLine, right: float) -> bool:
    """Whether a line can only be the next one of the title row above."""
    near = line.bottom - above.bottom < 1.6 * size_of(line.pieces[0][2][0])
    return near and len(line.pieces) == 1 and not line.pieces[0][0] and _could_not_end(above, line, right)


def _short(lines: Sequence[RowLine], col: int) -> set[int]:
    """Return the lines that fill column ``col``, none where it holds more than short values."""
    filled = {at for at, line in enumerate(lines) if line.in_column(col)}
    lengths = sorted(len(" ".join(word.text for word in lines[at].in_column(col))) for at in filled)
    return filled if lengths and lengths[int(0.9 * len(lengths)) - 1] <= _SHORT else set()


def _anchored(lines: Sequence[RowLine], anchor: int, right: float) -> set[int]:
    """Return the lines that start a row by what stands in column ``anchor``, or run over columns as titles do."""
    codes = sum(is_code(line.in_column(anchor)) for line in lines if line.in_column(anchor))
    pure = codes >= _CODES * sum(bool(line.in_column(anchor)) for line in lines)
    found: set[int] = set()
    header: set[int] = set()  # rows of the header, above the first code
    above: tuple[Word, ...] = ()
    step = 0.0
    valued = False  # whether the row so far fills another column
    for at, line in enumerate(lines):
        words = line.in_column(anchor)
        step += line.bottom - lines[at - 1].bottom if at else 0.0
        full = bool(at) and len(line.pieces) >= max(2, len(lines[at - 1].pieces))
        anew = not pure and bool(words) and _opens_anew(above, words, step, valued and line.columns == {anchor})
        opens = bool(words) and ((full or not _wraps(above, words, step)) if pure else anew)
        title = line.spans and not (at and lines[at - 1].spans and _could_not_end(lines[at - 1], line, right))
        if opens or title:
            found.add(at)
        elif found <= {0} and at and _fills_more(lines[at - 1], line):
            header.add(at)
        valued = len(line.columns) > 1 or (valued and at not in found)
        if words:
            above, step = words, 0.0
    return found | header


def _second_codes(lines: Sequence[RowLine], anchor: int | None, forced: set[int], steps: list[float]) -> set[int]:
    """Return the lines that start further rows between two strokes or shades: each holds one code.

    A text that goes on may do so with a word and a number ("les phases 1" / "et 2").
    """
    found: set[int] = set()
    if anchor is None:
        return found
    # the last line that starts a row for sure, or holds its code: the header, at first
    last = None if _is_over_code(lines[0], anchor) else 0
    above: tuple[Word, ...] = ()
    for at, line in enumerate(lines):
        if at in forced:
            last, above = None, ()
        words = line.in_column(anchor)
        rest = bool(above and words) and goes_on(above, words)
        above = words or above
        if is_coded(words) and not rest:
            if last is not None and at > last:
                found.add(_widest(steps, last, at))
            last = at
    return found


def _is_over_code(line: RowLine, anchor: int | None) -> bool:
    """Whether the first line of a table begins a title whose code stands below it, in the middle; no header does."""
    return anchor is not None and len(line.pieces) == 1 and line.pieces[0][0] > anchor


def _could_not_end(above: RowLine, line: RowLine, right: float) -> bool:
    """Whether a title row had no room for the next line's first word, so that both are one title."""
    last, first = above.pieces[-1][2][-1], line.pieces[0][2][0]
    same = last.look.bold == first.look.bold and last.look.size == first.look.size
    return same and last.x1 + (first.x1 - first.x0) + 0.3 * size_of(first) > right - 8


def _fills_more(above: RowLine, line: RowLine) -> bool:
    """Whether a line of several pieces fills a column that the line above leaves empty: a second header row."""
    known = {first for first, _, _ in above.pieces}
    return len(line.pieces) > 1 and any(first not in known for first, _, _ in line.pieces)


def _coded_lines(lines: Sequence[RowLine], anchor: int | None) -> set[int]:
    """Return the lines that hold a code in column ``anchor``."""
    return {at for at, line in enumerate(lines) if anchor is not None and is_coded(line.in_column(anchor))}


def _wraps(above: tuple[Word, ...], words: tuple[Word, ...], step: float) -> bool:
    """Whether a code goes on with the line above ("Action" / "12"), or a longer text does."""
    if not above or step > 1.6 * size_of(words[0]):
        return False
    before, after = " ".join(w.text for w in above), " ".join(w.text for w in words)
    if above[0].look.bold != words[0].look.bold or any(char.isdigit() for char in before):
        return not is_coded(words)
    return after[0].isdigit() or not is_coded(words)


def _opens_anew(above: tuple[Word, ...], words: tuple[Word, ...], step: float, rest: bool) -> bool:
    """Whether a line of a column of titles opens one: by its code, its look, or because nothing stands above it.

    In a row that has values, a line without any (``rest``) that is not bold describes the title, whatever its look.
    """
    if words_open_with_code(words) or not above or step > 1.8 * size_of(words[0]):
        return True
    one, other = above[-1].look, words[0].look
    if rest and not other.bold:
        return False
    return (one.bold, one.colour, one.size) != (other.bold, other.colour, other.size)


def _valued(lines: Sequence[RowLine], columns: int, fewest: int) -> set[int]:
    """Return the lines, ``fewest`` at least, that fill the column of short values which most lines fill."""
    best = max((_short(lines, col) for col in range(columns)), key=len)
    return best if len(best) >= fewest else set()


def _widest(steps: list[float], above: int, below: int) -> int:
    """Return the line, behind ``above`` and up to ``below``, before which the gap is widest (ties: ``below``)."""
    best = below
    for at in range(below - 1, above, -1):
        if steps[at - 1] > _WIDER * steps[best - 1]:
            best = at
    return best


def _separated(
    lines: Sequence[RowLine], edges: tuple[float, ...], strokes: Sequence[Rule], fills: Sequence[Fill]
) -> set[int]:
    """Return the lines that stand right below a stroke over most of the table, or below the edge of a shade."""
    wide = edges[-1] - edges[0]
    heights = [s.at for s in strokes if min(s.end, edges[-1]) - max(s.start, edges[0]) > _SEPARATOR * wide]
    bands: dict[int, float] = {}
    for fill in fills:
        inside = min(fill.x1, edges[-1]) - max(fill.x0, edges[0])
        for height in {round(fill.top), round(fill.bottom)}:
            bands[height] = bands.get(height, 0.0) + max(0.0, inside)
    heights += [height for height, covered in bands.items() if covered > _SEPARATOR * wide]
    found = set()
    for at, (above, below) in enumerate(pairwise(lines)):
        middle_above, middle_below = (above.top + above.bottom) / 2, (below.top + below.bottom) / 2
        if any(middle_above < height < middle_below for height in heights):
            found.add(at + 1)
    return found
