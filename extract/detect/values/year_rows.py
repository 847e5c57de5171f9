"""Rows of a fiche that stand under a row of years: the amounts and the crosses of each year."""

from __future__ import annotations

from types import MappingProxyType

from extract.detect.columns.column import Grid
from extract.detect.columns.year_heads import spans_beside
from extract.detect.values.raw_values import payer
from extract.detect.words.headings import is_total
from extract.detect.words.labels import TimeSlot, meaning, money_hints, time_slot
from extract.detect.words.ticks import is_open_box, is_ticked
from extract.document import Cell
from extract.printed import Field, PrintedValue

_MONEY = ("amounts", "funding")


def year_rows(grid: Grid, index: int) -> tuple[int, list[PrintedValue]] | None:
    """Return the row after the block of years that begins at row ``index``, and its values; None where none begins.

    A block is a label, years beside it, and under these the amounts of a budget or the crosses of a calendar, each row
    after a label of its own or after the one that spans them. Years over nothing are the schedule. One year alone
    heads a block where its label is a budget's that spans the rows below. Quarters or semesters may stand under each
    year, and shades in place of crosses.
    """
    head, years = _years(grid[index], index)
    if head is None or not years or (len(years) < 2 and not _spans_budget(grid, index, head)):
        return None
    values: list[PrintedValue] = []
    last = index + 1
    if parts := _parts(grid, last, years):
        years, last = parts, last + 1
    first = last
    while last < len(grid) and (found := _under(grid[last], last, head, years)) is not None:
        values.extend(found)
        last += 1
    known = meaning(head.text.strip(" :"))
    if last == first:
        if parts:
            return None
        if known is None or known.target != "schedule":
            return None
        values.append(_schedule(list(years.values()), [grid[index][col] for col in years], head.text))
    return last, values


def _years(row: list[Cell | None], index: int) -> tuple[Cell | None, dict[int, TimeSlot]]:
    """The cell before the years of a row, and the time of each column; no cell where other things stand there too."""
    cells = {cell.col: cell for cell in row if cell is not None and cell.row == index}
    texts = {col: cell.text.strip() for col, cell in cells.items()}
    slots = {col: slot for col, text in texts.items() if (slot := time_slot(text)) is not None}
    years = {col: slot for col, slot in slots.items() if slot.year is not None and slot.part is None}
    years |= spans_beside(texts)
    others = [col for col, text in texts.items() if col not in years and text and not is_total(text)]
    head = row[0]
    if head is None or others not in ([], [head.col]) or (years and head.col >= min(years)):
        return None, {}
    return head, years


def _parts(grid: Grid, index: int, years: dict[int, TimeSlot]) -> dict[int, TimeSlot]:
    """The quarters or semesters that row ``index`` names under each of the years, by column; {} where it does not."""
    if index >= len(grid):
        return {}
    found: dict[int, TimeSlot] = {}
    for col, year in years.items():
        above = grid[index - 1][col]
        for below in grid[index][col : col + (above.col_span if above is not None else 0)]:
            slot = time_slot(below.text) if below is not None and below.row == index else None
            if below is None or slot is None or slot.part is None or slot.year is not None:
                return {}
            found[below.col] = TimeSlot(year.year, slot.part)
    return found


def _spans_budget(grid: Grid, index: int, head: Cell) -> bool:
    """Whether the cell before the years is the label of a budget, and stands before the rows below too."""
    known = meaning(head.text.strip(" :"))
    below = grid[index + 1][0] if index + 1 < len(grid) else None
    return below is head and known is not None and known.target in _MONEY


def _name(row: list[Cell | None], index: int, head: Cell, first: int) -> Cell:
    """The cell that names a row under years: the nearest of its own before column ``first``, else the one beside it."""
    before = [cell for cell in row[:first] if cell is not None and cell.row == index and cell.text.strip()]
    return before[-1] if before else row[0] or head


def _under(row: list[Cell | None], index: int, head: Cell, years: dict[int, TimeSlot]) -> list[PrintedValue] | None:
    """The values of one row under the years; None where it is no row of theirs."""
    label = _name(row, index, head, min(years)).text.strip(" :")
    known = meaning(label)
    cells = {col: cell for col in years if (cell := row[col]) is not None and cell.row == index and cell.col == col}
    filled = {col: cell for col, cell in cells.items() if cell.text.strip(" \n-–—/.") and not is_open_box(cell.text)}
    if len(cells) < len(years) or not (filled or known):
        return None
    shaded = {col: cell for col, cell in cells.items() if cell.fill is not None}
    if not filled and known is not None and known.target == "schedule" and 0 < len(shaded) < len(cells):
        return [_schedule([years[col] for col in shaded], list(shaded.values()), label)]
    if not filled and not shaded and known is not None and known.target == "schedule" and row[0] is head:
        return []  # boxes of a calendar, none of them ticked
    if filled and all(is_ticked(cell.text) for cell in filled.values()):
        return [_schedule([years[col] for col in filled], list(filled.values()), label)]
    if not all(any(char.isdigit() for char in cell.text) for cell in filled.values()):
        return None
    who = payer(label)
    if not who and (known is None or known.target not in _MONEY):
        return None
    hints = {**money_hints(label), **who, **(known.hints if known is not None and known.target == "amounts" else {})}
    return [
        PrintedValue(Field.AMOUNT, cell.text.strip(), label, MappingProxyType(hints | _year(years[col])), cell.places)
        for col, cell in filled.items()
        if not is_total(label)
    ]


def _year(time: TimeSlot) -> dict[str, str]:
    """What the time above an amount says of its year: several years are none."""
    return {"year": str(time.year)} if time.year is not None and time.last is None else {}


def _schedule(years: list[TimeSlot], cells: list[Cell | None], label: str) -> PrintedValue:
    places = tuple(place for cell in cells if cell is not None for place in cell.places)
    hints = MappingProxyType({"bound": "period", "shape": "grid"})
    times = " ".join(time.text for time in years if time.year is not None)
    return PrintedValue(Field.SCHEDULE, times, label.strip(" :"), hints, places, 0.95)
