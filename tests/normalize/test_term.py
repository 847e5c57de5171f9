"""The years of a plan: what counts as a term, and the spans that belong to something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import lexicon
from normalize.values.term import TermStrength, find_terms


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("PST 2018-2024", (2018, 2024)),
        ("2018-2024", (2018, 2024)),
        ("2019 – 2024", (2019, 2024)),
        ("PST 2019/2024", (2019, 2024)),
        ("Programme stratégique transversal 2024>2030", (2024, 2030)),
        ("Législature 2012-2018", (2012, 2018)),
        ("Mandature 2024 → 2030", (2024, 2030)),
        ("Plan de 2025 à 2030", (2025, 2030)),
        ("Notre commune entre 2019 et 2024", (2019, 2024)),
        ("PST de décembre 2018 à décembre 2024", (2018, 2024)),
        ("PST de 2019 à fin 2024", (2019, 2024)),
        ("ProgrammeStratégiqueTransversal2018-2024", (2018, 2024)),
        ("pst 2018 2024", (2018, 2024)),
        ("PST 2018-24", (2018, 2024)),
        ("PST 19-24", (2019, 2024)),
        ("PST 2021-2024", (2021, 2024)),  # an updated plan for what is left of the term
        ("PST 2018-2024 – mise à jour 2021-2022", (2018, 2024)),
        ("2018-2019", None),
        ("2019-2021", None),
        ("2010-2030", None),
        ("2024-2018", None),
        ("2019-2020-2021-2022-2023-2024", None),
        ("2019, 2020, 2021, 2022", None),
        ("Plan de cohésion sociale 2020-2025", None),
        ("PCDR 2015-2021", None),
        ("PST et PCS 2020-2025", None),
        ("Plan d'action énergie 2024-2030", None),
        ("Budget 2018-2024", None),
        ("081/20.18.2024", None),
        ("PST 2019", None),
        ("fiche 12-18", None),
    ],
)
def test_terms_in_names(text: str, term: tuple[int, int] | None) -> None:
    found = find_terms(text, named=True)
    assert ((found[0].start, found[0].end) if found else None) == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Au cours de la législature 2018-2024, la Ville s'engage.", (2018, 2024)),
        ("Le PST 2019-2024 se compose de deux volets.", (2019, 2024)),
        ("Le présent programme stratégique transversal couvre la période 2024-2030.", (2024, 2030)),
        ("Le PST pour la mandature 2024 à 2030", (2024, 2030)),
        ("Travaux de voirie 2019-2024.", None),
        ("Les années 2018-2024 furent belles.", None),
        ("Le PCS 2020-2025 nourrit le PST.", None),
        ("Le PST intègre le plan de cohésion sociale 2020-2025.", None),
        ("Dans le cadre de la programmation FEDER 2021-2027", None),
        ("Notre plan est ambitieux. De 2019 à 2024, le parc sera rénové.", None),
        ("PST 2018 2024", None),
        ("Le Conseil a adopté son programme pour les années 2031-2036 le 16 mai.", (2031, 2036)),
        ("Pour la période 2024-2030, le Conseil s'est doté d'un programme. Il compte trois objectifs.", (2024, 2030)),
        ("Pour la période 2024-2030, le Conseil s'est réuni au hameau.", None),
        ("Pour la période 2020-2025, le plan de cohésion sociale compte trois actions.", None),
    ],
)
def test_terms_in_prose(text: str, term: tuple[int, int] | None) -> None:
    found = find_terms(text)
    assert ((found[0].start, found[0].end) if found else None) == term


@pytest.mark.parametrize(
    "text",
    [
        "le précédent PST 2012-2018",
        "l'ancienne législature 2012-2018",
        "la mandature 2012-2018 écoulée",
        "ce plan succède au PST 2012-2018",
    ],
)
def test_an_earlier_plan_is_marked(text: str) -> None:
    assert [mention.past for mention in find_terms(text)] == [True]


def test_how_plainly_the_years_are_the_plans() -> None:
    found = [
        find_terms(text, named=True)[0].strength for text in ("2018-2024", "Législature 2018-2024", "PST 2018-2024")
    ]
    assert found == [TermStrength.BARE, TermStrength.LEGISLATURE, TermStrength.PLAN]


@given(st.text(alphabet="PST 201248-–/à_."))
def test_nothing_is_invented(text: str) -> None:
    for mention in find_terms(text, named=True):
        assert mention.raw in text
        assert 3 <= mention.end - mention.start <= 7


def test_the_lexicon_finds_its_examples_and_nothing_else() -> None:
    row = lexicon.load("terms")["other"]
    assert [text for text in row["examples"] if find_terms(text, named=True)] == []
    assert [text for text in row["counter_examples"] if not find_terms(text, named=True)] == []
