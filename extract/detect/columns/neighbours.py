"""Meanings of columns that only their neighbours or their content can give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from extract.detect.columns.bare_sums import with_bare_sums
from extract.detect.columns.bounds import with_bounds
from extract.detect.columns.code_columns import are_codes, is_lone_code, settle_codes
from extract.detect.columns.column import Column, Grid, column_texts, own_cells
from extract.detect.columns.indicator_columns import with_measured
from extract.detect.columns.progress_columns import with_rates
from extract.detect.columns.reference_columns import without_references
from extract.detect.texts.celltext import opens_name
from extract.detect.words.headings import volet_cell
from extract.detect.words.labels import funder
from extract.detect.words.markers import item_marker, read_marker
from extract.detect.words.ticks import are_ticks
from extract.document import Cell, Kind, Table
from extract.printed import Level
from extract.text import fold

_SHORT_VOLET = 2  # letters: "I", "VE"
_TERM = re.compile(r"^(?:pour|avant|d ici)\b|\b(?:pour|avant|d ici)(?: le| fin| la fin)?$")  # "À réaliser pour"
_WHEN = re.compile(r"\b20[0-4]\d\b")
_OBJECTIVES = frozenset({"objectif", "objectifs"})
_DONE = re.compile(r"\b(?:realis|men|effectu|accompli|execut)(?:ee?|i)s?\b")
_SHORTEST_TITLES = 12  # characters, in the mean
_LEVELS = (Level.STRATEGIC, Level.OPERATIONAL, Level.ACTION)


def settle_columns(columns: list[Column], table: Table, grid: Grid, last: int) -> list[Column]:
    """Meanings that only the neighbours or the content can give."""
    texts_of = cache(lambda col: column_texts(table, grid, last, col))
    settled = [without_references(column, texts_of(column.index)) for column in columns]
    settled = [_settle_objective(column, settled) for column in settled]
    settled = [_generic_objective(column, settled) for column in settled]
    settled = [_axis_of_objectives(column, settled) for column in settled]
    settled = [_axis_by_markers(column, settled, table, grid, last) for column in settled]
    settled = [_below_actions(column, settled, table, grid, last) for column in settled]
    settled = _ticked_bodies(settled, table, grid, last)
    settled = with_bounds(settled, texts_of)
    settled = with_measured(settled, texts_of)
    settled = with_rates(settled, texts_of)
    settled = with_bare_sums(settled, texts_of)
    settled = settle_codes(settled, texts_of)
    settled = [_counted(column, settled, table, grid, last) for column in settled]
    settled = [_named_otherwise(column, settled) for column in settled]
    if last == 0:
        settled = [_named_by_markers(column, table, grid) for column in settled]
        settled = _numbered_in_depth(settled, table, grid)
        settled = _listed_below(settled, table, grid)
    if not any(c.target == "title" for c in settled):
        column = _likely_title(settled, table, grid, last)
        if column is not None:
            level = Level.ACTION if column.level is Level.ACTION else None
            settled[column.index] = Column(column.index, "title", column.label, level=level)
    return [_by_content(column, settled, table, grid, last) for column in settled]


def _settle_objective(column: Column, columns: list[Column]) -> Column:
    """Two title columns of one level: the left is a code ("Action" over numbers) or the right a description."""
    if column.target != "title":
        return column
    same = [c for c in columns if c.target == "title" and c.level == column.level and c.label == column.label]
    if len(same) == 2 and same[0].index == column.index and same[1].index == column.index + 1:
        return Column(column.index, "code", column.label, level=column.level)
    return column


def _generic_objective(column: Column, columns: list[Column]) -> Column:
    """A column of objectives that does not say which, beside titles that say theirs: above actions, below or above."""
    if column.target != "title" or column.level is not None or fold(column.label) not in _OBJECTIVES:
        return column
    levels = {c.level: c.index for c in columns if c.target == "title" and c.level is not None}
    if levels.get(Level.ACTION, column.index) < column.index:
        return replace(column, target="description")
    if Level.OPERATIONAL not in levels and levels.get(Level.STRATEGIC, column.index) < column.index:
        return replace(column, level=Level.OPERATIONAL)
    if Level.STRATEGIC not in levels and levels.get(Level.OPERATIONAL, -1) > column.index:
        return replace(column, level=Level.STRATEGIC)
    return column


def _axis_of_objectives(column: Column, columns: list[Column]) -> Column:
    """The left one of two columns of strategic titles, of which only the other speaks of objectives: its axes."""
    if column.target != "title" or column.level is not Level.STRATEGIC or _names_objective(column):
        return column
    named = [c for c in columns[column.index + 1 :] if c.target == "title" and c.level is Level.STRATEGIC]
    return replace(column, target="theme", level=None) if any(map(_names_objective, named)) else column


def _axis_by_markers(column: Column, columns: list[Column], table: Table, grid: Grid, last: int) -> Column:
    """A column of axes whose texts all bear the marker of a strategic objective ("OS1 …", "… (O.S.1)")."""
    if column.target != "theme" or any(c.target == "title" and c.level is Level.STRATEGIC for c in columns):
        return column
    markers = [item_marker(text) for text in column_texts(table, grid, last, column.index)]
    named = [marker for marker in markers if marker is not None and marker.level is Level.STRATEGIC and marker.number]
    return replace(column, target="title", level=Level.STRATEGIC) if len(named) == len(markers) > 0 else column


def _names_objective(column: Column) -> bool:
    return re.search(r"\b(?:objectifs?|obj|os|o s)\b", fold(column.label)) is not None


def _below_actions(column: Column, columns: list[Column], table: Table, grid: Grid, last: int) -> Column:
    """The right one of two columns of actions, where those of the left consist of its own ("Actions", "Projets").

    Cells of the left stand over several of the right, none the other way round; or the numbers go one part deeper.
    """
    left = next((c for c in reversed(columns[: column.index]) if c.target == "title"), None)
    if column.target != "title" or left is None or {column.level, left.level} != {Level.ACTION}:
        return column
    if column.label == left.label:
        return column
    above, own = own_cells(table, grid, last, left.index), own_cells(table, grid, last, column.index)
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


def _ticked_bodies(columns: Sequence[Column], table: Table, grid: Grid, last: int) -> list[Column]:
    """Columns of crosses named for the bodies that share a plan ("Commune", "CPAS"): who carries each action.

    Crosses under other payers, too, tell who funds it.
    """
    hints = MappingProxyType({"field": "pilots", "role": "unspecified"})
    named = {c.index: code for c in columns if c.target == "none" and (code := funder(c.label))}
    texts = [text for index in named for text in column_texts(table, grid, last, index)]
    if set(named.values()) != {"commune", "cpas"} or not are_ticks(texts):
        return list(columns)
    return [Column(c.index, "choice", c.label, hints, leaf=c.label) if c.index in named else c for c in columns]


def _counted(column: Column, columns: list[Column], table: Table, grid: Grid, last: int) -> Column:
    """A column named for a level, beside that of a higher one, that says how many items there are."""
    if column.target != "title" or column.level is None:
        return column
    above = [c for c in columns if c.target == "title" and c.level is not None and c.level.rank < column.level.rank]
    texts = column_texts(table, grid, last, column.index)
    if not above or len(texts) < 2 or not all(re.fullmatch(r"\d{1,3}", text) for text in texts):
        return column
    return Column(column.index, "count", column.label)


def _named_otherwise(column: Column, columns: list[Column]) -> Column:
    """A column that says more of the actions before it: another name ("Ancien intitulé"), what was done of them."""
    done = column.level is Level.ACTION and _DONE.search(fold(column.label)) is not None
    if column.target != "title" or not (done or (column.level is None and column.cover < 1 and column.label)):
        return column
    if not any(c.target == "title" and c.level is Level.ACTION for c in columns[: column.index]):
        return column
    return Column(column.index, "remarks", column.label, cover=0.5)


def _named_by_markers(column: Column, table: Table, grid: Grid) -> Column:
    """A column without header whose titles bear the marker of one level ("OO 1.1 Soigner …")."""
    if column.target != "none":
        return column
    markers = [read_marker(text) for text in column_texts(table, grid, 0, column.index)]
    named = [m.level for m in markers if m and isinstance(m.level, Level) and m.number and m.rest]
    if len(set(named)) != 1 or len(named) < 0.7 * len(markers):
        return column
    return Column(column.index, "title", level=named[0])


def _numbered_in_depth(columns: list[Column], table: Table, grid: Grid) -> list[Column]:
    """Columns without header whose titles are numbered one part deeper each ("1 …", "1.1 …", "1.1.1 …"): the levels."""
    depths: dict[int, int] = {}
    for column in columns:
        cells = own_cells(table, grid, 0, column.index)
        titled = [c for c in cells if (m := read_marker(c.text)) is not None and len(m.rest) >= _SHORTEST_TITLES]
        if column.target in ("none", "title") and len(titled) >= max(2, 0.7 * len(cells)):
            depths[column.index] = _depths(cells)
    found = list(depths.values())
    whole = len(found) >= 2 and found[-1] == len(_LEVELS) and found == list(range(found[0], found[-1] + 1))
    if not whole:
        return columns
    levels = {index: _LEVELS[depth - 1] for index, depth in depths.items()}
    return [
        Column(c.index, "title", level=levels[c.index]) if c.index in levels and c.target == "none" else c
        for c in columns
    ]


def _listed_below(columns: list[Column], table: Table, grid: Grid) -> list[Column]:
    """The column of lists beside a column of objectives: what stands under each of them."""
    titles = [column for column in columns if column.target == "title"]
    if not titles or any(column.level is None or column.level.rank >= Level.ACTION.rank for column in titles):
        return columns
    after = next((c for c in columns[titles[-1].index + 1 :] if c.target == "none"), None)
    cells = [cell for cell in own_cells(table, grid, 0, after.index) if cell.text.strip()] if after else []
    listed = [cell for cell in cells if sum(b.kind is Kind.LIST_ITEM for b in cell.text_blocks) >= 2]
    if after is None or len(listed) < max(1, 0.5 * len(cells)):
        return columns
    return [Column(c.index, "title") if c is after else c for c in columns]


def _likely_title(columns: list[Column], table: Table, grid: Grid, last: int) -> Column | None:
    candidates = [c for c in columns if c.target in ("none", "description", "theme", "code")]
    lengths = {
        c.index: sum(map(len, texts)) / len(texts)
        for c in candidates
        if (texts := column_texts(table, grid, last, c.index))
    }
    if not lengths:
        return None
    long = [index for index in lengths if lengths[index] >= _SHORTEST_TITLES]
    of_actions = [index for index in long if columns[index].level is Level.ACTION and columns[index].target != "code"]
    best = max(of_actions or long, key=lambda index: (columns[index].target == "none", lengths[index]), default=None)
    return None if best is None else columns[best]


def _by_content(column: Column, columns: Sequence[Column], table: Table, grid: Grid, last: int) -> Column:
    if column.target == "none":
        texts = column_texts(table, grid, last, column.index)
        if not column.label and texts and all(len(t) > _SHORT_VOLET and volet_cell(t) is not None for t in texts):
            return Column(column.index, "volet")
        if is_lone_code(column, columns, texts):
            return Column(column.index, "code")
        if len(texts) >= 2:
            money = sum(1 for t in texts if re.search(r"€|\beur", t, re.IGNORECASE)) / len(texts)
            when = sum(1 for t in texts if _WHEN.search(t) and len(t) < 40) / len(texts)
            if money >= 0.7:
                return Column(column.index, "amounts", column.label, MappingProxyType({}), cover=0.5)
            if when >= 0.8:
                bound = "end" if _TERM.search(fold(column.label)) else "period"
                return Column(column.index, "schedule", column.label, MappingProxyType({"bound": bound}), cover=0.5)
            named = sum(1 for t in texts if opens_name(t) and len(t) < 60) / len(texts)
            if named >= 0.7:
                hints = MappingProxyType({"role": "unspecified"})
                return Column(column.index, "pilots", column.label, hints, cover=0.5)
            if not column.label and are_codes(texts):
                return Column(column.index, "code", column.label)
    return column
