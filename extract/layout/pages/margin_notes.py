"""Short remarks in the margin beside running text: small print in a narrow column of its own, here and there.

Taken for cells of a table, or for a column of the text, their lines would be shared out to the lines of text that
happen to stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.layout.engine.content import Look
from extract.layout.pages.page import PageParts
from extract.layout.text.lines import TextLine, make_line, size_of

_SMALL = 0.92  # times the size of running text
_NARROW = 0.25  # of the page's width
_APART = 6.0  # points from the text
_ALIGNED = 3.0  # points
_NEXT_LINE = 1.6  # font sizes between baselines
_LOOK_GAP = 0.5  # font sizes between text and a remark that begins close to its line
_LEAST_WORDS = 3  # of a remark
_FEWEST_LINES = 2  # of most remarks
_MOST_SHARE = 0.35  # of the height of the text beside them
_TEXT_LINES = 6  # of the text, at least, for each remark
_SAME_BASELINE = 2.0  # points
_NEXT_ROW = 1.4  # font sizes: no more between the baselines of one text
_LABEL = re.compile(r"[^\W\d][^:?]{0,30}\s?[:?](?:\s|$)")  # "Budget : ...": a value of the text at its height

_Print = tuple[float, bool, str | None]  # size, italic, colour


class _Margin(NamedTuple):
    """The remarks in one margin of a page, each as its lines from the top."""

    parts: PageParts
    look: _Print
    remarks: list[list[TextLine]]
    in_step: bool  # with the lines of the text, as the cells of a row are


def with_margin_notes(
    pages: Sequence[PageParts], loose: dict[int, list[TextLine]], body_size: float
) -> list[PageParts]:
    """Return ``pages`` with the remarks in their margins in ``margin``, and take them out of ``loose``."""
    found = [margin for parts in pages for margin in _margins(parts, loose[parts.page], body_size)]
    sure = {(margin.look, _side(margin)) for margin in found if not margin.in_step}
    taken: dict[int, list[TextLine]] = {}
    for margin in found:
        if (margin.look, _side(margin)) in sure:
            page = margin.parts.page
            lines = [line for remark in margin.remarks for line in remark]
            taken.setdefault(page, []).extend(lines)
            loose[page] = list(_without(loose[page], lines))
    return [p._replace(margin=tuple(taken[p.page])) if p.page in taken else p for p in pages]


def _side(margin: _Margin) -> bool:
    """Whether remarks stand in the right half of their page."""
    return margin.remarks[0][0].x0 > margin.parts.width / 2


def _margins(parts: PageParts, lines: Sequence[TextLine], body_size: float) -> Iterator[_Margin]:
    """Yield the remarks in small print beside the text of a page."""
    small = {_print(word.look) for line in lines for word in line.words if 0 < word.look.size <= _SMALL * body_size}
    if not small:
        return
    pieces = [piece for line in lines for piece in _by_look(line)]
    for look in sorted(small, key=repr):
        own = [piece for piece in pieces if _print(piece.look) == look]
        others = [piece for piece in pieces if _print(piece.look) != look]
        if not own or not others:
            continue
        for right in (True, False):
            notes = _in_margin(own, others, parts, right=right)
            remarks = _remarks(notes)
            if remarks and _are_remarks(remarks, others):
                yield _Margin(parts, look, remarks, _in_step(remarks, others))


def _print(look: Look) -> _Print:
    return look.size, look.italic, look.colour


def _by_look(line: TextLine) -> Iterator[TextLine]:
    """Part a line where the print changes behind a blank."""
    if line.even:
        yield line
        return
    start = 0
    for at, (before, word) in enumerate(pairwise(line.words), 1):
        if _print(before.look) != _print(word.look) and word.x0 - before.x1 > _LOOK_GAP * size_of(before):
            yield make_line(line.words[start:at])
            start = at
    yield make_line(line.words[start:]) if start else line


def _in_margin(own: Sequence[TextLine], others: Sequence[TextLine], parts: PageParts, *, right: bool) -> list[TextLine]:
    """Return the lines of ``own`` that make a narrow column beside all that stands at their height."""
    edge = max(line.x0 for line in own) if right else min(line.x0 for line in own)
    notes = [line for line in own if abs(line.x0 - edge) <= _ALIGNED]
    if not right:  # the lines of a left margin may end at one edge
        end = min(line.x1 for line in own)
        notes = max(notes, [line for line in own if abs(line.x1 - end) <= _ALIGNED], key=len)
    x0, x1 = min(line.x0 for line in notes), max(line.x1 for line in notes)
    top, bottom = min(line.top for line in notes), max(line.bottom for line in notes)
    if x1 - x0 > _NARROW * parts.width:
        return []
    boxes = [(c.x0, c.top, c.x1, c.bottom) for c in parts.cards] + [table.box for table in parts.tables]
    rest = [line for line in own if line not in notes]
    level = [(o.x0, o.x1) for o in (*others, *rest) if o.top < bottom and top < o.bottom]
    level += [(left, end) for left, upper, end, lower in boxes if upper < bottom and top < lower]
    if not level or any(end > x0 - _APART if right else left < x1 + _APART for left, end in level):
        return []
    heads = [o for o in others if (o.x0 >= x0 - _ALIGNED if right else o.x1 <= x1 + _ALIGNED)]
    return [] if heads else notes


def _remarks(notes: Sequence[TextLine]) -> list[list[TextLine]]:
    """Part lines where a blank stands between them."""
    remarks: list[list[TextLine]] = []
    for line in sorted(notes, key=lambda note: note.bottom):
        if remarks and line.bottom - remarks[-1][-1].bottom <= _NEXT_LINE * line.look.size:
            remarks[-1].append(line)
        else:
            remarks.append([line])
    return remarks


def _are_remarks(remarks: Sequence[list[TextLine]], others: Sequence[TextLine]) -> bool:
    """Whether texts are few, of several lines mostly, and amid the height of the text."""
    if sum(len(lines) >= _FEWEST_LINES for lines in remarks) * 2 <= len(remarks):
        return False
    words = [[word.text for line in lines for word in line.words] for lines in remarks]
    if any(sum(word.isalpha() for word in said) < _LEAST_WORDS or _LABEL.match(" ".join(said)) for said in words):
        return False
    top, bottom = min(line.top for line in others), max(line.bottom for line in others)
    if remarks[0][0].top < top or remarks[-1][-1].bottom > bottom:
        return False
    height = sum(lines[-1].bottom - lines[0].top for lines in remarks)
    rows = [key for key, _ in groupby(sorted(round(line.bottom) for line in others))]
    return height <= _MOST_SHARE * (bottom - top) and len(rows) >= _TEXT_LINES * len(remarks)


def _in_step(remarks: Sequence[list[TextLine]], others: Sequence[TextLine]) -> bool:
    """Whether all texts may be cells: some lines of the others share theirs, and each text begins on one of a row."""
    ends = sorted(line.bottom for line in others)
    if not any(after - before <= _SAME_BASELINE for before, after in pairwise(ends)):
        return False
    return all(any(_begins_row(line, lines[0], others) for line in others) for lines in remarks)


def _begins_row(line: TextLine, remark: TextLine, others: Sequence[TextLine]) -> bool:
    """Whether ``remark`` begins on a line that has no next one of its own text both right above and right below it."""
    if abs(line.bottom - remark.bottom) > _SAME_BASELINE:
        return False
    steps = [other.bottom - line.bottom for other in others if other.x0 < line.x1 and line.x0 < other.x1]
    near = _NEXT_ROW * (line.look.size or line.bottom - line.top)
    return not (any(0 < step <= near for step in steps) and any(0 < -step <= near for step in steps))


def _without(lines: Sequence[TextLine], taken: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield ``lines`` less the words of the lines ``taken``."""
    words = {word for line in taken for word in line.words}
    for line in lines:
        left = [word for word in line.words if word not in words]
        if len(left) == len(line.words):
            yield line
        elif left:
            yield make_line(left)
