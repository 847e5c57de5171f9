"""The whole way round: run, release, workbook edited, corrections imported, run again, release, gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import pst.worker as pst_worker
from normalize.plan_file import PlanFile, from_json, to_json
from outputs.compare.score import score_folder
from pst.pipeline import RunOptions, RunReport, run
from tests.pst.conftest import InProcess
from tests.pst.test_cli_release import pst

pytestmark = pytest.mark.usefixtures("rooms")


class Desk:
    """A working folder with documents, results, releases and corrections."""

    def __init__(self, documents: Path, root: Path) -> None:
        self.documents, self.run, self.releases = documents, root / "run", root / "releases"
        self.corrections, self.workbook = root / "corrections", root / "pst.xlsx"

    def read(self) -> RunReport:
        return run(RunOptions((self.documents,), self.run, corrections=self.corrections), executor=InProcess())

    def release(self) -> None:
        assert pst("release", self.run, "--out", self.releases) == 0

    def edit(self, version: str, sheet: str, row: int, **cells: Any) -> None:
        book = openpyxl.load_workbook(self.releases / version / "pst.xlsx")
        places = {str(cell.value): place for place, cell in enumerate(book[sheet][1], 1)}
        for heading, value in cells.items():
            book[sheet].cell(row, places[heading]).value = value
        book.save(self.workbook)

    def take(self, *options: object) -> int:
        folders = ("--releases", self.releases, "--out", self.corrections)
        return pst("corrections", "import", self.workbook, *folders, "--by", "Marie", *options)

    def action(self, name: str = "a") -> Any:
        plan_file = from_json((self.run / "plans" / f"{name}.json").read_bytes())
        return next(item for item in plan_file.plans[0].walk() if item.item_id == "a1")


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Desk:
    for name in ("b.txt", "c.txt"):
        (folder / name).unlink()
    desk = Desk(folder, tmp_path)
    desk.read()
    desk.release()
    return desk


def test_a_correction_comes_back_at_every_run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit("1.0.0", "Actions", 2, Statut="Terminé", Pourquoi="page 3")
    assert desk.take() == 0
    assert "1 changement" in capsys.readouterr().out
    (path,) = desk.corrections.iterdir()
    text = path.read_text(encoding="utf-8")
    for word in ('before = "in_progress"', 'after = "done"', 'by = "Marie"', 'why = "page 3"'):
        assert word in text
    assert desk.action().status.code == "in_progress"
    pst("corrections", "list", desk.run, "--corrections", desk.corrections)
    assert "à rejouer" in capsys.readouterr().out
    desk.read()
    assert desk.action().status.code == "done"
    pst("corrections", "list", desk.run, "--corrections", desk.corrections)
    assert "appliquée" in capsys.readouterr().out
    assert desk.read().remarks == ()
    desk.release()
    assert (desk.releases / "1.0.1" / "corrections.toml").is_file()
    assert desk.take() == 0
    assert "1 déjà prise" in capsys.readouterr().out
    path.unlink()
    desk.read()
    assert desk.action().status.code == "in_progress"
    assert not (desk.run / "corrections.toml").exists()


def test_a_changed_document_makes_it_stale(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.edit("1.0.0", "Actions", 2, Action="Ouvrir deux guichets")
    assert desk.take() == 0
    before = pst_worker.extract_source

    def other(*given: Any) -> PlanFile:
        return from_json(to_json(before(*given)).replace(b"Ouvrir un guichet", b"Fermer un guichet"))

    monkeypatch.setattr(pst_worker, "extract_source", other)
    (desk.documents / "a.txt").write_text("plan a, nouvelle version", encoding="utf-8")
    report = desk.read()
    assert desk.action().title == "Fermer un guichet du logement"
    assert "1 correction périmée" in report.remarks[0]
    assert "périmée" in listed(desk, "--stale", capsys=capsys)


def listed(desk: Desk, *options: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert pst("corrections", "list", desk.run, "--corrections", desk.corrections, *options) == 0
    return capsys.readouterr().out


def test_one_bad_cell_keeps_all_out_unless_asked(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit("1.0.0", "Actions", 2, Statut="bizarre", Thème="Habitat")
    assert desk.take() == 1
    assert "« Actions », ligne 2, colonne « Statut »" in capsys.readouterr().err
    assert not desk.corrections.exists()
    assert desk.take("--dry-run", "--partial") == 1
    assert not desk.corrections.exists()
    assert desk.take("--partial") == 1
    desk.read()
    assert (desk.action().theme, desk.action().status.code) == ("Habitat", "in_progress")


def test_a_workbook_of_another_release_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit("1.0.0", "Lisez-moi", 1)
    book = openpyxl.load_workbook(desk.workbook)
    for row in book["Lisez-moi"].iter_rows():
        if row[0].value == "Empreinte":
            row[1].value = "0" * 64
    book.save(desk.workbook)
    assert desk.take() == 2
    assert "--release" in capsys.readouterr().err
    assert desk.take("--release", desk.releases / "1.0.0") == 2
    assert "n'en vient pas" in capsys.readouterr().err


def test_a_checked_plan_becomes_gold(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold"
    assert pst("gold", "export", desk.run, "--out", gold) == 0
    assert "0 document vérifié sur 1" in capsys.readouterr().out
    desk.edit("1.0.0", "Plans", 2, Vérifié="oui")
    assert desk.take() == 0
    desk.read()
    assert desk.action().confidence == 1.0
    assert pst("gold", "export", desk.run, "--out", gold) == 0
    record = json.loads((gold / "a.json").read_text(encoding="utf-8"))
    assert "warnings" not in record
    assert "confidence" not in record["plans"][0]["items"][0]
    summary = score_folder(gold, desk.run / "plans").overall.summary()
    assert summary["items"] == summary["exact"] == 1.0
