"""Rows of tables without rules that hold one title for all columns: on a shade, or in the middle of the table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.engine.content import Fill
from extract.layout.tables.row_lines import RowLine
from extract.layout.text.lines import size_of

_HEIGHT = 4.0  # times that of its line, at most
_CENTRED = 3.0  # points off the middle
_NEXT_LINE = 1.6  # font sizes
_BLANK = 0.5  # font sizes: the widest one within a text
_ROOM = 0.3  # font sizes
_PADDING = 8.0  # points
_NEAR_MIDDLE = 0.02  # of the table's width: the texts of its outer columns may end before these do


def across(
    rows: Sequence[list[RowLine]], edges: tuple[float, ...], fills: Sequence[Fill], header: int | None
) -> list[list[RowLine]]:
    """Return the rows, titles with the whole width to themselves.

    So have those on a shade over all columns that no row with values has.

    ``header`` rows repeat that of the table, None where the table begins with them: what stands in the middle above the
    names of columns may be a name over several of them.
    """
    if header is None:
        header = next((at for at, row in enumerate(rows) if any(len(line.pieces) > 1 for line in row)), len(rows))
    shades = [_shade(row, edges, fills) for row in rows]
    shared = {shade for row, shade in zip(rows[header + 1 :], shades[header + 1 :], strict=True) if not _is_single(row)}
    found: list[list[RowLine]] = []
    for at, row in enumerate(rows):
        own = shades[at] is not None and shades[at] not in shared and all(not line.pieces[0][0] for line in row)
        if _is_single(row) and (
            own or all(_on_shade(line, edges, fills) or (at >= header and _in_middle(line, edges)) for line in row)
        ):
            row = [line._replace(pieces=((0, len(edges) - 2, line.pieces[0][2]),)) for line in row]
        found.append(row)
    return found


def _is_single(row: Sequence[RowLine]) -> bool:
    return all(len(line.pieces) == 1 for line in row)


def _shade(row: Sequence[RowLine], edges: tuple[float, ...], fills: Sequence[Fill]) -> str | None:
    """Return the shade over all columns that a row stands on."""
    middle = (row[0].top + row[0].bottom) / 2
    over = [f for f in fills if f.x0 <= edges[0] + _CENTRED and edges[-1] - _CENTRED <= f.x1]
    return next((f.colour for f in reversed(over) if f.top < middle < f.bottom and row[-1].bottom < f.bottom + 1), None)


def titles_whole(lines: Sequence[RowLine], edges: tuple[float, ...]) -> list[RowLine]:
    """Return the lines, the second line of a title over all columns whole: it stands in line with the first one.

    It has the blanks of a text, although words of it stand where columns begin.
    """
    found: list[RowLine] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and len(line.pieces) > 1 and _goes_on_with(above, line, edges):
            words = tuple(word for _, _, held in line.pieces for word in held)
            line = line._replace(pieces=((0, len(edges) - 2, words),))
        found.append(line)
    return found


def _goes_on_with(above: RowLine, line: RowLine, edges: tuple[float, ...]) -> bool:
    """Whether a line goes on with the title ``above``, which has no room left for its first word."""
    if len(above.pieces) > 1 or not above.spans:
        return False
    title, words = above.pieces[0][2], [word for _, _, held in line.pieces for word in held]
    first, size = words[0], size_of(words[0])
    looks = {(word.look.bold, word.look.size) for word in (*title, *words)}
    blanks = [after.x0 - before.x1 for before, after in pairwise(words)]
    return (
        len(looks) == 1
        and abs(first.x0 - title[0].x0) < _CENTRED
        and line.bottom - above.bottom < _NEXT_LINE * size
        and max(blanks) < _BLANK * size
        and title[-1].x1 + first.x1 - first.x0 + _ROOM * size > edges[-1] - _PADDING
    )


def _on_shade(line: RowLine, edges: tuple[float, ...], fills: Sequence[Fill]) -> bool:
    """Whether a line stands in the middle of a shade over all columns."""
    middle = _middle(line)
    return any(
        fill.bottom - fill.top < _HEIGHT * (line.bottom - line.top)
        and fill.x0 <= edges[0] + _CENTRED and edges[-1] - _CENTRED <= fill.x1
        and fill.top < (line.top + line.bottom) / 2 < fill.bottom
        and abs(middle - (fill.x0 + fill.x1) / 2) < _CENTRED
        for fill in fills
    )  # fmt: skip


def _in_middle(line: RowLine, edges: tuple[float, ...]) -> bool:
    """Whether a line that runs over columns stands in the middle of the table, as far as its texts tell its sides."""
    off = abs(_middle(line) - (edges[0] + edges[-1]) / 2)
    return line.spans and off < max(_CENTRED, _NEAR_MIDDLE * (edges[-1] - edges[0]))


def _middle(line: RowLine) -> float:
    words = line.pieces[0][2]
    return (words[0].x0 + words[-1].x1) / 2
