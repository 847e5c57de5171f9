"""Rows of a text that lost their empty cells: which columns the cells that are left belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from extract.detect.columns.column import Column, Grid, Header
from extract.detect.texts.unlabelled import names_in_charge
from extract.detect.words.headings import is_state, volet_of
from extract.detect.words.markers import read_marker
from extract.detect.words.ticks import is_ticked
from extract.detect.words.times import lasts, names_time
from extract.detect.words.wording import says_being, says_doing
from extract.document import Cell, Table
from extract.printed import Level
from extract.text import fold

_MONEY = re.compile(
    r"[<>±~≈+/\s-]*\d[\d\s.,]*\s?(?:€|eur\b|euros?\b|k€|m€).*|\d{1,3}(?:[\s.]\d{3})+(?:,\d\d)?|\d+,\d\d|"
    r"(?:budget )?à (?:déterminer|définir|estimer|chiffrer|préciser)|sans (?:budget|objet)|néant|pm|p\.m\.|[-–/]",
    re.IGNORECASE,
)
_RATE = re.compile(r"\d{1,3}\s?%")
_YEARS = re.compile(r"\b20[0-4]\d\b")
_RANK = re.compile(r"\d|p\s?\d|(?:haute?|moyenne?|basse|bas|faible|élevée?|forte?|urgente?|prioritaire|normale?)", re.I)
_SDG = re.compile(r"(?:odd\s*)?\d{1,2}(?:\s*[,;/–-]\s*(?:odd\s*)?\d{1,2})*", re.IGNORECASE)
_FITS, _MAY, _ODD = 2.0, 0.3, -2.0  # what a text is under a column: what it asks for, anything, something else
_KNOWN = 1.5  # a text that stands in the column elsewhere
_DEEPEST = 3.0  # a row of items has a title
_WANTED = {
    "schedule": "time", "amounts": "money", "funding": "money", "progress": "rate", "status": "state", "slot": "tick",
    "choice": "tick", "code": "code", "pilots": "name", "partners": "name",
}  # fmt: skip
_LONG = 60  # letters of a name at the most


def with_dropped_cells(table: Table, header: Header, seen: Sequence[tuple[Column, frozenset[str]]] = ()) -> Table:
    """Return the table with the cells of short rows below the header moved to the columns whose meaning they fit.

    ``seen``: what stood in columns of the same names in tables before it.
    """
    if not table.ragged:
        return table
    grid = table.grid()
    known = _known_texts(table, grid, header, seen)
    moved: list[Cell] = []
    for index, row in enumerate(grid):
        cells = [cell for cell in row if cell is not None]
        spanned = any(cell.col_span > 1 or cell.row_span > 1 for cell in cells)
        whole = len(cells) == table.n_cols or len(cells) < 2 or spanned
        if index < header.last or whole or any(not cell.blocks for cell in cells):
            moved.extend(cell for cell in cells if cell.row == index and cell not in moved[-table.n_cols :])
            continue
        columns = _columns_of([cell.own_text for cell in cells], header.columns, known)
        moved.extend(replace(cell, col=col) for cell, col in zip(cells, columns, strict=True))
    return replace(table, cells=tuple(moved))


def without_kinds(header: Header, table: Table) -> Header:
    """The header of a table whose columns of amounts say no longer of what budget one is, as short rows show."""
    if len({len(cells) for row in table.grid()[header.last :] if len(cells := [c for c in row if c]) > 1}) < 2:
        return header
    amounts = [column for column in header.of("amounts") if "year" not in column.hints]
    if len(amounts) < 2:
        return header
    plain = {
        c.index: replace(c, hints=MappingProxyType({k: v for k, v in c.hints.items() if k not in ("kind", "funder")}))
        for c in amounts
    }
    return replace(header, columns=tuple(plain.get(c.index, c) for c in header.columns))


def _known_texts(
    table: Table, grid: Grid, header: Header, seen: Sequence[tuple[Column, frozenset[str]]]
) -> Mapping[int, frozenset[str]]:
    """What stands in each column in the rows that have all their cells, and in tables before under its name."""
    whole = [row for row in grid[header.last :] if all(cell is not None for cell in row)]
    before: dict[tuple[str, str], frozenset[str]] = {}
    for column, texts in seen:
        if column.label:
            named = (column.target, column.label)
            before[named] = before.get(named, frozenset()) | texts
    names = {column.index: (column.target, column.label) for column in header.columns}
    return {
        col: frozenset(fold(cell.own_text) for row in whole if (cell := row[col]) is not None and cell.own_text)
        | before.get(names.get(col, ("", "")), frozenset())
        for col in range(table.n_cols)
    }


def _columns_of(texts: Sequence[str], columns: Sequence[Column], known: Mapping[int, frozenset[str]]) -> list[int]:
    """Return the columns, from left to right, that fit the texts of a row best; of equals those more to the left."""
    deepest = max((c.index for c in columns if c.target == "title"), default=-1)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for at, text in enumerate(texts):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, chosen) in best.items():
            for col in range(last + 1, len(columns) - (len(texts) - at - 1)):
                found = score + fit(text, columns[col], known.get(col, frozenset()), is_deepest=col == deepest)
                if col not in after or found > after[col][0]:
                    after[col] = (found, (*chosen, col))
        best = after
    return list(max(best.values(), key=lambda found: (found[0], [-col for col in found[1]]))[1])


def fit(text: str, column: Column, known: frozenset[str], *, is_deepest: bool) -> float:
    """Return how well a text fits a column; ``known``: what stands there elsewhere."""
    kind = kind_of(text)
    score = _KNOWN if column.target != "title" and fold(text) in known else 0.0
    if column.target == "title":
        return _title_fit(text, kind, column) + (_DEEPEST if is_deepest else 0.0)
    return score + _value_fit(text, kind, column)


def _title_fit(text: str, kind: str, column: Column) -> float:
    if kind not in ("being", "doing", "text", "name"):
        return 2 * _ODD
    marker = read_marker(text)
    level = marker.level if marker is not None and isinstance(marker.level, Level) else None
    if level is not None and column.level is not None:
        return _FITS if level is column.level else 2 * _ODD
    if column.level is Level.STRATEGIC and kind == "doing":
        return _ODD
    if column.level in (Level.ACTION, Level.SUB_ACTION) and kind == "being":
        return _ODD
    return _MAY if kind != "name" else _ODD / 2


def _value_fit(text: str, kind: str, column: Column) -> float:
    wanted = _WANTED.get(column.target)
    if column.target == "volet":
        return _FITS if volet_of(text) else _ODD
    if column.target == "priority":
        return _FITS if _RANK.match(text) and len(text) <= _LONG else _ODD
    if column.target == "sdgs":
        return _FITS if _SDG.fullmatch(text) else _ODD
    if wanted is None:
        return _MAY if kind in ("text", "doing", "name") else _MAY / 3 if kind in ("time", "rate") else _ODD
    if kind == wanted:
        return _FITS
    if wanted == "name":
        return _FITS / 2 if kind == "text" and len(text) <= _LONG else _ODD
    if wanted == "time":
        return _FITS / 2 if _YEARS.search(text) and len(text) <= _LONG else _ODD
    return _ODD / 2 if kind == "text" and wanted in ("state", "money") and len(text) <= _LONG / 2 else _ODD


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """Return what a cell's text is by itself: time, rate, money, state, tick, code, name, being, doing, or text."""
    text = " ".join(text.split())
    if names_time(text) or lasts(text):
        return "time"
    if _RATE.fullmatch(text):
        return "rate"
    if _MONEY.fullmatch(text):
        return "money"
    if is_state(text):
        return "state"
    if is_ticked(text):
        return "tick"
    marker = read_marker(text)
    if marker is not None and marker.number and not marker.rest and len(text) <= 20:
        return "code"
    if names_in_charge(text) and len(text) <= _LONG:
        return "name"
    if says_being(text):
        return "being"
    return "doing" if says_doing(text) else "text"
