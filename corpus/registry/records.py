"""The bodies that must publish a plan, as frozen records, and how their names are made in French."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

BodyKind = Literal["commune", "cpas", "province"]

_PREFIX = {"commune": "Commune", "cpas": "CPAS", "province": "Province"}
_MUTE_H = ("hastière", "hélécine", "herbeumont", "houffalize")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body. A CPAS bears the code of its commune.

    ``name`` is the official name ("CPAS d'Anthisnes"), ``place`` the bare one ("Anthisnes", "Namur"). ``aliases`` are
    other names of the place: Dutch, German, without article. ``valid_from`` and ``valid_to`` are inclusive days
    (``valid_to`` None: still there). ``previous_nis`` are the codes it bore or the communes that it was made of;
    ``successor_nis`` is the commune that it became part of. ``hosts`` are known host names without ``www.``.
    """

    kind: BodyKind
    nis_code: str
    name: str
    place: str
    province: str
    aliases: tuple[str, ...] = ()
    language: str = "fr"
    postal_codes: tuple[str, ...] = ()
    valid_from: date = date(1970, 1, 1)
    valid_to: date | None = None
    previous_nis: tuple[str, ...] = ()
    successor_nis: str | None = None
    website: str | None = None
    hosts: tuple[str, ...] = ()

    @property
    def commune(self) -> str | None:
        """The commune's name; None for a province."""
        return None if self.kind == "province" else self.place

    def exists_on(self, day: date) -> bool:
        """Whether the body existed on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def official_name(kind: str, place: str) -> str:
    """Return "CPAS de X", "Commune de X" or "Province de X", with the elision and contractions of French.

    >>> official_name("cpas", "Anthisnes"), official_name("commune", "Le Roeulx")
    ("CPAS d'Anthisnes", 'Commune du Roeulx')
    """
    return f"{_PREFIX[kind]} {_of(place)}"


def without_article(place: str) -> str:
    """Return the name without its leading article ("La Hulpe" -> "Hulpe")."""
    return re.sub(r"^(?:la|le|les)\s+", "", place, flags=re.IGNORECASE)


def _of(place: str) -> str:
    bare = without_article(place)
    if bare != place:
        article = place[: -len(bare)].strip().lower()
        return {"le": f"du {bare}", "les": f"des {bare}"}.get(article, f"de {place}")
    vowel = re.match(r"[aeiouyàâäéèêëîïôöùûü]", place, re.IGNORECASE)
    return f"d'{place}" if vowel or place.lower().startswith(_MUTE_H) else f"de {place}"
