"""Rows sorted by level rather than by tree: hung under their parents by the ids or the numbers that name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.detect.columns.column import Grid, Header
from extract.detect.texts.entries import Entry
from extract.document import Cell

_FEWEST = 3  # rows that must name a parent
_Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Links:
    """The column that names a row and the one that names its parent row; none: both negative."""

    own: int = -1
    parent: int = -1

    def of(self, row: Sequence[Cell | None]) -> tuple[str | None, str | None]:
        """Return the names of a row and of its parent, None where it has none."""
        return _text(row, self.own), _text(row, self.parent)


def find_links(header: Header, grid: Grid) -> Links:
    """Return the column of parents and the column, of distinct values, in which all its values stand."""
    rows = grid[header.last :]
    for column in header.of("parent"):
        parents = {text for row in rows if (text := _text(row, column.index))}
        if len(parents) < 2:
            continue
        for own in header.columns:
            names = [text for row in rows if (text := _text(row, own.index))]
            if own is not column and len(set(names)) == len(names) and parents <= set(names):
                return Links(own.index, column.index)
    return Links()


def in_tree_order(entries: list[Entry]) -> list[Entry]:
    """Return entries with each item after its parent: by ids, or by numbers where the rows stand level after level.

    What follows an item stays with it. Where a parent is missing or a name stands twice, the order is the printed one.
    """
    groups: list[list[Entry]] = []
    for entry in entries:
        if entry.kind == "item" or entry.key is not None or not groups:
            groups.append([])
        groups[-1].append(entry)
    heads = [group[0] for group in groups]
    parents = _by_id(heads) or _by_number(heads)
    if not parents:
        return entries
    children: dict[int | None, list[int]] = {}
    for at in range(len(groups)):
        children.setdefault(parents.get(at), []).append(at)
    ordered: list[Entry] = []
    pending = children.get(None, [])[::-1]
    while pending:
        at = pending.pop()
        ordered.extend(groups[at])
        pending.extend(children.get(at, [])[::-1])
    return ordered if len(ordered) == len(entries) else entries


def _by_id(heads: Sequence[Entry]) -> Mapping[int, int]:
    """The parent of each item that names one by its id."""
    at = {head.key: i for i, head in enumerate(heads) if head.key is not None}
    named = {i: head.parent_key for i, head in enumerate(heads) if head.parent_key is not None}
    found = {i: at[key] for i, key in named.items() if key in at}
    return found if len(found) == len(named) >= _FEWEST else {}


def _by_number(heads: Sequence[Entry]) -> Mapping[int, int]:
    """The parent of each item by its number's head, where every level ends before the next begins."""
    items = [head for head in heads if head.kind == "item" and head.level is not None and head.number]
    ranks = [head.level.rank for head in items if head.level is not None]
    apart = all(a <= b for a, b in pairwise(ranks)) and max(ranks.count(rank) for rank in {*ranks, -1}) < len(ranks)
    if len(items) != len(heads) or not apart or ranks.count(min(ranks, default=0)) < 2:
        return {}
    at: dict[_Key, int] = {(head.volet, head.number or ""): i for i, head in enumerate(heads)}
    found: dict[int, int] = {}
    for i, head in enumerate(heads):
        above = (head.number or "").rpartition(".")[0]
        parent = at.get((head.volet, above))
        if parent is not None and ranks[parent] < ranks[i]:
            found[i] = parent
        elif ranks[i] > ranks[0]:
            return {}
    return found if len(at) == len(heads) and len(found) >= _FEWEST else {}


def _text(row: Sequence[Cell | None], col: int) -> str | None:
    cell = row[col] if 0 <= col < len(row) else None
    return cell.text.strip() or None if cell is not None else None
