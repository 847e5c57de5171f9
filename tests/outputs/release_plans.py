"""Plan files for the tests of releases: made up by hand and by hypothesis."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from normalize.plan_file import (
    Amount,
    Category,
    DeclaredTotals,
    DocumentInfo,
    Extraction,
    Indicator,
    Item,
    Organisation,
    Pilot,
    Plan,
    PlanFile,
    PlanWarning,
    Priority,
    Schedule,
    Source,
    Status,
    Term,
)

PLAN_ID = "commune-99999-2018-2024"
OTHER_PLAN_ID = "cpas-99999-2018-2024"


def plan_file(name: str = "plan.pdf", *, plan_id: str = PLAN_ID, items: tuple[Item, ...] | None = None) -> PlanFile:
    """Return a plan of two strategic objectives and four actions, one of them with something in every field."""
    kind = "cpas" if plan_id.startswith("cpas") else "commune"
    body = Organisation("cpas" if kind == "cpas" else "commune", f"{kind.upper()} de Valbois", "Valbois", "99999")
    plan = Plan(
        plan_id,
        (body,),
        Term(2018, 2024),
        date(2019, 9, 2),
        DeclaredTotals(strategic_objectives=2, actions=4),
        items or tree(),
    )
    digest = hashlib.sha256(name.encode()).hexdigest()
    document = DocumentInfo(f"sha256:{digest}", name, "application/pdf", "plan", page_count=9, title="Le plan")
    warnings = (PlanWarning("unread-value", "Montant non lu.", "à voir", "a1", 3),)
    return PlanFile(document, Extraction("0.1.0", "0" * 16, ("ruled-table",)), (plan,), warnings)


def tree() -> tuple[Item, ...]:
    """Return the items of the plan: os1 > oo1 > a1 (s1), a2; os1 > oo2 > a3; os2 > a4."""
    sub = Item("s1", "sub_action", "Choisir l'adresse", number="a")
    first = Item(
        "a1",
        "action",
        "Ouvrir un guichet du logement",
        "Action 1",
        "1",
        "external",
        "Logement",
        "Un guichet ouvert à tous",
        ("Trouver un local", "Engager"),
        (
            Pilot("administrative", "Service du logement", "service"),
            Pilot("political", "Mme Lenoir, Échevine", "echevin"),
        ),
        ("Agence immobilière sociale",),
        Schedule(2020, 2022, None, date(2022, 6, 30), "semester", raw="2020 - juin 2022"),
        (
            Amount("ordinary", "1 000 €/an", Decimal("1000.00"), per="year"),
            Amount("ordinary", "2 000 €", Decimal(2000)),
            Amount("subsidy", "à déterminer"),
        ),
        Decimal("0.5"),
        Priority("high", "Priorité élevée"),
        Status("in_progress", "en cours"),
        progress=50.0,
        indicators=(Indicator("Guichets ouverts", "1", None, 2022),),
        sdgs=(1, 11),
        related_plans=("PCS",),
        categories=(Category("external-housing", "printed"),),
        remarks="Avec Jean Lenoir et Mme Lenoir",
        sources=(Source(page=3, bbox=(1.0, 2.0, 3.0, 4.0)),),
        confidence=0.6,
        field_confidence={"schedule": 0.4},
        children=(sub,),
    )
    formula = Item("a2", "action", "=1+1", number="1.10", sources=(Source(page=4),))
    third = Item("a3", "action", "Isoler l'école", number="1", volet="internal")
    fourth = Item("a4", "action", "+32 81 00 00 00 : créer un numéro unique", description="@guichet\n- un\n- deux")
    oo1 = Item("oo1", "operational_objective", "Loger chacun", "O.O.1", "1.1", children=(first, formula))
    oo2 = Item("oo2", "operational_objective", "Chauffer moins", "O.O.2", "1.2", children=(third,))
    os1 = Item("os1", "strategic_objective", "Être une commune accueillante", "O.S.1", "1", children=(oo1, oo2))
    return (os1, Item("os2", "strategic_objective", "Être une commune joignable", "O.S.2", "2", children=(fourth,)))


def with_first_action(file: PlanFile, action: Item) -> PlanFile:
    """Return the plan file with another item in the place of the first action."""
    plan = file.plans[0]
    os1, *others = plan.items
    oo1, *siblings = os1.children
    changed = replace(os1, children=(replace(oo1, children=(action, *oo1.children[1:])), *siblings))
    return replace(file, plans=(replace(plan, items=(changed, *others)),))


_TEXT = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("=+-@;;\n\t é'\"_x000D_0123456789")), max_size=30
)
_TITLES = ("=1+1", "1.10", "01/02/2020", "TRUE", "oui", "a ; b", "  deux  blancs ", "12")
_TITLE = st.one_of(_TEXT, st.sampled_from(_TITLES))
_YEAR = st.none() | st.integers(1995, 2099)
_DAY = st.none() | st.dates(date(1850, 1, 1), date(2150, 12, 31))
_MONEY = st.none() | st.decimals(-(10**10), 10**10, places=2)
_AMOUNT = st.builds(
    Amount,
    kind=st.sampled_from(["ordinary", "extraordinary", "subsidy", "own_funds", "loan", "total", "unspecified"]),
    raw=_TEXT,
    amount=_MONEY,
    amount_max=_MONEY,
    per=st.sampled_from([None, "month", "year", "unit"]),
    year=_YEAR,
    direction=st.sampled_from([None, "expense", "revenue"]),
    article=st.none() | _TEXT,
    vat=st.sampled_from([None, "incl", "excl"]),
    approximate=st.booleans(),
)
_INDICATOR = st.builds(Indicator, _TEXT, st.none() | _TEXT, st.none() | _TEXT, _YEAR)
_CATEGORY = st.builds(Category, st.sampled_from(["external-sport", "internal-it"]), st.just("printed"))
_SCHEDULE = st.builds(
    Schedule,
    start_year=_YEAR,
    end_year=_YEAR,
    start_date=_DAY,
    end_date=_DAY,
    ongoing=st.booleans(),
    raw=_TEXT,
    effective_start=_DAY,
)


def _item(number: int, level: str, children: tuple[Item, ...]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        item_id=st.just(f"{level}-{number}"),
        level=st.just(level),
        title=_TITLE,
        code=st.none() | _TEXT,
        number=st.none() | st.sampled_from(["1", "1.10", "2.1", "a", "007"]),
        volet=st.sampled_from([None, "internal", "external", "joint"]),
        theme=st.none() | _TEXT,
        description=st.none() | _TEXT,
        steps=st.lists(_TEXT, max_size=2).map(tuple),
        pilots=st.lists(
            st.builds(Pilot, st.sampled_from(["administrative", "political", "unspecified"]), _TEXT), max_size=3
        ).map(tuple),
        partners=st.lists(_TEXT, max_size=2).map(tuple),
        schedule=st.none() | _SCHEDULE,
        amounts=st.lists(_AMOUNT, max_size=2).map(tuple),
        fte=st.none() | st.decimals(0, 99, places=3),
        priority=st.none() | st.builds(Priority, st.sampled_from([None, "high", "low"]), _TEXT),
        status=st.none() | st.builds(Status, st.sampled_from([None, "done", "waiting"]), _TEXT),
        progress=st.none() | st.floats(0, 100),
        indicators=st.lists(_INDICATOR, max_size=2).map(tuple),
        sdgs=st.lists(st.integers(1, 17), max_size=3, unique=True).map(tuple),
        categories=st.lists(_CATEGORY, max_size=2).map(tuple),
        synergy=st.none() | st.booleans(),
        remarks=st.none() | _TEXT,
        children=st.just(children),
        confidence=st.floats(0, 1),
    )


@st.composite
def plan_files(draw: st.DrawFn) -> PlanFile:
    """Draw a plan file of a few items with any texts, amounts and dates."""
    actions = tuple(draw(_item(number, "action", ())) for number in range(draw(st.integers(1, 3))))
    objective = draw(_item(0, "operational_objective", actions))
    top = draw(_item(0, "strategic_objective", (objective,)))
    title = draw(st.none() | _TEXT)
    file = plan_file(items=(top,))
    return replace(file, document=replace(file.document, title=title), warnings=())
