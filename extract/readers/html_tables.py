"""Tables of a web page: the grid that a browser lays out from rows, spans and sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bs4 import Tag

from extract.document import Block, Cell, Role, Table
from extract.readers.html_css import classes_of, colour_of, is_hidden
from extract.readers.html_page import SKIPPED_TAGS, Page, is_text_node, text_length

_MAX_SPAN = 1000
_NOT_IN_GRIDS = ["h1", "h2", "h3", "h4", "h5", "h6", "table", "nav", "form", "details"]
_COLUMN = re.compile(
    r"(?:col|column|cols|cell|cellule|colonne|grid|medium|large|small|w)\w*(?:-\w+)*$|^(?:span|one|two)\d*$"
)
_LABEL = re.compile(
    r"(?:^|[-_])(?:label|libelle|intitule|champ|key|cle|term|dt)(?:$|[-_])|^(?:label|field)", re.IGNORECASE
)
_ROW_ROLES = frozenset({"row"})
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})

CellReader = Callable[[Tag], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class _Row:
    tag: Tag
    cells: tuple[Tag, ...]
    section: str  # thead | tbody | tfoot
    group: int  # number of its section: a row span ends with it


def read_table(page: Page, tag: Tag, read_cell: CellReader, role: Role) -> Table | None:
    """Return the table that ``tag`` shows (a ``table`` or elements laid out or named as one); None without cells."""
    rows = _rows(page, tag)
    if not rows:
        return None
    ends = {row.group: number + 1 for number, row in enumerate(rows)}
    cells: list[Cell] = []
    header: list[bool] = []
    taken: set[tuple[int, int]] = set()
    width = 0
    for number, row in enumerate(rows):
        col = 0
        for element in row.cells:
            while (number, col) in taken:
                col += 1
            rows_left = ends[row.group] - number
            row_span = min(_span(element, "rowspan", rows_left) or rows_left, rows_left)
            col_span = _span(element, "colspan", _MAX_SPAN) or 1
            taken.update((r, c) for r in range(number, number + row_span) for c in range(col, col + col_span))
            cells.append(_cell(page, row, element, Cell(number, col, row_span, col_span), read_cell))
            col += col_span
            width = max(width, col)
        header.append(_is_header(row))
    cells = [_clipped(cell, width) for cell in cells]
    return Table(
        cells=tuple(cells),
        n_rows=len(rows),
        n_cols=width,
        header_rows=_header_rows(rows, header, cells),
        role=role,
        name=_caption(tag),
        places=(page.place(tag),),
        hidden_rows=frozenset(number for number, row in enumerate(rows) if _is_hidden_row(page, row.tag)),
    )


def is_table(page: Page, tag: Tag) -> bool:
    """Return whether ``tag`` is a table, or elements that a role or a style turns into one."""
    if tag.name == "table":
        return True
    if str(tag.get("role") or "") in {"table", "grid", "treegrid"}:
        return bool(_rows(page, tag))
    if page.css[tag].get("display") in {"table", "inline-table"} or _class_says(tag, "table"):
        return len(_rows(page, tag)) > 1
    return False


def is_layout(page: Page, tag: Tag) -> bool:
    """Return whether a table only arranges the page: it says so, has one cell, or holds the page's headings.

    E-mails are made of tables in the cells of others, one below the other.
    """
    if str(tag.get("role") or "") in {"presentation", "none"}:
        return True
    rows = _rows(page, tag)
    n_cells = sum(len(row.cells) for row in rows)
    if n_cells <= 1:
        return True
    if tag.find("th") is not None or tag.get("border") not in {None, "0", ""} or tag.find("caption") is not None:
        return False
    if tag.find("table") is not None and all(len(row.cells) == 1 for row in rows):
        return True
    total = text_length(tag)
    if tag.find(["h1", "h2", "table"]) is None or len(rows) > 3:
        return False
    return any(
        cell.find(["h1", "h2", "table"]) is not None and text_length(cell) > 0.6 * total
        for row in rows
        for cell in row.cells
    )


def layout_cells(page: Page, tag: Tag) -> list[Tag]:
    """Return the cells of a layout table, and its caption, in reading order."""
    caption = [child for child in tag.find_all("caption", recursive=False)]
    return [*caption, *(cell for row in _rows(page, tag) for cell in row.cells)]


def grid_rows(page: Page, parent: Tag) -> list[list[Tag]]:
    """Return the runs of children of ``parent`` that a grid of columns lines up like the rows of a table.

    Rows that follow one another have the same number of short cells, and names or a layout that say so; two are enough
    for labels and their values, three for anything else.
    """
    runs: list[list[Tag]] = []
    last = (0, False)
    for child in parent.children:
        if not isinstance(child, Tag):
            if str(child).strip() and is_text_node(child):
                last = (0, False)
            continue
        shape = _grid_shape(page, child)
        if shape[0] < 2:
            last = (0, False)
            continue
        if shape == last:
            runs[-1].append(child)
        else:
            runs.append([child])
        last = shape
    return [run for run in runs if len(run) >= (2 if _grid_shape(page, run[0])[1] else 3)]


def read_grid(page: Page, rows: Sequence[Tag], read_cell: CellReader, role: Role) -> Table:
    """Return the table that rows found by ``grid_rows`` make."""
    cells = [
        Cell(number, col, blocks=read_cell(cell), places=(page.place(cell),))
        for number, row in enumerate(rows)
        for col, cell in enumerate(_elements(row))
    ]
    width = max(len(_elements(row)) for row in rows)
    return Table(tuple(cells), len(rows), width, ruled=False, role=role, places=(page.place(rows[0]),))


def _grid_shape(page: Page, row: Tag) -> tuple[int, bool]:
    """Return how many cells a row of a grid has, 0 for no such row, and whether they are a label and its value."""
    if row.name not in {"div", "li", "section", "article", "p"} or row.find(_NOT_IN_GRIDS) is not None:
        return 0, False
    cells = _elements(row)
    if not 2 <= len(cells) <= 12 or any(str(child).strip() for child in row.children if is_text_node(child)):
        return 0, False
    if any(cell.name in {"a", "button", "input", "img", "i", "br"} or text_length(cell) > 300 for cell in cells):
        return 0, False
    if not text_length(cells[0]):
        return 0, False
    if len(cells) == 2 and is_label(cells[0]) and text_length(cells[0]) <= 40:
        return 2, True
    if row.name not in {"div", "li"}:
        return 0, False
    columns = all(any(_COLUMN.match(name) for name in classes_of(cell)) for cell in cells)
    laid_out = page.css[row].get("display") in {"flex", "grid", "inline-flex"}
    return (len(cells), False) if columns or (laid_out and len(cells) > 1) else (0, False)


def is_label(tag: Tag) -> bool:
    """Return whether a class name says that an element is the label of a value."""
    return any(_LABEL.search(name) for name in classes_of(tag))


def _elements(row: Tag) -> list[Tag]:
    return [child for child in row.children if isinstance(child, Tag) and child.name not in SKIPPED_TAGS]


def stray_parts(page: Page, tag: Tag) -> list[Tag]:
    """Return what stands in a table but in no cell: hidden cells, and blocks that broken pages leave between rows."""
    return [
        cell
        for row in _rows(page, tag, hidden=True)
        for cell in row.cells
        if _is_hidden_cell(page, cell) and text_length(cell)
    ]


def _rows(page: Page, tag: Tag, *, hidden: bool = False) -> list[_Row]:
    found: list[_Row] = []
    _collect(page, tag, "tbody", [0], found, hidden)
    order = {"thead": 0, "tbody": 1, "tfoot": 2}
    return sorted(found, key=lambda row: order[row.section])


def _collect(page: Page, parent: Tag, section: str, group: list[int], found: list[_Row], hidden: bool) -> None:
    for child in parent.children:
        if not isinstance(child, Tag):
            continue
        if _is_row(page, child):
            cells = tuple(cell for cell in _cells(page, child) if hidden or not _is_hidden_cell(page, cell))
            if cells:
                found.append(_Row(child, cells, section, group[0]))
        elif child.name in {"thead", "tbody", "tfoot"}:
            group[0] += 1
            _collect(page, child, child.name, group, found, hidden)
            group[0] += 1
        elif parent.name != "tr" and (child.get("role") == "rowgroup" or _is_wrapper(page, child)):
            _collect(page, child, "thead" if _class_says(child, "head") else section, group, found, hidden)


def _is_wrapper(page: Page, tag: Tag) -> bool:
    """Return whether ``tag`` is a group of rows made of divs."""
    if tag.name not in {"div", "section", "form"}:
        return False
    display = page.css[tag].get("display", "")
    return display.endswith("-group") or any(_is_row(page, child) for child in tag.children if isinstance(child, Tag))


def _is_row(page: Page, tag: Tag) -> bool:
    if tag.name == "tr" or str(tag.get("role") or "") in _ROW_ROLES:
        return True
    return page.css[tag].get("display") == "table-row" or (tag.name in {"div", "ul", "li"} and _class_says(tag, "row"))


def _cells(page: Page, row: Tag) -> list[Tag]:
    cells: list[Tag] = []
    for child in row.children:
        if not isinstance(child, Tag):
            continue
        named = str(child.get("role") or "") in _CELL_ROLES or page.css[child].get("display") == "table-cell"
        if child.name in {"td", "th"} or named or (row.name != "tr" and _class_says(child, "cell")):
            cells.append(child)
        elif child.name in {"form", "a"} and child.find(["td", "th"]) is not None:
            cells.extend(_cells(page, child))
    return cells


def _class_says(tag: Tag, part: str) -> bool:
    """Return whether a class name means a part of a table ("divTableRow", "rTableCell", "table-row", "tr")."""
    short = {"table": set(), "row": {"tr"}, "cell": {"td", "th"}, "head": {"thead"}}[part]
    for name in classes_of(tag):
        plain = name.lower().replace("-", "").replace("_", "")
        if name.lower() in short or plain in {
            f"table{part}",
            f"divtable{part}",
            f"rtable{part}",
            f"tbl{part}",
            f"t{part}ing",
        }:
            return True
        if part == "table" and plain in {"divtable", "rtable", "csstable", "gridtable"}:
            return True
        if part in {"cell", "head"} and plain in {"divtablehead", "rtablehead", "tablehead", "tableheading"}:
            return True
    return False


def _cell(page: Page, row: _Row, element: Tag, frame: Cell, read_cell: CellReader) -> Cell:
    return replace(
        frame,
        blocks=read_cell(element),
        fill=_fill(page, element, row),
        rotation=_rotation(page, element),
        is_header=_is_header_cell(element) or row.section == "thead",
        places=(page.place(element),),
    )


def _fill(page: Page, element: Tag, row: _Row) -> str | None:
    """Return the shade behind a cell: its own, else its row's, else its section's; white is none."""
    for tag in (element, row.tag, row.tag.parent):
        if tag is None or tag.name == "table":
            break
        declared = page.css[tag]
        colour = colour_of(
            declared.get("background-color") or declared.get("background") or str(tag.get("bgcolor") or "")
        )
        if colour is not None:
            return None if colour == "#ffffff" else colour
    return None


def _rotation(page: Page, element: Tag) -> int:
    style = str(element.get("style") or "").replace(" ", "").lower()
    if "writing-mode:vertical" in style or "writing-mode:tb" in style:
        return 90
    if "rotate(-90deg)" in style or "rotate(270deg)" in style or "writing-mode:sideways-lr" in style:
        return 270
    return 90 if "rotate(90deg)" in style else 0


def _is_header_cell(element: Tag) -> bool:
    return element.name == "th" or element.get("role") in {"columnheader", "rowheader"}


def _is_header(row: _Row) -> bool:
    return row.section == "thead" or all(
        _is_header_cell(cell) and cell.get("scope") not in {"row", "rowgroup"} for cell in row.cells
    )


def _header_rows(rows: Sequence[_Row], header: Sequence[bool], cells: Sequence[Cell]) -> int:
    count = 0
    while count < len(header) and header[count]:
        count += 1
    deepest = max((cell.row + cell.row_span for cell in cells if cell.row < count), default=count)
    if count == len(rows):
        return sum(1 for row in rows if row.section == "thead") if any(row.section != "thead" for row in rows) else 0
    return max(count, deepest) if count and deepest < len(rows) else count


def _span(element: Tag, name: str, most: int) -> int:
    """Return a span as the page gives it, at most ``most``; 0 means "to the end"."""
    text = str(element.get(name) or element.get(f"aria-{name}") or "1").strip()
    return min(int(text), most) if text.isdigit() else 1


def _clipped(cell: Cell, width: int) -> Cell:
    return replace(cell, col_span=min(cell.col_span, width - cell.col)) if cell.col + cell.col_span > width else cell


def _caption(tag: Tag) -> str | None:
    caption = tag.find("caption", recursive=False)
    text = (
        " ".join(caption.get_text(" ").split())
        if isinstance(caption, Tag)
        else str(tag.get("aria-label") or "").strip()
    )
    return text or None


def _is_hidden_row(page: Page, row: Tag) -> bool:
    classes = {name.lower() for name in classes_of(row)}
    if classes & {"collapse", "accordion-collapse", "collapsed", "details", "detail"}:
        return False
    return is_hidden(page.css[row]) or row.get("hidden") is not None or bool(classes & {"hidden", "d-none", "hide"})


def _is_hidden_cell(page: Page, cell: Tag) -> bool:
    classes = {name.lower() for name in classes_of(cell)}
    return is_hidden(page.css[cell]) or cell.get("hidden") is not None or bool(classes & {"hidden", "d-none", "hide"})
