"""Years in the narrow columns of a header."""

from __future__ import annotations

import pytest

from extract.detect.columns.year_heads import with_whole_years
from tests.extract.documents import table


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["'25", "'26"], ["2025", "2026"]),
        (["25", "26", "27"], ["2025", "2026", "2027"]),
        (["202 5", "2026", "2\n027"], ["2025", "2026", "2027"]),
        (["25", "26"], ["25", "26"]),  # two numbers may count anything
        (["10", "11", "12", "13"], ["10", "11", "12", "13"]),  # months and days run on from before
        (["25", "27", "31"], ["25", "27", "31"]),
        (["'25", "'25"], ["'25", "'25"]),
    ],
)
def test_years_that_run_on_are_written_in_full(printed: list[str], expected: list[str]) -> None:
    found = table([["Action", *printed], ["Semer le pré", *["x"] * len(printed)]])
    row = with_whole_years(found.grid(), 0)[0]
    assert [" ".join(cell.text.split()) for cell in row[1:] if cell is not None] == expected
