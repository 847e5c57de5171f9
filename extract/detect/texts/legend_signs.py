"""Signs and letters after a label ("Situation : C"): what the document's own legend says that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.detect.words.legend import Legend
from extract.document import Place
from extract.printed import Field, PrintedValue

_SIGNED = (Field.STATUS, Field.PRIORITY, Field.PROGRESS)


def say_signs(entries: Iterable[Entry], legend: Legend) -> None:
    """Tell of each state or priority that is nothing but a sign what the legend says of it, as cells of tables do."""
    for entry in entries if legend.signs else ():
        for values in (entry.values, entry.apart):
            values[:] = [explained(value, legend) for value in values]


def state_sign(text: str, legend: Legend, places: Sequence[Place]) -> PrintedValue | None:
    """Return the state that a line of a sign and nothing else says by the legend, None where it says none."""
    meant = legend.of_sign(text)
    if meant is None or not is_state(meant):
        return None
    return PrintedValue(Field.STATUS, text, None, MappingProxyType({"legend": meant}), tuple(places), 0.9)


def explained(value: PrintedValue, legend: Legend) -> PrintedValue:
    """Return a state or priority that is nothing but a sign with what the legend says of it; others unchanged."""
    if value.field not in _SIGNED or "legend" in value.hints:
        return value
    meant = legend.of_sign(value.raw)
    if meant is None:
        return value
    return replace(value, hints=MappingProxyType({**value.hints, "legend": meant}))
