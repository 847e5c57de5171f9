"""Titles between tables without rules that all have the same header, or between fiches that repeat their labels.

They head the tables, and are no rows of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from extract.layout.engine.content import Look
from extract.layout.open_tables.columns import Run, Stretch, runs_of
from extract.layout.open_tables.labels import Labels, repeated_labels
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import TextLine, size_of

_FEWEST_NAMES = 3
_NEAR = 4.0  # font sizes from a title to the header below it
_ALIGNED = 3.0  # points
_SET_OFF = 1.3  # times the widest step to a row from the line above it

_Style = tuple[float, bool, bool, str | None]


def titles_between(whole: Sequence[Stretch], pages: Mapping[int, Sequence[Sequence[TextLine]]]) -> set[TextLine]:
    """Return the lines, among those of a table, from a title down to where the header stands again.

    The title right above the first header is none of the table's lines: nor are its sisters, which look like it and
    stand above the header as it does; where rows look so too, they stand farther below the last row than any row does.
    ``whole`` holds all parts of the table, ``pages`` the lines of each page.
    """
    header = whole[0].lines[0]
    title = _line_above(header, pages[whole[0].page])
    if title is None or not _is_header(whole[0].rows[0]):
        return _over_labels(whole)
    rows = [line for part in whole for line, row in zip(part.lines, part.rows, strict=True) if len(row) > 1]
    cells = {_style(line.look) for line in rows if line.text != header.text}
    if _style(title.look) in cells:
        return _set_off(whole, title)
    found: set[TextLine] = set()
    for part in whole:
        for at in range(1, len(part.lines)):
            if part.lines[at].text == header.text and _is_sister(part.lines[at - 1], title):
                found.update(_from_title(part, at, cells))
    return set() if found and _are_fiches(whole) else found


def _over_labels(whole: Sequence[Stretch]) -> set[TextLine]:
    """Return the lines in a print of their own between labels with their values, down to the next label.

    Each is the title of the values below it; what all fiches repeat is the name of a part of theirs.
    """
    rows = [(line, row) for part in whole for line, row in zip(part.lines, part.rows, strict=True)]
    cells = {_style(word.look) for _, row in rows if len(row) > 1 for run in row for word in run.words}
    left = min(row[0].x0 for _, row in rows if len(row) > 1)
    found = {line for line, row in rows if len(row) == 1 and not cells & {_style(word.look) for word in line.words}}
    if not found or any(line.x0 > left + _ALIGNED for line in found):
        return set()
    for (above, _), (line, row) in pairwise(rows):
        if above in found and len(row) == 1 and line.x0 < left + _ALIGNED:
            found.add(line)
    labels = _labels([(line, row) for line, row in rows if line not in found and row[0].x0 < left + _ALIGNED]).beside
    fiches: list[list[str]] = []
    starts = found | {part.lines[0] for part in whole}
    for line, row in rows:
        if line in starts:
            fiches.append([])
        if line in found:
            continue
        if len(row) > 1 and (text := _text(row[0])) in labels:
            fiches[-1].append(text)
    whole_fiches = all(len(set(fiche)) == len(fiche) for fiche in fiches)
    times = Counter(line.text for line in found)
    return found if labels and whole_fiches and 3 * max(times.values()) <= sum(map(bool, fiches)) else set()


def _set_off(whole: Sequence[Stretch], title: TextLine) -> set[TextLine]:
    """Return the lines from a blank that is wider than any above a row, down to where the header stands again."""
    header = whole[0].lines[0].text
    steps = [
        below.bottom - above.bottom
        for part in whole
        for above, below, row in zip(part.lines, part.lines[1:], part.rows[1:], strict=False)
        if len(row) > 1 and below.text != header
    ]
    found: set[TextLine] = set()
    for part in whole:
        for at in range(1, len(part.lines)):
            if part.lines[at].text == header and _is_sister(part.lines[at - 1], title):
                row = next((k for k in range(at - 1, -1, -1) if len(part.rows[k]) > 1), -1)
                starts = (k for k in range(row + 1, at) if _opens(part.lines, k, _SET_OFF * max(steps, default=0.0)))
                found.update(part.lines[next(starts, at) : at])
    return found


def _opens(lines: Sequence[TextLine], at: int, least: float) -> bool:
    """Whether a line stands far enough below the one above it, or on top of a page where it begins a text."""
    if not at:
        return not lines[0].text[:1].islower()
    return lines[at].bottom - lines[at - 1].bottom > least


def _are_fiches(whole: Sequence[Stretch]) -> bool:
    """Whether more is repeated than a header: labels and titles of fiches, which are one table."""
    labels = _labels([(line, row) for part in whole for line, row in zip(part.lines, part.rows, strict=True)])
    return bool(labels.beside or labels.above)


def _labels(rows: Sequence[tuple[TextLine, Sequence[Run]]]) -> Labels:
    return repeated_labels(
        [RowLine(line.bottom, line.top, tuple((at, at, run.words) for at, run in enumerate(row))) for line, row in rows]
    )


def _text(run: Run) -> str:
    return " ".join(word.text for word in run.words)


def _line_above(header: TextLine, parts: Sequence[Sequence[TextLine]]) -> TextLine | None:
    """Return the line right above the header of a table, None where there is none that may be a title."""
    lines = next(part for part in parts if header in part)
    at = lines.index(header)
    if not at or len(runs_of(lines[at - 1])) > 1:
        return None
    return lines[at - 1] if header.bottom - lines[at - 1].bottom < _NEAR * size_of(header.words[0]) else None


def _is_header(row: Sequence[Run]) -> bool:
    """Whether a line holds the names of several columns."""
    digits = any(char.isdigit() for run in row for word in run.words for char in word.text)
    return len(row) >= _FEWEST_NAMES and not digits


def _is_sister(line: TextLine, title: TextLine) -> bool:
    """Whether a line looks like a title, and begins or has its middle where that does."""
    off = min(abs(line.x0 - title.x0), abs(line.x0 + line.x1 - title.x0 - title.x1) / 2)
    return _style(line.look) == _style(title.look) and off < _ALIGNED and len(runs_of(line)) == 1


def _from_title(part: Stretch, header: int, cells: Container[_Style]) -> tuple[TextLine, ...]:
    """Return the lines above a header from the first one, below the last row, that looks like none of the ``cells``."""
    row = next((at for at in range(header - 1, -1, -1) if len(part.rows[at]) > 1), -1)
    start = next(at for at in range(row + 1, header) if _style(part.lines[at].look) not in cells)
    return part.lines[start:header]


def _style(look: Look) -> _Style:
    return look.size, look.bold, look.italic, look.colour
