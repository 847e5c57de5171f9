"""The planted plan: what a made-up document says, from which both the document and its gold plan file are written.

A node's ``facts`` are everything known of it; a layout prints some of them, and only what it prints enters ``gold``.
"""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LEVELS = {
    "OS": "strategic_objective",
    "OO": "operational_objective",
    "A": "action",
    "SA": "sub_action",
}
SCORED = (
    "number", "volet", "theme", "years", "pilots", "amounts", "status", "priority", "progress", "indicators", "partners",
    "sdgs", "steps",
)  # fmt: skip
_LISTS = ("steps", "pilots", "partners", "amounts", "indicators", "sdgs", "related_plans")


@dataclass
class Facts:
    """What is true of a node, printed or not. Years are calendar years, money whole euros."""

    services: list[str] = field(default_factory=list)
    mandataries: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    start: int | None = None
    end: int | None = None
    month: int = 12
    ongoing: bool = False
    ordinary: int | None = None
    extraordinary: int | None = None
    subsidy: int | None = None
    priority: str | None = None
    status: str | None = None
    progress: int | None = None
    indicators: list[str] = field(default_factory=list)
    sdgs: list[int] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    description: str | None = None
    remarks: str | None = None


@dataclass
class Node:
    """One item of a planted plan; ``level`` is a key of ``LEVELS``."""

    level: str
    title: str
    facts: Facts = field(default_factory=Facts)
    children: list[Node] = field(default_factory=list)
    code: str | None = None
    number: str | None = None
    volet: str | None = None
    theme: str | None = None
    gold: dict[str, Any] = field(default_factory=dict)

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def mark(self, code: str | None, number: str | None) -> str:
        """Give the node its printed marker and return it ("" without one)."""
        self.code, self.number = code, number
        return code or ""

    def add(self, name: str, values: list[Any]) -> None:
        """Add printed values of a list field."""
        self.gold.setdefault(name, []).extend(values)


@dataclass
class Body:
    """A body of the registry: its kind, the name that documents print, its commune and NIS code."""

    kind: str
    name: str
    commune: str
    nis: str


@dataclass
class PlanModel:
    """One planted plan; ``term`` None where the document does not print it."""

    bodies: list[Body]
    term: tuple[int, int] | None
    items: list[Node] = field(default_factory=list)
    adopted_on: str | None = None
    declared: tuple[int | None, int | None, int | None] = (None, None, None)

    def walk(self) -> Iterator[Node]:
        """Yield every node in document order."""
        for item in self.items:
            yield from item.walk()

    def of_level(self, level: str) -> list[Node]:
        """Return the nodes of one level in document order."""
        return [node for node in self.walk() if node.level == level]

    @property
    def plan_id(self) -> str:
        """The contract's plan id: kind-NIS-term, bodies joined by "+"."""
        who = "+".join(f"{body.kind}-{body.nis}" for body in self.bodies) or "unknown"
        return f"{who}-{self.term[0]}-{self.term[1]}" if self.term else who


@dataclass
class DocumentModel:
    """What a made-up document is and which plans stand in it; ``unscored`` are fields that nobody could score fairly."""

    title: str | None
    kind: str = "plan"
    plans: list[PlanModel] = field(default_factory=list)
    language: str = "fr"
    is_scanned: bool = False
    warnings: list[dict[str, Any]] = field(default_factory=list)
    unscored: tuple[str, ...] = ()
    pages: int | None = None  # slides of a presentation; a PDF is counted


def inherit(nodes: list[Node], volet: str | None = None, theme: str | None = None) -> None:
    """Hand volet and theme down to the children, as the contract asks."""
    for node in nodes:
        node.volet = node.volet or volet
        node.theme = node.theme or theme
        inherit(node.children, node.volet, node.theme)


def gold_bytes(model: DocumentModel, data: bytes, name: str, media_type: str, page_count: int | None) -> bytes:
    """Return the gold plan file of the document ``data`` as indented UTF-8 JSON."""
    for plan in model.plans:
        inherit(plan.items)
    gold: dict[str, Any] = {
        "schema_version": "1.0",
        "score": _score(model),
        "document": {
            "document_id": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "file_name": name,
            "source_url": None,
            "retrieved_at": None,
            "media_type": media_type,
            "page_count": page_count,
            "title": model.title,
            "kind": model.kind,
            "is_scanned": model.is_scanned,
            "language": model.language,
        },
        "plans": [_plan(plan, _plan_id(plan, data)) for plan in model.plans],
        "warnings": model.warnings,
        "extraction": {"version": "planted", "lexicon": "", "methods": []},
    }
    return (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode()


def _score(model: DocumentModel) -> list[str]:
    nodes = [node for plan in model.plans for node in plan.walk()]
    printed = {name for node in nodes for name, value in node.gold.items() if value not in (None, [], "")}
    if "schedule" in printed:
        printed.add("years")
    printed |= {name for name in ("number", "volet", "theme") if any(getattr(node, name) for node in nodes)}
    return [name for name in SCORED if name in printed and name not in model.unscored]


def _plan_id(plan: PlanModel, data: bytes) -> str:
    known = plan.bodies and all(body.nis for body in plan.bodies)
    return plan.plan_id if known else f"unknown-{hashlib.sha256(data).hexdigest()[:8]}"


def _plan(plan: PlanModel, plan_id: str) -> dict[str, Any]:
    totals = dict(zip(("strategic_objectives", "operational_objectives", "actions"), plan.declared, strict=True))
    return {
        "plan_id": plan_id,
        "organisations": [
            {"kind": body.kind, "name": body.name, "commune": body.commune, "nis_code": body.nis or None}
            for body in plan.bodies
        ],
        "term": {"start_year": plan.term[0], "end_year": plan.term[1]} if plan.term else None,
        "adopted_on": plan.adopted_on,
        "declared_totals": totals,
        "items": [_item(node, f"{plan_id}:{index}") for index, node in enumerate(plan.items, 1)],
    }


def _item(node: Node, item_id: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "item_id": item_id,
        "level": LEVELS[node.level],
        "code": node.code,
        "number": node.number,
        "title": node.title,
        "volet": node.volet,
        "theme": node.theme,
    }
    item |= {name: node.gold.get(name, []) for name in _LISTS}
    for name in ("description", "schedule", "fte", "priority", "status", "health", "progress", "synergy", "remarks"):
        item[name] = node.gold.get(name)
    item["children"] = [_item(child, f"{item_id}.{index}") for index, child in enumerate(node.children, 1)]
    return {name: value for name, value in item.items() if value not in (None, []) or name in ("code", "number")}
