"""What the letters of a grid of services say: who pilots, who is a partner ("P = service pilote", R, A, C and I)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from extract import lexicon
from extract.detect.words.labels import meaning
from extract.text import fold

RoleField = Literal["pilots", "partners", "none"]
_BETWEEN = re.compile(r"\s*[/,+;&-]\s*|\s+")
_DESIGNATED = re.compile(
    r"\b(?:lettres?|croix|signes?|symboles?|sigles?)\s+[(«\"“']?\s*(?P<sign>[A-Z]|[✓✔●•■])\s*[)»\"”']?\s+"
    r"(?:d[ée]signe|indique|signale|signifie|repr[ée]sente|marque|pour)\s+(?P<said>[^.;:,\n]{3,60})"
)
_LONGEST = 3  # letters of a sign


@dataclass(frozen=True, slots=True)
class GridRole:
    """What a body does for an action: the field in which its name belongs, and a pilot's role there."""

    field: RoleField
    role: str = "unspecified"


@lru_cache(maxsize=1024)
def grid_role(text: str) -> GridRole | None:
    """Return the role that a legend's words name, by the first of them; None where they name none.

    >>> grid_role("service partenaire"), grid_role("en cours")
    (GridRole(field='partners', role='unspecified'), None)
    """
    folded = fold(text)
    known = meaning(text)
    found = [(match.start(), field) for field, pattern in _patterns() if (match := pattern.search(folded))]
    if not found:
        return None
    field = min(found)[1]
    hints = known.hints if known is not None and known.target == field == "pilots" else {}
    return GridRole(field, hints.get("role", "unspecified"))


def designated(text: str) -> list[tuple[str, str]]:
    """Return the signs that a sentence explains, with its words: "La lettre P désigne le service pilote."."""
    return [(match["sign"], match["said"]) for match in _DESIGNATED.finditer(text)]


def roles_of_cell(text: str, signs: Mapping[str, str]) -> tuple[GridRole, ...] | None:
    """Return the roles that a cell's letters stand for ("P", "R/A"); None where it holds anything else.

    ``signs`` are those of the document's legend, with its words.
    """
    text = text.strip()
    parts = [text] if text.upper() in signs else _BETWEEN.split(text)
    if len(parts) == 1 and text not in signs and 1 < len(text) <= _LONGEST:
        parts = list(text)
    roles = [grid_role(signs[part.upper()]) for part in parts if part.upper() in signs]
    return tuple(role for role in roles if role is not None) if parts and len(roles) == len(parts) else None


@cache
def raci() -> Mapping[str, str]:
    """Return the letters that need no legend, with what they stand for."""
    return MappingProxyType(dict(lexicon.load("roles")["raci"]))


@cache
def _patterns() -> tuple[tuple[RoleField, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(rf"\b(?:{row['pattern']})\b")) for row in lexicon.load("roles")["role"])
