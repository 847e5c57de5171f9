"""Bars under the years of a calendar, each in the row of what runs then."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor

from tests.extract.pdf_making import Sheet, rows_of, tables_of

ROWS = (
    ("Planter des haies", 0, 2),
    ("Curer le bief", 1, 1),
    ("Border les chemins", 2, 4),
    ("Semer un pré fleuri", 0, 4),
    ("Tailler les saules", 3, 4),
)
LEFT, STEP = 330, 44


def _calendar(*, shades: tuple[tuple[float, float], ...] = (), ruled: bool = False, shift: float = 0.0) -> Sheet:
    sheet = Sheet((842, 595))
    if ruled:
        sheet.grid([50, 230, *(LEFT + STEP * at for at in range(6))], [80 + 26 * at for at in range(7)])
    sheet.text(55, 98, "Action", bold=True)
    sheet.text(235, 98, "Service", bold=True)
    for at in range(5):
        sheet.text(LEFT + STEP * at + 12, 98, str(2031 + at), 9, bold=True)
    for row, (name, first, last) in enumerate(ROWS):
        top = 106 + 26 * row
        for x0, x1 in shades:
            sheet.shade(x0, top, x1, top + 23, "#eeeeee")
        sheet.text(55, top + 16, name)
        sheet.text(235, top + 16, ("Haies", "Rives")[row % 2])
        sheet.canvas.setFillColor(HexColor("#0369a1"))
        x0, wide = LEFT + STEP * first + 3 + shift, STEP * (last - first + 1) - 6
        if ruled:
            sheet.canvas.rect(x0, 595 - top - 17, wide, 10, stroke=0, fill=1)
        else:
            sheet.canvas.roundRect(x0, 595 - top - 17, wide, 10, 5, stroke=0, fill=1)
    return sheet


def _ticked(sheet: Sheet) -> list[list[int]]:
    (table,) = tables_of(sheet.read())
    rows = rows_of(table)
    assert rows[0] == ["Action", "Service", *(str(2031 + at) for at in range(5))]
    return [[at for at, text in enumerate(row[2:]) if text == "●"] for row in rows[1:]]


@pytest.mark.parametrize("shades", [(), ((50, 550),), ((50, 230), (230, 330))], ids=["bare", "bands", "cells"])
def test_bars_with_round_ends_tick_their_years(shades: tuple[tuple[float, float], ...]) -> None:
    assert _ticked(_calendar(shades=shades)) == [list(range(first, last + 1)) for _, first, last in ROWS]


def test_bars_over_the_rules_between_years_tick_them() -> None:
    assert _ticked(_calendar(ruled=True)) == [list(range(first, last + 1)) for _, first, last in ROWS]


def test_bars_that_end_within_a_year_tell_no_years() -> None:
    assert _ticked(_calendar(shift=15)) == [[]] * len(ROWS)
