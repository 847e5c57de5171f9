"""Values that a cell of remarks prints with labels of its own: read where nothing else of the document tells them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.document import Place
from extract.printed import Field, PrintedValue

_TEXT, _FIELD, _LABEL = "free-text", "free-text-field", "free-text-label"
_DECIDED = re.compile(
    r"(?P<state>[^()\d]{5,40}) \((?:d[ée]cision|coll[èe]ge|conseil|bureau)\b[^()]{0,50}\)\.?", re.IGNORECASE
)
_Told = set[tuple[Field, str]]


def decided_state(text: str) -> list[PrintedValue]:
    """Return what a remark that is nothing but a state says, with who decided so: "Annulée (Collège du 3 mai 2030)"."""
    match = _DECIDED.fullmatch(" ".join(text.split()))
    return [PrintedValue(Field.STATUS, match[0], None)] if match is not None and is_state(match["state"]) else []


def said_in_text(
    value: PrintedValue, text: str, field: str, label: str | None, places: tuple[Place, ...]
) -> PrintedValue:
    """Return a value that ``text``, a cell of ``field``, prints ("Mandataire : Mme Dupré"), marked as such."""
    hints = {**value.hints, _TEXT: text, _FIELD: field, _LABEL: label or ""}
    return replace(value, hints=MappingProxyType(hints), places=places)


def settle_free_texts(entries: Iterable[Entry]) -> None:
    """Make texts again of the cells of which a value is told elsewhere, by a column or a label of its own.

    A plan with a column of states says there how far an action is; its remarks say why.
    """
    entries = list(entries)
    printed = [value for entry in entries for value in entry.values]
    if not any(_TEXT in value.hints for value in printed):
        return
    labelled = [value for value in printed if value.label and _TEXT not in value.hints]
    told = {(value.field, role) for value in labelled for role in ("", "unspecified", _role(value))}
    for entry in entries:
        settled = _settled(entry.values, told)
        entry.values[:] = list(settled.values())
        entry.apart[:] = [settled[id(value)] for value in entry.apart if id(value) in settled]


def _role(value: PrintedValue) -> str:
    """The role of who is in charge: a column of services does not tell the alderman."""
    return value.hints.get("role", "")


def _settled(values: Sequence[PrintedValue], told: _Told) -> dict[int, PrintedValue]:
    """The values by the identity of those that they stand for; of a text that is one again, the first."""
    marked = [value for value in values if _TEXT in value.hints]
    texts = {value.hints[_TEXT] for value in marked if (value.field, _role(value)) in told}
    found: dict[int, PrintedValue] = {}
    done: set[str] = set()
    for value in values:
        text = value.hints.get(_TEXT)
        if text in texts and text in done:
            continue
        found[id(value)] = value if text is None else _as_text(value) if text in texts else _unmarked(value)
        done.update([text] if text else [])
    return found


def _as_text(value: PrintedValue) -> PrintedValue:
    label = value.hints[_LABEL] or None
    return PrintedValue(Field(value.hints[_FIELD]), value.hints[_TEXT], label, places=value.places)


def _unmarked(value: PrintedValue) -> PrintedValue:
    hints = {key: hint for key, hint in value.hints.items() if key not in (_TEXT, _FIELD, _LABEL)}
    return replace(value, hints=MappingProxyType(hints))
