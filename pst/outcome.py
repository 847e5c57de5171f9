"""What goes to a worker and what comes back: plain frozen records that any executor can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pst.config import NOTHING_SAID, DocumentSettings


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: a file, or the member ``member`` (a number from 0) of an archive.

    ``name`` is the file name shown to people and kept in the plan file; ``digest`` the hexadecimal SHA-256 that its
    bytes had when they were listed. ``shown`` names the file in messages and ``file_name`` is what it is called, where
    the path says neither (a document of an archive, which lies under its digest).
    """

    path: str
    name: str
    digest: str
    member: int | None = None
    settings: DocumentSettings = NOTHING_SAID
    shown: str | None = None
    file_name: str | None = None

    @property
    def label(self) -> str:
        """How messages name it: the path or address, and the member inside it."""
        where = self.shown or self.path
        return where if self.member is None else f"{where} › {self.name}"


@dataclass(frozen=True, slots=True)
class PlanCount:
    """One plan in the summary: whose, when, and what was found against what the document declares.

    ``found`` and ``declared`` are strategic objectives, operational objectives and actions, in this order.
    """

    body: str
    term: str
    found: tuple[int, int, int]
    declared: tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Success:
    """A document that was read: its plan file as JSON bytes and what the summary shows of it."""

    plan_file: bytes
    kind: str
    plans: tuple[PlanCount, ...]
    warnings: Mapping[str, int]
    seconds: float

    @property
    def lasting(self) -> bool:
        """Whether the result may be kept: one made without OCR would differ once OCR is installed."""
        return "ocr-unavailable" not in self.warnings


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not read: why, and what to try.

    ``lasting`` is False for what another run may do better (time, memory, a crash). ``trace`` is a traceback where the
    fault is ours.
    """

    reason: str
    hint: str | None = None
    seconds: float = 0.0
    lasting: bool = False
    trace: str | None = None


Outcome = Success | Failure


def to_record(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome without its plan file, as JSON types, for the cache."""
    if isinstance(outcome, Failure):
        return {"reason": outcome.reason, "hint": outcome.hint, "seconds": outcome.seconds}
    plans = [[plan.body, plan.term, plan.found, plan.declared] for plan in outcome.plans]
    return {"kind": outcome.kind, "plans": plans, "warnings": dict(outcome.warnings), "seconds": outcome.seconds}


def from_record(record: dict[str, Any], plan_file: bytes) -> Outcome:
    """Return the outcome that ``to_record`` was given."""
    if "reason" in record:
        return Failure(record["reason"], record["hint"], record["seconds"], lasting=True)
    plans = tuple(PlanCount(body, term, tuple(f), tuple(d)) for body, term, f, d in record["plans"])
    return Success(plan_file, record["kind"], plans, record["warnings"], record["seconds"])
