"""What a person should check first: 1 for lost or invented items, 2 for doubtful values, 3 for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DOUBTFUL: Final = 0.8  # below it an item or field is worth a look
_VERY_DOUBTFUL = 0.5

_URGENCY: Final[Mapping[str, int]] = MappingProxyType(
    {
        "totals-differ": 1,
        "number-gap": 1,
        "orphan-item": 1,
        "missing-title": 1,
        "unread-text": 1,
        "unknown-body": 1,
        "ambiguous-body": 1,
        "truncated": 1,
        "limit-reached": 1,
        "encrypted": 1,
        "page-without-text": 1,
        "ocr-unavailable": 1,
        "stale-correction": 1,
        "low-confidence": 2,
        "readings-disagree": 2,
        "sum-differs": 2,
        "unread-value": 2,
        "unread-column": 2,
        "ambiguous-level": 2,
        "garbled-text": 2,
        "number-repeated": 2,
    }
)


def urgency_of_warning(code: str) -> int:
    """Return 1, 2 or 3, 1 being looked at first.

    >>> urgency_of_warning("totals-differ"), urgency_of_warning("ocr-used")
    (1, 3)
    """
    return _URGENCY.get(code, 3)


def urgency_of_confidence(confidence: float) -> int:
    """Return 1 for what is wrong as often as right, else 2."""
    return 1 if confidence < _VERY_DOUBTFUL else 2
