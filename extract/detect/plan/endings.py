"""Who and when at the end of titles, where a document ends them alike: "… – Service Travaux – 2027", "… (GRH, 2026)".

One such ending may belong to its title, and no list holds all names. What the endings of a plan have in common tells: a
time stands beside something else, most often the name of a service or a function; then it names who is in charge in the
others, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract import lexicon
from extract.detect.texts.annotations import annotation
from extract.detect.texts.entries import Entry
from extract.detect.texts.unlabelled import names_in_charge
from extract.detect.words.times import names_time
from extract.detect.words.wording import says_doing
from extract.printed import Field, Level, PrintedValue
from extract.text import fold

_FEWEST = 2  # endings of one shape whose names are surely of services or functions
_MOSTLY = 0.5  # of the endings of that shape that tell
_FEWEST_ALONE = 3  # of names without a time
_MOSTLY_ALONE = 0.8
_SIGN = re.compile(r"[ \n]+[–—|·•→-][ \n]+")
_COLON = re.compile(r"[ \n]*:[ \n]+")
_JOINT = re.compile(r"[ \n]*;[ \n]*|,[ \n]+|[ \n]+[–—|/·•→-][ \n]+")
_END = " \n.;,:"
_NO_NAME = re.compile(r"[:;!?€%]|\b\d+\b")
_MOST_WORDS = 12
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Slot:
    """What one pair of brackets or one dash sets apart: its values, and the name beside them ("" if none)."""

    sign: str
    start: int
    name: str
    values: tuple[PrintedValue, ...]
    has_name_first: bool = True

    @property
    def has_time(self) -> bool:
        return any(value.field is Field.SCHEDULE for value in self.values)

    @property
    def shape(self) -> str:
        parts = [part for part, there in (("who", self.name), ("when", self.has_time)) if there]
        return f"{self.sign} {' '.join(parts if self.has_name_first else reversed(parts))}"


@dataclass(frozen=True, slots=True)
class _Ending:
    """Who and when behind a title, or one of both, and how they are set apart ("( who when", "- who - when")."""

    title: str
    slots: tuple[_Slot, ...]

    @property
    def name(self) -> str:
        return next((slot.name for slot in self.slots if slot.name), "")

    @property
    def values(self) -> tuple[PrintedValue, ...]:
        return tuple(value for slot in self.slots for value in slot.values)

    @property
    def shape(self) -> str:
        return " ".join(slot.shape for slot in self.slots if slot.name or slot.has_time)

    @property
    def is_whole(self) -> bool:
        return bool(self.name) and any(slot.has_time for slot in self.slots)


def read_endings(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with who and when parted from their titles, level by level, where enough titles end alike."""
    parted = list(entries)
    for level in Level:
        at = [i for i, e in enumerate(entries) if e.kind == "item" and e.level is level and not _says(e, Field.PILOT)]
        endings = {i: ending for i in at if (ending := _ending(entries[i].title)) is not None}
        timed = {i for i in endings if _says(entries[i], Field.SCHEDULE)}
        at = [i for i in at if i not in timed or not endings[i].values]
        endings = {i: ending for i, ending in endings.items() if i not in timed or not ending.values}
        shapes = {shape for shape in {e.shape for e in endings.values()} if _is_habit(shape, endings.values(), len(at))}
        names = {fold(ending.name) for ending in endings.values() if ending.is_whole and ending.shape in shapes}
        for i, ending in endings.items():
            if _is_read(ending, shapes, names):
                parted[i] = _parted(entries[i], ending)
    return parted


def _says(entry: Entry, field: Field) -> bool:
    """Whether who or when is told elsewhere, in a column or under a label."""
    return any(value.field is field for value in entry.values)


def _is_habit(shape: str, endings: Collection[_Ending], count: int) -> bool:
    """Whether the endings of a shape, of ``count`` entries, name services or functions.

    The name of a place that is a service's, too, is no sign. Names without a time need more: most titles end in one.
    """
    alike = [ending for ending in endings if ending.shape == shape]
    sure = sum(_is_sure(ending.name) for ending in alike)
    telling = sum(_is_sure(ending.name) or not _names_somebody(ending.name) for ending in alike)
    if not alike[0].is_whole:
        return sure >= max(_FEWEST_ALONE, _MOSTLY_ALONE * telling, _MOSTLY * count)
    return sure >= max(_FEWEST, _MOSTLY * telling)


def _is_read(ending: _Ending, shapes: Collection[str], names: Collection[str]) -> bool:
    """Whether an ending is a habit of the document, or half of one: a name met there, a time behind a dash."""
    if ending.is_whole:
        return ending.shape in shapes
    if ending.name:
        return fold(ending.name) in names or (ending.shape in shapes and _is_sure(ending.name))
    return any(shape.endswith("- when") for shape in shapes)


def _names_somebody(name: str) -> bool:
    return names_in_charge(name[:1].upper() + name[1:])


def _is_sure(name: str) -> bool:
    return _names_somebody(name) and name.split()[0].lower() not in lexicon.load("names")["places"]


def _parted(entry: Entry, ending: _Ending) -> Entry:
    who = PrintedValue(Field.PILOT, ending.name, None, MappingProxyType({"role": "unspecified"}), confidence=_SURE)
    values = [replace(value, places=tuple(entry.places)) for value in (who, *ending.values) if value.raw]
    return replace(entry, title=ending.title, values=[*entry.values, *values])


def _ending(title: str) -> _Ending | None:
    """Part a title from a name and a time behind it, or from one of both, in brackets or behind dashes."""
    slots: list[_Slot] = []
    text = title.rstrip(_END)
    while (slot := _last_slot(text)) is not None and not (slot.name and any(s.name for s in slots)):
        before = text[: slot.start].rstrip(_END)
        if not before:
            break
        text, slots = before, [slot, *slots]
        if _Ending(text, tuple(slots)).is_whole:
            return _Ending(text, tuple(slots))
    last = _last_slot(title.rstrip(_END))
    alone = last is not None and slots and (last.name or last.sign == "-")
    return _Ending(title[: last.start].rstrip(_END), (last,)) if last is not None and alone else None


def _last_slot(text: str) -> _Slot | None:
    """Read what the last brackets or the last dash of a text sets apart; None where it is neither name nor value."""
    dash = next(iter(reversed(list(_SIGN.finditer(text)))), None)
    behind = text[dash.end() :] if dash is not None else ""
    opened = _opening(text)
    if opened is not None:
        slot = _slot("(", opened, text[opened + 1 : -1])
        part_of_name = slot is None or not slot.values
        if dash is None or dash.start() > opened or not (part_of_name and names_in_charge(behind)):
            return slot
    if (timed := _behind_colon(text)) is not None:
        return timed
    return _slot("-", dash.start(), behind) if dash is not None and behind.count("(") == behind.count(")") else None


def _behind_colon(text: str) -> _Slot | None:
    """Read the time that stands alone behind the last colon of a text: "… : fin 2027", before "(DNF)"."""
    colon = next(iter(reversed(list(_COLON.finditer(text)))), None)
    slot = _slot(":", colon.start(), text[colon.end() :]) if colon is not None else None
    return slot if slot is not None and slot.has_time and not slot.name else None


def _opening(text: str) -> int | None:
    """Where the brackets that end a text begin."""
    depth = 0
    for i in range(len(text) - 1, -1, -1) if text.endswith((")", "]")) else ():
        depth += (text[i] in ")]") - (text[i] in "([")
        if depth == 0:
            return i
    return None


def _slot(sign: str, start: int, body: str) -> _Slot | None:
    edges = [0, *(edge for match in _JOINT.finditer(body) for edge in match.span()), len(body)]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    found = {i: value for i, part in enumerate(parts) if (value := _value(body[slice(*part)])) is not None}
    unread = [i for i in range(len(parts)) if i not in found]
    if not unread:  # "(PCS, 2026)": a plan in the place of a name is who is in charge of it
        unread = [i for i, value in found.items() if value.field is Field.RELATED_PLAN][:1]
    name = body[parts[unread[0]][0] : parts[unread[-1]][1]].strip() if unread else ""
    values = tuple(value for i, value in found.items() if not unread or not unread[0] <= i <= unread[-1])
    if any(value.label for value in values) or (name and not _may_name(name)):
        return None
    return _Slot(sign, start, name, values, not unread or unread[0] == 0)


def _value(text: str) -> PrintedValue | None:
    if (value := annotation(text)) is not None:
        return value
    return (
        PrintedValue(Field.SCHEDULE, text.strip(), hints=MappingProxyType({"bound": "period"}))
        if names_time(text)
        else None
    )


def _may_name(text: str) -> bool:
    """Whether a text may be a name: short, without figures, and no deed."""
    if len(text.split()) > _MOST_WORDS or _NO_NAME.search(text):
        return False
    return _names_somebody(text) or (text[:1].isupper() and (" " not in text or not says_doing(text)))
