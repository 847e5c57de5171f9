from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.corrections import (
    ITEM_FIELDS,
    PARENT,
    Correction,
    Replay,
    checked,
    get_value,
    plan_said,
    replay,
    said,
    with_value,
)
from normalize.plan_file import Item, PlanFile
from outputs.corrections_file import corrections_text, read_text
from pst.errors import UsageError

PLAN = "commune-99999-2018-2024"


def change(plan_file: PlanFile, field: str, before: Any, after: Any, item: str | None = "a1") -> Correction:
    return Correction("change", plan_file.document.document_id, PLAN, item, field, before, after, "Marie", "2026-02-03")


def items(replayed: Replay) -> dict[str, Item]:
    return {item.item_id: item for item in replayed.plan_file.plans[0].walk()}


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("title", "Ouvrir deux guichets"),
        ("theme", None),
        ("volet", "joint"),
        ("steps", ["Une seule"]),
        ("sdgs", [3]),
        ("fte", "1.5"),
        ("progress", 75.0),
        ("synergy", True),
        ("status.code", "done"),
        ("status.code", None),
        ("priority.level", "low"),
        ("health.code", "good"),
        ("schedule.end_date", "2023-06-30"),
        ("schedule.start_year", None),
        ("schedule.ongoing", True),
        ("categories", ["external-sport"]),
        ("pilots", [{"role": "political", "name": "Bourgmestre", "function": "bourgmestre"}]),
        ("amounts", [{"kind": "total", "raw": "5 €", "amount": "5.00"}]),
        ("indicators", []),
    ],
)
def test_a_change_holds_while_the_document_says_what_it_said(field: str, after: Any, plan_file: PlanFile) -> None:
    before = get_value(items(replay(plan_file, []))["a1"], field)
    correction = change(plan_file, field, before, after)
    replayed = replay(plan_file, [correction])
    now = get_value(items(replayed)["a1"], field)
    assert replayed.held == (correction,)
    assert now == after or now == get_value(with_value(Item("", "action", ""), field, after), field)
    again = replay(replayed.plan_file, [correction])
    assert again.plan_file.plans == replayed.plan_file.plans
    assert again.stale == ()


def test_what_says_something_else_makes_it_stale(plan_file: PlanFile) -> None:
    correction = change(plan_file, "title", "Un autre titre", "Encore un autre")
    replayed = replay(plan_file, [correction])
    assert replayed.stale == (correction,)
    assert replayed.plan_file.plans == plan_file.plans
    (warning,) = [w for w in replayed.plan_file.warnings if w.code == "stale-correction"]
    assert (warning.item_id, warning.page) == ("a1", 3)
    assert correction.id in warning.message
    assert "« Ouvrir un guichet du logement » et non « Un autre titre »" in warning.message


@pytest.mark.parametrize("kind", ["change", "check"])
def test_an_item_that_is_gone_makes_it_stale(kind: Any, plan_file: PlanFile) -> None:
    correction = replace(change(plan_file, "title", "A", "B", item="gone"), kind=kind)
    assert replay(plan_file, [correction]).stale == (correction,)


def test_corrections_follow_one_another(plan_file: PlanFile) -> None:
    chain = [
        change(plan_file, "progress", 50.0, 60.0),
        change(plan_file, "progress", 60.0, 70.0),
        change(plan_file, "progress", 70.0, 50.0),
    ]
    assert items(replay(plan_file, chain[:2]))["a1"].progress == 70
    assert items(replay(plan_file, chain))["a1"].progress == 50


def test_checks_are_made_anew(plan_file: PlanFile) -> None:
    assert "totals-differ" not in {warning.code for warning in plan_file.warnings}
    deletion = Correction("delete", plan_file.document.document_id, PLAN, "a3", before="Isoler l'école")
    replayed = replay(plan_file, [deletion])
    assert "a3" not in items(replayed)
    assert "totals-differ" in {warning.code for warning in replayed.plan_file.warnings}


def test_what_has_others_under_it_is_not_deleted(plan_file: PlanFile) -> None:
    deletion = Correction("delete", plan_file.document.document_id, PLAN, "oo1", before="Loger chacun")
    assert replay(plan_file, [deletion]).stale == (deletion,)
    renamed = replace(deletion, item_id="a3", before="Un autre titre")
    assert replay(plan_file, [renamed]).stale == (renamed,)


def test_the_copy_of_a_deleted_original_stands_for_it(plan_file: PlanFile) -> None:
    document = plan_file.document.document_id
    gone = [
        Correction("delete", document, PLAN, "s1", before="Choisir l'adresse"),
        Correction("delete", document, PLAN, "a1", before="Ouvrir un guichet du logement"),
    ]
    assert items(replay(plan_file, gone))["a2"].mirror_of is None


def test_an_item_is_added_once_and_moved(plan_file: PlanFile) -> None:
    document = plan_file.document.document_id
    record = {"item_id": "new", "level": "action", "title": "Planter", "fte": "0.5"}
    addition = Correction("add", document, PLAN, "new", before="oo1", after=record)
    move = change(plan_file, PARENT, "os1", "oo1", item="a3")
    replayed = replay(plan_file, [addition, addition, move])
    assert replayed.stale == ()
    operational = items(replayed)["oo1"]
    assert [child.item_id for child in operational.children] == ["a1", "a2", "new", "a3"]
    loop = change(plan_file, PARENT, "os1", "a1", item="oo1")
    assert replay(plan_file, [loop]).stale == (loop,)


def test_a_correction_is_about_its_document_or_the_one_that_took_its_place(plan_file: PlanFile) -> None:
    elsewhere = replace(change(plan_file, "progress", 50.0, 60.0), document_id="sha256:before")
    assert items(replay(plan_file, [elsewhere]))["a1"].progress == 60
    present = frozenset({"sha256:before", plan_file.document.document_id})
    assert items(replay(plan_file, [elsewhere], present))["a1"].progress == 50
    other = replace(elsewhere, plan_id="commune-00000-2018-2024")
    assert replay(plan_file, [other]) == Replay(plan_file)


def test_a_checked_item_is_sure_until_it_changes(plan_file: PlanFile) -> None:
    item = items(replay(plan_file, []))["a1"]
    document = plan_file.document.document_id
    check = Correction("check", document, PLAN, "a1", before=said(item), after=True)
    sure = replay(plan_file, [check])
    assert items(sure)["a1"].confidence == 1.0
    assert checked(sure.plan_file.plans[0], document, [check]) == {"a1"}
    assert checked(sure.plan_file.plans[0], document, [check, replace(check, after=False)]) == frozenset()
    changed = replay(plan_file, [change(plan_file, "progress", 50.0, 60.0), check])
    assert changed.stale == (check,)
    assert checked(changed.plan_file.plans[0], document, [check]) == frozenset()


def test_a_checked_plan_is_sure_whole(plan_file: PlanFile) -> None:
    plan = plan_file.plans[0]
    check = Correction("check", plan_file.document.document_id, PLAN, before=plan_said(plan), after=True)
    assert {item.confidence for item in replay(plan_file, [check]).plan_file.plans[0].walk()} == {1.0}
    totals = change(plan_file, "declared_totals.actions", 3, 2, item=None)
    replayed = replay(plan_file, [totals, check])
    assert replayed.held == (totals,)
    assert replayed.stale == (check,)
    assert replayed.plan_file.plans[0].declared_totals.actions == 2


def test_where_it_stands_and_how_sure_it_is_is_not_what_it_says(plan_file: PlanFile) -> None:
    item = items(replay(plan_file, []))["a1"]
    assert said(replace(item, confidence=0.1, sources=(), children=())) == said(item)
    assert said(replace(item, title="Autre")) != said(item)


JSON = st.recursive(
    st.text(st.characters(codec="utf-8")) | st.integers(-(10**9), 10**9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(before=st.none() | JSON, title=st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_file_gives_back_what_was_written(before: Any, title: str) -> None:
    correction = Correction("change", "sha256:1", PLAN, "a1", "title", before, title, "Marie", "2026-02-03", title)
    (read,) = read_text(corrections_text([correction]), "essai")
    assert read.id == correction.id
    assert (read.after, read.why, read.by, read.on) == (title, title, "Marie", "2026-02-03")


HEAD = '[[correction]]\ndocument = "d"\nplan = "p"\nitem = "i"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[correction]\n", "illisible"),
        ("[correction]\n", r"\[\[correction\]\]"),
        ('[[correction]]\nwhat = "x"\n', "clés inconnues : what"),
        (HEAD + 'kind = "burn"\n', "impossible"),
        (HEAD + 'kind = "change"\nfield = "colour"\n', "colour"),
        (HEAD + 'kind = "change"\nfield = "progress"\nafter = "x"\n', "correction 1"),
        (HEAD + 'kind = "add"\nafter = { title = "x" }\n', "impossible"),
    ],
)
def test_a_file_that_cannot_hold_says_where(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_text(text, "essai")


def test_every_field_can_be_read_and_written_back(plan_file: PlanFile) -> None:
    item = items(replay(plan_file, []))["a1"]
    for field in ITEM_FIELDS:
        if field != PARENT:
            assert with_value(item, field, get_value(item, field)) in (item, replace(item, field_confidence={}))
