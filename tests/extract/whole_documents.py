"""Whole documents, bytes to plan file, and how they differ from their gold; those of the bench and the samples."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extract.document import SourceFile
from normalize.plan_file import to_json
from outputs.compare.match import FlatItem, Record, flatten, match
from outputs.compare.score import scored_fields, values
from pst.config import NOTHING_SAID
from pst.worker import extract_source

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "tests" / "layouts"
SAMPLES = ROOT / "corpus" / "samples"


class Known(NamedTuple):
    """A document with its gold plan file."""

    path: Path
    gold: Path

    @property
    def stem(self) -> str:
        """The name that document and gold share."""
        return self.path.stem


@cache
def worked_documents() -> tuple[Known, ...]:
    """The documents of the families that rules are written on, by name; held-out ones are only measured."""
    listed = tomllib.loads((LAYOUTS / "families.toml").read_text(encoding="utf-8"))["family"]
    worked = {family["name"] for family in listed if family["set"] == "worked"}
    return tuple(known for known in _known(LAYOUTS) if known.stem.partition("--")[0] in worked)


@cache
def sample_documents() -> tuple[Known, ...]:
    """The documents of the first run, by name."""
    return tuple(_known(SAMPLES))


def worked_document(stem: str) -> Known:
    """One document of the bench."""
    return next(known for known in worked_documents() if known.stem == stem)


def plan_file_of(source: SourceFile) -> dict[str, Any]:
    """The plan file of a document, as JSON says it."""
    content: dict[str, Any] = json.loads(to_json(extract_source(source, NOTHING_SAID)))
    return content


@cache
def plan_file_at(path: Path) -> dict[str, Any]:
    """The plan file of the document at ``path``, read once."""
    return plan_file_of(SourceFile(path.name, path.read_bytes(), path))


def gold_of(known: Known) -> dict[str, Any]:
    """The gold plan file."""
    content: dict[str, Any] = json.loads(known.gold.read_text(encoding="utf-8"))
    return content


def items_of(plan_file: Record) -> list[Record]:
    """All items in document order."""
    return [item.record for item in flatten(plan_file)]


def pages_of(item: Record) -> list[int]:
    """The pages on which the item itself stands."""
    return sorted({source["page"] for source in item["sources"] if source["field"] is None and source["page"]})


def differences(gold_file: Record, found_file: Record) -> list[str]:
    """A line for each item that is missing, made up, elsewhere, or reads otherwise than in the gold."""
    gold, found = flatten(gold_file), flatten(found_file)
    matched = match(gold, found)
    lines = [f"made up: {found[j].record['title']}" for j in set(range(len(found))) - set(matched.values())]
    for i, wanted in enumerate(gold):
        if i not in matched:
            lines.append(f"missing: {wanted.record['title']}")
            continue
        given = found[matched[i]]
        lines += _item_differences(wanted, given, scored_fields(gold_file))
        if (None if wanted.parent is None else matched.get(wanted.parent)) != given.parent:
            lines.append(f"under another parent: {wanted.record['title']}")
    return lines


def _item_differences(wanted: FlatItem, given: FlatItem, fields: tuple[str, ...]) -> Iterator[str]:
    if wanted.folded != given.folded:
        yield f"title: {given.record['title']!r} for {wanted.record['title']!r}"
    for name in fields:
        want, got = values(wanted.record, name), values(given.record, name)
        if want != got:
            yield f"{name} of {wanted.record['title']!r}: {dict(got)} for {dict(want)}"


def _known(folder: Path) -> Iterator[Known]:
    for path in sorted((folder / "documents").iterdir()):
        gold = folder / "gold" / f"{path.stem}.json"
        if gold.is_file():
            yield Known(path, gold)
