from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from normalize.plan_file import PlanFile
from outputs.workbook import sheets
from outputs.workbook.cells import CellError, from_cell, same, to_cell
from outputs.writers.xlsx import WorkbookInfo, write_xlsx
from tests.outputs.release_plans import OTHER_PLAN_ID, plan_file, tree

INFO = WorkbookInfo("1.0.0", "f" * 64, "2026-01-31")
Cells = dict[str, Any]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("classeur") / "pst.xlsx"
    write_xlsx([plan_file(), plan_file("cpas.pdf", plan_id=OTHER_PLAN_ID)], path, INFO)
    return path


def table(path: Path, sheet: str) -> list[Cells]:
    rows = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def test_the_sheets_are_those_that_an_analyst_expects(path: Path) -> None:
    names = openpyxl.load_workbook(path).sheetnames
    for name in ("Actions", "Plans", "Montants", "Pilotes", "Indicateurs", "Qualité", "À vérifier", "Lisez-moi"):
        assert name in names
    assert names[0] == "Actions"


@pytest.mark.parametrize("name", [sheet.name for sheet in sheets.SHEETS])
def test_every_sheet_has_a_frozen_header_filters_and_widths(path: Path, name: str) -> None:
    page = openpyxl.load_workbook(path)[name]
    assert str(page.freeze_panes).endswith("2")
    assert page.auto_filter.ref == page.dimensions
    headings = [cell.value for cell in page[1]]
    assert len(headings) == len(set(headings)) == len(sheets.sheet(name).columns)
    assert all(page.column_dimensions[letter].width for letter in ("A", "B", "C"))


def test_an_action_has_all_that_is_filtered_on(path: Path) -> None:
    row = table(path, "Actions")[0]
    assert row["Organisme"] == "COMMUNE de Valbois"
    assert row["Période"] == "2018-2024"
    assert (row["Volet"], row["Thème"], row["Catégorie"]) == ("Externe", "Logement", "Externe - Logement")
    assert (row["OS n°"], row["Objectif stratégique"]) == ("1", "Être une commune accueillante")
    assert (row["OO n°"], row["Objectif opérationnel"]) == ("1.1", "Loger chacun")
    assert (row["Mandataires"], row["Pilotes administratifs"]) == ("Mme Lenoir, Échevine", "Service du logement")
    assert (row["Statut"], row["Avancement (%)"], row["Priorité"], row["ODD"]) == ("En cours", 50, "Haute", "1 ; 11")
    assert (row["Page"], row["Confiance"], row["Avertissements"]) == (3, 0.4, "Valeur non comprise")


def test_dates_and_amounts_are_real(path: Path) -> None:
    row = table(path, "Actions")[0]
    assert row["Date de fin"] == datetime(2022, 6, 30)
    assert row["Année de fin"] == 2022
    assert row["Budget ordinaire"] == 1000
    page = openpyxl.load_workbook(path)["Montants"]
    amounts = [cell for cell in page[2] if isinstance(cell.value, int | float) and "€" in cell.number_format]
    assert [cell.value for cell in amounts] == [1000]


def test_what_could_run_as_a_formula_is_text(path: Path) -> None:
    page = openpyxl.load_workbook(path)["Actions"]
    risky = [cell for row in page.iter_rows(min_row=2) for cell in row if str(cell.value)[:1] in ("=", "+", "@", "-")]
    assert {cell.value for cell in risky} >= {"=1+1", "+32 81 00 00 00 : créer un numéro unique"}
    for cell in risky:
        assert cell.data_type in ("s", "inlineStr")
        assert cell.number_format == "@"
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in archive.read(name)


def test_another_reader_sees_the_same(path: Path) -> None:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Actions").to_python()
    assert len(rows) == 9
    place = rows[0].index("Action")
    assert [row[place] for row in rows[1:5]][1] == "=1+1"
    assert rows[1][rows[0].index("Date de fin")] == date(2022, 6, 30)
    assert rows[2][rows[0].index("N°")] == "1.10"


def test_what_to_check_comes_by_urgency_with_page_and_reason(path: Path) -> None:
    rows = table(path, "À vérifier")
    assert [row["Urgence"] for row in rows] == sorted(row["Urgence"] for row in rows)
    assert {row["Motif"] for row in rows} >= {"Valeur non comprise", "Lecture incertaine"}
    assert all(row["Ce qu'il faut regarder"] for row in rows)
    assert any(row["Page"] == 3 for row in rows)


def test_quality_says_what_is_filled(path: Path) -> None:
    row = table(path, "Qualité")[0]
    assert (row["Totaux annoncés"], row["Totaux trouvés"], row["Totaux d'accord"]) == ("2 / – / 4", "2 / 2 / 4", "oui")
    assert (row["Actions avec calendrier (%)"], row["Actions avec statut (%)"]) == (25, 25)


def test_a_document_without_plan_is_in_quality(tmp_path: Path, guide: PlanFile) -> None:
    write_xlsx([guide], tmp_path / "a.xlsx", INFO)
    assert table(tmp_path / "a.xlsx", "Qualité")[0]["Document"] == "guide.txt"


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx([plan_file()], tmp_path / name, INFO)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    (os1, os2) = tree()
    long = replace(os2, description="x" * 40_000)
    write_xlsx([plan_file(items=(os1, long))], tmp_path / "a.xlsx", INFO)
    texts = [row["Description"] for row in table(tmp_path / "a.xlsx", "Objectifs et sous-actions")]
    assert max(len(text or "") for text in texts) == 32_767


@pytest.mark.parametrize(
    ("kind", "cell", "closed", "value"),
    [
        ("date", "31/12/2026", None, date(2026, 12, 31)),
        ("date", datetime(2026, 12, 31), None, date(2026, 12, 31)),
        ("money", "1 234,50 €", None, "1234.50"),
        ("money", 12.5, None, "12.50"),
        ("money", "1.234,50", None, "1234.50"),
        ("integer", 2020.0, None, 2020),
        ("yes/no", "Oui", None, True),
        ("code", "terminé", "status", "done"),
        ("codes", "Externe - Sport ; Externe - Culture", "category", ("external-sport", "external-culture")),
        ("list", "A ; B", None, ("A", "B")),
        ("lines", "A\nB", None, ("A", "B")),
        ("integers", "4 ; 11", None, (4, 11)),
        ("integers", 4, None, (4,)),
        ("text", 12.0, None, "12"),
        ("list", None, None, ()),
    ],
)
def test_a_cell_is_read(kind: Any, cell: Any, closed: str | None, value: Any) -> None:
    found = from_cell(kind, cell, closed)
    assert (str(found) if kind == "money" else found) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [("date", "demain"), ("date", 3), ("money", "beaucoup"), ("integer", 1.5), ("yes/no", "peut-être")],
)
def test_a_bad_cell_says_so(kind: Any, cell: Any) -> None:
    with pytest.raises(CellError, match=r"\w"):
        from_cell(kind, cell)


def test_what_programs_do_to_a_cell_changes_nothing() -> None:
    assert same("a\nb", "a\r\nb")
    assert same("a_x000D_\nb", "a\nb")
    assert same(to_cell("date", date(1850, 1, 1)), "1850-01-01")
    assert same(to_cell("yes/no", True), True)
    assert not same("a", "b")
    assert not same(None, 0)
