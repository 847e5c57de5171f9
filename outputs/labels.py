"""What the codes of the closed lists are called, in French and in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from extract.text import fold

Language = Literal["fr", "en"]

_FILE = Path(__file__).with_name("labels.toml")

# The columns whose values are of a closed list, with the list; (table, column) where the column's name is not enough.
LIST_OF_COLUMN: Final[Mapping[str | tuple[str, str], str]] = {
    "level": "level",
    ("documents", "kind"): "document_kind",
    "body_kind": "body_kind",
    "volet": "volet",
    "role": "role",
    "function": "function",
    "schedule_precision": "schedule_precision",
    ("amounts", "kind"): "amount_kind",
    "per": "per",
    "direction": "direction",
    "vat": "vat",
    "funder": "funder",
    "priority": "priority",
    "status": "status",
    "health": "health",
    "categories": "category",
    ("warnings", "code"): "warning",
}


def list_of(table: str, column: str) -> str | None:
    """Return the closed list that a column's values are of, None for free text and numbers."""
    return LIST_OF_COLUMN.get((table, column)) or LIST_OF_COLUMN.get(column)


@cache
def closed_list(name: str, language: Language = "fr") -> Mapping[str, str]:
    """Return the codes of a list with their labels, in the contract's order.

    >>> closed_list("volet")["internal"]
    'Interne'
    """
    return {code: labels[language] for code, labels in _lists()[name].items()}


def list_names() -> tuple[str, ...]:
    """Return the names of all lists."""
    return tuple(_lists())


def label(name: str, code: str | None) -> str | None:
    """Return the French label of a code; the code itself where it is in no list, None for None."""
    return None if code is None else closed_list(name).get(code, code)


def code_of(name: str, text: str) -> str | None:
    """Return the code that a French label or the code itself stands for, whatever its case and accents, else None.

    >>> code_of("status", "termine")
    'done'
    """
    return _codes(name).get(fold(text))


@cache
def _codes(name: str) -> Mapping[str, str]:
    labels = closed_list(name)
    return {fold(code): code for code in labels} | {fold(text): code for code, text in labels.items()}


@cache
def _lists() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
