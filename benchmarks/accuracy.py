"""Accuracy on all gold at hand: the samples, generated layouts, and development documents where they are present.

python -m benchmarks.accuracy [--details] [--families] [--json] [--only SET]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from outputs.compare.score import MEASURES, Comparison, score_folder
from pst.cli.scores import score_cells, show_scores
from pst.cli.summary import failure_line
from pst.outcome import Failure
from pst.pipeline import RunOptions, run

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpus" / "samples"
LAYOUTS = ROOT / "tests" / "layouts"
DEVELOPMENT = ROOT.parent / "shared" / "documents"
RESULTS = ROOT / "data" / "bench"
_WIDTH = 220
_SHOWN_FAILURES = 10


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents with their gold plan files, ``NAME.json`` for each ``NAME.ext``."""

    name: str
    documents: Path
    gold: Path


def gold_sets() -> Iterator[GoldSet]:
    """Yield every set that is present, the samples first."""
    yield GoldSet("samples", SAMPLES / "documents", SAMPLES / "gold")
    if (LAYOUTS / "documents").is_dir():
        yield GoldSet("layouts", LAYOUTS / "documents", LAYOUTS / "gold")
    if (DEVELOPMENT / "gold").is_dir():
        yield GoldSet("development", DEVELOPMENT / "docs", DEVELOPMENT / "gold")


def groups(gold_set: GoldSet, comparison: Comparison, *, families: bool = False) -> Iterator[tuple[str, Comparison]]:
    """Yield what is reported apart: the set, and of layouts the worked-on and held-out families, hard ones apart."""
    yield gold_set.name, comparison
    if gold_set.name != "layouts":
        return
    listed = tomllib.loads((LAYOUTS / "families.toml").read_text(encoding="utf-8"))["family"]
    for chosen in ("worked", "held-out"):
        for hard in (False, True):
            names = {f["name"] for f in listed if f["set"] == chosen and f["hard"] == hard}
            yield f"  {chosen}{', hard' if hard else ''}", _part(comparison, names)
    if families:
        for name in sorted(f["name"] for f in listed):
            yield f"    {name}", _part(comparison, {name})


def _part(comparison: Comparison, families: set[str]) -> Comparison:
    """Keep the documents of these families, named ``family--variant``."""
    return Comparison({n: s for n, s in comparison.documents.items() if n.partition("--")[0] in families}, ())


def measure(gold_set: GoldSet, jobs: int | None = None) -> tuple[Comparison, list[str]]:
    """Read a set and score it; also return one line for each document that could not be read."""
    out = RESULTS / gold_set.name
    report = run(RunOptions((gold_set.documents,), out, jobs=jobs))
    failures = [
        failure_line(document.label, document.outcome)
        for document in report.documents
        if isinstance(document.outcome, Failure)
    ]
    return score_folder(gold_set.gold, out / "plans"), failures


@click.command()
@click.option("--details", is_flag=True, help="One row a document.")
@click.option("--families", is_flag=True, help="One row a family of layouts.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--only", default="", help="Only the sets whose name contains this.")
@click.option("--jobs", type=int, default=None)
def main(details: bool, families: bool, as_json: bool, only: str, jobs: int | None) -> None:
    """Print the accuracy of each set."""
    results = [(s, *measure(s, jobs)) for s in gold_sets() if only in s.name and s.documents.is_dir()]
    parts = [part for s, comparison, _ in results for part in groups(s, comparison, families=families)]
    if as_json:
        summaries = {name.strip(): comparison.overall.summary() for name, comparison in parts}
        click.echo(json.dumps(summaries, indent=1))
        return
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDTH)
    if details:
        for gold_set, comparison, _ in results:
            show_scores(comparison, console, title=gold_set.name)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), title="Accuracy")
    table.add_column("set", no_wrap=True)
    table.add_column("docs", justify="right")
    for column in MEASURES:
        table.add_column(column[:7], justify="right", no_wrap=True)
    for name, comparison in parts:
        table.add_row(name, str(len(comparison.documents)), *score_cells(comparison.overall.summary()))
    console.print(table)
    for _, _, failures in results:
        for line in failures[:_SHOWN_FAILURES]:
            console.print(Text(line, style="red"))
        if len(failures) > _SHOWN_FAILURES:
            console.print(Text(f"… and {len(failures) - _SHOWN_FAILURES} more", style="red"))


if __name__ == "__main__":
    main()
