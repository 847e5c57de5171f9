"""Names with "et", a dash or a stroke between them ("Travaux et Finances"): either stands alone in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.printed import Field, PrintedItem
from extract.text import fold
from normalize.values.functions import known_bodies
from normalize.values.people import MINISTRY

_PARTS = re.compile(r"(?:[^,;\n]|(?<=\bet)\n|\n(?=et\b))+")
_AND = re.compile(r"\s+(?:et|&)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_STROKE = re.compile(r"\s*/\s*")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_OTHER_TRAIT = re.compile(
    r"[a-zà-ÿ]+(?:els|elles|aux|ales|ifs|ives|iques|scolaires|publics|privés)"
)  # "clubs sportifs et culturels"
_JOINTS = (_STROKE, _DASH, _AND)
_OWNED = (Field.PILOT, Field.PARTNER)
_FEWEST_BESIDE = 2  # others beside whom a name stands behind or before a dash
_FEWEST_STRUCK, _MOST_STRUCK = 4, 0.6  # lists with strokes, and their share, that show what strokes are for


def parted_names(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, whose halves all stand elsewhere in the plan as whole names.

    "Accueil et Population" is one service where "Population" alone never has an action. Of names with a dash or strokes
    between them it is enough that each stands beside several others; where most strokes part lists, all of them do.
    Some bodies stand alone in any plan: one of them is enough in a list of partners.
    """
    owned = [value for item in items for value in item.values if value.field in _OWNED]
    names = _names(value.raw for value in owned)
    partners = _names(value.raw for value in owned if value.field is Field.PARTNER)
    bare = {*names, *(_BRACKET.sub("", name) for name in names)}
    alone = {fold(name) for name in bare if not any(joint.search(name) for joint in _JOINTS)} | known_bodies()
    struck = {part for name in names for part in _STROKE.split(name)}  # "Anne Petit – Échevine / DG" are two
    known = {_STROKE: alone | _seen_beside(names, _STROKE), _DASH: alone | _seen_beside(struck, _DASH), _AND: alone}
    listed = {fold(part) for name in names for part in (_STROKE.split(name) if _STROKE.search(name) else ())}
    parted = {
        fold(name)
        for name in names
        for joint in _JOINTS
        if len(parts := joint.split(name)) > 1 and known[joint].issuperset(map(fold, parts))
        if joint is not _DASH or not MINISTRY.match(name)  # and one of its departments
    }
    parted.update(  # "Eaux et Forêts" where "Eaux" stands alone, and "Forêts" in the list "Forêts / Nature"
        fold(name)
        for name in names
        if len(parts := [fold(part) for part in _AND.split(name)]) == 2
        and not alone.isdisjoint(parts)
        and (alone | listed).issuperset(parts)
    )
    parted.update(
        fold(name)
        for name in partners
        if len(parts := _AND.split(name)) > 1
        and not known_bodies().isdisjoint(map(fold, parts))
        and not any(map(_OTHER_TRAIT.fullmatch, parts[1:]))
    )
    return frozenset(parted | _struck_alike(names, parted))


def _names(raws: Iterable[str]) -> set[str]:
    return {" ".join(part.split()) for raw in raws for part in _PARTS.findall(raw)}


def _struck_alike(names: Iterable[str], parted: set[str]) -> set[str]:
    """The other names with strokes, folded, where most of those in the plan are lists of names in capitals."""
    struck = [name for name in names if _STROKE.search(name)]
    lists = sum(fold(name) in parted for name in struck)
    if lists < _FEWEST_STRUCK or lists < _MOST_STRUCK * len(struck):
        return set()
    return {fold(name) for name in struck if all(part[:1].isupper() for part in _STROKE.split(name))}


def _seen_beside(names: Iterable[str], joint: re.Pattern[str]) -> set[str]:
    """The names, folded, that stand beside several others with ``joint`` between them."""
    beside: dict[str, set[str]] = {}
    for name in names:
        halves = {fold(half) for half in joint.split(name)}
        for half in halves:
            beside.setdefault(half, set()).update(halves - {half})
    return {half for half, others in beside.items() if len(others) >= _FEWEST_BESIDE}


@lru_cache(maxsize=4096)
def part_names(text: str, names: frozenset[str]) -> str:
    """Return a list of names with a semicolon between the halves of each of ``names``.

    >>> part_names("Travaux et Finances, CPAS", frozenset({"travaux et finances"}))
    'Travaux ; Finances, CPAS'
    """
    if not names:
        return text
    return _PARTS.sub(lambda part: _halves(part[0], names), text)


def _halves(name: str, names: frozenset[str]) -> str:
    if fold(name) not in names:
        return name
    joint = next((joint for joint in _JOINTS if joint.search(name)), _AND)
    return " ; ".join(_halves(half, names) if joint is not _AND else half for half in joint.split(name))
