"""Which of the documents that hold one plan is the one to use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from normalize.plan_file import Plan, PlanFile

# From the richest format to the poorest; what is none of these stands between a PDF and a scan.
_RICHNESS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "application/xml": 6,
        "text/xml": 6,
        "application/vnd.oasis.opendocument.spreadsheet": 5,
        "application/vnd.ms-excel": 5,
        "text/csv": 5,
        "application/vnd.oasis.opendocument.text": 4,
        "application/msword": 4,
        "application/rtf": 4,
        "text/html": 3,
        "application/xhtml+xml": 3,
        "application/pdf": 2,
    }
)
_RICHNESS_BY_FAMILY: Final = (("spreadsheetml", 5), ("wordprocessingml", 4), ("ms-excel", 5))
_OTHER_RICHNESS = 1
_KINDS: Final = {"plan": 2, "evaluation": 1}


def current_plans(plan_files: Sequence[PlanFile]) -> frozenset[tuple[str, str]]:
    """Return (document_id, plan_id) of the documents to use, one for each plan_id.

    A document whose plan has items goes before one that only speaks of it; of one address the latest retrieval; then
    the latest adoption; then a plan before its evaluation; then the richest format (exchange XML, sheet, Word, web
    page, PDF, scan); then the most items; at last the first of the list.
    """
    by_plan: dict[str, list[tuple[PlanFile, Plan]]] = defaultdict(list)
    for plan_file in plan_files:
        for plan in plan_file.plans:
            by_plan[plan.plan_id].append((plan_file, plan))
    return frozenset((_best(holders).document.document_id, plan_id) for plan_id, holders in by_plan.items())


def richness(media_type: str, *, is_scanned: bool) -> int:
    """Return the rank of a format, higher for richer: 6 for exchange XML, 0 for a scan."""
    if is_scanned:
        return 0
    known = _RICHNESS.get(media_type)
    if known is not None:
        return known
    return next((rank for family, rank in _RICHNESS_BY_FAMILY if family in media_type), _OTHER_RICHNESS)


def _best(holders: Sequence[tuple[PlanFile, Plan]]) -> PlanFile:
    latest: dict[str, str] = {}
    for plan_file, _ in holders:
        document = plan_file.document
        if document.source_url:
            latest[document.source_url] = max(latest.get(document.source_url, ""), document.retrieved_at or "")

    def rank(place: int) -> tuple[bool, bool, date, int, int, int, int]:
        plan_file, plan = holders[place]
        document = plan_file.document
        superseded = document.source_url is not None and (document.retrieved_at or "") < latest[document.source_url]
        return (
            bool(plan.items),
            not superseded,
            plan.adopted_on or date.min,
            _KINDS.get(document.kind, 0),
            richness(document.media_type, is_scanned=document.is_scanned),
            sum(1 for _ in plan.walk()),
            -place,
        )

    return holders[max(range(len(holders)), key=rank)][0]
