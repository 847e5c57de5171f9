"""Names of database fields at the head of columns ("DT_DEBUT_PREV", "libAction"), spelled out in words."""

from __future__ import annotations

import re
from functools import cache

from extract import lexicon
from extract.text import fold

_FIELD_NAME = re.compile(r"[^\W_]+(?:_+[^\W_]+)+|[^\W_]*[a-zà-ÿ][A-ZÀ-Þ][^\W_]*")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def spelled_out(label: str) -> str:
    """Return a field's name in folded words, short forms in full; other labels as they are.

    The words that only say what sort of field it is ("lib", "val") go where others remain.

    >>> spelled_out("DT_FIN_PREV"), spelled_out("lib_os"), spelled_out("Date de fin")
    ('date fin prevue', 'os', 'Date de fin')
    """
    if _FIELD_NAME.fullmatch(label.strip()) is None:
        return label
    words = fold(_HUMP.sub(" ", label).replace("_", " "))
    for short, full in _short_forms():
        words = re.sub(rf"\b{short}\b", full, words)
    kept = [word for word in words.split() if word not in _sorts()]
    return " ".join(kept) or words


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    rows = lexicon.load("field_names")["short"]
    forms = [(short, row["full"]) for row in rows for short in row["forms"]]
    return tuple(sorted(forms, key=lambda form: -len(form[0].split())))


@cache
def _sorts() -> frozenset[str]:
    return frozenset(lexicon.load("field_names")["sort"]["words"])
