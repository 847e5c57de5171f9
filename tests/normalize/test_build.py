from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from extract.document import Box, Document, Place, ReaderWarning, SourceFile
from extract.printed import Field, Level, PrintedDocument, PrintedItem, PrintedPlan, PrintedValue
from normalize.build import BuildSettings, build
from normalize.organisations import Identity
from normalize.plan_file import DeclaredTotals, Item, Organisation, PlanFile, Source, Term, from_json, to_json

DEFAULT = BuildSettings()
PLACE = Place(2, Box(10, 20.04, 100, 40))


def _value(field: Field, raw: str, confidence: float = 1.0, **hints: str) -> PrintedValue:
    return PrintedValue(field, raw, hints=MappingProxyType(hints), places=(PLACE,), confidence=confidence)


def _identify(
    plan: PrintedPlan, document: PrintedDocument, *, body: str | None, term: tuple[int, int] | None
) -> Identity:
    return Identity(
        organisations=(Organisation("commune", "Valmont", "Valmont", "99999"),),
        term=Term(*(term or (2018, 2024))),
        declared_totals=DeclaredTotals(actions=3),
    )


def _build(*items: PrintedItem, settings: BuildSettings = DEFAULT) -> PlanFile:
    warnings = (ReaderWarning("ocr-used", "Lu par OCR."),)
    document = Document(
        SourceFile("plan.pdf", b"octets"),
        "application/pdf",
        (),
        4,
        warnings=warnings,
    )
    printed = PrintedDocument(document, "plan", "fr", "Programme", (PrintedPlan(items),), methods=("ruled-table",))
    return build(printed, settings=settings, identify=_identify)


def _action(*values: PrintedValue, title: str = "Planter un verger derrière la salle", **more: object) -> PrintedItem:
    return PrintedItem(Level.ACTION, title, values=values, places=(PLACE,), **more)  # type: ignore[arg-type]


def _only(plan_file: PlanFile) -> Item:
    (item,) = plan_file.plans[0].items
    return item


def test_every_field_is_typed() -> None:
    item = _only(
        _build(
            _action(
                _value(Field.PILOT, "AS et DG", role="administrative"),
                _value(Field.PILOT, "DG", role="administrative"),
                _value(Field.PILOT, "DG", role="political"),
                _value(Field.SCHEDULE, "2020", bound="start"),
                _value(Field.SCHEDULE, "fin de législature", bound="end"),
                _value(Field.AMOUNT, "1.500 €", kind="ordinary"),
                _value(Field.PRIORITY, "haute"),
                _value(Field.STATUS, "réalisé à 60 %"),
                _value(Field.INDICATOR, "Arbres plantés = 40"),
                _value(Field.SDG, "ODD 13, 15"),
                _value(Field.PARTNER, "GAL, Contrat de rivière"),
                _value(Field.STEP, "Choisir\nPlanter"),
                _value(Field.FTE, "0,5 ETP"),
                _value(Field.SYNERGY, "x", when="true"),
                _value(Field.RELATED_PLAN, "PCDN"),
                _value(Field.REMARK, "Sous réserve du subside"),
            )
        )
    )
    assert [(p.role, p.name) for p in item.pilots] == [
        ("administrative", "AS"), ("administrative", "DG"), ("political", "DG"),
    ]  # fmt: skip
    assert item.schedule is not None
    assert (item.schedule.start_year, item.schedule.end_year) == (2020, 2024)
    assert [(a.kind, a.amount) for a in item.amounts] == [("ordinary", Decimal(1500))]
    assert item.priority is not None
    assert item.status is not None
    assert (item.priority.level, item.status.code, item.progress) == ("high", "in_progress", 60)
    assert (item.indicators[0].target, item.sdgs, item.partners) == ("40", (13, 15), ("GAL", "Contrat de rivière"))
    assert (item.steps, item.fte, item.synergy) == (("Choisir", "Planter"), Decimal("0.5"), True)
    assert (item.related_plans, item.remarks) == (("PCDN",), "Sous réserve du subside")


def test_what_is_not_understood_becomes_a_warning_with_its_place() -> None:
    plan_file = _build(_action(_value(Field.SCHEDULE, "année 1")))
    (warning,) = [w for w in plan_file.warnings if w.code == "unread-value"]
    assert (warning.raw, warning.page, warning.bbox) == ("année 1", 2, (10, 20.0, 100, 40))
    assert warning.item_id == _only(plan_file).item_id
    assert "ocr-used" in [w.code for w in plan_file.warnings]


def test_sources_and_confidence_follow_the_values() -> None:
    item = _only(_build(_action(_value(Field.SCHEDULE, "2020", confidence=0.6), confidence=0.9)))
    assert item.sources == (Source(None, 2, (10, 20.0, 100, 40)), Source("schedule", 2, (10, 20.0, 100, 40)))
    assert list(item.field_confidence) == ["schedule"]
    assert item.field_confidence["schedule"] < item.confidence


def test_volet_and_theme_are_handed_down() -> None:
    objective = PrintedItem(Level.STRATEGIC, "Vivre mieux", volet="external", theme="Santé", children=(_action(),))
    top = _only(_build(objective))
    assert (top.children[0].volet, top.children[0].theme) == ("external", "Santé")


def test_printed_domains_name_the_volet_of_an_item_and_of_what_is_below_it() -> None:
    inner, outer = (f"Volet {side} : {rest}" for side, rest in (("interne", "X - Accueil"), ("externe", "Y - Sport")))
    own = _action(_value(Field.CATEGORY, outer), title="Ouvrir le stade en soirée")
    objective = PrintedItem(
        Level.STRATEGIC, "Vivre mieux", values=(_value(Field.CATEGORY, inner),), children=(_action(), own)
    )
    top = _only(_build(objective))
    assert [item.volet for item in (top, *top.children)] == ["internal", "internal", "external"]
    assert _only(_build(replace(objective, volet="external"))).volet == "external"
    both = _value(Field.CATEGORY, f"{inner}, {outer}")
    assert _only(_build(replace(objective, values=(both,)))).volet == "joint"


def test_a_volet_that_only_domains_name_does_not_change_identifiers() -> None:
    named = PrintedItem(Level.STRATEGIC, "Vivre mieux", values=(_value(Field.CATEGORY, "Volet externe : Y - Sport"),))
    assert _only(_build(named)).item_id == _only(_build(replace(named, values=()))).item_id


def test_a_copy_of_an_action_points_to_its_original() -> None:
    copy = _action(_value(Field.PILOT, "DG"))
    first = PrintedItem(Level.OPERATIONAL, "Verdir le village", children=(copy,))
    second = PrintedItem(Level.OPERATIONAL, "Nourrir le village", children=(copy,))
    one, two = _build(first, second).plans[0].items
    assert one.children[0].mirror_of is None
    assert two.children[0].mirror_of == one.children[0].item_id
    bare = _action()
    items = _build(
        PrintedItem(Level.OPERATIONAL, "A", children=(bare,)), PrintedItem(Level.OPERATIONAL, "B", children=(bare,))
    )
    assert [item.children[0].mirror_of for item in items.plans[0].items] == [None, None]


def test_link_codes_point_to_the_item_they_name() -> None:
    items = _build(_action(code="A.4", title="Ouvrir"), _action(code="AL.4", title="Ouvrir")).plans[0].items
    assert items[1].mirror_of == items[0].item_id


def test_the_caller_knows_better_and_the_file_round_trips() -> None:
    plan_file = _build(_action(), settings=BuildSettings(term=(2024, 2030), version="1.2.3", lexicon="abc"))
    assert plan_file.plans[0].plan_id == "commune-99999-2024-2030"
    assert (plan_file.extraction.version, plan_file.extraction.lexicon) == ("1.2.3", "abc")
    assert from_json(to_json(plan_file)) == plan_file
    assert to_json(_build(_action())) == to_json(_build(_action()))


@pytest.mark.parametrize("field", list(Field))
def test_every_field_survives_any_text(field: Field) -> None:
    for raw in ("", "-", "???", "texte libre", "12/2020\n5 €", "☑"):
        assert _only(_build(_action(_value(field, raw)))).title
