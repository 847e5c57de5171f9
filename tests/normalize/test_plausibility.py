"""What a reading's own warnings say of it: the more of them for each item, the less it is trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.plan_file import Item, Plan, PlanWarning
from normalize.plausibility import plausibility, warning_of, weighed


def action(number: str, confidence: float = 0.9) -> Item:
    return Item(f"i{number}", "action", f"Planter la haie {number}", number=number, confidence=confidence,
                field_confidence={"schedule": 0.8})  # fmt: skip


def plan(*numbers: str) -> Plan:
    objective = Item(
        "o1.1", "operational_objective", "Fleurir le bourg", number="1.1", children=tuple(map(action, numbers))
    )
    return Plan("p", items=(objective,))


def warned(code: str, times: int) -> list[PlanWarning]:
    return [PlanWarning(code, "…")] * times


GOOD = plan(*(f"1.1.{n}" for n in range(1, 20)))


def test_nothing_speaks_against_a_reading_without_warnings() -> None:
    assert plausibility([GOOD], warned("totals-differ", 3)) == 1.0
    assert plausibility([], warned("unread-text", 3)) == 1.0


def test_the_more_warnings_for_each_item_the_less_plausible() -> None:
    found = [plausibility([GOOD], warned("number-repeated", times)) for times in (0, 1, 2, 4, 8, 40)]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert found[-1] == pytest.approx(0.4)


def test_items_under_the_number_of_another_speak_against_it() -> None:
    strays = plan("1.1.1", *(f"2.3.{n}" for n in range(1, 20)))
    assert plausibility([strays], []) < 0.6 < plausibility([GOOD], [])


def test_letters_and_numbers_are_parts_of_a_number_with_a_dot_between_or_without() -> None:
    kept = plan("A.1.1", "A1.2", "a1.3")
    kept = replace(kept, items=(replace(kept.items[0], number="A1"),))
    assert plausibility([kept], []) == 1.0


def test_doubt_lowers_all_confidences_and_is_said_once() -> None:
    (sure,), (doubted,) = (weighed(plan("1.1.1"), factor).items for factor in (1.0, 0.5))
    below, above = doubted.children[0], sure.children[0]
    assert doubted.confidence < sure.confidence
    assert below.confidence < above.confidence
    assert below.field_confidence["schedule"] < above.field_confidence["schedule"]
    assert [warning.code for warning in warning_of(0.5)] == ["low-confidence"]
    assert warning_of(0.9) == ()


def test_confidence_is_what_it_has_been_worth_and_keeps_its_order() -> None:
    said = [0.1, 0.4, 0.6, 0.75, 0.85, 0.92, 0.96, 0.99]
    worth = [weighed(plan("1.1.1"), factor).items[0].confidence for factor in said]
    assert worth == sorted(worth)
    assert worth[-1] < 0.99
    assert worth[2] > 0.6
