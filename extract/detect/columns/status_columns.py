"""Columns that hold states, told by their cells: signs and shades of the document's legend, or words of states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.detect.columns.column import Column, Grid, Header, own_cells
from extract.detect.texts.celltext import sign_text
from extract.detect.words.headings import is_state
from extract.detect.words.legend import Legend
from extract.detect.words.times import names_time
from extract.document import Table

_MOST = 0.9  # of the cells that say something
_FEWEST_LETTERS = 2  # letters and figures that stand for states may stand for other things as well


def with_status_columns(header: Header, table: Table, grid: Grid, legend: Legend) -> Header:
    """Return the header, a column of states whose name says nothing ("Mi-mandat", or none at all) read as such.

    It is the only column that nothing names and that holds signs, shades or words of states, where no other column is
    of states; or several that are named for the times at which they hold ("Mars 2023", "Octobre 2024").
    """
    if not header.of("status", "health"):
        header = _with_letters_for_rates(header, table, grid, legend)
    if header.of("status", "progress", "health") or not header.of("title"):
        return header
    found = [c for c in header.of("none") if _holds_states(_told(c, header, table, grid), legend)]
    if len(found) != 1 and not all(names_time(column.label) for column in found):
        return header
    known = {column.index for column in found}
    columns = tuple(replace(c, target="status", cover=0.5) if c.index in known else c for c in header.columns)
    return replace(header, columns=columns)


def _with_letters_for_rates(header: Header, table: Table, grid: Grid, legend: Legend) -> Header:
    """Return the header, a column named for rates that holds signs of the legend as one of states."""
    rates = [c for c in header.of("progress") if _are_signs_of_states(_told(c, header, table, grid), legend)]
    if len(rates) != 1:
        return header
    columns = tuple(replace(c, target="status", cover=0.5) if c is rates[0] else c for c in header.columns)
    return replace(header, columns=columns)


def _are_signs_of_states(told: Iterator[tuple[str, str | None]], legend: Legend) -> bool:
    meant = [legend.of_sign(text) for text, _ in told if text]
    return bool(meant) and all(said is not None and is_state(said) for said in meant)


def _told(column: Column, header: Header, table: Table, grid: Grid) -> Iterator[tuple[str, str | None]]:
    """The signs or texts of a column with the shades that are not those of the whole row."""
    titles = header.of("title")
    for cell in own_cells(table, grid, header.last, column.index):
        around = {beside.fill for c in titles if (beside := grid[cell.row][c.index]) is not None}
        shade = cell.fill if cell.fill not in around else None
        if (text := " ".join(sign_text(cell).split())) or shade:
            yield text, shade


def _holds_states(told: Iterator[tuple[str, str | None]], legend: Legend) -> bool:
    cells = list(told)
    states = [text for text, shade in cells if _is_stated(text, shade, legend)]
    sure = any(not text.isalnum() or is_state(text) for text in states)
    return bool(states) and len(states) >= _MOST * len(cells) and (sure or len(states) >= _FEWEST_LETTERS)


def _is_stated(text: str, shade: str | None, legend: Legend) -> bool:
    if not text:
        return legend.of_colour(shade) is not None
    return legend.of_sign(text) is not None or is_state(text)
