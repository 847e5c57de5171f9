from __future__ import annotations

from decimal import Decimal
from typing import Any

from normalize.checks import check_plan
from normalize.doubts import find_doubts
from normalize.ids import ItemIds, plan_id
from normalize.plan_file import Amount, DeclaredTotals, Item, Organisation, Plan, Schedule, Source, Term

CPAS = Organisation("cpas", "CPAS de Valmont", "Valmont", "99999")
COMMUNE = Organisation("commune", "Valmont", "Valmont", "99999")


def _codes(*items: Item, **declared: int) -> list[str]:
    """Return what is said of numbers, totals and sums: the titles of these items are short."""
    warnings = check_plan(Plan("p", declared_totals=DeclaredTotals(**declared), items=items))
    return [w.code for w in warnings if w.code != "low-confidence"]


def _action(number: str | None = None, title: str = "Agir", **more: Any) -> Item:
    return Item(f"{number}{title}{more.get('volet')}", more.pop("level", "action"), title, number=number, **more)


def _numbered(*numbers: str | None) -> tuple[Item, ...]:
    return tuple(_action(number, f"Agir {place}") for place, number in enumerate(numbers))


def test_plan_ids() -> None:
    term = Term(2018, 2024)
    assert plan_id([CPAS], term, "") == "cpas-99999-2018-2024"
    assert plan_id([CPAS, COMMUNE], term, "") == "commune-99999+cpas-99999-2018-2024"
    assert plan_id([COMMUNE], None, "") == "commune-99999"
    assert plan_id([], term, "0123456789abcdef") == "unknown-01234567"
    assert plan_id([Organisation("commune", "Ailleurs")], term, "0123456789abcdef") == "unknown-01234567"


def test_item_ids_hold_across_formats_and_tell_repeats_apart() -> None:
    first, second = ItemIds("p"), ItemIds("p")
    one = first.next("action", "Créer un verger", ["Verdir"], "external")
    assert one == second.next("action", "CREER un  verger :", ["verdir"], "external")
    assert len(one) == 12
    others = {
        first.next("action", "Créer un verger", ["Verdir"], "external"),
        first.next("action", "Créer un verger", ["Verdir"], "internal"),
        first.next("sub_action", "Créer un verger", ["Verdir"], "external"),
        first.next("action", "Créer un verger", ["Nourrir"], "external"),
    }
    assert len(others | {one}) == 5


def test_siblings_numbered_by_their_themes_repeat_no_number() -> None:
    assert _codes(*_numbered("1.1", "1.2", "2.1", "2.2")) == []
    assert _codes(*_numbered("1.1", "1.2", "2.1", "2.1")) == ["number-repeated"]
    assert _codes(*_numbered("1.1", "1.2", "2.2", "2.3")) == ["number-gap"]
    assert _codes(*_numbered("1.1", "1.3", "2.1")) == ["number-gap"]


def test_declared_totals() -> None:
    assert _codes(*_numbered("1", "2"), actions=2) == []
    assert _codes(*_numbered("1", "2"), actions=3) == ["totals-differ"]
    copies = (_action("1"), _action("2", "Copie", mirror_of="1Agir"))
    assert _codes(*copies, actions=1) == []
    assert _codes(actions=30, strategic_objectives=4) == ["totals-differ"]  # said once
    assert _codes(actions=0) == []


def test_numbers_that_jump_or_come_back() -> None:
    assert _codes(*_numbered("1.1", "1.2", "1.3")) == []
    assert _codes(*_numbered("1", "2", "4")) == ["number-gap"]
    assert _codes(*_numbered("1", "2", "2", "3")) == ["number-repeated"]
    assert _codes(*_numbered("1", "2", "3", None)) == ["missing-number"]
    assert _codes(*_numbered("a", "b")) == []


def test_numbering_may_restart_in_a_volet_or_run_on() -> None:
    volets = (_action("1", volet="external"), _action("2", volet="external"), _action("1", volet="internal"))
    assert _codes(*volets) == []
    running = (_action("1", volet="external"), _action("2", volet="external"), _action("3", volet="internal"))
    assert _codes(*running) == []
    jumping = (_action("1", volet="external"), _action("2", volet="external"), _action("4", volet="internal"))
    assert _codes(*jumping) == ["number-gap"]
    first = _action("1", "Un", level="operational_objective", children=_numbered("1", "2"))
    second = _action("2", "Deux", level="operational_objective", children=_numbered("3", "4"))
    assert _codes(first, second) == []


def test_one_counter_for_all_levels_is_no_gap() -> None:
    child = _action("2", "Deux", level="operational_objective", children=_numbered("3", "4", "7"))
    assert _codes(_action("1", "Un", level="strategic_objective", children=(child,))) == []


def test_copies_of_an_action_do_not_count_in_the_numbering() -> None:
    copy = _action("3", "Copie", mirror_of="3Agir 0")
    child = _action("2", "Deux", level="operational_objective", children=(*_numbered("3", "4", "7"), copy))
    assert _codes(_action("1", "Un", level="strategic_objective", children=(child,))) == []


def test_missing_titles_and_doubtful_items_say_where() -> None:
    item = Item("x", "action", "", code="A 1", confidence=0.3, sources=(Source(None, 5, (1, 2, 3, 4)),))
    warnings = check_plan(Plan("p", items=(item,)))
    assert [(w.code, w.item_id, w.page) for w in warnings] == [("missing-title", "x", 5), ("low-confidence", "x", 5)]


def test_sums_against_printed_totals() -> None:
    def amounts(*sums: tuple[Any, int]) -> tuple[Amount, ...]:
        return tuple(Amount(kind, "", Decimal(value)) for kind, value in sums)

    right = amounts(("total", 30), ("own_funds", 10), ("subsidy", 20))
    wrong = amounts(("total", 50), ("own_funds", 10), ("subsidy", 20))
    assert _codes(_action("1", amounts=right)) == []
    assert _codes(_action("1", amounts=wrong)) == ["sum-differs"]
    children = (_action("1", amounts=amounts(("total", 10))), _action("2", amounts=amounts(("total", 15))))
    parent = Item("o", "operational_objective", "Un", amounts=amounts(("total", 30)), children=children)
    assert _codes(parent) == ["sum-differs"]


def test_a_start_after_its_end_is_pointed_out() -> None:
    assert _codes(_action("1", schedule=Schedule(2022, 2020, raw="2022 / 2020"))) == ["unread-value"]


def test_what_right_readings_hardly_show_is_named() -> None:
    items = (_action("1", "Semer un pré"), _action("2", "Planter • Semer • Tailler"), _action("3", "Curer le bief"))
    plan = Plan("p", items=items)
    assert check_plan(plan) == ()
    (warning,) = check_plan(plan, find_doubts(plan))
    assert (warning.code, warning.item_id) == ("low-confidence", items[1].item_id)
    assert "puces" in warning.message
