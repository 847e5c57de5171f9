"""What the plan files of a run say of whose plans they are: their heads only, so that hundreds take a moment."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from corpus.freshness import KnownPlan, Readings
from pst.pipeline import PLANS

log = logging.getLogger(__name__)


class _Body(msgspec.Struct):
    kind: str
    nis_code: str | None = None


class _Term(msgspec.Struct):
    start_year: int | None = None
    end_year: int | None = None


class _Plan(msgspec.Struct):
    organisations: list[_Body] = []
    term: _Term | None = None
    adopted_on: date | None = None
    items: list[msgspec.Raw] = []


class _Document(msgspec.Struct):
    document_id: str
    kind: str


class _File(msgspec.Struct):
    document: _Document
    plans: list[_Plan] = []


def read_known_plans(run_folder: Path) -> Readings:
    """Return what the plan files under ``run_folder`` hold; nothing where there are none. Damaged ones are left out."""
    files = list(_files(run_folder / PLANS))
    plans = [_known(file, plan) for file in files for plan in file.plans]
    return Readings(tuple(plans), frozenset(_digest(file) for file in files))


def _files(folder: Path) -> Iterator[_File]:
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_File)
    for path in sorted(folder.glob("*.json")):
        try:
            yield decoder.decode(path.read_bytes())
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("fichier plan illisible : %s (%s)", path, error)


def _known(file: _File, plan: _Plan) -> KnownPlan:
    return KnownPlan(
        digest=_digest(file),
        document_kind=file.document.kind,
        bodies=tuple((body.kind, body.nis_code or "") for body in plan.organisations),
        start_year=plan.term.start_year if plan.term else None,
        end_year=plan.term.end_year if plan.term else None,
        adopted_on=plan.adopted_on,
        items=bool(plan.items),
    )


def _digest(file: _File) -> str:
    return file.document.document_id.removeprefix("sha256:")
