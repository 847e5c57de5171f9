"""The grid of an OpenDocument table: rows and cells with their repetitions and spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.document import Block, Cell, Place
from extract.readers.odt_styles import FO, STYLE, TABLE, OdtStyles, colour, length
from extract.readers.word_xml import Element, integer

_MAX_REPEAT = 1000  # empty rows or columns that only fill the page
_ROW_GROUPS = {f"{TABLE}table-rows", f"{TABLE}table-row-group"}
_COLUMN_GROUPS = {f"{TABLE}table-columns", f"{TABLE}table-column-group", f"{TABLE}table-header-columns"}


@dataclass(frozen=True, slots=True)
class OdtCell:
    """One cell in the grid (from 0); ``printed_cell`` is its number in the row as a person counts, from 1."""

    element: Element
    row: int
    col: int
    row_span: int
    col_span: int
    fill: str | None
    rotation: int
    is_header: bool
    printed_cell: int

    def as_cell(self, blocks: tuple[Block, ...], place: Place) -> Cell:
        """Return the cell of the document model that holds ``blocks``."""
        return Cell(
            row=self.row,
            col=self.col,
            row_span=self.row_span,
            col_span=self.col_span,
            blocks=blocks,
            fill=self.fill,
            rotation=self.rotation,
            is_header=self.is_header,
            places=(place,),
        )


@dataclass(frozen=True, slots=True)
class OdtGrid:
    """The grid of one table; ``col_edges`` are in points from its left side, () where widths are not stated."""

    cells: tuple[OdtCell, ...]
    n_rows: int
    n_cols: int
    header_rows: int
    hidden_rows: frozenset[int]
    col_edges: tuple[float, ...]


def table_grid(table: Element, styles: OdtStyles) -> OdtGrid:
    """Return the grid of ``table:table``."""
    rows = list(_rows(table, is_header=False))
    header_rows = sum(is_header for _, is_header in rows)
    cells: list[OdtCell] = []
    covered_below: set[tuple[int, int]] = set()
    for index, (row, is_header) in enumerate(rows):
        cells.extend(_row_cells(row, index, styles, covered_below, is_header=is_header))
    n_cols = max((cell.col + cell.col_span for cell in cells), default=0)
    cells = [cell for cell in cells if cell.row < len(rows)]
    return OdtGrid(
        cells=tuple(cells),
        n_rows=len(rows),
        n_cols=n_cols,
        header_rows=header_rows if header_rows < len(rows) else 0,
        hidden_rows=frozenset(
            i for i, (row, _) in enumerate(rows) if row.get(f"{TABLE}visibility") in {"collapse", "filter"}
        ),
        col_edges=_edges(table, styles, n_cols),
    )


def _rows(parent: Element, *, is_header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            for _ in range(min(integer(child.get(f"{TABLE}number-rows-repeated"), 1), _MAX_REPEAT)):
                yield child, is_header
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, is_header=True)
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, is_header=is_header)


def _row_cells(
    row: Element, index: int, styles: OdtStyles, covered_below: set[tuple[int, int]], *, is_header: bool
) -> Iterator[OdtCell]:
    """Yield the cells that begin in one row; ``covered_below`` gathers the first places that taller cells cover."""
    col = printed = 0
    row_style = row.get(f"{TABLE}style-name")
    default_style = row.get(f"{TABLE}default-cell-style-name")
    for element in row:
        repeat = min(integer(element.get(f"{TABLE}number-columns-repeated"), 1), _MAX_REPEAT)
        if element.tag == f"{TABLE}covered-table-cell":
            printed += sum((index, col + offset) in covered_below for offset in range(repeat))
            col += repeat
        elif element.tag == f"{TABLE}table-cell":
            for _ in range(repeat):
                printed += 1
                row_span = max(1, integer(element.get(f"{TABLE}number-rows-spanned"), 1))
                covered_below.update((index + below, col) for below in range(1, min(row_span, _MAX_REPEAT)))
                name = element.get(f"{TABLE}style-name") or default_style
                yield OdtCell(
                    element=element,
                    row=index,
                    col=col,
                    row_span=row_span,
                    col_span=max(1, integer(element.get(f"{TABLE}number-columns-spanned"), 1)),
                    fill=_fill(styles, name, row_style),
                    rotation=_rotation(styles, name),
                    is_header=is_header,
                    printed_cell=printed,
                )
                col += 1


def _fill(styles: OdtStyles, cell_style: str | None, row_style: str | None) -> str | None:
    of_cell = styles.stated("table-cell", cell_style, "table-cell", f"{FO}background-color")
    of_row = styles.stated("table-row", row_style, "table-row", f"{FO}background-color")
    return colour(of_row if of_cell in {None, "transparent"} else of_cell, no_colour="#ffffff")


def _rotation(styles: OdtStyles, name: str | None) -> int:
    """Return the turn of a cell's text in degrees: 90 reads upwards, 270 downwards."""
    angle = styles.stated("table-cell", name, "table-cell", f"{STYLE}rotation-angle")
    if angle in {"90", "270"}:
        return int(angle)
    mode = styles.stated("table-cell", name, "table-cell", f"{STYLE}writing-mode")
    return {"bt-lr": 90, "tb-rl": 270, "tb-rl90": 270}.get(mode or "", 0)


def _edges(table: Element, styles: OdtStyles, n_cols: int) -> tuple[float, ...]:
    widths: list[float] = []
    for column in _columns(table):
        name = column.get(f"{TABLE}style-name")
        width = length(styles.stated("table-column", name, "table-column", f"{STYLE}column-width"))
        widths.extend([width or 0.0] * min(integer(column.get(f"{TABLE}number-columns-repeated"), 1), _MAX_REPEAT))
    if len(widths) < n_cols or not all(widths[:n_cols]):
        return ()
    edges = [0.0]
    for width in widths[:n_cols]:
        edges.append(edges[-1] + width)
    return tuple(round(edge, 2) for edge in edges)


def _columns(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{TABLE}table-column":
            yield child
        elif child.tag in _COLUMN_GROUPS:
            yield from _columns(child)
