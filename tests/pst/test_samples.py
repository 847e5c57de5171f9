"""The whole way on the sample documents, in worker processes, as a newcomer runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest

from normalize.plan_file import from_json, to_json
from outputs.tables import build_tables
from pst.cli.options import samples_folder
from pst.pipeline import RunOptions, RunReport, run


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> RunReport:
    return run(RunOptions((samples_folder(),), tmp_path_factory.mktemp("samples"), jobs=2))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_all_samples_are_read(report: RunReport) -> None:
    assert report.failures == ()
    stems = sorted(path.stem for path in samples_folder().iterdir())
    assert sorted(path.stem for path in (report.out / "plans").iterdir()) == stems


def test_every_plan_file_holds_to_the_schema_and_comes_back_the_same(report: RunReport) -> None:
    schema: dict[str, Any] = json.loads((report.out / "plan-file.schema.json").read_bytes())
    validator = jsonschema.Draft202012Validator(schema)
    for path in (report.out / "plans").iterdir():
        content = path.read_bytes()
        validator.validate(json.loads(content))
        assert to_json(from_json(content)) == content


def test_another_run_with_one_worker_gives_the_same_bytes(report: RunReport, tmp_path: Path) -> None:
    run(RunOptions((samples_folder(),), tmp_path, jobs=1, use_cache=False))
    assert contents(tmp_path) == contents(report.out)


def test_the_tables_are_those_of_the_plan_files(report: RunReport) -> None:
    plan_files = [from_json(path.read_bytes()) for path in sorted((report.out / "plans").iterdir())]
    for name, table in build_tables(plan_files).items():
        assert pq.read_table(report.out / "tables" / f"{name}.parquet").num_rows == table.num_rows


def test_keys_are_unique(report: RunReport) -> None:
    items = pq.read_table(report.out / "tables" / "items.parquet", columns=["document_id", "item_id"]).to_pylist()
    assert len({tuple(row.values()) for row in items}) == len(items)
