from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from normalize.plan_file import DocumentKind, PlanFile
from outputs.current import current_plans, richness

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN = "commune-99999-2018-2024"


def variant(
    plan_file: PlanFile, name: str, *, kind: DocumentKind = "plan", items: bool = True, **document: Any
) -> PlanFile:
    adopted = document.pop("adopted_on", None)
    plan = replace(plan_file.plans[0], adopted_on=adopted, items=plan_file.plans[0].items if items else ())
    info = replace(plan_file.document, document_id=name, kind=kind, **document)
    return replace(plan_file, document=info, plans=(plan,))


def current(*plan_files: PlanFile) -> str:
    ((document, plan),) = current_plans(plan_files)
    assert plan == PLAN
    return document


def test_the_latest_adoption_wins_over_the_richest_format(plan_file: PlanFile) -> None:
    first = variant(plan_file, "first", media_type=SHEET, adopted_on=date(2019, 9, 1))
    updated = variant(plan_file, "updated", media_type="application/pdf", adopted_on=date(2021, 3, 1))
    assert current(first, updated) == current(updated, first) == "updated"


def test_of_equals_the_richest_format_wins(plan_file: PlanFile) -> None:
    pdf = variant(plan_file, "pdf", media_type="application/pdf")
    word = variant(plan_file, "word", media_type=WORD)
    assert current(pdf, word) == "word"


def test_a_page_that_only_announces_the_plan_never_wins(plan_file: PlanFile) -> None:
    page = variant(plan_file, "page", media_type="text/html", items=False, adopted_on=date(2022, 1, 1))
    scan = variant(plan_file, "scan", media_type="application/pdf", is_scanned=True)
    assert current(page, scan) == "scan"


def test_a_plan_goes_before_its_evaluation_of_the_same_date(plan_file: PlanFile) -> None:
    plan = variant(plan_file, "plan", media_type="application/pdf")
    evaluation = variant(plan_file, "evaluation", kind="evaluation", media_type=SHEET)
    assert current(evaluation, plan) == "plan"


def test_of_one_address_the_latest_retrieval_wins(plan_file: PlanFile) -> None:
    url = "https://www.valbois.example/pst"
    old = variant(plan_file, "old", source_url=url, retrieved_at="2020-01-01T00:00:00Z", adopted_on=date(2019, 9, 1))
    new = variant(plan_file, "new", source_url=url, retrieved_at="2022-01-01T00:00:00Z")
    assert current(old, new) == "new"


def test_each_plan_has_its_own(plan_file: PlanFile) -> None:
    other = replace(plan_file, plans=(replace(plan_file.plans[0], plan_id="cpas-99999-2018-2024"),))
    assert len(current_plans([plan_file, other])) == 2


def test_formats_are_ranked_as_the_contract_says() -> None:
    ranked = ["application/xml", SHEET, WORD, "text/html", "application/pdf"]
    ranks = [richness(media_type, is_scanned=False) for media_type in ranked]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)


@pytest.mark.parametrize("media_type", ["application/pdf", "text/plain"])
def test_a_scan_is_the_poorest(media_type: str) -> None:
    assert richness(media_type, is_scanned=True) < richness("text/plain", is_scanned=False)
