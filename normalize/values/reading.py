"""What every value parser gives back: the value, what it could not read, and how sure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.flat import flat

T = TypeVar("T")

_NOTHING = re.compile(
    r"[\s\-_/.*…=:|·•]*|(?:n ?/ ?a\.?|n\.a\.|n\. ?a\.?|neant|nihil|nihilo|aucune?s?"
    r"|sans objet|s\.? ?o\.?|/|x{3,}|non applicable|"
    r"pas d'application|vide|rien|(?:non|pas) (?:renseigne|specifie|mentionne|complete|rempli)e?s?)[\s.]*"
)
_UNDECIDED = re.compile(
    r"(?:encore |reste )?(?:(?:a |en cours de |non )(?:re)?(?:definir|determiner"
    r"|determinee?s?|definie?s?|preciser|precisee?s?|completer|fixer|"
    r"designer|estimer|chiffrer|evaluer|prevoir|confirmer|convenir|definition|estimation"
    r"|chiffrage|def|det|prec|est|compl|conf)|tbd|tbc|inconnue?s?|\?+|"
    r"sans (?:timing|delai|date|echeance)(?: precise?)?|non communiquee?s?)(?: "
    r"(?:ulterieurement|plus tard|en 20\d\d))?[\s.]*"
)


_BETWEEN_OPTIONS = re.compile(r"\s+[-–—]\s+|\s*[/|•·;,]\s*|\s+ou\s+|\s{2,}|\n")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A parsed value: ``unread`` is the printed text that was not understood (a warning follows), None where all was.

    ``confidence`` is lower than 1 where the printed form allows another reading.
    """

    value: T
    unread: str | None = None
    confidence: float = 1.0


def is_nothing(text: str) -> bool:
    """Whether the text stands for an empty cell: a dash, "néant", "(néant)", "n/a", "sans objet".

    >>> is_nothing(" – "), is_nothing("DG")
    (True, False)
    """
    return _NOTHING.fullmatch(flat(text.strip()).strip("()[] ")) is not None


def options(text: str) -> list[str]:
    """The parts of a text that may only list what a form offers to choose from ("Haute / Moyenne / Basse")."""
    return [part.strip() for part in _BETWEEN_OPTIONS.split(text) if part.strip()]


def is_undecided(text: str) -> bool:
    """Whether the text says that the value is not known yet: "à déterminer", "sans timing précis"."""
    return _UNDECIDED.fullmatch(flat(text.strip()).strip("() ")) is not None
