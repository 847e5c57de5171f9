"""A difference between versions as JSON types, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from outputs.compare.versions import KINDS, Difference, PlanDifference


def difference_json(difference: Difference, *, before: str, after: str) -> str:
    """Return the whole difference as indented JSON; ``before`` and ``after`` name what was compared."""
    content = {
        "before": before,
        "after": after,
        "summary": _summary(difference),
        "plans": [_plan(plan) for plan in difference.changed],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _summary(difference: Difference) -> dict[str, Any]:
    states = [plan.state for plan in difference.plans]
    plans = {state: states.count(state) for state in ("added", "removed", "changed", "same")}
    return {"plans": plans, "items": {kind: difference.count(kind) for kind in KINDS}}


def _plan(plan: PlanDifference) -> dict[str, Any]:
    record = asdict(plan)
    record["counts"] = {kind: plan.count(kind) for kind in KINDS}
    for name in ("head", "changes", "lineage"):
        record[name] = record.pop(name)  # the long lists last
    return record
