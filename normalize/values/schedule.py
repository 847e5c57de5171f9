"""When: a printed schedule, and several of one item merged into one.

Whether a lone year starts, ends or does both is what its column or label says (``bound``), unless a word before it says
otherwise ("fin 2020" ends, "dès 2020" starts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, get_args

from extract.flat import flat
from normalize.plan_file import Precision, Schedule
from normalize.values.moments import Moment, find_moments, finest, serial_day
from normalize.values.reading import Reading, is_nothing, is_undecided

Bound = Literal["period", "end", "start", "effective_start", "effective_end"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)

_ONGOING = re.compile(
    r"\b(?:(?:en )?permanen(?:te?s?|ce)|(?:en )?continue?s?(?:ellement)?|recurren(?:te?s?|ce)"
    r"|annuel(?:le)?s?(?:lement)?|"
    r"(?:bis|semestri|trimestri|mensu|biannu|bisannu|pluriannu)(?:annu)?el(?:le)?s?"
    r"(?:lement)?|hebdomadaires?|quotidien(?:ne)?s?|"
    r"chaque (?:annee|mois|semaine|jour|trimestre|semestre|ete|printemps|automne|hiver)|tou"
    r"(?:s|tes) les (?:\d+ )?(?:ans|annees|mois|semaines|jours|trimestres)|"
    r"toute l'annee|regulier(?:e|s|es)?|regulierement|periodique(?:ment)?s?|(?:au"
    r"|de facon) quotidien(?:ne)?|en tout temps|perpetuel(?:le)?|"
    r"(?:\d+|une|deux|trois) (?:fois|x) (?:par|/) ?an|par an)\b"
)
_UNDATED = re.compile(
    r"\b(?:(?:a |moyen et |court et |court a |moyen a ){0,3}(?:court|moyen|long|tres court)"
    r"(?:[ -](?:et |a )?(?:court|moyen|long)){0,3}[ -]termes?|[cml]t\b|"
    r"immediate?(?:ment)?|des que possible|asap|selon|en fonction)"
)
_OPEN_END = re.compile(
    r"20\d\d ?(?:et (?:les )?(?:annees )?suivante?s?|et au[- ]dela|et ss\.?|et \+|et plus|\+|->|→|-? ?\.\.\.|- ?)\s*$"
)
_SERIAL_CONFIDENCE = 0.9
_BACKWARDS = re.compile(r"\s*(?:-|/|a|au|->|→|jusqu'(?:en|a|au))\s*")


@lru_cache(maxsize=4096)  # the same few years fill a whole column
def parse_schedule(
    text: str, *, bound: Bound = "period", grid: bool = False, term: tuple[int, int] | None = None
) -> Reading[Schedule | None]:
    """Read one printed schedule. The value is None for an empty cell; years are None where none can be told.

    Args:
        text: what is printed, with its line breaks.
        bound: what a lone moment bounds, as the column or label says.
        grid: the text lists the years or quarters ticked in a grid: first to last.
        term: the years of the plan's term, for "fin de législature"; those stay unknown without it.

    >>> parse_schedule("fin 2020").value.end_year
    2020
    """
    raw = " ".join(text.split())
    if not raw or is_nothing(raw):
        return Reading(None)
    serial = serial_day(raw)
    moments = [serial] if serial else find_moments(raw, term=term)
    folded = flat(raw)
    ongoing = _ONGOING.search(folded) is not None
    dated = [moment for moment in moments if moment.first is not None]
    if not dated:
        precision: Precision | None = "term" if any(moment.precision == "term" for moment in moments) else None
        known = ongoing or precision is not None or is_undecided(raw) or _UNDATED.search(folded) is not None
        return Reading(Schedule(precision=precision, ongoing=ongoing, raw=raw), unread=None if known else raw)
    sure = _SERIAL_CONFIDENCE if serial else 1.0
    if bound in ("effective_start", "effective_end"):
        return replace(_effective(raw, dated, bound), confidence=sure)
    if _runs_backwards(folded, dated):
        return Reading(Schedule(ongoing=ongoing, raw=raw), unread=raw)
    start, end = (dated[0], dated[-1]) if grid else _edges(_without_repeated_term(dated), bound)
    if _OPEN_END.search(flat(raw.replace("…", "..."))):
        start, end = start or end, None
    return Reading(_schedule(raw, start, end, ongoing), confidence=sure)


def _schedule(raw: str, start: Moment | None, end: Moment | None, ongoing: bool) -> Schedule:
    precision = finest([moment.precision for moment in (start, end) if moment])
    return Schedule(
        start_year=start.first.year if start and start.first else None,
        end_year=end.last.year if end and end.last else None,
        start_date=start.first if start and start.precision not in ("year", "term") else None,
        end_date=end.last if end and end.precision not in ("year", "term") else None,
        precision=precision,
        ongoing=ongoing,
        raw=raw,
    )


def _effective(raw: str, dated: list[Moment], bound: Bound) -> Reading[Schedule | None]:
    if dated[0].precision == "year":
        return Reading(Schedule(raw=raw), unread=raw)
    if bound == "effective_start":
        return Reading(Schedule(raw=raw, effective_start=dated[0].first))
    return Reading(Schedule(raw=raw, effective_end=dated[-1].last))


def _without_repeated_term(dated: list[Moment]) -> list[Moment]:
    """Leave the term out where its years are printed too: "législature 2018-2024", "fin de législature (2024)"."""
    years = [moment for moment in dated if moment.precision != "term"]
    terms = [moment for moment in dated if moment.precision == "term"]
    if not years or not terms:
        return dated
    edged = [term for term in terms if term.position is not None]
    if not edged:
        return years
    if edged[0].begin < years[0].begin:
        return [replace(years[-1] if edged[0].position == "end" else years[0], position=edged[0].position)]
    return [*years[:1], edged[-1]] if years[0].first != edged[-1].first else [replace(years[0], position="end")]


def _edges(dated: list[Moment], bound: Bound) -> tuple[Moment | None, Moment | None]:
    """Return the moment that starts and the one that ends."""
    if len(dated) == 1:
        moment = dated[0]
        edge = moment.limit or moment.position or _own_edge(moment, bound)
        return (None if edge == "end" else moment, None if edge == "start" else moment)
    starts = [moment for moment in dated if moment.limit != "end"]
    ends = [moment for moment in dated if moment.limit != "start"]
    start = min(starts, key=_first, default=None)
    end = max(ends, key=_last, default=None)
    if len(starts) == len(dated) and len(ends) == len(dated):
        return start, end
    if start is not None and end is not None and _first(start) > _last(end):
        return None, end
    return start, end


def _own_edge(moment: Moment, bound: Bound) -> str | None:
    if bound in ("start", "end"):
        return bound
    return "end" if moment.precision == "day" else None


def _first(moment: Moment) -> date:
    return moment.first or date.max


def _last(moment: Moment) -> date:
    return moment.last or date.min


def _runs_backwards(folded: str, dated: list[Moment]) -> bool:
    for before, after in pairwise(dated):
        joined = _BACKWARDS.fullmatch(folded[before.stop : after.begin])
        if joined and before.precision == after.precision == "year" and _first(before) > _last(after):
            return True
    return False


def merge_schedules(parts: Sequence[tuple[Bound, Schedule]]) -> Schedule | None:
    """Make one schedule of all that is printed for an item: a start column and an end column, a period and a deadline.

    A start or an end that a column of its own gives goes before that of a period; several periods are united.
    """
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0][1]
    starts = _preferred(parts, "start", "start_year")
    ends = _preferred(parts, "end", "end_year")
    start = min(starts, key=_start_key, default=None)
    end = max(ends, key=_end_key, default=None)
    return Schedule(
        start_year=start.start_year if start else None,
        end_year=end.end_year if end else None,
        start_date=start.start_date if start else None,
        end_date=end.end_date if end else None,
        precision=finest([schedule.precision for _, schedule in parts if schedule.precision]),
        ongoing=any(schedule.ongoing for _, schedule in parts),
        raw=" ; ".join(dict.fromkeys(schedule.raw for _, schedule in parts)),
        effective_start=next((s.effective_start for _, s in parts if s.effective_start), None),
        effective_end=next((s.effective_end for _, s in parts if s.effective_end), None),
    )


def _preferred(parts: Sequence[tuple[Bound, Schedule]], bound: Bound, edge: str) -> list[Schedule]:
    having = [(given, schedule) for given, schedule in parts if getattr(schedule, edge) is not None]
    own = [schedule for given, schedule in having if given == bound]
    return own or [schedule for _, schedule in having]


def _start_key(schedule: Schedule) -> date:
    return schedule.start_date or date(schedule.start_year or 9999, 1, 1)


def _end_key(schedule: Schedule) -> date:
    return schedule.end_date or date(schedule.end_year or 1, 12, 31)
