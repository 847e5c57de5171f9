"""Years, names and amounts printed under an action without labels: in pills of their own, small beside icons."""

from __future__ import annotations

import re
from types import MappingProxyType

from extract import lexicon
from extract.detect.celltext import opens_name
from extract.document import Place
from extract.printed import Field, PrintedValue

_YEARS = r"20[0-4]\d(?:\s?[-–/>]\s?(?:20)?\d\d)?"
_MONEY = r"\d[\d\s.]*(?:,\d+)?\s?(?:k\s?|M\s?)?€(?:\s?/\s?\w+)?"
_LINE = re.compile(
    rf"(?P<years>{_YEARS})?(?:^|$|\s+)(?:[·|•–-]\s+)?(?P<name>[^\W\d_][^€\d:;.!?]*?)?(?:^|$|\s+)(?:[·|•–-]\s+)?(?P<money>{_MONEY})?"
)
_MOST_WORDS = 12
_SURE = 0.9


def unlabelled_values(text: str, places: tuple[Place, ...], *, among_others: bool) -> list[PrintedValue]:
    """Return the values of a line that holds nothing but years, a name in charge and an amount; [] for any other line.

    A name is one where it stands beside such figures (``among_others``: on the line before it) and begins as those of
    services and functions do.
    """
    match = _LINE.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return []
    years, name, money = match["years"], match["name"], match["money"]
    if name and (not names_in_charge(name) or not (years or money or among_others)):
        return []
    found: tuple[tuple[Field, str | None, dict[str, str]], ...] = (
        (Field.SCHEDULE, years, {"bound": "period"}),
        (Field.PILOT, name, {"role": "unspecified"}),
        (Field.AMOUNT, money, {}),
    )
    return [PrintedValue(field, raw, None, MappingProxyType(h), places, _SURE) for field, raw, h in found if raw]


def names_in_charge(text: str) -> bool:
    """Whether a short text begins as the names of services and functions do."""
    if len(text.split()) > _MOST_WORDS:
        return False
    return opens_name(text) or text.split(",")[0].strip().lower() in lexicon.load("names")["fields"]
