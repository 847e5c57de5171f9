"""Speed, as ratios within one run of one machine, against what the design asks.

python -m benchmarks.speed [--only WORD] [--turns N] [--json] [--write]

The engines take turns on each document; their times are CPU seconds of the process, and a ratio is the median over the
turns. Only workers, the second run and ``pst --help`` are timed by the clock, so that a loaded machine shows in them.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import click
import pdfplumber
import pypdfium2 as pdfium
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.record import update_record
from extract.collector import collector_paused
from extract.detect import detect
from extract.document import SourceFile
from extract.layout.engine.pdfium_page import PdfiumPage
from extract.layout.engine.pdfium_words import WordReader
from extract.layout.pages.page import take_apart
from extract.readers import read
from extract.readers.pdf import page_contents
from normalize.build import build
from pst.config import NOTHING_SAID
from pst.pipeline import RunOptions, available_cores, run
from pst.worker import extract_source

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples" / "documents"
LAYOUTS = ROOT / "tests" / "layouts" / "documents"
DEVELOPMENT = ROOT.parent / "shared"
_MEGABYTE = 1024 * 1024
_HEAVY: Final = "e_heavy120.pdf"
_TABLES: Final = (_HEAVY, "a_sl_ruled.pdf", "c_sl_chromium.pdf", "f_fiches40.pdf")
_OWN: Final = "long-plan--1.pdf"  # generated, so that every copy of the project has it
_WORKER_COPIES = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and its goal; ``higher`` says on which side of the goal it should be.

    ``what`` names the measure, ``subject`` the document that it was taken on, "" where there is none.
    """

    what: str
    value: float
    goal: float
    unit: str
    higher: bool = False
    subject: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.higher else self.value <= self.goal


def documents() -> Iterator[Path]:
    """Yield the PDF files with tables to measure on: those with known cells where they are present, then our own."""
    for name in _TABLES:
        path = DEVELOPMENT / "bench" / "pdf" / name
        if path.is_file():
            yield path
    yield LAYOUTS / _OWN


def pdf_ratios(turns: int) -> Iterator[Figure]:
    """Compare our cells and the whole way, bytes → plan file, with ``extract_tables()``; our cells with bare text."""
    for path in documents():
        source = SourceFile(path.name, path.read_bytes())
        times = _taking_turns(
            turns,
            {
                "floor": lambda source=source: _bare_text(source),  # type: ignore[misc]
                "cells": lambda source=source: _cells(source),  # type: ignore[misc]
                "whole": lambda source=source: extract_source(source, NOTHING_SAID),  # type: ignore[misc]
                "plumber": lambda path=path: _extract_tables(path),  # type: ignore[misc]
            },
        )
        goal = 20 if path.name == _HEAVY else 15
        yield Figure("cells-against-plumber", _ratio(times["plumber"], times["cells"]), goal, "×", True, path.stem)
        yield Figure("cells-against-floor", _ratio(times["cells"], times["floor"]), 3, "×", subject=path.stem)
        yield Figure("whole-against-plumber", _ratio(times["plumber"], times["whole"]), 10, "×", True, path.stem)


def steps(turns: int) -> dict[str, float]:
    """Return the share of each step in the CPU time of the whole way, on the largest document at hand."""
    path = next(documents())
    source = SourceFile(path.name, path.read_bytes())
    document = read(source)
    printed = detect(document)
    with collector_paused():
        times = _taking_turns(
            turns,
            {
                "text": lambda: _bare_text(source),
                "rules": lambda: _rules(source),
                "cells": lambda: _cells(source),
                "layout": lambda: read(source),
                "detection": lambda: detect(document),
                "values": lambda: build(printed),
            },
        )
    taken = {name: statistics.median(known) for name, known in times.items()}
    whole = taken["layout"] + taken["detection"] + taken["values"]
    for name, before in (("layout", "cells"), ("cells", "rules"), ("rules", "text")):  # each holds the one before it
        taken[name] = max(0.0, taken[name] - taken[before])
    return {name: round(seconds / whole, 3) for name, seconds in taken.items()}


def two_workers(turns: int) -> Iterator[Figure]:
    """Compare two worker processes with one over many documents."""
    times: dict[str, list[float]] = {"one": [], "two": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "documents"
        folder.mkdir()
        for number in range(_WORKER_COPIES):
            for path in sorted(SAMPLES.iterdir()):
                shutil.copy(path, folder / f"{path.stem}-{number}{path.suffix}")
        for _ in range(min(turns, 2)):
            for jobs, known in zip((1, 2), times.values(), strict=True):
                options = RunOptions((folder,), Path(name) / "out", jobs=jobs, use_cache=False)
                known.append(_timed(lambda options=options: run(options), time.perf_counter))  # type: ignore[misc]
    yield Figure("two-workers", min(times["one"]) / min(times["two"]), 1.6, "×", True)


def unchanged(turns: int) -> Iterator[Figure]:
    """Time a second run over 500 documents that did not change, as a whole process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "documents"
        folder.mkdir()
        for number in range(500):
            (folder / f"plan-{number:03}.txt").write_text(_small_plan(number), encoding="utf-8")
        command = [sys.executable, "-m", "pst", "run", str(folder), "--out", f"{name}/out", "--quiet"]
        subprocess.run(command, check=True)
        yield Figure("unchanged", _best_of(turns, lambda: subprocess.run(command, check=True)), 2.0, "s")


def ocr(turns: int) -> Iterator[Figure]:
    """Time the reading of scanned pages, OCR included; nothing where there is no OCR."""
    scans = sorted((DEVELOPMENT / "documents" / "docs").glob("*-scan.pdf")) + sorted(LAYOUTS.glob("scan--*.pdf"))
    seconds, pages = 0.0, 0
    for path in scans:
        source = SourceFile(path.name, path.read_bytes())
        document = read(source)
        if "ocr" not in document.methods:
            return
        pages += document.page_count or 0
        seconds += min(_taking_turns(min(turns, 2), {"ocr": lambda source=source: read(source)})["ocr"])  # type: ignore[misc]
    yield Figure("ocr", seconds / pages, 1.5, "s", subject=f"{pages} pages")


def help_time(turns: int) -> Iterator[Figure]:
    """Time ``pst --help`` as a whole process."""
    command = [sys.executable, "-m", "pst", "--help"]
    yield Figure("help", _best_of(turns, lambda: subprocess.run(command, check=True, capture_output=True)), 0.3, "s")


def memory(turns: int) -> Iterator[Figure]:
    """Measure the peak of a fresh process that reads the largest document at hand."""
    path = next(documents())
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        yield Figure("memory", pool.apply(_peak, (str(path),)), 150, "MB", subject=path.stem)


def _peak(path: str) -> float:
    """The peak in megabytes; where the system keeps it by program, without what the process that started it used."""
    import resource

    extract_source(SourceFile(Path(path).name, Path(path).read_bytes()), NOTHING_SAID)
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii", errors="replace").splitlines() if status.is_file() else []
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), None)
    return (kilobytes or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * 1024 / _MEGABYTE


def _cells(source: SourceFile) -> int:
    """Words, rules and cells, page by page, with Python's collector at rest as in every reading of a PDF."""
    with collector_paused():
        return sum(len(take_apart(content).tables) for content in page_contents(source))


def _rules(source: SourceFile) -> int:
    with collector_paused():
        return sum(1 for _ in page_contents(source))


def _bare_text(source: SourceFile) -> int:
    """pdfium's text, and nothing made of it."""
    document = pdfium.PdfDocument(source.data)
    count = 0
    for index in range(len(document)):
        with PdfiumPage(document, index) as page:
            count += len(WordReader(page).text)
    document.close()
    return count


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


def _taking_turns(turns: int, actions: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the CPU seconds of each action, in turns."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(turns):
        for name, action in actions.items():
            times[name].append(_timed(action, time.process_time))
    return times


def _ratio(longer: list[float], shorter: list[float]) -> float:
    return statistics.median(long / short for long, short in zip(longer, shorter, strict=True))


def _best_of(times: int, action: Callable[[], object]) -> float:
    return min(_timed(action, time.perf_counter) for _ in range(times))


def _timed(action: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    action()
    return clock() - start


_BENCHES = (help_time, unchanged, pdf_ratios, ocr, two_workers, memory)


@click.command()
@click.option("--only", default="", help="Only the figures whose function's name contains this.")
@click.option("--turns", type=click.IntRange(1), default=3, help="How often each engine is run.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--write", is_flag=True, help="Keep the figures in docs/accuracy.json.")
def main(only: str, turns: int, as_json: bool, write: bool) -> None:
    """Print what was measured beside what the design asks."""
    if write and only:
        raise click.UsageError("--write keeps all figures: leave --only out")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    extract_source(SourceFile(_OWN, (LAYOUTS / _OWN).read_bytes()), NOTHING_SAID)  # imports and lexicon are not timed
    found = [figure for bench in _BENCHES if only in bench.__name__ for figure in bench(turns)]
    shares = steps(turns) if only in "steps" else {}
    kept = {
        "cores": available_cores(),
        "load": None if load is None else round(load, 1),
        "turns": turns,
        "figures": [{**asdict(figure), "value": round(figure.value, 3), "met": figure.met} for figure in found],
        "steps": shares,
    }
    if write:
        update_record({"speed": kept})
    if as_json:
        click.echo(json.dumps(kept, indent=1, ensure_ascii=False))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=f"Speed ({kept['cores']} cores, load {kept['load']})")
    for name in ("what", "on", "measured", "asked"):
        table.add_column(name, justify="left" if name in ("what", "on") else "right", no_wrap=True)
    for figure in found:
        value = Text(f"{figure.value:.2f} {figure.unit}", style="green" if figure.met else "red")
        asked = f"{'≥' if figure.higher else '≤'} {figure.goal:g} {figure.unit}"
        table.add_row(figure.what, figure.subject, value, asked)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    console.print(table)
    if shares:
        console.print("whole way: " + ", ".join(f"{name} {share:.0%}" for name, share in shares.items()))


if __name__ == "__main__":
    main()
