"""Speed, as ratios within one run of one machine, against what the design asks.

python -m benchmarks.speed [--only WORD]
"""

from __future__ import annotations

import json
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pdfplumber
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.document import SourceFile
from pst.config import NOTHING_SAID
from pst.pipeline import RunOptions, run
from pst.worker import extract_source

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples" / "documents"
DEVELOPMENT = ROOT.parent / "shared" / "bench" / "pdf"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and its goal; ``higher`` says on which side of the goal it should be."""

    what: str
    value: float
    goal: float
    unit: str
    higher: bool = False

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.higher else self.value <= self.goal


def best_of(times: int, action: Callable[[], object]) -> float:
    """Return the shortest of several timings, in seconds."""
    return min(_timed(action) for _ in range(times))


def help_time() -> Iterator[Figure]:
    """Time ``pst --help`` as a whole process."""
    command = [sys.executable, "-m", "pst", "--help"]
    seconds = best_of(3, lambda: subprocess.run(command, check=True, capture_output=True))
    yield Figure("pst --help", seconds, 0.3, "s")


def whole_way() -> Iterator[Figure]:
    """Compare PDF bytes → plan file with ``extract_tables()`` alone, document by document."""
    names = ("e_heavy120.pdf", "a_sl_ruled.pdf", "f_fiches40.pdf")
    paths = [DEVELOPMENT / name for name in names if (DEVELOPMENT / name).is_file()]
    for path in paths or sorted(SAMPLES.glob("*.pdf"))[:3]:
        data = path.read_bytes()
        ours = best_of(3, lambda path=path, data=data: extract_source(SourceFile(path.name, data), NOTHING_SAID))  # type: ignore[misc]
        theirs = _timed(lambda path=path: _extract_tables(path))  # type: ignore[misc]
        yield Figure(
            f"whole way against extract_tables(), {path.name} ({ours:.2f} s)", theirs / ours, 10, "×", higher=True
        )


def two_workers() -> Iterator[Figure]:
    """Compare two worker processes with one over many documents."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(12):
            for path in sorted(SAMPLES.iterdir()):
                shutil.copy(path, folder / f"{path.stem}-{number}{path.suffix}")
        options = [RunOptions((folder,), folder / "out", jobs=jobs, use_cache=False) for jobs in (1, 2)]
        one, two = (best_of(2, lambda option=option: run(option)) for option in options)  # type: ignore[misc]
    yield Figure(f"two workers against one ({two:.1f} s, {one:.1f} s)", one / two, 1.6, "×", higher=True)


def unchanged() -> Iterator[Figure]:
    """Time a second run over 500 documents that did not change, as a whole process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "documents"
        folder.mkdir()
        for number in range(500):
            (folder / f"plan-{number:03}.txt").write_text(_small_plan(number), encoding="utf-8")
        command = [sys.executable, "-m", "pst", "run", str(folder), "--out", f"{name}/out", "--quiet"]
        subprocess.run(command, check=True)
        seconds = best_of(2, lambda: subprocess.run(command, check=True))
    yield Figure("second run over 500 unchanged documents", seconds, 2.0, "s")


def memory() -> Iterator[Figure]:
    """Measure the peak of a fresh process that reads the largest document at hand."""
    heavy = DEVELOPMENT / "e_heavy120.pdf"
    path = heavy if heavy.is_file() else max(SAMPLES.glob("*.pdf"), key=lambda path: path.stat().st_size)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        yield Figure(f"peak memory, {path.name}", pool.apply(_peak, (str(path),)), 150, "MB")


def _peak(path: str) -> float:
    import resource

    extract_source(SourceFile(Path(path).name, Path(path).read_bytes()), NOTHING_SAID)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEGABYTE


def _extract_tables(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def _small_plan(number: int) -> str:
    lines = [
        f"Programme stratégique transversal 2018-2024, plan {number}",
        "",
        "Objectif stratégique 1 : Être une commune verte",
    ]
    for action in range(1, 6):
        lines += ["", f"Action {action} : Planter {number + action} arbres", "Échéance : 2020"]
    return "\n".join(lines) + "\n"


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


_BENCHES = (help_time, whole_way, two_workers, unchanged, memory)


@click.command()
@click.option("--only", default="", help="Only the figures whose function's name contains this.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(only: str, as_json: bool) -> None:
    """Print what was measured beside what the design asks."""
    figures = [figure for bench in _BENCHES if only in bench.__name__ for figure in bench()]
    if as_json:
        click.echo(json.dumps({figure.what: figure.value for figure in figures}, indent=1))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="Speed")
    for name in ("what", "measured", "asked"):
        table.add_column(name, justify="left" if name == "what" else "right", no_wrap=True)
    for figure in figures:
        sign = "≥" if figure.higher else "≤"
        value = Text(f"{figure.value:.2f} {figure.unit}", style="green" if figure.met else "red")
        table.add_row(figure.what, value, f"{sign} {figure.goal:g} {figure.unit}")
    Console(highlight=False, width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    main()
