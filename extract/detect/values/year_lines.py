"""Years over the amounts of each, in lines that no rule parts: "Année 2025 2026" above "Subsides 1.000 € -"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from extract.detect.values.raw_values import payer
from extract.detect.words.headings import is_total
from extract.detect.words.labels import meaning, money_hints
from extract.document import Block, Box, Line, Place, Role, Table, TextBlock, merge_places
from extract.printed import Field, PrintedValue

_MONEY = ("amounts", "funding")
_YEARS = re.compile(r"20[0-4]\d(?:\s?[-–—/]\s?20[0-4]\d)?")  # one column: "2026", "2027-2030"
_YEAR_LINE = re.compile(
    rf"(?P<label>[^\d]{{0,40}}?)\s*(?P<years>{_YEARS.pattern}(?:\s+{_YEARS.pattern})+)(?:\s+total)?", re.IGNORECASE
)
_FIGURE = r"(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?(?:\s?(?:€|eur|k€|m€))?(?=\s|$)|[-–—/](?=\s|$)"
_AMOUNT_LINE = re.compile(rf"(?P<label>[^\d]*?[^\d\s–—/-])\s*:?\s+(?P<figures>(?:(?>{_FIGURE})\s*)+)", re.IGNORECASE)
_APART = re.compile(_FIGURE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearLines:
    """A line of years and the lines of amounts under it: all that they are made of, and the amounts."""

    lines: tuple[Line, ...]
    values: tuple[PrintedValue, ...]


def year_lines(table: Table) -> list[YearLines]:
    """Return the years over amounts that a table without rules holds, from the top; its cells may part them at will.

    Each amount line has a figure or a dash for each year: they are told apart by their order.
    """
    rows = _printed_rows([line for cell in table.cells for block in cell.blocks for line in _lines(block)])
    found: list[YearLines] = []
    at = 0
    while at < len(rows):
        years = _years(_text(rows[at]))
        last, values = at + 1, list[PrintedValue]()
        while years and last < len(rows) and (amounts := _amounts(rows[last], years)) is not None:
            values.extend(amounts)
            last += 1
        if values:
            found.append(YearLines(tuple(line for row in rows[at:last] for line in row), tuple(values)))
        at = last
    return found


def amounts_under_years(blocks: Sequence[Block], at: int) -> tuple[int, list[PrintedValue]] | None:
    """Return the block after a line of years and its lines of amounts, and these; None where none begins at ``at``."""
    years: list[str] = []
    values: list[PrintedValue] = []
    last = at
    for block in blocks[at:]:
        lines = list(_lines(block))
        if not years and lines:
            years = _years(lines.pop(0).text)
        found = [_amounts([line], years) for line in lines] if years else [None]
        if None in found or not (lines or last == at):
            break
        values.extend(value for amounts in found if amounts for value in amounts)
        last += 1
    return (last, values) if values else None


def _lines(block: object) -> Sequence[Line]:
    return block.lines if isinstance(block, TextBlock) and block.role is Role.BODY else ()


def _printed_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that stand at one height, left to right, from the top."""
    placed = [(line.place.page or 0, line.place.box, line) for line in lines if line.place.box is not None]
    placed.sort(key=lambda item: (item[0], item[1].top))
    rows: list[list[tuple[int, Box, Line]]] = []
    for page, box, line in placed:
        before = rows[-1][0] if rows else None
        if before and before[0] == page and box.top - before[1].top < 0.5 * (box.bottom - box.top):
            rows[-1].append((page, box, line))
        else:
            rows.append([(page, box, line)])
    return [[line for _, _, line in sorted(row, key=lambda item: item[1].x0)] for row in rows]


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text.strip() for line in row)


def _years(text: str) -> list[str]:
    """The years of a line that holds two or more in a row and, before them, no more than a label."""
    match = _YEAR_LINE.fullmatch(text)
    if match is None:
        return []
    years = _YEARS.findall(match["years"])
    label = meaning(match["label"].strip(" :")) if match["label"].strip(" :") else None
    fits = not match["label"].strip(" :") or (label is not None and label.target in ("schedule", *_MONEY))
    return years if fits and all(int(b[:4]) == int(a[-4:]) + 1 for a, b in pairwise(years)) else []


def _amounts(row: Sequence[Line], years: Sequence[str]) -> list[PrintedValue] | None:
    """The amounts of a line that names a budget or who pays, with a figure or a dash for each year; None of others."""
    match = _AMOUNT_LINE.fullmatch(_text(row))
    if match is None:
        return None
    label, figures = match["label"].strip(" :"), _APART.findall(match["figures"])
    known, who = meaning(label), payer(label)
    if len(figures) not in (len(years), len(years) + 1):
        return None
    if is_total(label):
        return []
    if not who and (known is None or known.target not in _MONEY):
        return None
    hints = {**money_hints(label), **who, **(known.hints if known is not None and known.target == "amounts" else {})}
    places: tuple[Place, ...] = merge_places([line.place for line in row])
    times = [hints | ({"year": year} if year.isdigit() else {}) for year in years]
    return [
        PrintedValue(Field.AMOUNT, figure.strip(), label, MappingProxyType(time), places, 0.9)
        for figure, time in zip(figures, times, strict=False)
        if any(char.isdigit() for char in figure)
    ]
