"""Calls of notes: a small number raised behind a word is none of its own figures ("lisible³", not "lisible3")."""

from __future__ import annotations

import re

_CALLED = re.compile(r"(?:[^\W\d_]{3}|[.»\"’)])(?P<call>\d{1,2})(?=[,.;:)»]?$)")
_ENDS = frozenset("0123456789,.;:)»")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.8  # times the size of the word before it
_HIGH = 0.2  # of that size, above its baseline
_NEAR = 0.15  # of that size: less than a blank


def call_in(text: str) -> tuple[int, int] | None:
    """Return from where to where the number stands in a word that may be the call of a note behind it, or None."""
    numbered = text[-1] in _ENDS and (text[-1].isdecimal() or text[-2:-1].isdecimal())
    match = _CALLED.search(text) if numbered else None
    return match.span("call") if match is not None else None


def is_call(before: str, text: str) -> bool:
    """Whether a word may be the call of a note behind the word before it."""
    return len(text) <= 2 and text.isdecimal() and _CALLED.search(before + text) is not None


def is_raised(height: float, size: float) -> bool:
    """Whether a baseline so far above that of a word of this size is a call's."""
    return _HIGH * size < height < size


def is_small_behind(gap: float, size: float, of_word: float) -> bool:
    """Whether figures of one size, a gap behind a word of another size, are a call's."""
    return 0 < size <= _SMALL * of_word and gap < _NEAR * of_word


def raised(text: str) -> str:
    """Return figures as raised ones.

    >>> raised("12")
    '¹²'
    """
    return text.translate(_RAISED)
