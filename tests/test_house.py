"""What holds for the whole house: who imports whom, what stands in the repository and what must not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples"


def tracked() -> list[Path]:
    """Return the files that git tracks, or all that are not ignored by name where there is no git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not {".venv", "data"} & set(path.parts)]


def test_rooms_look_downwards_only() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"
    done = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_machine_path_or_download_address_is_tracked() -> None:
    here = ROOT if ROOT.is_relative_to(tempfile.gettempdir()) else ROOT.parent
    refused = [f"{here}/", "--index" + "-url", "files.python" + "hosted.org", "#sha256" + "="]
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" in data[:1024]:
            continue
        text = data.decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in refused if word in text]
    assert found == []


def test_constraints_pin_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        name, separator, version = line.partition("==")
        assert name, line
        assert separator, line
        assert version, line
        assert not {"@", "/", ";", " "} & set(line), line
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    for requirement in wanted:
        name = requirement.partition(">=")[0].lower().replace("_", "-")
        assert name in pinned, f"{name}: run make constraints"


def test_every_sample_has_its_gold() -> None:
    documents = sorted(path.stem for path in (SAMPLES / "documents").iterdir())
    assert documents
    assert documents == sorted(path.stem for path in (SAMPLES / "gold").glob("*.json"))


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "CHANGELOG.md", "Makefile", ".ci/run", "constraints.txt"])
def test_the_house_has(name: str) -> None:
    assert (ROOT / name).is_file()


def test_what_is_produced_is_ignored() -> None:
    assert "/data/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
