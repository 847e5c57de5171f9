"""Progress in percent: "50 %", "taux moyen 60,89 %", 0.5 of a sheet, "3/4"."""

from __future__ import annotations

import re

from extract.flat import flat
from normalize.values.reading import Reading, is_nothing, is_undecided

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?) ?(?:%|p\.?c\.?\b|pour ?cent)")
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d+)?)")
_FRACTION = re.compile(r"(\d)\s?/\s?(\d{1,2})")
_TEN_OR_HUNDRED = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?/\s?100")


def parse_progress(text: str, unit: str | None = None) -> Reading[float | None]:
    """Read a progress in percent, 0 to 100; None for an empty cell, unread outside that range or without a number.

    ``unit`` is ``ratio`` where the column holds 0 to 1 (sheets), ``percent`` or None else.

    >>> parse_progress("taux moyen 60,89 %").value
    60.89
    """
    raw = " ".join(text.split())
    if not raw or is_nothing(raw) or is_undecided(raw):
        return Reading(None)
    value = _value(flat(raw), unit)
    if value is None or not 0 <= value <= 100:
        return Reading(None, unread=raw)
    return Reading(round(value, 4))


def _value(text: str, unit: str | None) -> float | None:
    percents = _PERCENT.findall(text)
    if percents:
        return _float(percents[0]) if len(set(percents)) == 1 else None
    bare = text.strip(" .:;()")
    hundred = _TEN_OR_HUNDRED.fullmatch(bare)
    if hundred:
        return _float(hundred[1])
    fraction = _FRACTION.fullmatch(bare)
    if fraction and int(fraction[2]) > 0 and int(fraction[1]) <= int(fraction[2]):
        return 100 * int(fraction[1]) / int(fraction[2])
    number = _NUMBER.fullmatch(bare)
    if number is None:
        return None
    return _float(number[1]) * (100 if unit == "ratio" and _float(number[1]) <= 1 else 1)


def _float(text: str) -> float:
    return float(text.replace(",", "."))
