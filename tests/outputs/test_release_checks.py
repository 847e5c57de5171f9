from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from normalize.plan_file import Category, Item, Pilot, Plan, PlanFile, Schedule
from outputs.checks import Check, check_release, refusals
from outputs.tables import build_tables
from tests.outputs.release_plans import plan_file


def tables(*files: PlanFile) -> dict[str, pa.Table]:
    return build_tables(files)


def with_actions(count: int, **fields: Any) -> PlanFile:
    actions = tuple(Item(f"a{n}", "action", f"Action {n}", **fields) for n in range(count))
    file = plan_file(items=(Item("os", "strategic_objective", "Agir", children=actions),))
    plan = replace(file.plans[0], declared_totals=Plan("").declared_totals)
    return replace(file, plans=(plan,), warnings=())


def refused(now: dict[str, pa.Table], last: dict[str, pa.Table] | None = None) -> list[Check]:
    return list(refusals(check_release(now, last)))


def test_the_same_again_is_fine() -> None:
    now = tables(plan_file())
    assert refused(now, now) == []


def test_a_broken_reference_is_refused() -> None:
    file = with_actions(2, mirror_of="nobody")
    assert [(check.name, check.now) for check in refused(tables(file))] == [("items.mirror_of", 2)]


def test_a_key_that_stands_twice_is_refused() -> None:
    file = with_actions(1)
    (objective,) = file.plans[0].items
    twice = replace(objective, children=objective.children * 2)
    found = refused(tables(replace(file, plans=(replace(file.plans[0], items=(twice,)),))))
    assert [check.name for check in found] == ["items"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"categories": (Category("external-magic", "printed"),)}, "items.categories"),
        ({"pilots": (Pilot("administrative", "X", "roi"),)}, "pilots.function"),  # type: ignore[arg-type]
        ({"sdgs": (18,)}, "sdgs.sdg"),
        ({"volet": "both"}, "items.volet"),
    ],
)
def test_an_unknown_code_is_refused(fields: dict[str, Any], name: str) -> None:
    assert name in [check.name for check in refused(tables(with_actions(1, **fields)))]


def test_fewer_of_everything_is_refused() -> None:
    found = refused(tables(with_actions(10)), tables(with_actions(20)))
    assert {"action", "actions à utiliser"} <= {check.name for check in found}
    assert all("20" in check.message for check in found)


def test_more_is_never_refused() -> None:
    assert refused(tables(with_actions(40)), tables(with_actions(20))) == []


def test_a_column_that_empties_is_refused() -> None:
    before = tables(with_actions(20, schedule=Schedule(2020, 2021, raw="2020-2021")))
    found = refused(tables(with_actions(20)), before)
    assert {"start_year", "end_year"} == {check.name for check in found}
    assert "100% dans la dernière version, 0% maintenant" in found[0].message


def test_a_small_set_is_only_noted() -> None:
    checks = check_release(tables(with_actions(2)), tables(with_actions(4)))
    assert refusals(checks) == ()
    assert "note" in {check.verdict for check in checks}


def test_totals_that_are_no_longer_met_are_refused() -> None:
    def declared(actions: int) -> list[PlanFile]:
        made = []
        for number in range(12):
            file = plan_file(f"{number}.pdf", plan_id=f"commune-{number:05}-2018-2024")
            totals = replace(file.plans[0].declared_totals, strategic_objectives=None, actions=actions)
            made.append(replace(file, plans=(replace(file.plans[0], declared_totals=totals),)))
        return made

    (check,) = refused(tables(*declared(40)), tables(*declared(4)))
    assert (check.family, check.before, check.now) == ("totaux annoncés", 1.0, 0.0)
    noted = [check for check in check_release(tables(*declared(40))) if check.verdict == "note"]
    assert "0 sur 12" in noted[0].message


def test_plans_that_go_are_named() -> None:
    other = plan_file("b.pdf", plan_id="commune-00001-2018-2024")
    checks = check_release(tables(plan_file()), tables(plan_file(), other))
    assert any("commune-00001-2018-2024" in check.message for check in checks)


def test_lower_confidence_is_refused() -> None:
    found = refused(tables(with_actions(20, confidence=0.5)), tables(with_actions(20, confidence=0.9)))
    assert [check.family for check in found] == ["confiance"]
