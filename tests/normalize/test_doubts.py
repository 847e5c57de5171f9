"""Items that show what right readings hardly ever show are trusted less, one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.doubts import find_doubts
from normalize.plan_file import Item, LevelName, Plan


def item(name: str, level: LevelName, title: str, *children: Item, number: str | None = None) -> Item:
    return Item(name, level, title, number=number, children=children)


def actions(*titles: str) -> list[Item]:
    return [item(f"a{at}", "action", title) for at, title in enumerate(titles)]


def plan(*below: Item) -> Plan:
    return Plan("p", items=(item("o", "operational_objective", "Fleurir les places du bourg", *below),))


def test_ordinary_titles_are_trusted() -> None:
    assert find_doubts(plan(*actions("Planter une haie", "Refaire la place (phase 2)", "Semer un pré"))) == {}


def test_one_word_is_a_title_behind_a_number() -> None:
    assert find_doubts(plan(item("a", "action", "Planter", number="1"))) == {}
    assert list(find_doubts(plan(item("a", "action", "Planter")))) == ["a"]


@pytest.mark.parametrize(
    "title",
    ["", "12", "Constat", "Planter une haie à", "Planter (avec les écoles", "• Planter • Semer • Tailler",
     "planter une haie", "Planter une haie – 2031", "Planter une haie (2029-2031)",
     "Curer le bief 12.000 €", "Curer le bief (12 000 €)"],
)  # fmt: skip
def test_titles_that_are_none_are_trusted_less(title: str) -> None:
    found = find_doubts(plan(*actions("Semer un pré fleuri", title)))
    assert list(found) == ["a1"]
    assert 0 < found["a1"].share < 1


def test_years_and_amounts_within_a_title_are_of_it() -> None:
    titles = ["Semer un pré (PIC 2025-2027)", "Offrir un prix de 500 €", "Doter le bief de 3.000 € par an"]
    assert find_doubts(plan(*actions(*titles))) == {}


def test_small_letters_behind_a_number_are_a_title() -> None:
    below = [item("a", "action", "planter une haie", number="1"), item("b", "action", "Semer un pré", number="2")]
    assert find_doubts(plan(*below)) == {}


def test_the_less_a_title_is_one_the_less_it_is_trusted() -> None:
    found = find_doubts(plan(*actions("", "Planter • Semer", "Constat", "planter une haie")))
    shares = [doubt.share for doubt in found.values()]
    assert shares == sorted(shares)


def test_an_item_without_number_among_numbered_ones() -> None:
    below = [item(f"a{n}", "action", f"Tailler la haie {n} du bief", number=f"1.{n}") for n in range(1, 5)]
    assert list(find_doubts(plan(*below, item("x", "action", "Semer un pré")))) == ["x"]


def test_an_objective_without_actions_where_the_others_have_some() -> None:
    objectives = [
        item(f"o{n}", "operational_objective", f"Fleurir le quartier {n}", *children)
        for n, children in enumerate([actions("Semer un pré"), actions("Tailler la haie"), actions("Curer"), []])
    ]
    found = find_doubts(Plan("p", items=tuple(objectives[:2] + objectives[3:])))
    assert "o3" not in found  # two of three are no habit
    assert "o3" in find_doubts(Plan("p", items=(*objectives[:2], objectives[2], objectives[3])))


def test_an_action_straight_under_a_strategic_objective_where_others_are_not() -> None:
    oo = item("oo", "operational_objective", "Fleurir les places", item("a1", "action", "Semer un pré"))
    os = item("os", "strategic_objective", "Être un bourg vert", oo, item("a2", "action", "Tailler la haie"))
    assert list(find_doubts(Plan("p", items=(os,)))) == ["a2"]
    flat = item("os", "strategic_objective", "Être un bourg vert", item("a2", "action", "Tailler la haie"))
    assert find_doubts(Plan("p", items=(flat,))) == {}


def test_two_items_of_one_title() -> None:
    assert list(find_doubts(plan(*actions("Semer un pré", "Tailler la haie", "SEMER UN PRÉ")))) == ["a0", "a2"]


def test_a_numbered_objective_without_actions_may_be_explained_by_its_text() -> None:
    full = [
        item(f"o{n}", "operational_objective", f"Fleurir le quartier {n}", *actions("Semer un pré"), number=f"1.{n}")
        for n in range(1, 4)
    ]
    empty = item("o4", "operational_objective", "Fleurir le quartier 4", number="1.4")
    assert "o4" in find_doubts(Plan("p", items=(*full, empty)))
    told = replace(empty, description="Rien n'y est prévu avant la fin des travaux du bief.")
    assert "o4" not in find_doubts(Plan("p", items=(*full, told)))


def test_small_initials_by_habit_and_the_titles_of_mirrors_are_trusted() -> None:
    assert find_doubts(plan(*actions("semer un pré", "curer le bief", "planter une haie", "ouvrir un marché"))) == {}
    mirror = replace(item("m", "action", "Semer un pré fleuri"), mirror_of="a0")
    assert find_doubts(plan(*actions("Semer un pré fleuri", "Curer le bief"), mirror)) == {}
