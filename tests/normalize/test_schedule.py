from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.plan_file import Schedule
from normalize.values.moments import serial_day
from normalize.values.schedule import Bound, merge_schedules, parse_schedule

TERM = (2018, 2024)


def _read(text: str, bound: str = "period", *, grid: bool = False) -> Schedule:
    value = parse_schedule(text, bound=cast("Bound", bound), grid=grid, term=TERM).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019 2020", 2019, 2020),
        ("2019-2024", 2019, 2024),
        ("2019/2024", 2019, 2024),
        ("2019 -2024", 2019, 2024),
        ("de 2019 à 2021", 2019, 2021),
        ("19-24", 2019, 2024),
        ("2019-24", 2019, 2024),
        ("2019, 2020 et 2021", 2019, 2021),
        ("2020 à 2022", 2020, 2022),
        ("2020", 2020, 2020),
        ("courant 2016", 2016, 2016),
        ("mi-2021", 2021, 2021),
        ("depuis 2019", 2019, None),
        ("dès 2020", 2020, None),
        ("à partir de 2021", 2021, None),
        ("début 2021", 2021, None),
        ("2020 et suivantes", 2020, None),
        ("2020-…", 2020, None),
        ("2020 – ...", 2020, None),
        ("fin 2020", None, 2020),
        ("avant fin 2016", None, 2016),
        ("d'ici 2024", None, 2024),
        ("pour fin 2020 au plus tard", None, 2020),
        ("jusqu'en 2030", None, 2030),
        ("fin 2020 - début 2021", 2020, 2021),
        ("2023 ou 2024", 2023, 2024),
        ("législature 2018-2024", 2018, 2024),
        ("2020 – fin de législature", 2020, 2024),
        ("année scolaire 2020-2021", 2020, 2021),
    ],
)
def test_years_and_the_words_before_them(text: str, start: int | None, end: int | None) -> None:
    schedule = _read(text)
    assert (schedule.start_year, schedule.end_year, schedule.precision) == (start, end, "year")
    assert (schedule.start_date, schedule.end_date) == (None, None)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("août 2015", "2015-08-01", "2015-08-31", "month"),
        ("12/2020", "2020-12-01", "2020-12-31", "month"),
        ("déc. 2021", "2021-12-01", "2021-12-31", "month"),
        ("06/21", "2021-06-01", "2021-06-30", "month"),
        ("septembre-décembre 2020", "2020-09-01", "2020-12-31", "month"),
        ("30/09/2013", None, "2013-09-30", "day"),
        ("02/12/15", None, "2015-12-02", "day"),
        ("1er mars 2021", None, "2021-03-01", "day"),
        ("2021-03-01", None, "2021-03-01", "day"),
        ("31.12.2022", None, "2022-12-31", "day"),
        ("31 12 2022", None, "2022-12-31", "day"),
        ("du 01/03/2020 au 30/06/2021", "2020-03-01", "2021-06-30", "day"),
        ("T1 2021", "2021-01-01", "2021-03-31", "quarter"),
        ("Q3 2022", "2022-07-01", "2022-09-30", "quarter"),
        ("2e trimestre 2021", "2021-04-01", "2021-06-30", "quarter"),
        ("T1-T2 2022", "2022-01-01", "2022-06-30", "quarter"),
        ("2021 (T3 et T4)", "2021-07-01", "2021-12-31", "quarter"),
        ("1er et 2e trimestres 2021", "2021-01-01", "2021-06-30", "quarter"),
        ("1er semestre 2020", "2020-01-01", "2020-06-30", "semester"),
        ("S2 2021", "2021-07-01", "2021-12-31", "semester"),
        ("second semestre 2021", "2021-07-01", "2021-12-31", "semester"),
        ("fin du 1 e semestre 2016", None, "2016-06-30", "semester"),
        ("à partir du 1er janvier 2022", "2022-01-01", None, "day"),
    ],
)
def test_finer_than_years(text: str, start: str | None, end: str | None, precision: str) -> None:
    schedule = _read(text)
    dates = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert [schedule.start_date, schedule.end_date, schedule.precision] == [*dates, precision]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("fin de législature", None, 2024),
        ("fin de mandature", None, 2024),
        ("durant toute la législature", 2018, 2024),
        ("début de législature", 2018, None),
    ],
)
def test_the_term_is_known_from_the_plan(text: str, start: int | None, end: int | None) -> None:
    schedule = _read(text)
    assert (schedule.start_year, schedule.end_year, schedule.precision) == (start, end, "term")
    unknown = parse_schedule(text)
    assert unknown.unread is None
    assert unknown.value == Schedule(precision="term", raw=text)


@pytest.mark.parametrize("text", ["permanent", "en continu", "récurrent", "annuel", "chaque année", "Permanente"])
def test_ongoing(text: str) -> None:
    assert _read(text) == Schedule(ongoing=True, raw=text)


@pytest.mark.parametrize(
    ("text", "bound", "start", "end"),
    [
        ("2020", "end", None, 2020),
        ("2020", "start", 2020, None),
        ("T2 2021", "end", None, 2021),
        ("2020-2022", "end", 2020, 2022),
        ("dès 2020", "end", 2020, None),
        ("fin de la législature 2018-2024", "end", None, 2024),
    ],
)
def test_the_column_says_what_a_lone_moment_bounds(text: str, bound: str, start: int | None, end: int | None) -> None:
    schedule = _read(text, bound)
    assert (schedule.start_year, schedule.end_year) == (start, end)


@pytest.mark.parametrize("text", ["année 1", "1 e trimestre", "2024-2019", "31/02/2021", "Printemps", "12 ateliers"])
def test_what_is_not_understood_keeps_its_text(text: str) -> None:
    reading = parse_schedule(text, term=TERM)
    assert reading.unread == text
    assert reading.value is not None
    assert (reading.value.start_year, reading.value.end_year, reading.value.raw) == (None, None, text)


@pytest.mark.parametrize("text", ["sans timing précis", "à déterminer", "court terme"])
def test_no_date_yet_is_no_fault(text: str) -> None:
    assert parse_schedule(text).unread is None
    assert _read(text) == Schedule(raw=text)


@pytest.mark.parametrize("text", ["", "-", " / ", "néant"])
def test_empty_cells(text: str) -> None:
    assert parse_schedule(text).value is None


def test_grids_run_from_first_to_last() -> None:
    years = _read("2019 2020 2022", "end", grid=True)
    assert (years.start_year, years.end_year) == (2019, 2022)
    quarters = _read("2021-T2 2021-T4", grid=True)
    assert (quarters.start_date, quarters.end_date) == (date(2021, 4, 1), date(2021, 12, 31))


def test_effective_dates() -> None:
    assert _read("15/03/2021", "effective_start").effective_start == date(2021, 3, 15)
    assert _read("03/2021", "effective_end").effective_end == date(2021, 3, 31)
    assert parse_schedule("2021", bound="effective_end").unread == "2021"


def test_columns_of_one_item_make_one_schedule() -> None:
    merged = merge_schedules([("start", _read("mars 2020", "start")), ("end", _read("2022", "end"))])
    assert merged is not None
    assert (merged.start_year, merged.end_year, merged.start_date) == (2020, 2022, date(2020, 3, 1))
    deadline = merge_schedules([("period", _read("2019-2021")), ("end", _read("30/06/2022", "end"))])
    assert deadline is not None
    assert (deadline.start_year, deadline.end_year) == (2019, 2022)
    assert merge_schedules([]) is None


@given(st.text(alphabet="0123456789/-. TSàaufindeé", max_size=30))
def test_years_are_printed_ones(text: str) -> None:
    schedule = parse_schedule(text, term=TERM).value if serial_day(text.strip()) is None else None
    for year in (schedule.start_year, schedule.end_year) if schedule else ():
        assert year is None or str(year)[2:] in text


@given(st.integers(2000, 2049), st.integers(1, 12), st.integers(1, 28))
def test_days_come_back(year: int, month: int, day: int) -> None:
    when = date(year, month, day)
    assert _read(f"{day:02}/{month:02}/{year}").end_date == _read(when.isoformat()).end_date == when


@pytest.mark.parametrize(("text", "day"), [("45658", date(2025, 1, 1)), ("46022,75", date(2025, 12, 31))])
def test_the_number_of_a_day_in_a_sheet_is_that_day(text: str, day: date) -> None:
    start, end = (parse_schedule(text, bound=bound) for bound in ("start", "end"))
    assert start.value is not None
    assert end.value is not None
    assert (start.value.start_date, start.value.end_year) == (day, None)
    assert (end.value.end_date, end.value.start_year, end.value.raw) == (day, None, text)
    assert start.confidence < 1


@pytest.mark.parametrize("text", ["12345", "99999", "45658 logements", "456580"])
def test_other_numbers_are_no_days(text: str) -> None:
    reading = parse_schedule(text, bound="end")
    assert (reading.value is not None and reading.value.end_year, reading.unread) == (None, text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025 →", (2025, None)),
        ("2026 et ss.", (2026, None)),
        (">2026", (2026, None)),
        ("≥ 2026", (2026, None)),
        ("< 2027", (None, 2027)),
        ("≤ 2027", (None, 2027)),
        ("2026 > 2027", (2026, 2027)),
    ],
)
def test_signs_say_from_when_or_until_when(text: str, years: tuple[int | None, int | None]) -> None:
    schedule = _read(text)
    assert (schedule.start_year, schedule.end_year) == years
