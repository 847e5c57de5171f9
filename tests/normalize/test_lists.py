from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import lexicon
from normalize.categories import infer_category, parse_categories
from normalize.plan_file import Indicator
from normalize.values.indicators import PrintedPart, combine_indicators, parse_indicators
from normalize.values.related_plans import parse_related_plans
from normalize.values.sdg import parse_sdgs
from normalize.values.steps import parse_steps


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("ODD 3, 4 et 11", (3, 4, 11)),
        ("3 - 4 - 11", (3, 4, 11)),
        ("3 · 11", (3, 11)),
        ("ODD 3 · ODD 11", (3, 11)),
        ("ODD n°13", (13,)),
        ("ODD13", (13,)),
        ("SDG 4", (4,)),
        ("03. Bonne santé et bien-être, 11. Villes et communautés durables", (3, 11)),
        ("3 à 5", (3, 4, 5)),
        ("ODD 4 : Éducation de qualité; ODD 10", (4, 10)),
        ("Vie terrestre", (15,)),
        ("Objectif 13", (13,)),
        ("3et 11", (3, 11)),
        ("4et8", (4, 8)),
        ("Objectifs n° 3 et 4", (3, 4)),
        ("-", ()),
    ],
)
def test_goals(text: str, goals: tuple[int, ...]) -> None:
    reading = parse_sdgs(text)
    assert (reading.value, reading.unread) == (goals, None)


@pytest.mark.parametrize("text", ["ODD 42", "voir annexe"])
def test_goals_that_are_none_are_unread(text: str) -> None:
    assert (parse_sdgs(text).value, parse_sdgs(text).unread) == ((), text)


def test_goal_rows_know_their_examples() -> None:
    for row in lexicon.load("sdg")["goal"]:
        assert [parse_sdgs(example).value for example in row["examples"]] == [(row["number"],)] * len(row["examples"])


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("PCS, PCDN", ("PCS", "PCDN")),
        ("PCS/PCDR", ("PCS", "PCDR")),
        ("PCS et PAEDC", ("PCS", "PAEDC")),
        ("-", ()),
        ("Plan communal de mobilité", ("Plan communal de mobilité",)),
        ("PCDR (fiche 1, lot 2), PCS", ("PCDR (fiche 1, lot 2)", "PCS")),
    ],
)
def test_related_plans(text: str, plans: tuple[str, ...]) -> None:
    assert parse_related_plans(text).value == plans


def test_a_cross_stands_for_the_columns_plan() -> None:
    assert parse_related_plans("X", "Plans > PCS").value == ("PCS",)
    assert parse_related_plans("X").unread == "X"


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Choisir le lieu\nAménager la salle", ("Choisir le lieu", "Aménager la salle")),
        ("1. Choisir\n2. Aménager", ("Choisir", "Aménager")),
        ("1) Choisir 2) Aménager", ("Choisir", "Aménager")),
        ("- choisir\n- aménager ;", ("choisir", "aménager")),
        ("Choisir ; aménager", ("Choisir", "aménager")),
        ("Une seule phrase\nqui continue", ("Une seule phrase qui continue",)),
        ("Étude (lieu ; coût)", ("Étude (lieu ; coût)",)),
        ("-", ()),
    ],
)
def test_steps(text: str, steps: tuple[str, ...]) -> None:
    assert parse_steps(text).value == steps


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Visites : cible = 100", [("Visites", "100", None)]),
        ("Visites = 100", [("Visites", "100", None)]),
        ("Visites (cible : 20 ; atteint : 12)", [("Visites", "20", "12")]),
        ("Part des prêts (en %) = 0 / 20", [("Part des prêts (en %)", "20", "0")]),
        ("A = 0 / 50 | B = 1 / 5", [("A", "50", "0"), ("B", "5", "1")]),
        (
            "- Nombre de lecteurs\n- Nombre de prêts",
            [("Nombre de lecteurs", None, None), ("Nombre de prêts", None, None)],
        ),
        ("Haies (situation 2024 : 0 ; cible 2030 : 900)", [("Haies (situation 2024 : 0)", "900", None)]),
        ("Dossiers ouverts / Plaintes closes", [("Dossiers ouverts", None, None), ("Plaintes closes", None, None)]),
        ("Bilans publiés / an", [("Bilans publiés / an", None, None)]),
        ("1 bilan / 2 mois", [("1 bilan / 2 mois", None, None)]),
        ("20 %", [("20 %", None, None)]),
    ],
)
def test_indicators(text: str, indicators: list[tuple[str, str | None, str | None]]) -> None:
    assert [(i.label, i.target, i.reached) for i in parse_indicators(text).value] == indicators


def test_indicator_columns_stand_beside_each_other() -> None:
    parts = [PrintedPart("Lecteurs\nPrêts", "label"), PrintedPart("10\n20", "target", 2021)]
    assert combine_indicators(parts).value == (
        Indicator("Lecteurs", "10", year=2021),
        Indicator("Prêts", "20", year=2021),
    )
    odd = combine_indicators([PrintedPart("Lecteurs\nPrêts", "label"), PrintedPart("10\n20\n30", "target")])
    assert odd.unread == "10\n20\n30"


def test_figures_in_labels_beside_targets_are_their_own() -> None:
    label = "Taux de réemploi (en %) : objectif = 80"
    parts = [PrintedPart(label, "label"), PrintedPart("75,0", "target"), PrintedPart("12,0", "reached")]
    assert combine_indicators(parts).value == (Indicator(label, "75,0", "12,0"),)
    assert combine_indicators(parts[:1]).value == (Indicator("Taux de réemploi (en %)", "80"),)


def test_rows_of_a_table_of_indicators_are_read_one_by_one() -> None:
    rows = [("Lecteurs", "100", "250"), ("Prêts, hors BD", "8", "12"), ("Coins lecture", "0", "-")]
    parts = [
        PrintedPart(text, part) for row in rows for text, part in zip(row, ("label", "reached", "target"), strict=True)
    ]
    assert combine_indicators(parts).value == (
        Indicator("Lecteurs", "250", "100"),
        Indicator("Prêts, hors BD", "12", "8"),
        Indicator("Coins lecture", None, "0"),
    )
    turned = combine_indicators(
        [PrintedPart("10", "target"), PrintedPart("A"), PrintedPart("20", "target"), PrintedPart("B")]
    )
    assert turned.value == (Indicator("A", "10"), Indicator("B", "20"))


def test_categories_printed() -> None:
    reading = parse_categories("Volet externe : Développement des politiques - Sport, Volet externe : X - Tourisme")
    assert [category.code for category in reading.value] == ["external-sport", "external-tourism"]
    assert parse_categories("Inconnu").unread == "Inconnu"
    assert [c.code for c in parse_categories("Energie, Sport").value] == ["external-energy", "external-sport"]


def test_category_rows_know_their_examples() -> None:
    for row in lexicon.load("categories")["category"]:
        for example in row["examples"]:
            category = infer_category([example], row["volet"])
            assert category is not None
            assert (category.code, category.method) == (row["code"], "inferred")
            assert category.confidence < 1


def test_no_clear_winner_is_no_answer() -> None:
    assert infer_category(["Sport et culture pour tous"]) is None
    assert infer_category(["Agir mieux"]) is None


@given(st.text(alphabet="ab;.-\n 12)", max_size=40))
def test_steps_are_printed_words(text: str) -> None:
    for step in parse_steps(text).value:
        assert all(word in text for word in step.split())


def test_no_year_of_what_was_reached_is_lost() -> None:
    years = [PrintedPart(str(n), "reached", 2026 + n) for n in range(1, 5)]
    found = combine_indicators([PrintedPart("Lecteurs", "label"), PrintedPart("9", "target"), *years])
    assert found.value == tuple(Indicator("Lecteurs", "9", str(n), 2026 + n) for n in range(1, 5))
    assert found.unread is None
