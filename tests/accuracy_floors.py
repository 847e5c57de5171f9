"""Accuracy floors: what each set of documents with gold must at least reach, pinned with the digest of its gold.

``python -m tests.accuracy_floors`` measures and writes ``accuracy_floors.toml``: floors rise to just under what is
measured, and never fall unless ``--allow-lower`` is given, which a commit that does so must explain.
"""

from __future__ import annotations

import hashlib
import json
import math
import tempfile
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import click

from benchmarks.accuracy import LAYOUTS, GoldSet, gold_sets
from outputs.compare.score import MEASURES, Comparison, Score, read_plan_json, score_document
from pst.pipeline import RunOptions, run

FLOORS_FILE: Final = Path(__file__).with_name("accuracy_floors.toml")
COMMAND: Final = "python -m tests.accuracy_floors"
MARGIN: Final = 0.003
# Texts read by OCR differ a little from one version of Tesseract to another.
OCR_MARGIN: Final = 0.02
_HEAD = f"""# What each set of documents with gold must at least reach. Written by `{COMMAND}`: floors rise to
# just under what is measured and fall only with --allow-lower; a commit that lowers one says why.
# gold: digest of the set's gold files.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents of a gold set, pinned together: those whose stem matches, ``families`` None for no choice."""

    name: str
    gold_set: str
    only: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = ()
    families: str | None = None
    margin: float = MARGIN


PARTS: Final = (
    Part("samples", "samples"),
    Part("layouts-worked", "layouts", families="worked"),
    Part("layouts-held-out", "layouts", families="held-out"),
    Part("development", "development", exclude=("iapst-*", "*-scan")),
    Part("development-iapst", "development", only=("iapst-*",)),
    Part("development-scan", "development", only=("*-scan",), margin=OCR_MARGIN),
)


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one part, by measure (0 to 1), and the digest of the gold that they were measured on."""

    gold: str
    floors: Mapping[str, float]


def gold_files(part: Part, gold_set: GoldSet) -> list[Path]:
    """Return the gold files of a part, in order of their names."""
    families = _families(part.families) if part.families else None
    return [
        path
        for path in sorted(gold_set.gold.glob("*.json"))
        if any(fnmatch(path.stem, pattern) for pattern in part.only)
        and not any(fnmatch(path.stem, pattern) for pattern in part.exclude)
        and (families is None or path.stem.partition("--")[0] in families)
    ]


def digest(paths: Iterable[Path]) -> str:
    """Return the first 16 hexadecimal digits of the digest of these files, names included."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def extract_set(gold_set: GoldSet, out: Path) -> Path:
    """Read the documents of a set with two worker processes; return the folder of their plan files."""
    run(RunOptions((gold_set.documents,), out, jobs=2, use_cache=False))
    return out / "plans"


def compare(paths: Iterable[Path], plans: Path) -> Comparison:
    """Score the plan files in ``plans`` against these gold files.

    Documents that only OCR could read are left out where there is none on this machine.
    """
    documents: dict[str, Score] = {}
    missing: list[str] = []
    for path in paths:
        found = read_plan_json(plans / path.name)
        if found is None:
            missing.append(path.stem)
        elif any(warning["code"] == "ocr-unavailable" for warning in found["warnings"]):
            continue
        documents[path.stem] = score_document(json.loads(path.read_text(encoding="utf-8")), found or {})
    return Comparison(documents, tuple(missing))


def shortfalls(comparison: Comparison, floors: Mapping[str, float]) -> dict[str, str]:
    """Return what each measure below its floor is, in words; empty where all hold."""
    summary = comparison.overall.summary()
    return {
        name: f"{'not measured' if value is None else f'{value:.4f}'}, floor {floor:.3f}"
        for name, floor in floors.items()
        if (value := summary[name]) is None or value < floor
    }


def floors_of(comparison: Comparison, margin: float) -> dict[str, float]:
    """Return floors just under what was measured, rounded down to thousandths; none for what the gold does not hold."""
    overall = comparison.overall
    summary = overall.summary()
    return {
        name: max(0.0, math.floor((value - margin) * 1000 + 1e-6) / 1000)
        for name in MEASURES
        if (value := summary[name]) is not None and overall.of(name).want
    }


def read_floors(path: Path = FLOORS_FILE) -> dict[str, Pinned]:
    """Return what is pinned, by part; empty where the file does not exist."""
    if not path.is_file():
        return {}
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Pinned(part["gold"], part["floors"]) for name, part in content.items()}


def floors_text(pinned: Mapping[str, Pinned]) -> str:
    """Return the content of the floors' file."""
    parts = [
        "\n".join([f"[{name}]", f'gold = "{part.gold}"', "", f"[{name}.floors]",
                   *(f"{measure} = {floor:.3f}" for measure, floor in part.floors.items())])
        for name, part in pinned.items()
    ]  # fmt: skip
    return "\n\n".join([_HEAD.rstrip(), *parts]) + "\n"


def raised(old: Pinned | None, new: Pinned, fallen: Collection[str] = ()) -> Pinned:
    """Return the new floors, none of them under an old one but those of the measures in ``fallen``."""
    if old is None:
        return new
    kept = {name: floor for name, floor in old.floors.items() if name not in fallen}
    floors = {name: max(new.floors.get(name, 0.0), kept.get(name, 0.0)) for name in MEASURES}
    return Pinned(new.gold, {name: floor for name, floor in floors.items() if name in {*kept, *new.floors}})


def _families(chosen: str) -> frozenset[str]:
    listed = tomllib.loads((LAYOUTS / "families.toml").read_text(encoding="utf-8"))["family"]
    return frozenset(family["name"] for family in listed if family["set"] == chosen)


@click.command()
@click.option("--allow-lower", is_flag=True, help="Let the floors that do not hold fall to what is measured.")
@click.option("--only", default="", help="Only the sets whose name contains this.")
def main(allow_lower: bool, only: str) -> None:
    """Measure the sets at hand and pin their floors; what is not at hand stays as it is."""
    pinned = read_floors()
    refused = False
    for gold_set in gold_sets():
        if only not in gold_set.name or not gold_set.documents.is_dir():
            continue
        with tempfile.TemporaryDirectory() as folder:
            plans = extract_set(gold_set, Path(folder))
            for part in (part for part in PARTS if part.gold_set == gold_set.name):
                paths = gold_files(part, gold_set)
                comparison = compare(paths, plans)
                if len(comparison.documents) < len(paths):
                    click.echo(f"{part.name}: left as it is, OCR is missing here")
                    continue
                old, new = pinned.get(part.name), Pinned(digest(paths), floors_of(comparison, part.margin))
                lower = shortfalls(comparison, old.floors) if old else {}
                told = "; ".join(f"{name} {text}" for name, text in lower.items())
                if lower and not allow_lower:
                    refused = True
                    click.echo(f"{part.name}: below its floors, left as it is ({told})")
                    continue
                if lower:
                    click.echo(f"{part.name}: lowered ({told})")
                pinned[part.name] = raised(old, new, lower)
    FLOORS_FILE.write_text(floors_text({p.name: pinned[p.name] for p in PARTS if p.name in pinned}), encoding="utf-8")
    if refused:
        raise click.ClickException("some floors would fall: mend what lowered them, or give --allow-lower and say why")


if __name__ == "__main__":
    main()
