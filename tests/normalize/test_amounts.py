from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Amount
from normalize.values.amounts import parse_amounts


def _one(text: str, **hints: str) -> Amount:
    amounts = parse_amounts(text, hints).value
    assert len(amounts) == 1
    return amounts[0]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 000,00 €", "1000"),
        ("1.000 €", "1000"),
        ("1.519.000 €", "1519000"),
        ("1000.5", "1000.5"),
        ("1,250,000.00 €", "1250000"),
        ("12,500.50 €", "12500.50"),
        ("1,250,000 €", "1250000"),
        ("2500€", "2500"),
        ("€ 2.500,-", "2500"),
        ("10 000 euros", "10000"),
        ("458.832 EUR", "458832"),
        ("371.862,53 €", "371862.53"),
        ("30 k€", "30000"),
        ("k€ 30", "30000"),
        ("0,9 ME", "900000"),
        ("30k", "30000"),
        ("2 M€", "2000000"),
        ("2 Mio", "2000000"),
        ("1,519 M€", "1519000"),
        ("1.200 k€", "1200000"),
        ("1,200 k€", "1200"),
        ("18 millions d'euros", "18000000"),
        ("1,5 million", "1500000"),
        ("12.500", "12500"),
        ("0 €", "0"),
        ("0.0", "0"),
        ("1 500 000", "1500000"),
        ("25.000,00EUR", "25000"),
        ("78000.00", "78000"),
    ],
)
def test_french_and_belgian_forms(text: str, amount: str) -> None:
    assert _one(text).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("1000,00 €/an", "per", "year"),
        ("5.000 € par an", "per", "year"),
        ("250 €/mois", "per", "month"),
        ("15 €/pièce", "per", "unit"),
        ("3 x 1.000 €", "per", "unit"),
        ("9.000 € annuellement", "per", "year"),
        ("398.097,41 € TVAC", "vat", "incl"),
        ("77.380 € hors TVA", "vat", "excl"),
        ("± 5000", "approximate", True),
        ("environ 3.000 €", "approximate", True),
        ("3.000 €", "approximate", False),
        ("entre 5.000 et 10.000 €", "amount_max", Decimal(10000)),
        ("5 000 – 10 000 €", "amount_max", Decimal(10000)),
        ("1 à 2 millions d'euros", "amount_max", Decimal(2000000)),
        ("124/733-60 : 5.000 €", "article", "124/733-60"),
        ("5.000 € (2019)", "year", 2019),
        ("12 000 € (subside provincial)", "funder", "province"),
        ("12 000 € (subside provincial)", "kind", "subsidy"),
        ("Budget total : 100.000 €", "kind", "total"),
        ("Extraordinaire : 25.000", "kind", "extraordinary"),
        ("12.000 €\nBudget ordinaire", "kind", "ordinary"),
        ("Ville : 300 €", "kind", "own_funds"),
    ],
)
def test_what_stands_around_the_sum(text: str, field: str, value: object) -> None:
    assert getattr(_one(text), field) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("275 000 € dont 200 000 € de subsides", [("unspecified", "275000"), ("subsidy", "200000")]),
        ("275 000 € (dont 80 % de subsides wallons)", [("unspecified", "275000")]),
        ("fonds propres : 236.450 € / subsides : 307.000 €", [("own_funds", "236450"), ("subsidy", "307000")]),
        ("90.000 € sur fonds propres et 30.000 € de subsides", [("own_funds", "90000"), ("subsidy", "30000")]),
        ("FP : 640 € – Subside : 960 €", [("own_funds", "640"), ("subsidy", "960")]),
        ("BO 5.000 – BE 20.000", [("ordinary", "5000"), ("extraordinary", "20000")]),
        ("20.000 – subside 7.000", [("unspecified", "20000"), ("subsidy", "7000")]),
        ("ordinaire 5.000 €; extraordinaire 20.000 €", [("ordinary", "5000"), ("extraordinary", "20000")]),
        ("7.000€ (ordinaire), 5.000€ (extraordinaire)", [("ordinary", "7000"), ("extraordinary", "5000")]),
        ("2019 pour Europe: 500€ | 2020 pour Ville: 300€", [("subsidy", "500"), ("own_funds", "300")]),
    ],
)
def test_several_sums_each_with_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.kind, a.amount) for a in parse_amounts(text).value] == [(k, Decimal(n)) for k, n in expected]


@pytest.mark.parametrize(
    ("text", "kind", "funder"),
    [
        ("48.000 € (dont 70 % Région)", "unspecified", None),
        ("48.000 € subsidié à 70 %", "unspecified", None),
        ("48.000 € (70 % SPW, 30 % part communale)", "unspecified", None),
        ("48.000 € (100 % subsides)", "subsidy", None),
        ("48.000 € de subsides (70 %)", "subsidy", None),
        ("70 % Région : 33.600 €", "subsidy", "wallonie"),
    ],
)
def test_who_pays_a_share_of_a_sum_does_not_pay_all_of_it(text: str, kind: str, funder: str | None) -> None:
    amount = _one(text)
    assert (amount.kind, amount.funder) == (kind, funder)


@pytest.mark.parametrize(
    "text", ["20 %", "2021", "30/06/2021", "081/23.45.67", "0,5 ETP", "120 m²", "20 logements", "texte libre"]
)
def test_what_is_no_money_is_unread(text: str) -> None:
    assert parse_amounts(text) == type(parse_amounts(text))((), unread=text)


@pytest.mark.parametrize("text", ["", "-", "/", "néant", "aucun", "pas d'impact budgétaire"])
def test_nothing_printed_gives_nothing(text: str) -> None:
    reading = parse_amounts(text)
    assert (reading.value, reading.unread) == ((), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("à déterminer", "unspecified"),
        ("pm", "unspecified"),
        ("p.m.", "unspecified"),
        ("à charge du budget ordinaire", "ordinary"),
        ("104/123-06", "unspecified"),
    ],
)
def test_sums_to_be_fixed_keep_their_text(text: str, kind: str) -> None:
    amount = _one(text)
    assert (amount.amount, amount.kind, amount.raw) == (None, kind, text)


def test_the_column_speaks_where_the_text_is_silent() -> None:
    assert _one("250", unit="k", kind="extraordinary", year="2021") == Amount(
        "extraordinary", "250", Decimal("250000.00"), year=2021
    )
    assert _one("250 €", unit="k").amount == Decimal(250)
    assert [a.kind for a in parse_amounts("9.000 € (subsides)", {"kind": "ordinary"}).value] == ["subsidy"]
    assert _one("500", funder="wallonie").kind == "subsidy"


def test_a_number_like_a_year_is_a_sum_where_it_can_be_no_year() -> None:
    assert _one("2025", bare="sum").amount == Decimal("2025.00")
    assert _one("2025", year="2027").amount == Decimal("2025.00")  # the header says which year
    assert _one("2000", kind="subsidy").amount == Decimal("2000.00")  # older than any plan
    assert parse_amounts("2025", {"kind": "extraordinary"}).value == ()


@pytest.mark.parametrize("table", sorted(lexicon.load("amounts")))
def test_lexicon_rows_know_their_examples(table: str) -> None:
    for row in lexicon.load("amounts")[table]:
        find = re.compile(row["pattern"]).fullmatch if table == "nothing" else re.compile(row["pattern"]).search
        assert all(find(flat(example)) for example in row["examples"]), row["code"]
        assert not any(find(flat(example)) for example in row["counter_examples"]), row["code"]


@given(st.decimals(min_value=1, max_value=99_999_999, places=2))
def test_belgian_money_comes_back(value: Decimal) -> None:
    printed = f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    assert _one(f"{printed} €").amount == value


@given(st.text(alphabet="0129 .,€k/-andmil\n", max_size=30))
def test_sums_are_of_printed_figures(text: str) -> None:
    for amount in parse_amounts(text).value:
        assert amount.amount is None or any(char.isdigit() for char in text)


def test_the_initials_of_a_budget_and_years_before_a_colon_part_the_sums() -> None:
    kinds = [(a.kind, a.amount) for a in parse_amounts("BO : 12.000 € ; BE : 3.000 €").value]
    assert kinds == [("ordinary", Decimal(12000)), ("extraordinary", Decimal(3000))]
    years = [(a.year, a.amount) for a in parse_amounts("2025: 12.000 – 2026: 8.000").value]
    assert years == [(2025, Decimal(12000)), (2026, Decimal(8000))]


def test_the_share_that_a_subsidy_pays_says_nothing_of_the_whole_sum() -> None:
    assert _one("12.000 € (subside 80 %)").kind == "unspecified"
    assert _one("12.000 € (subside)").kind == "subsidy"


def test_half_a_post_is_no_sum() -> None:
    assert parse_amounts("1/2 ETP").value == ()


def test_what_each_sum_is_said_to_be_for_stands_with_it() -> None:
    amounts = parse_amounts("Subsides : 900 € par an Fonds propres : 80 €").value
    assert [(amount.kind, amount.per) for amount in amounts] == [("subsidy", "year"), ("own_funds", None)]
