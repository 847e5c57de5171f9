"""Headings counted through the plan ("A.", "B.", "C."), the first of which stands above a few words of prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.entries import Entry
from extract.detect.texts.look import Look, Shape
from extract.detect.words.headings import is_foreword
from extract.detect.words.markers import Marker, roman_number
from extract.document import Kind
from extract.printed import Level

_COUNTED = ("letter", "roman", "number")


def head_of_series(entries: Sequence[Entry], sign: int) -> int | None:
    """Return where the first of a series of headings stands that goes on below the first item that names its level.

    ``sign`` is where that item stands: it is no strategic objective, as such headings name. Between stand prose
    and headings with a part of the number ("A.1") alone; the second heading, in the same print, comes after it.
    """
    if entries[sign].level in (Level.STRATEGIC, None):
        return None
    for at in range(sign - 1, -1, -1):
        entry = entries[at]
        if _is_first(entry):
            return at if _goes_on(entry, entries[sign + 1 :]) else None
        if entry.kind not in ("text", "announce") or (entry.marker is not None and entry.marker.depth < 2):
            return None
    return None


def _is_first(entry: Entry) -> bool:
    marker = entry.marker
    if entry.kind != "text" or not _is_counted(marker) or is_foreword(entry.title):
        return False
    return _ordinal(marker) == 1 and _is_heading(entry)


def _goes_on(first: Entry, entries: Sequence[Entry]) -> bool:
    """Whether the second heading comes before another first one, and no heading in their print is without a number.

    Nor may the objectives below count on from a heading that is missing ("O.O. 3.1").
    """
    sisters = [e for e in entries if e.kind in ("text", "item") and e.title and _print(e.look) == _print(first.look)]
    counted = [_ordinal(entry.marker) for entry in sisters if _is_counted(entry.marker)]
    heads = {e.marker.head for e in entries if e.level is Level.OPERATIONAL and e.marker and e.marker.depth > 1}
    return counted[:1] == [2] and len(counted) == len(sisters) and max(map(_value, heads), default=0) <= max(counted)


def _is_counted(marker: Marker | None) -> bool:
    return marker is not None and marker.shape in _COUNTED and marker.depth == 1 and marker.level is None


def _ordinal(marker: Marker | None) -> int:
    number = (marker.number or "") if marker is not None else ""
    if marker is not None and marker.shape == "roman" and not number.isdigit():
        return roman_number(number) or 0
    return _value(number)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return ord(number) - ord("A") + 1 if len(number) == 1 else 0


def _is_heading(entry: Entry) -> bool:
    look = entry.look
    if look is None or not entry.title:
        return False
    return look.origin != "prose" or look.kind is Kind.HEADING or look.is_special


def _print(look: Look | None) -> Look | None:
    return replace(look, shape=Shape(), colour=None, fill=None) if look is not None else None
