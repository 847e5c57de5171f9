from __future__ import annotations

import json
from pathlib import Path

import pytest

from normalize.plan_file import to_json
from pst.cli import main
from tests.outputs.release_plans import OTHER_PLAN_ID, plan_file


@pytest.fixture
def run(tmp_path: Path) -> Path:
    plans = tmp_path / "run" / "plans"
    plans.mkdir(parents=True)
    (plans / "plan.json").write_bytes(to_json(plan_file()))
    return tmp_path / "run"


def pst(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(argument) for argument in arguments])
    return stop.value.code if isinstance(stop.value.code, int) else 0


def test_a_run_becomes_a_release(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "versions"
    assert pst("release", run, "--out", out, "--date", "2026-02-03") == 0
    assert "Version 1.0.0" in capsys.readouterr().out
    assert json.loads((out / "1.0.0" / "release.json").read_text(encoding="utf-8"))["date"] == "2026-02-03"
    assert pst("release", run, "--out", out) == 0
    assert "Rien n'a changé depuis la version 1.0.0" in capsys.readouterr().out
    (run / "plans" / "cpas.json").write_bytes(to_json(plan_file("cpas.pdf", plan_id=OTHER_PLAN_ID)))
    assert pst("release", run, "--out", out, "--checks") == 0
    assert "✓ effectifs, plans" in capsys.readouterr().out
    assert (out / "1.1.0").is_dir()


def test_a_fall_is_refused_with_its_reason(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = json.loads((run / "plans" / "plan.json").read_text(encoding="utf-8"))
    empty["plans"][0]["items"] = []
    empty["warnings"] = []
    (run / "plans" / "plan.json").write_text(json.dumps(empty), encoding="utf-8")
    assert pst("release", run, "--out", tmp_path / "out") == 2
    assert "rien à publier" in capsys.readouterr().err
    assert pst("release", run, "--out", tmp_path / "out", "--accept", " ") == 2
    assert pst("release", run, "--out", tmp_path / "out", "--accept", "un essai") == 0
    assert "✗ effectifs, contenu" in capsys.readouterr().out


def test_the_date_of_the_environment_counts(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert pst("release", run, "--out", tmp_path / "out") == 0
    assert "1970-01-02" in (tmp_path / "out" / "1.0.0" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("--date", "hier"), ("--date", "2026-13-01")])
def test_a_wrong_option_is_said(arguments: tuple[str, ...], run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst("release", run, *arguments) == 2
    assert "2026-01-31" in capsys.readouterr().err


def test_a_folder_without_plan_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst("release", tmp_path, "--out", tmp_path / "out") == 2
    assert "pst run" in capsys.readouterr().err
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.json").write_text("[]", encoding="utf-8")
    assert pst("release", tmp_path, "--out", tmp_path / "out") == 2
    assert "a.json" in capsys.readouterr().err
