"""Accuracy never falls in silence: every set of documents with gold reaches its pinned floors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy import DEVELOPMENT, LAYOUTS, SAMPLES, GoldSet
from outputs.compare.score import FIELDS, MEASURES, Comparison, Score, Tally
from tests.accuracy_floors import (
    COMMAND,
    PARTS,
    Part,
    Pinned,
    compare,
    digest,
    extract_set,
    floors_of,
    floors_text,
    gold_files,
    raised,
    read_floors,
    shortfalls,
)

SETS = {
    "samples": GoldSet("samples", SAMPLES / "documents", SAMPLES / "gold"),
    "layouts": GoldSet("layouts", LAYOUTS / "documents", LAYOUTS / "gold"),
    "development": GoldSet("development", DEVELOPMENT / "docs", DEVELOPMENT / "gold"),
}
# What was promised for the development documents that no machine of another made (issue 2), whatever was reached since.
PROMISED = {
    "items": 0.99,
    "parents": 0.99,
    "titles": 0.98,
    **dict.fromkeys(FIELDS, 0.97),
    **dict.fromkeys(("kind", "org", "term", "totals"), 1.0),
}


def at_hand(part: Part) -> GoldSet:
    gold_set = SETS[part.gold_set]
    if not gold_set.gold.is_dir():
        pytest.skip(f"the {gold_set.name} documents are not on this machine")
    return gold_set


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_floors_are_pinned_for_the_gold_at_hand(part: Part) -> None:
    pinned = read_floors().get(part.name)
    assert pinned is not None, f"no floors for {part.name}: run {COMMAND} --only {part.gold_set}"
    assert digest(gold_files(part, at_hand(part))) == pinned.gold, (
        f"the gold of {part.name} has changed since its floors were pinned: run {COMMAND} --only {part.gold_set}, "
        "look at what it changes and commit accuracy_floors.toml with the gold"
    )


@pytest.mark.parametrize("name", SETS)
def test_accuracy_holds_its_floors(name: str, tmp_path: Path) -> None:
    parts = [part for part in PARTS if part.gold_set == name]
    gold_set = at_hand(parts[0])
    plans = extract_set(gold_set, tmp_path)
    pinned = read_floors()
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        comparison = compare(gold_files(part, gold_set), plans)
        if comparison.documents:  # all of them need OCR, and there is none here
            found[part.name] = shortfalls(comparison, pinned[part.name].floors)
            if part.name == "development":
                found["promised"] = shortfalls(comparison, _measured(comparison, PROMISED))
    assert {part: lines for part, lines in found.items() if lines} == {}, (
        f"accuracy has fallen: pst score {gold_set.gold.name} … --details shows where; "
        f"floors are lowered with {COMMAND} --allow-lower only, by a commit that says why"
    )


def _measured(comparison: Comparison, floors: dict[str, float]) -> dict[str, float]:
    """Leave out the fields that no document of a set prints."""
    summary = comparison.overall.summary()
    return {name: floor for name, floor in floors.items() if summary[name] is not None}


def test_floors_stand_for_known_measures_between_nothing_and_all() -> None:
    for pinned in read_floors().values():
        assert set(pinned.floors) <= set(MEASURES)
        assert all(0 <= floor <= 1 for floor in pinned.floors.values())


def test_every_gold_file_belongs_to_one_part() -> None:
    for gold_set in SETS.values():
        parts = [path for part in PARTS if part.gold_set == gold_set.name for path in gold_files(part, gold_set)]
        assert sorted(parts) == sorted(gold_set.gold.glob("*.json"))


def test_floors_never_fall_by_themselves() -> None:
    old = Pinned("a", {"items": 0.9, "titles": 0.8, "theme": 0.7})
    new = Pinned("b", {"kind": 1.0, "items": 0.95, "titles": 0.75})
    assert raised(old, new) == Pinned("b", {"kind": 1.0, "items": 0.95, "titles": 0.8, "theme": 0.7})
    fallen = raised(old, new, {"titles", "theme"})
    assert fallen == Pinned("b", {"kind": 1.0, "items": 0.95, "titles": 0.75})


def test_what_is_below_its_floor_or_no_longer_measured_is_told() -> None:
    comparison = Comparison({"x": Score({"items": Tally(9, 10, 10), "titles": Tally(9, 10)})}, ())
    assert floors_of(comparison, 0.003) == {"items": 0.897, "titles": 0.897}
    assert shortfalls(comparison, {"items": 0.9, "titles": 0.9}) == {}
    assert shortfalls(comparison, {"items": 0.901, "theme": 0.5}) == {
        "items": "0.9000, floor 0.901",
        "theme": "not measured, floor 0.500",
    }


def test_the_floors_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    pinned = {"samples": Pinned("ab", {"items": 0.5, "kind": 1.0}), "other": Pinned("cd", {"items": 0.25})}
    path = tmp_path / "floors.toml"
    path.write_text(floors_text(pinned), encoding="utf-8")
    assert read_floors(path) == pinned


def test_a_changed_gold_file_changes_the_digest(tmp_path: Path) -> None:
    gold = tmp_path / "a.json"
    gold.write_text("{}", encoding="utf-8")
    before = digest([gold])
    gold.write_text("{ }", encoding="utf-8")
    assert digest([gold]) != before
    part = replace(PARTS[0], only=("b*",))
    assert gold_files(part, GoldSet("samples", tmp_path, tmp_path)) == []
