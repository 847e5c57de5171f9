"""The header of a table and what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import MappingProxyType

from extract.detect.celltext import opens_name
from extract.detect.code_columns import are_codes, settle_codes
from extract.detect.headings import is_state
from extract.detect.indicator_columns import with_measured
from extract.detect.label_lines import label_only
from extract.detect.labels import FIELDS, Meaning, TimeSlot, funder, meaning, money_hints, time_slot
from extract.detect.markers import read_marker
from extract.detect.ticks import are_signs, are_ticks, is_ticked
from extract.detect.year_heads import with_whole_years
from extract.document import Cell, Kind, Table
from extract.printed import Level

Grid = list[list[Cell | None]]

_MONEY = re.compile(r"\d[\d\s.,]*\s?(?:€|eur|k€|m€)|^\s*[\d\s.]{3,}(?:,\d\d)?\s*(?:€)?\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d[\d\s.]*?)(?:,\d{1,2}|\.\d\d?)?\s?(?:€|eur)?", re.IGNORECASE)
_BLANK = re.compile(r"[\s.]")
_WHEN = re.compile(r"\b20[0-4]\d\b")
_MAY_HOLD_LABELS = ("none", "title", "description", "steps", "remarks", "indicators")
_TERMS = ("amounts", "funding", "budget_type")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    ``target`` as in ``labels.Meaning`` or: slot (a column of a year grid), choice (a cross under one of several values;
    ``leaf`` is the value), labels (cells of "label : value" lines), count (how many items there
    are of a level), none (no meaning known). ``label`` is the path of header cells.
    """

    index: int
    target: str
    label: str = ""
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    level: Level | None = None
    slot: TimeSlot | None = None
    leaf: str = ""
    cover: float = 1.0


@dataclass(frozen=True)
class Header:
    """The columns of a table and the rows that its header takes (``first`` to ``last``, the last one excluded)."""

    columns: tuple[Column, ...]
    first: int
    last: int

    def of(self, *targets: str) -> list[Column]:
        """Return the columns with one of these targets, left to right."""
        if len(targets) == 1:
            return self._by_target.get(targets[0], [])
        return [column for column in self.columns if column.target in targets]

    @cached_property
    def _by_target(self) -> dict[str, list[Column]]:
        found: dict[str, list[Column]] = {}
        for column in self.columns:
            found.setdefault(column.target, []).append(column)
        return found


def find_header(table: Table, grid: Grid, start: int = 0) -> Header | None:
    """Return the header that stands at or below row ``start`` (within six rows), or None where no row reads as one."""
    grid = with_whole_years(grid, start)
    for row in range(start, min(table.n_rows, start + 6)):
        if is_header_row(grid[row]) or _heads_items(table, grid, row):
            last = _last_header_row(table, grid, row)
            first = row - 1 if row > start and _groups(grid[row - 1], row - 1, grid[row]) else row
            columns = read_columns(table, grid, first, last)
            if _is_useful(columns):
                return Header(columns, first, last)
    if start == 0 and 0 < table.header_rows < table.n_rows:
        columns = read_columns(table, grid, 0, table.header_rows)
        if _is_useful(columns):
            return Header(columns, 0, table.header_rows)
    return None


def _groups(above: Sequence[Cell | None], row: int, head: Sequence[Cell | None]) -> bool:
    """Whether the row above a head only names some of its columns together ("Budget" over "Ordinaire", "Subsides")."""
    cells = [cell for cell in row_cells(above) if cell.row == row and cell.text.strip()]
    return bool(cells) and all(
        2 <= cell.col_span < len(head) - 1
        and cell.row_span == 1
        and _is_label(cell.text)
        and all(below is not None and below.col_span == 1 for below in head[cell.col : cell.col + cell.col_span])
        for cell in cells
    )


def _is_useful(columns: Sequence[Column]) -> bool:
    known = [c for c in columns if c.target not in ("none", "ignore")]
    return len(known) >= 2 or (len(known) == 1 and len(columns) <= 2 and known[0].target == "title")


def row_cells(row: Sequence[Cell | None]) -> list[Cell]:
    """The distinct cells of a grid row, left to right."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def is_header_row(row: Sequence[Cell | None]) -> bool:
    """Whether most cells of a row are labels."""
    cells = [cell for cell in row_cells(row) if cell.text.strip()]
    if len(cells) < 2:
        return False
    labels = sum(1 for cell in cells if _is_label(cell.text))
    if labels < 2 and not (labels == 1 and len(cells) == 2):
        return False
    numbered = sum(1 for cell in cells if (m := read_marker(cell.text)) and m.number and m.rest and len(m.rest) > 12)
    return labels / len(cells) >= 0.6 and not numbered


def _heads_items(table: Table, grid: Grid, row: int) -> bool:
    """Whether a row names titles and something else for certain, over rows that agree, whatever else it names.

    Plans give columns of their own ("Vu", "Phase 2bis", a colleague's initials) to a table; the words of a header that
    are known, short and above texts that are no labels themselves make it one all the same.
    """
    cells = [cell for cell in row_cells(grid[row]) if cell.text.strip()]
    if any(len(cell.text) > 40 or cell.row != row or cell.row_span > 1 for cell in cells):
        return False
    sure = [(cell, known) for cell in cells if (known := meaning(cell.text)) and known.cover >= 0.99]
    titles = [cell for cell, known in sure if known.target == "title"]
    levelled = any(known.level is not None for _, known in sure)
    if (
        len(sure) < (2 if levelled else 3)
        or not titles
        or any((m := read_marker(cell.text)) and m.number for cell in cells)
    ):
        return False
    return all(_below_agrees(table, grid, row + 1, cell, is_title=cell in titles) for cell, _ in sure)


def _below_agrees(table: Table, grid: Grid, first: int, head: Cell, *, is_title: bool) -> bool:
    """Whether the texts under a header cell are no labels, and whole titles where it names a level."""
    texts = _texts(table, grid, first, head.col)
    labels = sum(1 for text in texts if len(text) <= 40 and (known := meaning(text)) is not None and known.is_sure)
    if labels > 0.5 * len(texts) or (is_title and labels):
        return False
    return not is_title or sum(1 for text in texts if len(text) > 12) >= max(2, 0.6 * len(texts))


@lru_cache(maxsize=8192)
def _is_label(text: str) -> bool:
    text = text.strip()
    if len(text) > 70:
        return False
    if time_slot(text) or funder(text) or is_state(text):
        return True
    known = meaning(text)
    return known is not None and known.cover >= 0.5


def _last_header_row(table: Table, grid: Grid, first: int) -> int:
    """The row after the header: header cells that span rows, and rows of sub-headers under spanned headers, belong."""
    last = max(
        (c.row + c.row_span for c in row_cells(grid[first]) if c.row == first and c.text.strip()), default=first + 1
    )
    last = min(max(last, first + 1), first + 4)
    while last < min(table.n_rows, first + 4):
        cells = [cell for cell in row_cells(grid[last]) if cell.row == last]
        filled = [cell for cell in cells if cell.text.strip()]
        if not filled or not _is_sub_header(grid, first, last, filled):
            break
        last = max(cell.row + cell.row_span for cell in filled)
    return min(last, table.n_rows)


def _is_sub_header(grid: Grid, first: int, row: int, filled: list[Cell]) -> bool:
    above = [grid[row - 1][cell.col] for cell in filled]
    spanned = [
        a is not None and bool(a.text.strip()) and (a.col_span > cell.col_span)
        for a, cell in zip(above, filled, strict=True)
    ]
    labels = [_is_label(cell.text) and len(cell.text) < 50 for cell in filled]
    under = [a is not None and bool(a.text.strip()) and not over for a, over in zip(above, spanned, strict=True)]
    if any(own and not label for own, label in zip(under, labels, strict=True)):
        return False  # a text under a label of its own: a row of data
    if all(spanned) and all(len(cell.text) < 60 for cell in filled):
        return any(labels) or len(filled) >= 2
    if sum(labels) / len(filled) >= 0.75 and len(filled) >= 2:
        # A second row of labels: slots or sub-labels, not a data row that happens to hold label-like words.
        slots = sum(1 for cell in filled if time_slot(cell.text) or funder(cell.text) or is_state(cell.text))
        gaps = sum(1 for a in above if a is None or not a.text.strip())
        return any(spanned) or slots >= 2 or (gaps >= 1 and len(filled) >= 3)
    return False


def read_columns(table: Table, grid: Grid, first: int, last: int) -> tuple[Column, ...]:
    """Return the columns under the header rows ``first`` to ``last`` (excluded; none where they are equal)."""
    paths = [_path(grid, first, last, col) for col in range(table.n_cols)]
    funders = sum(
        1
        for col, path in enumerate(paths)
        if path and funder(path[-1]) and _may_be_money(_texts(table, grid, last, col))
    )
    shift = _is_shifted(paths, table, grid, last)
    if shift:
        paths = [(), *paths[:-1]]
    money = _years_of_money(paths, table, grid, last)
    columns = [_column(col, path, table, grid, last, funders, money) for col, path in enumerate(paths)]
    columns = list(with_label_columns(columns, table, grid, last))
    if shift:
        columns = [_without_kind(column) for column in columns]
    return tuple(_settle(columns, table, grid, last))


def with_label_columns(columns: Sequence[Column], table: Table, grid: Grid, last: int) -> tuple[Column, ...]:
    """Return the columns, those whose cells below row ``last`` hold "label : value" lines and nothing else as such."""
    return tuple(
        Column(column.index, "labels", column.label)
        if column.target in _MAY_HOLD_LABELS and _holds_labels(table, grid, last, column.index)
        else column
        for column in columns
    )


def _holds_labels(table: Table, grid: Grid, last: int, col: int) -> bool:
    cells = [cell for cell in _own_cells(table, grid, last, col) if cell.text.strip()]
    pairs = [n for cell in cells if (n := len(label_only(cell)))]
    return bool(pairs) and len(pairs) >= 0.7 * len(cells) and sum(pairs) >= 2 * len(pairs)


def _is_shifted(paths: Sequence[tuple[str, ...]], table: Table, grid: Grid, last: int) -> bool:
    """Whether the header has one cell less than the rows, whose first column holds the codes of the titles."""
    if len(paths) < 3 or not paths[0]:
        return False
    first, second = meaning(paths[0][-1]), meaning(paths[1][-1]) if paths[1] else None
    if first is None or first.target != "title" or second is None or second.target in ("title", "description", "code"):
        return False
    codes, titles = _texts(table, grid, last, 0), _texts(table, grid, last, 1)
    bare = sum(1 for text in codes if (m := read_marker(text)) is not None and m.number and not m.rest)
    return bool(titles) and bare >= 3 and bare >= 0.5 * len(codes) and sum(map(len, titles)) / len(titles) > 25


def _without_kind(column: Column) -> Column:
    """Which budget a cell of a shifted header means is not certain."""
    if column.target != "amounts":
        return column
    hints = MappingProxyType({k: v for k, v in column.hints.items() if k not in ("kind", "funder")})
    return Column(column.index, column.target, column.label, hints, column.level, cover=0.6)


def _path(grid: Grid, first: int, last: int, col: int) -> tuple[str, ...]:
    path: list[str] = []
    seen: list[Cell] = []
    for row in range(first, last):
        cell = grid[row][col]
        if cell is not None and not any(cell is known for known in seen):
            seen.append(cell)
            text = " ".join(cell.text.split())
            if text:
                path.append(text)
    return tuple(path)


def _years_of_money(paths: Sequence[tuple[str, ...]], table: Table, grid: Grid, last: int) -> bool:
    """Whether the columns of years taken together hold amounts: numbers only, some larger than any part of a year."""
    years = [col for col, path in enumerate(paths) if path and time_slot(path[-1]) is not None]
    texts = [text for col in years for text in _texts(table, grid, last, col) if text.strip(" -–/.")]
    numbers = [_NUMBER.fullmatch(text) for text in texts]
    return bool(texts) and all(numbers) and any(m is not None and int(_BLANK.sub("", m[1])) > 99 for m in numbers)


def _column(
    col: int, path: tuple[str, ...], table: Table, grid: Grid, last: int, funders: int, money_years: bool
) -> Column:
    label = " > ".join(path)
    if not path:
        return Column(col, "none")
    own = meaning(path[-1])
    parents = [meaning(text) for text in path[:-1]]
    parent = next((m for m in reversed(parents) if m is not None and m.target not in ("title", "ignore")), None)
    texts = _texts(table, grid, last, col)
    slot = _slot(path)
    if slot is not None:
        return _slot_column(col, label, slot, path, parent, texts, money_years)
    money = money_hints(label)
    who_pays = funder(path[-1])
    in_money = parent is not None and parent.target in _TERMS
    pays = in_money or (funders >= 2 and _may_be_money(texts))
    if who_pays and pays and not (own and own.target == "amounts" and own.hints):
        kind = "own_funds" if who_pays in ("commune", "cpas") else "subsidy"
        return Column(col, "amounts", label, MappingProxyType({"kind": kind, "funder": who_pays, **money}))
    if (
        parent is not None
        and parent.target in FIELDS
        and are_signs(texts)
        and (own is None or is_state(path[-1]) or own.cover < 1)
    ):
        return Column(col, "choice", label, parent.hints, parent.level, leaf=path[-1])
    if is_state(path[-1]) and are_signs(texts) and texts:
        return Column(col, "choice", label, level=None, leaf=path[-1], hints=MappingProxyType({"field": "status"}))
    if own is not None and (own.cover >= 0.34 or own.is_sure):
        hints = {**(parent.hints if parent and parent.target == own.target else {}), **own.hints}
        if own.target == "amounts":
            hints |= money
        level = own.level or next((m.level for m in reversed(parents) if m is not None and m.level), None)
        if (
            own.target == "title"
            and own.level is None
            and parent is not None
            and parent.level
            and parent.target == "title"
        ):
            level = parent.level
        return Column(col, own.target, label, MappingProxyType(hints), level, cover=own.cover)
    if parent is not None:
        hints = {**parent.hints, **(money if parent.target == "amounts" else {})}
        return Column(col, parent.target, label, MappingProxyType(hints), parent.level, cover=0.6)
    return Column(col, "none", label)


def _may_be_money(texts: list[str]) -> bool:
    """Whether a column named for a payer may hold what is paid: figures, or nothing filled in yet."""
    return not texts or any(char.isdigit() for text in texts for char in text)


def _ticked_bodies(columns: Sequence[Column], table: Table, grid: Grid, last: int) -> list[Column]:
    """Columns of crosses named for the bodies that share a plan ("Commune", "CPAS"): who carries each action.

    Crosses under other payers, too, tell who funds it.
    """
    hints = MappingProxyType({"field": "pilots", "role": "unspecified"})
    named = {c.index: code for c in columns if c.target == "none" and (code := funder(c.label))}
    texts = [text for index in named for text in _texts(table, grid, last, index)]
    if set(named.values()) != {"commune", "cpas"} or not are_ticks(texts):
        return list(columns)
    return [Column(c.index, "choice", c.label, hints, leaf=c.label) if c.index in named else c for c in columns]


def _slot(path: tuple[str, ...]) -> TimeSlot | None:
    own = time_slot(path[-1])
    if own is None:
        return None
    if own.year is None:
        above = next((slot for text in reversed(path[:-1]) if (slot := time_slot(text)) and slot.year), None)
        return TimeSlot(above.year, own.part) if above else own
    return own


def _slot_column(
    col: int,
    label: str,
    slot: TimeSlot,
    path: tuple[str, ...],
    parent: Meaning | None,
    texts: list[str],
    money_years: bool,
) -> Column:
    filled = [text for text in texts if text.strip()]
    money = sum(1 for text in filled if _MONEY.search(text) and not is_ticked(text))
    in_money = parent is not None and parent.target in _TERMS
    if money_years or (in_money and not are_signs(filled)) or (filled and money / len(filled) > 0.6):
        hints = {**(parent.hints if parent is not None and parent.target == "amounts" else {}), **money_hints(label)}
        payer = next((f for text in path if (f := funder(text))), None)
        if payer:
            hints |= {"funder": payer, "kind": "own_funds" if payer in ("commune", "cpas") else "subsidy"}
        if slot.year:
            hints["year"] = str(slot.year)
        return Column(col, "amounts", label, MappingProxyType(hints))
    if (
        parent is not None
        and parent.target in ("progress", "status", "indicators")
        and filled
        and not are_signs(filled)
    ):
        return Column(col, parent.target, label, MappingProxyType({**parent.hints, "year": str(slot.year or "")}))
    if slot.year and filled and sum(map(_is_said, filled)) >= 0.5 * len(filled):
        return Column(col, "remarks", label, MappingProxyType({"year": str(slot.year)}))  # what was done each year
    return Column(col, "slot", label, slot=slot)


def _is_said(text: str) -> bool:
    """Whether a cell under a year says something rather than ticks the year: four words at least."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= 4


def _settle(columns: list[Column], table: Table, grid: Grid, last: int) -> list[Column]:
    """Meanings that only the neighbours or the content can give."""
    settled = [_settle_objective(column, columns) for column in columns]
    settled = [_below_actions(column, settled, table, grid, last) for column in settled]
    settled = _ticked_bodies(settled, table, grid, last)
    settled = with_measured(settled, lambda col: _texts(table, grid, last, col))
    settled = settle_codes(settled, lambda col: _texts(table, grid, last, col))
    settled = [_counted(column, settled, table, grid, last) for column in settled]
    if last == 0:
        settled = [_named_by_markers(column, table, grid) for column in settled]
        settled = _listed_below(settled, table, grid)
    if not any(c.target == "title" for c in settled):
        column = _likely_title(settled, table, grid, last)
        if column is not None:
            settled[column.index] = Column(column.index, "title", column.label)
    return [_by_content(column, table, grid, last) for column in settled]


def _named_by_markers(column: Column, table: Table, grid: Grid) -> Column:
    """A column without header whose titles bear the marker of one level ("OO 1.1 Soigner …")."""
    if column.target != "none":
        return column
    markers = [read_marker(text) for text in _texts(table, grid, 0, column.index)]
    named = [m.level for m in markers if m and isinstance(m.level, Level) and m.number and m.rest]
    if len(set(named)) != 1 or len(named) < 0.7 * len(markers):
        return column
    return Column(column.index, "title", level=named[0])


def _listed_below(columns: list[Column], table: Table, grid: Grid) -> list[Column]:
    """The column of lists beside a column of objectives: what stands under each of them."""
    titles = [column for column in columns if column.target == "title"]
    if not titles or any(column.level is None or column.level.rank >= Level.ACTION.rank for column in titles):
        return columns
    after = next((c for c in columns[titles[-1].index + 1 :] if c.target == "none"), None)
    cells = [cell for cell in _own_cells(table, grid, 0, after.index) if cell.text.strip()] if after else []
    listed = [cell for cell in cells if sum(b.kind is Kind.LIST_ITEM for b in cell.text_blocks) >= 2]
    if after is None or len(listed) < max(1, 0.5 * len(cells)):
        return columns
    return [Column(c.index, "title") if c is after else c for c in columns]


def _counted(column: Column, columns: list[Column], table: Table, grid: Grid, last: int) -> Column:
    """A column named for a level, beside that of a higher one, that says how many items there are."""
    if column.target != "title" or column.level is None:
        return column
    above = [c for c in columns if c.target == "title" and c.level is not None and c.level.rank < column.level.rank]
    texts = _texts(table, grid, last, column.index)
    if not above or len(texts) < 2 or not all(re.fullmatch(r"\d{1,3}", text) for text in texts):
        return column
    return Column(column.index, "count", column.label)


def _settle_objective(column: Column, columns: list[Column]) -> Column:
    """Two title columns of one level: the left is a code ("Action" over numbers) or the right a description."""
    if column.target != "title":
        return column
    same = [c for c in columns if c.target == "title" and c.level == column.level and c.label == column.label]
    if len(same) == 2 and same[0].index == column.index and same[1].index == column.index + 1:
        return Column(column.index, "code", column.label, level=column.level)
    return column


def _below_actions(column: Column, columns: list[Column], table: Table, grid: Grid, last: int) -> Column:
    """The right one of two columns of actions, where those of the left consist of its own ("Actions", "Projets").

    Cells of the left stand over several of the right, none the other way round; or the numbers go one part deeper.
    """
    left = next((c for c in reversed(columns[: column.index]) if c.target == "title"), None)
    if column.target != "title" or left is None or {column.level, left.level} != {Level.ACTION}:
        return column
    if column.label == left.label:
        return column
    above, own = _own_cells(table, grid, last, left.index), _own_cells(table, grid, last, column.index)
    spans = any(_stands_over(cell, own) for cell in above) and not any(_stands_over(cell, above) for cell in own)
    if spans or _depths(own) > _depths(above) > 0:
        return replace(column, level=Level.SUB_ACTION)
    return column


def _stands_over(cell: Cell, others: list[Cell]) -> bool:
    """Whether a cell spans the rows of several others that are filled."""
    rows = range(cell.row, cell.row + cell.row_span)
    return cell.row_span > 1 and sum(1 for other in others if other.row in rows and other.text.strip()) > 1


def _depths(cells: list[Cell]) -> int:
    """How many parts the numbers of cells have that all have one; 0 where some have none, or not as many."""
    markers = [read_marker(cell.text) for cell in cells if cell.text.strip()]
    depths = {len(re.split(r"[./-]", m.number)) if m is not None and m.number else 0 for m in markers}
    return depths.pop() if len(depths) == 1 else 0


def _likely_title(columns: list[Column], table: Table, grid: Grid, last: int) -> Column | None:
    candidates = [c for c in columns if c.target in ("none", "description", "theme", "code")]
    lengths = {
        c.index: sum(map(len, texts)) / len(texts) for c in candidates if (texts := _texts(table, grid, last, c.index))
    }
    if not lengths:
        return None
    best = max(lengths, key=lambda index: (columns[index].target == "none", lengths[index]))
    return columns[best] if lengths[best] >= 12 else None


def _by_content(column: Column, table: Table, grid: Grid, last: int) -> Column:
    if column.target == "none":
        texts = _texts(table, grid, last, column.index)
        if len(texts) >= 2:
            money = sum(1 for t in texts if re.search(r"€|\beur", t, re.IGNORECASE)) / len(texts)
            when = sum(1 for t in texts if _WHEN.search(t) and len(t) < 40) / len(texts)
            if money >= 0.7:
                return Column(column.index, "amounts", column.label, MappingProxyType({}), cover=0.5)
            if when >= 0.8:
                return Column(column.index, "schedule", column.label, MappingProxyType({"bound": "period"}), cover=0.5)
            named = sum(1 for t in texts if opens_name(t) and len(t) < 60) / len(texts)
            if named >= 0.7:
                hints = MappingProxyType({"role": "unspecified"})
                return Column(column.index, "pilots", column.label, hints, cover=0.5)
            if not column.label and are_codes(texts):
                return Column(column.index, "code", column.label)
    return column


def _texts(table: Table, grid: Grid, last: int, col: int) -> list[str]:
    texts = (cell.own_text for cell in _own_cells(table, grid, last, col) if cell.blocks)
    return [text for text in texts if text]


def _own_cells(table: Table, grid: Grid, last: int, col: int) -> list[Cell]:
    """The cells that begin in a column below row ``last``, without those merged over nearly all columns."""
    return [
        cell
        for row in range(last, table.n_rows)
        if (cell := grid[row][col]) is not None and cell.row == row and cell.col_span < max(2, table.n_cols - 1)
    ]
