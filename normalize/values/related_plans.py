"""Other plans that an item belongs to: "PCS", "PAEDC, PCDN", "Plan de formation du personnel, Plan de gestion"."""

from __future__ import annotations

import re

from extract.flat import flat
from normalize.values.reading import Reading, is_nothing, is_undecided

_MARKS = re.compile(r"x|oui|☑|✓|✔|✅|●")
_SPLIT = re.compile(
    r"\s*[\n;|•]\s*|\s*,\s+(?![^(]*\))|\s+/\s+|(?<=[A-Z])\s*[/,&+]\s*(?=[A-Z])|\s+et\s+(?="
    r"(?:le |la |les |l['’])?(?:[A-Z]{2,}|[Pp]lan|[Pp]rogramme|[Cc]ontrat|[Aa]genda))"
)
_LEAD = re.compile(
    r"^(?:[-–•*]\s*|(?:cf\.?|voir|lien avec|lié au?)\s+)?(?:le |la |les |l['’]|au |du )?(?=\S)", re.IGNORECASE
)


def parse_related_plans(text: str, label: str | None = None) -> Reading[tuple[str, ...]]:
    """Return the plans named, as printed, each once; a mere cross stands for the plan that the column is named after.

    >>> parse_related_plans("PCS, PCDN").value
    ('PCS', 'PCDN')
    """
    raw = text.strip()
    if _MARKS.fullmatch(flat(raw)):
        name = (label or "").split(">")[-1].strip()
        return Reading((name,)) if name else Reading((), unread=raw)
    if not raw or is_nothing(raw) or is_undecided(raw) or flat(raw) == "non":
        return Reading(())
    names: dict[str, str] = {}
    for part in _SPLIT.split(raw):
        name = " ".join(_LEAD.sub("", part.strip()).split()).strip(" .,;")
        if name and not is_nothing(name):
            names.setdefault(flat(name), name)
    return Reading(tuple(names.values()))
