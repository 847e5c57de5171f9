"""Staff in full-time equivalents: "0,5 ETP", "1/2 ETP", "mi-temps"."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.flat import flat
from normalize.values.reading import Reading, is_nothing, is_undecided

_UNIT = r"(?:e\.?t\.?p\.?|equivalents?[ -]temps[ -]plein|temps[ -]pleins?|tp)"
_NUMBER = re.compile(rf"(?P<number>\d+(?:[.,]\d+)?)\s?{_UNIT}?")
_FRACTION = re.compile(rf"(?:(?P<whole>\d+)\s)?(?P<top>\d)\s?/\s?(?P<under>\d)\s?(?:{_UNIT}|temps)?")
_WORDS = {
    "mi-temps": Decimal("0.5"), "mi temps": Decimal("0.5"), "demi-temps": Decimal("0.5"), "temps plein": Decimal(1),
    "temps-plein": Decimal(1), "trois quarts temps": Decimal("0.75"), "quart temps": Decimal("0.25"),
    "tiers temps": Decimal("0.33"), "4/5 temps": Decimal("0.8"),
}  # fmt: skip
_INSIDE = re.compile(rf"(?P<number>\d+(?:[.,]\d+)?|\d/\d)\s?{_UNIT}\b")


def parse_fte(text: str) -> Reading[Decimal | None]:
    """Read a number of full-time equivalents; None for an empty cell, unread where none or several are printed.

    >>> parse_fte("1/2 ETP").value
    Decimal('0.5')
    """
    raw = " ".join(text.split())
    if not raw or is_nothing(raw) or is_undecided(raw):
        return Reading(None)
    folded = flat(raw).strip(" .;:()")
    folded = re.sub(r"^(?:environ|env\.?|±|\+/-)\s*", "", folded)
    value = _value(folded)
    if value is None:
        inside = {match["number"] for match in _INSIDE.finditer(folded)}
        value = _value(inside.pop()) if len(inside) == 1 else None
    return Reading(value, unread=raw if value is None else None)


def _value(folded: str) -> Decimal | None:
    times = re.fullmatch(r"(\d+)\s+(mi-temps|mi temps|temps plein|temps-plein)s?", folded)
    if times:
        return int(times[1]) * _WORDS[times[2]]
    words = re.sub(r"^(?:un |une )", "", folded)
    if words in _WORDS:
        return _WORDS[words]
    number = _NUMBER.fullmatch(folded)
    if number:
        return Decimal(number["number"].replace(",", "."))
    fraction = _FRACTION.fullmatch(folded)
    if fraction and fraction["under"] != "0":
        part = Decimal(fraction["top"]) / Decimal(fraction["under"])
        return (Decimal(fraction["whole"] or 0) + part).quantize(Decimal("0.01")).normalize()
    return None
