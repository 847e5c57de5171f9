"""What a plan's own legend says that its terms are: "CT = court terme (2025-2026)", "long terme : après 2028"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extract.flat import flat

_TERM = r"(?:(?P<letter>[cml])\.?\s?t\.?(?![a-z.])|\b(?:a )?(?P<word>court|moyen|long)s?(?: terme)?\b)"
_YEARS = (
    r"(?:(?:de |du |entre |des )?20\d\d(?:\s?(?:-|/|a|au|et|jusqu'en)\s?20\d\d)?"
    r"|(?:(?:d'ici(?: a)?|avant|jusqu'en|jusqu'a|apres|a partir de|des)\s(?:fin )?|fin )20\d\d)"
)
_TOLD = re.compile(
    rf"(?<![a-z]){_TERM}(?:\s?[=:(-]?\s?(?:a )?(?:court|moyen|long) terme)?\s?[=:(,-]\s?(?P<years>{_YEARS})(?![\d/])"
)
_USED = re.compile(rf"(?<![a-z]){_TERM}")
_BETWEEN = re.compile(r"[\s,;/&+()>→-]|\b(?:a|et|puis|au)\b")
_FEWEST = 2  # terms that a legend tells


def term_spans(texts: Iterable[str]) -> dict[str, str]:
    """Return the years that the texts of a plan give to each term, by its first letter; empty where they tell of one.

    >>> term_spans(["CT = court terme (2025-2026) ; MT = moyen terme (2027-2028)"])
    {'c': '2025-2026', 'm': '2027-2028'}
    """
    found: dict[str, str] = {}
    for text in texts:
        if "terme" not in (folded := flat(text)):
            continue
        for told in _TOLD.finditer(folded):
            found.setdefault((told["letter"] or told["word"])[0], told["years"].strip())
    return found if len(found) >= _FEWEST else {}


def said_in_years(text: str, spans: Mapping[str, str]) -> str | None:
    """Return a time told in nothing but terms in the years that these are; None for any other text.

    >>> said_in_years("CT et MT", {"c": "2025-2026", "m": "2027-2028"})
    '2025-2026 et 2027-2028'
    """
    folded = flat(" ".join(text.split()))
    rest = _BETWEEN.sub("", _USED.sub("", folded))
    if rest or not (used := list(_USED.finditer(folded))):
        return None
    keys = [(match["letter"] or match["word"])[0] for match in used]
    if any(key not in spans for key in keys):
        return None
    return _USED.sub(lambda match: spans[(match["letter"] or match["word"])[0]], folded)
