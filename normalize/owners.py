"""Who is in charge of an item and who takes part: those whom one printed value names, each in the field they are of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from extract.printed import Field, PrintedValue
from normalize.values.owner_parts import is_of_role, part_brackets, part_helpers, part_labels, part_leaders, part_sign

Owners = dict[Field, list[PrintedValue]]
_ROLES = ("political", "administrative")
_OTHER = {Field.PILOT: Field.PARTNER, Field.PARTNER: Field.PILOT}


def part_owners(by_field: Owners) -> None:
    """Part the values of pilots and partners as their labels, and the words in them, say who is the one or the other.

    A label may name two, one in brackets or behind a sign as below it: "Pilote (partenaires)", "Service / mandataire".
    """
    owners = [value for field in _OTHER for value in by_field.get(field, [])]
    for value in owners:
        parts = [part for part in _parted(value) if part.raw]
        if parts == [value]:
            continue
        own = by_field[value.field]
        at = own.index(value)
        own[at : at + 1] = [part for part in parts if part.field is value.field]
        if others := [part for part in parts if part.field is not value.field]:
            by_field.setdefault(_OTHER[value.field], []).extend(others)
    for field in _OTHER:
        if by_field.get(field) == []:
            del by_field[field]


def _parted(value: PrintedValue) -> Iterable[PrintedValue]:
    told = value.hints.get("brackets")
    if told is not None and "(" in value.raw:
        who, others = part_brackets(value.raw)
        return [replace(value, raw=who), *(_of(value, told, raw) for raw in others)]
    then, sign = value.hints.get("then"), value.hints.get("sign", "")
    if then is not None:
        first, second = part_sign(value.raw, sign)
        if second:
            return [replace(value, raw=first), _of(value, then, second)]
        return [_of(value, then, first) if is_of_role(first, then) and then in _ROLES else value]
    other = _OTHER[value.field]
    raw, labelled = part_labels(value.raw, str(other))
    raw, named = (part_helpers if value.field is Field.PILOT else part_leaders)(raw)
    if not labelled and not named:
        return [value]
    return [replace(value, raw=raw), *(_of(value, str(other), part) for part in (*labelled, *named))]


def _of(value: PrintedValue, what: str, raw: str) -> PrintedValue:
    """A part of a value that is of another field, or of pilots with a role."""
    field = Field.PARTNER if what == Field.PARTNER else Field.PILOT
    return replace(value, field=field, raw=raw, hints=MappingProxyType({"role": what} if what in _ROLES else {}))
