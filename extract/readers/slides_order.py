"""The order in which the shapes of a slide are read: cards one after the other, the rest line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Box

_BAND = 9.0  # points: shapes whose tops differ by less stand side by side
_SLACK = 3.0  # points by which a shape may stand out of the card that it lies on
_WIDER = 1.3  # times as wide: not the columns of one kind of shape
_WHOLE = 0.8  # of what all shapes cover: a shape as large is a background


@dataclass(frozen=True, slots=True)
class _Unit:
    """Shapes that are read together, by their number in the slide's file: one of them, or those of a card or group."""

    box: Box
    shapes: tuple[int, ...]

    @property
    def first(self) -> int:
        return min(self.shapes)


def reading_order(boxes: Sequence[Box | None], groups: Sequence[int]) -> list[int]:
    """Return the numbers of shapes as a person reads them; those without a box stay last, in their order.

    What is grouped (``groups``: 0 for no group) or lies on one card is read together. Columns that the author made one
    after the other, each of several shapes, are read so; all else by bands from the top, each from the left.
    """
    units: list[_Unit] = []
    members: dict[int, list[_Unit]] = {}
    for at, (box, group) in enumerate(zip(boxes, groups, strict=True)):
        if box is not None:
            (members.setdefault(group, []) if group else units).append(_Unit(box, (at,)))
    units += [_together(_ordered(_cards(grouped))) for grouped in members.values()]
    placed = [at for unit in _ordered(_cards(units)) for at in unit.shapes]
    return [*placed, *(at for at, box in enumerate(boxes) if box is None)]


def _cards(units: Sequence[_Unit]) -> list[_Unit]:
    """Put what lies on one shape, two or more others, into one unit with it: the ground of a lone text is no card."""
    if len(units) < 3:
        return list(units)
    largest = _WHOLE * _area(_around(units))
    under = {
        unit.first: [c for c in units if _area(unit.box) < _area(c.box) < largest and _lies_on(unit.box, c.box)]
        for unit in units
    }
    many = Counter(card.first for cards in under.values() for card in cards)
    held: dict[int, list[_Unit]] = {}
    for unit in units:
        cards = [card for card in under[unit.first] if many[card.first] > 1]
        if cards:
            held.setdefault(min(cards, key=lambda c: _area(c.box)).first, []).append(unit)
    held = {card: members for card, members in held.items() if len(members) > 1}
    inside = {unit.first for members in held.values() for unit in members}
    return [_with_held(unit, held) for unit in units if unit.first not in inside]


def _with_held(card: _Unit, held: dict[int, list[_Unit]]) -> _Unit:
    inner = _ordered([_with_held(unit, held) for unit in held.get(card.first, [])])
    return _Unit(card.box, (*card.shapes, *(at for unit in inner for at in unit.shapes)))


def _together(units: Sequence[_Unit]) -> _Unit:
    return _Unit(_around(units), tuple(at for unit in units for at in unit.shapes))


def _ordered(units: Sequence[_Unit]) -> list[_Unit]:
    """Order units by bands, but column by column where several bands together are made so."""
    bands = _bands(units)
    ordered: list[_Unit] = []
    start = 0
    while start < len(bands):
        ends = range(len(bands), start + 1, -1)
        end, columns = next(((e, found) for e in ends if (found := _by_columns(bands[start:e]))), (start + 1, []))
        ordered += columns or bands[start]
        start = end
    return ordered


def _by_columns(bands: Sequence[Sequence[_Unit]]) -> list[_Unit]:
    """Return the units of bands column by column where the author made them so; [] for any other."""
    columns: list[list[_Unit]] = []
    right = 0.0
    for unit in sorted((unit for band in bands for unit in band), key=lambda u: u.box.x0):
        if not columns or unit.box.x0 >= right:
            columns.append([])
        columns[-1].append(unit)
        right = max(right, unit.box.x1)
    if len(columns) < 2 or min(map(len, columns)) < 2 or _are_rows(columns):
        return []
    made = [[unit.first for unit in column] for column in columns]
    if not all(max(before) < min(after) for before, after in pairwise(made)):
        return []
    return [unit for column in columns for band in _bands(column) for unit in band]


def _are_rows(columns: Sequence[Sequence[_Unit]]) -> bool:
    """Whether each shape stands beside one of another width in each other column: a title and what is listed there.

    What stands below the last row is no part of any.
    """
    rows = min(map(len, columns))
    by_top = [sorted(column, key=lambda unit: unit.box.top)[:rows] for column in columns]
    if sum(map(len, columns)) - rows * len(columns) > 1:
        return False
    level = all(abs(unit.box.top - row[0].box.top) <= _BAND for row in zip(*by_top, strict=True) for unit in row)
    widths = [[unit.box.x1 - unit.box.x0 for unit in column] for column in by_top]
    alike = all(max(column) - min(column) <= _BAND for column in widths)
    return level and alike and max(map(max, widths)) > _WIDER * min(map(min, widths))


def _bands(units: Iterable[_Unit]) -> list[list[_Unit]]:
    """Return units line by line from the top, each line from the left."""
    bands: list[list[_Unit]] = []
    for unit in sorted(units, key=lambda u: (u.box.top, u.box.x0)):
        if not bands or unit.box.top - bands[-1][0].box.top > _BAND:
            bands.append([])
        bands[-1].append(unit)
    return [sorted(band, key=lambda u: u.box.x0) for band in bands]


def _around(units: Sequence[_Unit]) -> Box:
    box = units[0].box
    for unit in units[1:]:
        box = box.union(unit.box)
    return box


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _lies_on(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - _SLACK
        and inner.x1 <= outer.x1 + _SLACK
        and inner.top >= outer.top - _SLACK
        and inner.bottom <= outer.bottom + _SLACK
    )
