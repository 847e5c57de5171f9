"""Where each of several fiches in one table begins: at the label that opens all, or at the title right above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from extract.detect.columns.column import Grid, row_cells
from extract.detect.texts.cell_pairs import cell_label, own_pairs
from extract.detect.words.labels import Meaning
from extract.detect.words.legend import is_key
from extract.detect.words.markers import item_marker, read_marker
from extract.document import Cell
from extract.printed import Level
from extract.text import fold

Start = Literal["label", "caption", "title", "action"]
_OBJECTIVES = (Level.STRATEGIC, Level.OPERATIONAL)
_FEWEST = 2  # fiches
_PAIR = 2  # a number and what stands beside it


def fiche_starts(grid: Grid) -> Mapping[int, Start]:
    """Return the rows at which the fiches of one table begin, and how: {} where no label opens them all.

    "label": with that label. "title": with a full-width row above it, in each of them; "action" where that names no
    objective, and labels below it do: it is what serves these. "caption": with a row that says the same in all of them.
    """
    rows = [[cell for cell in row_cells(row) if cell.row == at and cell.text.strip()] for at, row in enumerate(grid)]
    heads = [fold(cells[0].text) if len(cells) > 1 else "" for cells in rows]
    if len(set(heads)) == len(heads):
        return {}
    labels = [_label(cells) for cells in rows]
    first = next((at for at, known in enumerate(labels) if known is not None), 0)
    opening = [at for at, head in enumerate(heads) if head == heads[first] and labels[at] is not None]
    if len(opening) < _FEWEST:
        return {}
    fiches = [labels[start:end] for start, end in pairwise([*opening, len(rows)])]
    titles = [title for at in opening if (title := _title_above(rows, at)) is not None]
    texts = {fold(title.text) for title in titles}
    named = {sum(_names_action(known) for known in fiche) for fiche in fiches}
    if named == {1} and len(titles) == len(opening) and len(texts) == 1:
        return {at - 1: "caption" for at in opening}
    if named == {1} and not _names_action(labels[first]):
        return dict.fromkeys(opening, "label")
    markers = [item_marker(" ".join(title.text.split())) for title in titles]
    if any(marker is not None and marker.level in _OBJECTIVES for marker in markers):
        return {}  # what the fiche serves, below its title
    if named == {0} and len(titles) == len(opening) and len(texts) > len(titles) / 2:
        ends = [*opening[1:], len(rows)]
        above = all(_names_objective(labels[i:end], rows[i:end]) for i, end in zip(opening, ends, strict=True))
        serves = above and all(marker is None or marker.rest for marker in markers)
        return {at - 1: "action" if serves else "title" for at in opening}
    return {}


def _label(cells: Sequence[Cell]) -> Meaning | None:
    """What the label means that a row begins with, before its value; None for other rows."""
    return cell_label(cells[0]) if len(cells) > 1 else None


def _title_above(rows: Sequence[Sequence[Cell]], at: int) -> Cell | None:
    """The full-width row right above row ``at`` that may be a title, or None."""
    above = rows[at - 1] if at else []
    if len(above) != 1 or is_key(above[0].text) or cell_label(above[0]) is not None or own_pairs(above[0]):
        return None
    return above[0]


def _names_action(known: Meaning | None) -> bool:
    return known is not None and known.target == "title" and known.level not in _OBJECTIVES


def _names_objective(known: Sequence[Meaning | None], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a label or a number of a fiche's rows is that of an objective ("Objectif opérationnel 1.1 | Être …")."""
    named = any(m is not None and m.target in ("title", "parent") and m.level in _OBJECTIVES for m in known)
    return named or any(_marks_objective(cells[0]) for cells in rows if len(cells) == _PAIR)


def _marks_objective(cell: Cell) -> bool:
    marker = read_marker(" ".join(cell.text.split()))
    return marker is not None and marker.level in _OBJECTIVES and marker.number is not None and not marker.rest
