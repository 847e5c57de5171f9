"""Sheets and annexes that are other documents than the plan in the same file."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Place, Table
from extract.printed import PrintedDocument
from tests.extract.documents import heading, outline, paragraph, read, table

PLAN = [
    ["Action", "Pilote"],
    ["Action 1 : Curer le bief", "DG"],
    ["Action 2 : Planter une haie", "DG"],
    ["Action 3 : Isoler", "DG"],
]
SOCIAL = [["Action", "Pilote"], ["Action 8 : Ouvrir un café", "Le relais"], ["Action 9 : Offrir la soupe", "Le relais"]]
BUDGET = [["Article", "Libellé", "Montant"], ["722/723-60", "École", "3000"], ["421/731-60", "Voirie", "9000"]]


def lines(found: PrintedDocument) -> list[str]:
    return [line.strip() for plan in found.plans for line in outline(plan.items)]


def sheet(name: str, rows: list[list[str]]) -> Table:
    return replace(table(rows), name=name, places=(Place(path=f"{name}!A1"),))


def test_sheets_named_after_another_plan_and_budgets_hold_no_actions() -> None:
    found = read(sheet("PST 2024-2030", PLAN), sheet("Plan de cohésion sociale", SOCIAL), sheet("Budget", BUDGET))
    assert lines(found) == ["A 1 Curer le bief", "A 2 Planter une haie", "A 3 Isoler"]
    assert any("Plan de cohésion sociale ; Budget" in (warning.raw or "") for warning in found.warnings)


def test_sheets_may_bear_the_names_of_services() -> None:
    found = read(sheet("Travaux", PLAN), sheet("Cohésion sociale", SOCIAL))
    assert lines(found)[-2:] == ["A 8 Ouvrir un café", "A 9 Offrir la soupe"]


def test_an_annex_that_is_another_plan_holds_no_actions() -> None:
    found = read(
        heading("PST 2024-2030 de la Commune de Gouvy"),
        paragraph("OS 1 : Être une commune verte"),
        table(PLAN),
        heading("Annexe 1 : Plan de cohésion sociale"),
        table(SOCIAL),
    )
    assert lines(found) == ["OS 1 Être une commune verte", "A 1 Curer le bief", "A 2 Planter une haie", "A 3 Isoler"]


def test_an_annex_with_the_actions_of_the_plan_is_read() -> None:
    found = read(
        heading("PST 2024-2030 de la Commune de Gouvy"),
        paragraph("OS 1 : Être une commune verte"),
        heading("Annexe 1 : tableau des actions"),
        table(PLAN),
    )
    assert "A 1 Curer le bief" in lines(found)


def paged(page: int, rows: list[list[str]]) -> Table:
    return replace(table(rows), places=(Place(page),))


def test_a_budget_on_a_page_of_its_own_is_no_part_of_the_plan() -> None:
    head = paragraph("OS 1 : Être une commune verte", page=1)
    actions = ["OS 1 Être une commune verte", "A 1 Curer le bief", "A 2 Planter une haie", "A 3 Isoler"]
    assert lines(read(head, paged(1, PLAN), paged(2, BUDGET))) == actions
