"""Drive ``pst scrape`` as people do: a process of its own, a sources file, a report read back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.scrape.sites import Site
from tests.corpus.scrape.web_server import SmallWeb

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Done:
    """A finished run."""

    code: int
    report: dict[str, Any]
    out: str
    err: str

    @property
    def counts(self) -> dict[str, int]:
        return dict(self.report["counts"])

    def documents(self, change: str | None = None) -> dict[str, dict[str, Any]]:
        return {line["url"]: line for line in self.report["documents"] if change in (None, line["change"])}

    def kept(self) -> set[str]:
        return {line["url"] for line in self.report["documents"] if line["change"] in ("added", "changed", "unchanged")}


class Driver:
    """Runs the command in ``folder`` against a small web; ``delay`` is the test-only pause on loopback."""

    def __init__(self, folder: Path, web: SmallWeb, *, delay: float = 0.02, **settings: float) -> None:
        self.folder = folder
        self.web = web
        self.archive = folder / "archive"
        self.sources = folder / "sources.csv"
        self._config = folder / "scrape.toml"
        values = {"test_only_delay": delay, "timeout": 30, "max_megabytes": 2, "retries": 1, **settings}
        self._config.write_text("".join(f"{key} = {value}\n" for key, value in values.items()), encoding="utf-8")

    def list_sources(self, sites: Iterable[Site], *, every: str = "") -> None:
        with self.sources.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["nis_code", "kind", "url", "every"])
            for site in sites:
                if site.nis_code:
                    rows.writerow([site.nis_code, site.kind, self.web.url(site.host, site.start), every])

    def command(self, *arguments: str) -> list[str]:
        paths = ["--sources", str(self.sources), "--archive", str(self.archive), "--config", str(self._config)]
        return [sys.executable, "-W", "error::DeprecationWarning:corpus", "-m", "pst", "scrape", *paths, *arguments]

    def run(self, *arguments: str, private: bool = True) -> Done:
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        extra = ["--json", str(report), *(["--allow-private-hosts"] if private else []), *arguments]
        done = subprocess.run(
            self.command(*extra), cwd=ROOT, capture_output=True, text=True, timeout=90, check=False, env=environment()
        )
        content = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
        return Done(done.returncode, content, done.stdout, done.stderr)

    def start(self) -> subprocess.Popen[bytes]:
        extra = ["--allow-private-hosts"]
        null = subprocess.DEVNULL
        return subprocess.Popen(self.command(*extra), cwd=ROOT, stdout=null, stderr=null, env=environment())


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"}


def wanted(sites: Sequence[Site], web: SmallWeb) -> set[str]:
    """The addresses of all that is to be kept."""
    return {path if path.startswith("http") else web.url(site.host, path) for site in sites for path in site.wanted}
