"""The terms of the councils and what the law wants published in each: a plan, and an evaluation half-way.

Communal councils are installed on the first Monday of December. For councils of CPAS (installed by 15 January at the
latest) and of provinces (installed earlier) the file holds the latest possible day, so that nobody is said to be late
too soon. A plan is due nine months after the installation, since the decree of 19 July 2018; its mid-term evaluation
three years after it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from corpus.registry.records import BodyKind

LENGTH: Final = 6  # years
_FILE: Final = Path(__file__).parent / "legislatures.csv"
_PLAN_MONTHS: Final = 9
_FIRST_DUTY: Final = 2018


@dataclass(frozen=True, slots=True)
class Legislature:
    """The term of the councils of one kind of body; ``installed_on`` is the latest day of their first sitting."""

    start_year: int
    kind: BodyKind
    installed_on: date

    @property
    def end_year(self) -> int:
        """The year in which the next councils are installed."""
        return self.start_year + LENGTH

    @property
    def label(self) -> str:
        """As plans print it: ``2018-2024``."""
        return f"{self.start_year}-{self.end_year}"

    @property
    def plan_due(self) -> date | None:
        """The last day for adopting a plan; None before the decree."""
        return _months_later(self.installed_on, _PLAN_MONTHS) if self.start_year >= _FIRST_DUTY else None

    @property
    def evaluation_due(self) -> date | None:
        """The middle of the term, when the plan is to be evaluated; None before the decree."""
        return _months_later(self.installed_on, LENGTH * 6) if self.start_year >= _FIRST_DUTY else None


def legislature(kind: BodyKind, start_year: int) -> Legislature | None:
    """Return the term that starts in ``start_year``, or None where the file has none."""
    return _all().get((kind, start_year))


def current_start(day: date) -> int:
    """Return the year in which the term of ``day`` started: a term begins with the communal councils."""
    starts = [term.start_year for (kind, _), term in _all().items() if kind == "commune" and term.installed_on <= day]
    return max(starts, default=min(year for _, year in _all()))


def start_of(first: int | None, last: int | None) -> int | None:
    """Return the start of the term that a plan of these years belongs to; None where no year is given.

    >>> start_of(2019, 2024), start_of(None, 2024), start_of(2025, 2030)
    (2018, 2018, 2024)
    """
    year = first if first is not None else last - 1 if last is not None else None
    return None if year is None else year - (year - _FIRST_DUTY) % LENGTH


@cache
def _all() -> Mapping[tuple[BodyKind, int], Legislature]:
    found: dict[tuple[BodyKind, int], Legislature] = {}
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind: BodyKind = "cpas" if row["kind"] == "cpas" else "province" if row["kind"] == "province" else "commune"
            year = int(row["start_year"])
            found[kind, year] = Legislature(year, kind, date.fromisoformat(row["installed_on"]))
    return found


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)
