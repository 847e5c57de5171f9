"""The rows of tables without rules: where strokes, shades, codes, values and gaps between lines say that one starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.content import Fill, Word
from extract.layout.grid import Rule
from extract.layout.lines import size_of
from extract.layout.open_labels import Labels
from extract.layout.row_alignment import Line, cheapest_rows

_MARKER = re.compile(r"(?:[A-Za-zÀ-ÿ]{1,9}[\s.°-]*){0,3}\d+(?:[.\-/]\d+)*[.)°:]?$|[IVX]{1,5}[.)]?$|[a-zA-Z][.)]$")
_OPENING = re.compile(
    r"(?=\S)(?!(?:19|20)\d\d\b)(?:[A-Za-zÀ-ÿ]{1,14}[\s.°-]*){0,3}\d+(?:[.\-/]\d+)*(?:\s*[:.)–-](?!\d)|\s)"
)
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d?/\d")
_BARE = re.compile(r"\d+\s")  # a number without a dot or bracket opens sentences too
_LONGEST_OPENING = 60  # characters
_SHORT = 16  # characters of a code or value
_CODES = 0.6  # of a column's lines look like codes
_OPENINGS = 0.2  # of a column's lines open with a code
_FEWEST_CODES = 3
_GAP = 1.25  # times the usual step between lines: a gap between rows
_WIDER = 1.12  # times another gap: the wider one
_SEPARATOR = 0.6  # of the table's width: a stroke that parts rows
_FEWEST_BANDS = 4
_FEWEST_VALUES = 0.4  # of the lines that the fullest column of short values fills
_AGREEING = 0.8  # of the strokes or shades stand in wide gaps: they are the rows
_NO_LABELS = Labels()


class RowLine(NamedTuple):
    """A printed line shared out to columns: pieces as first column, last column, words."""

    bottom: float
    top: float
    pieces: tuple[tuple[int, int, tuple[Word, ...]], ...]

    def in_column(self, col: int) -> tuple[Word, ...]:
        """Return the words that stand in column ``col`` alone."""
        return next((words for first, last, words in self.pieces if first == col == last), ())

    @property
    def spans(self) -> bool:
        """Whether a piece runs over columns."""
        return any(last > first for first, last, _ in self.pieces)


def row_starts(
    lines: Sequence[RowLine],
    edges: tuple[float, ...],
    strokes: Sequence[Rule],
    fills: Sequence[Fill],
    anchor: int | None,
    labels: Labels = _NO_LABELS,
) -> list[int]:
    """Return the indexes of the lines that start a row, the first line included.

    ``anchor`` is the column of codes, None where the table has none; ``labels`` are those of fiches.
    """
    forced = _separated(lines, edges, strokes, fills)
    if labels.beside or labels.above:
        return sorted({0} | forced | _labelled(lines, labels, edges[-1]))
    columns = len(edges) - 1
    anchors = _anchored(lines, anchor, edges[-1]) if anchor is not None else set()
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    gaps = _by_gap(steps, lines)
    if len(forced) >= _FEWEST_BANDS and len(forced & gaps) >= _AGREEING * max(len(forced), len(gaps)):
        return sorted({0} | forced | gaps)
    if len(forced) >= _FEWEST_BANDS and len(forced) >= 0.7 * len(anchors):
        return sorted({0} | forced | _second_codes(lines, anchor, forced, steps))
    if not anchors and anchor is not None:  # nothing but the rest of a row of the page before
        return sorted({0} | forced)
    if not anchors:
        anchors = gaps
        values = _valued(lines, columns)
        if len(values) <= 1.5 * (len(anchors) + len(forced)):
            return sorted({0} | forced | anchors)
        anchors = values
    starts = {0} | forced
    for above, below in pairwise(sorted(anchors | {0})):
        if not any(above < at <= below for at in forced):
            starts.add(_widest(steps, above, below))
    return sorted(starts) if forced else _best_aligned(lines, edges[-1], sorted(starts), anchors, anchor)


def _labelled(lines: Sequence[RowLine], labels: Labels, right: float) -> set[int]:
    """Return the lines of fiches that start a row: labels, the values under a line of labels, codes and titles."""
    found: set[int] = set()
    for at, (above, line) in enumerate(pairwise(lines), 1):
        code = bool(labels.beside) and is_coded(line.in_column(0))
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
    lines: Sequence[RowLine], right: float, starts: list[int], anchors: set[int], anchor: int | None
) -> list[int]:
    """Return the starts of rows, better ones where cells stand in the middle or at the foot of their rows."""
    shared: list[Line] = []
    for at, line in enumerate(lines):
        alone = len(line.pieces) == 1 and line.spans
        rest = bool(at) and shared[-1].alone and _goes_on(lines[at - 1], line, right)
        cells = {first: words for first, _, words in line.pieces}
        shared.append(Line(line.top, line.bottom, cells, alone or rest, rest))
    columns = {col for line in shared for col in line.cells}
    filled = [known for col in columns if len(known := _short(lines, col)) >= _FEWEST_CODES]
    most = max(map(len, filled), default=0)
    candidates = [known for known in filled if len(known) >= _FEWEST_VALUES * most]
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


def anchor_column(lines: Sequence[RowLine], columns: int) -> int | None:
    """Return the column whose lines are codes, or else open with one; None when no column is like that."""
    best: int | None = None
    most = 0.0
    for col in range(columns):
        texts = [words for words in (line.in_column(col) for line in lines) if words]
        codes = sum(map(_is_code, texts))
        bare = [words[0].text for words in texts if len(words) == 1 and words[0].text.isdigit()]
        if 2 * len(bare) > codes and not _counts(bare):  # priorities, quantities
            continue
        if codes >= _FEWEST_CODES and codes >= _CODES * len(texts) and codes > 1.3 * most:
            best, most = col, codes
    if best is not None:
        return best
    for col in range(columns):
        texts = [words for words in (line.in_column(col) for line in lines) if words]
        openings = sum(map(_opens_with_code, texts))
        if openings >= _FEWEST_CODES and openings >= _OPENINGS * len(texts) and openings > most:
            best, most = col, openings
    return best


def _counts(numbers: Sequence[str]) -> bool:
    """Whether numbers count something: most of them go up by one, or start again."""
    steps = [int(after) - int(before) if after != "1" else 1 for before, after in pairwise(numbers)]
    return 2 * len(set(numbers)) >= len(numbers) and 2 * sum(1 <= step <= 2 for step in steps) >= len(steps)


def is_coded(words: tuple[Word, ...]) -> bool:
    """Whether the words are a code, or open with one."""
    return bool(words) and (_is_code(words) or _opens_with_code(words))


def opens_with_code(text: str) -> bool:
    """Whether ``text`` opens with a code: "1.2 Planter", "Action 3 : Planter", not a year or a quantity."""
    text = text[:_LONGEST_OPENING] + " "
    match = _OPENING.match(text)
    return match is not None and _BARE.match(text) is None and _MOMENT.search(match[0]) is None


def _is_code(words: tuple[Word, ...]) -> bool:
    text = " ".join(word.text for word in words)
    return len(text) <= _SHORT and not _MOMENT.search(text) and _MARKER.match(text) is not None


def _opens_with_code(words: tuple[Word, ...]) -> bool:
    return opens_with_code(" ".join(word.text for word in words[:5]))


def _anchored(lines: Sequence[RowLine], anchor: int, right: float) -> set[int]:
    """Return the lines that start a row by what stands in column ``anchor``, or run over columns as titles do."""
    codes = sum(_is_code(line.in_column(anchor)) for line in lines if line.in_column(anchor))
    pure = codes >= _CODES * sum(bool(line.in_column(anchor)) for line in lines)
    found: set[int] = set()
    header: set[int] = set()  # rows of the header, above the first code
    above: tuple[Word, ...] = ()
    step = 0.0
    for at, line in enumerate(lines):
        words = line.in_column(anchor)
        step += line.bottom - lines[at - 1].bottom if at else 0.0
        full = bool(at) and len(line.pieces) >= max(2, len(lines[at - 1].pieces))
        opens = bool(words) and ((full or not _wraps(above, words, step)) if pure else _opens_anew(above, words, step))
        title = line.spans and not (at and lines[at - 1].spans and _could_not_end(lines[at - 1], line, right))
        if opens or title:
            found.add(at)
        elif found <= {0} and at and _fills_more(lines[at - 1], line):
            header.add(at)
        if words:
            above, step = words, 0.0
    return found | header


def _second_codes(lines: Sequence[RowLine], anchor: int | None, forced: set[int], steps: list[float]) -> set[int]:
    """Return the lines that start further rows between two strokes or shades: each holds one code."""
    found: set[int] = set()
    if anchor is None:
        return found
    last: int | None = 0  # the last line that starts a row for sure, or holds its code: the header, at first
    for at, line in enumerate(lines):
        if at in forced:
            last = None
        if is_coded(line.in_column(anchor)):
            if last is not None and at > last:
                found.add(_widest(steps, last, at))
            last = at
    return found


def _could_not_end(above: RowLine, line: RowLine, right: float) -> bool:
    """Whether a title row had no room for the next line's first word, so that both are one title."""
    last, first = above.pieces[-1][2][-1], line.pieces[0][2][0]
    same = last.look.bold == first.look.bold and last.look.size == first.look.size
    return same and last.x1 + (first.x1 - first.x0) + 0.3 * size_of(first) > right - 8


def _fills_more(above: RowLine, line: RowLine) -> bool:
    """Whether a line of several pieces fills a column that the line above leaves empty: a second header row."""
    known = {first for first, _, _ in above.pieces}
    return len(line.pieces) > 1 and any(first not in known for first, _, _ in line.pieces)


def _wraps(above: tuple[Word, ...], words: tuple[Word, ...], step: float) -> bool:
    """Whether a code goes on with the line above ("Action" / "12"), or a longer text does."""
    if not above or step > 1.6 * size_of(words[0]):
        return False
    before, after = " ".join(w.text for w in above), " ".join(w.text for w in words)
    if above[0].look.bold != words[0].look.bold or any(char.isdigit() for char in before):
        return not is_coded(words)
    return after[0].isdigit() or not is_coded(words)


def _opens_anew(above: tuple[Word, ...], words: tuple[Word, ...], step: float) -> bool:
    """Whether a line of a column of titles opens one: by its code, its look, or because nothing stands above it."""
    if _opens_with_code(words) or not above or step > 1.8 * size_of(words[0]):
        return True
    one, other = above[0].look, words[0].look
    return (one.bold, one.colour, one.size) != (other.bold, other.colour, other.size)


def _by_gap(steps: list[float], lines: Sequence[RowLine]) -> set[int]:
    """Return the lines below a gap that is wider than the steps between the lines of a cell."""
    size = median(size_of(line.pieces[0][2][0]) for line in lines)
    close = sorted(step for step in steps if step > 0.9 * size)
    if not close:
        return set()
    usual = close[len(close) // 4]
    limit = _GAP * usual
    for at, (low, high) in enumerate(pairwise(close), 1):  # two kinds of steps and nothing between: scant padding
        if low <= 1.04 * close[0] and high >= 1.1 * low and 4 * at >= len(close):
            limit = min(limit, (low + high) / 2)
            break
    return {at + 1 for at, step in enumerate(steps) if step > limit}


def _valued(lines: Sequence[RowLine], columns: int) -> set[int]:
    """Return the lines that fill the column of short values which most lines fill."""
    best = max((_short(lines, col) for col in range(columns)), key=len)
    return best if len(best) >= _FEWEST_CODES else set()


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
