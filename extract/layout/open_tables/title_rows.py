"""Rows of tables without rules that hold one title for all columns: on a shade, or in the middle of the table."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.engine.content import Fill
from extract.layout.tables.row_lines import RowLine

_HEIGHT = 4.0  # times that of its line, at most
_CENTRED = 3.0  # points off the middle
_NEAR_MIDDLE = 0.02  # of the table's width: the texts of its outer columns may end before these do


def across(
    rows: Sequence[list[RowLine]], edges: tuple[float, ...], fills: Sequence[Fill], header: int | None
) -> list[list[RowLine]]:
    """Return the rows, titles with the whole width to themselves.

    ``header`` rows repeat that of the table, None where the table begins with them: what stands in the middle above the
    names of columns may be a name over several of them.
    """
    if header is None:
        header = next((at for at, row in enumerate(rows) if any(len(line.pieces) > 1 for line in row)), len(rows))
    found: list[list[RowLine]] = []
    for at, row in enumerate(rows):
        single = all(len(line.pieces) == 1 for line in row)
        if single and all(_on_shade(line, edges, fills) or (at >= header and _in_middle(line, edges)) for line in row):
            row = [line._replace(pieces=((0, len(edges) - 2, line.pieces[0][2]),)) for line in row]
        found.append(row)
    return found


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
