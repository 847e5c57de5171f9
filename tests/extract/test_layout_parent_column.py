"""Headings in the first column of a table without rules, in a print of their own, beside several rows each."""

from __future__ import annotations

import pytest

from extract.document import Table
from tests.extract.pdf_making import Sheet, tables_of

PARENTS = [["Des rives", "rendues aux", "promeneurs"], ["Une eau propre", "et retenue"], ["Des ponts", "bien tenus"]]
ROWS = [
    "Rouvrir le halage du canal",
    "Peindre les bancs du port",
    "Curer le bief du moulin",
    "Louer une barge à fond plat",
]
STEP, HIGH = 18.0, 100.0


def sheet(size: float = 13, *, bold: bool = True, leading: float = 15.4) -> Sheet:
    made = Sheet((700.0, 500.0))
    for at, parent in enumerate(PARENTS):
        top = 80 + at * HIGH
        for n, text in enumerate(parent):
            made.text(50, top + n * leading, text, size, bold=bold, colour="#884422")
        for n, text in enumerate(ROWS):
            made.text(200, top + n * STEP, text, 10)
            made.text(540, top + n * STEP, f"202{5 + n}-20{28 + n}", 10)
    return made


def first_cells(made: Sheet) -> list[tuple[str, int]]:
    (found,) = tables_of(made.read())
    assert isinstance(found, Table)
    return [(" ".join(c.text.split()), c.row_span) for c in found.cells if c.col == 0]


def test_each_heading_is_as_high_as_its_rows() -> None:
    assert first_cells(sheet()) == [(" ".join(parent), len(ROWS)) for parent in PARENTS]


def test_its_lines_cut_no_row() -> None:
    (found,) = tables_of(sheet().read())
    assert [c.text for c in found.cells if c.col == 1] == ROWS * len(PARENTS)


@pytest.mark.parametrize(("size", "bold", "leading"), [(10.0, False, 15.4), (10.0, True, STEP), (13.0, True, STEP)])
def test_texts_in_the_print_or_step_of_the_rows_are_cells(size: float, bold: bool, leading: float) -> None:
    (found,) = tables_of(sheet(size, bold=bold, leading=leading).read())
    assert max(c.row_span for c in found.cells if c.col == 0) == 1
