"""Columns that hold nothing but codes of items told elsewhere: "1.1, 2.3", "OS 2 et OS 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.detect.words.labels import meaning
from extract.text import fold

if TYPE_CHECKING:
    from extract.detect.columns.column import Column

_MOST, _HALF = 0.7, 0.5  # of the cells of a column
_FEWEST = 2  # cells that hold several codes
_WORD = (
    r"(?:O\.?\s?[SO]|obj(?:ectifs?|\.)?(?:\s(?:strat|op)[^\W\d]*\.?)?|axes?|actions?|act|projets?|fiches?(?:\s[^\W\d]+)?"
    r"|[AP])"
)
_CODE = rf"(?>(?:(?:{_WORD})\.?\s?(?:n\s?°\s?)?)?(?:[A-Z]\.?)?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[a-z]?)"
_CODES = re.compile(rf"{_CODE}(?P<more>(?:\s*(?:[,;/&+\n]|\bet\b|\bà\b|\s[–-]\s)\s*{_CODE})*)[\s.;]*", re.IGNORECASE)
_IN_PARTS = re.compile(r"[^\W\d]\s?\d|\d\.\d")
_RELATION = re.compile(
    r"\b(?:concernee?s?|liee?s?|liens?|associee?s?|correspondante?s?|correspondances?|vises?|renvois?)\b"
)


def are_references(texts: Sequence[str], label: str) -> bool:
    """Whether a column holds nothing but codes of items told elsewhere: several in a cell, or as its label says."""
    texts = [text for text in texts if text.strip(" -–—/")]
    found = [match for text in texts if (match := _CODES.fullmatch(text)) is not None]
    if not found or len(found) < _MOST * len(texts):
        return False
    known = meaning(label)
    named = known is not None and known.level is not None
    if not named and sum(_IN_PARTS.search(match[0]) is not None for match in found) < _MOST * len(found):
        return False  # numbers of anything
    return list_codes(texts) or (len(found) >= _FEWEST and bool(_RELATION.search(fold(label))))


def list_codes(texts: Sequence[str]) -> bool:
    """Whether cells hold several codes each."""
    return sum(bool(match["more"]) for text in texts if (match := _CODES.fullmatch(text)) is not None) >= _FEWEST


def without_references(column: Column, texts: Sequence[str]) -> Column:
    """Leave out a column of titles most of whose cells hold several codes: what each row serves is no item above it."""
    if column.target != "title" or not are_references(texts, column.label):
        return column
    several = sum(bool(match["more"]) for text in texts if (match := _CODES.fullmatch(text)) is not None)
    return replace(column, target="ignore", level=None) if several >= _HALF * len(texts) else column
