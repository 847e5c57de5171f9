"""A release of 500 plans and 40 000 actions, against what is asked: a minute, 1 GB, and the actions loaded in a second.

python -m benchmarks.release
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.speed import Figure
from corpus.registry import registry
from normalize.plan_file import (
    Amount,
    Category,
    DocumentInfo,
    Extraction,
    Indicator,
    Item,
    Organisation,
    Pilot,
    Plan,
    PlanFile,
    PlanWarning,
    Schedule,
    Source,
    Status,
    Term,
    to_json,
)

PLANS = 500
ACTIONS = 80  # a plan
_MEGABYTE = 1024
_WORDS = (
    "école", "mobilité", "logement", "énergie", "forêt", "accueil", "numérique", "jeunesse", "voirie", "patrimoine",
    "santé", "sport", "culture", "commerce", "propreté", "biodiversité", "seniors", "sécurité", "tourisme", "eau",
)  # fmt: skip


def plan_file(number: int) -> PlanFile:
    """Return a plan as rich as real ones: 5 strategic and 20 operational objectives, 80 actions with their values."""
    communes = [body for body in registry().bodies if body.kind in ("commune", "cpas")]
    body = communes[number % len(communes)]
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    organisation = Organisation("cpas" if body.kind == "cpas" else "commune", body.name, body.place, body.nis_code)
    start = 2018 + 6 * (number // len(communes))
    name = f"{body.kind}-{body.nis_code}-{start}-{start + 6}"
    objectives = tuple(_strategic(number, place) for place in range(5))
    return PlanFile(
        DocumentInfo(f"sha256:{digest}", f"plan-{number:03}.pdf", "application/pdf", "plan", page_count=40),
        Extraction("0.1.0", "0" * 16, ("ruled-table",)),
        (Plan(name, (organisation,), Term(start, start + 6), items=objectives),),
        (PlanWarning("number-gap", "Saut de numérotation avant O.O.2.", "O.O.2", None, 3),),
    )


def _strategic(number: int, place: int) -> Item:
    children = tuple(_operational(number, place, below) for below in range(4))
    title = f"Être une commune qui soigne {_words(number + place, 4)}"
    return Item(_id(number, place), "strategic_objective", title, f"O.S.{place + 1}", str(place + 1), children=children)


def _operational(number: int, place: int, below: int) -> Item:
    children = tuple(_action(number, place, below, action) for action in range(4))
    code = f"{place + 1}.{below + 1}"
    title = f"Renforcer {_words(number * 3 + place * 7 + below, 6)}"
    return Item(_id(number, place, below), "operational_objective", title, f"O.O.{code}", code, children=children)


def _action(number: int, place: int, below: int, action: int) -> Item:
    seed = number * 97 + place * 31 + below * 11 + action
    year = 2019 + seed % 5
    return Item(
        _id(number, place, below, action),
        "action",
        f"Mettre en place un plan pour {_words(seed, 12)}",
        code=f"Action {action + 1}",
        number=f"{place + 1}.{below + 1}.{action + 1}",
        volet="external",
        theme=_words(seed, 2).capitalize(),
        description=f"Cette action concerne {_words(seed * 3, 25)}.",
        steps=(f"Étudier {_words(seed, 3)}", f"Réaliser {_words(seed + 1, 3)}"),
        pilots=(
            Pilot("administrative", f"Service {_words(seed, 1)}", "service"),
            Pilot("political", f"Échevin de {_words(seed, 1)}", "echevin"),
        ),
        partners=("Agence locale", "Province"),
        schedule=Schedule(year, year + 1, None, date(year + 1, 6, 30), "semester", raw=f"{year} - juin {year + 1}"),
        amounts=(
            Amount("ordinary", f"{1000 + seed} €", Decimal(1000 + seed)),
            Amount("subsidy", f"{500 + seed} €", Decimal(500 + seed)),
        ),
        status=Status("in_progress", "en cours"),
        progress=float(seed % 100),
        indicators=(Indicator(f"Nombre de {_words(seed, 1)}", str(seed % 9)),),
        sdgs=(1 + seed % 17,),
        categories=(Category("external-housing", "inferred", 0.6),),
        sources=(Source(page=1 + seed % 40, bbox=(10.0, 20.0, 500.0, 40.0)), Source("schedule", page=1 + seed % 40)),
        confidence=0.9,
    )


def _id(*parts: int) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:12]


def _words(seed: int, count: int) -> str:
    return " ".join(_WORDS[(seed + step * step) % len(_WORDS)] for step in range(count))


def write_run(folder: Path, plans: int = PLANS) -> None:
    """Write the plan files of a made-up run."""
    (folder / "plans").mkdir(parents=True)
    for number in range(plans):
        (folder / "plans" / f"plan-{number:03}.json").write_bytes(to_json(plan_file(number)))


def _release(run: str, out: str) -> tuple[float, float]:
    """Release in this fresh process; return seconds and peak memory in megabytes."""
    import resource

    from outputs.release import ReleaseOptions, read_plan_files, write_release

    start = time.perf_counter()
    write_release(read_plan_files(Path(run)), ReleaseOptions(Path(out)))
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


def _load(folder: str) -> tuple[float, float]:
    """Load the actions in this fresh process; return seconds and rows."""
    import pst

    start = time.perf_counter()
    rows = len(pst.load(folder).actions)
    return time.perf_counter() - start, rows


def figures() -> list[Figure]:
    """Measure each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        write_run(Path(name) / "run")
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            seconds, megabytes = pool.apply(_release, (f"{name}/run", f"{name}/releases"))
            load, rows = pool.apply(_load, (f"{name}/releases/1.0.0",))
    return [
        Figure(f"release of {PLANS} plans, {rows:.0f} actions", seconds, 60, "s"),
        Figure("peak memory of that release", megabytes, 1024, "MB"),
        Figure("load of its actions", load, 1, "s"),
    ]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(as_json: bool) -> None:
    """Print what was measured beside what is asked."""
    measured = figures()
    if as_json:
        click.echo(json.dumps({figure.what: figure.value for figure in measured}, indent=1))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="Release")
    for name in ("what", "measured", "asked"):
        table.add_column(name, justify="left" if name == "what" else "right", no_wrap=True)
    for figure in measured:
        value = Text(f"{figure.value:.2f} {figure.unit}", style="green" if figure.met else "red")
        table.add_row(figure.what, value, f"≤ {figure.goal:g} {figure.unit}")
    Console(highlight=False, width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    main()
