"""The bench of layouts: complete, in keeping with the contract, and divided by rule."""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.samples.generate.model import Facts, Node
from normalize.plan_file import Item, from_json
from tests.layouts.generate import HERE, MEDIA
from tests.layouts.marking import mark
from tests.layouts.planting import Seed
from tests.layouts.registry import Family

DOCUMENTS = {path.stem: path for path in (HERE / "documents").iterdir()}
FAMILIES: list[dict[str, Any]] = tomllib.loads((HERE / "families.toml").read_text(encoding="utf-8"))["family"]
NEGATIVE = {"guide", "other"}


def test_every_document_has_its_gold_and_no_more() -> None:
    assert set(DOCUMENTS) == {path.stem for path in (HERE / "gold").iterdir()}


def test_families_are_complete() -> None:
    listed = {f"{row['name']}--{variant}" for row in FAMILIES for variant in range(1, row["variants"] + 1)}
    assert listed == set(DOCUMENTS)
    assert len(FAMILIES) >= 25
    assert all(row["description"] and row["tool"] for row in FAMILIES)


def test_the_digest_of_the_name_decides_what_is_held_out() -> None:
    for row in FAMILIES:
        held_out = int(hashlib.sha256(row["name"].encode()).hexdigest(), 16) % 3 == 0
        assert row["set"] == ("held-out" if held_out else "worked")
        assert Family(row["name"], "", "", 1, False, lambda seed: None).held_out == held_out  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("stem", sorted(DOCUMENTS))
def test_gold_keeps_the_contract(stem: str) -> None:
    document = DOCUMENTS[stem]
    data = (HERE / "gold" / f"{stem}.json").read_bytes()
    gold = from_json(data)
    assert gold.document.document_id == f"sha256:{hashlib.sha256(document.read_bytes()).hexdigest()}"
    assert gold.document.media_type == MEDIA[document.suffix[1:]]
    items = [item for plan in gold.plans for item in plan.walk()]
    titles = Counter(item.title for item in items)
    assert max(titles.values(), default=1) == 1, "planted titles are distinct"
    assert all(len(title.split()) >= 2 for title in titles)
    assert len({item.item_id for item in items}) == len(items)
    if gold.document.kind in NEGATIVE:
        assert gold.plans == ()
    elif gold.document.kind == "presentation":
        assert not items
        assert gold.plans[0].declared_totals.actions
    else:
        assert items
        assert gold.plans[0].organisations[0].nis_code
    scored = set(json.loads(data)["score"])
    for name, printed in _printed(items).items():
        assert printed or name not in scored, f"{name} is scored but never printed"


def _printed(items: list[Item]) -> dict[str, bool]:
    return {
        name: any(getattr(item, field) not in (None, ()) for item in items)
        for name, field in {
            "years": "schedule", "pilots": "pilots", "amounts": "amounts", "status": "status", "priority": "priority",
            "progress": "progress", "indicators": "indicators", "partners": "partners", "sdgs": "sdgs",
            "steps": "steps", "volet": "volet", "theme": "theme", "number": "number",
        }.items()
    }  # fmt: skip


def test_titles_are_nearly_never_the_same_in_two_documents() -> None:
    titles = Counter(
        item.title
        for path in (HERE / "gold").iterdir()
        for plan in from_json(path.read_bytes()).plans
        for item in plan.walk()
        if item.level == "action"
    )
    assert sum(titles.values()) > 1500
    assert len(titles) > 0.98 * sum(titles.values())


def test_deadlines_end_and_periods_start_and_end() -> None:
    for path in (HERE / "gold").iterdir():
        for plan in from_json(path.read_bytes()).plans:
            for item in plan.walk():
                if (when := item.schedule) is None:
                    continue
                assert when.raw
                assert when.ongoing or when.end_year is not None or when.start_year is not None
                if when.start_year is not None and when.end_year is not None:
                    assert when.start_year <= when.end_year


def test_documents_are_small() -> None:
    assert sum(path.stat().st_size for path in DOCUMENTS.values()) < 9_000_000


@pytest.mark.parametrize(
    ("patterns", "codes", "numbers"),
    [
        (("O.S. {s}.", "O.O. {s}.{o}.", "Action {a}"), ["O.S. 1", "O.O. 1.1", "Action 1"], ["1", "1.1", "1"]),
        (("OS{s}", "OS{s}-OO{o}", "OS{s}-OO{o}-A{a}"), ["OS1", "OS1-OO1", "OS1-OO1-A1"], ["1", "1.1", "1.1.1"]),
        (("{S}.", "{O}.", "{al})"), ["I", "A", "a"], ["1", "A", "a"]),
        (("{ord} objectif stratégique", "({o})", None), ["Premier objectif stratégique", "1", None], ["1", "1", None]),
    ],
)
def test_markers(patterns: tuple[str, str, str | None], codes: list[str | None], numbers: list[str | None]) -> None:
    seed = Seed("test", 1, random.Random(1))
    plan = seed.plan((1, 1, 1))
    mark(plan, patterns[0], patterns[1], patterns[2])
    first = [next(node for node in plan.walk() if node.level == level) for level in ("OS", "OO", "A")]
    assert [node.code for node in first] == codes
    assert [node.number for node in first] == numbers


def test_a_seed_gives_the_same_plan_again() -> None:
    def titles() -> list[str]:
        return [node.title for node in Seed("x", 1, random.Random("x--1")).plan().walk()]

    assert titles() == titles()
    assert Node("A", "x", Facts()).gold == {}


def test_held_out_is_about_a_third() -> None:
    share = sum(row["set"] == "held-out" for row in FAMILIES) / len(FAMILIES)
    assert 0.15 < share < 0.5


def test_no_bundled_word_of_real_plans() -> None:
    shared = Path(__file__).resolve().parents[2].parent / "shared" / "documents" / "seeds"
    if not shared.is_dir():
        pytest.skip("the real texts are not here")
    real = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in shared.glob("*.txt"))
    for path in (HERE / "gold").iterdir():
        for plan in from_json(path.read_bytes()).plans:
            assert not [item.title for item in plan.walk() if len(item.title.split()) > 6 and item.title in real]
