"""The title in a file's properties: kept where somebody chose it, left out where a program filled it in."""

from __future__ import annotations

import re

from extract.text import clean, fold

_GENERIC = re.compile(
    r"^(?:document|doc|presentation|classeur|book|worksheet|sans titre|sans nom|untitled|titre|title|modele|template|"
    r"word document|powerpoint presentation|presentation powerpoint|new document|nouveau document|diapositive|slide|"
    r"page|scan|numerisation|copie|test|x+|none|null|unknown)(?: ?microsoft word)?(?: ?\d[\d ]*)?$"
)
_PROGRAM = re.compile(r"^(?:microsoft\s+)?(?:word|powerpoint|excel|office|writer|impress)\s*-\s*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\.(?:docx?|docm|dotx?|odt|ott|pdf|pptx?|odp|rtf|xlsx?|ods|indd|pub|txt|html?)$|^\S*[^\W\d][-_]\S*$", re.IGNORECASE
)


def document_title(stated: str | None) -> str | None:
    """Return the title that a file states, None where it is empty, generic ("Document1") or like a file name.

    >>> document_title("Programme stratégique transversal 2024-2030")
    'Programme stratégique transversal 2024-2030'
    >>> document_title("Microsoft Word - pst_v3.doc") is None
    True
    """
    text = clean(stated or "")
    folded = fold(text)
    if not folded or _PROGRAM.match(text) or _FILE_NAME.search(text) or _GENERIC.match(folded):
        return None
    return text if re.search(r"[^\W\d_]{3,}", text) else None
