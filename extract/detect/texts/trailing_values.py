"""Times, amounts and states behind a name or a time on its line, in pills: "Pilote : Voirie" "2026" "En cours"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.annotations import has_own_years
from extract.detect.texts.unlabelled import SIGNS, names_in_charge, sum_at_end
from extract.detect.words.headings import is_state
from extract.detect.words.times import lasts, names_time
from extract.printed import Field, PrintedValue

_WORD_STARTS = re.compile(r"(?<=\s)(?=\S)")
_BAR = re.compile(r"\s[|·•–—/-]\s*$")
_OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|et|ou|la|le|les|en|à|au|aux|pour|sur|dans|depuis|jusqu'en|fin|d[èe]s)|[,(/&:'’])$"
)


def part_name(value: PrintedValue) -> list[PrintedValue]:
    """Part the name of a labelled pilot or partner from the time, the amount and the state that end its line.

    They begin with capitals or figures. A time alone leaves a name that begins as names do, or stands behind a bar;
    years of a plan or programme are its own ("Coordination du PCS 2020-2025"), an amount stands behind a time. Behind a
    labelled time a state may follow ("Échéance : 2026" "En cours").
    """
    if value.field is Field.SCHEDULE:
        time, state = _cut(value.raw, is_state)
        told = state and (time[-1:].isdigit() or names_time(time) or lasts(time))
        return [replace(value, raw=time), _state(state, value)] if told else [value]
    if value.field not in (Field.PILOT, Field.PARTNER) or "\n" in value.raw:
        return [value]
    name, state = _cut(value.raw, is_state)
    money = sum_at_end(name)
    before, time = _cut(name.removesuffix(money).rstrip(SIGNS), names_time, small=bool(money))
    behind_bar = _BAR.search(name[: len(name) - len(time)]) is not None
    if time and (has_own_years(before) or not (state or money or behind_bar or names_in_charge(before))):
        time = ""
    if not time:
        before, money = name, ""
    if not (time or state) or (state and not time and not _BAR.search(value.raw[: -len(state)])):
        return [value]
    found = [replace(value, raw=before)]
    if time:
        hints = MappingProxyType({"bound": "period"})
        found.append(PrintedValue(Field.SCHEDULE, time, None, hints, value.places, 0.9))
    if money:
        found.append(PrintedValue(Field.AMOUNT, money, None, places=value.places, confidence=0.9))
    if state:
        found.append(_state(state, value))
    return found


def _state(raw: str, value: PrintedValue) -> PrintedValue:
    return PrintedValue(Field.STATUS, raw, None, places=value.places, confidence=0.9)


def _cut(text: str, tells: Callable[[str], bool], *, small: bool = False) -> tuple[str, str]:
    """Part a text before the longest end that ``tells`` takes, where what is left needs no more words.

    The end begins with a capital or a figure, or with a ``small`` letter, too.
    """
    for start in (match.start() for match in _WORD_STARTS.finditer(text)):
        before, end = text[:start].rstrip(SIGNS), text[start:].strip()
        begins = end[0].isalnum() and (small or not end[0].islower())
        if before and begins and tells(end) and not _OPEN_END.search(before.lower()):
            return before, end
    return text, ""
