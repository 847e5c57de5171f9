"""A process killed at any moment leaves an archive that verifies clean, and a restart that ends like a quiet run."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.archive import Archive

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from corpus.archive import Archive, Fetch, SourceCheck

folder = Path(sys.argv[1])
at = datetime(2025, 3, 1, tzinfo=UTC)
with Archive(folder) as archive:
    print("ready", flush=True)
    archive.begin_run(at)
    for number in range(60):
        url = f"https://www.exemple.be/{number}.pdf"
        body = bytes([number % 7]) * (50_000 + number)
        if archive.validators(url):
            archive.record(Fetch(url, f"s{number % 5}", at, status=304))
        else:
            archive.record(Fetch(url, f"s{number % 5}", at, status=200, media_type="application/pdf"), body)
        print(number, flush=True)
    archive.end_run(at)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)


def content(folder: Path) -> tuple[set[str], set[tuple[str, str]]]:
    with Archive(folder, readonly=True) as archive:
        objects = {path.name for path in (folder / "objects").rglob("*") if path.is_file()}
        return objects, {(d.url, d.digest) for d in archive.latest_documents()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quiet")
    process = start(folder)
    process.communicate(timeout=60)
    assert process.returncode == 0
    return folder


def test_killed_at_ten_random_moments(undisturbed: Path, tmp_path: Path) -> None:
    chance = random.Random(20250301)
    folder = tmp_path / "archive"
    moments = sorted(chance.sample(range(60), 10))
    for moment in moments:
        process = start(folder)
        assert process.stdout
        for line in process.stdout:
            if line.strip() == str(moment):
                break
        time.sleep(chance.random() / 100)
        process.send_signal(signal.SIGKILL)
        process.stdout.close()
        assert process.wait(timeout=60) == -signal.SIGKILL
        with Archive(folder, readonly=True) as archive:
            assert archive.verify() == []
    process = start(folder)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert content(folder) == content(undisturbed)
    assert list((folder / "tmp").iterdir()) == []
    with Archive(folder, readonly=True) as archive:
        assert archive.verify() == []
        runs = archive.runs()
    assert [run.ended_at is None for run in runs] == [True] * 10 + [False]


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "execute-insert", "execute-commit"])
def test_stopped_within_one_recording(step: str, tmp_path: Path) -> None:
    """Die inside ``record``: before the bytes are whole, before the rename, before the log, before the commit."""
    code = f"""
import os, pathlib, sqlite3, sys
from datetime import UTC, datetime
from corpus.archive import Archive, Fetch
import corpus.archive_objects, corpus.archive_log
step = {step!r}
archive = Archive(pathlib.Path(sys.argv[1]))
at = datetime(2025, 3, 1, tzinfo=UTC)
archive.record(Fetch("https://www.exemple.be/a.pdf", "s", at, status=200), b"premier")
die = lambda *a, **k: os._exit(9)
if step == "write":
    os.fdopen = die
elif step == "fsync":
    os.fsync = die
elif step == "replace":
    pathlib.Path.replace = die
else:
    class Connection:
        def __init__(self, real): self.real = real
        def execute(self, query, *values):
            if query.startswith(step.removeprefix("execute-")): os._exit(9)
            return self.real.execute(query, *values)
    archive._log._connection = Connection(archive._log._connection)
archive.record(Fetch("https://www.exemple.be/b.pdf", "s", at, status=200), b"second")
"""
    folder = tmp_path / "archive"
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False, capture_output=True, timeout=60)
    assert done.returncode == 9, done.stderr
    with Archive(folder, readonly=True) as archive:
        assert archive.verify() == []
        assert [document.url for document in archive.documents()] == ["https://www.exemple.be/a.pdf"]
    with Archive(folder) as archive:
        assert list((folder / "tmp").iterdir()) == []
