"""Identifiers of plans and items: the same for one plan in any format, since neither numbers nor places enter them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from extract.text import fold
from normalize.plan_file import Organisation, Term

_DIGITS = 12


def plan_id(organisations: Sequence[Organisation], term: Term | None, digest: str) -> str:
    """Return ``kind-NIS-term``, joint plans with a ``+``; ``unknown-`` and 8 digits of ``digest`` without a known body.

    The term is left out where the document prints none.

    >>> plan_id([Organisation("cpas", "CPAS de X", "X", "85034")], Term(2018, 2024), "")
    'cpas-85034-2018-2024'
    """
    bodies = sorted({(body.kind != "commune", body.kind, body.nis_code) for body in organisations if body.nis_code})
    if not bodies or len(bodies) != len(organisations):
        return f"unknown-{digest[:8]}"
    years = [str(year) for year in (term.start_year, term.end_year) if year] if term else []
    return "-".join(["+".join(f"{kind}-{code}" for _, kind, code in bodies), *years])


class ItemIds:
    """Gives out the identifiers of one plan's items; those that would be equal get a counter in document order."""

    def __init__(self, plan: str) -> None:
        self._plan = plan
        self._given: Counter[str] = Counter()

    def next(self, level: str, title: str, parents: Sequence[str], volet: str | None = None) -> str:
        """Return the identifier of the next item in document order; ``parents``: the titles above it, top first."""
        parts = [self._plan, volet or "", level, *(fold(parent) for parent in parents), fold(title)]
        base = "\x1f".join(parts)
        self._given[base] += 1
        text = base if self._given[base] == 1 else f"{base}\x1f{self._given[base]}"
        return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
