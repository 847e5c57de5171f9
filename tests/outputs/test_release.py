from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pytest

import outputs.release
from normalize.plan_file import Item, PlanFile, to_json
from outputs.checks import check_release
from outputs.dictionary import dictionary_page
from outputs.labels import closed_list
from outputs.release import Release, ReleaseOptions, ReleaseRefusedError, published, read_plan_files, write_release
from outputs.release_version import schema_now
from outputs.schema import TABLES
from outputs.tables import build_tables
from pst.errors import UsageError
from tests.outputs.release_plans import OTHER_PLAN_ID, plan_file, with_first_action

ROOT = Path(__file__).resolve().parents[2]


def files() -> dict[str, PlanFile]:
    return {"plan": plan_file(), "cpas": plan_file("cpas.pdf", plan_id=OTHER_PLAN_ID)}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return write_release(files(), ReleaseOptions(tmp_path_factory.mktemp("versions"), date="2026-01-31"))


def renamed(title: str) -> dict[str, PlanFile]:
    first = plan_file()
    action = first.plans[0].items[0].children[0].children[0]
    return files() | {"plan": with_first_action(first, replace(action, title=title))}


def test_a_release_holds_every_form(release: Release) -> None:
    names = {path.relative_to(release.path).as_posix() for path in release.path.rglob("*") if path.is_file()}
    assert {f"tables/{table.name}.parquet" for table in TABLES} <= names
    assert {f"csv/{table.name}.csv" for table in TABLES} <= names
    assert names >= {
        "README.md", "CITATION.cff", "LICENCE.md", "datapackage.json", "release.json", "plan-file.schema.json",
        "dictionnaire.md", "dictionary.md", "checks.csv", "pst.xlsx", "pst.duckdb", "pst.sqlite", "plans/plan.json",
    }  # fmt: skip
    assert release.path.name == str(release.version) == "1.0.0"
    assert [path.name for path in release.path.parent.iterdir()] == ["1.0.0"]


def test_pandas_and_polars_read_the_tables(release: Release) -> None:
    actions = pd.read_parquet(release.path / "tables" / "actions.parquet", dtype_backend="pyarrow")
    assert actions["amount_ordinary"][actions["item_id"] == "a1"].tolist() == [Decimal("1000.00")] * 2
    frame = pl.read_parquet(release.path / "tables" / "actions.parquet")
    assert frame.schema["start_year"] == pl.Int16()
    assert frame.schema["amount_ordinary"] == pl.Decimal(14, 2)
    assert frame.schema["end_date"] == pl.Date()
    assert frame.height == 8
    csv = pl.read_csv(release.path / "csv" / "actions.csv")
    assert csv["title"].to_list() == frame["title"].to_list()


def test_duckdb_has_types_comments_and_views(release: Release) -> None:
    with duckdb.connect(release.path / "pst.duckdb", read_only=True) as base:
        assert base.execute("select count(*) from current_actions").fetchall() == [(8,)]
        assert base.execute("select typeof(amount_ordinary) from actions limit 1").fetchall() == [("DECIMAL(14,2)",)]
        found = base.execute("select comment from duckdb_columns() where table_name='actions' and column_name='title'")
        assert found.fetchall() == [("Titre de l'action",)]
        views = base.execute("select view_name from duckdb_views() where not internal").fetchall()
        for (view,) in views:
            base.execute(f'select * from "{view}"').fetchall()
    assert len(views) >= 8


def test_duckdb_holds_what_the_tables_hold(release: Release) -> None:
    with duckdb.connect(":memory:") as base:
        base.execute(f"attach '{release.path / 'pst.duckdb'}' as release (read_only)")
        for table in TABLES:
            parquet = f"read_parquet('{release.path / 'tables' / table.name}.parquet')"
            for one, other in ((f"release.{table.name}", parquet), (parquet, f"release.{table.name}")):
                assert base.execute(f"select count(*) from (from {one} except all from {other})").fetchall() == [(0,)]


def test_sqlite_finds_words_without_accents(release: Release) -> None:
    with closing(sqlite3.connect(f"file:{release.path / 'pst.sqlite'}?mode=ro", uri=True)) as base:
        query = "select distinct title from items_fts where items_fts match ?"
        assert base.execute(query, ("ecole",)).fetchall() == [("Isoler l'école",)]
        assert base.execute("select sum(amount) from amounts").fetchone() == (6000.0,)
        assert base.execute("select end_date from actions where item_id = 'a1'").fetchone() == ("2022-06-30",)
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        for (view,) in base.execute("select name from sqlite_master where type = 'view'").fetchall():
            base.execute(f"select * from {view}").fetchall()


def test_frictionless_finds_the_package_valid(release: Release) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package, system

        with system.use_context(trusted=True):
            report = Package(str(release.path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert len(report.tasks) >= len(TABLES)


def test_plan_files_follow_the_schema_beside_them(release: Release) -> None:
    schema = json.loads((release.path / "plan-file.schema.json").read_text(encoding="utf-8"))
    for path in (release.path / "plans").iterdir():
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    assert read_plan_files(release.path) == files()


def test_the_manifest_has_the_digest_of_every_file(release: Release) -> None:
    import hashlib

    manifest = json.loads((release.path / "release.json").read_text(encoding="utf-8"))
    for name, digest in manifest["files"].items():
        if digest is not None:
            assert hashlib.sha256((release.path / name).read_bytes()).hexdigest() == digest
    assert [name for name, digest in manifest["files"].items() if digest is None] == ["pst.duckdb"]


def test_the_texts_say_version_date_and_how_to_begin(release: Release) -> None:
    readme = (release.path / "README.md").read_text(encoding="utf-8")
    for word in ("1.0.0", "2026-01-31", "2 plans", "8 actions", "is_current", "In English", "LICENCE.md"):
        assert word in readme
    citation = (release.path / "CITATION.cff").read_text(encoding="utf-8")
    assert 'version: "1.0.0"' in citation
    assert "date-released: 2026-01-31" in citation
    assert "Statbel" in (release.path / "LICENCE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_dictionary_has_every_column_list_and_examples(language: Any) -> None:
    page = dictionary_page(language, build_tables(files().values()))
    for table in TABLES:
        for column in table.columns:
            assert f"| `{column.name}` |" in page
    assert "`Ouvrir un guichet du logement`" in page
    assert all(f"| `{code}` |" in page for code in closed_list("status"))


def test_the_same_input_gives_the_same_bytes(release: Release, tmp_path: Path) -> None:
    shuffled = dict(reversed(files().items()))
    again = write_release(shuffled, ReleaseOptions(tmp_path, date="2026-01-31"))
    for path in release.path.rglob("*"):
        if path.is_file() and path.suffix != ".duckdb":
            assert path.read_bytes() == (again.path / path.relative_to(release.path)).read_bytes(), path.name


def test_without_a_date_none_is_said(tmp_path: Path) -> None:
    release = write_release(files(), ReleaseOptions(tmp_path))
    assert "date-released" not in (release.path / "CITATION.cff").read_text(encoding="utf-8")


def test_the_version_follows_the_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ReleaseOptions(tmp_path)
    one = {"plan": plan_file()}
    made = [write_release(one, options), write_release(one, options), write_release(files(), options)]
    made.append(write_release(renamed("Ouvrir un guichet"), options))
    monkeypatch.setattr(outputs.release, "plan_file_schema", lambda: "2.0")
    made.append(write_release(files(), options))
    assert [(str(release.version), release.change) for release in made] == [
        ("1.0.0", "first"),
        ("1.0.0", "none"),
        ("1.1.0", "minor"),
        ("1.1.1", "patch"),
        ("2.0.0", "major"),
    ]
    assert [str(found.version) for found in published(tmp_path)] == ["1.0.0", "1.1.0", "1.1.1", "2.0.0"]


@pytest.mark.parametrize(("column", "change"), [("title", "major"), ("new_one", "minor")])
def test_a_column_that_goes_is_major_one_that_comes_is_minor(
    column: str, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ReleaseOptions(tmp_path)
    write_release(files(), options)
    types = schema_now()
    actions = {name: kind for name, kind in types["actions"].items() if name != column}
    if column == "new_one":
        actions["new_one"] = "string"
    monkeypatch.setattr(outputs.release, "schema_now", lambda: {**types, "actions": actions})
    assert write_release(files(), options).change == change


def test_of_two_documents_of_one_plan_both_stay_and_one_is_current(tmp_path: Path) -> None:
    page = plan_file("page.html")
    page = replace(page, document=replace(page.document, media_type="text/html"))
    release = write_release({"pdf": plan_file(), "page": page}, ReleaseOptions(tmp_path))
    plans = pd.read_parquet(release.path / "tables" / "plans.parquet")
    assert len(plans) == 2
    assert plans["document_id"][plans["is_current"]].tolist() == [page.document.document_id]


def test_without_names_no_person_is_named_anywhere(tmp_path: Path) -> None:
    release = write_release(files(), ReleaseOptions(tmp_path, without_names=True, corrections="# Lenoir"))
    for path in release.path.rglob("*"):
        if path.suffix in (".json", ".csv", ".md", ".sqlite", ".duckdb", ".toml"):
            assert b"Lenoir" not in path.read_bytes(), path.name
    pilots = pd.read_parquet(release.path / "tables" / "pilots.parquet")
    assert sorted(set(pilots["name"])) == ["Service du logement", "Échevine"]
    import openpyxl

    book = openpyxl.load_workbook(release.path / "pst.xlsx")
    cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if "Lenoir" in cell]
    with pytest.raises(UsageError, match="sans noms"):
        write_release(files(), ReleaseOptions(tmp_path))


def test_a_fall_refuses_and_writes_nothing_unless_taken_on(tmp_path: Path) -> None:
    options = ReleaseOptions(tmp_path)
    many = Item(
        "o", "strategic_objective", "Agir", children=tuple(Item(f"a{n}", "action", f"N° {n}") for n in range(20))
    )
    few = replace(many, children=many.children[:5])
    write_release({"plan": plan_file(items=(many,))}, options)
    with pytest.raises(ReleaseRefusedError, match="20 dans la dernière version, 5 maintenant"):
        write_release({"plan": plan_file(items=(few,))}, options)
    assert [path.name for path in tmp_path.iterdir()] == ["1.0.0"]
    release = write_release({"plan": plan_file(items=(few,))}, replace(options, accept="document retiré"))
    manifest = json.loads((release.path / "release.json").read_text(encoding="utf-8"))
    assert manifest["accepted"]["why"] == "document retiré"
    assert "action" in manifest["accepted"]["checks"]
    assert "document retiré" in (release.path / "README.md").read_text(encoding="utf-8")


def test_nothing_to_release_is_refused(tmp_path: Path, guide: PlanFile) -> None:
    with pytest.raises(UsageError, match="aucun fichier plan"):
        write_release({}, ReleaseOptions(tmp_path))
    with pytest.raises(ReleaseRefusedError, match="rien à publier"):
        write_release({"guide": guide}, ReleaseOptions(tmp_path))


def test_a_release_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError("plus de place")

    monkeypatch.setattr(outputs.release, "_write_package", fail)
    with pytest.raises(OSError, match="plus de place"):
        write_release(files(), ReleaseOptions(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["write_parquet", "write_duckdb", "_write_workbook", "_write_manifest", "rename"])
def test_killed_at_any_step_a_release_is_whole_or_absent(step: str, tmp_path: Path) -> None:
    run = tmp_path / "run" / "plans"
    run.mkdir(parents=True)
    for name, file in files().items():
        (run / f"{name}.json").write_bytes(to_json(file))
    code = f"""
import time
from pathlib import Path
import outputs.release as release
def stop(*_):
    print("now", flush=True)
    time.sleep(60)
if {step!r} == "rename":
    release.Path = type("Stopping", (type(Path()),), {{"rename": stop}})
else:
    setattr(release, {step!r}, stop)
options = release.ReleaseOptions(Path({str(tmp_path / "out")!r}))
release.write_release(release.read_plan_files(Path({str(run.parent)!r})), options)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "now\n"
        process.send_signal(signal.SIGKILL)
    assert published(tmp_path / "out") == []
    left = list((tmp_path / "out").iterdir())
    assert all(path.name.startswith(".") for path in left)
    old = time.time() - 7200
    for path in left:
        os.utime(path, (old, old))
    assert write_release(files(), ReleaseOptions(tmp_path / "out")).path.is_dir()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["1.0.0"]


def test_checks_of_a_good_release_are_all_right() -> None:
    assert {check.verdict for check in check_release(build_tables(files().values()))} == {"ok"}
