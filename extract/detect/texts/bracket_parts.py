"""A bracket behind a title taken apart: the annotations in it, each with the whole of its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.detect.words.labels import meaning
from extract.printed import Field, PrintedValue

_SPLIT = re.compile(r"([ ]?[;–—|·•][ ]?|[ ]+[/-]+[ ]+|,[ ]+)")
_BETWEEN_LABELS = re.compile(r"[ ]?[;|·•][ ]?|[ ]+[–—/-]+[ ]+")
SIGNS = (";", " – ", " — ", " - ", " | ", " · ", " • ", ", ")  # each of them may be what parts a bracket
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


def ways_to_part(body: str) -> Iterator[list[str]]:
    """Yield the ways in which the annotations of a bracket may be set apart, the likeliest first.

    Where all have labels, one sign may part them and others stand within a value: the dash parts two fields and the
    semicolon two partners in "Pilote : DG – Partenaires : Forem ; ONE – Début : 2026".
    """
    yield printed_parts(body)
    for split in (_BETWEEN_LABELS.split(body), *map(body.split, SIGNS)) if body.count(":") > 1 else ():
        parts = [part.strip() for part in split if part.strip()]
        if all(":" in part for part in parts):
            yield parts


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
