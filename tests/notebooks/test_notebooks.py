"""Every notebook is executed on a release of the sample documents, as a reader would."""

from __future__ import annotations

import json
import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pst.cli.options import samples_folder
from pst.pipeline import RunOptions, run
from tests.pst.test_cli import pst_exit

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SAYS = {
    "01-premier-regard": "actions sans pilote",
    "02-budgets-et-calendriers": "actions datées sur",
    "03-qualite-et-corrections": "actions à vérifier sur",
}
PICTURES = {"01-premier-regard": 1, "02-budgets-et-calendriers": 3, "03-qualite-et-corrections": 3}


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    assert run(RunOptions((samples_folder(),), folder / "run", jobs=2)).failures == ()
    assert pst_exit("release", folder / "run", "--out", folder / "releases") == 0
    return folder / "releases"


def test_all_notebooks_are_known() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(SAYS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(path: Path, releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PST_RUN", str(releases))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert SAYS[path.stem] in "".join(output.get("text", "") for output in outputs)
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= PICTURES[path.stem]
    assert [output["text"] for output in outputs if output.get("name") == "stderr"] == []


def test_notebooks_are_kept_without_results() -> None:
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
