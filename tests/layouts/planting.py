"""Seeded plans for the bench: trees of items with everything that a layout might print."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import Body, DocumentModel, Facts, Node, PlanModel
from tests.layouts import vocabulary as v

Maker = Callable[["Seed"], "Made"]


@dataclass
class Made:
    """A finished document: suffix, bytes and the model that it was made from."""

    suffix: str
    data: bytes
    model: DocumentModel


@dataclass
class Seed:
    """What a family gets to make one variant: its generator, the variant's number and words already used."""

    family: str
    variant: int
    rng: random.Random
    seen: set[str] = field(default_factory=set)

    def pick(self, *choices: str) -> str:
        """Return the variant's choice: variants differ as much as they can."""
        return choices[(self.variant - 1) % len(choices)]

    def title(self, make: Callable[[], str]) -> str:
        """Return a title that this document has not used yet."""
        while (text := make()) in self.seen:
            pass
        self.seen.add(text)
        return text

    def body(self, kind: str | None = None, commune: tuple[str, str] | None = None) -> Body:
        """Return a body of the registry."""
        name, nis = commune or self.rng.choice(v.COMMUNES)
        kind = kind or self.rng.choice(("commune", "commune", "cpas"))
        of = "d'" if name[0] in "AEIOUYÉH" and name not in ("Hamois", "Hotton", "Houyet", "Héron", "Yvoir") else "de "
        what = "CPAS" if kind == "cpas" else "Ville" if name in v.TOWNS else "Commune"
        return Body(kind, f"{what} {of}{name}", name, nis)

    def plan(self, shape: tuple[int, int, int] = (3, 2, 3), kind: str | None = None, term: tuple[int, int] | None = None,
             levels: str = "OS OO A", sub: float = 0, rich: bool = True, body: Body | None = None,
             volets: bool = False) -> PlanModel:  # fmt: skip
        """Return a plan: about ``shape`` strategic objectives, operational objectives in each, actions in each."""
        body = body or self.body(kind)
        term = term or self.rng.choice(((2018, 2024), (2019, 2024), (2024, 2030), (2025, 2030)))
        plan = PlanModel([body], term)
        wanted = levels.split()
        for index in range(shape[0]):
            who = {"cpas": "un CPAS", "commune": "une ville" if body.name.startswith("Ville") else "une commune"}[
                body.kind
            ]
            os_ = Node("OS", self.title(partial(v.strategic_title, self.rng, who)))
            if volets:
                os_.volet = "external" if index < (shape[0] + 1) // 2 else "internal"
            below = self._operational(shape, plan, sub, rich) if "OO" in wanted else []
            if "OO" not in wanted:
                below = self._actions(shape[1] * shape[2] // 2 + 1, plan, sub, rich)
            if "OS" in wanted:
                os_.children = below
                plan.items.append(os_)
            else:
                plan.items += below
        return plan

    def _operational(self, shape: tuple[int, int, int], plan: PlanModel, sub: float, rich: bool) -> list[Node]:
        nodes = []
        for _ in range(max(1, shape[1] + self.rng.choice((-1, 0, 0, 1)))):
            oo = Node("OO", self.title(lambda: v.operational_title(self.rng)))
            oo.children = self._actions(max(1, shape[2] + self.rng.choice((-1, 0, 0, 1))), plan, sub, rich)
            nodes.append(oo)
        return nodes

    def _actions(self, count: int, plan: PlanModel, sub: float, rich: bool) -> list[Node]:
        nodes = []
        for _ in range(count):
            node = Node("A", self.title(lambda: v.action_title(self.rng)), self.facts(plan) if rich else Facts())
            if self.rng.random() < sub:
                node.children = [
                    Node("SA", self.title(lambda: v.action_title(self.rng)), self.facts(plan) if rich else Facts())
                    for _ in range(self.rng.randint(2, 3))
                ]
            nodes.append(node)
        return nodes

    def facts(self, plan: PlanModel) -> Facts:
        """Return everything about one action."""
        rng = self.rng
        first, last = plan.term or (2024, 2030)
        start = rng.randint(first + 1, last)
        facts = Facts(
            services=rng.sample(v.SERVICES, rng.choice((1, 1, 1, 2))),
            mandataries=rng.sample(v.MANDATARIES, rng.choice((1, 1, 1, 2))),
            partners=rng.sample(v.PARTNERS, rng.choice((0, 1, 1, 2, 3))),
            start=start,
            end=rng.randint(start, min(last, start + 3)),
            month=rng.randint(1, 12),
            ongoing=rng.random() < 0.07,
            priority=rng.choice(("high", "medium", "low")),
            status=rng.choice(("not_started", "in_progress", "in_progress", "done", "waiting", "cancelled")),
            indicators=list(dict.fromkeys(v.indicator(rng) for _ in range(rng.choice((1, 1, 2))))),
            sdgs=sorted(rng.sample((1, 3, 4, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17), rng.choice((1, 2, 2, 3)))),
            steps=v.steps(rng, rng.choice((1, 2, 2, 3))),
            plans=rng.sample(v.RELATED, rng.choice((0, 0, 1))),
            description=v.description(rng),
            remarks=v.remark(rng) if rng.random() < 0.4 else None,
        )
        facts.progress = {"done": 100, "not_started": 0, "cancelled": 0, "waiting": 10}.get(
            facts.status or "", rng.choice((20, 25, 40, 50, 60, 75, 80))
        )
        money = rng.random()
        if money < 0.55:
            facts.ordinary = rng.choice((750, 1250, 2500, 3000, 4800, 12000, 18500))
        if money > 0.4:
            facts.extraordinary = rng.choice((7500, 15000, 38500, 125000, 265000, 1250000)) if money < 0.9 else None
        if facts.extraordinary and rng.random() < 0.6:
            facts.subsidy = facts.extraordinary * 6 // 10
        return facts


def name_plan(seed: Seed, plan: PlanModel, dash: str = " – ") -> str:
    """Return the plan's title as the cover prints it: name, term and body."""
    name = seed.rng.choice(
        ("Programme Stratégique Transversal", "Programme stratégique transversal", "Plan stratégique transversal")
    )
    return f"{name} {plan.term[0]}-{plan.term[1]}" if plan.term else name


def cells(columns: list[Column], node: Node) -> list[str]:
    """Return the node's printed values, planting its gold."""
    return [column.cell(node) for column in columns]
