"""What tests of several rooms share: plan files made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from normalize.plan_file import (
    Amount,
    DeclaredTotals,
    DocumentInfo,
    Extraction,
    Indicator,
    Item,
    Organisation,
    Pilot,
    Plan,
    PlanFile,
    PlanWarning,
    Priority,
    Schedule,
    Source,
    Status,
    Term,
)

PlanFileMaker = Callable[[str, bytes], PlanFile]


def _items() -> tuple[Item, ...]:
    action = Item(
        item_id="a1",
        level="action",
        title="Ouvrir un guichet du logement",
        code="Action 1",
        number="1",
        volet="external",
        theme="Logement",
        steps=("Trouver un local", "Engager"),
        pilots=(
            Pilot("administrative", "Directrice générale", "directeur_general"),
            Pilot("political", "Échevin du logement", "echevin"),
            Pilot("administrative", "Service du logement", "service"),
        ),
        partners=("Agence immobilière sociale",),
        schedule=Schedule(2020, 2022, end_date=date(2022, 6, 30), precision="semester", raw="2020 - juin 2022"),
        amounts=(
            Amount("ordinary", "1 000 €/an", Decimal("1000.00"), per="year"),
            Amount("ordinary", "2 000 €", Decimal("2000")),
            Amount("subsidy", "à déterminer"),
        ),
        fte=Decimal("0.5"),
        priority=Priority("high", "Priorité élevée"),
        status=Status("in_progress", "en cours"),
        progress=50,
        indicators=(Indicator("Guichets ouverts", "1", None, 2022),),
        sdgs=(1, 11),
        related_plans=("PCS", "PCDR"),
        sources=(Source(page=3, bbox=(1.0, 2.0, 3.0, 4.0)), Source("schedule", page=4)),
        confidence=0.9,
        children=(Item("s1", "sub_action", "Choisir l'adresse", number="a"),),
    )
    mirror = Item("a2", "action", "Ouvrir un guichet du logement", mirror_of="a1")
    operational = Item("oo1", "operational_objective", "Loger chacun", "O.O.1", "1.1", children=(action, mirror))
    lone = Item("a3", "action", "Isoler l'école")
    return (
        Item("os1", "strategic_objective", "Être une commune accueillante", "O.S.1", "1", children=(operational, lone)),
    )


@pytest.fixture
def make_plan_file() -> PlanFileMaker:
    """Return a maker of plan files: file name and bytes in, one small plan out."""

    def make(name: str, data: bytes) -> PlanFile:
        return PlanFile(
            document=DocumentInfo(
                document_id=f"sha256:{hashlib.sha256(data).hexdigest()}",
                file_name=name,
                media_type="text/plain",
                kind="plan",
                title="Programme stratégique transversal",
            ),
            extraction=Extraction("0.1.0", "0" * 16, ("text",)),
            plans=(
                Plan(
                    plan_id="commune-99999-2018-2024",
                    organisations=(Organisation("commune", "Commune de Valbois", "Valbois", "99999"),),
                    term=Term(2018, 2024),
                    adopted_on=date(2019, 9, 2),
                    declared_totals=DeclaredTotals(strategic_objectives=1, actions=3),
                    items=_items(),
                ),
            ),
            warnings=(PlanWarning("unread-value", "Montant non lu", "à déterminer", "a1", 3),),
        )

    return make


@pytest.fixture
def plan_file(make_plan_file: PlanFileMaker) -> PlanFile:
    """Return a plan file with something in nearly every field."""
    return make_plan_file("plan.txt", b"un plan")


@pytest.fixture
def guide(plan_file: PlanFile) -> PlanFile:
    """Return a plan file without a plan."""
    document = replace(plan_file.document, document_id="sha256:guide", file_name="guide.txt", kind="guide")
    return replace(plan_file, document=document, plans=(), warnings=())
