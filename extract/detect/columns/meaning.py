"""What the columns of a table mean: their headers' words first, then what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from extract.detect.columns.code_columns import are_codes
from extract.detect.columns.column import Column, Grid, column_texts, own_cells
from extract.detect.columns.neighbours import settle_columns
from extract.detect.columns.year_heads import spans_beside
from extract.detect.texts.annotations import annotations_only
from extract.detect.texts.label_lines import label_only
from extract.detect.words.headings import is_state
from extract.detect.words.labels import FIELDS, Meaning, TimeSlot, funder, meaning, money_hints, time_slot
from extract.detect.words.markers import read_marker
from extract.detect.words.ticks import are_signs, is_ticked
from extract.document import Cell, Table

_MONEY = re.compile(r"\d[\d\s.,]*\s?(?:€|eur|k€|m€)|^[\d\s.]{3,}+(?:,\d\d)?\s*€?\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d[\d\s.]*?)(?:,\d{1,2}|\.\d\d?)?\s?(?:€|eur)?", re.IGNORECASE)
_BLANK = re.compile(r"[\s.]")
_QUARTERS, _DAYS = 4, 99  # the numbers that parts of a year may have
_MAY_HOLD_LABELS = ("none", "title", "description", "steps", "remarks", "indicators")
_LABELLED = 0.7  # of the cells of a column of labels and values
_MAY_BE_SEVERAL = re.compile(r"[\n–—|;,·•:/=]|\s-\s")
_FEWEST_TIMES = 2
_FILLED = 0.8  # of the cells of each column of times that says states
_TERMS = ("amounts", "funding", "budget_type")


def read_columns(table: Table, grid: Grid, first: int, last: int) -> tuple[Column, ...]:
    """Return the columns under the header rows ``first`` to ``last`` (excluded; none where they are equal)."""
    paths = [_path(grid, first, last, col) for col in range(table.n_cols)]
    funders = sum(
        1
        for col, path in enumerate(paths)
        if path and funder(path[-1]) and _may_be_money(column_texts(table, grid, last, col))
    )
    shift = _is_shifted(paths, table, grid, last)
    if shift:
        paths = [(), *paths[:-1]]
    paths = _named_together(paths, table, grid, last)
    years = _years(paths, table, grid, last)
    columns = [_column(col, path, table, grid, last, funders, years) for col, path in enumerate(paths)]
    columns = list(with_label_columns(columns, table, grid, last))
    if shift:
        columns = [_without_kind(column) for column in columns]
    return tuple(settle_columns(columns, table, grid, last))


def with_label_columns(columns: Sequence[Column], table: Table, grid: Grid, last: int) -> tuple[Column, ...]:
    """Return the columns, those whose cells below row ``last`` hold labels with values, or annotations, as such."""
    return tuple(
        Column(column.index, "labels", column.label)
        if (column.target in _MAY_HOLD_LABELS or _is_guess(column)) and _holds_labels(table, grid, last, column.index)
        else column
        for column in columns
    )


def _is_guess(column: Column) -> bool:
    """Whether only what stands in a column tells its meaning."""
    return not column.label and column.slot is None and column.cover < 1.0


def _holds_labels(table: Table, grid: Grid, last: int, col: int) -> bool:
    cells = [cell for cell in own_cells(table, grid, last, col) if cell.text.strip()]
    if sum(1 for cell in cells if _MAY_BE_SEVERAL.search(cell.text)) < len(cells) / 2:
        return False
    pairs: list[int] = []
    for index, cell in enumerate(cells):
        if (found := len(label_only(cell) or annotations_only(cell.text))) > 0:
            pairs.append(found)
        elif index + 1 - len(pairs) > len(cells) - _LABELLED * len(cells):
            return False
    return bool(pairs) and sum(pairs) >= 2 * len(pairs)


def _is_shifted(paths: Sequence[tuple[str, ...]], table: Table, grid: Grid, last: int) -> bool:
    """Whether the header has one cell less than the rows, whose first column holds the codes of the titles."""
    if len(paths) < 3 or not paths[0]:
        return False
    first, second = meaning(paths[0][-1]), meaning(paths[1][-1]) if paths[1] else None
    if first is None or first.target != "title" or second is None or second.target in ("title", "description", "code"):
        return False
    codes, titles = column_texts(table, grid, last, 0), column_texts(table, grid, last, 1)
    bare = sum(1 for text in codes if (m := read_marker(text)) is not None and m.number and not m.rest)
    return bool(titles) and bare >= 3 and bare >= 0.5 * len(codes) and sum(map(len, titles)) / len(titles) > 25


def _named_together(paths: list[tuple[str, ...]], table: Table, grid: Grid, last: int) -> list[tuple[str, ...]]:
    """The paths, with the name of titles above both their codes and the unnamed texts beside these.

    A header cell that stands over the two is given to the first by what knows no merged cells ("Action", "").
    """
    for col in range(len(paths) - 1):
        known = meaning(paths[col][-1]) if paths[col] and not paths[col + 1] else None
        if known is None or known.target != "title":
            continue
        codes = [cell.own_text for cell in own_cells(table, grid, last, col) if cell.blocks and not _alone(grid, cell)]
        texts = column_texts(table, grid, last, col + 1)
        if are_codes([code for code in codes if code]) and texts and not are_codes(texts) and not are_signs(texts):
            paths = [*paths[: col + 1], paths[col], *paths[col + 2 :]]
    return paths


def _alone(grid: Grid, cell: Cell) -> bool:
    """Whether a cell is the only one of its row that is filled: a title over the rows below."""
    return all(other is None or other is cell or not other.blocks for other in grid[cell.row])


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


@dataclass(frozen=True, slots=True)
class _Years:
    """The columns that stand for a time, and what they hold together: sums, what was done, or the state at each."""

    slots: Mapping[int, TimeSlot]
    hold_money: bool
    tell: bool
    hold_states: bool


def _years(paths: Sequence[tuple[str, ...]], table: Table, grid: Grid, last: int) -> _Years:
    """The columns of years: sums are numbers only, some larger than any part of a year, or beside who funds them."""
    slots = {col: slot for col, path in enumerate(paths) if path and (slot := _slot(path)) is not None}
    slots |= spans_beside({col: path[-1] for col, path in enumerate(paths) if path})
    texts = [text for col in slots for text in column_texts(table, grid, last, col) if text.strip(" -–/.")]
    numbers = [_NUMBER.fullmatch(text) for text in texts]
    funded = any(path and (own := meaning(path[-1])) is not None and own.target == "funding" for path in paths)
    largest = max((int(_BLANK.sub("", m[1])) for m in numbers if m is not None), default=0)
    large = largest > (_QUARTERS if funded else _DAYS)
    return _Years(slots, all(numbers) and large, _tell(texts), _hold_states(slots, table, grid, last))


def _hold_states(slots: Iterable[int], table: Table, grid: Grid, last: int) -> bool:
    """Whether the columns of times hold the state at each: words in nearly all cells, where a plan's years are few."""
    columns = [own_cells(table, grid, last, col) for col in slots]
    filled = [[text for cell in cells if (text := cell.own_text.strip())] for cells in columns]
    if len(columns) < _FEWEST_TIMES or not all(filled):
        return False
    full = all(len(texts) >= _FILLED * len(cells) for texts, cells in zip(filled, columns, strict=True))
    return full and all(is_state(text) for texts in filled for text in texts)


def _column(
    col: int, path: tuple[str, ...], table: Table, grid: Grid, last: int, funders: int, years: _Years
) -> Column:
    label = " > ".join(path)
    if not path:
        return Column(col, "none")
    own = _own_meaning(path)
    parents = [meaning(text) for text in path[:-1]]
    parent = next((m for m in reversed(parents) if m is not None and m.target not in ("title", "ignore")), None)
    texts = column_texts(table, grid, last, col)
    if col in years.slots:
        return _slot_column(col, label, path, parent, texts, years)
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
    if is_state(path[-1]) and are_signs(texts) and texts and not (own and own.target == "progress"):
        return Column(col, "choice", label, level=None, leaf=path[-1], hints=MappingProxyType({"field": "status"}))
    if own is not None and own.target == "title" and own.level is None and parent and parent.target == "indicators":
        own = None  # "Indicateurs > Intitulé"
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


def _own_meaning(path: tuple[str, ...]) -> Meaning | None:
    """What the last header cell means, or with the one above it a level that only both name ("Objectifs", "Op.").

    Below "Enjeu" the word "stratégique" goes on with it.
    """
    own = meaning(path[-1])
    goes_on = len(path) > 1 and (own is None or path[-1][:1].islower())
    both = meaning(f"{path[-2]} {path[-1]}") if goes_on else None
    return both if both is not None and both.is_whole and both.level is not None else own


def _may_be_money(texts: list[str]) -> bool:
    """Whether a column named for a payer may hold what is paid: figures, or nothing filled in yet."""
    return not texts or any(char.isdigit() for text in texts for char in text)


def _slot(path: tuple[str, ...]) -> TimeSlot | None:
    own = time_slot(path[-1])
    if own is None:
        return None
    if own.year is None:
        above = next((slot for text in reversed(path[:-1]) if (slot := time_slot(text)) and slot.year), None)
        return TimeSlot(above.year, own.part) if above else own
    return own


def _slot_column(
    col: int, label: str, path: tuple[str, ...], parent: Meaning | None, texts: list[str], years: _Years
) -> Column:
    slot = years.slots[col]
    filled = [text for text in texts if text.strip()]
    money = sum(1 for text in filled if _MONEY.search(text) and not is_ticked(text))
    in_money = parent is not None and parent.target in _TERMS
    measured = parent is not None and parent.target == "indicators"
    if measured and any(map(str.isdigit, "".join(filled))):
        return Column(col, "indicators", label, MappingProxyType({"part": "reached", "year": str(slot.year or "")}))
    told = years.hold_money or "€" in path[-1] or (in_money and not are_signs(filled))
    if told or (filled and money / len(filled) > 0.6):
        hints = {**(parent.hints if parent is not None and parent.target == "amounts" else {}), **money_hints(label)}
        payer = next((f for text in path if (f := funder(text))), None)
        if payer:
            hints |= {"funder": payer, "kind": "own_funds" if payer in ("commune", "cpas") else "subsidy"}
        if slot.year and slot.last is None:
            hints["year"] = str(slot.year)
        return Column(col, "amounts", label, MappingProxyType(hints))
    if (
        parent is not None
        and (measured or parent.target in ("progress", "status"))
        and filled
        and not are_signs(filled)
    ):
        return Column(col, parent.target, label, MappingProxyType({**parent.hints, "year": str(slot.year or "")}))
    if years.hold_states:
        return Column(col, "status", label, MappingProxyType({"year": str(slot.year or "")}))
    if slot.year and filled and (years.tell or _tell(filled)):
        done = MappingProxyType({"year": str(slot.year)})  # what was done each year
        return Column(col, "remarks", label, done, slot=slot)
    return Column(col, "slot", label, slot=slot)


def _tell(texts: Sequence[str]) -> bool:
    return bool(texts) and sum(map(_is_said, texts)) >= 0.5 * len(texts)


def _is_said(text: str) -> bool:
    """Whether a cell under a year says something rather than ticks the year: four words at least."""
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= 4
