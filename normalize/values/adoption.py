"""The day on which a council adopted a plan or took note of it, from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier", "février fevrier", "mars", "avril", "mai", "juin", "juillet", "août aout", "septembre",
            "octobre", "novembre", "décembre decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DATE = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:\s?er)?(?:\s+(?P<name>{'|'.join(_MONTHS)})\s+|(?P<sep>[/.\-])(?P<month>[01]?\d)(?P=sep))"
    r"(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:adopt|approuv|valid)(?:é|ée|és|ées|e|ent|er|a|ait|ation)\b|\badoption\b|\bapprobation\b"
    r"|\b(?:prend|pris|prise|prendre|prenait|prenant)\s+(?:(?:d['’]\s?)?acte|(?:de\s+)?connaissance)\b|\barrêt(?:é|ée|e)\b(?=.{0,40}\b(?:par|en)\b)",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\bconseils?\s+(?:communal|provincial|de\s+l['’]action\s+sociale|du\s+CPAS|conjoint|de\s+CPAS)|\bau\s+conseil\b"
    r"|\ble\s+conseil\b|\bséance\b|\bCAS\b",
    re.IGNORECASE,
)
_COLLEGE = re.compile(r"\bcoll[èe]ge\b|bureau\s+permanent|comité", re.IGNORECASE)
_PLAN = re.compile(
    r"\bP\.?\s?S\.?\s?T\b|(?:programme|plan)\s+(?:strat[ée]gique|transversal)|\bce\s+(?:document|plan|programme)\b"
    r"|\b(?:l[ea]\s+pr[ée]sente?|du)\s+(?:document|plan|programme)\b(?!\s+d)"
    r"|\ble\s+(?:plan|programme)\s+(?:de\s+la\s+(?:commune|ville|province)|du\s+CPAS)\b",
    re.IGNORECASE,
)
_NOT_THE_PLAN = re.compile(
    r"d[ée]claration\s+de\s+politique|\bDP[CGS]\b|comit[ée]\s+de\s+concertation|\bd[ée]cret|\bloi\b|circulaire|\bbudget|"
    r"r[èe]glement|\barr[êe]t[ée]\s+(?:du|royal|minist)|\bPCDR\b|d[ée]veloppement\s+rural|coh[ée]sion\s+sociale|\bcompte",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:sera|seront|devra|devront|pourra|doit|doivent|va|vont)\b(?:\s+\w+){0,2}\s+"
    r"(?:adopt|approuv|soumis|pr[ée]sent|prendre|être|valid|pris)",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"(?:mis(?:e)?\s+à\s+jour|actualis|modifi|r[ée]vis|[ée]valuation|bilan)", re.IGNORECASE)
_SESSION = re.compile(
    r"^\W*(?:extrait\b.{0,80})?(?:séance|conseil\s+(?:communal|provincial|de\s+l['’]action\s+sociale))\b[^.]{0,60}$",
    re.IGNORECASE,
)


_SAT = re.compile(
    r"\bs[ée]ance\b(?:\s+(?:publique|ordinaire|conjointe))*\W{0,3}(?:d[ue]|le)?\s*(?:\w+di|dimanche)?\s*$",
    re.IGNORECASE,
)
_ONE_COUNCIL = re.compile(r"\bconseil\s+(?:communal|(?P<cpas>de\s+l['’]action\s+sociale|du\s+CPAS))", re.IGNORECASE)
_DECIDES = re.compile(
    r"^(?:\W*(?:art(?:icle|\.)?\s*(?:1er|premier|unique|1)\b|\d\s?[°.)])[\s.:)–—-]*)?(?:d[ée]cide\b.{0,60}?)?"
    r"\b(?:d['’]\s?(?:adopter|approuver|arrêter)|de\s+prendre\s+(?:acte|connaissance)|(?:adopte|approuve|prend\s+acte)\b)"
    r"[^.]{0,40}?(?:P\.?\s?S\.?\s?T\b|(?:programme|plan)\s+strat[ée]gique)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AdoptionMention:
    """A council's date: ``plain`` where the sentence itself says that the plan was adopted."""

    day: date
    plain: bool
    raw: str


def find_dates(text: str) -> tuple[tuple[int, date], ...]:
    """Return the full dates in ``text`` with the offset at which each starts; impossible days are left out."""
    found = []
    for match in _DATE.finditer(text):
        month = _MONTHS[match["name"].lower()] if match["name"] else int(match["month"])
        try:
            found.append((match.start(), date(int(match["year"]), month, int(match["day"]))))
        except ValueError:
            continue
    return tuple(found)


def find_adoption(text: str, *, named: bool = False, cpas: bool = False) -> AdoptionMention | None:
    """Return the council's date on which the plan was adopted or taken note of, as one sentence says it, or None.

    ``named``: the sentence stands on the title page, so that it speaks of the plan even where it does not name it, and
    a session's date alone ("Conseil communal du 4 juin 2019") is returned with ``plain`` False. A declaration of
    policy, a joint committee, a decree, a budget, and what is still to come give None. ``cpas``: the plan is a CPAS's
    alone, whose own council is meant where the sentence gives the days of both.
    """
    dates = find_dates(text)
    if not dates or _NOT_THE_PLAN.search(text) or _FUTURE.search(text):
        return None
    verb = _VERB.search(text)
    if verb and _COUNCIL.search(text) and (named or _PLAN.search(text)):
        day = _of_own_council(text, dates, cpas=cpas) or _nearest(text, verb, dates)
        return AdoptionMention(day, plain=True, raw=text) if day else None
    if named and _SESSION.search(text) and len(dates) == 1 and not _UPDATE.search(text):
        return AdoptionMention(dates[0][1], plain=False, raw=text)
    return None


def session_day(text: str) -> date | None:
    """Return the day of the session whose minutes begin so ("Séance publique du 4 juin 2019"), or None."""
    dates = find_dates(text)
    return dates[0][1] if len(dates) == 1 and _SAT.search(text[: dates[0][0]]) else None


def decides(text: str) -> bool:
    """Whether a decision of the council adopts the plan, without a date: "Article 1er – D'adopter le PST"."""
    return _DECIDES.search(text) is not None and not find_dates(text)


def choose_adoption(mentions: Sequence[AdoptionMention], term: tuple[int, int] | None = None) -> date | None:
    """Return the day that the mentions agree on, plain ones first; None where they differ or lie outside the term."""
    fitting = [m for m in mentions if term is None or date(term[0], 6, 1) <= m.day <= date(term[1] + 1, 12, 31)]
    for plain in (True, False):
        days = {mention.day for mention in fitting if mention.plain is plain}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _of_own_council(text: str, dates: Sequence[tuple[int, date]], *, cpas: bool) -> date | None:
    """Return the day of one of two councils, where the sentence gives a day behind each."""
    days: dict[bool, date] = {}
    for council in _ONE_COUNCIL.finditer(text):
        day = next((day for offset, day in dates if 0 <= offset - council.end() < 25), None)
        if day is not None:
            days.setdefault(council["cpas"] is not None, day)
    return days[cpas] if len(days) == 2 else None


def _nearest(text: str, verb: re.Match[str], dates: Sequence[tuple[int, date]]) -> date | None:
    """Return the council's date: the first after the verb that is not the college's, else the one before the verb."""
    start = verb.end()
    for offset, day in dates:
        if offset < verb.start():
            continue
        between = text[start:offset]
        if _UPDATE.search(between):
            return None
        if not _COLLEGE.search(between) or _COUNCIL.search(between):
            return day
        start = offset
    before = [(offset, day) for offset, day in dates if offset < verb.start()]
    if not before or _UPDATE.search(text[before[-1][0] : verb.start()]) or len(before) < len(dates):
        return None
    return before[-1][1]
