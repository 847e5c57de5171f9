from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from normalize.plan_file import PlanFile
from tests.pst.test_cli import pst_exit
from tests.pst.test_cli_diff import write_version


@pytest.fixture
def release(plan_file: PlanFile, tmp_path: Path) -> Path:
    folder = tmp_path / "l'essai" / "1.0.0"
    write_version(folder, plan_file)
    return folder


def test_a_table(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("query", "select title, fte from actions where fte is not null", "--release", release) == 0
    shown = capsys.readouterr().out
    assert "Ouvrir un guichet du logement" in shown
    assert "0.500" in shown
    assert "1 ligne" in shown


def test_the_latest_release_of_a_folder(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("query", "select count(*) as n from items", "--release", release.parent, "--csv") == 0
    assert capsys.readouterr().out == "n\n6\n"


def test_releases_are_meant_before_the_run(
    release: Path, plan_file: PlanFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_version(tmp_path / "data" / "run", plan_file)
    assert pst_exit("query", "select 1") == 0
    write_version(tmp_path / "data" / "releases" / "0.1.0", plan_file)
    assert pst_exit("query", "select 1") == 0


def test_csv_and_json_keep_dates_and_amounts(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "select title, end_date, amount_ordinary, progress from actions where item_id = 'a1'"
    assert pst_exit("query", sql, "--release", release, "--csv") == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["end_date"], row["amount_ordinary"]) == ("2022-06-30", "1000.00")
    assert pst_exit("query", sql, "--release", release, "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "title": "Ouvrir un guichet du logement",
            "end_date": "2022-06-30",
            "amount_ordinary": "1000.00",
            "progress": 50.0,
        }
    ]


def test_a_wide_row_is_a_list_of_what_it_holds(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("query", "select * from actions where item_id = 'a3'", "--release", release) == 0
    shown = capsys.readouterr().out
    assert "Isoler l'école" in shown
    assert "end_year" not in shown


def test_without_sql_the_tables_are_listed(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("query", "--release", release, "--json") == 0
    names = {row["table"] for row in json.loads(capsys.readouterr().out)}
    assert {"actions", "amounts", "warnings", "current_actions"} <= names


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("select * from action", "pas de table « action ». Vouliez-vous dire « actions » ? Tables : actions, amounts"),
        ("select titel from actions", "pas de colonne « titel ». Les plus proches : title (actions, documents, items)"),
        ("select a.titel from actions a", "pas de colonne « titel »"),
        ("selec 1", "SQL mal formé"),
        ("select cast(title as int) from actions", "valeur d'un autre type"),
        ("drop view actions", "lecture seule"),
        ("copy actions to 'x.csv'", "lecture seule"),
        ("create table t as select 1", "lecture seule"),
        ("set threads = 4", "lecture seule"),
        ("attach 'x.duckdb'", "lecture seule"),
        ("select * from read_csv('x.csv')", "que les tables du jeu de données"),
        ("select 1; select 2", "une seule instruction"),
        (" ; ", "vide"),
    ],
)
def test_faults_are_one_french_line(
    sql: str, message: str, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("a\n1\n", encoding="utf-8")
    assert pst_exit("query", sql, "--release", release) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert Path("x.csv").read_text(encoding="utf-8") == "a\n1\n"


def test_csv_or_json(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pst_exit("query", "select 1", "--release", release, "--csv", "--json") == 2
    assert "l'un ou l'autre" in capsys.readouterr().err
