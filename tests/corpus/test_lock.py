"""One run at a time, and a dead one never stands in the way."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.lock import EXIT_BUSY, BusyError, RunLock

HOLDER = """
import sys, time
from pathlib import Path
from corpus.lock import RunLock
with RunLock(Path(sys.argv[1]), "pst scrape"):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_told_who_holds_it(tmp_path: Path) -> None:
    process = hold(tmp_path)
    try:
        with pytest.raises(BusyError, match=rf"pst scrape, processus {process.pid} sur "), RunLock(tmp_path, "pst run"):
            pass
    finally:
        process.kill()
        process.communicate()
    assert EXIT_BUSY == 75


def test_a_killed_run_lets_go(tmp_path: Path) -> None:
    process = hold(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with RunLock(tmp_path, "pst scrape"):
        assert (tmp_path / ".lock.json").is_file()
    assert not (tmp_path / ".lock.json").exists()


def test_an_ended_run_lets_go_whatever_ended_it(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), RunLock(tmp_path / "nouveau", "pst scrape"):
        raise KeyboardInterrupt
    with RunLock(tmp_path / "nouveau", "pst scrape"):
        pass


def test_a_broken_note_of_the_holder_is_no_obstacle(tmp_path: Path) -> None:
    process = hold(tmp_path)
    (tmp_path / ".lock.json").write_text("{")
    try:
        with pytest.raises(BusyError, match="une autre exécution est en cours\\."), RunLock(tmp_path, "pst run"):
            pass
    finally:
        process.kill()
        process.communicate()
