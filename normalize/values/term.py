"""The years that a plan is for, as printed: "2018-2024", "PST 2019/2024", "mandature de 2024 à 2030"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from normalize import lexicon

_YEAR = r"20[0-4]\d"
_MONTH = (
    r"(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|fin|d[ée]but)"
)
_SPAN = re.compile(
    rf"""(?<![\d/.\-–])(?P<start>{_YEAR})\s*
    (?:[-–—/>→]|à|au|\ba\b|jusqu['’](?:à|en)|(?P<loose>[\s_]))\s*
    (?:(?:(?:la\ )?fin\ (?:de\ )?|{_MONTH}\ ))?
    (?P<end>{_YEAR}|(?P<short>\d\d))
    (?!\d|\s?[€%]|[-–/_.]\d|\s[àa-]\s?\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bentre\s+(?P<start>{_YEAR})\s+et\s+(?P<end>{_YEAR})\b", re.IGNORECASE)
_TWO_DIGITS = re.compile(
    r"\b(?:P\.?S\.?T\.?|transversal|l[ée]gislature|mandature)[\s_-]{1,3}(?P<start>[12]\d)[-–/_](?P<end>[1-3]\d)(?!\d)",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"{_YEAR}(?:\s*[-–/,;]\s*{_YEAR}){{2,}}")


def _words(section: str, key: str, *, whole: bool = False) -> re.Pattern[str]:
    patterns = "|".join(lexicon.load("terms")[section][key]).replace("{e}", "[eé]")
    return re.compile(rf"\b(?:{patterns})\b" if whole else patterns, re.IGNORECASE)


_PLAN = _words("own", "plan")
_LEGISLATURE = _words("own", "legislature")
_PERIOD = _words("own", "period")
_PROGRAMME = _words("own", "programme")
_OTHER_PLAN = _words("other", "plan", whole=True)
_PAST = _words("past", "pattern")
_REACH = 45


class TermStrength(IntEnum):
    """How plainly the years are said to be the plan's."""

    BARE = 1
    LEGISLATURE = 2
    PLAN = 3


@dataclass(frozen=True, slots=True)
class TermMention:
    """A span of years that may be a plan's: both included, the printed text, and what stands beside it.

    ``past`` says that the text speaks of an earlier plan or legislature.
    """

    start: int
    end: int
    strength: TermStrength
    past: bool
    raw: str


def find_terms(text: str, *, named: bool = False) -> tuple[TermMention, ...]:
    """Return the spans of four to seven years in ``text`` that may be a plan's term, in order.

    ``named``: the text is a name (a title, a running head, a file name), where a span may stand alone, be joined by a
    blank or an underscore ("pst_2018_2024") or have two digits ("PST 19-24"). In prose a span counts only beside the
    words PST, plan stratégique, législature or mandature, and never where another plan's name is nearer; "Pour la
    période" opens a sentence of the plan, too.

    >>> [(m.start, m.end) for m in find_terms("durant la mandature 2024-2030, le PCS 2020-2025")]
    [(2024, 2030)]
    """
    found: list[TermMention] = []
    listed = [match.span() for match in _LISTED.finditer(text)]
    for match in sorted([*_SPAN.finditer(text), *_BETWEEN.finditer(text)], key=lambda m: m.start()):
        if any(first <= match.start() < last for first, last in listed):
            continue
        groups = match.groupdict()
        if not named and (groups.get("loose") or groups.get("short")):
            continue
        mention = _mention(text, match, named=named)
        if mention is not None:
            found.append(mention)
    if named and not found:
        found.extend(m for m in (_mention(text, match, named=True) for match in _TWO_DIGITS.finditer(text)) if m)
    whole = [mention for mention in found if mention.end - mention.start > 3]
    return tuple(whole or found)


def _mention(text: str, match: re.Match[str], *, named: bool) -> TermMention | None:
    start, end = (_four_digits(match[name]) for name in ("start", "end"))
    strength = _strength(text, match.start(), match.end(), named=named)
    shortest = 3 if named and strength is TermStrength.PLAN else 4
    if strength is None or not shortest <= end - start <= 7:
        return None
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + 15]
    past = bool(_PAST.search(before) or re.match(r"\s*(?:pr[ée]c[ée]dent|[ée]coul|pass[ée])", after))
    return TermMention(start, end, strength, past, match[0].strip())


def _strength(text: str, first: int, last: int, *, named: bool) -> TermStrength | None:
    reach = 2 * _REACH if named else _REACH
    before, after = text[max(0, first - reach) : first], text[last : last + reach]
    before = re.split(r"[.;!?]\s", before)[-1]
    if _PERIOD.match(before) and _tells_programme(text[last:]):
        return TermStrength.LEGISLATURE
    after = re.split(r"[.;!?](?:\s|$)", after)[0][: reach if named else 30]
    own = {
        TermStrength.PLAN: _distance(_PLAN, before, after),
        TermStrength.LEGISLATURE: _distance(_LEGISLATURE, before, after),
    }
    other = _distance(_OTHER_PLAN, before, "")
    near = {strength: distance for strength, distance in own.items() if distance is not None}
    if other is not None and all(other < distance for distance in near.values()):
        return None
    if near:
        return min(near, key=lambda strength: near[strength])
    return TermStrength.BARE if named else None


def _tells_programme(after: str) -> bool:
    """Whether the rest of a sentence speaks of the programme, and of no other plan than it."""
    rest = re.split(r"[.;!?](?:\s|$)", after)[0]
    return _PROGRAMME.search(rest) is not None and _OTHER_PLAN.search(rest) is None


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    distances = [len(before) - match.end() for match in pattern.finditer(before)]
    following = pattern.search(after)
    if following:
        distances.append(following.start() + 5)
    return min(distances, default=None)


def _four_digits(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
