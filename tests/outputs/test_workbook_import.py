from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.worksheet.worksheet import Worksheet

from normalize.corrections import replay
from normalize.plan_file import Item, PlanFile
from outputs.corrections_import import ImportOptions, ImportResult, import_workbook
from outputs.corrections_workbook import read_workbook
from outputs.writers.xlsx import WorkbookInfo, write_xlsx
from pst.errors import UnreadableSourceError
from tests.outputs.release_plans import OTHER_PLAN_ID, plan_file, plan_files

INFO = WorkbookInfo("1.0.0", "f" * 64)
OPTIONS = ImportOptions("Marie", "2026-02-03")
ACTIONS, OTHERS = "Actions", "Objectifs et sous-actions"
Edit = Callable[[Any], None]


@pytest.fixture
def files() -> list[PlanFile]:
    return [plan_file(), plan_file("cpas.pdf", plan_id=OTHER_PLAN_ID)]


def put(page: Worksheet, row: int, **cells: Any) -> None:
    places = {str(cell.value): place for place, cell in enumerate(page[1], 1)}
    for heading, value in cells.items():
        page.cell(row, places[heading.replace("_", " ")]).value = value


def edited(path: Path, files: list[PlanFile], edit: Edit | None = None, **options: Any) -> ImportResult:
    write_xlsx(files, path, INFO)
    if edit is not None:
        book = openpyxl.load_workbook(path)
        edit(book)
        book.save(path)
    return import_workbook(read_workbook(path), files, replace(OPTIONS, **options))


def told(result: ImportResult) -> list[str]:
    return [str(problem) for problem in result.problems]


def after(files: list[PlanFile], result: ImportResult) -> dict[str, Item]:
    replayed = [replay(file, result.corrections) for file in files]
    assert not [stale for found in replayed for stale in found.stale]
    return {item.item_id: item for item in replayed[0].plan_file.plans[0].walk()}


def test_an_unedited_workbook_says_nothing(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files)
    assert (result.corrections, told(result), result.notes) == ((), [], ())


def test_saved_by_another_program_it_still_says_nothing(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: None)
    assert (result.corrections, told(result)) == ((), [])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=plan_files())
def test_no_unedited_workbook_says_anything(tmp_path: Path, file: PlanFile) -> None:
    result = edited(tmp_path / "a.xlsx", [file])
    assert (result.corrections, told(result)) == ((), [])


def test_changed_cells_are_corrections(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        cells = {"Statut": "Terminé", "Année_de_fin": 2023, "Date_de_fin": datetime(2023, 3, 31), "ODD": 4}
        put(book[ACTIONS], 2, Action="Ouvrir un guichet unique", Budget_ordinaire=1500, Pourquoi="page 3", **cells)
        put(
            book[ACTIONS],
            3,
            Mandataires="Bourgmestre ; Échevine du Climat",
            Catégorie="Externe - Energie",
            Synergie="oui",
        )
        put(book[OTHERS], 2, Titre="Être une commune ouverte")

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert told(result) == []
    assert all((c.by, c.on) == ("Marie", "2026-02-03") for c in result.corrections)
    assert {c.why for c in result.corrections if c.item_id == "a1"} == {"page 3"}
    items = after(files, result)
    action = items["a1"]
    assert (action.title, action.sdgs) == ("Ouvrir un guichet unique", (4,))
    assert action.status is not None
    assert (action.status.code, action.status.raw) == ("done", "en cours")
    assert action.schedule is not None
    assert (action.schedule.end_year, action.schedule.end_date) == (2023, date(2023, 3, 31))
    assert [str(amount.amount) for amount in action.amounts[:2]] == ["1500.00", "2000"]
    assert "schedule" not in action.field_confidence
    assert [(pilot.role, pilot.function) for pilot in items["a2"].pilots] == [
        ("political", "bourgmestre"),
        ("political", "echevin"),
    ]
    assert items["a2"].synergy is True
    assert items["os1"].title == "Être une commune ouverte"


def test_an_emptied_cell_says_that_nothing_is_printed(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        put(book[ACTIONS], 2, Statut=None, Description=None, Partenaires=None, Subsides=None)

    items = after(files, edited(tmp_path / "a.xlsx", files, edit))
    assert (items["a1"].status, items["a1"].description, items["a1"].partners) == (None, None, ())


def test_rows_of_detail_are_corrections(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        amounts, pilots, indicators = book["Montants"], book["Pilotes"], book["Indicateurs"]
        put(amounts, 2, Par=None, Qui_finance="Wallonie")
        amounts.delete_rows(3)
        key = next(cell.value for cell in pilots[2] if cell.column == len(pilots[1]))
        row = pilots.max_row + 1
        put(pilots, row, Rôle="Politique", Clé=key)
        put(pilots, row, **{"Nom tel qu'imprimé": "Échevin des travaux"})
        put(indicators, 2, Atteint="1")

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert told(result) == []
    action = after(files, result)["a1"]
    assert [(amount.kind, amount.per, amount.funder) for amount in action.amounts] == [
        ("ordinary", None, "wallonie"),
        ("subsidy", None, None),
    ]
    assert [pilot.name for pilot in action.pilots][-1] == "Échevin des travaux"
    assert action.pilots[-1].function == "echevin"
    assert action.indicators[0].reached == "1"


def test_a_deleted_row_is_a_deletion_with_its_sub_actions(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: book[ACTIONS].delete_rows(2))
    assert told(result) == []
    assert [(c.kind, c.item_id) for c in result.corrections] == [("delete", "s1"), ("delete", "a1")]
    replayed = replay(files[0], result.corrections).plan_file
    assert "a1" not in {item.item_id for item in replayed.plans[0].walk()}
    assert "a1" not in {warning.item_id for warning in replayed.warnings}
    assert "totals-differ" in {warning.code for warning in replayed.warnings}


def test_an_objective_that_still_holds_actions_cannot_go(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: book[OTHERS].delete_rows(3))
    assert len(told(result)) == 1
    assert "encore sous lui" in told(result)[0]


def test_a_plan_that_was_taken_out_whole_is_not_deleted(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: book[ACTIONS].delete_rows(6, 4))
    assert result.corrections == ()
    assert any("rien n'y est supprimé" in note for note in result.notes)


def test_an_added_row_is_an_action_under_its_objective(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        page = book[ACTIONS]
        row = page.max_row + 1
        head = {"Organisme": "COMMUNE de Valbois", "Période": "2018-2024", "Document": "plan.pdf"}
        put(page, row, **head, Action="Planter des haies", Statut="En cours", Subsides=200, Page=5, Vérifié="oui")
        put(page, row, **{"OO n°": "1.2", "Objectif opérationnel": "Chauffer moins"})

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert told(result) == []
    assert [c.kind for c in result.corrections] == ["add", "check"]
    plan = replay(files[0], result.corrections).plan_file.plans[0]
    added = plan.items[0].children[1].children[-1]
    assert (added.title, added.level, added.sources[0].page) == ("Planter des haies", "action", 5)
    assert str(added.amounts[0].amount) == "200.00"


def test_an_action_moves_under_the_objective_that_its_row_names(tmp_path: Path, files: list[PlanFile]) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: put(book[ACTIONS], 2, **{"OO n°": "1.2"}))
    assert told(result) == []
    plan = replay(files[0], result.corrections).plan_file.plans[0]
    assert [item.item_id for item in plan.items[0].children[1].children] == ["a3", "a1"]


def test_a_row_found_right_is_sure(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        put(book[ACTIONS], 2, Vérifié="oui", Statut="Terminé")

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert [c.kind for c in result.corrections] == ["change", "check"]
    action = after(files, result)["a1"]
    assert (action.confidence, action.field_confidence) == (1.0, {})
    path = tmp_path / "b.xlsx"
    again = [replay(file, result.corrections).plan_file for file in files]
    from outputs.corrections_import import checked_by_key

    write_xlsx(again, path, replace(INFO, checked=checked_by_key(again, result.corrections)))
    assert openpyxl.load_workbook(path)[ACTIONS]["AY2"].value == "oui"
    assert import_workbook(read_workbook(path), again, OPTIONS, result.corrections).corrections == ()


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Statut": "bizarre"}, "« Actions », ligne 2, colonne « Statut » (AK) : « bizarre » n'est pas de la liste"),
        ({"Avancement (%)": 140}, "de 0 à 100"),
        ({"Année de fin": "bientôt"}, "n'est pas un nombre"),
        ({"Année de fin": 20}, "année plausible"),
        ({"ODD": "18"}, "de 1 à 17"),
        ({"Date de fin": "demain"}, "n'est pas une date"),
        ({"Action": None}, "un titre ne peut être vide"),
        ({"Action": "=A1"}, "formule"),
        ({"Organisme": "Autre"}, "pst.toml"),
        ({"Page": 12}, "ne se corrige pas ici"),
        ({"OO n°": "9.9"}, "aucun objectif"),
        ({"Clé": "inconnue"}, "n'est pas de ce classeur"),
        ({"Clé": None}, "est déjà sous cet objectif"),
    ],
)
def test_a_bad_value_is_told_with_its_place(
    cells: dict[str, Any], message: str, tmp_path: Path, files: list[PlanFile]
) -> None:
    result = edited(tmp_path / "a.xlsx", files, lambda book: put(book[ACTIONS], 2, **cells))
    assert len(told(result)) >= 1
    assert message in told(result)[0]
    assert "ligne 2" in told(result)[0]


def test_two_sheets_that_disagree_are_a_problem(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        put(book[ACTIONS], 2, Budget_ordinaire=5)
        put(book["Montants"], 2, Montant=6)

    assert "deux façons" in told(edited(tmp_path / "a.xlsx", files, edit))[0]


def test_many_deletions_must_be_meant(tmp_path: Path) -> None:
    actions = tuple(Item(f"a{n}", "action", f"Action {n}") for n in range(20))
    files = [plan_file(items=(Item("os", "strategic_objective", "Agir", children=actions),))]

    def edit(book: Any) -> None:
        book[ACTIONS].delete_rows(2, 15)

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert result.corrections == ()
    assert "--deletions" in told(result)[0]
    assert len(edited(tmp_path / "a.xlsx", files, edit, deletions=True).corrections) == 15


def test_sorting_and_hiding_changes_nothing(tmp_path: Path, files: list[PlanFile]) -> None:
    def edit(book: Any) -> None:
        page = book[ACTIONS]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for place, value in enumerate(row, 1):
                page.cell(number, place).value = value
                page.cell(number, place).data_type = (
                    "s" if isinstance(value, str) else page.cell(number, place).data_type
                )
        page.row_dimensions[3].hidden = True

    result = edited(tmp_path / "a.xlsx", files, edit)
    assert (result.corrections, told(result)) == ((), [])


def test_what_is_no_workbook_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("bonjour", encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match="XLSX"):
        read_workbook(tmp_path / "a.xlsx")
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    with pytest.raises(UnreadableSourceError, match="aucune des feuilles"):
        read_workbook(tmp_path / "b.xlsx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_workbook_edited_in_libreoffice_gives_the_intended_corrections_only(
    tmp_path: Path, files: list[PlanFile]
) -> None:
    path = tmp_path / "pst.xlsx"
    write_xlsx(files, path, INFO)
    for step, (source, form) in enumerate(((path, "ods"), (tmp_path / "0" / "pst.ods", "xlsx"))):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form]
        done = subprocess.run(
            [*command, "--outdir", str(tmp_path / str(step)), str(source)], capture_output=True, check=False
        )
        assert (tmp_path / str(step) / f"pst.{form}").is_file(), done.stderr.decode()
        if step == 0:
            assert done.returncode == 0
    converted = tmp_path / "1" / "pst.xlsx"
    untouched = import_workbook(read_workbook(converted), files, OPTIONS)
    assert (untouched.corrections, told(untouched)) == ((), [])
    book = openpyxl.load_workbook(converted)
    put(book[ACTIONS], 2, Statut="Abandonné")
    book[ACTIONS].delete_rows(4)
    book.save(converted)
    result = import_workbook(read_workbook(converted), files, OPTIONS)
    assert told(result) == []
    assert [(c.kind, c.item_id, c.field) for c in result.corrections] == [
        ("change", "a1", "status.code"),
        ("delete", "a3", None),
    ]
