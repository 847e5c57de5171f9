"""The grid of a Word table: where each cell stands and what it spans, from the spans and merge marks of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.readers.word_styles import stated_shade
from extract.readers.word_xml import Element, W, integer, points, switch, unwrapped, value

_MAX_SPAN = 1000  # a spreadsheet pasted into Word stays below; more is a damaged file
_SLIVER = 3.0  # points: a grid column this narrow is the trace of a border dragged by hand


@dataclass(frozen=True, slots=True)
class RowCells:
    """One cell, placed in the grid (from 0) and as a person counts (``printed_row``, ``printed_cell``, from 1).

    ``stated_fill`` is "" where the cell says that it has no shade, None where it says nothing (its table's style does).
    """

    element: Element
    row: int
    col: int
    row_span: int
    col_span: int
    stated_fill: str | None
    rotation: int
    is_header: bool
    printed_row: int
    printed_cell: int


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The grid of one table; ``col_edges`` are the ``n_cols + 1`` column edges in points from the table's left side."""

    cells: tuple[RowCells, ...]
    n_rows: int
    n_cols: int
    header_rows: int
    name: str | None
    hidden_rows: frozenset[int]
    col_edges: tuple[float, ...]


def table_layout(table: Element) -> TableLayout:
    """Return the grid of ``w:tbl``; deleted rows are left out, cells that continue a merged one are part of it."""
    rows = [row for row in unwrapped(table) if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None]
    header_rows = 0
    while header_rows < len(rows) and switch(rows[header_rows].find(f"{W}trPr"), "tblHeader"):
        header_rows += 1
    header_rows = 0 if header_rows == len(rows) else header_rows
    cells: list[RowCells] = []
    open_merges: dict[int, int] = {}  # grid column of a cell merged downwards -> its index in ``cells``
    for index, row in enumerate(rows):
        open_merges = _place_row(row, index, cells, open_merges, is_header=index < header_rows)
    n_cols = max((cell.col + cell.col_span for cell in cells), default=0)
    edges = _edges(table, n_cols)
    cells, edges = _without_slivers(cells, edges)
    return TableLayout(
        cells=tuple(cells),
        n_rows=len(rows),
        n_cols=max((cell.col + cell.col_span for cell in cells), default=0),
        header_rows=header_rows,
        name=value(table, "tblPr", "tblCaption") or None,
        hidden_rows=frozenset(i for i, row in enumerate(rows) if switch(row.find(f"{W}trPr"), "hidden")),
        col_edges=edges,
    )


def _place_row(
    row: Element, index: int, cells: list[RowCells], open_merges: dict[int, int], *, is_header: bool
) -> dict[int, int]:
    """Add the cells of one row to ``cells``; return the merges that the next row may continue."""
    col = min(integer(value(row, "trPr", "gridBefore"), 0), _MAX_SPAN)
    still_open: dict[int, int] = {}
    for printed, element in enumerate((c for c in unwrapped(row) if c.tag == f"{W}tc"), start=1):
        properties = element.find(f"{W}tcPr")
        span = min(max(1, integer(value(properties, "gridSpan"), 1)), _MAX_SPAN)
        downwards = _merge(properties, "vMerge")
        if _merge(properties, "hMerge") == "continue" and cells and cells[-1].row == index:
            cells[-1] = replace(cells[-1], col_span=cells[-1].col_span + span)
        elif downwards == "continue" and col in open_merges:
            first = open_merges[col]
            cells[first] = replace(cells[first], row_span=index - cells[first].row + 1)
            still_open[col] = first
        else:
            if downwards is not None:
                still_open[col] = len(cells)
            cells.append(
                RowCells(
                    element=element,
                    row=index,
                    col=col,
                    row_span=1,
                    col_span=span,
                    stated_fill=None if properties is None else stated_shade(properties.find(f"{W}shd")),
                    rotation=_rotation(value(properties, "textDirection")),
                    is_header=is_header,
                    printed_row=index + 1,
                    printed_cell=printed,
                )
            )
        col += span
    return still_open


def _merge(properties: Element | None, name: str) -> str | None:
    """Return "restart" or "continue" where the cell is merged in this direction, else None."""
    mark = None if properties is None else properties.find(W + name)
    return None if mark is None else mark.get(f"{W}val", "continue")


def _rotation(direction: str | None) -> int:
    """Return the turn of a cell's text in degrees: 90 reads upwards, 270 downwards."""
    if direction in {"btLr", "tbLrV"}:
        return 90 if direction == "btLr" else 270
    return 270 if direction in {"tbRl", "tbRlV", "rl"} else 0


def _edges(table: Element, n_cols: int) -> tuple[float, ...]:
    """Return the column edges in points, () where the table does not state them all."""
    widths = [points(col.get(f"{W}w")) or 0.0 for col in table.findall(f"{W}tblGrid/{W}gridCol")]
    if len(widths) < n_cols or not all(widths[:n_cols]):
        return ()
    edges = [0.0]
    for width in widths[:n_cols]:
        edges.append(edges[-1] + width)
    return tuple(round(edge, 2) for edge in edges)


def _without_slivers(cells: list[RowCells], edges: tuple[float, ...]) -> tuple[list[RowCells], tuple[float, ...]]:
    """Fold grid columns that are too narrow for text into their left neighbour (the first one into its right).

    A column stays where some cell stands in it alone.
    """
    if not edges:
        return cells, edges
    alone = {cell.col for cell in cells if cell.col_span == 1}
    last = len(edges) - 2
    thin = {col for col in range(last + 1) if edges[col + 1] - edges[col] < _SLIVER and col not in alone}
    if not thin:
        return cells, edges
    kept = [col for col in range(last + 1) if col not in thin]
    # Edge ``i`` of the old grid becomes the number of kept columns before it.
    moved = [sum(1 for col in kept if col < edge) for edge in range(last + 2)]
    folded = [
        replace(cell, col=moved[cell.col], col_span=max(1, moved[cell.col + cell.col_span] - moved[cell.col]))
        for cell in cells
    ]
    new_edges = (edges[0], *(edges[col] for col in kept[1:]), edges[-1])
    return folded, new_edges
