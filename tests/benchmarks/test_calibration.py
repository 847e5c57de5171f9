"""The calibration table: what is right, which band it falls in, and whether the band keeps its word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.calibration import ENOUGH, ITEMS, VALUES, Band, Judged, bands, calibration, judge, judge_folder


def item(title: str, level: str = "action", **fields: Any) -> dict[str, Any]:
    return {"level": level, "title": title, **fields}


def plan(*items: dict[str, Any], score: tuple[str, ...] = ("number", "years")) -> dict[str, Any]:
    return {"plans": [{"items": list(items)}], "score": list(score)}


def objective(title: str, *children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return item(title, "strategic_objective", children=list(children), **fields)


GOLD = plan(
    objective(
        "Être une commune de potiers", item("Rouvrir le four à briques", number="1", schedule={"end_year": 2031})
    ),
    objective("Être une commune de bateliers", item("Curer l'avant-port aux péniches", number="2")),
)


def test_an_item_is_right_with_its_title_and_its_parent() -> None:
    found = plan(
        objective(
            "ÊTRE UNE COMMUNE DE POTIERS",
            item("Rouvrir le four à brique", number="1", confidence=0.8),
            item("Curer l'avant-port aux péniches", number="2"),
        ),
        objective("Être une commune de bateliers", item("Planter douze noyers au bord du canal", confidence=0.3)),
    )
    judged = [(one.confidence, one.right) for one in judge(GOLD, found) if one.what == ITEMS]
    assert judged == [(1.0, True), (0.8, False), (1.0, False), (1.0, True), (0.3, False)]


def test_a_value_has_the_confidence_of_its_field_or_of_its_item() -> None:
    schedule = {"end_year": 2030}
    action = item(
        "Rouvrir le four à briques", number="1", schedule=schedule, confidence=0.9, field_confidence={"schedule": 0.6}
    )
    judged = list(judge(GOLD, plan(objective("Être une commune de potiers", action))))
    assert Judged("number", 0.9, True) in judged
    assert Judged("years", 0.6, False) in judged


def test_the_values_of_a_made_up_item_are_wrong_and_unscored_fields_are_not_judged() -> None:
    found = plan(item("Une action que personne n'a écrite", number="7", progress=50))
    assert list(judge(GOLD, found)) == [Judged(ITEMS, 1.0, False), Judged("number", 1.0, False)]


def test_bands_hold_their_lower_edge_and_the_last_one_both() -> None:
    found = bands(Judged(ITEMS, confidence, True) for confidence in (0.0, 0.9, 0.949, 0.95, 1.0))
    assert [(band.low, band.high, band.count) for band in found] == [(0.0, 0.5, 1), (0.9, 0.95, 2), (0.95, 1.0, 2)]


@pytest.mark.parametrize(
    ("right", "claimed", "verdict"),
    [
        (90, 0.92, "holds"),
        (90, 0.85, "holds"),
        (99, 0.92, "cautious"),
        (80, 0.92, "too-sure"),
    ],
)
def test_a_band_holds_within_five_points(right: int, claimed: float, verdict: str) -> None:
    assert Band(0.8, 0.9, 100, right, claimed).verdict == verdict


def test_a_band_with_little_in_it_says_nothing() -> None:
    assert Band(0.8, 0.9, ENOUGH - 1, 0, 0.85).verdict == "too-few"
    assert Band(0.8, 0.9, ENOUGH, 0, 0.85).verdict == "too-sure"


def test_the_table_has_items_then_values_together_then_each_field() -> None:
    judged = [Judged("years", 0.9, True), Judged(ITEMS, 0.9, True), Judged("number", 0.7, False)]
    table = calibration(judged)
    assert list(table) == [ITEMS, VALUES, "number", "years"]
    assert sum(band.count for band in table[VALUES]) == 2


def test_documents_without_a_plan_file_are_not_judged(tmp_path: Path) -> None:
    gold, plans = tmp_path / "gold", tmp_path / "plans"
    gold.mkdir()
    plans.mkdir()
    for name in ("one", "two"):
        (gold / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (plans / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    judged = list(judge_folder(sorted(gold.iterdir()), plans))
    assert len([one for one in judged if one.what == ITEMS]) == 4
    assert all(one.right for one in judged)
