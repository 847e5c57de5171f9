"""A bracket behind a title taken apart: the annotations in it, each with the whole of its value."""

from __future__ import annotations

import re

from extract.detect.words.labels import meaning
from extract.printed import Field, PrintedValue

_SPLIT = re.compile(r"([ ]?[;–—|·•][ ]?|[ ]+[/-]+[ ]+|,[ ]+)")
_LABELLED = re.compile(r"(?P<label>[^:=\d]{2,40}?) ?: ?(?=\S)(?P<raw>.{1,220})$", re.DOTALL)
_LISTS = frozenset({Field.PILOT, Field.PARTNER, Field.SDG})  # several names or numbers under one label
_SHORT = _LISTS | {Field.SCHEDULE, Field.AMOUNT, Field.PRIORITY, Field.STATUS, Field.PROGRESS, Field.INDICATOR}
_NAME = re.compile(r"[^\W\d_][^\d€%]*")
_MONEY = re.compile(r"\d[\d .,\u00a0\u202f]*(?:€|k€|M€|EUR|euros?)(?: ?/ ?an| par an)?", re.IGNORECASE)
_DASHES = ("-", "–", "—")
_NUMBER = re.compile(r"\d{1,2}")


def printed_parts(body: str) -> list[str]:
    """Return what the signs between annotations part: "Pilote : A / B ; échéance : 2027" is one and another one.

    >>> printed_parts("Pilote : Voirie / Sports ; ODD : 3, 11 ; 2027")
    ['Pilote : Voirie / Sports', 'ODD : 3, 11', '2027']
    """
    first, *rest = _SPLIT.split(body)
    parts = [first]
    field = _list_of(first)
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        if not part.strip():
            continue
        if field is not None and sign.strip() != ";" and _goes_on(part, field, sign):
            parts[-1] += sign + part
            continue
        field = _list_of(part)
        parts.append(part)
    return [part.strip() for part in parts if part.strip()]


def labelled_field(part: str) -> PrintedValue | None:
    """Return the value of a label that the lexicon of labels explains whole, as it may stand among annotations."""
    match = _LABELLED.match(part.strip().rstrip(";, "))
    known = meaning(match["label"]) if match is not None else None
    if match is None or known is None or known.target not in _SHORT or not known.is_whole:
        return None
    return PrintedValue(Field(known.target), match["raw"].strip(), match["label"].strip(), known.hints, confidence=0.9)


def _list_of(part: str) -> Field | None:
    """Return which field a part lists names or numbers of under its label; None for any other part."""
    value = labelled_field(part) if ":" in part else None
    return value.field if value is not None and value.field in (*_LISTS, Field.AMOUNT) else None


def _goes_on(part: str, field: Field, sign: str) -> bool:
    """Whether a part without a label names another one of what the part before lists, or the most it may cost."""
    if ":" in part or "=" in part:
        return False
    if field is Field.AMOUNT:
        return sign.strip() in _DASHES and _MONEY.fullmatch(part.strip()) is not None
    if field is Field.SDG:
        return _NUMBER.fullmatch(part.strip()) is not None
    return part[:1].isupper() and _NAME.fullmatch(part.strip()) is not None
