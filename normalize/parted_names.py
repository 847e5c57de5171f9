"""Names with "et" or a dash between them ("Travaux et Finances"): either stands alone elsewhere in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.printed import Field, PrintedItem
from extract.text import fold

_PARTS = re.compile(r"(?:[^,;\n]|(?<=\bet)\n|\n(?=et\b))+")
_AND = re.compile(r"\s+(?:et|&)\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_OWNED = (Field.PILOT, Field.PARTNER)
_FEWEST_BESIDE = 2  # others beside whom a name stands behind or before a dash


def parted_names(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, whose halves all stand elsewhere in the plan as whole names.

    "Accueil et Population" is one service where "Population" alone never has an action. Of names with a dash between
    them it is enough that each stands beside several others.
    """
    raws = [value.raw for item in items for value in item.values if value.field in _OWNED]
    names = {" ".join(part.split()) for raw in raws for part in _PARTS.findall(raw)}
    alone = {fold(name) for name in names if not _AND.search(name) and not _DASH.search(name)}
    beside: dict[str, set[str]] = {}
    for name in names:
        halves = {fold(half) for half in _DASH.split(name)}
        for half in halves:
            beside.setdefault(half, set()).update(halves - {half})
    dashed = alone | {half for half, others in beside.items() if len(others) >= _FEWEST_BESIDE}
    return frozenset(
        fold(name)
        for name in names
        for joint, known in ((_DASH, dashed), (_AND, alone))
        if len(parts := joint.split(name)) > 1 and known.issuperset(map(fold, parts))
    )


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
    joint = _DASH if _DASH.search(name) else _AND
    return " ; ".join(_halves(half, names) if joint is _DASH else half for half in joint.split(name))
