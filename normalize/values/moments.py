"""Moments as plans print them: days, months, quarters, semesters, years, and the end of the term.

A moment is a stretch of days, with how finely it was printed and the words before it ("fin", "dès", "avant"). What the
stretch bounds is for ``schedule`` to say.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.flat import flat
from normalize.plan_file import Precision

Edge = Literal["start", "end"]

_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "mar": 3,
    "avril": 4, "avr": 4, "mai": 5, "juin": 6, "jun": 6, "juillet": 7, "juil": 7, "jul": 7,
    "aout": 8, "aou": 8, "septembre": 9, "sept": 9, "sep": 9, "octobre": 10, "oct": 10,
    "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:199\d|20[0-5]\d)"
_ORDINAL = (
    r"(?:[1-4][ ]?(?:ere?s?|r|emes?|iemes?|e|nde?|de)?|premiers?|premieres?|deuxiemes?"
    r"|secondes?|seconds?|troisiemes?|quatriemes?|"
    r"derniers?|iv|i{1,3})"
)
_ORDINALS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "dernier": 0,
             "i": 1, "ii": 2, "iii": 3, "iv": 4}  # fmt: skip
_PARTS = {"trimestre": ("quarter", 3), "semestre": ("semester", 6), "quadrimestre": ("month", 4)}
_RANKS: tuple[Precision, ...] = ("day", "month", "quarter", "semester", "year", "term")

_TOKEN = re.compile(
    rf"""
    (?P<iso>(?<!\d)(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01]))(?:[ t]\d\d:\d\d(?::\d\d)?)?(?!\d)
  | (?P<day>(?<![\d/])
      (?P<dd>0?[1-9]|[12]\d|3[01])(?P<ds>[ ]?[/.-][ ]?|[ ])(?P<dm>0?[1-9]|1[0-2])(?P=ds)(?P<dy>{_YEAR}|\d\d))(?![\d/])
  | (?P<wday>(?<!\d)(?P<wd>0?[1-9]|[12]\d|3[01])(?:[ ]?er)?[ ](?P<wm>{_MONTH})(?:[ ](?P<wy>{_YEAR}))?)
  | (?P<quarter2>(?<!\d)(?P<q2y>{_YEAR})[ ]?[-/.]?[ ]?(?P<q2k>[tqs])[ ]?(?P<q2n>[1-4])(?!\d))
  | (?P<quarter>\b(?P<qk>[tqs])[ ]?(?P<qn>[1-4])(?:[ ]?[-/.]?[ ]?(?:de[ ])?(?P<qy>{_YEAR}))?(?!\d))
  | (?P<quarter3>(?<!\d)(?P<q3n>[1-4])[ ]?(?P<q3k>[ts])(?:[ ]?[-/.]?[ ]?(?P<q3y>{_YEAR}))?\b)
  | (?P<part>(?<!\d)(?P<po>{_ORDINAL})[ ]?
      (?P<pk>trimestre|semestre|quadrimestre|trim\b\.?|sem\b\.?)s?(?:[ ](?:de[ ]|d')?(?:l'annee[ ])?(?P<py>{_YEAR}))?)
  | (?P<parts>(?<!\d)(?P<pa>{_ORDINAL})[ ]?(?:et|a|au|-|,|&|/)[ ]?
      (?P<pb>{_ORDINAL})[ ](?P<psk>trimestre|semestre)s?(?:[ ](?:de[ ]|d')?(?P<psy>{_YEAR}))?)
  | (?P<part2>\b
      (?P<p2k>trimestre|semestre|trim\b\.?)[ ](?P<p2n>[1-4])(?:[ ]?[-/.]?[ ]?(?:de[ ])?(?P<p2y>{_YEAR}))?(?!\d))
  | (?P<month>\b(?P<mm>{_MONTH})
      (?:[ ]?[-/]?[ ]?(?:de[ ]|d')?(?:l'annee[ ])?(?P<my>{_YEAR})|[-/'][ ]?'?(?P<my2>[1-4]\d)(?!\d))?)
  | (?P<nmonth>(?<![\d/.])(?P<nm>0?[1-9]|1[0-2])[ ]?[/.-][ ]?(?P<ny>{_YEAR})(?![\d/]))
  | (?P<nmonth2>(?<![\d/.])(?P<n2y>{_YEAR})[/-](?P<n2m>0[1-9]|1[0-2])(?![\d/]))
  | (?P<nmonth3>^(?P<n3m>0?[1-9]|1[0-2])/(?P<n3y>1[3-9]|[2-4]\d)$)
  | (?P<term>\b(?:l[ae' ]*)?(?:legislatures?|mandatures?|mandat(?:[ ]communal)?)\b)
  | (?P<short>(?<![\d./-])(?P<sa>{_YEAR})[ ]?[-/][ ]?'?(?P<sb>[1-5]\d)(?![\d./-]))
  | (?P<year>(?<![\d.,])(?<!\b\d/)(?<!\b\d\d/)(?P<yy>{_YEAR})(?:\.0)?(?![\d]|[.,]\d))
    """,
    re.VERBOSE,
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_SERIALS = (36526, 55153)  # 2000 to 2050
_SERIAL_EPOCH = date(1899, 12, 30)
_TWO_DIGITS = re.compile(r"'?(1[2-9]|[2-4]\d)[ ]?[-/][ ]?'?(1[2-9]|[2-4]\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed stretch of time, first and last day included; None where the year (or the term) is not known.

    ``limit`` is the edge that the words before it make it ("avant" end, "dès" start); ``position`` is the same for
    words that only place it within a stretch ("fin" end, "début" start). ``begin`` and ``stop`` are places in the text.
    """

    first: date | None
    last: date | None
    precision: Precision
    begin: int
    stop: int
    limit: Edge | None = None
    position: Edge | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    precision: Precision
    year: int | None
    first_month: int
    months: int
    begin: int
    stop: int
    day: int | None = None


_END_LIMITS = re.compile(
    r"(?:\bavant\b|\bd'ici\b|\bpour\b|\bjusqu|\bau plus tard\b|\becheance\b|\bdeadline\b"
    r"|\bhorizon\b|\btermine|\bclotur|\bfinalis|\bdelai\b|->\s*$|→\s*$|\bd ici\b|^\s*[<≤]=?\s*$)"
)
_START_LIMITS = re.compile(
    r"(?:\bdes\b(?! (?:travaux|actions))|\ba partir d|\ba compter d|\bdepuis\b|\ba dater d"
    r"|\bdemarr|\blancement\b|\bcommenc|\bapres\b|^\s*[>≥]=?\s*$)"
)
_END_POSITION = re.compile(
    r"(?:\bfin\b|\bcloture\b|\bbout\b)(?: (?:de|du|des|d'|de l'|de la|l'|le|la|mois|annee|l'annee)| )*+\s*$"
)
_START_POSITION = re.compile(r"\bdebut\b(?: (?:de|du|des|d'|de l'|de la|l'|le|la|mois|annee|l'annee)| )*+\s*$")
_AFTER_LIMIT = re.compile(r"\s*\(?(?:au plus tard|maximum|max\b)")


def find_moments(text: str, *, term: tuple[int, int] | None = None) -> list[Moment]:
    """Return the moments printed in ``text``, in order; months and quarters take their year from their neighbour.

    ``term`` is the first and last year of the plan's term, for "fin de législature".

    >>> [(m.first, m.precision) for m in find_moments("septembre-décembre 2020")]
    [(datetime.date(2020, 9, 1), 'month'), (datetime.date(2020, 12, 1), 'month')]
    """
    folded = flat(text).replace("\n", " ")
    two = _TWO_DIGITS.fullmatch(folded.strip())
    if two and int(two[1]) < int(two[2]):
        return [_whole_year(2000 + int(two[i]), *two.span(i)) for i in (1, 2)]
    found = _with_years(_tokens(folded))
    moments = [_moment(token, term) for token in found]
    previous = 0
    edged: list[Moment] = []
    for moment in moments:
        before = folded[previous : moment.begin]
        before = "" if previous and before.strip() in (">", "<") else before  # "2026 > 2027" is a range
        limit, position = _limit(before, folded[moment.stop :]), _position(before)
        edged.append(_edge_of_term(replace(moment, limit=limit, position=position)))
        previous = moment.stop
    return edged


def serial_day(text: str) -> Moment | None:
    """Return the day that a sheet's date without its format is ("45748"): days since the end of 1899; None for others.

    Only what is nothing but such a number, of this half of the century, is one; its time of day goes.
    """
    match = _SERIAL.fullmatch(text.strip())
    number = int(match[1]) if match else 0
    if not _SERIALS[0] <= number <= _SERIALS[1]:
        return None
    day = _SERIAL_EPOCH + timedelta(days=number)
    return Moment(day, day, "day", 0, len(text))


def _limit(before: str, after: str) -> Edge | None:
    end = [match.start() for match in _END_LIMITS.finditer(before)]
    start = [match.start() for match in _START_LIMITS.finditer(before)]
    if _AFTER_LIMIT.match(after) or (end and (not start or end[-1] > start[-1])):
        return "end"
    return "start" if start else None


def _position(before: str) -> Edge | None:
    if _END_POSITION.search(before):
        return "end"
    return "start" if _START_POSITION.search(before) else None


def _edge_of_term(moment: Moment) -> Moment:
    """Narrow the term to its last year where its end is printed, to its first where its beginning is."""
    if moment.precision == "term" and moment.first and moment.last:
        if moment.position == "end":
            return replace(moment, first=date(moment.last.year, 1, 1))
        if moment.position == "start":
            return replace(moment, last=date(moment.first.year, 12, 31))
    return moment


def _whole_year(year: int, begin: int, stop: int) -> Moment:
    return Moment(date(year, 1, 1), date(year, 12, 31), "year", begin, stop)


def _tokens(folded: str) -> list[_Found]:
    found: list[_Found] = []
    for match in _TOKEN.finditer(folded):
        found.extend(_token(match))
    return found


def _token(match: re.Match[str]) -> list[_Found]:
    begin, stop = match.span()
    text = match.group

    def year(*names: str) -> int | None:
        digits = next((text(name) for name in names if text(name)), None)
        return None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)

    if text("iso"):
        return [_Found("day", year("iy"), int(text("im")), 1, begin, stop, int(text("id")))]
    if text("day"):
        return [_Found("day", year("dy"), int(text("dm")), 1, begin, stop, int(text("dd")))]
    if text("wday"):
        return [_Found("day", year("wy"), _MONTHS[text("wm").rstrip(".")], 1, begin, stop, int(text("wd")))]
    for kind, number, years in (("q2k", "q2n", "q2y"), ("qk", "qn", "qy"), ("q3k", "q3n", "q3y")):
        if text(kind):
            return _part("semestre" if text(kind) == "s" else "trimestre", int(text(number)), year(years), begin, stop)
    if text("part"):
        kind = {"trim": "trimestre", "sem": "semestre"}.get(text("pk").rstrip("."), text("pk"))
        return _part(kind, _ordinal(text("po")), year("py"), begin, stop)
    if text("parts"):
        ends = (_part(text("psk"), _ordinal(text(name)), year("psy"), *match.span(name)) for name in ("pa", "pb"))
        return [token for end in ends for token in end]
    if text("part2"):
        kind = {"trim": "trimestre"}.get(text("p2k").rstrip("."), text("p2k"))
        return _part(kind, int(text("p2n")), year("p2y"), begin, stop)
    if text("month"):
        return [_Found("month", year("my", "my2"), _MONTHS[text("mm").rstrip(".")], 1, begin, stop)]
    for number, years in (("nm", "ny"), ("n2m", "n2y"), ("n3m", "n3y")):
        if text(number):
            return [_Found("month", year(years), int(text(number)), 1, begin, stop)]
    if text("term"):
        return [_Found("term", None, 1, 12, begin, stop)]
    if text("short"):
        first, last = int(text("sa")), int(text("sa")[:2] + text("sb"))
        if first >= last:
            return [_Found("year", first, 1, 12, begin, begin + 4)]
        return [_Found("year", first, 1, 12, begin, begin + 4), _Found("year", last, 1, 12, stop - 2, stop)]
    return [_Found("year", year("yy"), 1, 12, begin, stop)]


def _ordinal(text: str) -> int:
    word = text.rstrip("s").strip()
    if word[0].isdigit():
        return int(word[0])
    return next((number for stem, number in _ORDINALS.items() if word in (stem, stem + "e") or word == "premiere"), 1)


def _part(kind: str, number: int, year: int | None, begin: int, stop: int) -> list[_Found]:
    precision, months = _PARTS[kind]
    number = number or 12 // months
    if number > 12 // months:
        return []
    exact: Precision = "quarter" if precision == "quarter" else "semester" if precision == "semester" else "month"
    return [_Found(exact, year, months * (number - 1) + 1, months, begin, stop)]


def _with_years(found: list[_Found]) -> list[_Found]:
    """Give each moment without a year that of the next dated one, or of the year printed before it."""
    resolved: list[_Found] = []
    absorbed: set[int] = set()
    for index, token in enumerate(found):
        if token.year is not None or token.precision == "term":
            resolved.append(token)
            continue
        later = next((other for other in found[index + 1 :] if other.year and other.precision != "year"), None)
        if later is None:
            later = next((other for other in found[index + 1 :] if other.year), None)
            if later is not None and later.precision == "year":
                absorbed.add(found.index(later))
        earlier = next((other for other in reversed(resolved) if other.year), None)
        if later is None and earlier is not None and earlier.precision == "year":
            absorbed.add(found.index(earlier))
        source = later or earlier
        resolved.append(replace(token, year=source.year if source else None))
    return [token for index, token in enumerate(resolved) if index not in absorbed]


def _moment(token: _Found, term: tuple[int, int] | None) -> Moment:
    if token.precision == "term":
        first = date(term[0], 1, 1) if term else None
        last = date(term[1], 12, 31) if term else None
        return Moment(first, last, "term", token.begin, token.stop)
    if token.year is None:
        return Moment(None, None, token.precision, token.begin, token.stop)
    last_month = token.first_month + token.months - 1
    last_day = calendar.monthrange(token.year, last_month)[1]
    if token.day is not None:
        if token.day > last_day:
            return Moment(None, None, "day", token.begin, token.stop)
        day = date(token.year, token.first_month, token.day)
        return Moment(day, day, "day", token.begin, token.stop)
    first = date(token.year, token.first_month, 1)
    return Moment(first, date(token.year, last_month, last_day), token.precision, token.begin, token.stop)


def finest(precisions: list[Precision]) -> Precision | None:
    """Return the finest of these precisions, None of none."""
    return min(precisions, key=_RANKS.index) if precisions else None
