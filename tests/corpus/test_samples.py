"""The bundled samples: every document has its gold, and the gold keeps the contract."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus.samples.generate.columns import deadline_text, period_text
from corpus.samples.generate.model import Facts, Node, inherit
from corpus.samples.generate.planfile import read_plan
from normalize.plan_file import from_json

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
DOCUMENTS = sorted((SAMPLES / "documents").iterdir())


def test_enough_samples_of_every_format() -> None:
    assert len(DOCUMENTS) >= 9
    assert {path.suffix for path in DOCUMENTS} >= {".pdf", ".docx", ".html", ".xlsx", ".odt"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_gold_keeps_the_contract(document: Path) -> None:
    data = (SAMPLES / "gold" / f"{document.stem}.json").read_bytes()
    gold = from_json(data)
    assert gold.document.document_id == f"sha256:{hashlib.sha256(document.read_bytes()).hexdigest()}"
    assert gold.document.file_name == document.name
    titles = [item.title for plan in gold.plans for item in plan.walk()]
    assert all(titles)
    assert len(titles) == len(set(titles))
    if gold.document.kind in ("plan", "evaluation"):
        assert json.loads(data)["score"]
        assert titles


def test_plans_are_read_with_their_facts() -> None:
    items = read_plan("valombreux-cpas")
    inherit(items)
    actions = [node for item in items for node in item.walk() if node.level == "A"]
    assert actions[0].facts.services == ["Service social"]
    assert (actions[0].facts.start, actions[0].facts.end) == (2019, 2020)
    assert {node.volet for node in actions} == {"external", "internal"}


@pytest.mark.parametrize(
    ("style", "text", "end_date", "precision"),
    [
        ("year", "2027", None, "year"),
        ("month", "06/2027", "2027-06-30", "month"),
        ("quarter", "2e trimestre 2027", "2027-06-30", "quarter"),
        ("date", "30/06/2027", "2027-06-30", "day"),
    ],
)
def test_a_deadline_only_ends(style: str, text: str, end_date: str | None, precision: str) -> None:
    printed, gold = deadline_text(Node("A", "x", Facts(end=2027, month=6)), style, 2030)
    assert printed == text
    assert gold is not None
    assert gold["start_year"] is None
    assert (gold["end_year"], gold["end_date"], gold["precision"]) == (2027, end_date, precision)


def test_a_lone_year_under_a_period_starts_and_ends() -> None:
    text, gold = period_text(Node("A", "x", Facts(start=2026, end=2026)), "dash")
    assert text == "2026"
    assert gold is not None
    assert (gold["start_year"], gold["end_year"]) == (2026, 2026)
