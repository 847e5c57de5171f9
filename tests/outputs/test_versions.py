from __future__ import annotations

import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from normalize.plan_file import Amount, Item, Pilot, Plan, PlanFile, Schedule, Source, Status, Term, from_json
from outputs.compare.lineage import flatten, match_items
from outputs.compare.versions import Difference, ItemChange, PlanDifference, compare_plans, compare_versions
from outputs.compare.versions_json import difference_json
from outputs.compare.versions_xlsx import write_difference
from tests.outputs.plan_editing import edited, renumbered

ROOT = Path(__file__).resolve().parents[2]
GOLD = sorted([*(ROOT / "tests" / "layouts" / "gold").glob("*.json"), *(ROOT / "corpus/samples/gold").glob("*.json")])


def action(title: str, number: str | None = None, **fields: Any) -> Item:
    item = Item(f"id {title}", "action", title, number, number)
    return replace(item, **fields)


def operational(title: str, *children: Item, number: str | None = None) -> Item:
    return Item(f"id {title}", "operational_objective", title, number, number, children=children)


def plan(*objectives: Item) -> Plan:
    top = Item(
        "os", "strategic_objective", "Être une commune proche de ses habitants", "OS 1", "1", children=objectives
    )
    return Plan("commune-99999-2018-2024", items=(top,))


def changes(before: Plan, after: Plan) -> list[tuple[str, str | None, str | None]]:
    """Return kinds, title before and title after of every change."""
    found = compare_plans(before, after).changes
    return [
        ("+".join(c.kinds), c.before.title if c.before else None, c.after.title if c.after else None) for c in found
    ]


PATHS = action("Entretenir les sentiers du bois communal", "1.1.1")
POOL = action("Rouvrir la piscine en plein air", "1.1.2")
CARDS = action("Délivrer les cartes d'identité à domicile", "1.2.1")
LEISURE = operational("Développer les loisirs de plein air", PATHS, POOL, number="1.1")
DESK = operational("Simplifier les démarches au guichet", CARDS, number="1.2")
BEFORE = plan(LEISURE, DESK)


def test_the_same_plan_has_no_difference() -> None:
    difference = compare_plans(BEFORE, BEFORE)
    assert (difference.state, difference.changes, difference.lineage) == ("same", (), ())


def test_an_item_put_in_before_others_renumbers_them_and_is_no_change_of_theirs() -> None:
    new = action("Baliser une boucle pour poussettes", "1.1.1")
    shifted = (replace(PATHS, number="1.1.2", code="1.1.2"), replace(POOL, number="1.1.3", code="1.1.3"))
    after = plan(replace(LEISURE, children=(new, *shifted)), DESK)
    assert changes(BEFORE, after) == [
        ("added", None, new.title),
        ("renumbered", PATHS.title, PATHS.title),
        ("renumbered", POOL.title, POOL.title),
    ]
    assert [(d.before_number, d.after_number) for d in compare_plans(BEFORE, after).lineage] == [
        ("1.1.1", "1.1.2"),
        ("1.1.2", "1.1.3"),
    ]


def test_identifiers_stay_and_lineage_tells_what_became_of_those_that_do_not() -> None:
    corrected = replace(POOL, item_id="new id", title="Rouvrir la piscine de plein air")
    after = plan(replace(LEISURE, children=(PATHS, corrected)), DESK)
    lineage = compare_plans(BEFORE, after).lineage
    assert [(d.before_id, d.after_id) for d in lineage] == [(POOL.item_id, "new id")]


def test_a_moved_item_names_both_parents() -> None:
    after = plan(replace(LEISURE, children=(PATHS,)), replace(DESK, children=(CARDS, POOL)))
    (change,) = compare_plans(BEFORE, after).changes
    assert change.kinds == ("moved",)
    assert change.before is not None
    assert change.after is not None
    assert (change.before.parent, change.after.parent) == (f"1.1 {LEISURE.title}", f"1.2 {DESK.title}")


def test_what_stays_under_an_objective_that_is_written_anew_is_not_moved() -> None:
    anew = replace(LEISURE, title="Offrir à chacun de quoi bouger près de chez soi", item_id="other")
    assert changes(BEFORE, plan(anew, DESK)) == [("changed", LEISURE.title, anew.title)]


def test_another_action_under_the_same_number_is_another_action() -> None:
    before = plan(operational("Accueillir les familles", action("Créer un parc", "1.1.1"), number="1.1"))
    after = plan(operational("Accueillir les familles", action("Créer une crèche", "1.1.1"), number="1.1"))
    assert changes(before, after) == [
        ("removed", "Créer un parc", None),
        ("added", None, "Créer une crèche"),
    ]


def test_repeated_titles_go_to_the_one_under_their_own_parent() -> None:
    def halves(first: str, second: str) -> Plan:
        return plan(
            operational("Loger les jeunes ménages", action("Communication", None, remarks=first)),
            operational("Former le personnel communal", action("Communication", None, remarks=second)),
        )

    found = compare_plans(halves("affiches", "intranet"), halves("affiches", "intranet et réunions")).changes
    assert [(c.kinds, [f.after for f in c.fields]) for c in found] == [(("changed",), [("intranet et réunions",)])]


def test_an_action_that_becomes_an_objective_is_known() -> None:
    raised = Item("x", "operational_objective", "Réparer la toiture des trois écoles du village")
    before = plan(operational("Entretenir les bâtiments", replace(raised, level="action")))
    after = plan(operational("Entretenir les bâtiments"), raised)
    (change,) = compare_plans(before, after).changes
    assert change.kinds == ("changed", "moved")
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("level", ("Action",), ("Objectif opérationnel",)),
    ]


@pytest.mark.parametrize(
    ("field", "before", "after", "shown"),
    [
        ("schedule", Schedule(2019, 2020), Schedule(2019, 2021), (("2019 à 2020",), ("2019 à 2021",))),
        ("status", None, Status("done", "fait"), ((), ("Terminé",))),
        (
            "amounts",
            (Amount("ordinary", "1000", Decimal(1000)),),
            (Amount("ordinary", "1500", Decimal("1500.50")),),
            (("Ordinaire : 1 000 €",), ("Ordinaire : 1 500,50 €",)),
        ),
        (
            "pilots",
            (Pilot("administrative", "DG"),),
            (Pilot("political", "DG"),),
            (("DG (administratif)",), ("DG (politique)",)),
        ),
        ("sdgs", (1, 2), (2,), (("1", "2"), ("2",))),
        ("progress", 50, 62.5, (("50 %",), ("62,5 %",))),
        ("steps", ("a", "b"), ("b", "a"), (("a", "b"), ("b", "a"))),
    ],
)
def test_fields_are_compared_one_by_one(field: str, before: object, after: object, shown: object) -> None:
    def one(value: Any) -> Plan:
        fields: dict[str, Any] = {field: value}
        return plan(replace(LEISURE, children=(replace(PATHS, **fields), POOL)))

    (change,) = compare_plans(one(before), one(after)).changes
    assert [(f.field, (f.before, f.after)) for f in change.fields] == [(field, shown)]


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("schedule", Schedule(2019, 2020, raw="2019 2020"), Schedule(2019, 2020, raw="2019-2020")),
        ("partners", ("Forem", "Croix-Rouge"), ("Croix-Rouge", "Forem")),
        ("remarks", "L’école d’été", "L'école d'été"),
        ("confidence", 0.5, 0.9),
        ("sources", (Source(page=1),), (Source(page=2),)),
    ],
)
def test_what_is_printed_otherwise_and_says_the_same_is_no_change(field: str, before: object, after: object) -> None:
    def one(value: Any) -> Plan:
        fields: dict[str, Any] = {field: value}
        return plan(replace(LEISURE, children=(replace(PATHS, **fields), POOL)))

    assert compare_plans(one(before), one(after)).state == "same"


def test_a_plan_that_is_only_numbered_anew_is_only_renumbered() -> None:
    after = replace(BEFORE, items=renumbered(BEFORE.items))
    kinds = {change.kinds for change in compare_plans(BEFORE, after).changes}
    assert kinds <= {("renumbered",), ("changed",)}
    assert {c.before.title for c in compare_plans(BEFORE, after).changes if c.before and c.kinds == ("changed",)} == {
        BEFORE.items[0].title  # "OS 1" has become "1": the marker alone
    }


def test_edited_plans_are_followed() -> None:
    """Of all made-up plans, with a tenth dropped, a tenth moved, a fifth reworded and all numbered anew."""
    plans = [plan for path in GOLD for plan in from_json(path.read_bytes()).plans][::3]
    strangers = [
        replace(item, item_id=f"new {item.item_id}") for p in plans for item in p.walk() if item.level == "action"
    ]
    right = wrong = missed = 0
    for seed, before in enumerate(plans):
        own = {item.title for item in before.walk()}
        after = edited(before, [item for item in strangers if item.title not in own], random.Random(seed))
        old, new = flatten(before.items), flatten(after.items)
        left = {node.item.item_id for node in new}
        pairs = match_items(old, new)
        for place, node in enumerate(old):
            found = pairs.get(place)
            if found is None:
                missed += node.item.item_id in left
            elif new[found].item.item_id == node.item.item_id:
                right += 1
            else:
                wrong += 1
    assert right > 1000
    assert right / (right + wrong) >= 0.998
    assert right / (right + missed) >= 0.995


# -- collections -------------------------------------------------------------------------------------------------------


def held(plan_file: PlanFile, name: str, *plans: Plan) -> PlanFile:
    document = replace(plan_file.document, document_id=f"sha256:{name}", file_name=name)
    return replace(plan_file, document=document, plans=plans)


def states(difference: Difference) -> dict[str, str]:
    return {plan.after_id or plan.before_id or "": plan.state for plan in difference.plans}


def test_plans_of_two_collections_are_paired_by_their_identifier(plan_file: PlanFile) -> None:
    first = replace(BEFORE, plan_id="commune-1")
    second, third = replace(BEFORE, plan_id="commune-2"), replace(BEFORE, plan_id="commune-3")
    before = [held(plan_file, "a", first), held(plan_file, "b", second)]
    after = [held(plan_file, "b2", replace(second, term=Term(2018, 2024))), held(plan_file, "c", third)]
    assert states(compare_versions(before, after)) == {
        "commune-1": "removed",
        "commune-2": "changed",
        "commune-3": "added",
    }


def test_a_plan_whose_body_is_known_at_last_is_paired_by_its_document(plan_file: PlanFile) -> None:
    unknown = replace(BEFORE, plan_id="unknown-12345678")
    others = held(plan_file, "b", replace(BEFORE, plan_id="commune-2"))
    difference = compare_versions([held(plan_file, "a", unknown), others], [held(plan_file, "a", BEFORE), others])
    assert [(p.before_id, p.after_id, p.state) for p in difference.changed] == [
        ("unknown-12345678", "commune-99999-2018-2024", "changed")
    ]


def test_of_several_documents_the_current_one_is_compared(plan_file: PlanFile) -> None:
    poor = held(plan_file, "scan", plan(operational("Rien d'autre")))
    rich = held(plan_file, "page", BEFORE)
    assert compare_versions([poor, rich], [rich]).changed == ()


def test_two_documents_are_compared_whatever_their_identifiers(plan_file: PlanFile) -> None:
    before, after = held(plan_file, "a", replace(BEFORE, plan_id="x")), held(plan_file, "b", BEFORE)
    (difference,) = compare_versions([before], [after]).plans
    assert difference.changes == ()


# -- what it is written to ---------------------------------------------------------------------------------------------


@pytest.fixture
def difference(plan_file: PlanFile) -> Difference:
    # One text that a sheet would run as a formula, one that is cut nowhere, and every kind of change.
    moved = replace(POOL, title="=1+1 Rouvrir la piscine en plein air", number="1.2.2", code="1.2.2")
    after = plan(replace(LEISURE, children=(action("Semer des prés fleuris"),)), replace(DESK, children=(CARDS, moved)))
    return compare_versions([held(plan_file, "a", BEFORE)], [held(plan_file, "b", after)])


def test_json_holds_everything(difference: Difference) -> None:
    content = json.loads(difference_json(difference, before="a", after="b"))
    assert content["summary"]["items"] == {"added": 1, "removed": 1, "changed": 1, "renumbered": 1, "moved": 1}
    (found,) = content["plans"]
    assert found["counts"]["moved"] == 1
    moved = next(change for change in found["changes"] if "moved" in change["kinds"])
    assert moved["kinds"] == ["changed", "renumbered", "moved"]
    assert {field["field"] for field in moved["fields"]} == {"title", "number", "code"}
    assert found["lineage"][0]["before_number"] == "1.1.2"


def test_the_workbook_has_one_row_a_change(difference: Difference, tmp_path: Path) -> None:
    path = tmp_path / "differences.xlsx"
    write_difference(difference, path, before="1.0.0", after="1.1.0")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Changements", "Lignée", "Résumé", "Lisez-moi"]
    sheet = book["Changements"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    kinds = [row[1].value for row in sheet.iter_rows(min_row=2)]
    assert sorted(set(map(str, kinds))) == ["Ajouté", "Déplacé", "Modifié", "Renuméroté", "Supprimé"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert any(str(cell.value).startswith("=1+1") and cell.data_type == "s" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    assert book["Lignée"].max_row == 2


def test_counts_are_those_of_the_changes(difference: Difference) -> None:
    (found,) = difference.plans
    assert isinstance(found, PlanDifference)
    assert all(isinstance(change, ItemChange) for change in found.changes)
    assert found.count("added") == sum("added" in change.kinds for change in found.changes) == 1
