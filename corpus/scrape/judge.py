"""What the front door may hand in to tell plans from what resembles them, and what follows from its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from corpus.scrape.discovery import Candidate

KEPT: Final = frozenset({"plan", "evaluation", "presentation"})
KEPT_PAGES: Final = frozenset({"plan", "evaluation"})
_FRENCH: Final = {"guide": "un guide", "other": "autre chose qu'un plan", "presentation": "une présentation"}
_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a document is: ``kind`` is the extractor's document kind, None where it could not be read.

    ``confidence`` (0 to 1) is low for a document without text; ``note`` is a French line, for what could not be read.
    """

    kind: str | None
    confidence: float = 1.0
    note: str | None = None


class Judge(Protocol):
    """Says what a document is; may block, is called in a thread, never raises."""

    def __call__(self, body: bytes, name: str, url: str) -> Verdict:
        """Return the verdict on ``body``; ``name`` has a suffix that says its type."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a document is kept, and a French line where something is to be said of it."""

    keep: bool
    kind: str | None = None
    detail: str | None = None


def decide(candidate: Candidate, verdict: Verdict | None) -> Decision:
    """Return whether a fetched file is kept.

    Without a verdict its score is all there is. What cannot be read or has no text is kept where its own words name a
    plan, for somebody should look at it; an annex is kept whatever it is.
    """
    if verdict is None:
        return Decision(True)
    if verdict.kind in KEPT:
        return Decision(True, verdict.kind)
    unsure = verdict.kind is None or (verdict.kind == "other" and verdict.confidence < _SURE)
    if unsure and candidate.strong:
        return Decision(True, verdict.kind, verdict.note or "sans texte lisible, à vérifier")
    if verdict.kind == "other" and candidate.annex:
        return Decision(True, verdict.kind, "annexe")
    taken = _FRENCH.get(verdict.kind or "", verdict.note or "illisible")
    return Decision(False, verdict.kind, f"écarté : le document est {taken}" if verdict.kind else f"écarté : {taken}")


def decide_page(verdict: Verdict | None) -> Decision:
    """Return whether a page about a plan is itself kept: only where the plan or its evaluation is printed on it."""
    if verdict is None or verdict.kind not in KEPT_PAGES:
        return Decision(False, verdict.kind if verdict else None)
    return Decision(True, verdict.kind, "le plan est imprimé sur la page")
