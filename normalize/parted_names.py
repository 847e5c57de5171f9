"""Two names with "et" between them ("Travaux et Finances"): the halves stand alone elsewhere in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.printed import Field, PrintedItem
from extract.text import fold

_PARTS = re.compile(r"(?:[^,;\n]|(?<=\bet)\n|\n(?=et\b))+")
_AND = re.compile(r"\s+(?:et|&)\s+")
_OWNED = (Field.PILOT, Field.PARTNER)


def parted_names(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, whose halves all stand elsewhere in the plan as whole names.

    "Accueil et Population" is one service where "Population" alone never has an action.
    """
    raws = [value.raw for item in items for value in item.values if value.field in _OWNED]
    names = {" ".join(part.split()) for raw in raws for part in _PARTS.findall(raw)}
    known = {fold(name) for name in names if not _AND.search(name)}
    return frozenset(
        fold(name) for name in names if len(halves := _AND.split(name)) > 1 and known.issuperset(map(fold, halves))
    )


def part_names(text: str, names: frozenset[str]) -> str:
    """Return a list of names with a semicolon between the halves of each of ``names``.

    >>> part_names("Travaux et Finances, CPAS", frozenset({"travaux et finances"}))
    'Travaux ; Finances, CPAS'
    """
    if not names:
        return text
    return _PARTS.sub(lambda part: _AND.sub(" ; ", part[0]) if fold(part[0]) in names else part[0], text)
