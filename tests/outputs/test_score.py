from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from outputs.compare.details import differences
from outputs.compare.match import flatten, match, similarity
from outputs.compare.score import Comparison, Score, score_document, score_folder

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def item(level: str, title: str, *children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"level": level, "title": title, "children": list(children), **fields}


def plan(*items: dict[str, Any], **document: Any) -> dict[str, Any]:
    return {"document": {"kind": "plan"} | document, "plans": [{"items": list(items)}]}


GOLD = plan(
    item(
        "strategic_objective",
        "Être une commune où il fait bon vivre",
        item("action", "Planter cent arbres", number="1", schedule={"start_year": 2020, "end_year": 2021}, sdgs=[15]),
        item("action", "Ouvrir une ressourcerie", number="2", partners=["Les Petits Riens d'ici"]),
        number="1",
    )
)


def changed(**fields: Any) -> dict[str, Any]:
    other = copy.deepcopy(GOLD)
    other["plans"][0]["items"][0]["children"][0].update(fields)
    return other


def test_a_file_scored_against_itself_is_right_in_all() -> None:
    summary = score_document(GOLD, GOLD).summary()
    assert {value for value in summary.values() if value is not None} == {1.0}
    assert summary["pilots"] is None


def test_a_missing_prediction_scores_zero() -> None:
    summary = score_document(GOLD, {}).summary()
    assert (summary["items"], summary["parents"], summary["exact"], summary["kind"]) == (0, 0, 0, 0)


def test_a_wrong_year_costs_its_field_and_one_exact_action() -> None:
    summary = score_document(GOLD, changed(schedule={"start_year": 2020, "end_year": 2022})).summary()
    assert (summary["items"], summary["years"], summary["exact"]) == (1.0, 0.0, 0.5)


def test_a_value_on_an_invented_item_is_wrong() -> None:
    other = copy.deepcopy(GOLD)
    other["plans"][0]["items"].append(item("action", "Tout autre chose ici", sdgs=[3]))
    summary = score_document(GOLD, other).summary()
    assert summary["items"] == pytest.approx(6 / 7)
    assert summary["sdgs"] == pytest.approx(2 / 3)


def test_items_of_a_guide_are_all_wrong() -> None:
    guide = {"document": {"kind": "guide"}, "plans": []}
    assert score_document(guide, GOLD).summary()["items"] == 0.0


def test_values_of_another_type_are_no_values() -> None:
    odd = changed(schedule="2020", sdgs="15", pilots=[None, "x"], status=["done"], progress="beaucoup")
    assert score_document(GOLD, odd).summary()["years"] == 0.0


def test_only_the_fields_that_a_gold_file_names_are_scored() -> None:
    gold = GOLD | {"score": ["number"]}
    assert score_document(gold, changed(sdgs=[1])).summary()["exact"] == 1.0


def test_an_item_without_title_is_known_by_its_marker() -> None:
    gold = flatten(plan(item("action", "", code="A.1"), item("action", "", code="A.2")))
    found = flatten(plan(item("action", "", code="A.2")))
    assert match(gold, found) == {1: 0}


def test_equal_titles_are_told_apart_by_their_parents() -> None:
    one = item("strategic_objective", "Premier objectif du plan", item("action", "Informer"))
    two = item("strategic_objective", "Tout autre but à atteindre", item("action", "Informer"))
    assert match(flatten(plan(one, two)), flatten(plan(two, one))) == {0: 2, 1: 3, 2: 0, 3: 1}


@pytest.mark.parametrize(
    ("a", "b"),
    [("", "planter"), ("planter", "planter cent arbres dans les rues"), ("un deux trois quatre", "a b c d e")],
)
def test_titles_that_cannot_be_similar_are_refused(a: str, b: str) -> None:
    assert similarity(a, b) == 0.0


def test_scores_add_up() -> None:
    both = score_document(GOLD, GOLD) + score_document(GOLD, {})
    assert both.summary()["items"] == pytest.approx(2 * 3 / (6 + 3))
    assert Comparison({}, ()).overall == Score()


def test_details_say_what_is_missed_made_up_and_different() -> None:
    other = changed(sdgs=[14])
    other["plans"][0]["items"][0]["children"][1] = item("action", "Repeindre la salle")
    lines = list(differences(GOLD, other))
    assert [line.split(" :")[0] for line in lines] == ["sdgs", "manque", "inventé"]


@pytest.mark.skipif(not (SHARED / "bench" / "score.py").is_file(), reason="the reference scorer is not at hand")
def test_the_numbers_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    gold = SHARED / "documents" / "gold"
    for path in sorted(gold.glob("*.json"))[:-1]:  # the last one has no prediction at all
        content = json.loads(path.read_text(encoding="utf-8"))
        perturb(content, random.Random(path.stem))
        (tmp_path / path.name).write_text(json.dumps(content), encoding="utf-8")
    command = [sys.executable, str(SHARED / "bench" / "score.py"), str(gold), str(tmp_path), "--json"]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    comparison = score_folder(gold, tmp_path)
    assert len(comparison.missing) == 1
    assert comparison.overall.summary() == pytest.approx(expected["overall"])
    for name, summary in expected["documents"].items():
        assert comparison.documents[name].summary() == pytest.approx(summary)


def perturb(content: dict[str, Any], dice: random.Random) -> None:
    """Do to a gold file what a bad reader does: lose, add, move, misread."""

    def walk(items: list[dict[str, Any]]) -> None:
        for entry in list(items):
            walk(entry.get("children") or [])
            chance = dice.random()
            if chance < 0.08:
                items.remove(entry)
            elif chance < 0.16:
                entry["title"] = str(entry["title"])[: dice.randint(3, 60)]
            elif chance < 0.22:
                entry["level"] = dice.choice(["strategic_objective", "operational_objective", "action", "sub_action"])
            elif chance < 0.28:
                items.append(copy.deepcopy(entry))
            elif chance < 0.34:
                entry["title"] = str(entry["title"]) + " et plus encore"
            for name in ("pilots", "amounts", "schedule", "steps", "partners", "status", "number", "indicators"):
                if name in entry and dice.random() < 0.1:
                    entry[name] = dice.choice([None, [], "?", 3])
        if dice.random() < 0.1:
            items.reverse()

    for entry in content.get("plans") or []:
        walk(entry.get("items") or [])
        if dice.random() < 0.3:
            entry["declared_totals"] = {"actions": 12}
        if dice.random() < 0.3:
            entry["organisations"] = [{"kind": "commune", "name": "Valbois"}]
    if dice.random() < 0.3:
        content["document"]["kind"] = "other"
