"""Passages that count the plans of two bodies, cut where they pass from one to the other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

Body = Literal["commune", "cpas"]

_CPAS = r"(?:C\.?\s?P\.?\s?A\.?\s?S\b\.?|centres?\s+publics?\s+d['’]\s?(?:action|aide)\s+sociale)"
_COMMUNE = r"(?:commune|ville|administration\s+communale|(?:programme|plan|p\.?s\.?t\.?)\s+communal)\b"
_BODY = re.compile(
    rf"\b(?:(?P<cpas>{_CPAS})|(?P<commune>{_COMMUNE}))"
    r"(?:\s+(?:de\s+la|de|du|des|d['’])\s*[A-ZÀ-Ý][\w’'-]*)?",
    re.IGNORECASE,
)
_BETWEEN_JOINED = re.compile(r"[\s(]*(?:et|&|/|\+|-|ainsi\s+que)\s+(?:\w+['’]?\s*){0,2}", re.IGNORECASE)
_OF_JOINED = re.compile(r"\s*(?:de\s+la|de\s+l['’]|du|de)\s*", re.IGNORECASE)
_COUNT = re.compile(
    r"""\b(?:\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante
    |cinquante|soixante|septante|quatre-vingts?|nonante|cent|un(?:e)?\b(?=\s+objectif))(?:[-\s](?:et[-\s])?[a-z]+)?
    \s+(?:\(\d+\)\s+)?(?:objectifs?|axes?|enjeux|d[ée]fis|ambitions|engagements|leviers|O\.?[SO]\b|actions?|projets?|fiches?|mesures?)
    |(?:objectifs?\ (?:strat[ée]giques?|op[ée]rationnels?)|actions?|projets?)\s*:\s*\d""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_COMPANY = re.compile(r"\b(?:avec|aupr[èe]s)\s+(?:\w+['’]?\s*){0,2}$", re.IGNORECASE)
_LONGEST = 900


def clauses_by_body(text: str) -> tuple[tuple[Body, str], ...]:
    """Return the clauses of a passage that counts the plans of commune and CPAS apart, with whose each is; else none.

    The body stands before what is counted in every clause, or behind it in every one.

    >>> clauses_by_body("La Ville compte 4 objectifs stratégiques, son CPAS 3 objectifs stratégiques.")
    (('commune', 'La Ville compte 4 objectifs stratégiques'), ('cpas', 'son CPAS 3 objectifs stratégiques.'))
    """
    if len(text) > _LONGEST:
        return ()
    bodies = [match for match in _BODY.finditer(text) if not _is_joined(text, match)]
    counts = [match.start() for match in _COUNT.finditer(text)]
    if len({match.lastgroup for match in bodies}) < 2 or len(counts) < 2:
        return ()
    first = bodies[0].start() < counts[0]
    marks = [match for at, match in enumerate(bodies) if at == 0 or match.lastgroup != bodies[at - 1].lastgroup]
    if first:
        cuts = [0, *(_before(text, match.start()) for match in marks[1:]), len(text)]
    else:
        cuts = [0, *(match.end() for match in marks[:-1]), len(text)]
    parts = list(pairwise(cuts))
    whole = len(marks) == 2 and all(any(start <= at < stop for at in counts) for start, stop in parts)
    if not whole or (not first and marks[0].start() < counts[0]):
        return ()
    return tuple(
        (_name(match), text[start:stop].strip(" ,;–-")) for match, (start, stop) in zip(marks, parts, strict=True)
    )


def _name(match: re.Match[str]) -> Body:
    return "cpas" if match["cpas"] else "commune"


def _is_joined(text: str, match: re.Match[str]) -> bool:
    """Whether a body is named in one breath with the other ("la Ville et le CPAS"), owned by it or keeps it company."""
    if _IN_COMPANY.search(text[: match.start()]):
        return True
    for other in _BODY.finditer(text):
        if other.lastgroup == match.lastgroup:
            continue
        low, high = sorted((match, other), key=lambda m: m.start())
        between = text[low.end() : high.start()]
        if _BETWEEN_JOINED.fullmatch(between) or (low["cpas"] and _OF_JOINED.fullmatch(between)):
            return True
    return False


def _before(text: str, at: int) -> int:
    """Where the clause begins in which a body stands: behind the last sign or "et" before it."""
    signs = [match.end() for match in re.finditer(r"[;,.(:]\s|\s[–-]\s|\bet\s|\bmais\s", text[:at])]
    return signs[-1] if signs else at
