"""Years, names and amounts printed under an action without labels: in pills of their own, small beside icons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType

from extract import lexicon
from extract.detect.texts.celltext import opens_name
from extract.detect.words.headings import is_state
from extract.detect.words.priorities import is_priority
from extract.detect.words.times import lasts, names_time
from extract.detect.words.wording import says_doing
from extract.document import Place
from extract.printed import Field, PrintedValue

_FIGURE = r"(?:\d{1,3}(?:[\s.]\d{3})+|\d+)(?:,\d+)?"
_ONE_SUM = rf"(?:(?:±|\+/-|env\.|environ)\s?)?(?:€\s?{_FIGURE}|{_FIGURE}\s?(?:[kM]\s?)?(?:€|EUR\b|euros?\b))"
_SUM = rf"{_ONE_SUM}(?:\s?[à–-]\s?{_ONE_SUM})?(?:\s?/\s?\w+|\spar an)?(?:\s(?:TVAC|HTVA|TTC))?"
_MONEY = re.compile(rf"(?:^|(?<=\s)){_SUM}$")
_FIRST_SUM = re.compile(rf"{_SUM}(?=\s)")
_TIMES = re.compile(r"20[0-4]\d|contin|permanen|l[ée]gislature|mandature", re.IGNORECASE)
_NO_NAME = "€:;.!?"
SIGNS = " ·|•–-"  # between one and the next
_BARS = re.compile(r"\s+[|·•]\s+")
_LEADING_SUM = re.compile(
    rf"{_SUM}(?:\s?\([^()]*\))?"
    r"|(?:budget )?à (?:déterminer|définir|estimer|chiffrer|préciser)|sans budget|néant",
    re.IGNORECASE,
)
_GOALS = re.compile(r"(?:ODD|SDG)s?\s?:?\s?\d{1,2}(?:(?:\s?[,;/&+-]\s?|\s+et\s+|\s)\d{1,2})*")
_MOST_NAMES = 2  # between bars
_MOST_WORDS = 12
_FEW_WORDS = 6  # of a name that only its look tells
_SURE = 0.9
_BEHIND_FIGURE = re.compile(r"(?<=[\d€])[\s·|•–-]+(?=[A-ZÀ-Ý])")
_Found = tuple[Field, str, dict[str, str]]


def unlabelled_values(
    text: str, places: tuple[Place, ...], *, among_others: bool, by_look: bool = False
) -> list[PrintedValue]:
    """Return the values of a line of nothing but years, a name in charge, an amount and a state or priority.

    [] for any other line.

    A name is one where it stands behind such figures (``among_others``: on the line before it) or before an amount, and
    begins as those of services and functions do; any short name is where such lines have a look of their own
    (``by_look``). "Plan communal 2025-2027" may as well be a title.
    """
    text = " ".join(text.split())
    if (parts := _BARS.split(text))[1:] and (barred := _between_bars(parts)):
        return [PrintedValue(field, raw, None, MappingProxyType(h), places, _SURE) for field, raw, h in barred]
    if paid := _sum_before_time(text):
        return [PrintedValue(field, raw, None, MappingProxyType(h), places, _SURE) for field, raw, h in paid]
    text, priority = _at_end(text, is_priority)
    text, state = _at_end(text, is_state)
    money = sum_at_end(text)
    rest = text[: len(text) - len(money)].strip(SIGNS)
    timed = _TIMES.search(rest) is not None
    behind = bool(money or state or priority or by_look)
    years = (_time_at_start(rest) or (_time_at_end(rest) if behind else "")) if timed else ""
    name = (rest[len(years) :] if rest.startswith(years) else rest[: -len(years)]).strip(SIGNS)
    if name and not (may_name(name) if by_look else _is_name(name) and (years or money or among_others)):
        return []
    if (state or priority) and not (years or money):
        return []
    found: tuple[_Found, ...] = (
        (Field.SCHEDULE, years, {"bound": "period"}),
        (Field.PILOT, name, {"role": "unspecified"}),
        (Field.AMOUNT, money, {}),
        (Field.STATUS, state, {}),
        (Field.PRIORITY, priority, {}),
    )
    return [PrintedValue(field, raw, None, MappingProxyType(h), places, _SURE) for field, raw, h in found if raw]


def _sum_before_time(text: str) -> list[_Found]:
    """The sum and the time of a line that holds nothing else ("5.000 € 2026-2028"); [] for others."""
    match = _FIRST_SUM.match(text)
    rest = text[match.end() :].strip(SIGNS) if match is not None else ""
    if match is None or not (names_time(rest) or lasts(rest)):
        return []
    return [(Field.AMOUNT, match[0], {}), (Field.SCHEDULE, rest, {"bound": "period"})]


def _between_bars(parts: Sequence[str]) -> list[_Found]:
    """What each part of a line in bars is, one at least a time, a sum or a state, no kind twice; [] for others.

    Only a function and the service behind it are two names ("Échevine des Fêtes · Service Fêtes · 2027").
    """
    found = [kind for part in parts if (kind := _of_part(part.strip())) is not None]
    fields = [field for field, _, _ in found]
    names = [raw for field, raw, _ in found if field is Field.PILOT]
    once = len(set(fields)) == len(fields) - (len(names) == _MOST_NAMES and all(map(_is_name, names)))
    told = len(found) == len(parts) and once and set(fields) != {Field.PILOT}
    return found if told else []


def _of_part(text: str) -> _Found | None:
    if names_time(text) or lasts(text):
        return Field.SCHEDULE, text, {"bound": "period"}
    if _LEADING_SUM.fullmatch(text):
        return Field.AMOUNT, text, {}
    if is_state(text):
        return Field.STATUS, text, {}
    if is_priority(text):
        return Field.PRIORITY, text, {}
    if _GOALS.fullmatch(text):
        return Field.SDG, text, {}
    named = _is_name(text) or may_name(text)
    return (Field.PILOT, text, {"role": "unspecified"}) if named else None


def _at_end(text: str, says: Callable[[str], bool]) -> tuple[str, str]:
    """Part a line from what ends it behind a figure: a state ("2026 En cours"), a priority ("2026 Priorité haute")."""
    for match in _BEHIND_FIGURE.finditer(text):
        if says(text[match.end() :]):
            return text[: match.start()], text[match.end() :]
    return text, ""


def _time_at_start(text: str) -> str:
    """The longest beginning of a text that holds nothing but years or dates; "" where it begins otherwise."""
    ends = [match.start() for match in re.finditer(r"\s|$", text)]
    return next((text[:end] for end in reversed(ends) if end and names_time(text[:end])), "")


def _time_at_end(text: str) -> str:
    """The longest end of a text that holds nothing but years or dates; "" where it ends otherwise."""
    starts = [match.end() for match in re.finditer(r"\s", text)]
    return next((text[start:] for start in starts if names_time(text[start:])), "")


def sum_at_end(text: str) -> str:
    """The amount of money that ends a text of single blanks; "" where it ends otherwise."""
    match = _MONEY.search(text)
    return match[0] if match is not None else ""


def may_name(text: str) -> bool:
    """Whether a short text may be a name, of a service that no list holds: capitals, no figures, no deed.

    "Conseillère en énergie" begins as a deed does, and names a function.
    """
    if not text[:1].isupper() or len(text.split()) > _FEW_WORDS or (says_doing(text) and not names_in_charge(text)):
        return False
    return not any(char.isdigit() or char in _NO_NAME for char in text)


def _is_name(text: str) -> bool:
    return names_in_charge(text) and not any(char.isdigit() or char in _NO_NAME for char in text)


def names_in_charge(text: str) -> bool:
    """Whether a short text begins as the names of services and functions do."""
    if len(text.split()) > _MOST_WORDS:
        return False
    return opens_name(text) or text.split(",")[0].strip().lower() in lexicon.load("names")["fields"]
