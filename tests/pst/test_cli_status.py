"""`pst status`: the archive's log joined with the plan files of a run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive, Fetch, SourceCheck
from corpus.registry.sources import Source
from normalize.plan_file import Organisation, Term, to_json
from pst.readings import read_known_plans
from tests.conftest import PlanFileMaker
from tests.pst.test_cli import pst_exit

SOURCE = Source("commune", "61031", "https://www.exemple.be/pst")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_plan_file: PlanFileMaker) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "sources.csv").write_text(
        f"nis_code,kind,url\n61031,commune,{SOURCE.url}\n92094,commune,https://x.be/\n", encoding="utf-8"
    )
    at = datetime.now(UTC) - timedelta(days=2)
    with Archive(tmp_path / "data" / "archive") as archive:
        archive.record(Fetch("https://www.exemple.be/pst.pdf", SOURCE.source_id, at, status=200), b"plan")
        archive.record_check(SourceCheck(SOURCE.source_id, at, documents=1))
    plan_file = make_plan_file("pst.pdf", b"plan")
    body = Organisation("commune", "Commune de Huy", "Huy", "61031")
    plan = replace(plan_file.plans[0], organisations=(body,), term=Term(2024, 2030))
    plans = tmp_path / "data" / "run" / "plans"
    plans.mkdir(parents=True)
    (plans / "pst.json").write_bytes(to_json(replace(plan_file, plans=(plan,))))
    return tmp_path


def status(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert pst_exit("status", "--sources", "sources.csv", "--json", *arguments) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.usefixtures("here")
def test_plans_of_the_run_are_joined_with_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    found = status(capsys, "--only", "61031", "--kind", "commune")
    (body,) = found["bodies"]
    assert (body["plan"], body["plan_years"], body["adopted_on"]) == ("known", "2024-2030", "2019-09-02")
    assert (body["sources"], body["documents"], body["last_error"], body["duties"]) == (1, 1, None, [])
    assert body["last_checked"].startswith(f"{datetime.now(UTC) - timedelta(days=2):%Y-%m-%d}")
    assert found["counts"] == {"bodies": 1, "plan-known": 1}
    assert found["alarms"] == []


@pytest.mark.usefixtures("here")
def test_filters(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(status(capsys)["bodies"]) == 509
    assert len(status(capsys, "--kind", "province")["bodies"]) == 5
    assert len(status(capsys, "--state", "connu")["bodies"]) == 1
    assert len(status(capsys, "--unmet", "--only", "61031,92094")["bodies"]) == 3
    assert len(status(capsys, "--province", "Liège", "--all", "--kind", "commune")["bodies"]) == 84
    before = status(capsys, "--term", "2018-2024", "--only", "61031")["bodies"]
    assert {body["plan"] for body in before} == {"missing", "unread"} or {body["plan"] for body in before} == {
        "missing"
    }
    assert [duty["code"] for duty in before[0]["duties"]] == ["no-plan", "no-mid-term-evaluation"]


def test_alarms_end_with_1_and_are_those_of_the_chosen(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Archive(here / "data" / "archive") as archive:
        archive.record_check(SourceCheck(SOURCE.source_id, datetime.now(UTC), "challenge"))
    found = status(capsys, code=1)
    assert [(alarm["code"], alarm["organisations"]) for alarm in found["alarms"]] == [
        ("page-challenge", ["Commune de Huy"])
    ]
    status(capsys, "--only", "92094", code=0)
    assert pst_exit("status", "--sources", "sources.csv", "--alarms") == 1
    text = capsys.readouterr().out
    assert text.startswith("Alarmes : 1\n")
    assert "Commune de Huy : la page demande une vérification de robot" in text


@pytest.mark.usefixtures("here")
def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("status", "--sources", "sources.csv", "--kind", "commune", "--only", "61031,92094") == 0
    lines = capsys.readouterr().out.splitlines()
    huy = next(line.split() for line in lines if "Huy" in line)
    assert huy[:6] == ["Commune", "de", "Huy", "Liège", "2024-2030", "–"]
    namur = next(line for line in lines if "Commune de Namur" in line)
    assert "plan attendu le 02/09/2025" in namur
    assert lines[-1] == "2 organismes ; plans connus 1 ; sans plan 1 ; hors délai sans plan 1."


def test_nothing_was_done_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert pst_exit("status", "--kind", "province") == 0
    assert "rien n'a encore été consulté" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_damaged_plan_files_are_left_out(here: Path, caplog: pytest.LogCaptureFixture) -> None:
    (here / "data" / "run" / "plans" / "abime.json").write_text("{")
    assert len(read_known_plans(here / "data" / "run").plans) == 1
    assert "abime.json" in caplog.text
    assert read_known_plans(here / "nulle-part").plans == ()
