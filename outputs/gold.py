"""Gold files for the accuracy bench: the plan files of documents that a person checked from end to end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from normalize.corrections import Correction, checked
from normalize.plan_file import Plan, PlanFile
from outputs.writers.atomic import write_bytes

# What says how something was read, not what the document says.
_LEFT_OUT: Final = frozenset({"confidence", "field_confidence", "sources", "warnings", "extraction"})


def gold_files(plan_files: Mapping[str, PlanFile], corrections: Sequence[Correction]) -> dict[str, PlanFile]:
    """Return the plan files, by name, of which every plan was checked whole, or every item of it.

    A document without a plan cannot be checked in the workbook and is none of them.
    """
    return {
        name: plan_file
        for name, plan_file in plan_files.items()
        if plan_file.plans and all(_is_checked(plan, plan_file, corrections) for plan in plan_file.plans)
    }


def write_gold(plan_files: Mapping[str, PlanFile], folder: Path) -> list[Path]:
    """Write each plan file as ``NAME.json``, without what the machine says of its own reading."""
    paths = []
    for name, plan_file in plan_files.items():
        content = json.dumps(gold_record(plan_file), ensure_ascii=False, indent=1) + "\n"
        path = folder / f"{name}.json"
        write_bytes(path, content.encode())
        paths.append(path)
    return paths


def gold_record(plan_file: PlanFile) -> dict[str, Any]:
    """Return the record of a gold file: what the document says, nothing inferred."""
    record: dict[str, Any] = _said(msgspec.to_builtins(plan_file))
    return record


def _is_checked(plan: Plan, plan_file: PlanFile, corrections: Sequence[Correction]) -> bool:
    right = checked(plan, plan_file.document.document_id, corrections)
    items = {item.item_id for item in plan.walk()}
    return "" in right or (bool(items) and items <= right)


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        said = {key: _said(entry) for key, entry in value.items() if key not in _LEFT_OUT}
        if "categories" in said:
            printed = [entry for entry in value["categories"] if entry["method"] == "printed"]
            said["categories"] = [{"code": entry["code"], "method": "printed"} for entry in printed]
        return said
    return [_said(entry) for entry in value] if isinstance(value, list | tuple) else value
