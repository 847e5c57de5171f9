from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from normalize.plan_file import PlanFile, to_json
from pst.cli.options import samples_folder
from tests.pst.test_cli import pst_exit


@pytest.fixture
def known(plan_file: PlanFile, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(to_json(plan_file))
    return path


def test_a_plan_file_gives_the_file_and_the_list(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = known.parent / "plan.xml"
    assert pst_exit("export", "ecomptes", known, "--out", out) == 0
    shown = capsys.readouterr().out
    assert "écrit selon PST_eComptes_Export_201805V1" in shown
    assert "Civilité que le plan ne donne pas." in shown
    root = etree.fromstring(out.read_bytes())
    assert root.findtext(".//INS") == "99999"
    assert root.find(".//Projections") is not None
    assert "Sans place dans le format" in (known.parent / "plan.xml.ecarts.txt").read_text(encoding="utf-8")
    gaps = json.loads((known.parent / "plan.xml.ecarts.json").read_bytes())
    assert {"kind", "field", "reason", "item_id", "item", "stated", "written"} == set(gaps[0])


def test_what_ecomptes_takes_in(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = known.parent / "plan.xml"
    assert (
        pst_exit("export", "ecomptes", known, "--out", out, "--schema", "import", "--bare", "--exercise", "2021") == 0
    )
    root = etree.fromstring(out.read_bytes())
    assert root.find(".//Projections") is None
    assert root.findtext("Identifiants/Exercice") == "2021"
    assert "PST_eComptes_Import" in capsys.readouterr().out


def test_a_document_is_read_first(tmp_path: Path) -> None:
    document = samples_folder() / "cpas-musson-numerote.docx"
    assert pst_exit("export", "ecomptes", document, "--out", tmp_path / "plan.xml") == 0
    root = etree.fromstring((tmp_path / "plan.xml").read_bytes())
    assert root.findtext("Identifiants/TypeAdmin") == "CPAS"


def test_several_plans_and_what_must_be_told(
    plan_file: PlanFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_file.plans[0]
    second = replace(plan, plan_id="unknown-1", organisations=(), term=None)
    path, out = tmp_path / "plans.json", tmp_path / "plan.xml"
    path.write_bytes(to_json(replace(plan_file, plans=(plan, second))))
    assert pst_exit("export", "ecomptes", path, "--out", out) == 2
    assert "Dites lequel par --plan : commune-99999-2018-2024, unknown-1" in capsys.readouterr().err
    assert pst_exit("export", "ecomptes", path, "--out", out, "--plan", "unknown-1") == 2
    assert "--body" in capsys.readouterr().err
    told = ("--body", "cpas:85034", "--term", "2018-2024")
    assert pst_exit("export", "ecomptes", path, "--out", out, "--plan", "unknown-1", *told) == 0
    root = etree.fromstring(out.read_bytes())
    assert (root.findtext("Identifiants/INS"), root.findtext("Identifiants/TypeAdmin")) == ("85034", "CPAS")


def test_a_document_without_a_plan(guide: PlanFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "guide.json"
    path.write_bytes(to_json(guide))
    assert pst_exit("export", "ecomptes", path, "--out", tmp_path / "plan.xml") == 2
    assert "ne contient aucun plan" in capsys.readouterr().err
    assert not (tmp_path / "plan.xml").exists()


def test_help_is_french(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["export"], ["export", "ecomptes"]):
        assert pst_exit(*command, "--help") == 0
        assert "Exemple : pst export ecomptes" in capsys.readouterr().out
