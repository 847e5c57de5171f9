"""Random edits of a workbook: what was meant is what a later workbook says, and nothing else moves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalize.corrections import replay
from normalize.plan_file import PlanFile
from outputs.corrections_file import corrections_text, read_text
from outputs.corrections_import import ImportOptions, import_workbook
from outputs.corrections_workbook import read_workbook
from outputs.labels import closed_list
from outputs.workbook import sheets
from outputs.workbook.cells import CellValue, plain, same, to_cell
from outputs.workbook.rows import WorkbookRows
from outputs.workbook.sheets import Column
from outputs.writers.xlsx import WorkbookInfo, write_xlsx
from tests.outputs.release_plans import plan_file

FILE = plan_file()
PAGES = (sheets.ACTIONS, sheets.OTHERS)
# What follows from other cells, or says how the machine sees it.
DERIVED = {"amounts_raw", "indicators", "warnings", "confidence", "checked", "parent", "os_title", "oo_title"}
DERIVED |= {"os_number", "oo_number"}

_WORDS = st.text(st.characters(codec="utf-8", categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=12)


def values(column: Column) -> st.SearchStrategy[Any]:
    """Return what a person may write in a cell of the column."""
    if column.kind in ("code", "codes"):
        return st.sampled_from(list(closed_list(column.closed or "").values()))
    if column.name == "sdgs":
        return st.integers(1, 17)
    if column.name == "progress":
        return st.integers(0, 100)
    if column.kind == "integer":
        return st.integers(1990, 2100)
    if column.kind in ("money", "decimal"):
        return st.decimals(0, 10**6, places=2).map(float)
    if column.kind == "date":
        return st.dates(date(1990, 1, 1), date(2100, 12, 31))
    if column.kind == "yes/no":
        return st.just("oui")
    return st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@st.composite
def edits(draw: st.DrawFn) -> dict[tuple[str, str, str], Any]:
    """Draw what is written in some cells, by sheet, key of the row and name of the column."""
    found: dict[tuple[str, str, str], Any] = {}
    for _ in range(draw(st.integers(1, 6))):
        page = draw(st.sampled_from(PAGES))
        row = draw(st.sampled_from(list(WorkbookRows([FILE]).rows(page))))
        columns = [column for column in sheets.sheet(page).columns if column.edit in ("field", "pilots", "amounts")]
        column = draw(st.sampled_from(columns))
        empty = column.name != "title" and draw(st.booleans())
        found[page, row.key, column.name] = None if empty else draw(values(column))
    return found


def cells(file: PlanFile) -> dict[tuple[str, str, str], CellValue]:
    """Return every cell of the sheets of items, by sheet, key of the row and name of the column."""
    return {
        (page, row.key, column.name): to_cell(column.kind, row.values.get(column.name), column.closed)
        for page in PAGES
        for row in WorkbookRows([file]).rows(page)
        for column in sheets.sheet(page).columns
        if column.name not in DERIVED
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("classeur") / "pst.xlsx"
    write_xlsx([FILE], path, WorkbookInfo("1.0.0", "f" * 64))
    return path


def edit(written: Path, out: Path, meant: dict[tuple[str, str, str], Any]) -> None:
    book = openpyxl.load_workbook(written)
    for (page, key, name), value in meant.items():
        heading = sheets.sheet(page).column(name).heading
        places = {str(cell.value): place for place, cell in enumerate(book[page][1], 1)}
        for row in range(2, book[page].max_row + 1):
            if book[page].cell(row, places["Clé"]).value == key:
                book[page].cell(row, places[heading]).value = value
    book.save(out)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(meant=edits())
def test_what_is_meant_is_taken_and_nothing_else(
    written: Path, tmp_path: Path, meant: dict[tuple[str, str, str], Any]
) -> None:
    edit(written, tmp_path / "edited.xlsx", meant)
    result = import_workbook(read_workbook(tmp_path / "edited.xlsx"), [FILE], ImportOptions("Marie", "2026-02-03"))
    assert [str(problem) for problem in result.problems] == []
    kept = read_text(corrections_text(result.corrections), "essai")
    replayed = replay(FILE, kept)
    assert replayed.stale == ()
    before, after = cells(FILE), cells(replayed.plan_file)
    assert before.keys() == after.keys()
    for place, cell in after.items():
        wanted = meant.get(place, before[place])
        if place in meant and place[2].startswith("amount_") and wanted is None:
            continue  # the next amount of that kind comes in sight
        assert same(_as_written(cell), _as_written(wanted)), place


def _as_written(cell: Any) -> Any:
    if isinstance(cell, Decimal):
        return float(cell)
    return plain(cell) if isinstance(cell, str) else cell
