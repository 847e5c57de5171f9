from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.sheet_numbers import displayed, is_date_format

EURO = '_-* #,##0.00\\ [$€-80C]_-;\\-* #,##0.00\\ [$€-80C]_-;_-* "-"??\\ [$€-80C]_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (None, "General", ""),
        ("Semer", "General", "Semer"),
        (True, "General", "VRAI"),
        (False, "General", "FAUX"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0,3"),
        (1234.5, "General", "1234,5"),
        (1e15, "General", "1000000000000000"),
        (-7, "0", "-7"),
        (2020, "0", "2020"),
        (7, "000", "007"),
        (0.5, "0%", "50 %"),
        (0.125, "0.0%", "12,5 %"),
        (0.6, "0\\ %", "60 %"),
        (1000, "#,##0.00 €", "1 000,00 €"),
        (1000, '#,##0.00\\ "€"', "1 000,00 €"),
        (1000, "#,##0.00\xa0€", "1 000,00 €"),
        (1234567.5, EURO, "1 234 567,50 €"),
        (-12.5, EURO, "-12,50 €"),
        (0, EURO, "- €"),
        (1500, "[$€-2] #,##0", "€ 1 500"),
        (1500, "#,##0 [$EUR]", "1 500 EUR"),
        (2500, '#,##0"€"', "2 500 €"),
        (125000, '#,##0," k€"', "125 k€"),
        (12.5, '0.0" ETP"', "12,5 ETP"),
        (3, '"OS "0', "OS 3"),
        (1.5, "0.###", "1,5"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"néant"', "néant"),
        (5, '[>1]0" ans";0" an"', "5 ans"),
        (0.5, "# ?/?", "0,5"),
        (44196, "dd/mm/yyyy", "31/12/2020"),
        (44196, "d/m/yy", "31/12/2020"),
        (44196, "[$-80C]d mmmm yyyy;@", "31/12/2020"),
        (44196, "mmm-yy", "décembre 2020"),
        (44196, "mm/yyyy", "12/2020"),
        (44196, "yyyy", "2020"),
        (44196.5, "dd/mm/yyyy hh:mm", "31/12/2020 12:00"),
        (0.25, "h:mm", "06:00"),
        (1.5, "[h]:mm", "36:00"),
        (date(2021, 3, 1), "General", "01/03/2021"),
        (datetime(2021, 3, 1, 0, 0), "General", "01/03/2021"),
        (datetime(2021, 3, 1, 9, 30), "dd/mm/yyyy hh:mm", "01/03/2021 09:30"),
        (time(9, 30), "General", "09:30"),
    ],
)
def test_values_are_shown_as_in_a_french_sheet(value: object, code: str, expected: str) -> None:
    assert displayed(value, code) == expected


def test_the_other_epoch() -> None:
    assert displayed(42734, "dd/mm/yyyy", date1904=True) == "31/12/2020"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", False),
        ("0.00E+00", False),
        ("#,##0 [$€-80C]", False),
        ('0" jours"', False),
        ("d-mmm", True),
        ("[h]:mm", True),
    ],
)
def test_date_formats(code: str, expected: bool) -> None:
    assert is_date_format(code) is expected


@given(st.integers(-(10**12), 10**12), st.sampled_from(["General", "0", "#,##0", "#,##0.00 €", EURO]))
def test_no_digit_of_an_integer_is_lost(number: int, code: str) -> None:
    shown = displayed(number, code).replace(",00", "")
    digits = "".join(char for char in shown if char.isdigit())
    assert digits == str(abs(number)) or (number == 0 and digits in {"", "0"})


@pytest.mark.parametrize("code", ["# ##0", "#\\ ##0", '#" "##0', "#\u202f##0", "[>=1000000]#\\ ###\\ ##0;#\\ ##0"])
def test_blanks_between_digits_part_thousands(code: str) -> None:
    assert displayed(380000, code) == "380 000"
