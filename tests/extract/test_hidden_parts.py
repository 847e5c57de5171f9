"""What tables and workbooks hide is set apart, counted in a warning, and no part of the plan."""

from __future__ import annotations

from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.filters import FilterColumn, Filters

from extract.detect import detect
from extract.document import Document, Place, Role, Table
from extract.printed import Field
from tests.extract.documents import document, find, outline, raws, table
from tests.extract.sheet_files import ods, tables, texts, xlsx

ROWS = [
    ["Fiche", "Objectif stratégique", "Action", "Vieux titre", "Pilote"],
    ["F-31", "OS 1 : Choyer les vergers", "Planter des pommiers", "Pommes", "Parcs"],
    ["F-32", "", "Presser le jus", "", "Jeunesse"],
    ["F-33", "", "Clore le pré", "", "Parcs"],
]


CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"


def plan(*, cols: frozenset[int] = frozenset(), rows: frozenset[int] = frozenset()) -> Document:
    whole = table(ROWS, spans={(1, 1): (3, 1)})
    place = Place(1, path="Vergers!A1")
    return document(replace(whole, places=(place,), hidden_cols=cols, hidden_rows=rows))


def test_hidden_columns_and_rows_give_no_codes_titles_or_actions() -> None:
    printed = detect(plan(cols=frozenset({0, 3}), rows=frozenset({3})))
    items = printed.plans[0].items
    assert outline(items) == [
        "OS 1 Choyer les vergers",
        "  A Planter des pommiers",
        "  A Presser le jus",
    ]
    assert raws(find(items, "Planter"), Field.PILOT) == ["Parcs"]
    (warning,) = [w for w in printed.warnings if "masquées" in w.message]
    assert warning.message.endswith("2 colonne(s), 1 ligne(s)")
    assert warning.raw == "Fiche ; Vieux titre ; F-33"


def test_a_table_that_hides_nearly_all_its_rows_is_unfolded() -> None:
    items = detect(plan(cols=frozenset({0, 3}), rows=frozenset({1, 2, 3}))).plans[0].items
    assert len(items[0].children) == 3


def test_a_cell_merged_over_hidden_and_shown_columns_stays() -> None:
    title = "Objectif stratégique 1 : Choyer les vergers"
    rows = table([[title, "", "", ""], *[[row[0], *row[2:]] for row in ROWS]], spans={(0, 0): (1, 4)})
    items = detect(document(replace(rows, hidden_cols=frozenset({0, 2})))).plans[0].items
    assert outline(items)[:2] == ["OS 1 Choyer les vergers", "  A Planter des pommiers"]


def test_hidden_sheets_are_counted() -> None:
    lists = replace(
        table([["Statuts"], ["Fini"]], name="Listes"), role=Role.HIDDEN, places=(Place(2, path="Listes!A1"),)
    )
    warnings = detect(document(*plan().blocks, lists)).warnings
    assert [w.raw for w in warnings if "1 feuille(s)" in w.message] == ["Listes"]


def _book() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    return book


def test_rows_that_a_filter_leaves_out_are_not_hidden() -> None:
    book = _book()
    sheet = book.active
    assert sheet is not None
    sheet.auto_filter.ref = "A1:E4"
    (whole,) = tables(xlsx(book))
    assert whole.hidden_rows == {2}
    sheet.auto_filter.filterColumn.append(FilterColumn(colId=4, filters=Filters(filter=["Parcs"])))
    (filtered,) = tables(xlsx(book))
    assert filtered.hidden_rows == frozenset()


def test_rows_and_columns_folded_in_an_outline_are_not_hidden() -> None:
    book = _book()
    sheet = book.active
    assert sheet is not None
    sheet.row_dimensions.group(3, 3, hidden=True)
    sheet.column_dimensions.group("C", "D", hidden=True)
    (folded,) = tables(xlsx(book))
    assert (folded.hidden_rows, folded.hidden_cols) == (frozenset(), frozenset())


def _ods(inner: str) -> Table:
    cells = CELL.format("x") + CELL.format("y")
    rows = {
        v: f"<table:table-row table:visibility='{v}'>{cells}</table:table-row>"
        for v in ("visible", "filter", "collapse")
    }
    (found,) = tables(ods(f"<table:table table:name='Plan'>{rows['visible']}{inner.format(**rows)}</table:table>"))
    return found


def test_ods_filters_and_groups() -> None:
    group = "<table:table-row-group table:display='false'>{collapse}</table:table-row-group>"
    assert _ods("{filter}{collapse}").hidden_rows == {2}
    found = _ods("{filter}" + group)
    assert (found.hidden_rows, len(texts(found))) == (frozenset(), 3)
