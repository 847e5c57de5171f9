from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import pst
from pst.errors import UsageError
from pst.pipeline import RunOptions, run
from tests.pst.conftest import InProcess


@pytest.mark.usefixtures("rooms")
def test_extract_gives_a_plan_file(folder: Path) -> None:
    plan_file = pst.extract(folder / "a.txt", term="2018-2024")
    assert plan_file.document.file_name == "a.txt"
    assert plan_file.document.title == "(2018, 2024)"


@pytest.mark.usefixtures("rooms")
def test_load_gives_the_tables_as_attributes(folder: Path, tmp_path: Path) -> None:
    run(RunOptions((folder,), tmp_path / "out"), executor=InProcess())
    dataset = pst.load(tmp_path / "out")
    assert list(dataset)[:2] == ["actions", "amounts"]
    assert len(dataset.actions) == 9
    assert dataset.actions is dataset["actions"]
    assert dataset.actions["amount_ordinary"].sum() == Decimal("3000.00")
    assert dataset.actions["start_year"].max() == 2020
    assert "actions" in dir(dataset)
    assert "actions" in repr(dataset)
    with pytest.raises(AttributeError, match="no table « action »; there are actions, amounts"):
        _ = dataset.action


def test_load_says_what_to_do_where_there_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pst run --out"):
        pst.load(tmp_path)


def test_importing_pst_is_light() -> None:
    code = "import sys, pst; print(sorted({'pandas', 'pyarrow', 'click', 'msgspec', 'extract'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lire'"):
        _ = pst.lire
