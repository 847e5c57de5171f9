from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from extract.document import SourceFile
from normalize.plan_file import (
    Amount,
    Item,
    Organisation,
    Pilot,
    Plan,
    PlanFile,
    Priority,
    Schedule,
    Status,
    Term,
    from_json,
)
from outputs.compare.versions import ItemChange, PlanDifference, compare_plans
from outputs.writers.ecomptes import (
    NO_OPERATIONAL,
    NO_STRATEGIC,
    Exchange,
    ExchangeOptions,
    write_exchange,
)
from outputs.writers.ecomptes_budget import budget_lines
from outputs.writers.ecomptes_fields import Variant
from outputs.writers.ecomptes_gaps import Gap, gaps_json, gaps_text
from outputs.writers.ecomptes_people import place_pilots
from pst.config import NOTHING_SAID
from pst.errors import UsageError
from pst.worker import extract_source

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT.parent / "shared" / "ecomptes"
SAMPLES = sorted((ROOT / "corpus" / "samples" / "gold").glob("*.json"))
LAYOUTS = sorted((ROOT / "tests" / "layouts" / "gold").glob("*.json"))
VARIANTS: tuple[Variant, ...] = ("export", "import")
BODY = Organisation("commune", "Commune de Valbois", "Valbois", "99999")


@cache
def schema(variant: Variant) -> etree.XMLSchema:
    path = SCHEMAS / f"PST_eComptes_{variant.title()}_201805V1.xsd"
    if not path.is_file():
        pytest.skip("the official schemas are not here")
    return etree.XMLSchema(etree.parse(path))


def check_valid(xml: bytes, variant: Variant) -> None:
    rules = schema(variant)
    assert rules.validate(etree.fromstring(xml)), rules.error_log


def plan(*items: Item) -> Plan:
    return Plan("commune-99999-2018-2024", (BODY,), Term(2018, 2024), items=items)


def under(*actions: Item) -> Plan:
    """Return a plan with these actions under the only objectives."""
    objective = Item("oo", "operational_objective", "Rendre les rues plus sûres", "OO 1.1", "1.1", children=actions)
    top = Item("os", "strategic_objective", "Être une commune sûre", "OS 1", "1", volet="external")
    objective = replace(objective, volet="external")
    children = tuple(replace(action, volet="external") for action in actions)
    return plan(replace(top, children=(replace(objective, children=children),)))


ACTION = Item("a", "action", "Poser des ralentisseurs rue du Moulin", "1.1.1", "1.1.1")


def one(elements: etree._Element, path: str) -> etree._Element:
    found = elements.find(path)
    assert found is not None, path
    return found


def written(exchange: Exchange) -> etree._Element:
    return one(etree.fromstring(exchange.xml), ".//Action")


def read_again(exchange: Exchange) -> Plan:
    (found,) = extract_source(SourceFile("plan.xml", exchange.xml), NOTHING_SAID).plans
    return found


def reasons(exchange: Exchange, field: str) -> list[str]:
    return [gap.kind for gap in exchange.gaps if gap.field == field]


# -- the round trip ----------------------------------------------------------------------------------------------------


def stated_plans(paths: list[Path]) -> Iterator[tuple[str, PlanFile, Plan]]:
    for path in paths:
        plan_file = from_json(path.read_bytes())
        for each in plan_file.plans:
            if each.items and all(body.kind != "province" for body in each.organisations):
                yield path.stem, plan_file, each


def given_body(each: Plan) -> Organisation | None:
    return None if any(body.nis_code for body in each.organisations) else BODY


def uncovered(difference: PlanDifference, gaps: tuple[Gap, ...]) -> Iterator[str]:
    """Yield what differs after the round trip and is not in the list."""
    known = {(gap.item_id, gap.field) for gap in gaps}
    for head in difference.head:
        if (None, head.field) not in known:
            yield f"{head.field}: {head.before} {head.after}"
    for change in difference.changes:
        yield from _uncovered(change, known)


def _uncovered(change: ItemChange, known: set[tuple[str | None, str]]) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None and after is not None:
        if after.title not in (NO_STRATEGIC, NO_OPERATIONAL):
            yield f"added: {after.title}"
    elif after is None and before is not None:
        if before.level != "sub_action" or (before.parent_id, "children") not in known:
            yield f"removed: {before.title}"
    elif before is not None:
        if "moved" in change.kinds and (before.item_id, "parent") not in known:
            yield f"moved: {before.title}"
        for field in change.fields:
            if (before.item_id, field.field) not in known:
                yield f"{field.field} of {before.title}: {field.before} {field.after}"


@pytest.mark.parametrize("paths", [SAMPLES, *(LAYOUTS[start::4] for start in range(4))], ids=lambda _: "")
def test_what_is_written_and_read_again_is_the_same_plan_but_for_the_list(paths: list[Path]) -> None:
    count = 0
    for name, plan_file, each in stated_plans(paths):
        options = ExchangeOptions(body=given_body(each))
        exchange = write_exchange(each, plan_file.document.title, options)
        check_valid(exchange.xml, "export")
        difference = compare_plans(each, read_again(exchange))
        assert list(uncovered(difference, exchange.gaps)) == [], name
        count += 1
    assert count >= 9


@pytest.mark.parametrize("complement", [True, False])
def test_what_ecomptes_takes_in_has_no_budget(complement: bool) -> None:
    for name, plan_file, each in stated_plans([*SAMPLES, *LAYOUTS[::12]]):
        options = ExchangeOptions("import", body=given_body(each), complement=complement)
        exchange = write_exchange(each, plan_file.document.title, options)
        check_valid(exchange.xml, "import")
        if name in {path.stem for path in SAMPLES}:
            assert list(uncovered(compare_plans(each, read_again(exchange)), exchange.gaps)) == [], name


def test_the_list_says_only_what_is_so() -> None:
    """What the list calls demanded or altered is indeed another value after the round trip."""
    for name, plan_file, each in stated_plans(SAMPLES):
        exchange = write_exchange(each, plan_file.document.title, ExchangeOptions(body=given_body(each)))
        difference = compare_plans(each, read_again(exchange))
        differs = {(c.before.item_id, f.field) for c in difference.changes if c.before for f in c.fields}
        kept = {gap.item_id for gap in exchange.gaps if gap.written == "dans la description"}
        for gap in exchange.gaps:
            if gap.item_id and gap.field in {"status", "progress", "title", "code", "volet"}:
                assert (gap.item_id, gap.field) in differs, f"{name}: {gap}"
            if gap.item_id and gap.field == "description":  # its labelled lines may come back as what they were
                assert (gap.item_id, gap.field) in differs or gap.item_id in kept, f"{name}: {gap}"


def test_an_exchange_file_is_a_plan_whatever_its_words() -> None:
    name = "long-plan--1"
    ((_, _, each),) = stated_plans([path for path in LAYOUTS if path.stem == name])
    exchange = write_exchange(each)
    assert [found for found in uncovered(compare_plans(each, read_again(exchange)), exchange.gaps)] == []


def test_remarks_come_back() -> None:
    exchange = write_exchange(under(replace(ACTION, remarks="Retard du permis d'urbanisme", progress=10.0)))
    assert [item.remarks for item in read_again(exchange).walk()][-1] == "Retard du permis d'urbanisme"


def test_amounts_come_back() -> None:
    amounts = (
        Amount("ordinary", "", Decimal("1500.50"), year=2020, direction="expense", article="104/123-06"),
        Amount("extraordinary", "", Decimal(250000), year=2021, direction="expense"),
        Amount("extraordinary", "", Decimal(80000), year=2021, direction="revenue"),
    )
    exchange = write_exchange(under(replace(ACTION, amounts=amounts)))
    assert reasons(exchange, "amounts") == []
    found = list(read_again(exchange).walk())[-1].amounts
    assert [replace(amount, raw="") for amount in found] == list(amounts)


# -- fields ------------------------------------------------------------------------------------------------------------


def test_every_field_has_its_element() -> None:
    action = replace(
        ACTION,
        description="Sur trois cents mètres\net devant l'école",
        schedule=Schedule(2020, 2021, date(2020, 3, 1), date(2021, 6, 30), "day"),
        status=Status("blocked", "bloqué"),
        progress=62.5,
        fte=Decimal("0.50"),
        remarks="Recours d'un riverain",
        pilots=(
            Pilot("administrative", "Mme Anne Lebeau"),
            Pilot("political", "Échevine des travaux", "echevin"),
            Pilot("administrative", "Service des travaux", "service"),
        ),
        related_plans=("PCM", "Plan trottoirs"),
        partners=("Zone de police", "AWSR"),
        amounts=(
            Amount("extraordinary", "", Decimal(45000), year=2020, direction="expense", article="421/731-60"),
            Amount("ordinary", "", Decimal("1200.5"), year=2021, direction="expense", funder="province"),
        ),
    )
    exchange = write_exchange(under(action), "PST 2018-2024")
    check_valid(exchange.xml, "export")
    element = written(exchange)
    texts = {path: one(element, path).text for path in (
        "Libelle", "DateDebut", "DateFin", "Description/Valeur", "Statut", "Responsable/Civilite", "Responsable/Prenom",
        "Responsable/Nom", "Mandataire/Civilite", "Mandataire/Nom", "Departement", "TauxAvancement",
        "RemarqueStatut/Valeur", "ETP", "Articles/Article/CodeArticle", "Articles/Article/Montant",
        "Articles/Article/Service", "Projections/Projection/Service", "Projections/Projection/Libelle",
        "Projections/Projection/Exercices/Exercice/Montant",
    )}  # fmt: skip
    assert texts == {
        "Libelle": "1.1.1 - Poser des ralentisseurs rue du Moulin",
        "DateDebut": "2020-03-01",
        "DateFin": "2021-06-30",
        "Description/Valeur": "Sur trois cents mètres\net devant l'école",
        "Statut": "PROBLEME",
        "Responsable/Civilite": "MADAME",
        "Responsable/Prenom": "Anne",
        "Responsable/Nom": "Lebeau",
        "Mandataire/Civilite": "MADAME",
        "Mandataire/Nom": "Échevine des travaux",
        "Departement": "Service des travaux",
        "TauxAvancement": "62.5",
        "RemarqueStatut/Valeur": "Recours d'un riverain",
        "ETP": "0.5",
        "Articles/Article/CodeArticle": "421/731-60",
        "Articles/Article/Montant": "45000.00",
        "Articles/Article/Service": "E",
        "Projections/Projection/Service": "O",
        "Projections/Projection/Libelle": "Ordinaire Province",
        "Projections/Projection/Exercices/Exercice/Montant": "1200.50",
    }
    assert [node.text for node in element.findall("Plans/Plan")] == ["PCM", "Plan trottoirs"]
    assert [node.text for node in element.findall("Partenaires/Partenaire")] == ["Zone de police", "AWSR"]


def test_volets_are_those_of_the_plan() -> None:
    (outer,) = under(ACTION).items
    inner = Item("i", "strategic_objective", "Moderniser l'administration", volet="internal")
    exchange = write_exchange(plan(inner, outer), "PST 2018-2024")
    found = etree.fromstring(exchange.xml).findall(".//Volet/Libelle")
    assert [node.text for node in found] == ["Volet interne", "Volet externe"]
    assert [item.volet for item in read_again(exchange).walk()] == ["internal", *["external"] * 3]


def test_levels_that_the_plan_lacks_are_demanded_and_listed() -> None:
    lone = Item("x", "action", "Planter des haies", "3", "3")
    top = Item("os", "strategic_objective", "Être une commune verte", "OS 1", "1", children=(lone,))
    exchange = write_exchange(plan(top, replace(lone, item_id="y")))
    check_valid(exchange.xml, "export")
    titles = [node.text for node in etree.fromstring(exchange.xml).iter("Libelle")]
    assert titles.count(NO_OPERATIONAL) == 2
    assert titles.count(NO_STRATEGIC) == 1
    assert {gap.item_id for gap in exchange.gaps if gap.field == "parent"} == {"x", "y"}


def test_sub_actions_steps_and_the_like_go_to_the_description_and_are_listed() -> None:
    below = Item("s", "sub_action", "Mesurer la vitesse", "a", "a", pilots=(Pilot("unspecified", "Police", "police"),))
    action = replace(ACTION, children=(below,), steps=("Étude", "Pose"), sdgs=(3,), priority=Priority("high", "1"))
    exchange = write_exchange(under(action))
    described = one(written(exchange), "Description/Valeur").text
    assert described == (
        "Priorité : Haute\nÉtape : Étude\nÉtape : Pose\nODD : 3\nSous-action : a Mesurer la vitesse (Pilotes : Police)"
    )
    assert [reasons(exchange, name) for name in ("children", "steps", "sdgs", "priority")] == [["lost"]] * 4
    bare = write_exchange(under(action), options=ExchangeOptions(complement=False))
    assert one(written(bare), "Description/Valeur").text is None
    assert reasons(bare, "steps") == ["lost"]
    assert reasons(bare, "description") == []


def test_one_responsible_person_and_one_elected() -> None:
    persons = place_pilots(
        (
            Pilot("administrative", "Le DG", "directeur_general"),
            Pilot("administrative", "Mme Rose Petit"),
            Pilot("political", "Bourgmestre", "bourgmestre"),
            Pilot("political", "M. Paul Grand"),
            Pilot("unspecified", "Service population", "service"),
        )
    )
    assert persons.responsible is not None
    assert persons.elected is not None
    assert (persons.responsible.last_name, persons.elected.last_name) == ("Le DG", "Bourgmestre")
    assert [pilot.name for pilot in persons.department] == ["Service population"]
    assert [pilot.name for pilot in persons.left] == ["Mme Rose Petit", "M. Paul Grand"]


@pytest.mark.parametrize(
    ("name", "civility", "first", "last", "stated"),
    [
        ("M. Jean Dupuis", "MONSIEUR", "Jean", "Dupuis", True),
        ("Mme Anne-Lise de Bruyn", "MADAME", "Anne-Lise", "de Bruyn", True),
        ("Mme Collin", "MADAME", "", "Mme Collin", True),
        ("Directrice financière", "MADAME", "", "Directrice financière", False),
        ("Jean Dupuis", "MONSIEUR", "", "Jean Dupuis", False),
        ("1ère échevine", "MADAME", "", "1ère échevine", False),
        ("Mme Collin, échevine du logement", "MADAME", "", "Mme Collin, échevine du logement", True),
    ],
)
def test_civilities(name: str, civility: str, first: str, last: str, stated: bool) -> None:
    person = place_pilots((Pilot("administrative", name),)).responsible
    assert person is not None
    assert (person.civility, person.first_name, person.last_name, person.stated) == (civility, first, last, stated)


def test_amounts_without_a_tie_to_the_budget_stay_text() -> None:
    amounts = (
        Amount("unspecified", "± 500 000 €", Decimal(500000), approximate=True),
        Amount("ordinary", "à déterminer"),
        Amount("subsidy", "", Decimal(1000), year=2022),
        Amount("loan", "", Decimal(9), year=2023, direction="revenue"),
        Amount("total", "", Decimal(5), year=2022),
    )
    placed, left = budget_lines(amounts, 2019)
    assert [(line.service, line.direction, line.year, line.demanded) for line in placed] == [
        ("O", "R", 2022, ("service", "sens")),
        ("E", "R", 2023, ("service",)),
    ]
    assert [amount.kind for amount in left] == ["unspecified", "ordinary", "total"]
    exchange = write_exchange(under(replace(ACTION, amounts=amounts)))
    assert one(written(exchange), "Description/Valeur").text == (
        "Budget : ± 500 000 €\nBudget : Ordinaire : à déterminer\nBudget : Total : 5 € (2022)"
    )


@pytest.mark.parametrize(
    ("fields", "status", "progress"),
    [
        ({}, "NON_COMMENCE", "0"),
        ({"progress": 30.0}, "EN_COURS", "30"),
        ({"progress": 100.0}, "TERMINE", "100"),
        ({"status": Status("done", "fait")}, "TERMINE", "100"),
        ({"status": Status(None, "voir annexe")}, "NON_COMMENCE", "0"),
        ({"progress": 130.0}, "EN_COURS", "0"),
    ],
)
def test_a_status_and_a_rate_are_demanded(fields: dict[str, object], status: str, progress: str) -> None:
    exchange = write_exchange(under(replace(ACTION, **fields)))  # type: ignore[arg-type]
    element = written(exchange)
    assert (one(element, "Statut").text, one(element, "TauxAvancement").text) == (status, progress)
    demanded = [gap for gap in exchange.gaps if gap.field == "status" and gap.item_id == ACTION.item_id]
    assert ("demanded" in {gap.kind for gap in demanded}) == (fields.get("status") != Status("done", "fait"))


def test_a_long_title_is_cut_and_kept_in_the_description() -> None:
    title = "Rénover la salle " + "communale " * 40
    exchange = write_exchange(under(replace(ACTION, title=title.strip())))
    check_valid(exchange.xml, "export")
    label = one(written(exchange), "Libelle").text or ""
    assert len(label) == 255
    assert label.endswith("…")
    assert title.strip() in (one(written(exchange), "Description/Valeur").text or "")
    assert reasons(exchange, "title") == ["altered"]


@pytest.mark.parametrize("code", ["A", "a)", "IV", "Fiche-projet 12", "OS1-OO2-A3", "Mesure n° 4", "§ 9", "Axe 1"])
def test_markers_come_back_or_are_listed(code: str) -> None:
    action = replace(ACTION, code=code, number="4" if code == "Mesure n° 4" else None)
    exchange = write_exchange(under(action))
    found = list(read_again(exchange).walk())[-1]
    same = (found.code, found.number, found.title) == (action.code, action.number, action.title)
    assert same or reasons(exchange, "code") == ["altered"]


# -- what cannot be written --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"organisations": ()}, "--body"),
        ({"organisations": (Organisation("province", "Province de X", None, "90000"),)}, "communes et les CPAS"),
        ({"term": None}, "--term"),
        ({"items": ()}, "ni objectif ni action"),
    ],
)
def test_what_the_format_must_have_is_asked_for(change: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        write_exchange(replace(under(ACTION), **change))  # type: ignore[arg-type]


def test_what_is_told_is_listed_as_such() -> None:
    told = ExchangeOptions(body=BODY, term=Term(2018, 2024), exercise=2021)
    exchange = write_exchange(replace(under(ACTION), organisations=(), term=None), "PST", told)
    root = etree.fromstring(exchange.xml)
    assert one(root, "Identifiants/INS").text == "99999"
    assert one(root, "Identifiants/Exercice").text == "2021"
    assert {gap.field for gap in exchange.gaps if gap.kind == "demanded"} >= {"organisations", "term"}


def test_joint_plans_keep_the_first_body() -> None:
    cpas = Organisation("cpas", "CPAS de Valbois", "Valbois", "99999")
    exchange = write_exchange(replace(under(ACTION), organisations=(BODY, cpas)))
    assert one(etree.fromstring(exchange.xml), "Identifiants/TypeAdmin").text == "AC"
    assert any(gap.stated == "CPAS de Valbois" for gap in exchange.gaps)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert write_exchange(under(ACTION)) == write_exchange(under(ACTION))


def test_identifiers_of_elements_are_unique_and_stay() -> None:
    plans = [each for _, _, each in stated_plans(SAMPLES)]
    for each in plans:
        root = etree.fromstring(write_exchange(each, options=ExchangeOptions(body=BODY)).xml)
        ids = Counter(node.get("ElementId") for node in root.iter() if node.get("ElementId"))
        assert max(ids.values()) == 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400), st.text(max_size=40))
def test_any_text_gives_a_valid_file(title: str, name: str) -> None:
    action = replace(ACTION, title=title, description=title, partners=(name,), pilots=(Pilot("political", name),))
    exchange = write_exchange(under(action), title)
    check_valid(exchange.xml, "export")


def test_the_list_is_for_people_and_for_programs() -> None:
    exchange = write_exchange(under(replace(ACTION, steps=("Étude",))))
    text = gaps_text(exchange.gaps)
    assert "Sans place dans le format" in text
    assert "Étape : sans place propre dans le format." in text
    assert "- 1.1.1 Poser des ralentisseurs rue du Moulin : Étude → dans la description" in text
    assert '"field": "steps"' in gaps_json(exchange.gaps)
