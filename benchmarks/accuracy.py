"""Accuracy on all gold at hand: the samples, generated layouts, and development documents where they are present.

python -m benchmarks.accuracy [--details] [--families] [--json] [--only SET] [--write]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.calibration import Band, calibration, judge_folder
from benchmarks.record import band_record, figures, lowest_field, made_up_share, update_record, values_share
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
HELD_OUT: Final = "held-out"
_WIDTH = 220
_SHOWN_FAILURES = 10
_GOOD, _FAIR = 0.95, 0.8
_MADE_UP = 0.01  # the share of made-up items that is allowed
_IAPST, _SCANS = "iapst-*", "*-scan"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents with their gold plan files, ``NAME.json`` for each ``NAME.ext``."""

    name: str
    documents: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Part:
    """Documents reported together: a whole set (``depth`` 0) or some of its documents."""

    name: str
    comparison: Comparison
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """One family of layouts and how its documents are read."""

    name: str
    held_out: bool
    hard: bool
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Measured:
    """One set, read and scored; ``failures`` has a line for each document that could not be read."""

    gold_set: GoldSet
    comparison: Comparison
    failures: tuple[str, ...]


def gold_sets() -> Iterator[GoldSet]:
    """Yield every set that is present, the samples first."""
    yield GoldSet("samples", SAMPLES / "documents", SAMPLES / "gold")
    if (LAYOUTS / "documents").is_dir():
        yield GoldSet("layouts", LAYOUTS / "documents", LAYOUTS / "gold")
    if (DEVELOPMENT / "gold").is_dir():
        yield GoldSet("development", DEVELOPMENT / "docs", DEVELOPMENT / "gold")


def measure(gold_set: GoldSet, jobs: int | None = None) -> Measured:
    """Read a set and score it."""
    out = RESULTS / gold_set.name
    report = run(RunOptions((gold_set.documents,), out, jobs=jobs))
    failures = tuple(
        failure_line(document.label, document.outcome)
        for document in report.documents
        if isinstance(document.outcome, Failure)
    )
    return Measured(gold_set, score_folder(gold_set.gold, out / "plans"), failures)


def parts(measured: Measured) -> Iterator[Part]:
    """Yield what is reported apart: the set; of layouts worked-on and held-out families, hard ones apart too."""
    name, comparison = measured.gold_set.name, measured.comparison
    yield Part(name, comparison)
    if name == "development":
        yield Part("texts", _chosen(comparison, lambda stem: not _matches(stem, _IAPST, _SCANS)), 1)
        yield Part("iA.PST", _chosen(comparison, lambda stem: _matches(stem, _IAPST)), 1)
        yield Part("scan", _chosen(comparison, lambda stem: _matches(stem, _SCANS)), 1)
    if name == "layouts":
        listed = list(families(measured))
        for held_out, label in ((False, "worked"), (True, HELD_OUT)):
            for hard in (False, True):
                chosen = [family.comparison for family in listed if (family.held_out, family.hard) == (held_out, hard)]
                yield Part(f"{label}-hard" if hard else label, _together(chosen), 1)


def families(measured: Measured) -> Iterator[Family]:
    """Yield the families of the set of layouts, by name; of other sets none."""
    if measured.gold_set.name != "layouts":
        return
    listed = tomllib.loads((LAYOUTS / "families.toml").read_text(encoding="utf-8"))["family"]
    for family in sorted(listed, key=lambda family: str(family["name"])):
        name = family["name"]
        own = _chosen(measured.comparison, lambda stem, name=name: stem.partition("--")[0] == name)  # type: ignore[misc]
        yield Family(name, family["set"] == HELD_OUT, family["hard"], own)


def calibrations(results: list[Measured]) -> dict[str, dict[str, tuple[Band, ...]]]:
    """Return the calibration tables of all documents and, where they were read, of the held-out layouts alone."""
    everything, unseen = [], []
    for measured in results:
        plans = RESULTS / measured.gold_set.name / "plans"
        held_out = {stem for f in families(measured) if f.held_out for stem in f.comparison.documents}
        for path in sorted(measured.gold_set.gold.glob("*.json")):
            judged = list(judge_folder([path], plans))
            everything.extend(judged)
            if path.stem in held_out:
                unseen.extend(judged)
    tables = {"all": calibration(everything), HELD_OUT: calibration(unseen)}
    return {name: table for name, table in tables.items() if table}


def _together(comparisons: list[Comparison]) -> Comparison:
    return Comparison({stem: score for part in comparisons for stem, score in part.documents.items()}, ())


def _chosen(comparison: Comparison, keep: Callable[[str], bool]) -> Comparison:
    return Comparison({stem: score for stem, score in comparison.documents.items() if keep(stem)}, ())


def _matches(stem: str, *patterns: str) -> bool:
    return any(fnmatch(stem, pattern) for pattern in patterns)


def _sections(results: list[Measured]) -> dict[str, dict[str, object] | list[object]]:
    """Return what ``docs/accuracy.json`` keeps."""
    return {
        "sets": [
            {"name": part.name, "of": measured.gold_set.name, "depth": part.depth, **figures(part.comparison)}
            for measured in results
            for part in parts(measured)
        ],
        "families": [
            {"name": f.name, "held_out": f.held_out, "hard": f.hard, **figures(f.comparison)}
            for measured in results
            for f in families(measured)
        ],
        "calibration": {
            documents: {what: [band_record(band) for band in found] for what, found in table.items()}
            for documents, table in calibrations(results).items()
        },
    }


def _table(title: str, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _show_sets(results: list[Measured], console: Console) -> None:
    table = _table("Accuracy", "set", "docs", "made up", "values", *(name[:7] for name in MEASURES))
    for part in (part for measured in results for part in parts(measured)):
        overall = part.comparison.overall
        cells = [_made_up(made_up_share(overall)), _share(values_share(overall)), *score_cells(overall.summary())]
        table.add_row("  " * part.depth + part.name, str(len(part.comparison.documents)), *cells)
    console.print(table)


def _show_families(results: list[Measured], console: Console) -> None:
    columns = ("family", "set", "docs", "items", "parents", "titles", "values", "exact", "made up", "lowest field")
    table = _table("Families of layouts", *columns)
    for family in (family for measured in results for family in families(measured)):
        overall = family.comparison.overall
        summary = overall.summary()
        low = lowest_field(overall)
        table.add_row(
            family.name,
            (HELD_OUT if family.held_out else "worked") + (", hard" if family.hard else ""),
            str(len(family.comparison.documents)),
            *(_share(summary[name]) for name in ("items", "parents", "titles")),
            _share(values_share(overall)),
            _share(summary["exact"]),
            _made_up(made_up_share(overall)),
            Text("-", style="dim") if low is None or low[1] == 1 else Text(f"{low[0]} {low[1]:.3f}"),
        )
    console.print(table)


def _show_calibration(results: list[Measured], console: Console) -> None:
    for name, found in calibrations(results).items():
        title = f"Calibration, {name if name == HELD_OUT else 'all documents'}: share right by confidence"
        table = _table(title, "what", "confidence", "count", "claimed", "right", "within five points")
        for what, own_bands in found.items():
            for band in own_bands:
                table.add_row(what, *_band_cells(band))
            table.add_section()
        console.print(table)


def _band_cells(band: Band) -> list[Text]:
    verdict = {"holds": "yes", "cautious": "no, better", "too-sure": "no, worse", "too-few": "-"}[band.verdict]
    style = {"holds": "green", "cautious": "yellow", "too-sure": "red", "too-few": "dim"}[band.verdict]
    texts = (f"{band.low:.2f}-{band.high:.2f}", str(band.count), f"{band.claimed:.3f}", f"{band.share:.3f}")
    return [*map(Text, texts), Text(verdict, style=style)]


def _share(value: float | None) -> Text:
    if value is None:
        return Text("-", style="dim")
    return Text(f"{value:.3f}", style="green" if value >= _GOOD else "yellow" if value >= _FAIR else "red")


def _made_up(value: float | None) -> Text:
    if value is None:
        return Text("-", style="dim")
    return Text(f"{value:.1%}", style="green" if value <= _MADE_UP else "red")


def _show_failures(results: list[Measured], console: Console) -> None:
    for failures in (measured.failures for measured in results):
        for line in failures[:_SHOWN_FAILURES]:
            console.print(Text(line, style="red"))
        if len(failures) > _SHOWN_FAILURES:
            console.print(Text(f"… and {len(failures) - _SHOWN_FAILURES} more", style="red"))


@click.command()
@click.option("--details", is_flag=True, help="One row a document.")
@click.option("--families", "by_family", is_flag=True, help="One row a family of layouts.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--only", default="", help="Only the sets whose name contains this.")
@click.option("--write", is_flag=True, help="Keep the figures in docs/accuracy.json (all sets only).")
@click.option("--jobs", type=int, default=None)
def main(details: bool, by_family: bool, as_json: bool, only: str, write: bool, jobs: int | None) -> None:
    """Print the accuracy of each set, of each family of layouts, and the calibration of confidence."""
    if write and only:
        raise click.UsageError("--write keeps the figures of all sets: leave --only out")
    results = [measure(s, jobs) for s in gold_sets() if only in s.name and s.documents.is_dir()]
    if write:
        update_record(_sections(results))
    if as_json:
        click.echo(json.dumps(_sections(results), indent=1, ensure_ascii=False))
        return
    console = Console(highlight=False)
    console = console if console.is_terminal else Console(highlight=False, width=_WIDTH)
    if details:
        for measured in results:
            show_scores(measured.comparison, console, title=measured.gold_set.name)
    _show_sets(results, console)
    if by_family:
        _show_families(results, console)
    _show_calibration(results, console)
    _show_failures(results, console)


if __name__ == "__main__":
    main()
