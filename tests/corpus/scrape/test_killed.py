"""Killed at ten random moments and started again: the same archive as an undisturbed run, and clean each time."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

from corpus.archive import Archive, is_archive
from tests.corpus.scrape.driving import Driver
from tests.corpus.scrape.sites import municipal_web
from tests.corpus.scrape.web_server import SmallWeb, serving

KILLS = 10
CHOSEN = ("tellin", "clavier", "chiny", "onhaye", "florennes")


def content(folder: Path) -> tuple[set[tuple[str, str, str]], set[str]]:
    with Archive(folder, readonly=True) as archive:
        assert archive.verify() == []
        known = {(a.url, str(a.role), a.digest or "") for a in archive.addresses()}
        return known, {path.name for path in (folder / "objects").rglob("*") if path.is_file()}


def reached(web: SmallWeb, requests: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server has seen so many requests, or the process has ended."""
    while len(web.asked()) < requests and process.poll() is None:
        time.sleep(0.01)


def test_killed_ten_times_and_restarted(tmp_path: Path) -> None:
    moments = random.Random(5)
    with serving({}) as web:
        sites = [site for site in municipal_web(web.url) if site.host in (*CHOSEN, "fichiers")]
        web.sites.update({site.host: site.pages for site in sites})
        (tmp_path / "calm").mkdir()
        (tmp_path / "killed").mkdir()
        calm = Driver(tmp_path / "calm", web, delay=0.02)
        calm.list_sources(sites)
        assert calm.run().code == 0
        most = len(web.asked())

        killed = Driver(tmp_path / "killed", web, delay=0.02)
        killed.list_sources(sites)
        interrupted = 0
        for _ in range(KILLS):
            web.forget()
            process = killed.start()
            reached(web, moments.randrange(1, most), process)
            time.sleep(moments.uniform(0, 0.1))
            interrupted += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.wait()
            if is_archive(killed.archive):
                content(killed.archive)
        last = killed.run()
        assert last.code == 0
        assert interrupted >= KILLS // 2
        assert content(killed.archive) == content(calm.archive)
        assert last.kept() == {line["url"] for line in last.report["documents"]}


def test_interrupted_by_hand_it_ends_tidily(tmp_path: Path) -> None:
    with serving({}) as web:
        sites = [site for site in municipal_web(web.url) if site.host == "doische"]
        web.sites.update({site.host: site.pages for site in sites})
        driver = Driver(tmp_path, web, delay=3.0)
        driver.list_sources(sites)
        process = driver.start()
        deadline = time.monotonic() + 20
        while not web.asked() and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) != 0
        with Archive(driver.archive, readonly=True) as archive:
            assert archive.verify() == []
            assert archive.last_checks() == {}
