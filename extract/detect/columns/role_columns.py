"""A grid of actions by services: columns named for who carries an action, their cells saying by a letter how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.columns.column import Column, Grid, Header, column_texts
from extract.detect.words.grid_roles import raci, roles_of_cell
from extract.detect.words.labels import meaning
from extract.document import Table

# Columns whose letters are values of their own: ranks, states, codes, years that are ticked.
_OTHERWISE = frozenset({
    "title", "code", "type", "volet", "status", "priority", "health", "progress", "schedule", "slot", "synergy", "sdgs",
    "related_plans", "count", "labels",
})  # fmt: skip
_FEWEST, _FEWEST_OF_RACI = 2, 3


def with_role_columns(header: Header, table: Table, grid: Grid, signs: Mapping[str, str]) -> Header:
    """Return the header, its columns of letters that say what a service does for an action read as such.

    ``signs`` are those of the document's legend that stand for roles; without any, those of a RACI table hold. Such a
    column has the target "role", its name as ``leaf`` and the signs as its hints.
    """
    texts = {
        column.index: found
        for column in header.columns
        if column.label
        and (column.target not in _OTHERWISE or _chooses_bodies(column))
        and (found := column_texts(table, grid, header.last, column.index))
    }
    known = signs or raci()
    of_roles = {index for index, found in texts.items() if all(roles_of_cell(t, known) is not None for t in found)}
    if len(of_roles) < _FEWEST or (not signs and not _is_raci([texts[index] for index in of_roles])):
        return header
    hints = MappingProxyType(dict(known))
    columns = tuple(
        Column(c.index, "role", c.label, hints, leaf=c.label.split(" > ")[-1]) if c.index in of_roles else c
        for c in header.columns
    )
    return replace(header, columns=columns)


def _chooses_bodies(column: Column) -> bool:
    """Whether crosses in a column choose one of the bodies that its header, or the one above it, is about."""
    if column.target != "choice":
        return False
    above = [known.target for text in column.label.split(" > ")[:-1] if (known := meaning(text)) is not None]
    return column.hints.get("field", above[-1] if above else "") in ("pilots", "partners")


def _is_raci(columns: Sequence[Sequence[str]]) -> bool:
    """Whether columns hold several of the letters, one of them R, which a plan's states and ranks seldom share."""
    letters = {letter for texts in columns for text in texts for letter in text if letter.isalpha()}
    return len(columns) >= _FEWEST_OF_RACI and "R" in letters and len(letters) >= 2
