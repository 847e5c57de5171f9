from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import pst
from normalize.plan_file import PlanFile
from outputs.tables import build_tables
from outputs.writers.parquet import write_parquet
from pst.errors import UsageError
from tests.pst.test_cli_diff import write_version


def test_a_release_a_folder_of_releases_and_bare_tables(plan_file: PlanFile, tmp_path: Path) -> None:
    write_version(tmp_path / "releases" / "0.9.0", plan_file)
    write_version(tmp_path / "releases" / "0.10.0", plan_file)
    (tmp_path / "releases" / ".0.11.0.tmp").mkdir()
    (tmp_path / "releases" / "notes").mkdir()
    assert pst.load(tmp_path / "releases" / "0.9.0").folder.name == "0.9.0"
    data = pst.load(tmp_path / "releases")
    assert data.folder.name == "0.10.0"
    assert [each.document.file_name for each in data.plan_files()] == ["plan.txt"]
    for name, table in build_tables([plan_file]).items():
        write_parquet(table, tmp_path / "bare" / f"{name}.parquet")
    bare = pst.load(tmp_path / "bare")
    assert len(bare.actions) == 3
    assert list(bare.plan_files()) == []


def test_columns_keep_their_types(plan_file: PlanFile, tmp_path: Path) -> None:
    write_version(tmp_path / "1.0.0", plan_file)
    data = pst.load(tmp_path)
    types = {name: str(data.actions.dtypes[name]) for name in ("end_year", "end_date", "amount_ordinary", "title")}
    assert types == {
        "end_year": "int16[pyarrow]",
        "end_date": "date32[day][pyarrow]",
        "amount_ordinary": "decimal128(14, 2)[pyarrow]",
        "title": "string[pyarrow]",
    }


def test_queries_give_typed_frames(plan_file: PlanFile, tmp_path: Path) -> None:
    write_version(tmp_path / "1.0.0", plan_file)
    frame = pst.load(tmp_path).query("select kind, sum(amount) as total from amounts group by all order by kind")
    assert isinstance(frame, pd.DataFrame)
    assert frame["total"].iloc[0] == Decimal("3000.00")
    with pytest.raises(UsageError, match="pas de table"):
        pst.load(tmp_path).query("select * from nothing")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="n'existe pas"):
        pst.load(tmp_path / "nowhere")
