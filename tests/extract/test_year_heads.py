"""Years in the narrow columns of a header."""

from __future__ import annotations

import pytest

from extract.detect.columns.header_rows import find_header
from extract.detect.columns.year_heads import spans_beside, with_named_quarters, with_whole_years
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


@pytest.mark.parametrize(
    ("heads", "beside"),
    [
        (["2025", "2026", "2027-2030"], {2: "2027 2030"}),
        (["2025 - 2026", "2027 à 2028", "2029/2030"], {0: "2025 2026", 1: "2027 2028", 2: "2029 2030"}),
        (["2026", "2027", "2028 et suivantes"], {2: "None"}),
        (["2026", "2027", "> 2027"], {2: "None"}),
        (["2025", "2026", "2025-2026"], {}),  # the total of both
        (["2024-2030", "Total"], {}),
        (["2024-2030", "2026"], {}),
    ],
)
def test_years_taken_together_head_a_column_beside_the_others(heads: list[str], beside: dict[int, str]) -> None:
    assert {col: slot.text for col, slot in spans_beside(dict(enumerate(heads))).items()} == beside


def test_what_stands_under_years_taken_together_is_read_as_under_one() -> None:
    head = ["N°", "Action", "2026", "2027", "2028-2030"]
    budget = table([head, ["1", "Semer le pré communal", "500", "-", "2.500"], ["2", "Tailler", "", "700", ""]])
    found = find_header(budget, budget.grid())
    assert found is not None
    assert [(c.label, c.hints.get("year")) for c in found.of("amounts")] == [
        ("2026", "2026"), ("2027", "2027"), ("2028-2030", None),
    ]  # fmt: skip
    ticks = table([head, ["1", "Semer le pré communal", "x", "", "x"], ["2", "Tailler les haies", "", "x", ""]])
    found = find_header(ticks, ticks.grid())
    assert found is not None
    assert [c.slot.text for c in found.of("slot") if c.slot is not None] == ["2026", "2027", "2028 2030"]


def test_short_remarks_beside_whole_sentences_are_no_ticks() -> None:
    said = table([
        ["N°", "Action", "2024-2025", "2026"],
        ["1", "Semer le pré communal", "Annulé (gel).", "Le pré a été semé en avril."],
        ["2", "Tailler les haies", "2 km.", "Trois kilomètres taillés par le service."],
        ["3", "Curer les mares", "", "Les deux mares du parc sont curées."],
    ])  # fmt: skip
    found = find_header(said, said.grid())
    assert found is not None
    assert [c.label for c in found.of("remarks")] == ["2024-2025", "2026"]


@pytest.mark.parametrize("numbers", [["1", "2", "3", "4"], ["I", "II", "III", "IV"]])
def test_numbers_below_each_year_are_its_quarters(numbers: list[str]) -> None:
    head, below = ["Action", "2027", "", "", "", "2028", "", "", ""], ["", *numbers, *numbers]
    row = ["Semer le pré", *["x"] * 2, *[""] * 6]
    found = table([head, below, row], spans={(0, 0): (2, 1), (0, 1): (1, 4), (0, 5): (1, 4)})
    header = find_header(found, found.grid())
    assert header is not None
    slots = [column.slot.text for column in header.columns if column.slot is not None]
    assert slots == [f"{year}-T{n}" for year in (2027, 2028) for n in range(1, 5)]


def test_numbers_below_one_year_or_of_another_count_are_no_quarters() -> None:
    head, below = ["Action", "2027", "", "", ""], ["", "1", "2", "3", "4"]
    found = table([head, below, ["Semer le pré", "5", "", "", ""]], spans={(0, 0): (2, 1), (0, 1): (1, 4)})
    assert with_named_quarters(found.grid(), 0) == found.grid()
