"""Actions that each begin with the code of the objective they serve: "OO 1.1 : Fleurir le pont", year by year.

The objectives are listed first; later their codes come again before other titles, which nothing stands below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from extract.detect.texts.entries import Entry
from extract.printed import Field, Level, PrintedValue
from extract.text import fold

_FEWEST = 4
_FEWEST_OBJECTIVES = 2
_ALIKE = 70  # of 100: the title of the objective, printed again
_YEAR = re.compile(r"(?:en |ann[ée]e |exercice )?(?P<years>20\d\d(?:\s?[-–/]\s?20\d\d)?)\s?:?", re.IGNORECASE)


def say_what_is_served(entries: Sequence[Entry]) -> None:
    """Make actions of the lines that repeat the codes of a plan's lowest objectives before titles of their own."""
    items = [entry for entry in entries if entry.kind == "item"]
    if any(entry.level in (Level.ACTION, Level.SUB_ACTION) for entry in items):
        return
    lowest = Level.OPERATIONAL if any(entry.level is Level.OPERATIONAL for entry in items) else Level.STRATEGIC
    told: dict[str, Entry] = {}
    again: list[Entry] = []
    for entry in items:
        if entry.level is not lowest or not entry.explicit or entry.number is None:
            continue
        first = told.setdefault(entry.number, entry)
        if first is not entry and fuzz.ratio(fold(first.title), fold(entry.title)) < _ALIKE:
            again.append(entry)
    served = {entry.number for entry in again}
    if len(again) < _FEWEST or len(served) < _FEWEST_OBJECTIVES or not _stand_alone(entries, again):
        return
    years: PrintedValue | None = None
    lines = {id(entry) for entry in again}
    for entry in entries:
        if id(entry) in lines and entry.number is not None:
            entry.under, entry.level, entry.marker = (lowest, entry.number), Level.ACTION, None
            if years is not None:
                entry.values.append(years)
        elif entry.kind == "text" and (match := _YEAR.fullmatch(entry.title.strip())) is not None:
            years = PrintedValue(Field.SCHEDULE, match["years"], None, places=tuple(entry.places))
        elif entry.kind == "item":
            years = None


def _stand_alone(entries: Sequence[Entry], again: Sequence[Entry]) -> bool:
    """Whether the lines follow one another, with nothing but headings of years and the like between them.

    Objectives whose numbers begin again in another volet have actions below them.
    """
    lines = {id(entry) for entry in again}
    first = next(at for at, entry in enumerate(entries) if id(entry) in lines)
    rest = entries[first:]
    others = sum(id(entry) not in lines and entry.kind in ("text", "item") for entry in rest)
    return 2 * others <= len(again)
