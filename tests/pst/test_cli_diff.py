from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from normalize.plan_file import PlanFile, Status, to_json
from outputs.tables import build_tables
from outputs.writers.parquet import write_parquet
from pst.cli.options import samples_folder
from tests.pst.test_cli import pst_exit


def with_status(plan_file: PlanFile) -> PlanFile:
    """Return the plan file with its first action done."""
    plan = plan_file.plans[0]
    top = plan.items[0]
    objective = top.children[0]
    action = replace(objective.children[0], status=Status("done", "terminé"))
    objective = replace(objective, children=(action, *objective.children[1:]))
    items = (replace(top, children=(objective, *top.children[1:])), *plan.items[1:])
    document = replace(plan_file.document, document_id="sha256:later")
    return replace(plan_file, document=document, plans=(replace(plan, items=items),))


@pytest.fixture
def files(plan_file: PlanFile, tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "avant.json", tmp_path / "apres.json"
    before.write_bytes(to_json(plan_file))
    after.write_bytes(to_json(with_status(plan_file)))
    return before, after


def write_version(folder: Path, plan_file: PlanFile) -> None:
    (folder / "plans").mkdir(parents=True)
    (folder / "plans" / "plan.json").write_bytes(to_json(plan_file))
    for name, table in build_tables([plan_file]).items():
        write_parquet(table, folder / "tables" / f"{name}.parquet")


def test_two_plan_files(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("diff", *files) == 0
    shown = capsys.readouterr().out
    assert "Commune de Valbois 2018-2024" in shown
    assert "Statut : En cours → Terminé" in shown
    assert "1 modifié" in shown


def test_the_same_file_twice(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("diff", files[0], files[0]) == 0
    assert capsys.readouterr().out == "Aucune différence : 1 plan sans changement.\n"


def test_two_releases_and_the_latest_of_a_folder(
    plan_file: PlanFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(tmp_path / "releases" / "1.9.0", plan_file)
    write_version(tmp_path / "releases" / "1.10.0", with_status(plan_file))
    assert pst_exit("diff", tmp_path / "releases" / "1.9.0", tmp_path / "releases", "--summary") == 0
    assert "1 modifié" in capsys.readouterr().out


def test_files_are_written(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    xlsx, json_file = tmp_path / "d.xlsx", tmp_path / "d.json"
    assert pst_exit("diff", *files, "--xlsx", xlsx, "--json", json_file) == 0
    assert xlsx.read_bytes()[:2] == b"PK"
    assert json.loads(json_file.read_bytes())["summary"]["items"]["changed"] == 1
    capsys.readouterr()
    assert pst_exit("diff", *files, "--json", "-") == 0
    assert capsys.readouterr().out == json_file.read_text(encoding="utf-8")


def test_two_documents(capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (samples_folder() / name for name in ("ville-chiny-tableau.docx", "ville-chiny-evaluation.pdf"))
    assert pst_exit("diff", before, after, "--summary") == 0
    assert "Chiny" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["{}", "[1", '{"document": 3}'])
def test_what_is_no_plan_file_is_said(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "x.json"
    wrong.write_text(content, encoding="utf-8")
    assert pst_exit("diff", wrong, wrong) == 2
    assert "ce n'est pas un fichier plan" in capsys.readouterr().err


def test_a_folder_without_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("diff", tmp_path, tmp_path) == 2
    assert "pas de tables dans ce dossier" in capsys.readouterr().err
