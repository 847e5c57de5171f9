"""The persons in charge of an item as the exchange file has them: one responsible, one elected, a department."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from normalize.plan_file import Pilot
from normalize.values.people import parse_pilots

Civility: TypeAlias = Literal["MONSIEUR", "MADAME"]

_NAME_LENGTH: Final = 100
_FIRST_NAME_LENGTH: Final = 50
_BODIES: Final = frozenset(
    {
        "service", "college", "conseil", "bureau_permanent", "codir", "cpas", "commune", "police", "zone_de_secours",
        "regie", "intercommunale", "association", "ecole", "citoyens", "consultant",
    }
)  # fmt: skip
_WORD: Final = r"[^\W\d_][\w'’.-]*"
_PERSON: Final = re.compile(rf"(?P<civility>M\.|Mme)\s(?P<first>{_WORD})\s(?P<last>(?:{_WORD}\s)*{_WORD})")
_MISTER: Final = re.compile(r"(?:M\.|Mr\.?|Monsieur)\s")
_MADAM: Final = re.compile(r"(?:Mme\.?|Mlle\.?|Madame|Mademoiselle)\s")
_FEMININE: Final = re.compile(
    r"""(?ix)^(?:la\s)?(?:\d*(?:re|ère|e|ème)?\s)?
    (?:directrice|échevine|présidente|conseillère|coordinatrice|receveuse|cheffe|agente|assistante|employée|animatrice)\b"""
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the exchange file. ``stated`` is False where the plan does not print the civility."""

    civility: Civility
    last_name: str
    first_name: str
    stated: bool
    pilot: Pilot


@dataclass(frozen=True, slots=True)
class Persons:
    """Who goes where; ``left`` are those for whom the format has no place."""

    responsible: Person | None
    elected: Person | None
    department: tuple[Pilot, ...]
    left: tuple[Pilot, ...]


def place_pilots(pilots: tuple[Pilot, ...]) -> Persons:
    """Give each pilot a place: services to the department, the first person of each role to its own.

    A pilot without a role stands among the administrative ones, behind them.
    """
    elected = [pilot for pilot in pilots if pilot.role == "political"]
    others = sorted((p for p in pilots if p.role != "political"), key=lambda pilot: pilot.role != "administrative")
    bodies = tuple(pilot for pilot in others if pilot.function in _BODIES and ";" not in pilot.name)
    persons = [pilot for pilot in others if pilot not in bodies]
    return Persons(
        responsible=_person(persons[0]) if persons else None,
        elected=_person(elected[0]) if elected else None,
        department=bodies,
        left=(*persons[1:], *elected[1:]),
    )


def reads_back(pilot: Pilot, role: str) -> bool:
    """Return whether a name, read from the exchange file, gives this pilot again."""
    read = parse_pilots(pilot.name, role).value
    return [(found.role, found.name) for found in read] == [(pilot.role, pilot.name)]


def _person(pilot: Pilot) -> Person:
    match = _PERSON.fullmatch(pilot.name)
    if match and len(match["first"]) <= _FIRST_NAME_LENGTH and len(match["last"]) <= _NAME_LENGTH:
        civility: Civility = "MONSIEUR" if match["civility"] == "M." else "MADAME"
        return Person(civility, match["last"], match["first"], stated=True, pilot=pilot)
    stated = _MISTER.match(pilot.name) or _MADAM.match(pilot.name)
    feminine = _MADAM.match(pilot.name) or _FEMININE.match(pilot.name)
    return Person("MADAME" if feminine else "MONSIEUR", _cut(pilot.name), "", stated=bool(stated), pilot=pilot)


def _cut(name: str) -> str:
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"
