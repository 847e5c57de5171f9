"""The order in which a page is read: columns of running text one after the other, between what spans them all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import inf
from statistics import median
from typing import NamedTuple

from extract.layout.engine.content import Look, Word
from extract.layout.pages.headings_over import headings_over
from extract.layout.pages.running_columns import Elsewhere, are_columns, rise
from extract.layout.pages.sibling_heads import Heads
from extract.layout.tables.grid import Rule
from extract.layout.text.lines import TextLine, make_line, make_lines, size_of

_NARROWEST_GUTTER = 7.0  # points
_WORD_GAPS = 1.6  # times the usual blank between words, which is wide in typewritten text: a gutter is wider
_WIDEST_BLANK = 0.4  # font sizes
_USUAL_BLANK = 0.28  # font sizes
_SAME_BLANK = 1.15
_FEWEST_EVEN = 4  # other blanks of a line
_EVEN = 0.3  # points
_MARGIN = 0.15  # of the text's width: no gutter is nearer to its sides
_MOST_COLUMNS = 4
_FEWEST_ROWS = 7  # printed lines of a page in columns
_FEWEST_KNOWN = 2  # where a column starts where one does on another page
_MOST_SPANNING = 0.34  # of the printed lines
_NEXT_LINE = 1.5  # font sizes between the baselines of one text
_SAME_SIDE = 3.0  # points
_DEEPEST_INDENT = 20.0  # points
_RAGGED = 20.0  # points that lines end sooner on one page than on another
_ACROSS = 0.8  # of the text's width: a stroke over all columns
_SET_OFF = 2.0  # times the blank below a line that belongs to the text below it


class Zone(NamedTuple):
    """Lines that are read from top to bottom, and the sides of the text area that they stand in (None: the page's).

    A zone without lines is the place of a table or card over several columns, or a column that holds nothing else;
    ``box_top`` says where it begins, and where a column of boxes does.
    """

    lines: tuple[TextLine, ...]
    left: float | None = None
    right: float | None = None
    box_top: float | None = None

    @property
    def top(self) -> float:
        """The upper edge, in points from the top of the page."""
        if self.box_top is not None:
            return self.box_top
        return self.lines[0].top if self.lines else 0.0


Gutter = tuple[float, float]  # the left and right side of a blank strip
Column = tuple[float, float]  # the left and right side of a column
_Box = tuple[float, float, float, float]  # left, top, right, bottom
_Parts = list[list[Word]]  # the words of a printed line by column


class _Row(NamedTuple):
    """A printed line, or a table or card over several columns, which has no words here."""

    top: float
    words: tuple[Word, ...]
    x0: float = 0.0


class _Band(NamedTuple):
    """What stands between two things that part columns of boxes: where it begins, its title, the words by column."""

    start: float
    title: list[TextLine]
    sides: list[list[Word]]


def zones(
    runs: Sequence[TextLine],
    width: float | None = None,
    known: Sequence[Gutter] = (),
    boxes: Sequence[_Box] = (),
    own: Sequence[Gutter] = (),
    heads: Heads | None = None,
    stacks: Sequence[Column] = (),
    strokes: Sequence[Rule] = (),
    ruled: Sequence[Gutter] = (),
) -> list[Zone]:
    """Return the zones of a page in reading order: one for plain pages, several where text stands in columns.

    ``width`` is the page's. Columns that start where they do on other pages (``known``) may be short, and those that
    the boxes beside them tell (``own``) may look like anything. Tables and cards (``boxes``) that stand across columns
    end them: what is below is read after all that is above. So do headings above items side by side (``heads``).
    ``stacks`` are the columns of a page whose boxes stand in columns. Level ``strokes`` over all columns end them, too.
    Upright hairlines stand in the ``ruled`` ones.
    """
    rows = [_Row(line.top, line.words) for line in make_lines([w for run in runs for w in run.words])] if runs else []
    between = [(left, right) for (_, left), (right, _) in itertools.pairwise(stacks)]
    gutters = between or sorted({*ruled, *_hardly_crossed(rows, own)}) or _gutters(rows, known, boxes)
    if not gutters:
        return [Zone(tuple(make_line(row.words) for row in rows))] if rows else []
    found: list[Zone] = []
    rows = sorted([*rows, *_across(boxes, gutters)], key=lambda row: row.top)
    sides: list[list[Word]] = [[] for _ in (*gutters, None)]
    spanning: list[TextLine] = []
    shares = _parts(rows, gutters, width)
    if stacks:
        return _stack_zones(rows, _whole_above(rows, shares, boxes, stacks), stacks)
    ends = _ends(strokes, rows, gutters)
    for row, parts in zip(rows, _with_headings(rows, shares, heads) if heads else shares, strict=True):
        columns: list[Zone] = []
        if parts is None or (ends and ends[0] < row.top + 1):
            ends = [end for end in ends if end >= row.top + 1]
            columns = _columns(sides, gutters, heads)
            found.extend(columns)
            sides = [[] for _ in sides]
        if parts is None:
            if row.words:
                spanning.append(make_line(row.words))
            elif columns:
                found.append(Zone((), box_top=row.top))
            continue
        if spanning:
            found.append(Zone(tuple(spanning)))
            spanning = []
        for side, words in zip(sides, parts, strict=True):
            side.extend(words)
    found.extend(_columns(sides, gutters, heads))
    if spanning:
        found.append(Zone(tuple(spanning)))
    return found


def _whole_above(
    rows: Sequence[_Row], shares: Sequence[_Parts | None], boxes: Sequence[_Box], columns: Sequence[Column]
) -> list[_Parts | None]:
    """Return ``shares``, None for the lines above a band over all columns that has none of their boxes above it."""
    first = min((box[1] for box in boxes for x0, x1 in columns if x0 - 1 < box[0] and box[2] < x1 + 1), default=0.0)
    bands = [at for at, row in enumerate(rows) if not row.words and row.top < first]
    return [None if bands and at < bands[-1] else share for at, share in enumerate(shares)]


def _stack_zones(rows: Sequence[_Row], shares: Sequence[_Parts | None], columns: Sequence[Column]) -> list[Zone]:
    """Return the zones of columns of boxes, whether or not words stand between the boxes, and of what parts them."""
    bands = [_Band(0.0, [], [[] for _ in columns])]
    for row, parts in zip(rows, shares, strict=True):
        title, sides = bands[-1].title, bands[-1].sides
        if parts is not None:
            for side, words in zip(sides, parts, strict=True):
                side.extend(words)
        elif row.words and title and not any(sides) and row.top < title[-1].bottom + title[-1].look.size:
            title.append(make_line(row.words))
        else:
            bands.append(_Band(row.top, [make_line(row.words)] if row.words else [], [[] for _ in columns]))
    found: list[Zone] = []
    for start, title, sides in bands:
        if title or start:
            found.append(Zone(tuple(title), box_top=start))
        for words, (x0, x1) in zip(sides, columns, strict=True):
            found.append(Zone(tuple(make_lines(words)) if words else (), x0, x1, start))
    return found


def _across(boxes: Sequence[_Box], gutters: Sequence[Gutter]) -> list[_Row]:
    """Return the tables and cards that stand across a gutter."""
    return [
        _Row(top, (), x0)
        for x0, top, x1, _ in boxes
        if any(x0 < left - _SAME_SIDE and right + _SAME_SIDE < x1 for left, right in gutters)
    ]


def _ends(strokes: Sequence[Rule], rows: Sequence[_Row], gutters: Sequence[Gutter]) -> list[float]:
    """Where strokes over the whole width of the text stand, from the top: they part what stands in columns."""
    left, right = min(r.words[0].x0 for r in rows if r.words), max(r.words[-1].x1 for r in rows if r.words)
    across = [s for s in strokes if min(s.end, right) - max(s.start, left) >= _ACROSS * (right - left)]
    return sorted(s.at for s in across if s.start < gutters[0][0] and gutters[-1][1] < s.end)


def gutters_between(order: Sequence[Zone]) -> list[Gutter]:
    """Return the blank strips between the columns that the zones of a page stand in."""
    found: list[Gutter] = []
    for one, other in itertools.pairwise(order):
        if one.right is not None and other.left is not None and one.right < other.left:
            found.append((one.right, other.left))
    return found


def _parts(rows: list[_Row], gutters: Sequence[Gutter], width: float | None) -> list[_Parts | None]:
    """Share out each printed line to the columns; None for those that span them.

    Besides the lines across a gutter these are titles centred above the columns, the short last line of a text that
    spans them, short headings of all columns, and a small line right above such a text ("OBJECTIF 2" over its title),
    set off from the column's own.
    """
    shares = [_split(row, gutters) if row.words else None for row in rows]
    printed = [row for row in rows if row.words]
    for at, row in enumerate(rows):
        if not row.words:
            continue
        above = rows[at - 1] if at and shares[at - 1] is None else None
        flush = any(abs(row.words[0].x0 - right) < 1 for _, right in gutters)
        centred = (above is not None or not at) and not flush and _is_centred(row, printed, width)
        if centred or (above is not None and _in_one(shares[at]) and _goes_on(above, row)):
            shares[at] = None
    for at in headings_over(rows, shares):
        shares[at] = None
    for at in range(len(rows) - 2, 0, -1):
        if shares[at + 1] is None and _in_one(shares[at]) and _leads(rows[at - 1], rows[at], rows[at + 1]):
            shares[at] = None
    return shares


def _with_headings(rows: Sequence[_Row], shares: list[_Parts | None], heads: Heads) -> list[_Parts | None]:
    """Return the shares, None for the short headings right above items side by side, and those that look like one."""
    found = list(shares)
    looks: set[Look] = set()
    for at in range(len(rows) - 1, 0, -1):
        if not rows[at - 1].words or not _in_one(found[at - 1]):
            continue
        line = make_line(rows[at - 1].words)
        above_items = _heads_several(found[at], heads) or (found[at] is None and line.look in looks)
        if above_items and heads.may_stand_above(line):
            found[at - 1] = None
            looks.add(line.look)
    for at, row in enumerate(rows):
        if row.words and _in_one(found[at]) and make_line(row.words).look in looks:
            found[at] = None
    return found


def _heads_several(parts: _Parts | None, heads: Heads) -> bool:
    """Whether a printed line holds heads in the first column and another one."""
    return parts is not None and sum(bool(words) and heads.number(make_line(words)) is not None for words in parts) > 1


def _in_one(parts: _Parts | None) -> bool:
    """Whether all words of a line stand in the first column."""
    return parts is not None and bool(parts[0]) and not any(parts[1:])


def _goes_on(above: _Row, row: _Row) -> bool:
    """Whether a line goes on with the text of the line above it, which is set alike."""
    if not above.words:
        return False
    one, other = make_line(above.words), make_line(row.words)
    near = other.bottom - one.bottom < _NEXT_LINE * size_of(row.words[0])
    return near and one.look == other.look and abs(one.x0 - other.x0) <= _SAME_SIDE


def _leads(above: _Row, row: _Row, below: _Row) -> bool:
    """Whether a line stands close over the text or box below it, alike in nothing to the one above it."""
    if not above.words:
        return False
    before, line = make_line(above.words), make_line(row.words)
    x0 = below.words[0].x0 if below.words else below.x0
    gaps = [line.top - before.bottom, below.top - line.bottom]
    return gaps[0] > _SET_OFF * max(gaps[1], 1.0) and before.look != line.look and line.x0 <= x0 + 1


def _is_centred(row: _Row, rows: list[_Row], width: float | None) -> bool:
    """Whether a line has its middle where the page or all its text has it: above columns, a title of them all."""
    left, right = min(r.words[0].x0 for r in rows), max(r.words[-1].x1 for r in rows)
    wide, middle = right - left, row.words[0].x0 + row.words[-1].x1
    middles = (left + right, width or left + right)
    return row.words[0].x0 - left > _MARGIN * wide and min(abs(middle - known) for known in middles) < 0.02 * wide


def _columns(sides: list[list[Word]], gutters: Sequence[Gutter], heads: Heads | None = None) -> list[Zone]:
    """Return the zones of the columns, each as wide as it may be; the last one may hold columns itself.

    Items side by side that are numbered from row to row are read so.
    """
    found: list[Zone] = []
    if heads is not None and (bands := _bands(sides, heads)):
        return [zone for band in bands for zone in _columns(band, gutters)]
    for words, gutter in zip(sides, gutters, strict=False):
        if words:
            lines = make_lines(words)
            found.append(Zone(tuple(lines), min(line.x0 for line in lines), gutter[0]))
    for zone in zones(make_lines(sides[-1])) if sides[-1] else ():
        end = max(line.x1 for line in zone.lines)
        start = min(line.x0 for line in zone.lines)
        found.append(zone if zone.left is not None else Zone(zone.lines, start, end))
    return found


def _bands(sides: Sequence[list[Word]], heads: Heads) -> list[list[list[Word]]]:
    """Part columns at each row of items where their numbers go up from row to row and not down the columns."""
    items = [
        (line.top, col, number)
        for col, words in enumerate(sides)
        for line in (make_lines(words) if words else ())
        if (number := heads.number(line)) is not None
    ]
    tops: list[float] = []
    for top, _, _ in sorted(items):
        if not tops or top - tops[-1] > _SAME_SIDE:
            tops.append(top)
    by_row = sorted(items, key=lambda item: (max(t for t in tops if t <= item[0]), item[1]))
    if len(tops) < 2 or _go_up(items) or not _go_up(by_row):
        return []
    ends = [*tops[1:], inf]
    return [
        [[word for word in words if (top <= word.bottom or top == tops[0]) and word.bottom < end] for words in sides]
        for top, end in zip(tops, ends, strict=True)
    ]


def _go_up(items: Sequence[tuple[float, int, tuple[int, ...]]]) -> bool:
    return rise([number for _, _, number in items])


def _split(row: _Row, gutters: Sequence[Gutter]) -> _Parts | None:
    """Share out the words of a printed line to the columns; None when the line spans a gutter."""
    sides: list[list[Word]] = [[] for _ in (*gutters, None)]
    before: Word | None = None
    for word in row.words:
        goes_on = before is not None and word.x0 - before.x1 < 0.9 * _NARROWEST_GUTTER
        slack = 1 if goes_on else _SAME_SIDE  # a line may begin a little before the others
        at = sum(word.x0 >= right - slack for _, right in gutters)
        if at < len(gutters):
            left, right = gutters[at]
            if word.x1 > right - 1 or (word.x0 > left and not goes_on):  # a line may end a little beyond the others
                return None
        sides[at].append(word)
        before = word
    filled = [side for side in sides if side]
    if any(_is_blank(before[-1], after[0], row.words) for before, after in itertools.pairwise(filled)):
        return None
    return sides


def _is_blank(before: Word, after: Word, words: Sequence[Word]) -> bool:
    """Whether two words stand no farther apart than those of one text; in large print a blank is as wide as a gutter.

    ``words`` are those of their line: where it is justified all of its blanks are, and as wide as each other.
    """
    gap = after.x0 - before.x1
    if gap < 0.9 * _NARROWEST_GUTTER:
        return True
    if before.look != after.look:
        return False
    others = [b.x0 - a.x1 for a, b in itertools.pairwise(words) if b is not after and b.x0 > a.x1]
    if len(others) >= _FEWEST_EVEN and all(abs(other - gap) <= _EVEN for other in others):
        return True
    if gap > _WIDEST_BLANK * size_of(after):
        return False
    return gap <= _SAME_BLANK * (median(others) if others else _USUAL_BLANK * size_of(after))


def _gutters(rows: list[_Row], known: Sequence[Gutter], boxes: Sequence[_Box]) -> list[Gutter]:
    """Find the blank strips between columns of running text, from the left: as many as parts that read as columns."""
    if len(rows) < (_FEWEST_KNOWN if known else _FEWEST_ROWS):
        return []
    strips = [_up_to_known(strip, known, rows) for strip in _strips(rows)]
    strips = sorted(strips, key=lambda strip: strip[0] - strip[1])[: _MOST_COLUMNS - 1]
    for count in range(len(strips), 0, -1):
        gutters = sorted(strips[:count])
        between = [row.top for row in _across(boxes, gutters)]
        elsewhere = min((_elsewhere(gutter, known) for gutter in gutters), default=Elsewhere.NOWHERE)
        if _is_running_text(rows, gutters, elsewhere, between):
            return gutters
    return []


def _hardly_crossed(rows: list[_Row], gutters: Sequence[Gutter]) -> list[Gutter]:
    """Return ``gutters``, or none where many lines run over one of them."""
    crossing = sum(
        any(w.x0 < right - 1 and w.x1 > left + 1 for w in row.words for left, right in gutters) for row in rows
    )
    return sorted(gutters) if rows and crossing <= _MOST_SPANNING * len(rows) else []


def _is_known(gutter: Gutter, known: Sequence[Gutter]) -> bool:
    """Whether a column starts beside a blank strip where one starts on another page; lines end where they may."""
    return any(abs(gutter[1] - right) < _SAME_SIDE and gutter[0] < left + _RAGGED for left, right in known)


def _elsewhere(gutter: Gutter, known: Sequence[Gutter]) -> Elsewhere:
    """Return where the blank strip that is nearest to ``gutter`` stands on another page."""
    if _is_known(gutter, known):
        return Elsewhere.HERE
    shared = (min(gutter[1], right) - max(gutter[0], left) for left, right in known)
    return Elsewhere.NEAR if max(shared, default=0.0) >= _NARROWEST_GUTTER else Elsewhere.NOWHERE


def _up_to_known(gutter: Gutter, known: Sequence[Gutter], rows: list[_Row]) -> Gutter:
    """Return a blank strip up to where a column starts on another page, and few lines of a short one do here."""
    inside = [right for _, right in known if max(gutter[0], gutter[1] - _DEEPEST_INDENT) < right < gutter[1]]
    starts = [right for right in inside if any(_starts_at(row.words, right) for row in rows)]
    return (gutter[0], min(starts, default=gutter[1]))


def _starts_at(words: Sequence[Word], place: float) -> bool:
    """Whether a text starts at a place: the first of its line, or one behind a blank as wide as a gutter."""
    return any(
        abs(word.x0 - place) < 1 and (before is None or word.x0 - before.x1 >= _NARROWEST_GUTTER)
        for before, word in itertools.pairwise((None, *words))
        if word is not None
    )


def _strips(rows: list[_Row]) -> list[Gutter]:
    """Return the blank strips wide enough for a gutter that hardly any line crosses, away from the sides."""
    words = [word for row in rows for word in row.words]
    start, end = min(w.x0 for w in words), max(w.x1 for w in words)
    wide = end - start
    covered = [0] * (int(wide) + 2)
    for word in words:
        for x in range(int(word.x0 - start), min(int(word.x1 - start) + 1, len(covered))):
            covered[x] += 1
    middle = range(int(_MARGIN * wide), int((1 - _MARGIN) * wide))
    narrowest = _narrowest(rows) - 1
    crossed = [max(covered[x : x + int(narrowest)]) for x in middle]  # by lines, not by the blanks between their words
    if not crossed or min(crossed) > _MOST_SPANNING * len(rows):
        return []
    allowed = min(crossed) + max(1, len(rows) // 25)
    found: list[Gutter] = []
    first: int | None = None
    for x in (*middle, middle[-1] + 1):
        if x <= middle[-1] and covered[x] <= allowed:
            first = x if first is None else first
        elif first is not None:
            if x - first >= narrowest:
                found.append((start + first, start + x))
            first = None
    return found


def _narrowest(rows: list[_Row]) -> float:
    """Return how wide a gutter must be, in points: clearly wider than the blanks between the words of a line."""
    gaps = [after.x0 - word.x1 for row in rows for word, after in itertools.pairwise(row.words) if after.x0 > word.x1]
    return max(_NARROWEST_GUTTER, _WORD_GAPS * median(gaps)) if gaps else _NARROWEST_GUTTER


def _is_running_text(
    rows: list[_Row], gutters: Sequence[Gutter], elsewhere: Elsewhere, between: Sequence[float]
) -> bool:
    """Whether what stands between blank strips is text in columns; ``between`` are the tops of boxes over several."""
    bands: list[list[list[TextLine]]] = [[[] for _ in (*gutters, None)]]
    spanning = 0
    for above, row in zip([None, *rows], rows, strict=False):
        parts = _split(row, gutters)
        boxed = above is not None and any(above.top < top <= row.top for top in between)
        if parts is None or boxed:
            spanning += parts is None
            bands.append([[] for _ in bands[0]])
        if parts is None:
            continue
        for side, words in zip(bands[-1], parts, strict=True):
            if words:
                side.append(make_line(words))
    return spanning <= _MOST_SPANNING * len(rows) and are_columns(bands, elsewhere)
