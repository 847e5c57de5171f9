"""Names side by side without a sign between them ("Anne Petit Jean Roux"): each stands alone elsewhere.

The lines of a narrow column of names look wrapped; who they are tells where one ends. Of the bodies that are partners,
some are known by these words alone in any plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from extract.printed import Field, PrintedItem
from extract.text import fold
from normalize.values.functions import function_of, is_person, known_bodies

_JOINT = re.compile(r"(\s*[,;/|•\n]\s*|\s+(?:et|&|[-–—])\s+)")
_SIGN = re.compile(r"(\s*[,;|•]\s*)")  # the end of a line may part a name
_SERVICES = (None, "service", "cpas", "commune", "police")  # functions that are no person's
_KIND = "intercommunale"  # of bodies, whose names may follow it
_FEWEST_WORDS = 2  # of a person's name
_FEWEST_BESIDE = 2  # persons beside whom another one may stand


def persons_alone(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, of the persons who stand in a cell or a list of pilots as entries of their own."""
    names = _entries(items, Field.PILOT, _JOINT)
    persons = {fold(name) for name in names if len(name.split()) >= _FEWEST_WORDS and is_person(name)}
    return frozenset(name for name in persons if _cut(name.split(), persons - {name}) is None)


def bodies_alone(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, of the partners who are entries of their own in a list, and of those known anywhere."""
    names = {fold(name): name for name in _entries(items, Field.PARTNER, _SIGN) if name}
    known = names.keys() | known_bodies()
    listed = {key for key, name in names.items() if _bodies(name.split(), known - {key}) is not None}
    return frozenset(known - listed)


def services_alone(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names, folded, of the services who are entries of their own in a list of pilots.

    Persons and functions are none: "Directeur général CPAS" is one, whoever else is "CPAS".
    """
    names = {fold(name): name for name in _entries(items, Field.PILOT, _JOINT) if name}
    services = {key for key, name in names.items() if not is_person(name) and function_of(name) in _SERVICES}
    listed = {key for key in services if _bodies(names[key].split(), services - {key}) is not None}
    return frozenset(services - listed)


def _entries(items: Iterable[PrintedItem], field: Field, joint: re.Pattern[str]) -> set[str]:
    raws = {value.raw for item in items for value in item.values if value.field is field}
    return {" ".join(part.split()) for raw in raws for part in joint.split(raw)[::2]}


@lru_cache(maxsize=4096)
def part_bodies(text: str, bodies: frozenset[str]) -> str:
    """Return a list of names with a semicolon between bodies who stand side by side in it.

    >>> part_bodies("Zone de secours ONE, DG", frozenset({"zone de secours", "one"}))
    'Zone de secours ; ONE, DG'
    """
    pieces = _JOINT.split(text)
    pieces[::2] = [" ; ".join(_bodies(piece.split(), bodies) or (piece,)) for piece in pieces[::2]]
    return "".join(pieces)


def _bodies(words: Sequence[str], bodies: Set[str]) -> list[str] | None:
    """The bodies whose names, one after the other, make up the words; None where there are not several."""
    ends: dict[int, list[str]] = {0: []}  # by how many words they make up, the longest names first
    for at in range(len(words)):
        if at not in ends:
            continue
        for stop in range(len(words), at, -1):
            name = " ".join(words[at:stop])
            opens = name[0].isupper() or (name[0].isalpha() and fold(name) in known_bodies())
            if stop not in ends and opens and fold(name) in bodies:
                before = ends[at][-1] if at else ""
                named = fold(before) == _KIND == function_of(name)  # "Intercommunale Igretec" is one
                ends[stop] = [*ends[at][:-1], f"{before} {name}"] if named else [*ends[at], name]
    found = ends.get(len(words), [])
    return found if len(found) > 1 else None


def part_persons(text: str, persons: frozenset[str]) -> str:
    """Return a list of names with a semicolon between persons who stand side by side in it.

    >>> part_persons("Anne Petit Jean Roux, DG", frozenset({"anne petit", "jean roux"}))
    'Anne Petit ; Jean Roux, DG'
    """
    if len(persons) < _FEWEST_WORDS:
        return text
    pieces = _JOINT.split(text)
    pieces[::2] = [" ; ".join(_cut(piece.split(), persons) or (piece,)) for piece in pieces[::2]]
    return "".join(pieces)


def _cut(words: Sequence[str], persons: Set[str]) -> list[str] | None:
    """The persons whose names, one after the other, make up the words; None where there are not several.

    Beside two of them, a third one may be somebody who never stands alone.
    """
    if len(words) < 2 * _FEWEST_WORDS:
        return None
    found: list[str] = []
    at = 0
    while at < len(words):
        stops = range(len(words), at + _FEWEST_WORDS - 1, -1)
        stop = next((stop for stop in stops if fold(" ".join(words[at:stop])) in persons), None)
        if stop is None:
            break
        found.append(" ".join(words[at:stop]))
        at = stop
    if rest := " ".join(words[at:]):
        known = len(found)
        found.append(rest)
        if known < _FEWEST_BESIDE or len(words) - at != _FEWEST_WORDS or not is_person(rest):
            return None
    return found if len(found) > 1 else None
