"""Whether a table is a fiche: labels and values rather than rows under a header."""

from __future__ import annotations

from extract.detect.columns.column import Grid, Header, row_cells
from extract.detect.columns.header_rows import find_header
from extract.detect.tables.summaries import counts_items
from extract.detect.texts.annotations import annotation
from extract.detect.texts.cell_pairs import beside_pairs, cell_label, own_pairs, row_pairs, values_below, without_values
from extract.detect.texts.celltext import nested_tables
from extract.detect.words.headings import is_total
from extract.detect.words.labels import FIELDS
from extract.detect.words.markers import read_marker
from extract.document import Cell, Table
from extract.printed import Level

_ENOUGH_ROWS = 120  # of a long table its beginning tells
_FEWEST_BOXES, _MOST_BOXES = 2, 20  # of one column
_SEVERAL = 4  # things that the labels of fiches are about, which the values of one column are not


def is_fiche(table: Table) -> bool:
    """Whether most rows of a table read as a label and its value, and few labels stand above one another as columns."""
    if table.n_cols == 1:
        return _is_boxes(table)
    if table.n_cols > 12:
        return False
    held = [c for c in table.cells if c.text.strip()] if table.n_rows == 1 else []
    if _holds_pairs(held) or _names_objective(held) or (held and _is_pairs(held)):
        return True
    if _describes_band(table):
        return True
    grid = table.grid()
    header = find_header(table, grid)
    if (
        header is not None
        and table.n_cols >= 4
        and _label_rows(grid[header.last : _ENOUGH_ROWS], header.last) < 1
        and not _labels_first(grid[header.last : _ENOUGH_ROWS], header.last)
        and (header.of("title") or not any(row_pairs(_filled(grid[i], i)) for i in range(header.first)))
    ):
        known = {(c.target, c.label) for c in header.columns if c.target not in ("none", "ignore")}
        storeyed = header.last - header.first > 1  # and no years over the crosses of one item
        one = bool(header.of("title")) and (storeyed or _counts_actions(grid[header.last : _ENOUGH_ROWS], header.last))
        if len(known) >= 4 and table.n_rows - header.last >= (1 if one else 2):
            return False
    if _heads_two_levels(table, grid, header) or _heads_numbered(table, grid, header):
        return False
    rows = [_filled(grid[i], i) for i in range(min(table.n_rows, _ENOUGH_ROWS))]
    if _is_list(rows) or _numbers_below(rows):
        return False
    labelled = total = header_like = 0
    over_values = unlabelled = 0
    above: list[Cell] = []
    for index, cells in enumerate(rows):
        if len(cells) < 2 and not (above and cells):
            above = []
            continue
        if _names_action(cells) or counts_items(cells):
            continue
        total += 1
        labels = sum(1 for c in (without_values(cells, above) if above else cells) if cell_label(c) is not None)
        if above and labels == 0 and not all(_is_headed(cell, above) for cell in cells):
            above, unlabelled = [], unlabelled + 1  # a row under a header that leaves the column of titles unnamed
            continue
        if above and labels == 0:
            labelled += 1  # the values under a row of labels
            over_values += 1
            above = []
            continue
        all_labels = labels == len(cells) >= 2
        above = cells if all_labels and values_below(grid, index, cells) else []
        paired = bool(above) or bool(row_pairs(cells))
        labelled += paired
        unlabelled += not paired
        header_like += all_labels and labels >= 3 and not above
    if header_like and header_like * 3 >= total and labelled < 4:
        return False
    if over_values == 1 and labelled == 2 and _is_header_over(rows, unlabelled):
        return False
    if _heads_objective(rows) and total >= 2:
        return True
    return labelled >= 2 and labelled / max(1, total) >= 0.55


def _counts_actions(rows: list[list[Cell | None]], first: int) -> bool:
    """Whether each row (the first of them is row ``first`` of its table) begins with the number of an action."""
    heads = [cells[0] for index, row in enumerate(rows, first) if (cells := _filled(row, index))]
    markers = [read_marker(" ".join(cell.text.split())) for cell in heads]
    return bool(heads) and all(m is not None and m.level is Level.ACTION and m.number for m in markers)


def _filled(row: list[Cell | None], index: int) -> list[Cell]:
    return [c for c in row_cells(row) if c.row == index and (c.text.strip() or nested_tables(c))]


def _is_header_over(rows: list[list[Cell]], unlabelled: int) -> bool:
    """Whether the only row of labels over values is a header over the rows of a table, be it a single one.

    Below the band of an objective it names the level of what stands in its first column ("Actions"), or of what stands
    behind a column of numbers ("N°", "Actions").
    """
    if len(rows[0]) > 1:
        return bool(unlabelled) or len(rows) == 2
    head = next(cells for cells in rows if len(cells) > 1)
    known = cell_label(head[0])
    if known is not None and known.target == "code" and len(head) >= _SEVERAL:
        known = cell_label(head[1])
    return known is not None and known.target == "title" and known.level is Level.ACTION and len(rows[-1]) > 1


def _names_action(cells: list[Cell]) -> bool:
    """Whether a row is the number of an action beside its title ("Action 2 | Semer un pré"), also in a fiche."""
    marker = read_marker(" ".join(cells[0].text.split())) if len(cells) == 2 else None
    return marker is not None and marker.level is Level.ACTION and marker.number is not None and not marker.rest


def _is_boxes(table: Table) -> bool:
    """Whether boxes under one another each hold the label of a value over it, or no more than that label.

    Bands of the objectives that follow may stand below them.
    """
    held = [cell for cell in table.cells if cell.text.strip()]
    while held and _is_band(held[-1]):
        held.pop()
    if _alternate(held):
        return True
    if len(held) < _FEWEST_BOXES or len(held) > _MOST_BOXES:
        return False
    fields = [_holds_pairs([cell]) for cell in held]
    return sum(fields) >= _FEWEST_BOXES and all(
        field or cell_label(cell) is not None for field, cell in zip(fields, held, strict=True)
    )


def _holds_pairs(held: list[Cell]) -> bool:
    """Whether each cell holds nothing but labels and their values."""
    pairs = [own_pairs(cell) for cell in held]
    return bool(pairs) and all(own and all(pair.meaning.target in FIELDS for pair in own) for own in pairs)


def _describes_band(table: Table) -> bool:
    """Whether one row of cells stands under bands of an item: labels with their values in one, what it is in others."""
    last = [cell for cell in table.cells if cell.row == table.n_rows - 1]
    if table.n_rows == 1 or len(last) != table.n_cols or len(table.cells) != table.n_cols + table.n_rows - 1:
        return False
    held = [cell for cell in last if cell.text.strip()]
    said = beside_pairs(held) if held and _is_band(table.cells[0]) else None
    return said is not None and len(said) == len(held) - 1


def _names_objective(held: list[Cell]) -> bool:
    """Whether two cells are the name of a level and what is printed of an item of it: a row in a frame of its own."""
    known = cell_label(held[0]) if len(held) == 2 else None
    named = known is not None and known.target == "title" and known.level is not None and known.is_whole
    return named and cell_label(held[1]) is None


def _is_pairs(held: list[Cell]) -> bool:
    """Whether cells are labels and what is plainly a value beside each, and nothing else: a fiche may have one row."""
    pairs = row_pairs(held)
    return 2 * len(pairs) == len(held) > 0 and all(
        pair.meaning.is_whole and annotation(f"{pair.label} : {pair.value.text}") is not None for pair in pairs
    )


def _alternate(held: list[Cell]) -> bool:
    """Whether every other cell is the label of a value, on a shade of its own, over the value in the next cell."""
    heads, values = held[::2], held[1::2]
    return (
        len(heads) == len(values) > 0
        and all((known := cell_label(c)) is not None and known.target in FIELDS and known.is_whole for c in heads)
        and all(head.fill is not None and head.fill != value.fill for head, value in zip(heads, values, strict=True))
        and not any(cell_label(value) or own_pairs(value) for value in values)
    )


def _is_band(cell: Cell) -> bool:
    marker = read_marker(" ".join(cell.text.split()))
    return marker is not None and isinstance(marker.level, Level) and marker.number is not None and bool(marker.rest)


def _is_headed(cell: Cell, heads: list[Cell]) -> bool:
    """Whether one of the cells above stands over a cell."""
    return any(head.col < cell.col + cell.col_span and cell.col < head.col + head.col_span for head in heads)


def _is_list(rows: list[list[Cell]]) -> bool:
    """Whether rows of values stand under one row of labels that names a title among them.

    That row may come again, in other words too, and totals and full-width rows may stand between. Where full-width rows
    stand above it, it comes again as it is, over several rows.
    """
    first = next((i for i, cells in enumerate(rows) if len(cells) > 1), 0)
    if len(rows) < 3 or not _heads_list(rows[first]) or (first and not _comes_again_over_rows(rows, first)):
        return False
    others = [cells for cells in rows[1:] if cells and not is_total(cells[0].text)]
    data = [cells for cells in others if len(cells) > 1 and not _heads_list(cells)]
    return bool(data) and not any(row_pairs(cells) for cells in data) and not any(map(_is_lone_label, others))


def _numbers_below(rows: list[list[Cell]]) -> bool:
    """Whether the only row of labels names numbers and titles, over rows of a number and a title and nothing else.

    What stands above it is full-width: the objective of the list, its fields a line each.
    """
    first = next((i for i, cells in enumerate(rows) if len(cells) > 1), 0)
    known = [cell_label(cell) for cell in rows[first]] if first else []
    if [label.target for label in known if label is not None] != ["code", "title"] or len(known) != 2:
        return False
    return all(len(cells) == 2 and cells[0].text.strip(" .)").isdigit() for cells in rows[first + 1 :] if cells)


def _comes_again_over_rows(rows: list[list[Cell]], first: int) -> bool:
    """Whether the only row of labels comes again and holds several rows, as the header of each part of a table does."""
    names = [[cell.text.strip() for cell in cells] for cells in rows]
    heads = [i for i, cells in enumerate(rows) if _heads_list(cells)]
    stops = [*heads[1:], len(rows)]
    held = [sum(len(rows[i]) > 1 for i in range(head + 1, stop)) for head, stop in zip(heads, stops, strict=True)]
    return len(heads) > 1 and all(names[i] == names[first] for i in heads) and max(held) > 1


def _heads_list(cells: list[Cell]) -> bool:
    """Whether cells are labels, three at least, that name a title among them."""
    known = [cell_label(cell) for cell in cells]
    return len(known) >= 3 and None not in known and any(m and m.target == "title" for m in known)


def _is_lone_label(cells: list[Cell]) -> bool:
    return len(cells) == 1 and cell_label(cells[0]) is not None and read_marker(cells[0].text) is None


def _heads_two_levels(table: Table, grid: Grid, header: Header | None) -> bool:
    """Whether two levels stand side by side in a header, under an objective at most, and no label below them."""
    if header is None or header.last >= table.n_rows:
        return False
    levels = [column.level for column in header.of("title") if column.level is not None]
    above = [cell for row in grid[: header.first] for cell in row_cells(row)]
    below = [cell for row in grid[header.last : _ENOUGH_ROWS] for cell in row_cells(row) if cell.text.strip()]
    return (
        len(levels) == len(set(levels)) >= 2
        and all(cell.col_span == table.n_cols for cell in above)
        and not any(cell_label(cell) for cell in below)
    )


def _heads_numbered(table: Table, grid: Grid, header: Header | None) -> bool:
    """Whether a header names titles and each row below it begins with a number and a title, two at least.

    The header may come again at a page break, and a row may go on there with nothing under the titles.
    """
    if header is None or len(titles := header.of("title")) != 1:
        return False
    col = titles[0].index
    heads = {cell.text for row in grid[header.first : header.last] for cell in row_cells(row)}
    below = [(i, row[col]) for i, row in enumerate(grid[header.last : _ENOUGH_ROWS], header.last)]
    texts = [c.text for i, c in below if c is not None and c.row == i and c.text.strip() and c.text not in heads]
    markers = [read_marker(text) for text in texts]
    return len(texts) >= 2 and all(m is not None and m.number and m.rest for m in markers)


def _heads_objective(rows: list[list[Cell]]) -> bool:
    """Whether two columns begin with an objective's label and its title, and go on with short words and long texts."""
    pairs = [cells for cells in rows if len(cells) == 2]
    if not pairs or len(pairs) < len(rows):
        return False
    known = cell_label(pairs[0][0])
    if known is None or known.target != "title" or known.level is None:
        return False
    return all(len(cells[0].text.split()) <= 5 and read_marker(cells[0].text) is None for cells in pairs)


def _labels_first(rows: list[list[Cell | None]], first: int) -> bool:
    """Whether most rows (the first of them is row ``first`` of its table) begin with a label of values, each its own.

    Where several fiches follow one another their labels come again: they are about several things. The row above them
    that looked like a header is one of them, whose values happen to be words of labels ("Responsable | Échevine du
    Logement | Échéance | 2027").
    """
    filled = [[c for c in row_cells(row) if c.row == index and c.text.strip()] for index, row in enumerate(rows, first)]
    heads = [cells[0] for cells in filled if len(cells) >= 2]
    labels = [(cell.text, known.target) for cell in heads if (known := cell_label(cell)) and known.target in FIELDS]
    if len({target for _, target in labels}) >= _SEVERAL and len(labels) >= 0.6 * len(heads):
        return True
    own = {text for text, _ in labels}
    return len(own) >= 2 and len(own) >= 0.6 * len(heads)


def _label_rows(rows: list[list[Cell | None]], first: int) -> int:
    """How many rows (the first of them is row ``first`` of its table) hold nothing but labels, three or more."""
    count = 0
    for index, row in enumerate(rows, first):
        cells = [c for c in row_cells(row) if c.row == index and c.text.strip()]
        count += len(cells) >= 3 and all(cell_label(c) is not None for c in cells)
    return count
